//! Every statement that touches initiatives.
use super::delivery::Delivery;
use super::domain::Timetable;
use super::{Initiative, InitiativeWon, Progress};
use crate::candidates::Candidate;
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::{InitiativeId, Instant, PersonId, ProcessId, ProposalId, Result, VoteId};
use uuid::Uuid;

/// Initiatives with how far each has come: [`Progress`].
const PROGRESS: &str = "
    select i.id, i.process_id, i.proposal_id, i.vote_id, i.title, i.summary, i.village, i.cost, i.created_at,
           p.title, p.slug, f.opens_at, f.closes_at, w.opens_at, d.delivered_on, d.closing, d.reason,
           (select max(u.posted_at) from delivery_update u
             where u.community_id = i.community_id and u.initiative_id = i.id)
      from initiative i
      join process p on p.community_id = i.community_id and p.id = i.process_id
      left join stage f on f.community_id = i.community_id and f.process_id = i.process_id and f.kind = 'fund'
      left join stage w on w.community_id = i.community_id and w.process_id = i.process_id and w.kind = 'deliver'
      left join delivery d on d.community_id = i.community_id and d.initiative_id = i.id";

impl FromRow for Initiative {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Initiative {
            id: row.get()?,
            process: row.get()?,
            proposal: row.get()?,
            vote: row.maybe()?,
            title: row.get()?,
            summary: row.get()?,
            village: row.maybe()?,
            cost: row.get()?,
            created_at: row.get()?,
        })
    }
}

impl FromRow for Progress {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let initiative = Initiative::from_row(row)?;
        let (process_title, process_slug) = (row.get()?, row.get()?);
        let timetable =
            Timetable { fund_opens: row.maybe()?, fund_closes: row.maybe()?, deliver_opens: row.maybe()? };
        let (delivered_on, closing, reason) = (row.maybe()?, row.maybe::<String>()?, row.maybe()?);
        let delivery = closing.map(|closing| Delivery { delivered_on, closing, reason });
        Ok(Progress {
            initiative,
            process_title,
            process_slug,
            timetable,
            delivery,
            last_update: row.maybe()?,
        })
    }
}

/// Turns a candidate that won into an initiative. A candidate becomes one once, however often this is called.
///
/// # Errors
/// If it cannot be written.
pub async fn create(
    tx: &mut Writer,
    candidate: &Candidate,
    vote: Option<VoteId>,
) -> Result<Option<InitiativeId>> {
    let (id, now) = (InitiativeId(tx.new_id()), Instant(tx.stamp().now));
    let created = tx
        .run(
            sql!("
                insert into initiative (community_id, id, process_id, proposal_id, vote_id, title, summary, village, cost, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (community_id, proposal_id) do nothing"),
            args![
                id, candidate.process, candidate.proposal, vote, &candidate.title, &candidate.summary,
                candidate.village.clone(), candidate.cost, now
            ],
        )
        .await?;
    if created == 0 {
        return Ok(None);
    }
    open_subject(tx, id, candidate).await?;
    tx.record(&InitiativeWon {
        initiative: id,
        proposal: candidate.proposal,
        title: candidate.title.clone(),
    })
    .await?;
    Ok(Some(id))
}

/// The hand-over to the talk: whoever followed the proposal follows the initiative that it became. The talk is built on
/// this crate and cannot be called from here; the rows of `subject` and `follow` are what both sides know.
async fn open_subject(tx: &mut Writer, id: InitiativeId, candidate: &Candidate) -> Result<()> {
    let (url, now) = (format!("/initiatives/{id}"), Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into subject (community_id, kind, id, process_id, title, url)
            values ($1, 'initiative', $2, $3, $4, $5) on conflict (community_id, kind, id) do nothing"
        ),
        args![id, candidate.process, &candidate.title, url],
    )
    .await?;
    tx.run(
        sql!(
            "
            insert into follow (community_id, kind, subject_id, person_id, since)
            select f.community_id, s.kind, s.id, f.person_id, $4
              from follow f
              join subject s on s.community_id = f.community_id and s.kind = 'initiative' and s.id = $3
             where f.community_id = $1 and f.kind = 'proposal' and f.subject_id = $2
            on conflict (community_id, kind, subject_id, person_id) do nothing"
        ),
        args![candidate.proposal, id, now],
    )
    .await?;
    Ok(())
}

/// Whether a person follows an initiative.
///
/// # Errors
/// If it cannot be read.
pub async fn is_followed(reader: &mut Reader, id: InitiativeId, person: PersonId) -> Result<bool> {
    let found: Option<(PersonId,)> = reader
        .one(
            sql!(
                "
                select person_id from follow
                 where community_id = $1 and kind = 'initiative' and subject_id = $2 and person_id = $3"
            ),
            args![id, person],
        )
        .await?;
    Ok(found.is_some())
}

/// An initiative by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: InitiativeId) -> Result<Option<Initiative>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, process_id, proposal_id, vote_id, title, summary, village, cost, created_at
                  from initiative where community_id = $1 and id = $2"
            ),
            args![id],
        )
        .await?)
}

/// The initiatives of a process, oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Initiative>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, process_id, proposal_id, vote_id, title, summary, village, cost, created_at
                  from initiative where community_id = $1 and process_id = $2 order by id limit 100"
            ),
            args![process],
        )
        .await?)
}

/// The initiative that a proposal became, if it won.
///
/// # Errors
/// If it cannot be read.
pub async fn of_proposal(reader: &mut Reader, proposal: ProposalId) -> Result<Option<Initiative>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, process_id, proposal_id, vote_id, title, summary, village, cost, created_at
                  from initiative where community_id = $1 and proposal_id = $2"
            ),
            args![proposal],
        )
        .await?)
}

/// A page of initiatives with how far each has come, the newest before `before`. One statement.
///
/// # Errors
/// If they cannot be read.
pub async fn page(reader: &mut Reader, before: Option<InitiativeId>, limit: i64) -> Result<Vec<Progress>> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    Ok(reader
        .all(
            sql!(PROGRESS, "where i.community_id = $1 and i.id < $2 order by i.id desc limit $3"),
            args![before, limit],
        )
        .await?)
}

/// One initiative with how far it has come. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn progress(reader: &mut Reader, id: InitiativeId) -> Result<Option<Progress>> {
    Ok(reader.one(sql!(PROGRESS, "where i.community_id = $1 and i.id = $2"), args![id]).await?)
}

/// The initiatives of a process with how far each has come, oldest first. One statement.
///
/// # Errors
/// If they cannot be read.
pub async fn progress_of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Progress>> {
    Ok(reader
        .all(
            sql!(PROGRESS, "where i.community_id = $1 and i.process_id = $2 order by i.id limit 100"),
            args![process],
        )
        .await?)
}

/// Every initiative, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from initiative where community_id = $1 and id > $2 order by id limit $3")
}
