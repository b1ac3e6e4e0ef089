//! Every statement that opens a vote or tells where it stands.
use super::domain::{Counting, Lot, Open, Vote, VoteOption};
use crate::electorate::{self, Conditions};
use communities::candidates::Candidate;
use db::{Event, FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{App, Error, Instant, ProcessId, Result, VoteId};
use rules::stages::StageKind;

/// How many rows are read at a time where a whole table has to be gone through.
pub(crate) const BATCH: i64 = 5_000;

/// A vote was opened: rules, options and the list of voters are fixed.
#[derive(serde::Serialize)]
pub struct VoteOpened {
    pub vote: VoteId,
    pub process: ProcessId,
    pub title: String,
    pub options: i64,
    pub electorate: i64,
}
impl Event for VoteOpened {
    const NAME: &'static str = "vote.opened";
}

impl FromRow for Vote {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Vote {
            id: row.get()?,
            process: row.get()?,
            slug: row.get()?,
            title: row.get()?,
            max_choices: row.get()?,
            seats: row.get()?,
            option_count: row.get()?,
            few_reason: row.maybe()?,
            closes_at: row.get()?,
            opened_at: row.get()?,
            electorate: row.get()?,
            electorate_digest: row.get()?,
            turnout: row.get()?,
            count: counting(row)?,
            lot: lot(row)?,
        })
    }
}

fn counting(row: &mut Row<'_>) -> db::Result<Option<Counting>> {
    let (voters, ballots, blank, spoiled) = (row.maybe()?, row.maybe()?, row.maybe()?, row.maybe()?);
    let (outcome, counted_at) = (row.maybe()?, row.maybe()?);
    Ok(match (voters, ballots, blank, spoiled, outcome, counted_at) {
        (Some(voters), Some(ballots), Some(blank), Some(spoiled), Some(outcome), Some(counted_at)) => {
            Some(Counting { voters, ballots, blank, spoiled, outcome, counted_at })
        }
        _ => None,
    })
}

fn lot(row: &mut Row<'_>) -> db::Result<Option<Lot>> {
    let order: Option<String> = row.maybe()?;
    Ok(match (order, row.maybe()?, row.maybe()?, row.maybe()?) {
        (Some(order), Some(drawn_by), Some(witnesses), Some(drawn_on)) => {
            let order = order.split(',').filter_map(|position| position.parse().ok()).collect();
            Some(Lot { order, drawn_by, witnesses, drawn_on })
        }
        _ => None,
    })
}

impl FromRow for VoteOption {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(VoteOption {
            position: row.get()?,
            proposal: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            village: row.maybe()?,
            cost: row.get()?,
        })
    }
}

/// The vote of a process, with its turnout, its count and its lot. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Option<Vote>> {
    Ok(reader
        .one(
            sql!("
                select v.id, v.process_id, p.slug, v.title, v.max_choices, v.seats, v.option_count, v.few_reason, v.closes_at, v.opened_at,
                       l.people, l.digest,
                       (select cast(count(*) as bigint) from entitlement e
                         where e.community_id = v.community_id and e.vote_id = v.id and e.used),
                       c.voters, c.ballots, c.blank, c.spoiled, c.outcome, c.counted_at,
                       t.drawn_order, t.drawn_by, t.witnesses, t.drawn_on
                  from vote v
                  join process p on p.community_id = v.community_id and p.id = v.process_id
                  join electorate l on l.community_id = v.community_id and l.vote_id = v.id
                  left join vote_count c on c.community_id = v.community_id and c.vote_id = v.id
                  left join vote_lot t on t.community_id = v.community_id and t.vote_id = v.id
                 where v.community_id = $1 and v.process_id = $2"),
            args![process],
        )
        .await?)
}

/// What stands on the ballot, in its order.
///
/// # Errors
/// If it cannot be read.
pub async fn options(reader: &mut Reader, vote: VoteId) -> Result<Vec<VoteOption>> {
    Ok(reader
        .all(
            sql!(
                "
                select position, proposal_id, title, summary, village, cost from vote_option
                 where community_id = $1 and vote_id = $2 order by position"
            ),
            args![vote],
        )
        .await?)
}

/// Opens a vote: fixes its rules, its options and its list of voters. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if it is open already, or if nobody could vote.
pub async fn open(tx: &mut Writer, app: &App, opening: &Allowed<Open>) -> Result<VoteOpened> {
    let process = &opening.process;
    let id = VoteId(tx.new_id());
    let (now, few_reason) =
        (Instant(tx.stamp().now), opening.few_reason.clone().filter(|_| opening.has_few()));
    let stage = process.stage(StageKind::Vote).ok_or(Error::NotFound)?;
    let options = i64::try_from(opening.candidates.len()).unwrap_or(i64::MAX);
    let opened = tx
        .run(
            sql!("
                insert into vote (community_id, id, process_id, title, max_choices, seats, option_count, few_reason,
                                  opens_at, closes_at, opened_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (community_id, process_id) do nothing"),
            args![
                id,
                process.id,
                &process.title,
                process.max_choices.clamp(1, options),
                process.seats,
                options,
                few_reason,
                stage.opens_at,
                stage.closes_at,
                now
            ],
        )
        .await?;
    if opened == 0 {
        return Err(Error::Conflict("vote-opened-already"));
    }
    for (position, candidate) in (1..).zip(&opening.candidates) {
        add_option(tx, id, position, candidate).await?;
    }
    let electorate = electorate::store::fix(tx, app, id, &Conditions::default(), now.day()).await?;
    Ok(VoteOpened { vote: id, process: process.id, title: process.title.clone(), options, electorate })
}

async fn add_option(tx: &mut Writer, vote: VoteId, position: i64, candidate: &Candidate) -> Result<()> {
    tx.run(
        sql!("
            insert into vote_option (community_id, vote_id, position, proposal_id, title, summary, village, cost)
            values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![
            vote,
            position,
            candidate.proposal,
            &candidate.title,
            &candidate.summary,
            candidate.village.clone(),
            candidate.cost
        ],
    )
    .await?;
    Ok(())
}

/// A process whose vote waits for the staff.
pub struct Waiting {
    pub slug: String,
    pub title: String,
    /// When the stage closes, or the vote closed.
    pub closes_at: Instant,
    pub opened: bool,
    pub counted: bool,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            slug: row.get()?,
            title: row.get()?,
            closes_at: row.get()?,
            opened: row.get()?,
            counted: row.get()?,
        })
    }
}

/// What waits for the staff: votes to open while their stage is open, votes that are over and not counted, ties.
///
/// # Errors
/// If it cannot be read.
pub async fn waiting(reader: &mut Reader, now: Instant) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!("
                select p.slug, p.title, coalesce(v.closes_at, s.closes_at), v.id is not null, c.vote_id is not null
                  from stage s
                  join process p on p.community_id = s.community_id and p.id = s.process_id and p.published_at is not null
                  left join vote v on v.community_id = p.community_id and v.process_id = p.id
                  left join vote_count c on c.community_id = v.community_id and c.vote_id = v.id
                  left join vote_lot t on t.community_id = v.community_id and t.vote_id = v.id
                 where s.community_id = $1 and s.kind = 'vote' and s.opens_at <= $2
                   and ((v.id is null and s.closes_at > $2)
                        or (v.closes_at <= $2 and (c.vote_id is null or (c.outcome = 'tie' and t.vote_id is null))))
                 order by s.opens_at, p.slug limit 50"),
            args![now],
        )
        .await?)
}

/// The stage of a process in which the vote is held: when it opens, when it closes.
///
/// # Errors
/// If it cannot be read.
pub async fn stage(reader: &mut Reader, process: ProcessId) -> Result<Option<(String, Instant, Instant)>> {
    Ok(reader
        .one(
            sql!(
                "
                select p.slug, s.opens_at, s.closes_at
                  from stage s join process p on p.community_id = s.community_id and p.id = s.process_id
                 where s.community_id = $1 and s.process_id = $2 and s.kind = 'vote'"
            ),
            args![process],
        )
        .await?)
}
