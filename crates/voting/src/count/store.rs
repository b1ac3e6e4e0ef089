//! Every statement of the count: closing the list, reading the box, storing what it said, the lot, the winners.
use super::domain::{self, Line};
use crate::ballot::Choices;
use crate::vote::domain::{Count, DrawLot, Kind, Lot};
use crate::vote::store::{BATCH, options};
use crate::vote::{Vote, VoteOption};
use communities::initiatives;
use db::{Event, FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Error, Instant, Result, VoteId};
use rules::approval::{self, Outcome};
use uuid::Uuid;

/// A vote was counted and decided.
#[derive(serde::Serialize)]
pub struct VoteCounted {
    pub vote: VoteId,
    pub title: String,
    pub ballots: i64,
    /// Titles, the first winner first.
    pub winners: Vec<String>,
    /// Whether a lot decided.
    pub by_lot: bool,
}
impl Event for VoteCounted {
    const NAME: &'static str = "vote.counted";
}

/// A vote was counted, and options tie: a lot has to be drawn.
#[derive(serde::Serialize)]
pub struct VoteTied {
    pub vote: VoteId,
    pub title: String,
    pub ballots: i64,
    /// Titles of the tied options.
    pub tied: Vec<String>,
}
impl Event for VoteTied {
    const NAME: &'static str = "vote.tied";
}

/// What a count came to, to be committed with.
pub enum Done {
    Decided(VoteCounted),
    Tied(VoteTied),
    /// It had been done before; nothing was written.
    Before,
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let option = VoteOption::from_row(row)?;
        Ok(Line { option, votes: row.get()?, place: row.maybe()?, initiative: row.maybe()? })
    }
}

/// The options with their votes, in the order of the ballot; nothing before the count.
///
/// # Errors
/// If they cannot be read.
pub async fn lines(reader: &mut Reader, vote: VoteId) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select o.position, o.proposal_id, o.title, o.summary, o.village, o.cost, n.votes, w.place, i.id
                  from vote_count_line n
                  join vote_option o on o.community_id = n.community_id and o.vote_id = n.vote_id and o.position = n.position
                  left join vote_winner w on w.community_id = n.community_id and w.vote_id = n.vote_id and w.position = n.position
                  left join initiative i on i.community_id = o.community_id and i.proposal_id = o.proposal_id
                 where n.community_id = $1 and n.vote_id = $2 order by n.position"),
            args![vote],
        )
        .await?)
}

/// The winners, the first first.
///
/// # Errors
/// If they cannot be read.
pub async fn winners(reader: &mut Reader, vote: VoteId) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select o.position, o.proposal_id, o.title, o.summary, o.village, o.cost, n.votes, w.place, i.id
                  from vote_winner w
                  join vote_option o on o.community_id = w.community_id and o.vote_id = w.vote_id and o.position = w.position
                  join vote_count_line n on n.community_id = w.community_id and n.vote_id = w.vote_id and n.position = w.position
                  left join initiative i on i.community_id = o.community_id and i.proposal_id = o.proposal_id
                 where w.community_id = $1 and w.vote_id = $2 order by w.place"),
            args![vote],
        )
        .await?)
}

/// The ballots of a vote in the order of their random ids: the id, and the positions that it names.
///
/// # Errors
/// If they cannot be read.
pub async fn ballots(reader: &mut Reader, vote: VoteId) -> Result<Vec<(Uuid, Vec<i64>)>> {
    let mut all = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let batch: Vec<(Uuid, String)> = reader
            .all(
                sql!(
                    "
                    select id, choices from ballot
                     where community_id = $1 and vote_id = $2 and id > $3 order by id limit $4"
                ),
                args![vote, after, BATCH],
            )
            .await?;
        let Some((last, _)) = batch.last() else { return Ok(all) };
        after = *last;
        all.extend(batch.into_iter().map(|(id, choices)| (id, Choices::from_stored(&choices))));
    }
}

/// Counts a vote that is over: closes the list of voters, counts the box, stores what it said, and makes the winners
/// initiatives. Counting twice changes nothing.
///
/// # Errors
/// If the database refuses.
pub async fn count(tx: &mut Writer, vote: &Allowed<Count>) -> Result<Done> {
    if vote.count.is_some() {
        return Ok(Done::Before);
    }
    let voters = close_list(tx, vote.id).await?;
    let options = options(tx, vote.id).await?;
    let positions: Vec<i64> = options.iter().map(|option| option.position).collect();
    let ballots = ballots(tx, vote.id).await?;
    let max_choices = usize::try_from(vote.max_choices).unwrap_or(0);
    let counted = approval::count(&positions, ballots.iter().map(|(_, choices)| choices), max_choices);
    let outcome = counted.outcome(domain::seats(vote));
    let kind = if matches!(outcome, Outcome::Tie { .. }) { Kind::Tie } else { Kind::Decided };
    if !store_count(tx, vote, voters, &counted, kind).await? {
        return Ok(Done::Before);
    }
    let titles = |positions: &[i64]| titles(&options, positions);
    let (vote_id, title, ballots) = (vote.id, vote.title.clone(), number(counted.ballots));
    match outcome {
        Outcome::Decided(winners) => {
            elect(tx, vote, &options, &winners).await?;
            Ok(Done::Decided(VoteCounted {
                vote: vote_id,
                title,
                ballots,
                winners: titles(&winners),
                by_lot: false,
            }))
        }
        Outcome::Tie { tied, .. } => {
            Ok(Done::Tied(VoteTied { vote: vote_id, title, ballots, tied: titles(&tied) }))
        }
    }
}

/// Closes the list of voters: waits for the ballots that are being cast at this moment, and lets none in afterwards.
/// Returns how many have voted.
async fn close_list(tx: &mut Writer, vote: VoteId) -> Result<i64> {
    tx.run(
        sql!("update entitlement set closed = true where community_id = $1 and vote_id = $2"),
        args![vote],
    )
    .await?;
    let statement = sql!(
        "select cast(count(*) as bigint) from entitlement where community_id = $1 and vote_id = $2 and used"
    );
    Ok(tx.value(statement, args![vote]).await?)
}

/// Stores the count; `false` if somebody else was faster.
async fn store_count(
    tx: &mut Writer,
    vote: &Vote,
    voters: i64,
    counted: &approval::Count<i64>,
    kind: Kind,
) -> Result<bool> {
    let (ballots, blank, spoiled) = (number(counted.ballots), number(counted.blank), number(counted.spoiled));
    let now = Instant(tx.stamp().now);
    let stored = tx
        .run(
            sql!("
                insert into vote_count (community_id, vote_id, voters, ballots, blank, spoiled, outcome, counted_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (community_id, vote_id) do nothing"),
            args![vote.id, voters, ballots, blank, spoiled, kind, now],
        )
        .await?;
    if stored == 0 {
        return Ok(false);
    }
    for (position, votes) in &counted.votes {
        tx.run(
            sql!(
                "insert into vote_count_line (community_id, vote_id, position, votes) values ($1, $2, $3, $4)"
            ),
            args![vote.id, *position, number(*votes)],
        )
        .await?;
    }
    Ok(true)
}

/// Enters the lot that was drawn, and decides the vote with it. Entering it twice changes nothing.
///
/// # Errors
/// [`Error::Conflict`] if the order does not name exactly the tied options.
pub async fn draw_lot(tx: &mut Writer, vote: &Allowed<DrawLot>, lot: &Lot) -> Result<Done> {
    let lines = lines(tx, vote.id).await?;
    let winners = domain::decide(vote, &lines, lot).map_err(|_| Error::Conflict("count-lot-wrong"))?;
    let order = lot.order.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    let entered = tx
        .run(
            sql!(
                "
                insert into vote_lot (community_id, vote_id, drawn_order, drawn_by, witnesses, drawn_on)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (community_id, vote_id) do nothing"
            ),
            args![vote.id, order, &lot.drawn_by, &lot.witnesses, lot.drawn_on],
        )
        .await?;
    if entered == 0 {
        return Ok(Done::Before);
    }
    let options: Vec<VoteOption> = lines.into_iter().map(|line| line.option).collect();
    elect(tx, vote, &options, &winners).await?;
    let ballots = vote.count.as_ref().map_or(0, |count| count.ballots);
    let winners = titles(&options, &winners);
    Ok(Done::Decided(VoteCounted {
        vote: vote.id,
        title: vote.title.clone(),
        ballots,
        winners,
        by_lot: true,
    }))
}

/// Writes down the winners and makes each an initiative, from what stood on the ballot.
async fn elect(tx: &mut Writer, vote: &Vote, options: &[VoteOption], winners: &[i64]) -> Result<()> {
    for (place, position) in (1_i64..).zip(winners) {
        tx.run(
            sql!("insert into vote_winner (community_id, vote_id, position, place) values ($1, $2, $3, $4)"),
            args![vote.id, *position, place],
        )
        .await?;
        if let Some(option) = options.iter().find(|option| option.position == *position) {
            initiatives::store::create(tx, &option.candidate(vote.process), Some(vote.id)).await?;
        }
    }
    Ok(())
}

fn titles(options: &[VoteOption], positions: &[i64]) -> Vec<String> {
    let title = |position: &i64| {
        options.iter().find(|option| option.position == *position).map(|option| option.title.clone())
    };
    positions.iter().filter_map(title).collect()
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
