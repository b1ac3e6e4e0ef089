//! Every statement of the index.
use crate::words::{LONGEST, of_thing};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::find::Finding;
use kit::{Instant, Result, markdown};
use std::fmt::{Display, Formatter};
use uuid::Uuid;

/// How much of a text is kept to cut snippets from, in characters.
const KEPT: usize = 6_000;
/// How many roots a word of a question may have, and how many words a question.
pub(crate) const ROOTS: usize = 4;
pub(crate) const WORDS: usize = 4;

/// The text of a thing as it is kept.
fn kept_text(finding: &Finding) -> String {
    markdown::plain(&finding.text).chars().take(KEPT).collect()
}

/// Whether this very thing is kept, alone.
pub(crate) async fn is_kept(reader: &mut Reader, kind: &str, id: Uuid, finding: &Finding) -> Result<bool> {
    let (same, all): (i64, i64) = reader
        .one(
            sql!("
                select cast(count(case when part = $4 and title = $5 and under = $6 and text = $7 and url = $8 and at = $9
                                        and coalesce(category, '') = $10 then 1 end) as bigint),
                       cast(count(*) as bigint)
                  from found where community_id = $1 and kind = $2 and id = $3"),
            args![
                kind, id, finding.part, &finding.title, &finding.under, kept_text(finding), &finding.url, finding.at,
                finding.category.unwrap_or_default()
            ],
        )
        .await?
        .unwrap_or_default();
    // What is longer than the kept text may differ behind it.
    Ok(same == 1 && all == 1 && finding.text.chars().count() < KEPT)
}

/// The ids that the statement of an area gives ([`kit::find::Finds::ids`]), after one of them.
pub(crate) async fn ids(reader: &mut Reader, statement: Sql, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = reader.all(statement, args![after, limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets a thing with all its pieces.
pub(crate) async fn forget(tx: &mut Writer, kind: &str, id: Uuid) -> Result<()> {
    tx.run(sql!("delete from found_word where community_id = $1 and kind = $2 and id = $3"), args![kind, id])
        .await?;
    tx.run(sql!("delete from found where community_id = $1 and kind = $2 and id = $3"), args![kind, id])
        .await?;
    Ok(())
}

/// Keeps a piece of a thing with its roots, all of them in one statement: they stand in one text, in slots of one width.
pub(crate) async fn keep(tx: &mut Writer, kind: &str, id: Uuid, finding: &Finding) -> Result<()> {
    tx.run(
        sql!("
            insert into found (community_id, kind, id, part, title, under, text, url, category, process_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (community_id, kind, id, part) do update set
              title = excluded.title, under = excluded.under, text = excluded.text, url = excluded.url,
              category = excluded.category, process_id = excluded.process_id, at = excluded.at"),
        args![
            kind, id, finding.part, &finding.title, &finding.under, kept_text(finding), &finding.url,
            finding.category.map(str::to_owned), finding.process, finding.at
        ],
    )
    .await?;
    let roots = of_thing(&finding.title, &markdown::plain(&finding.text));
    if roots.is_empty() {
        return Ok(());
    }
    let mut slots = String::with_capacity(roots.len() * (LONGEST + 1));
    for (root, in_title) in &roots {
        slots.push(if *in_title { '0' } else { '1' });
        slots += &format!("{root:<LONGEST$}");
    }
    let count = i64::try_from(roots.len()).unwrap_or(i64::MAX);
    tx.run(
        sql!(
            "
            with recursive slot(n) as (
              select cast(0 as bigint) union all select n + 1 from slot where n + 1 < $7)
            insert into found_word (community_id, word, place, age, kind, id, part)
            select $1, rtrim(substr($6, cast(n * 25 + 2 as integer), 24)),
                   cast(substr($6, cast(n * 25 + 1 as integer), 1) as bigint), $5, $2, $3, $4
              from slot where true
            on conflict do nothing"
        ),
        args![kind, id, finding.part, -finding.at.0, slots, count],
    )
    .await?;
    Ok(())
}

/// Things that are kept, after one of them.
pub(crate) async fn known(
    reader: &mut Reader,
    after: &(String, Uuid),
    limit: i64,
) -> Result<Vec<(String, Uuid)>> {
    Ok(reader
        .all(
            sql!(
                "
                select distinct kind, id from found
                 where community_id = $1 and (kind, id) > ($2, $3) order by kind, id limit $4"
            ),
            args![&after.0, after.1, limit],
        )
        .await?)
}

/// Under which version everything was last read, and when.
pub(crate) async fn state(reader: &mut Reader) -> Result<Option<(i64, Instant)>> {
    Ok(reader.one(sql!("select version, at from found_state where community_id = $1"), args![]).await?)
}

/// Notes that everything was read.
pub(crate) async fn mark(tx: &mut Writer, version: i64) -> Result<()> {
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into found_state (community_id, version, at) values ($1, $2, $3)
            on conflict (community_id) do update set version = excluded.version, at = excluded.at"
        ),
        args![version, now],
    )
    .await?;
    Ok(())
}

/// The roots of one word of a question, in as many places as a statement has.
pub(crate) type Roots = [String; ROOTS];

/// Where the next page goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub place: i64,
    /// See `found_word.age`.
    pub age: i64,
    pub kind: String,
    pub id: Uuid,
    pub part: i64,
}

impl Place {
    /// Before everything.
    pub(crate) fn start() -> Place {
        Place { place: -1, age: 0, kind: String::new(), id: Uuid::nil(), part: 0 }
    }

    /// Reads what [`Display`] wrote into an address; anything else is no place.
    pub(crate) fn parse(text: &str) -> Option<Place> {
        let [place, age, kind, id, part] = text.split('.').collect::<Vec<_>>().try_into().ok()?;
        let (place, age, part) = (place.parse().ok()?, age.parse().ok()?, part.parse().ok()?);
        Some(Place { place, age, kind: kind.to_owned(), id: db::decode_id(id)?, part })
    }
}
impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}.{}.{}", self.place, self.age, self.kind, db::encode_id(self.id), self.part)
    }
}

/// A thing that was found.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub at: Place,
    pub title: String,
    pub under: String,
    pub text: String,
    pub url: String,
}
impl FromRow for Hit {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let at =
            Place { place: row.get()?, age: row.get()?, kind: row.get()?, id: row.get()?, part: row.get()? };
        Ok(Hit { at, title: row.get()?, under: row.get()?, text: row.get()?, url: row.get()? })
    }
}

/// How often each of these roots occurs: (root, things).
pub(crate) async fn frequencies(reader: &mut Reader, roots: &[String]) -> Result<Vec<(String, i64)>> {
    let root = |n: usize| roots.get(n).cloned().unwrap_or_default();
    Ok(reader
        .all(
            sql!("
                select word, cast(count(*) as bigint) from found_word
                 where community_id = $1 and word in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                 group by word limit 16"),
            args![
                root(0), root(1), root(2), root(3), root(4), root(5), root(6), root(7), root(8), root(9), root(10),
                root(11), root(12), root(13), root(14), root(15)
            ],
        )
        .await?)
}

/// What has one root and, of each other word, any root: in the order of the index, after `after`.
pub(crate) async fn with_root(
    reader: &mut Reader,
    root: &str,
    others: &[Roots],
    kind: &str,
    after: &Place,
    limit: i64,
) -> Result<Vec<Hit>> {
    let other = |n: usize, m: usize| others.get(n).map(|roots| roots[m].clone()).unwrap_or_default();
    Ok(reader
        .all(
            sql!("
                select w.place, w.age, w.kind, w.id, w.part, f.title, f.under, f.text, f.url
                  from found_word w
                  join found f on f.community_id = w.community_id and f.kind = w.kind and f.id = w.id and f.part = w.part
                 where w.community_id = $1 and w.word = $2 and ($3 = '' or w.kind = $3)
                   and (w.place, w.age, w.kind, w.id, w.part) > ($4, $5, $6, $7, $8)
                   and ($9 = '' or exists (select 1 from found_word o
                         where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                           and o.word in ($9, $10, $11, $12)))
                   and ($13 = '' or exists (select 1 from found_word o
                         where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                           and o.word in ($13, $14, $15, $16)))
                   and ($17 = '' or exists (select 1 from found_word o
                         where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                           and o.word in ($17, $18, $19, $20)))
                 order by w.place, w.age, w.kind, w.id, w.part limit $21"),
            args![
                root, kind, after.place, after.age, &after.kind, after.id, after.part, other(0, 0), other(0, 1),
                other(0, 2), other(0, 3), other(1, 0), other(1, 1), other(1, 2), other(1, 3), other(2, 0), other(2, 1),
                other(2, 2), other(2, 3), limit
            ],
        )
        .await?)
}

/// How many things of each kind answer a question; a thousand pieces are looked at and no more.
pub(crate) async fn kinds(
    reader: &mut Reader,
    first: &Roots,
    others: &[Roots],
) -> Result<Vec<(String, i64)>> {
    let other = |n: usize, m: usize| others.get(n).map(|roots| roots[m].clone()).unwrap_or_default();
    let [a, b, c, d] = first.clone();
    Ok(reader
        .all(
            sql!("
                select kind, cast(count(*) as bigint) from (
                  select distinct w.kind, w.id, w.part from found_word w
                   where w.community_id = $1 and w.word in ($2, $3, $4, $5)
                     and ($6 = '' or exists (select 1 from found_word o
                           where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                             and o.word in ($6, $7, $8, $9)))
                     and ($10 = '' or exists (select 1 from found_word o
                           where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                             and o.word in ($10, $11, $12, $13)))
                     and ($14 = '' or exists (select 1 from found_word o
                           where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                             and o.word in ($14, $15, $16, $17)))
                   limit 1000) found
                 group by kind order by kind limit 50"),
            args![
                a, b, c, d, other(0, 0), other(0, 1), other(0, 2), other(0, 3), other(1, 0), other(1, 1), other(1, 2),
                other(1, 3), other(2, 0), other(2, 1), other(2, 2), other(2, 3)
            ],
        )
        .await?)
}

/// Words that begin alike, for those who mistyped: roots of titles, the most frequent first.
pub(crate) async fn alike(reader: &mut Reader, begin: &str, end: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = reader
        .all(
            sql!("
                select title from found f
                 where f.community_id = $1 and (f.kind, f.id, f.part) in (
                   select w.kind, w.id, w.part from found_word w
                    where w.community_id = $1 and w.word >= $2 and w.word < $3 order by w.word, w.place, w.age limit 20)
                 order by f.part, f.at desc limit 5"),
            args![begin, end],
        )
        .await?;
    Ok(rows.into_iter().map(|(title,)| title).collect())
}
