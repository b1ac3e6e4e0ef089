//! A vote from opening to result in three calls, for the demo and for tests of other areas. They go through the same rules
//! and statements as the pages, at the time of the writer's stamp; the caller commits with [`Writer::commit_recorded`].
use crate::ballot::domain::{Cast, Choices, Door, Filled};
use crate::ballot::store::BallotCast;
use crate::count::store::Done;
use crate::vote::domain::{Count, DrawLot, Lot, Open, Opening, sort};
use crate::{ballot, count, vote};
use communities::{candidates, processes};
use db::Writer;
use kit::access::Actor;
use kit::{App, Denied, Error, Instant, PersonId, ProcessId, Result, Role, VoteId};

/// Opens the vote of a process with its candidates. `few_reason` is needed with fewer than three.
///
/// # Errors
/// If the stage is not open, there are too few candidates, or nobody is entitled.
pub async fn open_vote(
    tx: &mut Writer,
    app: &App,
    process: ProcessId,
    few_reason: Option<String>,
) -> Result<VoteId> {
    let process = processes::store::find(tx, process).await?.ok_or(Error::NotFound)?;
    let mut candidates = candidates::of_process(tx, process.id).await?;
    sort(&mut candidates);
    let terms = vote::store::terms(tx, &process).await?.for_options(candidates.len());
    let opening = Opening { process, candidates, terms, few_reason };
    let opening = staff(Role::Coordinator).may::<Open>(opening, now(tx))?;
    let opened = vote::store::open(tx, app, &opening).await?;
    tx.record(&opened).await?;
    Ok(opened.vote)
}

/// Casts a ballot as a person. `choices` are positions on the ballot (options stand there by title); none: a blank one.
/// `false` if the person has voted already.
///
/// # Errors
/// If the vote is not open, the person is not on the list, or the ballot names what it cannot.
pub async fn cast_as(tx: &mut Writer, process: ProcessId, person: PersonId, choices: &[i64]) -> Result<bool> {
    let vote = vote::store::of_process(tx, process).await?.ok_or(Error::NotFound)?;
    let ticked: Vec<String> = choices.iter().map(i64::to_string).collect();
    let options = vote::store::options(tx, vote.id).await?;
    let costs: Vec<rules::Money> = options.iter().map(|option| option.cost).collect();
    let filled = Filled { ticked: &ticked, is_blank: ticked.is_empty(), ..Filled::default() };
    let choices = Choices::read(&vote.terms.kind, &costs, &filled);
    let choices = choices.map_err(|_| Denied::Because("ballot-wrong-unknown"))?;
    let voter = Actor { person: Some(person), role: Role::Member, ..Actor::nobody() };
    let at = now(tx);
    let booth = ballot::store::booth(tx, vote, Door::Account(person), at).await?;
    let booth = voter.may::<Cast>(booth, now(tx))?;
    let cast = ballot::store::cast(tx, &booth, &choices).await?.is_some();
    if cast {
        tx.record(&BallotCast { vote: booth.vote.id }).await?;
    }
    Ok(cast)
}

/// Counts the vote of a process, and enters the lot if options tie and one is given.
///
/// # Errors
/// If the vote is still open, or the lot does not name exactly the tied options.
pub async fn count_now(tx: &mut Writer, process: ProcessId, lot: Option<&Lot>) -> Result<()> {
    let vote = vote::store::of_process(tx, process).await?.ok_or(Error::NotFound)?;
    let counted = count::store::count(tx, &staff(Role::Clerk).may::<Count>(vote, now(tx))?).await?;
    record(tx, counted).await?;
    let Some(lot) = lot else { return Ok(()) };
    let vote = vote::store::of_process(tx, process).await?.ok_or(Error::NotFound)?;
    let (election, lots) = count::store::with_lot(tx, &vote, lot).await?;
    let told = count::domain::count(&election, &vote.terms, &lots).map_err(anyhow::Error::from)?;
    let allowed = staff(Role::Clerk).may::<DrawLot>(vote, now(tx))?;
    let decided = count::store::draw_lot(tx, &allowed, lot, &told).await?;
    record(tx, decided).await
}

async fn record(tx: &mut Writer, done: Done) -> Result<()> {
    match done {
        Done::Decided(counted) => tx.record(&counted).await?,
        Done::Tied(tied) => tx.record(&tied).await?,
        Done::Before => {}
    }
    Ok(())
}

fn now(tx: &Writer) -> Instant {
    Instant(tx.stamp().now)
}

/// The program itself, in a role of the staff.
fn staff(role: Role) -> Actor {
    Actor { role, ..Actor::nobody() }
}
