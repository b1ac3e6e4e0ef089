//! Every statement that touches consultations. The draft itself and what it waits for stand here, each kind of paper
//! in a file of its own.
mod ending;
mod lines;
mod readers;
mod register;
mod report;
mod told;

pub(super) use ending::hold;
pub use ending::{move_on, withdraw};
pub use lines::{Said, line_of, lines, on_paragraph, recommend, reply};
pub use readers::{DraftReader, add_reader, ask_reader, confirm_reader, confirmed, readers, remove_reader};
pub use register::{
    Contact, NewEntry, Sender, contact, entries, entry, forget, has_to_forget, is_registered, register,
};
pub(super) use report::{Note, keep_note, note, recommendations, urgent, withdrawn_between, years};
pub use told::{Told, keep_told, told};
pub(super) use told::{addresses, by_post, reachable};

use super::domain::{
    Consultation, ConsultationId, Lead, Proof, Verdict, Way, dates, endorsable_from, may_move_from,
};
use crate::texts::{Document, DocumentId};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Error, Instant, Result};

/// [`Announcement`]s, as they are read.
const ANNOUNCEMENTS: &str = "
    select d.title, d.slug, d.summary, c.published_at, c.closes_on, c.received, c.answered, m.at, c.withdrawn_at
      from consultation c
      join document d on d.community_id = c.community_id and d.id = c.document_id
      left join consultation_move m on m.community_id = c.community_id and m.consultation_id = c.id";

db::events! {
    /// A draft was announced.
    pub Announced = "consultation.announced" { consultation: ConsultationId, document: DocumentId, title: String }
    /// A proof of publication was recorded.
    pub Proved = "consultation.proved" { consultation: ConsultationId, way: Way, title: String }
    /// A recommendation was registered.
    pub Recommended = "consultation.recommended" { consultation: ConsultationId, number: i64, title: String }
    /// A recommendation was answered.
    pub Replied = "consultation.replied" { consultation: ConsultationId, place: i64, verdict: Verdict, title: String }
    /// The draft moved on to endorsement.
    pub MovedOn = "consultation.moved-on" { consultation: ConsultationId, title: String }
    /// The consultation was withdrawn, with a reason.
    pub Withdrawn = "consultation.withdrawn" { consultation: ConsultationId, document: DocumentId, title: String }
    /// The staff changed what is being prepared.
    pub Prepared = "consultation.prepared" (ByStaff) { consultation: ConsultationId }
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
            withdrawn: row.maybe()?.zip(row.maybe()?),
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
                       m.at, c.withdrawn_at, c.withdrawn_because
                  from consultation c
                  left join consultation_move m on m.community_id = c.community_id and m.consultation_id = c.id
                 where c.community_id = $1 and c.document_id = $2"),
            args![document],
        )
        .await?)
}

/// The consultations, the latest announced first; those that were withdrawn too.
///
/// # Errors
/// If they cannot be read.
pub async fn announced(reader: &mut Reader, before: Instant, limit: i64) -> Result<Vec<Announcement>> {
    Ok(reader
        .all(
            sql!(
                ANNOUNCEMENTS,
                "
                 where c.community_id = $1 and c.published_at < $2
                 order by c.published_at desc, c.id limit $3"
            ),
            args![before, limit],
        )
        .await?)
}

/// The consultations in which proposals are received on a day, the soonest end first.
///
/// # Errors
/// If they cannot be read.
pub async fn receiving(reader: &mut Reader, today: Day, limit: i64) -> Result<Vec<Announcement>> {
    Ok(reader
        .all(
            sql!(ANNOUNCEMENTS, "
                 where c.community_id = $1 and c.published_at is not null and c.closes_on >= $2 and m.at is null
                   and c.withdrawn_at is null
                 order by c.closes_on, c.id limit $3"),
            args![today, limit],
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
    pub withdrawn_at: Option<Instant>,
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
            withdrawn_at: row.maybe()?,
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
    /// The first moment at which the draft may move on, if nothing else is missing.
    pub may_move_from: Instant,
}
impl FromRow for Terms {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (id, title, slug, published_at) = (row.get()?, row.get()?, row.get()?, row.get()?);
        let (closes_on, endorsable_from, is_urgent) = (row.get()?, row.get()?, row.get::<i64>()? == 1);
        let may_move_from = may_move_from(endorsable_from, closes_on, is_urgent);
        Ok(Terms { id, title, slug, published_at, closes_on, may_move_from })
    }
}

/// The consultations of which a term may end between two moments. What was withdrawn has no terms.
///
/// # Errors
/// If they cannot be read.
pub async fn terms(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Terms>> {
    Ok(reader
        .all(
            sql!(
                "
                select c.id, d.title, d.slug, c.published_at, c.closes_on, c.endorsable_from,
                       cast(case when c.urgency is null then 0 else 1 end as bigint)
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.published_at < $3 and c.withdrawn_at is null
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

/// Records a proof; the terms begin with the last of them, so that each is as long as the law wants it.
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
            update consultation
               set endorsable_from = case when endorsable_from < $3 then $3 else endorsable_from end,
                   closes_on = case when closes_on < $4 then $4 else closes_on end
             where community_id = $1 and id = $2 and urgency is null"
        ),
        args![one.id, from, Day(dates(at.day()).proposals.used)],
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

/// A consultation that waits for the staff.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub title: String,
    pub slug: String,
    pub unanswered: i64,
    pub endorsable_from: Instant,
    pub closes_on: Day,
    pub is_urgent: bool,
    /// Whether a debate was asked for, and none is announced.
    pub lacks_debate: bool,
    /// Whether a debate is announced that has no minutes yet.
    pub has_open_debate: bool,
    /// How many proofs of publication there are.
    pub proofs: i64,
    /// Whether it was recorded that the package is on a portal.
    pub is_posted: bool,
}

impl Waiting {
    /// The first moment at which the draft may move on, if nothing else is missing.
    #[must_use]
    pub fn may_move_from(&self) -> Instant {
        may_move_from(self.endorsable_from, self.closes_on, self.is_urgent)
    }

    /// Whether the draft may move on now.
    #[must_use]
    pub fn may_move(&self, now: Instant) -> bool {
        let lacks = self.unanswered > 0 || self.proofs < 3 || self.lacks_debate || self.has_open_debate;
        !lacks && now >= self.may_move_from()
    }
}

impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            title: row.get()?,
            slug: row.get()?,
            unanswered: row.get()?,
            endorsable_from: row.get()?,
            closes_on: row.get()?,
            is_urgent: row.get::<i64>()? == 1,
            lacks_debate: row.get::<i64>()? == 1,
            has_open_debate: row.get::<i64>()? == 1,
            proofs: row.get()?,
            is_posted: row.get::<i64>()? == 1,
        })
    }
}

/// The consultations under way, what is due soonest first.
///
/// # Errors
/// If they cannot be read.
pub async fn waiting(reader: &mut Reader, limit: i64) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!("
                select d.title, d.slug, c.received - c.answered, c.endorsable_from, c.closes_on,
                       cast(case when c.urgency is null then 0 else 1 end as bigint),
                       cast(case when c.debate_asked and not exists (select 1 from debate b
                              where b.community_id = c.community_id and b.consultation_id = c.id
                                and b.cancelled_at is null) then 1 else 0 end as bigint),
                       cast(case when exists (select 1 from debate b
                              where b.community_id = c.community_id and b.consultation_id = c.id
                                and b.cancelled_at is null and not exists (select 1 from debate_minutes m
                                      where m.community_id = b.community_id and m.debate_id = b.id))
                            then 1 else 0 end as bigint),
                       cast((select count(*) from consultation_proof p
                              where p.community_id = c.community_id and p.consultation_id = c.id) as bigint),
                       cast(case when exists (select 1 from consultation_posting o
                              where o.community_id = c.community_id and o.consultation_id = c.id) then 1 else 0 end as bigint)
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.published_at is not null and c.withdrawn_at is null
                   and not exists (select 1 from consultation_move m
                        where m.community_id = c.community_id and m.consultation_id = c.id)
                 order by c.endorsable_from, c.closes_on, c.id limit $2"),
            args![limit],
        )
        .await?)
}
