//! Every statement of the count: closing the list, reading the box, storing what it said, the lot, the winners.
use super::domain::{self, Line};
use super::told::Told;
use crate::ballot::store::move_all;
use crate::paper::{self, domain::Accepted};
use crate::vote::acts::{self, Act};
use crate::vote::domain::{Count, DrawLot, Kind, Lot};
use crate::vote::store::{BATCH, hold_term, options};
use crate::vote::{Vote, VoteOption};
use communities::initiatives;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Error, Instant, Result, VoteId};
use rules::tally::Election;
use uuid::Uuid;

db::events! {
    /// A vote was counted and decided.
    pub VoteCounted = "vote.counted" {
        vote: VoteId,
        title: String,
        ballots: i64,
        /// Titles, the first winner first.
        winners: Vec<String>,
        /// Whether a lot decided.
        by_lot: bool,
    }
    /// A vote was counted, and options tie: a lot has to be drawn.
    pub VoteTied = "vote.tied" {
        vote: VoteId,
        title: String,
        ballots: i64,
        /// Titles of the tied options.
        tied: Vec<String>,
    }
    /// A vote is over: nobody can cast a ballot any more, and the box can be opened.
    pub VoteClosed = "vote.closed" { vote: VoteId, title: String }
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
                select o.position, o.proposal_id, o.title, o.summary, o.village, o.category, o.cost, n.votes, w.place, i.id
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
                select o.position, o.proposal_id, o.title, o.summary, o.village, o.category, o.cost, n.votes, w.place, i.id
                  from vote_winner w
                  join vote_option o on o.community_id = w.community_id and o.vote_id = w.vote_id and o.position = w.position
                  join vote_count_line n on n.community_id = w.community_id and n.vote_id = w.vote_id and n.position = w.position
                  left join initiative i on i.community_id = o.community_id and i.proposal_id = o.proposal_id
                 where w.community_id = $1 and w.vote_id = $2 order by w.place"),
            args![vote],
        )
        .await?)
}

/// The ballots of a closed vote in the order of their random ids: the id, and what it says, as stored.
///
/// # Errors
/// If they cannot be read.
pub async fn ballots(reader: &mut Reader, vote: VoteId) -> Result<Vec<(Uuid, String)>> {
    let mut all = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let batch = ballots_after(reader, vote, after).await?;
        let Some((last, _)) = batch.last() else { return Ok(all) };
        after = *last;
        all.extend(batch);
    }
}

/// The next ballots after one, some thousands at most.
///
/// # Errors
/// If they cannot be read.
pub async fn ballots_after(reader: &mut Reader, vote: VoteId, after: Uuid) -> Result<Vec<(Uuid, String)>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, choices from ballot
                 where community_id = $1 and vote_id = $2 and id > $3 order by id limit $4"
            ),
            args![vote, after, BATCH],
        )
        .await?)
}

/// Closes the list of voters and opens the box: waits for the ballots that are being cast at this moment, lets none in
/// afterwards, and lays all of them in the order of their random ids. Doing it twice changes nothing. What was accepted of
/// the paper is written down. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if paper ballots are not ready; if the database refuses.
pub(crate) async fn close(
    tx: &mut Writer,
    vote: &Allowed<Count>,
    accepted: Option<&Accepted>,
) -> Result<VoteClosed> {
    // The term first, and only if it has really passed: an extension may have come in between.
    if hold_term(tx, vote.id).await?.0 > tx.stamp().now {
        return Err(Error::Conflict("vote-denied-still-open"));
    }
    tx.run(
        sql!("update entitlement set closed = true where community_id = $1 and vote_id = $2"),
        args![vote.id],
    )
    .await?;
    move_all(tx, vote.id).await?;
    let poured = paper::store::into_box(tx, vote, accepted.map(|one| one.difference)).await?;
    if let Some(accepted) = accepted.filter(|_| poured > 0) {
        acts::record(tx, vote.process, Act::Paper, &accepted.words, Some(&accepted.by)).await?;
    }
    tx.run(
        sql!(
            "
            insert into ballot (community_id, vote_id, id, choices)
            select community_id, vote_id, id, choices from ballot_box
             where community_id = $1 and vote_id = $2 order by id
            on conflict (community_id, vote_id, id) do nothing"
        ),
        args![vote.id],
    )
    .await?;
    tx.run(sql!("delete from ballot_box where community_id = $1 and vote_id = $2"), args![vote.id]).await?;
    Ok(VoteClosed { vote: vote.id, title: vote.title.clone() })
}

/// The options and the ballots of a closed vote, ready to be counted.
///
/// # Errors
/// If they cannot be read.
pub async fn open_box(reader: &mut Reader, vote: &Vote) -> Result<(Vec<VoteOption>, Election)> {
    let options = options(reader, vote.id).await?;
    let ballots = ballots(reader, vote.id).await?;
    let stored = ballots.iter().map(|(_, choices)| choices.as_str());
    let election = domain::election(&vote.terms, &options, vote.electorate, stored);
    Ok((options, election))
}

/// The lots that have been drawn, in their order.
///
/// # Errors
/// If they cannot be read.
pub async fn lots(reader: &mut Reader, vote: VoteId) -> Result<Vec<Lot>> {
    Ok(reader
        .all(
            sql!(
                "
                select drawn_order, drawn_by, witnesses, drawn_on from vote_draw
                 where community_id = $1 and vote_id = $2 order by number limit 100"
            ),
            args![vote],
        )
        .await?)
}

impl FromRow for Lot {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let order: String = row.get()?;
        let order = order.split(',').filter_map(|position| position.parse().ok()).collect();
        Ok(Lot { order, drawn_by: row.get()?, witnesses: row.get()?, drawn_on: row.get()? })
    }
}

/// What the count came to: as it was told last, or worked out anew from the ballots where nothing was kept.
///
/// # Errors
/// If it cannot be read.
pub async fn told(reader: &mut Reader, vote: &Vote) -> Result<Told> {
    let statement = sql!(
        "
        select told from vote_outcome
         where community_id = $1 and vote_id = $2 order by number desc limit 1"
    );
    let kept: Option<(String,)> = reader.one(statement, args![vote.id]).await?;
    if let Some(told) = kept.and_then(|(text,)| serde_json::from_str(&text).ok()) {
        return Ok(told);
    }
    let (_, election) = open_box(reader, vote).await?;
    let lots = lots(reader, vote.id).await?;
    Ok(domain::count(&election, &vote.terms, &lots).map_err(anyhow::Error::from)?)
}

/// Closes the vote, counts it and keeps the result, all in one transaction: for programs. Pages count outside of any
/// transaction, between [`close`] and [`keep`], because a long count must not hold up anybody.
///
/// # Errors
/// If the database refuses.
pub async fn count(tx: &mut Writer, vote: &Allowed<Count>) -> Result<Done> {
    if vote.count.is_some() {
        return Ok(Done::Before);
    }
    let closed = close(tx, vote, None).await?;
    tx.record(&closed).await?;
    let (_, election) = open_box(tx, vote).await?;
    let told = domain::count(&election, &vote.terms, &[]).map_err(anyhow::Error::from)?;
    keep(tx, vote, &told).await
}

/// Keeps what a count came to, and makes the winners initiatives. Keeping it twice changes nothing.
///
/// # Errors
/// If the database refuses.
pub async fn keep(tx: &mut Writer, vote: &Allowed<Count>, told: &Told) -> Result<Done> {
    let statement = sql!(
        "select cast(count(*) as bigint) from entitlement where community_id = $1 and vote_id = $2 and used"
    );
    let voters: i64 = tx.value(statement, args![vote.id]).await?;
    if !store_count(tx, vote, voters, told).await? {
        return Ok(Done::Before);
    }
    let words = format!("{} / {voters}", told.ballots);
    acts::record(tx, vote.process, Act::Counted, &words, None).await?;
    finish(tx, vote, told, 1).await
}

/// Stores the figures; `false` if somebody else was faster.
async fn store_count(tx: &mut Writer, vote: &Vote, voters: i64, told: &Told) -> Result<bool> {
    let (ballots, blank, spoiled) = (number(told.ballots), number(told.blank), number(told.spoiled));
    let kind = if told.tied.is_empty() { Kind::Decided } else { Kind::Tie };
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
    for option in &told.options {
        tx.run(
            sql!(
                "insert into vote_count_line (community_id, vote_id, position, votes) values ($1, $2, $3, $4)"
            ),
            args![vote.id, position(option.position), number(option.score)],
        )
        .await?;
    }
    Ok(true)
}

/// Writes down what is told, and the winners if it is decided.
async fn finish(tx: &mut Writer, vote: &Vote, told: &Told, outcome: i64) -> Result<Done> {
    let text = serde_json::to_string(told).map_err(anyhow::Error::from)?;
    tx.run(
        sql!("insert into vote_outcome (community_id, vote_id, number, told) values ($1, $2, $3, $4)"),
        args![vote.id, outcome, text],
    )
    .await?;
    let options = options(tx, vote.id).await?;
    let ballots = number(told.ballots);
    let (vote_id, title) = (vote.id, vote.title.clone());
    if !told.tied.is_empty() {
        return Ok(Done::Tied(VoteTied {
            vote: vote_id,
            title,
            ballots,
            tied: titles(&options, &told.tied),
        }));
    }
    elect(tx, vote, &options, &told.winners).await?;
    let winners = titles(&options, &told.winners);
    Ok(Done::Decided(VoteCounted { vote: vote_id, title, ballots, winners, by_lot: outcome > 1 }))
}

/// Enters a lot that was drawn, with what the count comes to with it and the lots before it: it decides the vote, or
/// another tie comes up behind it. Entering it twice changes nothing.
///
/// # Errors
/// [`Error::Conflict`] if the order does not name exactly the tied options.
pub async fn draw_lot(tx: &mut Writer, vote: &Allowed<DrawLot>, lot: &Lot, told: &Told) -> Result<Done> {
    hold_term(tx, vote.id).await?;
    let turn = lots(tx, vote.id).await?.len() + 1;
    if turn != told.lots {
        return Ok(Done::Before);
    }
    if !domain::names_the_tied(&self::told(tx, vote).await?, &lot.order) {
        return Err(Error::Conflict("count-lot-wrong"));
    }
    let turn = position(turn);
    let order = lot.order.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    tx.run(
        sql!(
            "
            insert into vote_draw (community_id, vote_id, number, drawn_order, drawn_by, witnesses, drawn_on)
            values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        args![vote.id, turn, order, &lot.drawn_by, &lot.witnesses, lot.drawn_on],
    )
    .await?;
    acts::record(tx, vote.process, Act::Lot, &format!("{}; {}", lot.drawn_by, lot.witnesses), None).await?;
    finish(tx, vote, told, turn + 1).await
}

/// The ballots of a vote and its lots, this one after the others, as they are counted.
///
/// # Errors
/// If they cannot be read.
pub async fn with_lot(reader: &mut Reader, vote: &Vote, lot: &Lot) -> Result<(Election, Vec<Lot>)> {
    let (_, election) = open_box(reader, vote).await?;
    let mut lots = lots(reader, vote.id).await?;
    lots.push(lot.clone());
    Ok((election, lots))
}

/// Writes down the winners and makes each an initiative, from what stood on the ballot.
async fn elect(tx: &mut Writer, vote: &Vote, options: &[VoteOption], winners: &[usize]) -> Result<()> {
    for (place, winner) in (1_i64..).zip(winners) {
        tx.run(
            sql!("insert into vote_winner (community_id, vote_id, position, place) values ($1, $2, $3, $4)"),
            args![vote.id, position(*winner), place],
        )
        .await?;
        if let Some(option) = options.iter().find(|option| option.position == position(*winner)) {
            initiatives::store::create(tx, &option.candidate(vote.process), Some(vote.id)).await?;
        }
    }
    Ok(())
}

fn titles(options: &[VoteOption], positions: &[usize]) -> Vec<String> {
    let title = |one: &usize| {
        options.iter().find(|option| option.position == position(*one)).map(|option| option.title.clone())
    };
    positions.iter().filter_map(title).collect()
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn position(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// How many took part, of how many, in one group of the list of voters.
#[derive(Debug, Clone)]
pub struct Part {
    /// A channel, a village, or an age band; none where that is not known.
    pub of: Option<String>,
    pub voted: i64,
    pub listed: i64,
}
impl FromRow for Part {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Part { of: row.maybe()?, voted: row.get()?, listed: row.get()? })
    }
}

/// Turnout by channel, by village and by age. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn turnout(reader: &mut Reader, vote: VoteId) -> Result<[Vec<Part>; 3]> {
    struct Grouped(i64, Part);
    impl FromRow for Grouped {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Grouped(row.get()?, Part::from_row(row)?))
        }
    }
    let rows: Vec<Grouped> = reader
        .all(
            sql!("
                select g.kind, g.name, g.voted, g.listed from (
                  select cast(0 as bigint) as kind, channel as name, cast(count(*) as bigint) as voted, cast(count(*) as bigint) as listed
                    from entitlement where community_id = $1 and vote_id = $2 and used group by channel
                  union all
                  select cast(1 as bigint), village, cast(sum(case when used then 1 else 0 end) as bigint), cast(count(*) as bigint)
                    from entitlement where community_id = $1 and vote_id = $2 group by village
                  union all
                  select cast(2 as bigint), age_band, cast(sum(case when used then 1 else 0 end) as bigint), cast(count(*) as bigint)
                    from entitlement where community_id = $1 and vote_id = $2 group by age_band) as g
                 order by g.kind, g.name limit 300"),
            args![vote],
        )
        .await?;
    let mut parts: [Vec<Part>; 3] = Default::default();
    for Grouped(kind, part) in rows {
        if let Some(list) = usize::try_from(kind).ok().and_then(|kind| parts.get_mut(kind)) {
            list.push(part);
        }
    }
    Ok(parts)
}
