//! The voters' list of the community as the staff see it.
use super::super::domain::{ImportId, Restore, Strike, Struck, Voter, VoterId};
use super::{SPELLINGS, Spelling, between_bars};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result};
use rules::text::fold;
use std::collections::BTreeMap;

db::events! {
    /// Somebody was taken off the voters' list.
    pub VoterStruck = "voter.struck" (ByStaff) { voter: VoterId }
    /// Somebody was put back on the voters' list.
    pub VoterRestored = "voter.restored" (ByStaff) { voter: VoterId }
}

impl FromRow for Voter {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Voter {
            id: row.get()?,
            name: row.get()?,
            list_number: row.maybe()?,
            has_identity: row.get()?,
            born_on: row.maybe()?,
            village: row.maybe()?,
            ground: row.get()?,
            person: row.maybe()?,
            struck: match (row.maybe()?, row.maybe()?) {
                (Some(at), Some(because)) => Some(Struck { at, because }),
                _ => None,
            },
        })
    }
}

/// Somebody on the voters' list, struck or not.
///
/// # Errors
/// [`Error::NotFound`] if there is nobody.
pub async fn find(reader: &mut Reader, voter: VoterId) -> Result<Voter> {
    reader
        .one(
            sql!(
                "
                select id, name, list_number, identity is not null, born_on, village, ground, person_id,
                       struck_at, struck_because
                  from voter where community_id = $1 and id = $2"
            ),
            args![voter],
        )
        .await?
        .ok_or(Error::NotFound)
}

/// What is looked for on the voters' list.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The beginning of a name, or of a later word in it.
    pub name: String,
    /// A village, however it is spelled; empty for all.
    pub village: String,
    /// Those who were taken off, instead of those who are on it.
    pub struck: bool,
    /// The last one of the page before.
    pub after: Option<VoterId>,
}

/// A page of the voters' list, by name. `spellings` are those of the villages, as [`villages`] told them.
///
/// # Errors
/// If it cannot be read.
pub async fn page(
    reader: &mut Reader,
    wanted: &Wanted,
    villages: &[Village],
    limit: i64,
) -> Result<Vec<Voter>> {
    let village = fold(&wanted.village);
    let found = villages.iter().find(|one| one.key == village);
    let spellings = found.map_or_else(|| "|".to_owned(), |one| between_bars(one.spellings.iter().cloned()));
    let spellings = if village.is_empty() { String::new() } else { spellings };
    // What a name is searched by may hold a sign that means something to `like`.
    let name = fold(&wanted.name).split_whitespace().collect::<Vec<_>>().join(" ");
    let like = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Ok(reader
        .all(
            sql!("
                select v.id, v.name, v.list_number, v.identity is not null, v.born_on, v.village, v.ground, v.person_id,
                       v.struck_at, v.struck_because
                  from voter v
                  left join voter l on l.community_id = v.community_id and l.id = $2
                 where v.community_id = $1 and (v.struck_at is not null) = $3
                   and (v.name_key like $4 || '%' escape '\\' or v.name_key like '% ' || $4 || '%' escape '\\')
                   and ($5 = '' or replace($5, '|' || v.village || '|', '') <> $5)
                   and (l.id is null or v.name_key > l.name_key or (v.name_key = l.name_key and v.id > l.id))
                 order by v.name_key, v.id limit $6"),
            args![wanted.after, wanted.struck, like, spellings, limit],
        )
        .await?)
}

/// A village of the voters' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Its most frequent spelling.
    pub name: String,
    /// Folded.
    pub key: String,
    pub spellings: Vec<String>,
    /// How many are on the list, not struck.
    pub people: i64,
}

/// How many people of each village are on the voters' list, by name; those without a village are not among them.
///
/// # Errors
/// If they cannot be counted.
pub async fn villages(reader: &mut Reader) -> Result<Vec<Village>> {
    let rows: Vec<Spelling> = reader
        .all(
            sql!(
                "
                select village, cast(sum(case when struck_at is null then 1 else 0 end) as bigint) from voter
                 where community_id = $1 and village is not null
                 group by village order by 2 desc, 1 limit $2"
            ),
            args![SPELLINGS],
        )
        .await?;
    let mut villages: BTreeMap<String, Village> = BTreeMap::new();
    for Spelling { village, people } in rows {
        let key = fold(village.trim());
        let empty = || Village { name: village.clone(), key: key.clone(), spellings: vec![], people: 0 };
        let one = villages.entry(key.clone()).or_insert_with(empty);
        one.people += people;
        one.spellings.push(village);
    }
    Ok(villages.into_values().collect())
}

/// How the voters' list stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// On it, not struck.
    pub listed: i64,
    pub struck: i64,
    /// Of those on it, how many have an attested account.
    pub with_account: i64,
}
impl FromRow for Figures {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Figures { listed: row.get()?, struck: row.get()?, with_account: row.get()? })
    }
}

/// How many are on the voters' list.
///
/// # Errors
/// If they cannot be counted.
pub async fn figures(reader: &mut Reader) -> Result<Figures> {
    let figures: Option<Figures> = reader
        .one(
            sql!("
                select cast(coalesce(sum(case when struck_at is null then 1 else 0 end), 0) as bigint),
                       cast(coalesce(sum(case when struck_at is not null then 1 else 0 end), 0) as bigint),
                       cast(coalesce(sum(case when struck_at is null and person_id is not null then 1 else 0 end), 0) as bigint)
                  from voter where community_id = $1"),
            args![],
        )
        .await?;
    Ok(figures.unwrap_or_default())
}

/// Takes somebody off the voters' list. The lists of votes that are open stay as they were fixed.
///
/// # Errors
/// [`Error::Conflict`] if somebody was faster.
pub async fn strike(tx: &mut Writer, voter: &Allowed<Strike>, because: &str) -> Result<VoterStruck> {
    let now = Instant(tx.stamp().now);
    let struck = tx
        .run(
            sql!(
                "
                update voter set struck_at = $3, struck_because = $4
                 where community_id = $1 and id = $2 and struck_at is null"
            ),
            args![voter.id, now, because],
        )
        .await?;
    if struck == 0 {
        return Err(Error::Conflict("voters-denied-struck"));
    }
    Ok(VoterStruck { voter: voter.id })
}

/// Puts somebody back on the voters' list.
///
/// # Errors
/// [`Error::Conflict`] if somebody was faster.
pub async fn restore(tx: &mut Writer, voter: &Allowed<Restore>) -> Result<VoterRestored> {
    let restored = tx
        .run(
            sql!(
                "
                update voter set struck_at = null, struck_because = null
                 where community_id = $1 and id = $2 and struck_at is not null"
            ),
            args![voter.id],
        )
        .await?;
    if restored == 0 {
        return Err(Error::Conflict("voters-denied-listed"));
    }
    Ok(VoterRestored { voter: voter.id })
}

/// A file that was imported.
#[derive(Debug, Clone)]
pub struct Imported {
    pub id: ImportId,
    /// Of the file.
    pub name: String,
    pub rows: i64,
    pub added: i64,
    pub changed: i64,
    pub rejected: i64,
    pub at: Instant,
}
impl Imported {
    /// Rows that were on the list already, just as they are.
    #[must_use]
    pub fn same(&self) -> i64 {
        self.rows - self.added - self.changed - self.rejected
    }
}
impl FromRow for Imported {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Imported {
            id: row.get()?,
            name: row.get()?,
            rows: row.get()?,
            added: row.get()?,
            changed: row.get()?,
            rejected: row.get()?,
            at: row.get()?,
        })
    }
}

/// The files that were imported last, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn imports(reader: &mut Reader) -> Result<Vec<Imported>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, name, row_count, added, changed, rejected, at from voter_import
                 where community_id = $1 order by id desc limit 50"
            ),
            args![],
        )
        .await?)
}

/// One file that was imported.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn imported(reader: &mut Reader, import: ImportId) -> Result<Imported> {
    reader
        .one(
            sql!(
                "
                select id, name, row_count, added, changed, rejected, at from voter_import
                 where community_id = $1 and id = $2"
            ),
            args![import],
        )
        .await?
        .ok_or(Error::NotFound)
}

/// A row that was not taken.
#[derive(Debug, Clone)]
pub struct RejectedRow {
    pub line: i64,
    /// The key of a message.
    pub reason: String,
    pub detail: String,
}
impl FromRow for RejectedRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(RejectedRow { line: row.get()?, reason: row.get()?, detail: row.get()? })
    }
}

/// A page of the rows of a file that were not taken, by line.
///
/// # Errors
/// If they cannot be read.
pub async fn rejected(
    reader: &mut Reader,
    import: ImportId,
    after: i64,
    limit: i64,
) -> Result<Vec<RejectedRow>> {
    Ok(reader
        .all(
            sql!(
                "
                select line, reason, detail from voter_rejected
                 where community_id = $1 and import_id = $2 and line > $3 order by line limit $4"
            ),
            args![import, after, limit],
        )
        .await?)
}
