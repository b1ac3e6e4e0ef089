//! Support: one row a person, and a count that moves with it.
use crate::proposals::actions::{MoveSupport, Support};
use crate::proposals::domain::Decision;
use db::{Writer, args, sql};
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

/// Moves a person's support to the proposal that this one was merged into.
///
/// # Errors
/// [`Error::Conflict`] if either proposal was settled otherwise meanwhile.
pub async fn follow_merged(tx: &mut Writer, case: &Allowed<MoveSupport>, person: PersonId) -> Result<()> {
    let Some(Decision::Merged { into }) = case.review.as_ref().map(|review| review.decision) else {
        return Err(settled());
    };
    if remove(tx, case.id, person).await? {
        add_support(tx, into, person).await?;
    }
    Ok(())
}

/// Adds a person's support without asking whether it is the time for it: for imports and for the demo. Whoever
/// supports a proposal follows it.
///
/// # Errors
/// [`Error::Conflict`] if the proposal cannot win any more.
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
                 where community_id = $1 and id = $2 and status in ('submitted', 'admissible')"
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
