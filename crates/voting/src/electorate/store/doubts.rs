//! Who could stand on the list of voters twice.
use super::super::domain::{Conditions, Doubt, Noted, NotedIn, VoterId};
use super::super::reading::name_words;
use super::{BATCH, grounds_wanted, villages_wanted};
use db::{FromRow, Reader, Row, args, sql};
use kit::{Day, PersonId, Result};
use people::Born;
use rules::text::fold;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many doubts are told: more than that is a list to be cleaned, not to be read.
const MOST: usize = 200;

/// Somebody as they are written down in one place.
struct Note {
    noted: Noted,
    born_on: Option<Born>,
    has_identity: bool,
}

struct ListNote(Note);
impl FromRow for ListNote {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let place = NotedIn::List(row.get()?);
        Ok(ListNote(Note {
            noted: Noted { name: row.get()?, village: row.maybe()?, place },
            born_on: row.maybe()?,
            has_identity: row.get()?,
        }))
    }
}

/// Pairs of which both would be on the list of voters on `day`, and which could be the same human: the same words in
/// the name, no two different villages, no two different births, and not two different identities. At most 200, to be
/// looked at before a vote is opened. It reads every name once, so it is for a page that the staff open now and then.
///
/// # Errors
/// If they cannot be read.
pub async fn doubtful(reader: &mut Reader, conditions: &Conditions, day: Day) -> Result<Vec<Doubt>> {
    let entitled = entitled(reader, conditions, day).await?;
    let mut notes = accounts(reader, &entitled).await?;
    notes.extend(voters(reader, &entitled).await?);
    notes.sort_by_cached_key(|note| fold(&note.noted.name));
    let mut alike: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (at, note) in notes.iter().enumerate() {
        alike.entry(name_words(&note.noted.name)).or_default().push(at);
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for group in alike.values() {
        // A name that a hundred people have would give thousands of pairs.
        for (nth, one) in group.iter().enumerate().take(MOST) {
            let others = group[nth + 1..].iter().filter(|other| may_be_one(&notes[*one], &notes[**other]));
            pairs.extend(others.take(MOST).map(|other| (*one, *other)));
        }
    }
    // By name: the order of a hash map is no order.
    pairs.sort_unstable();
    pairs.truncate(MOST);
    let noted = |at: usize| notes[at].noted.clone();
    Ok(pairs.into_iter().map(|(one, other)| Doubt { one: noted(one), other: noted(other) }).collect())
}

fn may_be_one(one: &Note, other: &Note) -> bool {
    let village = |note: &Note| note.noted.village.as_deref().map(|village| fold(village.trim()));
    let villages = village(one).zip(village(other)).is_none_or(|(one, other)| one == other);
    let births = one.born_on.zip(other.born_on).is_none_or(|(one, other)| one.agrees(other));
    // Two identities that were the same would have been tied together.
    villages && births && !(one.has_identity && other.has_identity)
}

/// Attested accounts that no row of the voters' list is tied to.
async fn accounts(reader: &mut Reader, entitled: &HashSet<Uuid>) -> Result<Vec<Note>> {
    let (mut notes, mut after) = (Vec::new(), PersonId(Uuid::nil()));
    loop {
        let batch = people::identity::untied(reader, after, BATCH).await?;
        let Some(last) = batch.last() else { return Ok(notes) };
        after = last.person;
        notes.extend(batch.into_iter().filter(|one| entitled.contains(&one.person.0)).map(|one| Note {
            noted: Noted { name: one.name, village: one.village, place: NotedIn::Account(one.person) },
            born_on: one.born_on,
            has_identity: one.has_identity,
        }));
    }
}

/// Rows of the voters' list, those that are tied to an account too: a second row may be the same human.
async fn voters(reader: &mut Reader, entitled: &HashSet<Uuid>) -> Result<Vec<Note>> {
    let (mut notes, mut after) = (Vec::new(), VoterId(Uuid::nil()));
    loop {
        let batch: Vec<ListNote> = reader
            .all(
                sql!("
                    select id, name, village, born_on, identity is not null
                      from voter where community_id = $1 and struck_at is null and id > $2 order by id limit $3"),
                args![after, BATCH],
            )
            .await?;
        let Some(ListNote(Note { noted: Noted { place: NotedIn::List(last), .. }, .. })) = batch.last()
        else {
            return Ok(notes);
        };
        after = *last;
        let is_entitled =
            |note: &Note| matches!(note.noted.place, NotedIn::List(id) if entitled.contains(&id.0));
        notes.extend(batch.into_iter().map(|ListNote(note)| note).filter(is_entitled));
    }
}

/// The ids of accounts and of rows that the conditions let vote.
async fn entitled(reader: &mut Reader, conditions: &Conditions, day: Day) -> Result<HashSet<Uuid>> {
    struct Ids(Uuid, Option<Uuid>);
    impl FromRow for Ids {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Ids(row.get()?, row.maybe()?))
        }
    }
    let villages = villages_wanted(reader, conditions).await?;
    let (mut ids, mut after) = (HashSet::new(), Uuid::nil());
    loop {
        let batch: Vec<Ids> = reader
            .all(
                sql!(
                    "
                    select e.id, e.voter_id from elector e
                     where e.community_id = $1 and e.id > $5
                       and (e.adult = true or e.born_latest <= $2)
                       and (replace($3, ',' || e.attested_for || ',', '') <> $3
                            or replace($3, ',' || e.listed_for || ',', '') <> $3)
                       and ($4 = '' or replace($4, '|' || e.village || '|', '') <> $4)
                     order by e.id limit $6"
                ),
                args![conditions.born_by(day), grounds_wanted(conditions), villages.clone(), after, BATCH],
            )
            .await?;
        let Some(last) = batch.last() else { return Ok(ids) };
        after = last.0;
        ids.extend(batch.iter().flat_map(|Ids(id, voter)| [Some(*id), *voter]).flatten());
    }
}
