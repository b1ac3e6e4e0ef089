//! Every statement that touches sectors, suggestions and the synthesis.
use super::domain::{Figures, Outcome, Sector};
use crate::texts::domain::Keep;
use crate::texts::{Document, DocumentId};
use db::{FromRow, Reader, Row, Writer, args, sql};
use dialogue::comments::CommentId;
use kit::{Allowed, Error, Instant, PersonId, Result};

db::events! {
    /// Somebody proposed a wording.
    pub WordingSuggested = "document.wording-suggested" { document: DocumentId, address: i64, title: String }
    /// What the staff works on: sectors, lines of the synthesis. And in whose name somebody speaks, which is nobody's business.
    pub SynthesisChanged = "document.synthesis-changed" (ByNone) { document: DocumentId }
    /// What was said, and what was done with it, is public.
    pub SynthesisPublished = "document.synthesis-published" {
        document: DocumentId,
        version: i64,
        title: String,
    }
}

/// The sectors that must be heard on a document.
///
/// # Errors
/// If they cannot be read.
pub async fn required(reader: &mut Reader, id: DocumentId) -> Result<Vec<Sector>> {
    let rows: Vec<(Sector,)> = reader
        .all(
            sql!(
                "
                select sector from document_sector
                 where community_id = $1 and document_id = $2 order by sector limit 10"
            ),
            args![id],
        )
        .await?;
    Ok(rows.into_iter().map(|(sector,)| sector).collect())
}

/// Chooses the sectors that must be heard.
///
/// # Errors
/// If they cannot be written.
pub async fn require(tx: &mut Writer, document: &Allowed<Keep>, sectors: &[Sector]) -> Result<()> {
    put_sectors(tx, document.id, sectors).await
}

/// The same for the demonstration and for tests.
///
/// # Errors
/// If they cannot be written.
pub async fn put_sectors(tx: &mut Writer, id: DocumentId, sectors: &[Sector]) -> Result<()> {
    tx.run(sql!("delete from document_sector where community_id = $1 and document_id = $2"), args![id])
        .await?;
    for sector in sectors {
        tx.run(
            sql!(
                "
                insert into document_sector (community_id, document_id, sector) values ($1, $2, $3)
                on conflict do nothing"
            ),
            args![id, *sector],
        )
        .await?;
    }
    Ok(())
}

/// Says in whose name a person speaks about a document; said again, it replaces.
///
/// # Errors
/// If it cannot be written.
pub async fn speak_for(
    tx: &mut Writer,
    document: DocumentId,
    person: PersonId,
    sector: Sector,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!(
            "
            insert into document_voice (community_id, document_id, person_id, sector, at)
            values ($1, $2, $3, $4, $5)
            on conflict (community_id, document_id, person_id) do update set sector = excluded.sector, at = excluded.at"
        ),
        args![document, person, sector, now],
    )
    .await?;
    Ok(())
}

/// A sector that must be heard on a document that is talked about, and has said nothing.
#[derive(Debug, Clone)]
pub struct Silent {
    pub title: String,
    pub slug: String,
    pub sector: Sector,
}
impl FromRow for Silent {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Silent { title: row.get()?, slug: row.get()?, sector: row.get()? })
    }
}

/// The silent sectors, of all documents that are talked about or of one.
///
/// # Errors
/// If they cannot be read.
pub async fn silent(reader: &mut Reader, only: Option<DocumentId>, limit: i64) -> Result<Vec<Silent>> {
    Ok(reader
        .all(
            sql!("
                select d.title, d.slug, s.sector
                  from document_sector s
                  join document d on d.community_id = s.community_id and d.id = s.document_id
                 where s.community_id = $1 and (d.is_open and $2 or d.id = $3)
                   and not exists (select 1 from document_opinion o
                        left join document_voice v on v.community_id = o.community_id
                             and v.document_id = o.document_id and v.person_id = o.person_id
                        where o.community_id = $1 and o.document_id = d.id
                          and coalesce(v.sector, 'citizens') = s.sector)
                   and not exists (select 1 from document_paragraph p
                        join comment c on c.community_id = p.community_id and c.kind = 'paragraph' and c.subject_id = p.id
                        left join document_voice v on v.community_id = p.community_id
                             and v.document_id = p.document_id and v.person_id = c.author_id
                        where p.community_id = $1 and p.document_id = d.id and c.withdrawn_at is null
                          and c.hidden_at is null and coalesce(v.sector, 'citizens') = s.sector)
                   and not exists (select 1 from comment c
                        left join document_voice v on v.community_id = c.community_id
                             and v.document_id = d.id and v.person_id = c.author_id
                        where c.community_id = $1 and c.kind = 'document' and c.subject_id = d.id
                          and c.withdrawn_at is null and c.hidden_at is null
                          and coalesce(v.sector, 'citizens') = s.sector)
                 order by d.id, s.sector limit $4"),
            args![only.is_none(), only.unwrap_or(DocumentId(uuid::Uuid::nil())), limit],
        )
        .await?)
}

/// Who spoke about a document, by sector, and how much. It reads all that was said: not for pages that many open.
///
/// # Errors
/// If it cannot be read.
pub async fn figures(reader: &mut Reader, id: DocumentId) -> Result<Figures> {
    let people: Vec<(Sector, i64)> = reader
        .all(
            sql!("
                select coalesce(v.sector, 'citizens'), cast(count(*) as bigint)
                  from (select o.person_id from document_opinion o
                         where o.community_id = $1 and o.document_id = $2
                        union
                        select c.author_id from document_paragraph p
                          join comment c on c.community_id = p.community_id and c.kind = 'paragraph' and c.subject_id = p.id
                         where p.community_id = $1 and p.document_id = $2 and c.withdrawn_at is null and c.hidden_at is null
                        union
                        select c.author_id from comment c
                         where c.community_id = $1 and c.kind = 'document' and c.subject_id = $2
                           and c.withdrawn_at is null and c.hidden_at is null) who
                  left join document_voice v on v.community_id = $1 and v.document_id = $2 and v.person_id = who.person_id
                 group by coalesce(v.sector, 'citizens') limit 10"),
            args![id],
        )
        .await?;
    let said: Option<(i64, i64, i64)> = reader
        .one(
            sql!("
                select cast((select count(*) from document_paragraph p
                          join comment c on c.community_id = p.community_id and c.kind = 'paragraph' and c.subject_id = p.id
                         where p.community_id = $1 and p.document_id = $2 and c.withdrawn_at is null and c.hidden_at is null)
                       + (select count(*) from comment c
                         where c.community_id = $1 and c.kind = 'document' and c.subject_id = $2
                           and c.withdrawn_at is null and c.hidden_at is null) as bigint),
                       cast((select count(*) from document_suggestion s
                          join comment c on c.community_id = s.community_id and c.id = s.comment_id
                         where s.community_id = $1 and s.document_id = $2 and c.withdrawn_at is null and c.hidden_at is null)
                         as bigint),
                       cast((select count(*) from document_opinion o
                         where o.community_id = $1 and o.document_id = $2) as bigint)"),
            args![id],
        )
        .await?;
    let of = |sector| people.iter().find(|(known, _)| *known == sector).map_or(0, |(_, n)| *n);
    let (comments, suggestions, opinions) = said.unwrap_or_default();
    Ok(Figures {
        business: of(Sector::Business),
        civil_society: of(Sector::CivilSociety),
        academia: of(Sector::Academia),
        citizens: of(Sector::Citizens),
        comments,
        suggestions,
        opinions,
    })
}

/// Keeps the wording that a comment proposes.
///
/// # Errors
/// [`Error::NotFound`] if nobody talks about this paragraph.
pub async fn suggest(
    tx: &mut Writer,
    document: &Document,
    comment: CommentId,
    address: i64,
    wording: &str,
) -> Result<()> {
    let version = document.public_version.ok_or(Error::NotFound)?;
    tx.run(
        sql!(
            "
            insert into document_suggestion (community_id, comment_id, document_id, address, version, wording)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![comment, document.id, address, version, wording],
    )
    .await?;
    Ok(())
}

/// A proposed wording.
#[derive(Debug, Clone)]
pub struct Suggestion {
    pub comment: CommentId,
    /// None once the person is forgotten.
    pub name: Option<String>,
    pub at: Instant,
    pub wording: String,
}
impl FromRow for Suggestion {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Suggestion { comment: row.get()?, name: row.maybe()?, at: row.get()?, wording: row.get()? })
    }
}

/// The wordings that are proposed for a paragraph, the newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn suggestions(
    reader: &mut Reader,
    id: DocumentId,
    address: i64,
    limit: i64,
) -> Result<Vec<Suggestion>> {
    Ok(reader
        .all(
            sql!(
                "
                select c.id, case when w.erased_at is null then w.name end, c.at, s.wording
                  from document_suggestion s
                  join comment c on c.community_id = s.community_id and c.id = s.comment_id
                  join person w on w.id = c.author_id
                 where s.community_id = $1 and s.document_id = $2 and s.address = $3
                   and c.withdrawn_at is null and c.hidden_at is null
                 order by s.comment_id desc limit $4"
            ),
            args![id, address, limit],
        )
        .await?)
}

/// A paragraph that people talked about, and what the synthesis says of it.
#[derive(Debug, Clone)]
pub struct Talked {
    pub address: i64,
    /// None if this version has it no longer.
    pub label: Option<String>,
    pub agree: i64,
    pub disagree: i64,
    pub comments: i64,
    pub suggestions: i64,
    pub line: Option<Line>,
}

/// A line of the synthesis.
#[derive(Debug, Clone)]
pub struct Line {
    pub said: String,
    pub outcome: Outcome,
    pub reason: String,
}

impl FromRow for Talked {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (address, label) = (row.get()?, row.maybe()?);
        let (agree, disagree, comments, suggestions) = (row.get()?, row.get()?, row.get()?, row.get()?);
        let (said, outcome, reason) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let line = match (said, outcome, reason) {
            (Some(said), Some(outcome), Some(reason)) => Some(Line { said, outcome, reason }),
            _ => None,
        };
        Ok(Talked { address, label, agree, disagree, comments, suggestions, line })
    }
}

/// The paragraphs that people talked about, in the order of their addresses, after one of them.
///
/// # Errors
/// If they cannot be read.
pub async fn talked(
    reader: &mut Reader,
    id: DocumentId,
    version: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<Talked>> {
    Ok(reader
        .all(
            sql!("
                select t.address, coalesce(l.label, b.label), t.agree, t.disagree, t.comments, t.suggestions, l.said,
                       l.outcome, l.reason
                  from (select p.address, p.agree, p.disagree,
                               cast((select count(*) from comment c where c.community_id = $1 and c.kind = 'paragraph'
                                      and c.subject_id = p.id and c.withdrawn_at is null and c.hidden_at is null) as bigint)
                                 as comments,
                               cast((select count(*) from document_suggestion s
                                      join comment c on c.community_id = s.community_id and c.id = s.comment_id
                                     where s.community_id = $1 and s.document_id = $2 and s.address = p.address
                                      and c.withdrawn_at is null and c.hidden_at is null) as bigint) as suggestions
                          from document_paragraph p
                         where p.community_id = $1 and p.document_id = $2 and p.address > $4) t
                  left join document_block b on b.community_id = $1 and b.document_id = $2 and b.version = $3
                       and b.address = t.address
                  left join document_synthesis_line l on l.community_id = $1 and l.document_id = $2 and l.version = $3
                       and l.address = t.address
                 where t.comments > 0 or t.agree > 0 or t.disagree > 0 or l.address is not null
                 order by t.address limit $5"),
            args![id, version, after, limit],
        )
        .await?)
}

/// Keeps a line of the synthesis of a version, while it is not published.
///
/// # Errors
/// [`Error::Conflict`] if it is published already.
pub async fn keep_line(
    tx: &mut Writer,
    document: &Document,
    version: i64,
    (address, label): (i64, &str),
    line: &Line,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    // Whoever writes or publishes holds the document.
    let held = tx
        .run(
            sql!(
                "
                update document set is_open = is_open
                 where community_id = $1 and id = $2 and coalesce(synthesis_version, 0) < $3"
            ),
            args![document.id, version],
        )
        .await?;
    if held != 1 {
        return Err(Error::Conflict("synthesis-published-already"));
    }
    tx.run(
        sql!("
            insert into document_synthesis_line (community_id, document_id, version, address, label, said, outcome, reason,
              at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (community_id, document_id, version, address) do update set
              said = excluded.said, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at"),
        args![document.id, version, address, label, &line.said, line.outcome, &line.reason, now],
    )
    .await?;
    Ok(())
}

/// The published synthesis of a version.
#[derive(Debug, Clone)]
pub struct Synthesis {
    pub summary: String,
    pub figures: Figures,
    pub at: Instant,
}
impl FromRow for Synthesis {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Synthesis {
            summary: row.get()?,
            figures: Figures {
                business: row.get()?,
                civil_society: row.get()?,
                academia: row.get()?,
                citizens: row.get()?,
                comments: row.get()?,
                suggestions: row.get()?,
                opinions: row.get()?,
            },
            at: row.get()?,
        })
    }
}

/// The published synthesis of a version, if there is one.
///
/// # Errors
/// If it cannot be read.
pub async fn published(reader: &mut Reader, id: DocumentId, version: i64) -> Result<Option<Synthesis>> {
    Ok(reader
        .one(
            sql!("
                select summary, business, civil_society, academia, citizens, comments, suggestions, opinions, at
                  from document_synthesis where community_id = $1 and document_id = $2 and version = $3"),
            args![id, version],
        )
        .await?)
}

/// Publishes the synthesis of what was said about the public version, with the figures of this moment. The talk must be
/// over, and every paragraph that somebody commented on must have its line.
///
/// # Errors
/// [`Error::Conflict`] if it is not so, or it is published already.
pub async fn publish(tx: &mut Writer, document: &Document, summary: &str) -> Result<i64> {
    let version = document.public_version.ok_or(Error::Conflict("document-not-public"))?;
    let now = Instant(tx.stamp().now);
    let held = tx
        .run(
            sql!("
                update document set synthesis_version = $3
                 where community_id = $1 and id = $2 and not is_open and public_version = $3
                   and coalesce(synthesis_version, 0) < $3
                   and not exists (select 1 from document_paragraph p
                        join comment c on c.community_id = p.community_id and c.kind = 'paragraph' and c.subject_id = p.id
                        where p.community_id = $1 and p.document_id = $2 and c.withdrawn_at is null and c.hidden_at is null
                          and not exists (select 1 from document_synthesis_line l where l.community_id = $1
                               and l.document_id = $2 and l.version = $3 and l.address = p.address))"),
            args![document.id, version],
        )
        .await?;
    if held != 1 {
        return Err(Error::Conflict("synthesis-cannot-publish"));
    }
    let figures = figures(tx, document.id).await?;
    tx.run(
        sql!("
            insert into document_synthesis (community_id, document_id, version, summary, business, civil_society, academia,
              citizens, comments, suggestions, opinions, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"),
        args![
            document.id,
            version,
            summary,
            figures.business,
            figures.civil_society,
            figures.academia,
            figures.citizens,
            figures.comments,
            figures.suggestions,
            figures.opinions,
            now
        ],
    )
    .await?;
    Ok(version)
}
