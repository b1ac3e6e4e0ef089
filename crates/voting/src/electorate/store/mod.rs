//! Every statement that makes or tells the list of voters of a vote. What counts as one human is the view `elector`.
mod doubts;
pub mod import;
pub(crate) mod named;
pub(crate) mod search;
pub mod voters;

use super::domain::Conditions;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{App, Day, Error, Result, VoteId};
use rules::text::fold;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

pub use doubts::doubtful;

/// How many rows are read at a time where a whole table has to be gone through.
const BATCH: i64 = 5_000;
/// More spellings of villages than any community has.
const SPELLINGS: i64 = 2_000;

/// How many people would be on the list of voters if the vote were opened on `day`.
///
/// # Errors
/// If they cannot be counted.
pub async fn count(reader: &mut Reader, conditions: &Conditions, day: Day) -> Result<i64> {
    let villages = villages_wanted(reader, conditions).await?;
    Ok(reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from elector e
                 where e.community_id = $1
                   and (e.adult = true or e.born_latest <= $2)
                   and (replace($3, ',' || e.attested_for || ',', '') <> $3
                        or replace($3, ',' || e.listed_for || ',', '') <> $3)
                   and ($4 = '' or replace($4, '|' || e.village || '|', '') <> $4)"
            ),
            args![conditions.born_by(day), grounds_wanted(conditions), villages],
        )
        .await?)
}

/// Writes the list of voters of a vote that is being opened on `day`, and its number and fingerprint beside it. How many
/// people are on it. One statement whatever the number of people; the age band is that of `day`, and is left out where a
/// year of birth does not tell it.
///
/// # Errors
/// [`Error::Conflict`] if nobody could vote.
pub async fn fix(tx: &mut Writer, app: &App, vote: VoteId, conditions: &Conditions, day: Day) -> Result<i64> {
    let villages = villages_wanted(tx, conditions).await?;
    let aged = |years| day.years_before(years);
    let people = tx
        .run(
            sql!("
                insert into entitlement (community_id, vote_id, id, person_id, voter_id, village, age_band, used, closed)
                select e.community_id, v.id, e.id, e.person_id, e.voter_id, e.village,
                       case when e.born_latest <= $6 then '65'
                            when e.born_latest <= $7 and e.born_earliest > $6 then '45-64'
                            when e.born_latest <= $8 and e.born_earliest > $7 then '25-44'
                            when e.born_latest <= $9 and e.born_earliest > $8 then '18-24'
                            when e.born_latest <= $10 and e.born_earliest > $9 then '14-17' end,
                       false, false
                  from vote v
                  join elector e on e.community_id = v.community_id
                 where v.community_id = $1 and v.id = $2
                   and (e.adult = true or e.born_latest <= $3)
                   and (replace($4, ',' || e.attested_for || ',', '') <> $4
                        or replace($4, ',' || e.listed_for || ',', '') <> $4)
                   and ($5 = '' or replace($5, '|' || e.village || '|', '') <> $5)"),
            args![
                vote,
                conditions.born_by(day),
                grounds_wanted(conditions),
                villages,
                aged(65),
                aged(45),
                aged(25),
                aged(18),
                aged(14)
            ],
        )
        .await?;
    if people == 0 {
        return Err(Error::Conflict("vote-nobody-entitled"));
    }
    spell_alike(tx, vote).await?;
    let (people, digest) = (i64::try_from(people).unwrap_or(i64::MAX), digest(tx, app, vote).await?);
    tx.run(
        sql!("insert into electorate (community_id, vote_id, people, digest) values ($1, $2, $3, $4)"),
        args![vote, people, digest],
    )
    .await?;
    Ok(people)
}

/// `,residence,work,`: what a ground between commas is looked for in.
fn grounds_wanted(conditions: &Conditions) -> String {
    format!(",{},", conditions.grounds_stored())
}

/// Every spelling of the village that the conditions want, each between bars; empty if all villages vote.
async fn villages_wanted(reader: &mut Reader, conditions: &Conditions) -> Result<String> {
    let Some(wanted) = &conditions.village else { return Ok(String::new()) };
    let wanted = fold(wanted.trim());
    let rows: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select distinct village from elector
                 where community_id = $1 and village is not null order by village limit $2"
            ),
            args![SPELLINGS],
        )
        .await?;
    Ok(between_bars(rows.into_iter().map(|(village,)| village).filter(|one| fold(one.trim()) == wanted)))
}

/// `|Boju|BOJU|`
fn between_bars(villages: impl Iterator<Item = String>) -> String {
    villages.fold("|".to_owned(), |bars, village| bars + &village + "|")
}

/// How often a village is spelled in one way.
struct Spelling {
    village: String,
    people: i64,
}
impl FromRow for Spelling {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Spelling { village: row.get()?, people: row.get()? })
    }
}

/// Gives a village that is written in several ways the most frequent of them, so that it is one village in the results.
async fn spell_alike(tx: &mut Writer, vote: VoteId) -> Result<()> {
    let rows: Vec<Spelling> = tx
        .all(
            sql!(
                "
                select village, cast(count(*) as bigint) from entitlement
                 where community_id = $1 and vote_id = $2 and village is not null
                 group by village order by 2 desc, 1 limit $3"
            ),
            args![vote, SPELLINGS],
        )
        .await?;
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for Spelling { village, .. } in rows {
        let usual = first.entry(fold(village.trim())).or_insert_with(|| village.clone());
        if *usual != village {
            let (usual, other) = (usual.clone(), village);
            tx.run(
                sql!(
                    "
                    update entitlement set village = $4
                     where community_id = $1 and vote_id = $2 and village = $3"
                ),
                args![vote, other, usual],
            )
            .await?;
        }
    }
    Ok(())
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
