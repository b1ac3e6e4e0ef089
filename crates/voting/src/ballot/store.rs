//! The statements that cast a ballot, and those that keep it from being laid beside the list of voters.
use super::domain::{Booth, Cast, Channel, Choices, Door, Entry, Receipt};
use crate::vote::Vote;
use crate::vote::store::hold_term;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Instant, Result, VoteId};
use uuid::Uuid;

db::id!(/// A ballot: wholly random.
    BallotId, "ball");

/// So many ballots are moved together at least, so that nobody's place among them can be told.
pub const CROWD: i64 = 20;

db::events! {
    /// Somebody cast a ballot, some time that day. It only makes the pages fresh.
    pub BallotCast = "vote.cast" (ByNone, unnamed) { vote: VoteId }
}

impl FromRow for Entry {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Entry { id: row.get()?, used: row.get()?, channel: row.get()? })
    }
}

/// Somebody at the box: on the list or not, having voted or not.
///
/// # Errors
/// If it cannot be read.
pub async fn booth(reader: &mut Reader, vote: Vote, door: Door, now: Instant) -> Result<Booth> {
    let entry = match door {
        Door::Account(person) => {
            let statement = sql!(
                "
                select id, used, 'web' from entitlement
                 where community_id = $1 and vote_id = $2 and person_id = $3"
            );
            reader.one(statement, args![vote.id, person]).await?
        }
        Door::Code(hash) => {
            let statement = sql!("
                select e.id, e.used, c.channel
                  from vote_code c
                  join entitlement e on e.community_id = c.community_id and e.vote_id = c.vote_id and e.id = c.entitlement_id
                 where c.community_id = $1 and c.vote_id = $2 and c.code_hash = $3 and c.revoked_on is null
                   and (c.expires_at is null or c.expires_at > $4)");
            reader.one(statement, args![vote.id, hash, now]).await?
        }
    };
    Ok(Booth { vote, door, entry })
}

/// Marks the entitlement and puts the ballot into the box, in one transaction that the caller commits with
/// [`BallotCast`]. `None`: the vote has been cast already by some channel, or it is over; nothing was written.
///
/// # Errors
/// If the database refuses.
pub async fn cast(tx: &mut Writer, booth: &Allowed<Cast>, choices: &Choices) -> Result<Option<Receipt>> {
    let Some(entry) = booth.entry else { return Ok(None) };
    if !is_in_force(tx, booth).await? || !mark(tx, booth.vote.id, entry.id, entry.channel).await? {
        return Ok(None);
    }
    let id = BallotId((tx.stamp().chance)(false, 0));
    tx.run(
        sql!("insert into ballot_arrived (community_id, vote_id, id, choices) values ($1, $2, $3, $4)"),
        args![booth.vote.id, id, choices.to_stored()],
    )
    .await?;
    Ok(Some(Receipt::of(id.0)))
}

/// Whether the code with which somebody came is still in force at this moment, and stays so until the ballot is cast: its
/// row is held against whoever revokes it.
async fn is_in_force(tx: &mut Writer, booth: &Booth) -> Result<bool> {
    let Door::Code(hash) = booth.door else { return Ok(true) };
    let now = Instant(tx.stamp().now);
    let held = tx
        .run(
            sql!(
                "
                update vote_code set batch = batch
                 where community_id = $1 and vote_id = $2 and code_hash = $3 and revoked_on is null
                   and (expires_at is null or expires_at > $4)"
            ),
            args![booth.vote.id, hash, now],
        )
        .await?;
    Ok(held == 1)
}

/// Marks somebody on the list of voters, once, while the vote is open. False if that has been done by any channel, or the
/// vote is over.
///
/// # Errors
/// If the database refuses.
pub async fn mark(tx: &mut Writer, vote: VoteId, entry: Uuid, channel: Channel) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let marked = tx
        .run(
            sql!(
                "
                update entitlement set used = true, channel = $4
                 where community_id = $1 and vote_id = $2 and id = $3 and used = false and closed = false
                   and exists (select 1 from vote_term t
                                where t.community_id = $1 and t.vote_id = $2 and t.closes_at > $5)"
            ),
            args![vote, entry, channel, now],
        )
        .await?;
    Ok(marked == 1)
}

/// Moves the ballots that have arrived into the box in the order of their random ids, and writes anew the marks of the
/// list of voters, if a crowd is there to hide in. Afterwards neither the place of a row nor its age tells who cast which.
/// Gives how many were moved.
///
/// # Errors
/// If the database refuses.
pub async fn mix(tx: &mut Writer, vote: VoteId) -> Result<u64> {
    // First the term, as whoever closes the vote does: so the two wait for each other and never both.
    hold_term(tx, vote).await?;
    let statement =
        sql!("select cast(count(*) as bigint) from ballot_arrived where community_id = $1 and vote_id = $2");
    let arrived: i64 = tx.value(statement, args![vote]).await?;
    if arrived < CROWD { Ok(0) } else { move_all(tx, vote).await }
}

/// As [`mix`], however few there are: when the vote is counted.
///
/// # Errors
/// If the database refuses.
pub async fn move_all(tx: &mut Writer, vote: VoteId) -> Result<u64> {
    // The list first: who is casting a ballot at this moment holds a mark, and is waited for.
    tx.run(
        sql!("update entitlement set used = used where community_id = $1 and vote_id = $2 and used"),
        args![vote],
    )
    .await?;
    let moved = tx
        .run(
            sql!(
                "
                insert into ballot_box (community_id, vote_id, id, choices)
                select community_id, vote_id, id, choices from ballot_arrived
                 where community_id = $1 and vote_id = $2 order by id"
            ),
            args![vote],
        )
        .await?;
    tx.run(
        sql!(
            "
            delete from ballot_arrived
             where community_id = $1 and vote_id = $2
               and id in (select b.id from ballot_box b where b.community_id = $1 and b.vote_id = $2)"
        ),
        args![vote],
    )
    .await?;
    Ok(moved)
}

/// The votes of this community in which enough ballots wait to be mixed.
///
/// # Errors
/// If they cannot be read.
pub async fn crowded(reader: &mut Reader) -> Result<Vec<VoteId>> {
    let found: Vec<(VoteId,)> = reader
        .all(
            sql!(
                "
                select vote_id from ballot_arrived where community_id = $1
                 group by vote_id having count(*) >= $2 limit 50"
            ),
            args![CROWD],
        )
        .await?;
    Ok(found.into_iter().map(|(vote,)| vote).collect())
}
