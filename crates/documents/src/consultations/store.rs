//! Every statement that touches consultations, the register, recommendations and their answers.
use super::domain::{
    Channel, Consultation, ConsultationId, Entry, EntryId, EntryKind, Lead, Line, Proof, SenderKind,
    SubscriberId, SubscriberKind, Verdict, Way, endorsable_from,
};
use crate::texts::{Document, DocumentId};
use db::{Event, FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Error, Instant, Lang, PersonId, Result};
use serde::Serialize;

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $code:literal { $($field:ident: $ty:ty),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $name { $(pub $field: $ty),* }
        impl Event for $name { const NAME: &'static str = $code; }
    )* };
}
events! {
    /// A draft was announced.
    Announced = "consultation.announced" { consultation: ConsultationId, title: String }
    /// A proof of publication was recorded.
    Proved = "consultation.proved" { consultation: ConsultationId, way: Way }
    /// A recommendation was registered.
    Recommended = "consultation.recommended" { consultation: ConsultationId, number: i64, title: String }
    /// A recommendation was answered.
    Replied = "consultation.replied" { consultation: ConsultationId, place: i64, verdict: Verdict, title: String }
    /// The draft moved on to endorsement.
    MovedOn = "consultation.moved-on" { consultation: ConsultationId, title: String }
}

/// The staff changed what is being prepared.
#[derive(Serialize)]
pub struct Prepared {
    pub consultation: ConsultationId,
}
impl Event for Prepared {
    const NAME: &'static str = "consultation.prepared";
    const SEEN: db::Seen = db::Seen::ByStaff;
}

impl FromRow for Consultation {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Consultation {
            id: row.get()?,
            document: row.get()?,
            reasons: row.get()?,
            studies: row.get()?,
            how: row.get()?,
            responsible: row.get()?,
            concerns_business: row.get()?,
            urgency: row.maybe()?,
            closes_on: row.maybe()?,
            published_at: row.maybe()?,
            version: row.maybe()?,
            endorsable_from: row.maybe()?,
            received: row.get()?,
            answered: row.get()?,
            debate_asked: row.get()?,
            moved_at: row.maybe()?,
        })
    }
}

/// The consultation on a document.
///
/// # Errors
/// If it cannot be read.
pub async fn of_document(reader: &mut Reader, document: DocumentId) -> Result<Option<Consultation>> {
    Ok(reader
        .one(
            sql!("
                select c.id, c.document_id, c.reasons, c.studies, c.how, c.responsible, c.concerns_business, c.urgency,
                       c.closes_on, c.published_at, c.version, c.endorsable_from, c.received, c.answered, c.debate_asked,
                       m.at
                  from consultation c
                  left join consultation_move m on m.community_id = c.community_id and m.consultation_id = c.id
                 where c.community_id = $1 and c.document_id = $2"),
            args![document],
        )
        .await?)
}

/// The consultations, the latest announced first: (title, slug, consultation's end, whether it has moved on).
///
/// # Errors
/// If they cannot be read.
pub async fn announced(reader: &mut Reader, before: Instant, limit: i64) -> Result<Vec<Announcement>> {
    Ok(reader
        .all(
            sql!("
                select d.title, d.slug, d.summary, c.published_at, c.closes_on, c.received, c.answered, m.at
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                  left join consultation_move m on m.community_id = c.community_id and m.consultation_id = c.id
                 where c.community_id = $1 and c.published_at < $2
                 order by c.published_at desc, c.id limit $3"),
            args![before, limit],
        )
        .await?)
}

/// A line of the list of consultations.
#[derive(Debug, Clone)]
pub struct Announcement {
    pub title: String,
    pub slug: String,
    pub summary: String,
    pub published_at: Instant,
    pub closes_on: Day,
    pub received: i64,
    pub answered: i64,
    pub moved_at: Option<Instant>,
}
impl FromRow for Announcement {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Announcement {
            title: row.get()?,
            slug: row.get()?,
            summary: row.get()?,
            published_at: row.get()?,
            closes_on: row.get()?,
            received: row.get()?,
            answered: row.get()?,
            moved_at: row.maybe()?,
        })
    }
}

/// The terms of a consultation, for calendars.
#[derive(Debug, Clone)]
pub struct Terms {
    pub id: ConsultationId,
    pub title: String,
    pub slug: String,
    pub published_at: Instant,
    pub closes_on: Day,
    pub endorsable_from: Instant,
}
impl FromRow for Terms {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Terms {
            id: row.get()?,
            title: row.get()?,
            slug: row.get()?,
            published_at: row.get()?,
            closes_on: row.get()?,
            endorsable_from: row.get()?,
        })
    }
}

/// The consultations of which a term may end between two moments.
///
/// # Errors
/// If they cannot be read.
pub async fn terms(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Terms>> {
    Ok(reader
        .all(
            sql!(
                "
                select c.id, d.title, d.slug, c.published_at, c.closes_on, c.endorsable_from
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.published_at < $3
                   and (c.endorsable_from >= $2 or c.closes_on >= $4)
                 order by c.published_at desc, c.id limit $5"
            ),
            args![from, until, from.day().plus(-1), limit],
        )
        .await?)
}

/// What the staff types before the announcement.
#[derive(Debug, Clone)]
pub struct Preparation {
    pub reasons: String,
    pub studies: String,
    pub how: String,
    pub responsible: String,
    pub concerns_business: bool,
    pub urgency: Option<String>,
}

/// Keeps what is being prepared; begins the consultation if there is none.
///
/// # Errors
/// [`Error::Conflict`] if it has been published.
pub async fn prepare(tx: &mut Writer, document: &Document, new: &Preparation) -> Result<ConsultationId> {
    let (id, now) = (tx.new_id(), Instant(tx.stamp().now));
    tx.run(
        sql!("
            insert into consultation (community_id, id, document_id, document_kind, reasons, studies, how, responsible,
              concerns_business, received, answered, debate_asked, created_at)
            values ($1, $2, $3, 'draft', '', '', '', '', false, 0, 0, false, $4)
            on conflict (community_id, document_id) do nothing"),
        args![id, document.id, now],
    )
    .await?;
    let changed = tx
        .run(
            sql!("
                update consultation set reasons = $3, studies = $4, how = $5, responsible = $6, concerns_business = $7,
                       urgency = $8
                 where community_id = $1 and document_id = $2 and published_at is null"),
            args![
                document.id,
                &new.reasons,
                &new.studies,
                &new.how,
                &new.responsible,
                new.concerns_business,
                new.urgency.clone()
            ],
        )
        .await?;
    if changed != 1 {
        return Err(Error::Conflict("consult-published-already"));
    }
    of_document(tx, document.id).await?.map(|one| one.id).ok_or(Error::NotFound)
}

/// Announces a draft, with the proof that it is on the site.
///
/// # Errors
/// [`Error::Conflict`] if it was announced meanwhile; the database refuses what is not complete.
pub async fn publish(
    tx: &mut Writer,
    one: &Allowed<Lead>,
    version: i64,
    closes_on: Day,
    address: &str,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let from = endorsable_from(now, one.urgency.is_some());
    let changed = tx
        .run(
            sql!(
                "
                update consultation set published_at = $3, version = $4, closes_on = $5, endorsable_from = $6
                 where community_id = $1 and id = $2 and published_at is null"
            ),
            args![one.id, now, version, closes_on, from],
        )
        .await?;
    if changed != 1 {
        return Err(Error::Conflict("consult-published-already"));
    }
    keep_proof(tx, one.id, Way::Site, now, address).await.map(drop)
}

/// Records a proof; the term begins with the last of them.
///
/// # Errors
/// [`Error::Conflict`] if there is one of this way already, or nothing is announced.
pub async fn prove(tx: &mut Writer, one: &Allowed<Lead>, way: Way, at: Instant, detail: &str) -> Result<()> {
    if !keep_proof(tx, one.id, way, at, detail).await? {
        return Err(Error::Conflict("consult-proof-there"));
    }
    let from = endorsable_from(at, one.urgency.is_some());
    tx.run(
        sql!(
            "
            update consultation set endorsable_from = $3
             where community_id = $1 and id = $2 and endorsable_from < $3 and urgency is null"
        ),
        args![one.id, from],
    )
    .await?;
    Ok(())
}

async fn keep_proof(
    tx: &mut Writer,
    id: ConsultationId,
    way: Way,
    at: Instant,
    detail: &str,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let kept = tx
        .run(
            sql!(
                "
                insert into consultation_proof (community_id, consultation_id, way, at, detail, recorded_at)
                values ($1, $2, $3, $4, $5, $6) on conflict do nothing"
            ),
            args![id, way, at, detail, now],
        )
        .await?;
    Ok(kept == 1)
}

impl FromRow for Proof {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Proof { way: row.get()?, at: row.get()?, detail: row.get()? })
    }
}

/// The proofs of a consultation.
///
/// # Errors
/// If they cannot be read.
pub async fn proofs(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Proof>> {
    Ok(reader
        .all(
            sql!(
                "
                select way, at, detail from consultation_proof
                 where community_id = $1 and consultation_id = $2 order by at, way limit 10"
            ),
            args![id],
        )
        .await?)
}

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
            now.plus(super::domain::REMEMBERED)
        ],
    )
    .await?;
    Ok((year, number))
}

/// What a recommendation says.
#[derive(Debug, Clone)]
pub struct Said {
    pub address: Option<i64>,
    pub label: Option<String>,
    pub text: String,
    pub wording: Option<String>,
}

/// Registers a recommendation. None if the very same one (by its id) is there already.
///
/// # Errors
/// [`Error::Conflict`] if the term for proposals was over on the day on which it was received, or the draft has moved on.
pub async fn recommend(
    tx: &mut Writer,
    consultation: ConsultationId,
    new: &NewEntry,
    said: &Said,
) -> Result<Option<(i64, i64)>> {
    if is_registered(tx, new.id).await? {
        return Ok(None);
    }
    let place: Option<(i64,)> = tx
        .one(
            sql!("
                update consultation set received = received + 1
                 where community_id = $1 and id = $2 and published_at is not null and closes_on >= $3
                   and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $2)
                returning received"),
            args![consultation, new.received_on],
        )
        .await?;
    let Some((place,)) = place else { return Err(Error::Conflict("consult-denied-closed")) };
    let number = register(tx, consultation, EntryKind::Recommendation, new).await?;
    let before = Some(place - 1).filter(|before| *before > 0);
    let kept = tx
        .run(
            sql!("
                insert into consultation_line (community_id, consultation_id, place, kind, before, before_kind, entry_id,
                  entry_kind, address, label, text, wording)
                values ($1, $2, $3, 'recommendation', $4, $5, $6, 'recommendation', $7, $8, $9, $10)
                on conflict do nothing"),
            args![
                consultation,
                place,
                before,
                before.map(|_| "recommendation"),
                new.id,
                said.address,
                said.label.clone(),
                &said.text,
                said.wording.clone()
            ],
        )
        .await?;
    if kept == 1 { Ok(Some(number)) } else { Err(Error::Conflict("consult-denied-closed")) }
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

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (entry, year, number, place) = (row.get()?, row.get()?, row.get()?, row.get()?);
        let (received_on, sender_kind) = (row.get()?, row.get()?);
        let (name, label, address) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let (text, wording) = (row.get()?, row.maybe()?);
        let (verdict, reason, at) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let reply = match (verdict, reason, at) {
            (Some(verdict), Some(reason), Some(at)) => Some((verdict, reason, at)),
            _ => None,
        };
        Ok(Line {
            entry,
            year,
            number,
            place,
            received_on,
            sender_kind,
            name,
            label,
            address,
            text,
            wording,
            reply,
        })
    }
}

/// The recommendations of a consultation after a place, in order. Contacts are not read.
///
/// # Errors
/// If they cannot be read.
pub async fn lines(reader: &mut Reader, id: ConsultationId, after: i64, limit: i64) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select e.id, e.year, e.number, l.place, e.received_on, e.sender_kind,
                       case when s.is_name_public then s.name end, l.label, l.address, l.text, l.wording,
                       r.verdict, r.reason, r.at
                  from consultation_line l
                  join transparency_entry e on e.community_id = l.community_id and e.id = l.entry_id
                  left join transparency_sender s on s.community_id = l.community_id and s.entry_id = l.entry_id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where l.community_id = $1 and l.consultation_id = $2 and l.place > $3 order by l.place limit $4"),
            args![id, after, limit],
        )
        .await?)
}

/// The recommendations on one paragraph.
///
/// # Errors
/// If they cannot be read.
pub async fn on_paragraph(reader: &mut Reader, id: ConsultationId, address: i64) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select e.id, e.year, e.number, l.place, e.received_on, e.sender_kind,
                       case when s.is_name_public then s.name end, l.label, l.address, l.text, l.wording,
                       r.verdict, r.reason, r.at
                  from consultation_line l
                  join transparency_entry e on e.community_id = l.community_id and e.id = l.entry_id
                  left join transparency_sender s on s.community_id = l.community_id and s.entry_id = l.entry_id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where l.community_id = $1 and l.consultation_id = $2 and l.address = $3 order by l.place limit 50"),
            args![id, address],
        )
        .await?)
}

/// The recommendation of an entry, with the document that it is about.
///
/// # Errors
/// If it cannot be read.
pub async fn line_of(reader: &mut Reader, entry: EntryId) -> Result<Option<Line>> {
    Ok(reader
        .one(
            sql!("
                select e.id, e.year, e.number, l.place, e.received_on, e.sender_kind,
                       case when s.is_name_public then s.name end, l.label, l.address, l.text, l.wording,
                       r.verdict, r.reason, r.at
                  from consultation_line l
                  join transparency_entry e on e.community_id = l.community_id and e.id = l.entry_id
                  left join transparency_sender s on s.community_id = l.community_id and s.entry_id = l.entry_id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where l.community_id = $1 and l.entry_id = $2"),
            args![entry],
        )
        .await?)
}

/// Answers a recommendation.
///
/// # Errors
/// [`Error::Conflict`] if it has an answer already.
pub async fn reply(
    tx: &mut Writer,
    one: &Allowed<Lead>,
    line: i64,
    verdict: Verdict,
    reason: &str,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let answered: Option<(i64,)> = tx
        .one(
            sql!(
                "
                update consultation set answered = answered + 1
                 where community_id = $1 and id = $2 and answered < received returning answered"
            ),
            args![one.id],
        )
        .await?;
    let Some((place,)) = answered else { return Err(Error::Conflict("consult-answered-already")) };
    let kept = tx
        .run(
            sql!("
                insert into consultation_reply (community_id, consultation_id, place, before, line, line_kind, verdict,
                  reason, at)
                values ($1, $2, $3, $4, $5, 'recommendation', $6, $7, $8) on conflict do nothing"),
            args![one.id, place, Some(place - 1).filter(|before| *before > 0), line, verdict, reason, now],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(Error::Conflict("consult-answered-already")) }
}

/// The draft moves on: the lines are sealed, and the step names the seal, the last answer, the proofs and the debate. If
/// one of them is not there, the tables refuse.
///
/// # Errors
/// [`Error::Conflict`] if something is lacking.
pub async fn move_on(tx: &mut Writer, one: &Allowed<Lead>, document: &Document, note: &str) -> Result<()> {
    let refused = |_| Error::Conflict("consult-cannot-move");
    let (id, now) = (one.id, Instant(tx.stamp().now));
    let last = Some(one.received).filter(|last| *last > 0);
    let debate: Option<(uuid::Uuid,)> = tx
        .one(
            sql!("
                select debate_id from debate_minutes
                 where community_id = $1 and consultation_id = $2 and revision = 1 order by ended_at desc limit 1"),
            args![id],
        )
        .await?;
    tx.run(
        sql!(
            "
            insert into consultation_line (community_id, consultation_id, place, kind, before, before_kind)
            values ($1, $2, $3, 'seal', $4, $5)"
        ),
        args![id, one.received + 1, last, last.map(|_| "recommendation")],
    )
    .await
    .map_err(refused)?;
    let debate = debate.map(|(debate,)| debate);
    tx.run(
        sql!("
            insert into consultation_move (community_id, consultation_id, document_id, version, seal, seal_kind, answers,
              endorsable_from, site, seat, media, debate_asked, debate_id, debate_revision, note, at)
            values ($1, $2, $3, $4, $5, 'seal', $6, $7, 'site', 'seat', 'media', $8, $9, $10, $11, $12)"),
        args![
            id,
            document.id,
            document.public_version,
            one.received + 1,
            Some(one.answered).filter(|answers| *answers > 0),
            one.endorsable_from,
            one.debate_asked,
            debate,
            debate.map(|_| 1_i64),
            note,
            now
        ],
    )
    .await
    .map_err(refused)?;
    Ok(())
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
            sql!("
                select e.id, e.year, e.number, e.kind, e.channel, e.received_on, e.sender_kind, d.title, d.slug, r.verdict
                  from transparency_entry e
                  join consultation c on c.community_id = e.community_id and c.id = e.consultation_id
                  join document d on d.community_id = e.community_id and d.id = c.document_id
                  left join consultation_line l on l.community_id = e.community_id and l.entry_id = e.id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where e.community_id = $1 and e.year = $2 and e.number > $4
                   and ($3 = 'all' or ($3 = 'recommendations' and e.kind = 'recommendation')
                        or ($3 = 'included' and r.verdict in ('accepted', 'partly'))
                        or ($3 = 'unanswered' and e.kind = 'recommendation' and r.verdict is null))
                 order by e.number limit $5"),
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
        .one(
            sql!("
                select e.id, e.year, e.number, e.kind, e.channel, e.received_on, e.sender_kind, d.title, d.slug, r.verdict
                  from transparency_entry e
                  join consultation c on c.community_id = e.community_id and c.id = e.consultation_id
                  join document d on d.community_id = e.community_id and d.id = c.document_id
                  left join consultation_line l on l.community_id = e.community_id and l.entry_id = e.id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where e.community_id = $1 and e.id = $2"),
            args![id],
        )
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
    pub lang: Lang,
}
impl FromRow for Contact {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Contact {
            name: row.maybe()?,
            email: row.maybe()?,
            postal: row.maybe()?,
            cui: row.maybe()?,
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
                select name, email, postal, cui, language from transparency_sender
                 where community_id = $1 and entry_id = $2"
            ),
            args![id],
        )
        .await?)
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
        args![now.plus(-super::domain::REMEMBERED)],
    )
    .await?;
    Ok(())
}

/// Somebody who is sent drafts.
#[derive(Debug, Clone)]
pub struct DraftReader {
    pub id: SubscriberId,
    pub kind: SubscriberKind,
    pub name: String,
    pub email: String,
    pub lang: Lang,
}
impl FromRow for DraftReader {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(DraftReader {
            id: row.get()?,
            kind: row.get()?,
            name: row.get()?,
            email: row.get()?,
            lang: row.get()?,
        })
    }
}

/// Everybody who is sent drafts, after one of them.
///
/// # Errors
/// If they cannot be read.
pub async fn readers(reader: &mut Reader, after: SubscriberId, limit: i64) -> Result<Vec<DraftReader>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, kind, name, email, language from draft_reader
                 where community_id = $1 and id > $2 order by id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}

/// Adds somebody to those who are sent drafts; an address that is there already stays as it is.
///
/// # Errors
/// If it cannot be written.
pub async fn add_reader(tx: &mut Writer, new: &DraftReader) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!(
            "
            insert into draft_reader (community_id, id, kind, name, email, email_key, language, since)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
        ),
        args![new.id, new.kind, &new.name, &new.email, new.email.to_lowercase(), new.lang, now],
    )
    .await?;
    Ok(())
}

/// Takes somebody off the list.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_reader(tx: &mut Writer, id: SubscriberId) -> Result<()> {
    tx.run(sql!("delete from draft_reader where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}

/// A consultation that waits for the staff: title, slug, unanswered recommendations, the earliest endorsement, whether a
/// debate was asked for and none is announced, the proofs there are.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub title: String,
    pub slug: String,
    pub unanswered: i64,
    pub endorsable_from: Instant,
    pub lacks_debate: bool,
    pub proofs: i64,
    /// Whether it was recorded that the package is on a portal.
    pub is_posted: bool,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            title: row.get()?,
            slug: row.get()?,
            unanswered: row.get()?,
            endorsable_from: row.get()?,
            lacks_debate: row.get::<i64>()? == 1,
            proofs: row.get()?,
            is_posted: row.get::<i64>()? == 1,
        })
    }
}

/// The consultations under way, the soonest endorsement first.
///
/// # Errors
/// If they cannot be read.
pub async fn waiting(reader: &mut Reader, limit: i64) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!("
                select d.title, d.slug, c.received - c.answered, c.endorsable_from,
                       cast(case when c.debate_asked and not exists (select 1 from debate b
                              where b.community_id = c.community_id and b.consultation_id = c.id) then 1 else 0 end as bigint),
                       cast((select count(*) from consultation_proof p
                              where p.community_id = c.community_id and p.consultation_id = c.id) as bigint),
                       cast(case when exists (select 1 from consultation_posting o
                              where o.community_id = c.community_id and o.consultation_id = c.id) then 1 else 0 end as bigint)
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.published_at is not null
                   and not exists (select 1 from consultation_move m
                        where m.community_id = c.community_id and m.consultation_id = c.id)
                 order by c.endorsable_from limit $2"),
            args![limit],
        )
        .await?)
}
