//! Taking a file into the voters' list.
use super::super::domain::{Ground, Import, ImportId, VoterId};
use super::super::reading::{Entry, Listed, Rejected, name_words};
use super::BATCH;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Instant, PersonId, Result};
use people::Born;
use rules::text::fold;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

db::events! {
    /// A file was imported into the voters' list.
    pub VotersImported = "voters.imported" (ByStaff) {
        import: ImportId,
        added: usize,
        changed: usize,
        rejected: usize,
    }
}

/// The file that rows come from.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    /// A keyed hash of its content: a plain one would let somebody try out personal codes on a short list.
    pub digest: [u8; 32],
}

/// What an import came to.
pub enum Outcome {
    Imported(VotersImported),
    /// This very file was imported before, and there is nothing new in it. Nothing was written.
    Same(ImportId),
}

/// A row of the list, as far as an import can change it.
struct Known {
    id: VoterId,
    name: String,
    identity: Option<[u8; 32]>,
    list_number: Option<String>,
    born_on: Option<Born>,
    village: Option<String>,
    ground: Ground,
    struck: bool,
}
impl FromRow for Known {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Known {
            id: row.get()?,
            name: row.get()?,
            identity: row.maybe::<Vec<u8>>()?.and_then(|bytes| bytes.try_into().ok()),
            list_number: row.maybe()?,
            born_on: row.maybe()?,
            village: row.maybe()?,
            ground: row.get()?,
            struck: row.get()?,
        })
    }
}

/// The whole list, by what rows are found again, and what the file has said of it so far.
struct List {
    rows: Vec<Known>,
    by_identity: HashMap<[u8; 32], usize>,
    by_number: HashMap<String, usize>,
    /// Rows of the list that a line of the file has spoken of already, with that line.
    said: HashMap<usize, usize>,
    /// Numbers of rows that this file adds.
    given: HashSet<String>,
}

/// What one row of the file does to the list.
enum Step {
    Add,
    Change(usize),
    Same,
    Reject(&'static str, String),
}

/// Takes all rows that can be taken, in one transaction that the caller commits, one import after the other. The list is
/// read once, in batches; after that a row costs one statement if it is new or changed and none if it is not, so a list
/// of twenty thousand is taken in a few seconds the first time and compared in less than one when it comes again.
///
/// A row is found again by its personal code, or by its number where one of the two has no code. A number under which
/// another name is known is not taken: the list was numbered anew, and nobody's right to vote may pass to somebody else.
/// Whoever was struck stays struck.
///
/// # Errors
/// If it cannot be written.
pub async fn import(
    tx: &mut Writer,
    _: &Allowed<Import>,
    source: &Source,
    listed: Listed,
    by: PersonId,
) -> Result<Outcome> {
    people::identity::one_at_a_time(tx).await?;
    let import = ImportId(tx.new_id());
    let mut list = List::read(tx).await?;
    let rows = listed.entries.len() + listed.rejected.len();
    let (mut added, mut changed, mut rejected) = (0, 0, listed.rejected);
    for mut entry in listed.entries {
        match list.step(&mut entry) {
            Step::Same => {}
            Step::Reject(reason, detail) => rejected.push(Rejected { line: entry.line, reason, detail }),
            Step::Add => {
                add(tx, import, entry).await?;
                added += 1;
            }
            Step::Change(at) => {
                change(tx, &list.rows[at], entry).await?;
                changed += 1;
            }
        }
    }
    if added == 0
        && changed == 0
        && let Some(before) = earlier(tx, source).await?
    {
        return Ok(Outcome::Same(before));
    }
    tie(tx).await?;
    let imported = VotersImported { import, added, changed, rejected: rejected.len() };
    keep(tx, source, rows, &imported, by).await?;
    for row in &rejected {
        tx.run(
            sql!(
                "
                insert into voter_rejected (community_id, import_id, line, reason, detail)
                values ($1, $2, $3, $4, $5)"
            ),
            args![import, number(row.line), row.reason, &row.detail],
        )
        .await?;
    }
    Ok(Outcome::Imported(imported))
}

impl List {
    async fn read(reader: &mut Reader) -> Result<List> {
        let (mut rows, mut after) = (Vec::new(), VoterId(Uuid::nil()));
        loop {
            let batch: Vec<Known> = reader
                .all(
                    sql!("
                        select id, name, identity, list_number, born_on, village, ground, struck_at is not null
                          from voter where community_id = $1 and id > $2 order by id limit $3"),
                    args![after, BATCH],
                )
                .await?;
            let Some(last) = batch.last() else { break };
            after = last.id;
            rows.extend(batch);
        }
        let mut list = List {
            rows,
            by_identity: HashMap::new(),
            by_number: HashMap::new(),
            said: HashMap::new(),
            given: HashSet::new(),
        };
        for (at, row) in list.rows.iter().enumerate() {
            list.by_identity.extend(row.identity.map(|identity| (identity, at)));
            list.by_number.extend(row.list_number.clone().map(|number| (number, at)));
        }
        Ok(list)
    }

    /// Decides about one row. A number that is somebody else's is taken from a row that has a personal code.
    fn step(&mut self, entry: &mut Entry) -> Step {
        let found = match self.find(entry) {
            Ok(found) => found,
            Err(reason) => return Step::Reject(reason, String::new()),
        };
        let Some(at) = found else {
            self.given.extend(entry.list_number.clone());
            return Step::Add;
        };
        if let Some(line) = self.said.insert(at, entry.line) {
            return Step::Reject("voters-why-twice", line.to_string());
        }
        let known = &self.rows[at];
        if known.struck {
            Step::Reject("voters-why-struck", String::new())
        } else if known.is_changed_by(entry) {
            Step::Change(at)
        } else {
            Step::Same
        }
    }

    fn find(&self, entry: &mut Entry) -> Result<Option<usize>, &'static str> {
        if let Some(at) = entry.identity.and_then(|identity| self.by_identity.get(&identity)) {
            return Ok(Some(*at));
        }
        let Some(number) = &entry.list_number else { return Ok(None) };
        let known = self.by_number.get(number).copied();
        let fits = known.is_some_and(|at| {
            let row = &self.rows[at];
            (row.identity.is_none() || entry.identity.is_none()) && may_be_one(row, entry)
        });
        if fits {
            return Ok(known);
        }
        if known.is_none() && !self.given.contains(number) {
            return Ok(None);
        }
        if entry.identity.is_none() {
            return Err("voters-why-number-taken");
        }
        entry.list_number = None;
        Ok(None)
    }
}

impl Known {
    fn is_changed_by(&self, entry: &Entry) -> bool {
        self.name != entry.name
            || (entry.village.is_some() && self.village != entry.village)
            || self.ground != entry.ground
            || (self.identity.is_none() && entry.identity.is_some())
            || self.born_after(entry) != self.born_on
    }

    /// The birth as it is known with what the file says: a year does not replace a day of it.
    fn born_after(&self, entry: &Entry) -> Option<Born> {
        match (self.born_on, entry.born_on) {
            (Some(day @ Born::On(_)), Some(Born::In(year))) if day.agrees(Born::In(year)) => Some(day),
            (known, None) => known,
            (_, said) => said,
        }
    }
}

/// Whether two rows with the same number may be one human. In a list by names the neighbours have the same family name,
/// so that is not enough: beyond the words that are the same, one of the two has nothing, or a slip of the pen, or both
/// were born on the same day.
fn may_be_one(known: &Known, entry: &Entry) -> bool {
    let (one, other) = (name_words(&known.name), name_words(&entry.name));
    let births = known.born_on.zip(entry.born_on);
    if births.is_some_and(|(one, other)| !one.agrees(other)) {
        return false;
    }
    let beyond = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|word| !those.contains(word)).cloned().collect()
    };
    let (left, right) = (beyond(&one, &other), beyond(&other, &one));
    let shares = left.len() < one.len();
    let same_day = matches!(births, Some((Born::On(_), Born::On(_))));
    match (&left[..], &right[..]) {
        ([], _) | (_, []) => shares,
        ([one], [other]) if edits(one, other) <= 2 && one.len().min(other.len()) >= 5 => true,
        _ => shares && same_day,
    }
}

/// How many letters have to be changed, put in or left out to make one word the other (Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

async fn add(tx: &mut Writer, import: ImportId, entry: Entry) -> Result<()> {
    let id = tx.new_id();
    let key = fold(&entry.name);
    tx.run(
        sql!("
            insert into voter (community_id, id, name, name_key, identity, list_number, born_on, village, ground,
                               import_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            id,
            entry.name,
            key,
            entry.identity,
            entry.list_number,
            entry.born_on,
            entry.village,
            entry.ground,
            import
        ],
    )
    .await?;
    Ok(())
}

async fn change(tx: &mut Writer, known: &Known, entry: Entry) -> Result<()> {
    let (key, born_on) = (fold(&entry.name), known.born_after(&entry));
    let village = entry.village.or_else(|| known.village.clone());
    tx.run(
        sql!(
            "
            update voter set name = $3, name_key = $4, born_on = $5, village = $6, ground = $7,
                   identity = coalesce(identity, $8)
             where community_id = $1 and id = $2"
        ),
        args![known.id, entry.name, key, born_on, village, entry.ground, entry.identity],
    )
    .await?;
    Ok(())
}

/// The import of the same file, the last one if there were several.
async fn earlier(reader: &mut Reader, source: &Source) -> Result<Option<ImportId>> {
    let found: Option<(ImportId,)> = reader
        .one(
            sql!(
                "
                select id from voter_import
                 where community_id = $1 and digest = $2 order by id desc limit 1"
            ),
            args![source.digest],
        )
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Ties rows to the accounts that are attested with the same identity.
async fn tie(tx: &mut Writer) -> Result<()> {
    tx.run(
        sql!("
            update voter set person_id = (
                select a.person_id from attestation a
                 where a.community_id = voter.community_id and a.identity = voter.identity and a.revoked_at is null)
             where community_id = $1 and person_id is null and identity is not null
               and exists (select 1 from attestation a
                    where a.community_id = voter.community_id and a.identity = voter.identity and a.revoked_at is null
                      and not exists (select 1 from voter o
                           where o.community_id = a.community_id and o.person_id = a.person_id))"),
        args![],
    )
    .await?;
    Ok(())
}

async fn keep(
    tx: &mut Writer,
    source: &Source,
    rows: usize,
    imported: &VotersImported,
    by: PersonId,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!("
            insert into voter_import (community_id, id, name, digest, row_count, added, changed, rejected, at, by_person)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            imported.import,
            &source.name,
            source.digest,
            number(rows),
            number(imported.added),
            number(imported.changed),
            number(imported.rejected),
            now,
            by
        ],
    )
    .await?;
    Ok(())
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
