//! Every statement that makes or tells the list of voters.
use super::domain::Conditions;
use db::{Reader, Writer, args, sql};
use kit::{App, Day, Error, Result, VoteId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How many rows are read at a time where a whole table has to be gone through.
const BATCH: i64 = 5_000;

/// How many people would be on the list of voters if the vote were opened on `day`.
///
/// # Errors
/// If they cannot be counted.
pub async fn count(reader: &mut Reader, _: &Conditions, _: Day) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from attestation
                 where community_id = $1 and adult = true and revoked_at is null"
            ),
            args![],
        )
        .await?)
}

/// Writes the list of voters of a vote that is being opened on `day`, and its number and fingerprint beside it. How many
/// people are on it.
///
/// # Errors
/// [`Error::Conflict`] if nobody could vote.
pub async fn fix(tx: &mut Writer, app: &App, vote: VoteId, _: &Conditions, _: Day) -> Result<i64> {
    let people = tx
        .run(
            sql!(
                "
                insert into entitlement (community_id, vote_id, id, person_id, village, used, closed)
                select v.community_id, v.id, a.person_id, a.person_id, a.village, false, false
                  from vote v
                  join attestation a on a.community_id = v.community_id
                 where v.community_id = $1 and v.id = $2 and a.adult = true and a.revoked_at is null"
            ),
            args![vote],
        )
        .await?;
    if people == 0 {
        return Err(Error::Conflict("vote-nobody-entitled"));
    }
    let (people, digest) = (i64::try_from(people).unwrap_or(i64::MAX), digest(tx, app, vote).await?);
    tx.run(
        sql!("insert into electorate (community_id, vote_id, people, digest) values ($1, $2, $3, $4)"),
        args![vote, people, digest],
    )
    .await?;
    Ok(people)
}

/// The fingerprint of the list of voters: a hash over the sorted keyed hashes of the ids on it. Only who has the key of
/// the instance can tell whether somebody is on the list; anybody can see that the list stayed the same.
///
/// # Errors
/// If the list cannot be read.
pub async fn digest(reader: &mut Reader, app: &App, vote: VoteId) -> Result<[u8; 32]> {
    let mut hashes = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let batch: Vec<(Uuid,)> = reader
            .all(
                sql!(
                    "
                    select id from entitlement
                     where community_id = $1 and vote_id = $2 and id > $3 order by id limit $4"
                ),
                args![vote, after, BATCH],
            )
            .await?;
        let Some((last,)) = batch.last() else { break };
        after = *last;
        hashes.extend(
            batch.iter().map(|(one,)| app.keyed_hash("electorate", &[vote.0.as_bytes(), one.as_bytes()])),
        );
    }
    hashes.sort_unstable();
    let whole = hashes.iter().fold(Sha256::new(), |sum, hash| sum.chain_update(hash));
    Ok(whole.finalize().into())
}
