//! What became of a document: adopted by an act, taken up into other texts.
use crate::texts::domain::{Act, Adoption, DocumentId, Integration, IntegrationId, Keep};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Error, Instant, Result, Visit};

impl FromRow for Adoption {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Adoption {
            revision: row.get()?,
            act: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            body: row.get()?,
            version: row.get()?,
            reason: row.maybe()?,
        })
    }
}

/// How a document was adopted, as it holds now.
///
/// # Errors
/// If it cannot be read.
pub async fn adoption(reader: &mut Reader, id: DocumentId) -> Result<Option<Adoption>> {
    Ok(reader
        .one(
            sql!(
                "
                select revision, act, number, on_day, body, version, reason from document_adoption
                 where community_id = $1 and document_id = $2 order by revision desc limit 1"
            ),
            args![id],
        )
        .await?)
}

/// What is recorded of an adoption.
#[derive(Debug, Clone)]
pub struct NewAdoption {
    /// The revision that it corrects; 0 for the first.
    pub replaces: i64,
    pub act: Act,
    pub number: String,
    pub on_day: Day,
    pub body: String,
    pub reason: Option<String>,
}

/// Records how a document was adopted. The draft of a normative act must have moved on to endorsement before: the
/// statement finds its step, and the table refuses a draft without one.
///
/// # Errors
/// [`Error::Conflict`] if it has not, if nothing is public, or if another record was made meanwhile.
pub async fn adopt(tx: &mut Writer, document: &Allowed<Keep>, new: &NewAdoption) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let recorded = tx
        .run(
            sql!("
                insert into document_adoption (community_id, document_id, document_kind, revision, consultation_id, act,
                  number, on_day, body, version, reason, at)
                select d.community_id, d.id, d.kind, $3, m.consultation_id, $4, $5, $6, $7,
                       coalesce(m.version, d.public_version), $8, $9
                  from document d
                  left join consultation_move m on m.community_id = d.community_id and m.document_id = d.id
                 where d.community_id = $1 and d.id = $2 and d.public_version is not null
                   and (d.kind <> 'draft' or m.consultation_id is not null)
                   and $3 = 1 + (select cast(coalesce(max(a.revision), 0) as bigint) from document_adoption a
                                  where a.community_id = $1 and a.document_id = $2)"),
            args![
                document.id,
                new.replaces + 1,
                new.act,
                &new.number,
                new.on_day,
                &new.body,
                new.reason.clone(),
                now
            ],
        )
        .await?;
    if recorded == 1 { Ok(()) } else { Err(Error::Conflict("document-cannot-adopt")) }
}

impl FromRow for Integration {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Integration {
            id: row.get()?,
            into_title: row.get()?,
            place: row.get()?,
            url: row.maybe()?,
            on_day: row.get()?,
        })
    }
}

/// Where a document was taken up.
///
/// # Errors
/// If it cannot be read.
pub async fn integrations(reader: &mut Reader, id: DocumentId) -> Result<Vec<Integration>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, into_title, place, url, on_day from document_integration
                 where community_id = $1 and document_id = $2 and withdrawn_at is null order by id limit 100"
            ),
            args![id],
        )
        .await?)
}

/// Records where a document was taken up. A form sent twice records it once: false if the very same is there already.
///
/// # Errors
/// [`Error::Conflict`] if nothing of the document is public: everybody reads where it was taken up. Or if something else
/// is there under this id: the form was sent, changed and sent again.
pub async fn integrate(tx: &mut Writer, document: &Allowed<Keep>, new: &Integration) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let added = tx.run(
        sql!("
            insert into document_integration (community_id, id, document_id, into_title, place, url, on_day, recorded_at)
            select $1, $2, $3, $4, $5, $6, $7, $8 from document d
             where d.community_id = $1 and d.id = $3 and d.public_version is not null
            on conflict do nothing"),
        args![new.id, document.id, &new.into_title, &new.place, new.url.clone(), new.on_day, now],
    )
    .await?;
    if added == 1 {
        return Ok(true);
    }
    match integration(tx, new.id).await? {
        Some(known) if known == *new => Ok(false),
        Some(_) => Err(Error::Conflict("document-integrated-otherwise")),
        None => Err(Error::Conflict("document-not-public")),
    }
}

async fn integration(reader: &mut Reader, id: IntegrationId) -> Result<Option<Integration>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, into_title, place, url, on_day from document_integration
                 where community_id = $1 and id = $2"
            ),
            args![id],
        )
        .await?)
}

/// An id for something new, before there is a transaction.
#[must_use]
pub fn new_integration(visit: &Visit) -> IntegrationId {
    IntegrationId(kit::clock::new_id(true, visit.now.0))
}
