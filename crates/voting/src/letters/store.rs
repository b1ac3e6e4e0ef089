//! Every statement about code letters.
use super::domain::{Batch, BatchId, Print, Taken};
use crate::electorate::named::EntryId;
use crate::vote::Vote;
use crate::vote::store::hold_term;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Error, Instant, Result, VoteId};

db::events! {
    /// Code letters were printed.
    pub(crate) LettersPrinted = "vote.letters" { vote: VoteId, title: String, letters: i64 }
    /// Code letters were taken out of force.
    pub(crate) LettersRevoked = "vote.revoked" { vote: VoteId, title: String, letters: i64 }
}

impl FromRow for Batch {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Batch { id: row.get()?, made_on: row.get()?, printed: row.get()?, revoked: row.get()? })
    }
}

/// What has been printed, the newest first.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn batches(reader: &mut Reader, vote: VoteId) -> Result<Vec<Batch>> {
    Ok(reader
        .all(
            sql!(
                "
                select batch, min(made_on), cast(count(*) as bigint),
                       cast(sum(case when revoked_on is null then 0 else 1 end) as bigint)
                  from vote_code
                 where community_id = $1 and vote_id = $2 and channel = 'letter'
                 group by batch order by 2 desc, 1 desc limit 200"
            ),
            args![vote],
        )
        .await?)
}

/// One batch.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn batch(reader: &mut Reader, vote: VoteId, batch: BatchId) -> Result<Batch> {
    let all = batches(reader, vote).await?;
    all.into_iter().find(|one| one.id == batch).ok_or(Error::NotFound)
}

/// Makes others wait who change what belongs to this vote, and refuses when it is over.
async fn hold(tx: &mut Writer, vote: &Vote) -> Result<()> {
    let closes_at = hold_term(tx, vote.id).await?;
    if closes_at.0 <= tx.stamp().now { Err(Error::Conflict("vote-denied-over")) } else { Ok(()) }
}

/// Keeps the hashes of letters that have been printed. Former letters of the same people go out of force, with `reason`.
/// The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if this batch has been kept already, or the vote is over.
pub(crate) async fn keep(
    tx: &mut Writer,
    vote: &Allowed<Print>,
    batch: BatchId,
    reason: &str,
    hashes: &[(EntryId, [u8; 32])],
) -> Result<LettersPrinted> {
    hold(tx, vote).await?;
    let statement = sql!(
        "select cast(count(*) as bigint) from vote_code where community_id = $1 and vote_id = $2 and batch = $3"
    );
    let kept: i64 = tx.value(statement, args![vote.id, batch]).await?;
    if kept > 0 {
        return Err(Error::Conflict("letters-printed-already"));
    }
    let today = Instant(tx.stamp().now).day();
    for (entry, hash) in hashes {
        tx.run(
            sql!(
                "
                update vote_code set revoked_on = $4, revoked_because = $5
                 where community_id = $1 and vote_id = $2 and entitlement_id = $3 and channel = 'letter'
                   and revoked_on is null"
            ),
            args![vote.id, *entry, today, reason],
        )
        .await?;
        let id = (tx.stamp().chance)(false, 0);
        tx.run(
            sql!(
                "
                insert into vote_code (community_id, vote_id, id, entitlement_id, code_hash, channel, batch, made_on)
                values ($1, $2, $3, $4, $5, 'letter', $6, $7)"
            ),
            args![vote.id, id, *entry, *hash, batch, today],
        )
        .await?;
    }
    let letters = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
    Ok(LettersPrinted { vote: vote.id, title: vote.title.clone(), letters })
}

/// Takes letters out of force that nobody has voted with. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if none of them is in force, or the vote is over.
pub(crate) async fn revoke(
    tx: &mut Writer,
    vote: &Allowed<Print>,
    taken: Taken,
    reason: &str,
) -> Result<LettersRevoked> {
    hold(tx, vote).await?;
    let today = Instant(tx.stamp().now).day();
    let letters = match taken {
        Taken::Batch(batch) => {
            let statement = sql!("
                update vote_code set revoked_on = $4, revoked_because = $5
                 where community_id = $1 and vote_id = $2 and batch = $3 and channel = 'letter' and revoked_on is null
                   and not exists (select 1 from entitlement e
                                    where e.community_id = $1 and e.vote_id = $2 and e.id = vote_code.entitlement_id
                                      and e.used)");
            tx.run(statement, args![vote.id, batch, today, reason]).await?
        }
        Taken::One(entry) => {
            let statement = sql!(
                "
                update vote_code set revoked_on = $4, revoked_because = $5
                 where community_id = $1 and vote_id = $2 and entitlement_id = $3 and channel = 'letter'
                   and revoked_on is null
                   and not exists (select 1 from entitlement e
                                    where e.community_id = $1 and e.vote_id = $2 and e.id = $3 and e.used)"
            );
            tx.run(statement, args![vote.id, entry, today, reason]).await?
        }
    };
    if letters == 0 {
        return Err(Error::Conflict("letters-none-in-force"));
    }
    let letters = i64::try_from(letters).unwrap_or(i64::MAX);
    Ok(LettersRevoked { vote: vote.id, title: vote.title.clone(), letters })
}
