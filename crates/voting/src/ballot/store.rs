//! The two statements that cast a ballot, and the one that says whether somebody may.
use super::domain::{Booth, Cast, Choices, Receipt};
use crate::vote::Vote;
use db::{Event, Reader, Seen, Writer, args, sql};
use kit::access::Allowed;
use kit::{PersonId, Result, VoteId};

db::id!(/// A ballot: wholly random.
    BallotId, "ball");

/// Somebody cast a ballot, some time that day. It only makes the pages fresh.
#[derive(serde::Serialize)]
pub struct BallotCast {
    pub vote: VoteId,
}
impl Event for BallotCast {
    const NAME: &'static str = "vote.cast";
    const SEEN: Seen = Seen::ByNone;
    const UNNAMED: bool = true;
}

/// Somebody at the box: on the list or not, having voted or not.
///
/// # Errors
/// If it cannot be read.
pub async fn booth(reader: &mut Reader, vote: Vote, person: PersonId) -> Result<Booth> {
    let found: Option<(bool,)> = reader
        .one(
            sql!("select used from entitlement where community_id = $1 and vote_id = $2 and person_id = $3"),
            args![vote.id, person],
        )
        .await?;
    Ok(Booth { vote, person, used: found.map(|(used,)| used) })
}

/// Marks the entitlement and puts the ballot into the box, in one transaction that the caller commits with
/// [`BallotCast`]. `None`: the person has voted already, or the count has begun; nothing was written.
///
/// # Errors
/// If the database refuses.
pub async fn cast(tx: &mut Writer, booth: &Allowed<Cast>, choices: &Choices) -> Result<Option<Receipt>> {
    let marked = tx
        .run(
            sql!("
                update entitlement set used = true, channel = 'web'
                 where community_id = $1 and vote_id = $2 and person_id = $3 and used = false and closed = false"),
            args![booth.vote.id, booth.person],
        )
        .await?;
    if marked == 0 {
        return Ok(None);
    }
    let id = BallotId((tx.stamp().chance)(false, 0));
    tx.run(
        sql!("insert into ballot (community_id, vote_id, id, choices) values ($1, $2, $3, $4)"),
        args![booth.vote.id, id, choices.to_stored()],
    )
    .await?;
    Ok(Some(Receipt::of(id.0)))
}
