//! Every statement that touches postings and endorsements.
use crate::consultations::domain::{ConsultationId, Lead};
use crate::consultations::store as consultations;
use crate::texts::domain::Keep;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Error, Instant, Result};
use uuid::Uuid;

db::codes! {
    /// What somebody who had to endorse a draft said.
    pub enum Opinion {
        Favourable = "favourable",
        /// Favourable with amendments.
        Amended = "amended",
        Unfavourable = "unfavourable",
    }
}

impl Opinion {
    /// The class of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Opinion::Favourable => "ok",
            Opinion::Amended => "wait",
            Opinion::Unfavourable => "no",
        }
    }
}

db::events! {
    /// The announcement was posted on a portal.
    pub ConsultationPosted = "consultation.posted" {
        consultation: ConsultationId,
        portal: String,
        title: String,
    }
    /// Somebody endorsed the draft, or did not.
    pub DraftEndorsed = "consultation.endorsed" { consultation: ConsultationId, body: String, title: String }
}

/// The word of the clerk that the package is on a portal.
#[derive(Debug, Clone)]
pub struct Posting {
    pub portal: String,
    pub url: Option<String>,
    pub on_day: Day,
    /// Of the text in the package.
    pub version: i64,
}
impl FromRow for Posting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Posting { portal: row.get()?, url: row.maybe()?, on_day: row.get()?, version: row.get()? })
    }
}

/// The postings of a consultation, in the order in which they were recorded.
///
/// # Errors
/// If they cannot be read.
pub async fn postings(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Posting>> {
    Ok(reader
        .all(
            sql!(
                "
                select portal, url, on_day, version from consultation_posting
                 where community_id = $1 and consultation_id = $2 order by number limit 50"
            ),
            args![id],
        )
        .await?)
}

/// Records a posting. The same form twice is one.
///
/// # Errors
/// [`Error::Conflict`] if another one was recorded at the same moment.
pub async fn post(tx: &mut Writer, one: &Allowed<Lead>, new: &Posting, form: Uuid) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    // Whoever records holds the consultation, so that numbers follow each other.
    consultations::hold(tx, one.id).await?;
    let recorded = tx.run(
        sql!("
            insert into consultation_posting (community_id, consultation_id, number, portal, url, on_day, version,
              form_key, at)
            select $1, $2, 1 + (select cast(count(*) as bigint) from consultation_posting p
                                 where p.community_id = $1 and p.consultation_id = $2), $3, $4, $5, $6, $7, $8
            where true
            on conflict (community_id, consultation_id, form_key) do nothing"),
        args![one.id, &new.portal, new.url.clone(), new.on_day, new.version, form, now],
    )
    .await?;
    Ok(recorded == 1)
}

/// What a body said that had to endorse a draft.
#[derive(Debug, Clone)]
pub struct Endorsement {
    pub body: String,
    pub opinion: Opinion,
    /// The number of its report.
    pub reference: String,
    pub on_day: Day,
    pub text: String,
}
impl FromRow for Endorsement {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Endorsement {
            body: row.get()?,
            opinion: row.get()?,
            reference: row.get()?,
            on_day: row.get()?,
            text: row.get()?,
        })
    }
}

/// The endorsements of a draft.
///
/// # Errors
/// If they cannot be read.
pub async fn endorsements(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Endorsement>> {
    Ok(reader
        .all(
            sql!(
                "
                select body, opinion, reference, on_day, text from consultation_endorsement
                 where community_id = $1 and consultation_id = $2 order by number limit 50"
            ),
            args![id],
        )
        .await?)
}

/// Records an endorsement. The same form twice is one. The table refuses it for a draft that has not moved on.
///
/// # Errors
/// [`Error::Conflict`] if the draft has not moved on.
pub async fn endorse(
    tx: &mut Writer,
    _: &Allowed<Keep>,
    id: ConsultationId,
    new: &Endorsement,
    form: Uuid,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    consultations::hold(tx, id).await?;
    let recorded = tx.run(
        sql!("
            insert into consultation_endorsement (community_id, consultation_id, number, body, opinion, reference, on_day,
              text, form_key, at)
            select $1, $2, 1 + (select cast(count(*) as bigint) from consultation_endorsement e
                                 where e.community_id = $1 and e.consultation_id = $2), $3, $4, $5, $6, $7, $8, $9
            where true
            on conflict (community_id, consultation_id, form_key) do nothing"),
        args![id, &new.body, new.opinion, &new.reference, new.on_day, &new.text, form, now],
    )
    .await
    .map_err(|_| Error::Conflict("consult-not-moved-yet"))?;
    Ok(recorded == 1)
}
