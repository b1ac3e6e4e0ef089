//! The register of what was received, and how its senders can be reached.
use super::super::domain::{Channel, ConsultationId, Entry, EntryId, EntryKind, REMEMBERED, SenderKind};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Day, Error, Instant, Lang, PersonId, Result};

/// [`Entry`]s with the draft that they are about, and their answer.
const ENTRIES: &str = "
    select e.id, e.year, e.number, e.kind, e.channel, e.received_on, e.sender_kind, d.title, d.slug, r.verdict,
           c.withdrawn_at
      from transparency_entry e
      join consultation c on c.community_id = e.community_id and c.id = e.consultation_id
      join document d on d.community_id = e.community_id and d.id = c.document_id
      left join consultation_line l on l.community_id = e.community_id and l.entry_id = e.id
      left join consultation_reply r on r.community_id = l.community_id
           and r.consultation_id = l.consultation_id and r.line = l.place";

/// Who sends something to be registered.
#[derive(Debug, Clone)]
pub struct Sender {
    pub kind: SenderKind,
    pub name: String,
    pub email: Option<String>,
    pub postal: Option<String>,
    pub is_name_public: bool,
    pub cui: Option<String>,
    pub person: Option<PersonId>,
    pub lang: Lang,
}

/// Something to be registered.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Made with the form: sent twice, it is registered once.
    pub id: EntryId,
    pub channel: Channel,
    pub received_on: Day,
    pub sender: Sender,
}

/// Registers something under the next number of the year. The book's row is held until the end of the transaction, so
/// that numbers follow each other whoever comes at the same moment, and a transaction that fails takes no number.
///
/// # Errors
/// If it cannot be written.
pub async fn register(
    tx: &mut Writer,
    consultation: ConsultationId,
    kind: EntryKind,
    new: &NewEntry,
) -> Result<(i64, i64)> {
    let now = Instant(tx.stamp().now);
    let year = i64::from(now.day().0.year());
    let number: i64 = tx
        .value(
            sql!("
                insert into transparency_book (community_id, year, last) values ($1, $2, 1)
                on conflict (community_id, year) do update set last = transparency_book.last + 1 returning last"),
            args![year],
        )
        .await?;
    tx.run(
        sql!("
            insert into transparency_entry (community_id, id, year, number, before, kind, consultation_id, channel,
              received_on, sender_kind, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"),
        args![
            new.id,
            year,
            number,
            Some(number - 1).filter(|before| *before > 0),
            kind,
            consultation,
            new.channel,
            new.received_on,
            new.sender.kind,
            now
        ],
    )
    .await?;
    let sender = &new.sender;
    tx.run(
        sql!("
            insert into transparency_sender (community_id, entry_id, name, email, postal, is_name_public, cui, person_id,
              language, forget_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            new.id,
            &sender.name,
            sender.email.clone(),
            sender.postal.clone(),
            sender.is_name_public,
            sender.cui.clone(),
            sender.person,
            sender.lang,
            now.plus(REMEMBERED)
        ],
    )
    .await?;
    Ok((year, number))
}

/// Whether this was registered already.
///
/// # Errors
/// If it cannot be read.
pub async fn is_registered(tx: &mut Writer, id: EntryId) -> Result<bool> {
    let count =
        sql!("select cast(count(*) as bigint) from transparency_entry where community_id = $1 and id = $2");
    Ok(tx.value::<i64>(count, args![id]).await? > 0)
}

impl FromRow for Entry {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Entry {
            id: row.get()?,
            year: row.get()?,
            number: row.get()?,
            kind: row.get()?,
            channel: row.get()?,
            received_on: row.get()?,
            sender_kind: row.get()?,
            title: row.get()?,
            slug: row.get()?,
            verdict: row.maybe()?,
            is_withdrawn: row.maybe::<Instant>()?.is_some(),
        })
    }
}

/// The register of a year after a number. `show`: `all`, `recommendations`, `included`, `unanswered`.
///
/// # Errors
/// If it cannot be read.
pub async fn entries(
    reader: &mut Reader,
    year: i64,
    show: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<Entry>> {
    Ok(reader
        .all(
            sql!(
                ENTRIES,
                "
                 where e.community_id = $1 and e.year = $2 and e.number > $4
                   and ($3 = 'all' or ($3 = 'recommendations' and e.kind = 'recommendation')
                        or ($3 = 'included' and r.verdict in ('accepted', 'partly'))
                        or ($3 = 'unanswered' and e.kind = 'recommendation' and r.verdict is null
                            and c.withdrawn_at is null))
                 order by e.number limit $5"
            ),
            args![year, show, after, limit],
        )
        .await?)
}

/// One entry.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn entry(reader: &mut Reader, id: EntryId) -> Result<Entry> {
    reader
        .one(sql!(ENTRIES, "where e.community_id = $1 and e.id = $2"), args![id])
        .await?
        .ok_or(Error::NotFound)
}

/// How a sender can be reached: for the staff alone.
#[derive(Debug, Clone)]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<String>,
    pub postal: Option<String>,
    pub cui: Option<String>,
    pub person: Option<PersonId>,
    pub lang: Lang,
}
impl FromRow for Contact {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Contact {
            name: row.maybe()?,
            email: row.maybe()?,
            postal: row.maybe()?,
            cui: row.maybe()?,
            person: row.maybe()?,
            lang: row.get()?,
        })
    }
}

/// How the sender of an entry can be reached; none once it was forgotten.
///
/// # Errors
/// If it cannot be read.
pub async fn contact(reader: &mut Reader, id: EntryId) -> Result<Option<Contact>> {
    Ok(reader
        .one(
            sql!(
                "
                select name, email, postal, cui, person_id, language from transparency_sender
                 where community_id = $1 and entry_id = $2"
            ),
            args![id],
        )
        .await?)
}

/// How long an address waits to be confirmed.
const UNCONFIRMED: i64 = 7 * Instant::DAY;

/// Whether anything is due to be forgotten.
///
/// # Errors
/// If it cannot be read.
pub async fn has_to_forget(reader: &mut Reader, now: Instant) -> Result<bool> {
    let due = sql!("
        select cast((select count(*) from transparency_sender s where s.community_id = $1 and s.forget_at <= $2)
                  + (select count(*) from debate_speaker p
                       join debate b on b.community_id = p.community_id and b.id = p.debate_id
                      where p.community_id = $1 and p.name is not null and b.starts_at <= $3)
                  + (select count(*) from draft_reader r
                      where r.community_id = $1 and r.confirmed_at is null and r.since <= $4) as bigint)");
    Ok(reader.value::<i64>(due, args![now, now.plus(-REMEMBERED), now.plus(-UNCONFIRMED)]).await? > 0)
}

/// Forgets senders and speakers whose time has come: who they were, never what was said.
///
/// # Errors
/// If it cannot be written.
pub async fn forget(tx: &mut Writer) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(sql!("delete from transparency_sender where community_id = $1 and forget_at <= $2"), args![now])
        .await?;
    tx.run(
        sql!(
            "
            update debate_speaker set name = null, organisation = null
             where community_id = $1 and name is not null
               and debate_id in (select b.id from debate b where b.community_id = $1 and b.starts_at <= $2)"
        ),
        args![now.plus(-REMEMBERED)],
    )
    .await?;
    let unconfirmed =
        sql!("delete from draft_reader where community_id = $1 and confirmed_at is null and since <= $2");
    tx.run(unconfirmed, args![now.plus(-UNCONFIRMED)]).await?;
    Ok(())
}
