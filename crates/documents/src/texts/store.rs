//! Every statement that touches documents, their versions and paragraphs.
use super::domain::{
    Act, Adoption, Begin, Document, DocumentId, DocumentKind, Integration, IntegrationId, Keep, Page,
    ParagraphId, Source, Version, Weigh, slug,
};
use crate::synthesis::domain::Sector;
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use dialogue::subjects::{self, Subject, SubjectKind};
use formats::document::{self, Addressed, Block, Kind};
use kit::{Allowed, Day, Error, Instant, Result, Visit};
use std::collections::HashMap;
use uuid::Uuid;

/// [`Document`]s, as they are read.
const DOCUMENTS: &str = "
    select id, slug, kind, title, summary, version, public_version, next_address, is_open, synthesis_version,
           created_at
      from document";

db::events! {
    /// A version was kept that the public does not see yet.
    pub DocumentWritten = "document.written" (ByStaff) { document: DocumentId, version: i64 }
    /// A version became public.
    pub DocumentPublished = "document.published" { document: DocumentId, version: i64, title: String }
    /// People may talk about its paragraphs, or no longer.
    pub DocumentOpened = "document.opened" { document: DocumentId, title: String, is_open: bool }
    /// It was adopted.
    pub DocumentAdopted = "document.adopted" { document: DocumentId, title: String, number: String }
    /// It was taken up into another text.
    pub DocumentIntegrated = "document.integrated" { document: DocumentId, title: String, into: String }
    /// Somebody agrees with a paragraph, or not: too many for a log.
    pub OpinionChanged = "document.opinion-changed" (ByNone) { document: DocumentId, address: i64 }
}

impl FromRow for Document {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Document {
            id: row.get()?,
            slug: row.get()?,
            kind: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            version: row.get()?,
            public_version: row.maybe()?,
            next_address: row.get()?,
            is_open: row.get()?,
            synthesis_version: row.maybe()?,
            created_at: row.get()?,
        })
    }
}

/// The document of an address that this visitor may know of.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn visible(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Document> {
    let found: Option<Document> =
        reader.one(sql!(DOCUMENTS, "where community_id = $1 and slug = $2"), args![slug]).await?;
    found.filter(|document| document.is_visible_to(&visit.actor)).ok_or(Error::NotFound)
}

/// A document by its id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn load(reader: &mut Reader, id: DocumentId) -> Result<Document> {
    reader
        .one(sql!(DOCUMENTS, "where community_id = $1 and id = $2"), args![id])
        .await?
        .ok_or(Error::NotFound)
}

/// Documents, the newest first, from the one after `before` on; all of them for those who write them.
///
/// # Errors
/// If they cannot be read.
pub async fn list(
    reader: &mut Reader,
    kind: Option<DocumentKind>,
    before: DocumentId,
    all: bool,
    limit: i64,
) -> Result<Vec<Document>> {
    Ok(reader
        .all(
            sql!(DOCUMENTS, "
                 where community_id = $1 and id < $3 and ($2 = '' or kind = $2) and ($4 or public_version is not null)
                 order by id desc limit $5"),
            args![kind.map_or("", DocumentKind::code), before, all, limit],
        )
        .await?)
}

/// A document that is not there yet.
#[derive(Debug, Clone)]
pub struct NewDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub summary: String,
}

/// Begins a document; its address is made of its title. A form sent twice makes one: what is there is given back.
///
/// # Errors
/// If it cannot be written.
pub async fn begin(tx: &mut Writer, _: &Allowed<Begin>, new: &NewDocument) -> Result<Document> {
    create(tx, new).await
}

/// The same for the demonstration and for tests.
///
/// # Errors
/// If it cannot be written.
pub async fn create(tx: &mut Writer, new: &NewDocument) -> Result<Document> {
    let now = Instant(tx.stamp().now);
    for attempt in 1..=50 {
        let made = tx
            .run(
                sql!("
                    insert into document (community_id, id, slug, kind, title, summary, version, next_address, is_open,
                      created_at)
                    values ($1, $2, $3, $4, $5, $6, 0, 1, false, $7)
                    on conflict do nothing"),
                args![new.id, slug(&new.title, attempt), new.kind, &new.title, &new.summary, now],
            )
            .await?;
        if made == 1 {
            break;
        }
        if let Ok(there) = load(tx, new.id).await {
            return Ok(there);
        }
    }
    load(tx, new.id).await
}

impl FromRow for Version {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Version {
            version: row.get()?,
            source: row.get()?,
            note: row.get()?,
            blocks: row.get()?,
            at: row.get()?,
            published_at: row.maybe()?,
        })
    }
}

/// The versions of a document, the latest first, from the one before `before` on.
///
/// # Errors
/// If they cannot be read.
pub async fn versions(reader: &mut Reader, id: DocumentId, before: i64, limit: i64) -> Result<Vec<Version>> {
    Ok(reader
        .all(
            sql!(
                "
                select v.version, v.source, v.note, v.blocks, v.at, p.at
                  from document_version v
                  left join document_publication p on p.community_id = v.community_id
                       and p.document_id = v.document_id and p.version = v.version
                 where v.community_id = $1 and v.document_id = $2 and v.version < $3
                 order by v.version desc limit $4"
            ),
            args![id, before, limit],
        )
        .await?)
}

impl FromRow for Page {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Page { number: row.get()?, title: row.get()?, depth: row.get()? })
    }
}

/// The pages of a version: its contents.
///
/// # Errors
/// If they cannot be read.
pub async fn pages(reader: &mut Reader, id: DocumentId, version: i64) -> Result<Vec<Page>> {
    Ok(reader
        .all(
            sql!(
                "
                select number, title, depth from document_section
                 where community_id = $1 and document_id = $2 and version = $3 order by number limit 1000"
            ),
            args![id, version],
        )
        .await?)
}

/// A block where it stands.
#[derive(Debug, Clone)]
pub struct Placed {
    pub section: i64,
    pub label: String,
    pub piece: Addressed,
}
impl FromRow for Placed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (section, address, kind) = (row.get()?, row.get()?, row.get::<String>()?);
        let (mark, label, text) = (row.get()?, row.get()?, row.get()?);
        let kind = Kind::parse(&kind).unwrap_or(Kind::Paragraph);
        Ok(Placed { section, label, piece: Addressed { address, block: Block { kind, mark, text } } })
    }
}

/// The blocks of one page.
///
/// # Errors
/// If they cannot be read.
pub async fn section(reader: &mut Reader, id: DocumentId, version: i64, number: i64) -> Result<Vec<Placed>> {
    Ok(reader
        .all(
            sql!(
                "
                select section, address, kind, mark, label, text from document_block
                 where community_id = $1 and document_id = $2 and version = $3 and section = $4
                 order by position limit 2000"
            ),
            args![id, version, number],
        )
        .await?)
}

/// One block of a version by its address.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn block(reader: &mut Reader, id: DocumentId, version: i64, address: i64) -> Result<Placed> {
    reader
        .one(
            sql!(
                "
                select section, address, kind, mark, label, text from document_block
                 where community_id = $1 and document_id = $2 and version = $3 and address = $4"
            ),
            args![id, version, address],
        )
        .await?
        .ok_or(Error::NotFound)
}

/// What an address was last called, in whatever version had it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn last_label(reader: &mut Reader, id: DocumentId, address: i64) -> Result<String> {
    let found: Option<(String,)> = reader
        .one(
            sql!(
                "
                select b.label from document v
                  join document_version n on n.community_id = v.community_id and n.document_id = v.id
                  join document_block b on b.community_id = n.community_id and b.document_id = n.document_id
                       and b.version = n.version and b.address = $3
                 where v.community_id = $1 and v.id = $2 order by n.version desc limit 1"
            ),
            args![id, address],
        )
        .await?;
    found.map(|(label,)| label).ok_or(Error::NotFound)
}

/// All blocks of a version, for papers and comparisons.
///
/// # Errors
/// If they cannot be read.
pub async fn blocks(reader: &mut Reader, id: DocumentId, version: i64) -> Result<Vec<Placed>> {
    Ok(reader
        .all(
            sql!(
                "
                select section, address, kind, mark, label, text from document_block
                 where community_id = $1 and document_id = $2 and version = $3 order by position limit 10000"
            ),
            args![id, version],
        )
        .await?)
}

/// Keeps a new version. Pieces that go on keep their addresses. Everything or nothing.
///
/// # Errors
/// [`Error::Conflict`] if somebody has kept another one since `document` was read.
pub async fn write(
    tx: &mut Writer,
    document: &Allowed<Keep>,
    new: Vec<Block>,
    source: Source,
    note: &str,
) -> Result<i64> {
    keep_version(tx, document, new, source, note).await
}

/// The same for the demonstration and for tests.
///
/// # Errors
/// As [`write`].
pub async fn keep_version(
    tx: &mut Writer,
    document: &Document,
    new: Vec<Block>,
    source: Source,
    note: &str,
) -> Result<i64> {
    let (id, version, now) = (document.id, document.version + 1, Instant(tx.stamp().now));
    let old: Vec<Addressed> =
        blocks(tx, id, document.version).await?.into_iter().map(|placed| placed.piece).collect();
    let (new, next) = document::carry(&old, new, document.next_address);
    let changed = tx
        .run(
            sql!(
                "
                update document set version = $4, next_address = $5
                 where community_id = $1 and id = $2 and version = $3"
            ),
            args![id, document.version, version, next],
        )
        .await?;
    if changed != 1 {
        return Err(Error::Conflict("document-changed-meanwhile"));
    }
    let sections = document::sections(new.iter().map(|one| &one.block));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    tx.run(
        sql!("
            insert into document_version (community_id, document_id, version, before, source, note, sections, blocks, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            id,
            version,
            Some(document.version).filter(|before| *before > 0),
            source,
            note,
            count(sections.len()),
            count(new.len()),
            now
        ],
    )
    .await?;
    keep_blocks(tx, id, version, &sections, &new).await?;
    Ok(version)
}

async fn keep_blocks(
    tx: &mut Writer,
    id: DocumentId,
    version: i64,
    sections: &[document::Section],
    new: &[Addressed],
) -> Result<()> {
    let labels = document::labels(new.iter().map(|one| &one.block));
    let (mut position, mut number) = (0_i64, 0_i64);
    for section in sections {
        number += 1;
        tx.run(
            sql!(
                "
                insert into document_section (community_id, document_id, version, number, title, depth)
                values ($1, $2, $3, $4, $5, $6)"
            ),
            args![id, version, number, &section.title, i64::from(section.depth)],
        )
        .await?;
        let range = section.first..section.first + section.blocks;
        for (one, label) in new[range.clone()].iter().zip(&labels[range]) {
            position += 1;
            tx.run(
                sql!("
                    insert into document_block (community_id, document_id, version, position, section, address, kind,
                      mark, label, text)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
                args![
                    id,
                    version,
                    position,
                    number,
                    one.address,
                    one.block.kind.code(),
                    &one.block.mark,
                    label,
                    &one.block.text
                ],
            )
            .await?;
        }
    }
    Ok(())
}

/// Shows the latest version to everybody, and opens the talk about it.
///
/// # Errors
/// [`Error::Conflict`] if there is nothing new to publish, or somebody has kept another version meanwhile.
pub async fn publish(tx: &mut Writer, document: &Document) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!("
                update document set public_version = version
                 where community_id = $1 and id = $2 and version = $3 and version > coalesce(public_version, 0)"),
            args![document.id, document.version],
        )
        .await?;
    if changed != 1 {
        return Err(Error::Conflict("document-nothing-new"));
    }
    tx.run(
        sql!("insert into document_publication (community_id, document_id, version, at) values ($1, $2, $3, $4)"),
        args![document.id, document.version, now],
    )
    .await?;
    let subject = Subject {
        kind: SubjectKind::Document,
        id: document.id.0,
        process: None,
        title: document.title.clone(),
        url: document.url(),
        owner: None,
        talk_closes_at: None,
    };
    subjects::open(tx, &subject).await?;
    if document.is_open { open_paragraphs(tx, document, document.version, None).await } else { Ok(()) }
}

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

async fn open_paragraphs(
    tx: &mut Writer,
    document: &Document,
    version: i64,
    talk_closes_at: Option<Instant>,
) -> Result<()> {
    for placed in blocks(tx, document.id, version).await? {
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

/// Records where a document was taken up. A form sent twice records it once.
///
/// # Errors
/// If it cannot be written.
pub async fn integrate(tx: &mut Writer, document: &Allowed<Keep>, new: &Integration) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let added = tx.run(
        sql!("
            insert into document_integration (community_id, id, document_id, into_title, place, url, on_day, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"),
        args![new.id, document.id, &new.into_title, &new.place, new.url.clone(), new.on_day, now],
    )
    .await?;
    Ok(added == 1)
}

/// An id for something new, before there is a transaction.
#[must_use]
pub fn new_integration(visit: &Visit) -> IntegrationId {
    IntegrationId(kit::clock::new_id(true, visit.now.0))
}

/// Every document, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from document where community_id = $1 and id > $2 order by id limit $3")
}

/// When a version became public; none if it is not.
///
/// # Errors
/// If it cannot be read.
pub async fn published_at(reader: &mut Reader, id: DocumentId, version: i64) -> Result<Option<Instant>> {
    let rows: Option<(Instant,)> = reader
        .one(
            sql!("select at from document_publication where community_id = $1 and document_id = $2 and version = $3"),
            args![id, version],
        )
        .await?;
    Ok(rows.map(|(at,)| at))
}
