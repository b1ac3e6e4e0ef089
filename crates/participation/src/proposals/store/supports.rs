//! Support: one row a person, and a count that moves with it.
use crate::proposals::actions::{MoveSupport, Support};
use crate::proposals::domain::{Proposal, Status};
use db::{FromRow, Reader, Row, Writer, args, sql};
use dialogue::subjects::{self, SubjectKind};
use kit::{Allowed, Error, Instant, PersonId, ProposalId, Result};

/// Adds a person's support. Says whether it is new: supporting twice is supporting.
///
/// # Errors
/// [`Error::Conflict`] if the proposal was settled meanwhile.
pub async fn support(tx: &mut Writer, case: &Allowed<Support>, person: PersonId) -> Result<bool> {
    add_support(tx, case.id, person).await
}

/// Takes a person's support back. Says whether there was one.
///
/// # Errors
/// If it cannot be written.
pub async fn take_back(tx: &mut Writer, case: &Allowed<Support>, person: PersonId) -> Result<bool> {
    remove(tx, case.id, person).await
}

/// Moves a person's support to the proposal in which this one lives on, and says which that is.
///
/// # Errors
/// [`Error::Conflict`] if there is none (any more).
pub async fn follow_merged(
    tx: &mut Writer,
    case: &Allowed<MoveSupport>,
    person: PersonId,
) -> Result<ProposalId> {
    let heir = heir(tx, &case.proposal).await?.ok_or_else(settled)?;
    if remove(tx, case.id, person).await? {
        add_support(tx, heir.id, person).await?;
    }
    Ok(heir.id)
}

/// How many times over a proposal can have been merged and still be followed.
const FARTHEST: usize = 20;

/// The proposal in which one that was merged lives on.
#[derive(Debug, Clone)]
pub struct Heir {
    pub id: ProposalId,
    pub title: String,
}

/// The last of the proposals into which one was merged after the other, if people can support it.
///
/// # Errors
/// If it cannot be read.
pub async fn heir(reader: &mut Reader, proposal: &Proposal) -> Result<Option<Heir>> {
    let mut next = proposal.merged_into();
    for _ in 0..FARTHEST {
        let Some(id) = next else { return Ok(None) };
        let Some(link) = link(reader, id).await? else { return Ok(None) };
        if link.status.is_alive() {
            return Ok((!link.is_hidden).then_some(Heir { id, title: link.title }));
        }
        next = link.merged_into.filter(|_| link.status == Status::Merged);
    }
    Ok(None)
}

/// One proposal on the way from one that was merged to its heir.
struct Link {
    title: String,
    status: Status,
    merged_into: Option<ProposalId>,
    is_hidden: bool,
}
impl FromRow for Link {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Link {
            title: row.get()?,
            status: row.get()?,
            merged_into: row.maybe()?,
            is_hidden: row.maybe::<Instant>()?.is_some(),
        })
    }
}

async fn link(reader: &mut Reader, id: ProposalId) -> Result<Option<Link>> {
    Ok(reader
        .one(
            sql!(
                "
                select p.title, p.status, p.merged_into, h.at
                  from proposal p
                  left join proposal_hiding h on h.community_id = p.community_id and h.proposal_id = p.id
                 where p.community_id = $1 and p.id = $2"
            ),
            args![id],
        )
        .await?)
}

/// Adds a person's support without asking whether it is the time for it: for imports and for the demo. Whoever
/// supports a proposal follows it.
///
/// # Errors
/// [`Error::Conflict`] if the proposal cannot win any more, or was taken from view.
pub async fn add_support(tx: &mut Writer, proposal: ProposalId, person: PersonId) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let added = tx
        .run(
            sql!("
                insert into proposal_support (community_id, proposal_id, person_id, since) values ($1, $2, $3, $4)
                on conflict (community_id, proposal_id, person_id) do nothing"),
            args![proposal, person, now],
        )
        .await?;
    if added == 0 {
        return Ok(false);
    }
    let counted = tx
        .run(
            sql!(
                "
                update proposal set support_count = support_count + 1
                 where community_id = $1 and id = $2 and status in ('submitted', 'admissible')
                   and not exists (select 1 from proposal_hiding h where h.community_id = $1 and h.proposal_id = $2)"
            ),
            args![proposal],
        )
        .await?;
    if counted == 0 {
        return Err(settled());
    }
    count_on_shelves(tx, proposal, 1).await?;
    subjects::follow(tx, SubjectKind::Proposal, proposal.0, person).await?;
    Ok(true)
}

async fn remove(tx: &mut Writer, proposal: ProposalId, person: PersonId) -> Result<bool> {
    let removed = tx
        .run(
            sql!(
                "delete from proposal_support where community_id = $1 and proposal_id = $2 and person_id = $3"
            ),
            args![proposal, person],
        )
        .await?;
    if removed == 0 {
        return Ok(false);
    }
    tx.run(
        sql!("update proposal set support_count = support_count - 1 where community_id = $1 and id = $2"),
        args![proposal],
    )
    .await?;
    count_on_shelves(tx, proposal, -1).await?;
    Ok(true)
}

async fn count_on_shelves(tx: &mut Writer, proposal: ProposalId, more: i64) -> Result<()> {
    tx.run(
        sql!(
            "
            update proposal_shelf set support_count = support_count + $3
             where community_id = $1 and proposal_id = $2"
        ),
        args![proposal, more],
    )
    .await?;
    Ok(())
}

fn settled() -> Error {
    Error::Conflict("proposal-denied-settled")
}
