//! Versions of a document: what is written, section by section, and what of it is public.
use crate::texts::domain::{Document, DocumentId, Keep, Page, Source, Version};
use db::{FromRow, Reader, Row, Writer, args, sql};
use dialogue::subjects::{self, Subject, SubjectKind};
use formats::document::{self, Addressed, Block, Kind};
use kit::{Allowed, Error, Instant, Result};

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

/// The versions of a document, the latest first, from the one before `before` on; all of them for those who write them,
/// otherwise those that were published.
///
/// # Errors
/// If they cannot be read.
pub async fn versions(
    reader: &mut Reader,
    id: DocumentId,
    before: i64,
    all: bool,
    limit: i64,
) -> Result<Vec<Version>> {
    Ok(reader
        .all(
            sql!(
                "
                select v.version, v.source, v.note, v.blocks, v.at, p.at
                  from document_version v
                  left join document_publication p on p.community_id = v.community_id
                       and p.document_id = v.document_id and p.version = v.version
                 where v.community_id = $1 and v.document_id = $2 and v.version < $3
                   and ($4 or p.at is not null)
                 order by v.version desc limit $5"
            ),
            args![id, before, all, limit],
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

/// A block that is no longer in the text, as the last version has it in which it stood, and the number of that one; for
/// those who do not write the document, the last one that was published.
///
/// # Errors
/// [`Error::NotFound`] if no such version has this address.
pub async fn last_block(
    reader: &mut Reader,
    id: DocumentId,
    address: i64,
    all: bool,
) -> Result<(i64, Placed)> {
    let found: Option<Once> = reader
        .one(
            sql!(
                "
                select v.version, b.section, b.address, b.kind, b.mark, b.label, b.text
                  from document_version v
                  join document_block b on b.community_id = v.community_id and b.document_id = v.document_id
                       and b.version = v.version and b.address = $3
                  left join document_publication p on p.community_id = v.community_id
                       and p.document_id = v.document_id and p.version = v.version
                 where v.community_id = $1 and v.document_id = $2 and ($4 or p.at is not null)
                 order by v.version desc limit 1"
            ),
            args![id, address, all],
        )
        .await?;
    found.map(|Once(version, placed)| (version, placed)).ok_or(Error::NotFound)
}

/// A block with the version in which it stands.
struct Once(i64, Placed);
impl FromRow for Once {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Once(row.get()?, Placed::from_row(row)?))
    }
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
    if document.is_open {
        super::paragraphs::open_paragraphs(tx, document, document.version, None).await
    } else {
        Ok(())
    }
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
