//! The statements of the counter.
use super::domain::{OPEN_FOR, Serve};
use crate::ballot::domain::Channel;
use crate::ballot::store::mark;
use crate::electorate::named::EntryId;
use db::{Writer, args, sql};
use kit::access::Allowed;
use kit::{Instant, Result, VoteId};

db::events! {
    /// Somebody got a paper ballot, some time that day. It only makes the pages fresh.
    pub(super) PaperHandedOut = "vote.paper-handed-out" (ByNone, unnamed) { vote: VoteId }
}

/// Keeps the hash of a code that opens the ballot of somebody who has not voted, for a quarter of an hour. False if they
/// have. That it works once is decided by the mark on the list, like for any other code.
///
/// # Errors
/// If it cannot be kept.
pub(super) async fn open(
    tx: &mut Writer,
    vote: &Allowed<Serve>,
    entry: EntryId,
    hash: [u8; 32],
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let chance = tx.stamp().chance;
    let kept = tx
        .run(
            sql!("
                insert into vote_code (community_id, vote_id, id, entitlement_id, code_hash, channel, batch, made_on,
                                       expires_at)
                select e.community_id, e.vote_id, $4, e.id, $5, 'counter', $4, $6, $7
                  from entitlement e
                 where e.community_id = $1 and e.vote_id = $2 and e.id = $3 and e.used = false and e.closed = false"),
            args![vote.id, entry, chance(false, 0), hash, now.day(), now.plus(OPEN_FOR)],
        )
        .await?;
    Ok(kept == 1)
}

/// Marks that somebody got a paper ballot. False if they have voted by any channel, or the vote is over.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn hand_out(tx: &mut Writer, vote: &Allowed<Serve>, entry: EntryId) -> Result<bool> {
    mark(tx, vote.id, entry.0, Channel::Paper).await
}
