//! Paragraphs that are talked about: opened to everybody, and who agrees with them.
use crate::synthesis::domain::Sector;
use crate::texts::domain::{Document, DocumentId, Keep, ParagraphId, Weigh};
use db::{Reader, Writer, args, sql};
use dialogue::subjects::{self, Subject, SubjectKind};
use formats::document::Kind;
use kit::{Allowed, Error, Instant, Result};
use std::collections::HashMap;
use uuid::Uuid;

/// Lets people talk about the paragraphs of what is public, or ends it.
///
/// # Errors
/// [`Error::Conflict`] if nothing is public yet, or the synthesis of this version is published.
pub async fn set_open(tx: &mut Writer, document: &Allowed<Keep>, is_open: bool) -> Result<()> {
    put_open(tx, document, is_open).await
}

/// The same for the demonstration and for tests.
///
/// # Errors
/// As [`set_open`].
pub async fn put_open(tx: &mut Writer, document: &Document, is_open: bool) -> Result<()> {
    let version = document.public_version.ok_or(Error::Conflict("document-not-public"))?;
    // What a synthesis was published of is no longer talked about; a new version is.
    let changed = tx
        .run(
            sql!(
                "
                update document set is_open = $3
                 where community_id = $1 and id = $2
                   and (not $3 or coalesce(synthesis_version, 0) < coalesce(public_version, 0))"
            ),
            args![document.id, is_open],
        )
        .await?;
    if changed != 1 {
        return Err(Error::Conflict("synthesis-published-already"));
    }
    let ends = (!is_open).then(|| Instant(tx.stamp().now));
    open_paragraphs(tx, document, version, ends).await
}

pub(super) async fn open_paragraphs(
    tx: &mut Writer,
    document: &Document,
    version: i64,
    talk_closes_at: Option<Instant>,
) -> Result<()> {
    for placed in super::blocks(tx, document.id, version).await? {
        let (kind, address) = (placed.piece.block.kind, placed.piece.address);
        if kind.is_heading() || kind == Kind::Note {
            continue;
        }
        let id = paragraph_id(document.id, address);
        tx.run(
            sql!(
                "
                insert into document_paragraph (community_id, document_id, address, id, agree, disagree)
                values ($1, $2, $3, $4, 0, 0) on conflict do nothing"
            ),
            args![document.id, address, id],
        )
        .await?;
        let subject = Subject {
            kind: SubjectKind::Paragraph,
            id: id.0,
            process: None,
            title: format!("{}: {}", document.title, placed.label),
            url: format!("{}/p/{address}", document.url()),
            owner: None,
            talk_closes_at,
        };
        subjects::open(tx, &subject).await?;
    }
    Ok(())
}

/// The id of a paragraph: made of its document and its address, so that it is the same in every version.
#[must_use]
pub fn paragraph_id(document: DocumentId, address: i64) -> ParagraphId {
    let bits = document.0.as_u128() ^ u128::from(address.unsigned_abs()).rotate_left(16);
    ParagraphId(Uuid::from_u128(bits))
}

/// What people think of a paragraph: so many agree, so many do not, so many comments.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    pub agree: i64,
    pub disagree: i64,
    pub comments: i64,
}

/// What people think of the paragraphs of one page, by address.
///
/// # Errors
/// If it cannot be read.
pub async fn weights(
    reader: &mut Reader,
    id: DocumentId,
    version: i64,
    number: i64,
) -> Result<HashMap<i64, Weight>> {
    let rows: Vec<(i64, i64, i64, i64)> = reader
        .all(
            sql!("
                select p.address, p.agree, p.disagree,
                       cast((select count(*) from comment c where c.community_id = $1 and c.kind = 'paragraph'
                              and c.subject_id = p.id and c.withdrawn_at is null and c.hidden_at is null) as bigint)
                  from document_block b
                  join document_paragraph p on p.community_id = b.community_id and p.document_id = b.document_id
                       and p.address = b.address
                 where b.community_id = $1 and b.document_id = $2 and b.version = $3 and b.section = $4
                 limit 2000"),
            args![id, version, number],
        )
        .await?;
    let weight = |(address, agree, disagree, comments)| (address, Weight { agree, disagree, comments });
    Ok(rows.into_iter().map(weight).collect())
}

/// What people think of one paragraph, what this person does, and in whose name.
#[derive(Debug, Clone)]
pub struct Standing {
    pub agree: i64,
    pub disagree: i64,
    pub own: Option<bool>,
    pub voice: Option<Sector>,
}

/// What people think of one paragraph, and what this person does.
///
/// # Errors
/// If it cannot be read.
pub async fn weight(
    reader: &mut Reader,
    id: DocumentId,
    address: i64,
    person: Option<kit::PersonId>,
) -> Result<Option<Standing>> {
    let row: Option<(i64, i64, i64, String)> = reader
        .one(
            sql!("
                select p.agree, p.disagree,
                       cast(coalesce(case when o.agrees then 1 when not o.agrees then 2 end, 0) as bigint),
                       coalesce(v.sector, '')
                  from document_paragraph p
                  left join document_opinion o on o.community_id = p.community_id and o.document_id = p.document_id
                       and o.address = p.address and o.person_id = $4
                  left join document_voice v on v.community_id = p.community_id and v.document_id = p.document_id
                       and v.person_id = $4
                 where p.community_id = $1 and p.document_id = $2 and p.address = $3"),
            args![id, address, person],
        )
        .await?;
    Ok(row.map(|(agree, disagree, own, voice)| Standing {
        agree,
        disagree,
        own: [None, Some(true), Some(false)][usize::try_from(own).unwrap_or(0).min(2)],
        voice: Sector::parse(&voice),
    }))
}

/// Keeps what a person thinks of a paragraph; None takes it back. The figures move with it.
///
/// # Errors
/// [`Error::NotFound`] if nobody talks about this paragraph.
pub async fn weigh(
    tx: &mut Writer,
    document: &Allowed<Weigh>,
    address: i64,
    person: kit::PersonId,
    agrees: Option<bool>,
) -> Result<()> {
    // Whoever changes the figures of a paragraph holds its row, so that they are counted one after the other.
    let held = tx
        .run(
            sql!("update document_paragraph set agree = agree where community_id = $1 and document_id = $2 and address = $3"),
            args![document.id, address],
        )
        .await?;
    if held != 1 {
        return Err(Error::NotFound);
    }
    tx.run(
        sql!(
            "
            delete from document_opinion
             where community_id = $1 and document_id = $2 and address = $3 and person_id = $4"
        ),
        args![document.id, address, person],
    )
    .await?;
    if let Some(agrees) = agrees {
        let now = Instant(tx.stamp().now);
        tx.run(
            sql!(
                "
                insert into document_opinion (community_id, document_id, address, person_id, agrees, at)
                values ($1, $2, $3, $4, $5, $6)"
            ),
            args![document.id, address, person, agrees, now],
        )
        .await?;
    }
    tx.run(
        sql!(
            "
            update document_paragraph set
              agree = (select cast(count(*) as bigint) from document_opinion o
                        where o.community_id = $1 and o.document_id = $2 and o.address = $3 and o.agrees),
              disagree = (select cast(count(*) as bigint) from document_opinion o
                        where o.community_id = $1 and o.document_id = $2 and o.address = $3 and not o.agrees)
             where community_id = $1 and document_id = $2 and address = $3"
        ),
        args![document.id, address],
    )
    .await?;
    Ok(())
}
