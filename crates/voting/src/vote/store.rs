//! Every statement that opens a vote or tells where it stands.
use super::domain::{Counting, Declare, Extend, Kind, Open, Terms, Vote, VoteOption};
use crate::electorate::{self, Conditions};
use communities::candidates::Candidate;
use communities::processes::{Process, store as processes};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::access::Allowed;
use kit::{App, Error, Instant, ProcessId, Result, VoteId};
use rules::ballot::BallotKind;
use rules::counting::Rule;
use rules::stages::StageKind;

/// How many rows are read at a time where a whole table has to be gone through.
pub(crate) const BATCH: i64 = 5_000;

db::events! {
    /// A vote was opened: rules, options and the list of voters are fixed.
    pub VoteOpened = "vote.opened" {
        vote: VoteId,
        process: ProcessId,
        title: String,
        options: i64,
        electorate: i64,
    }
}

impl FromRow for Vote {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Vote {
            id: row.get()?,
            process: row.get()?,
            slug: row.get()?,
            title: row.get()?,
            terms: terms_of(row)?,
            option_count: row.get()?,
            few_reason: row.maybe()?,
            closes_at: row.get()?,
            opened_at: row.get()?,
            electorate: row.get()?,
            electorate_digest: row.get()?,
            turnout: row.get()?,
            count: counting(row)?,
        })
    }
}

/// Reads max_choices, seats, ballot, rule, budget, min_age, grounds, village, complaint_days.
fn terms_of(row: &mut Row<'_>) -> db::Result<Terms> {
    let plain = Terms::plain(row.get()?, row.get()?);
    let (ballot, rule): (String, String) = (row.get()?, row.get()?);
    Ok(Terms {
        kind: if ballot.is_empty() { plain.kind } else { ballot.parse()? },
        rule: if rule.is_empty() { plain.rule } else { rule.parse()? },
        budget: row.maybe()?,
        conditions: Conditions {
            min_age: row.get()?,
            grounds: Conditions::grounds_of(&row.get::<String>()?),
            village: row.maybe()?,
        },
        complaint_days: row.get()?,
    })
}

fn counting(row: &mut Row<'_>) -> db::Result<Option<Counting>> {
    let (voters, ballots, blank, spoiled) = (row.maybe()?, row.maybe()?, row.maybe()?, row.maybe()?);
    let (outcome, counted_at) = (row.maybe()?, row.maybe()?);
    let is_decided: bool = row.get()?;
    let last_lot: Option<Instant> = row.maybe()?;
    Ok(match (voters, ballots, blank, spoiled, outcome, counted_at) {
        (Some(voters), Some(ballots), Some(blank), Some(spoiled), Some(outcome), Some(counted_at)) => {
            let outcome = if is_decided { Kind::Decided } else { outcome };
            let decided_at = last_lot.unwrap_or(counted_at);
            Some(Counting { voters, ballots, blank, spoiled, outcome, counted_at, decided_at })
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
            category: row.maybe()?,
            cost: row.get()?,
        })
    }
}

/// The vote of a process, with its turnout and its count. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Option<Vote>> {
    Ok(reader
        .one(
            sql!("
                select v.id, v.process_id, p.slug, v.title, v.max_choices, v.seats, v.ballot, v.rule, v.budget, v.min_age,
                       v.grounds, v.village, v.complaint_days, v.option_count, v.few_reason, t.closes_at, v.opened_at,
                       l.people, l.digest,
                       (select cast(count(*) as bigint) from entitlement e
                         where e.community_id = v.community_id and e.vote_id = v.id and e.used),
                       c.voters, c.ballots, c.blank, c.spoiled, c.outcome, c.counted_at,
                       exists (select 1 from vote_winner w where w.community_id = v.community_id and w.vote_id = v.id),
                       (select max(a.at) from vote_act a
                         where a.community_id = v.community_id and a.process_id = v.process_id and a.act = 'lot')
                  from vote v
                  join process p on p.community_id = v.community_id and p.id = v.process_id
                  join vote_term t on t.community_id = v.community_id and t.vote_id = v.id
                  join electorate l on l.community_id = v.community_id and l.vote_id = v.id
                  left join vote_count c on c.community_id = v.community_id and c.vote_id = v.id
                 where v.community_id = $1 and v.process_id = $2"),
            args![process],
        )
        .await?)
}

/// A vote as the search shows it.
pub(crate) struct Shown {
    pub(crate) process: ProcessId,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) opened_at: Instant,
}
impl FromRow for Shown {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Shown { process: row.get()?, slug: row.get()?, title: row.get()?, opened_at: row.get()? })
    }
}

/// What is shown of a vote where it is found; none if it was not opened.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn shown(reader: &mut Reader, vote: VoteId) -> Result<Option<Shown>> {
    Ok(reader
        .one(
            sql!(
                "
                select v.process_id, p.slug, v.title, v.opened_at from vote v
                  join process p on p.community_id = v.community_id and p.id = v.process_id
                 where v.community_id = $1 and v.id = $2"
            ),
            args![vote],
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
                select position, proposal_id, title, summary, village, category, cost from vote_option
                 where community_id = $1 and vote_id = $2 order by position"
            ),
            args![vote],
        )
        .await?)
}

/// Opens a vote: fixes its rules, its options and its list of voters. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if it is open already, the days of its stage have been changed meanwhile, or nobody could vote.
pub async fn open(tx: &mut Writer, app: &App, opening: &Allowed<Open>) -> Result<VoteOpened> {
    let process = &opening.process;
    hold_days(tx, process).await?;
    let id = VoteId(tx.new_id());
    let (now, few_reason) =
        (Instant(tx.stamp().now), opening.few_reason.clone().filter(|_| opening.has_few()));
    let stage = process.stage(StageKind::Vote).ok_or(Error::NotFound)?;
    let options = i64::try_from(opening.candidates.len()).unwrap_or(i64::MAX);
    let terms = opening.terms.clone().for_options(opening.candidates.len());
    let (most, winners) = plain_figures(&terms, options);
    let opened = tx
        .run(
            sql!("
                insert into vote (community_id, id, process_id, title, max_choices, seats, option_count, few_reason,
                                  opens_at, closes_at, opened_at, ballot, rule, budget, min_age, grounds, village,
                                  complaint_days)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                on conflict (community_id, process_id) do nothing"),
            args![
                id,
                process.id,
                &process.title,
                most,
                winners,
                options,
                few_reason,
                stage.opens_at,
                stage.closes_at,
                now,
                terms.kind.to_string(),
                terms.rule.to_string(),
                terms.budget,
                terms.conditions.min_age,
                terms.conditions.grounds_stored(),
                terms.conditions.village.clone(),
                terms.complaint_days
            ],
        )
        .await?;
    if opened == 0 {
        return Err(Error::Conflict("vote-opened-already"));
    }
    tx.run(
        sql!("insert into vote_term (community_id, vote_id, closes_at) values ($1, $2, $3)"),
        args![id, stage.closes_at],
    )
    .await?;
    processes::hold_stage(tx, stage.id, "vote").await?;
    for (position, candidate) in (1..).zip(&opening.candidates) {
        add_option(tx, id, position, candidate).await?;
    }
    let electorate = electorate::store::fix(tx, app, id, &terms.conditions, now.day()).await?;
    Ok(VoteOpened { vote: id, process: process.id, title: process.title.clone(), options, electorate })
}

/// Makes others wait who move the stages of a process, and refuses when the stage of the vote is not as it was read.
async fn hold_days(tx: &mut Writer, process: &Process) -> Result<()> {
    processes::lock(tx, &process.slug).await?;
    let days = stage(tx, process.id).await?.map(|(_, opens_at, closes_at)| (opens_at, closes_at));
    let read = process.stage(StageKind::Vote).map(|stage| (stage.opens_at, stage.closes_at));
    if days == read { Ok(()) } else { Err(Error::Conflict("vote-open-changed")) }
}

async fn add_option(tx: &mut Writer, vote: VoteId, position: i64, candidate: &Candidate) -> Result<()> {
    tx.run(
        sql!("
            insert into vote_option (community_id, vote_id, position, proposal_id, title, summary, village, category,
                                     cost)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            vote,
            position,
            candidate.proposal,
            &candidate.title,
            &candidate.summary,
            candidate.village.clone(),
            candidate.category,
            candidate.cost
        ],
    )
    .await?;
    Ok(())
}

db::events! {
    /// A vote stays open for longer.
    pub VoteExtended = "vote.extended" { vote: VoteId, title: String, closes_at: i64, reason: String }
}

/// Moves the end of an open vote, and of its stage. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if it has closed meanwhile, or the next stage begins before the new end.
pub async fn extend(
    tx: &mut Writer,
    vote: &Allowed<Extend>,
    until: Instant,
    reason: &str,
) -> Result<VoteExtended> {
    let now = Instant(tx.stamp().now);
    let known = communities::processes::store::find(tx, vote.process).await?.ok_or(Error::NotFound)?;
    // Whoever moves another stage waits, and the plan is read as it stands now.
    processes::lock(tx, &known.slug).await?;
    let process = communities::processes::store::find(tx, vote.process).await?.ok_or(Error::NotFound)?;
    let mut plan: Vec<rules::stages::Stage> = process.stages.iter().map(|stage| stage.plan()).collect();
    for stage in plan.iter_mut().filter(|stage| stage.kind == StageKind::Vote) {
        stage.closes = until.0;
    }
    if rules::stages::check_plan(&plan).is_err() {
        return Err(Error::Conflict("vote-extend-next-stage"));
    }
    let moved = tx
        .run(
            sql!(
                "
                update vote_term set closes_at = $4
                 where community_id = $1 and vote_id = $2 and closes_at = $3 and closes_at > $5"
            ),
            args![vote.id, vote.closes_at, until, now],
        )
        .await?;
    // Under the lock of the term: whoever closes the box takes it first, too.
    let closed = sql!(
        "select cast(count(*) as bigint) from entitlement where community_id = $1 and vote_id = $2 and closed"
    );
    let closed: i64 = tx.value(closed, args![vote.id]).await?;
    if moved == 0
        || closed > 0
        || !processes::extend_held(tx, vote.process, StageKind::Vote, "vote", until).await?
    {
        return Err(Error::Conflict("vote-denied-over"));
    }
    tx.run(
        sql!(
            "
            insert into vote_extension (community_id, vote_id, number, was, closes_at, reason, at)
            select $1, $2, 1 + (select cast(count(*) as bigint) from vote_extension x
                                 where x.community_id = $1 and x.vote_id = $2), $3, $4, $5, $6
              from vote v where v.community_id = $1 and v.id = $2"
        ),
        args![vote.id, vote.closes_at, until, reason, now],
    )
    .await?;
    Ok(VoteExtended {
        vote: vote.id,
        title: vote.title.clone(),
        closes_at: until.0,
        reason: reason.to_owned(),
    })
}

/// Takes the term of a vote, before anything else that belongs to it, until the transaction ends: whoever extends it, closes
/// it, mixes its ballots, prints its letters or reads its paper waits for the others, and never two for each other. Gives
/// when it closes.
///
/// # Errors
/// [`Error::NotFound`] if there is no such vote.
pub async fn hold_term(tx: &mut Writer, vote: VoteId) -> Result<Instant> {
    let held: Option<(Instant,)> = tx
        .one(
            sql!(
                "
                update vote_term set closes_at = closes_at where community_id = $1 and vote_id = $2
                returning closes_at"
            ),
            args![vote],
        )
        .await?;
    held.map(|(closes_at,)| closes_at).ok_or(Error::NotFound)
}

/// What was declared of the vote of a process, if anything was; what the process says otherwise.
///
/// # Errors
/// If it cannot be read.
pub async fn terms(reader: &mut Reader, process: &Process) -> Result<Terms> {
    let plan: Option<Terms> = reader
        .one(
            sql!(
                "
                select ballot, rule, budget, min_age, grounds, village, complaint_days from vote_plan
                 where community_id = $1 and process_id = $2"
            ),
            args![process.id],
        )
        .await?;
    Ok(plan.unwrap_or_else(|| Terms::of_process(process)))
}

impl FromRow for Terms {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Terms {
            kind: row.get::<String>()?.parse()?,
            rule: row.get::<String>()?.parse()?,
            budget: row.maybe()?,
            conditions: Conditions {
                min_age: row.get()?,
                grounds: Conditions::grounds_of(&row.get::<String>()?),
                village: row.maybe()?,
            },
            complaint_days: row.get()?,
        })
    }
}

db::events! {
    /// The terms of a vote were written down.
    pub VoteDeclared = "vote.declared" { process: ProcessId, title: String }
}

/// Writes down what the vote of a process will be. False if it has been opened meanwhile: then nothing is changed.
///
/// # Errors
/// If it cannot be written.
pub async fn declare(tx: &mut Writer, process: &Allowed<Declare>, terms: &Terms) -> Result<bool> {
    let (now, by) = (Instant(tx.stamp().now), tx.stamp().person);
    let written = tx
        .run(
            sql!("
                insert into vote_plan (community_id, process_id, ballot, rule, budget, min_age, grounds, village,
                                       complaint_days, declared_at, declared_by, revision)
                select p.community_id, p.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1
                  from process p
                 where p.community_id = $1 and p.id = $2
                   and not exists (select 1 from vote v where v.community_id = $1 and v.process_id = $2)
                on conflict (community_id, process_id) do update
                   set ballot = excluded.ballot, rule = excluded.rule, budget = excluded.budget,
                       min_age = excluded.min_age, grounds = excluded.grounds, village = excluded.village,
                       complaint_days = excluded.complaint_days, declared_at = excluded.declared_at,
                       declared_by = excluded.declared_by, revision = vote_plan.revision + 1"),
            args![
                process.id,
                terms.kind.to_string(),
                terms.rule.to_string(),
                terms.budget,
                terms.conditions.min_age,
                terms.conditions.grounds_stored(),
                terms.conditions.village.clone(),
                terms.complaint_days,
                now,
                by
            ],
        )
        .await?;
    Ok(written == 1)
}

/// How many options a ballot may name and how many can win, where the rule says so; otherwise all of them.
fn plain_figures(terms: &Terms, options: i64) -> (i64, i64) {
    let most = match terms.kind {
        BallotKind::Approval { max, .. } | BallotKind::Ranked { max, .. } => {
            i64::try_from(max).unwrap_or(options)
        }
        BallotKind::ChooseOne | BallotKind::YesNo => 1,
        BallotKind::Points(_) | BallotKind::Knapsack { .. } => options,
    };
    let winners = match terms.rule {
        Rule::MostVotes(rule) => i64::try_from(rule.winners).unwrap_or(options),
        Rule::Stv { seats } => i64::try_from(seats).unwrap_or(options),
        Rule::Greedy(_) | Rule::EqualShares(_) | Rule::YesNo(_) => options,
    };
    (most.clamp(1, options.max(1)), winners.max(1))
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
                select p.slug, p.title, coalesce(t.closes_at, s.closes_at), v.id is not null, c.vote_id is not null
                  from stage s
                  join process p on p.community_id = s.community_id and p.id = s.process_id and p.published_at is not null
                  left join vote v on v.community_id = p.community_id and v.process_id = p.id
                  left join vote_count c on c.community_id = v.community_id and c.vote_id = v.id
                  left join vote_term t on t.community_id = v.community_id and t.vote_id = v.id
                 where s.community_id = $1 and s.kind = 'vote' and s.opens_at <= $2
                   and ((v.id is null and s.closes_at > $2)
                        or (t.closes_at <= $2
                            and (c.vote_id is null
                                 or (c.outcome = 'tie'
                                     and not exists (select 1 from vote_winner w
                                                      where w.community_id = v.community_id and w.vote_id = v.id)))))
                 order by s.opens_at, p.slug limit 50"),
            args![now],
        )
        .await?)
}

/// The processes whose vote was opened more than a day ago and closes within a day, and whose followers have not been told so.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn closing_soon(reader: &mut Reader, now: Instant) -> Result<Vec<ProcessId>> {
    let found: Vec<(ProcessId,)> = reader
        .all(
            sql!("
                select v.process_id from vote_term t
                  join vote v on v.community_id = t.community_id and v.id = t.vote_id
                 where t.community_id = $1 and t.closes_at > $2 and t.closes_at <= $3 and v.opened_at < $4
                   and not exists (select 1 from vote_reminder r
                                    where r.community_id = $1 and r.vote_id = t.vote_id and r.closes_at = t.closes_at)
                 order by t.closes_at limit 20"),
            args![now, now.plus(Instant::DAY), now.plus(-Instant::DAY)],
        )
        .await?;
    Ok(found.into_iter().map(|(process,)| process).collect())
}

/// Writes down that people are told of this end of the vote. False if that was done before.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn remind_once(tx: &mut Writer, vote: VoteId, closes_at: Instant) -> Result<bool> {
    let first = tx
        .run(
            sql!(
                "
                insert into vote_reminder (community_id, vote_id, closes_at) values ($1, $2, $3)
                on conflict (community_id, vote_id, closes_at) do nothing"
            ),
            args![vote, closes_at],
        )
        .await?;
    Ok(first == 1)
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

/// Every vote that was opened, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from vote where community_id = $1 and id > $2 order by id limit $3")
}
