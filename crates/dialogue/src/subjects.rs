//! What people talk about and follow.
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Error, Instant, PersonId, ProcessId, Result, Role, Visit};
use uuid::Uuid;

db::codes! {
    /// The kinds of things that can be talked about.
    pub enum SubjectKind {
        Proposal = "proposal",
        Meeting = "meeting",
        Initiative = "initiative",
        Process = "process",
        Document = "document",
        /// A paragraph of a document that is talked about.
        Paragraph = "paragraph",
    }
}

/// Something that people talk about and follow.
#[derive(Debug, Clone)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: Uuid,
    pub process: Option<ProcessId>,
    pub title: String,
    /// Its page: `/proposals/prop_…`
    pub url: String,
    /// Who is told of every comment.
    pub owner: Option<PersonId>,
    /// When the talk ends; none: it stays open until it is closed.
    pub talk_closes_at: Option<Instant>,
}
impl FromRow for Subject {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Subject {
            kind: row.get()?,
            id: row.get()?,
            process: row.maybe()?,
            title: row.get()?,
            url: row.get()?,
            owner: row.maybe()?,
            talk_closes_at: row.maybe()?,
        })
    }
}

impl Subject {
    /// Whether people may speak now.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.talk_closes_at.is_none_or(|closes| now < closes)
    }

    /// The part of an address that names it: `proposal/01jd3v8q6r7x2m4k9t0w5y1z8a`.
    #[must_use]
    pub fn word(&self) -> String {
        format!("{}/{}", self.kind.code(), db::encode_id(self.id))
    }
}

/// Reads the two parts of [`Subject::word`] in an address.
///
/// # Errors
/// [`Error::NotFound`] if they name nothing that could be a subject.
pub fn named(kind: &str, id: &str) -> Result<(SubjectKind, Uuid)> {
    let named = SubjectKind::parse(kind).zip(db::decode_id(id));
    named.ok_or(Error::NotFound)
}

/// Opens a subject, or brings it up to date (its title, its address, the end of its talk).
///
/// # Errors
/// If it cannot be written.
pub async fn open(tx: &mut Writer, subject: &Subject) -> Result<()> {
    tx.run(
        sql!(
            "
            insert into subject (community_id, kind, id, process_id, title, url, owner_id, talk_closes_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (community_id, kind, id) do update set
              title = excluded.title, url = excluded.url, talk_closes_at = excluded.talk_closes_at"
        ),
        args![
            subject.kind,
            subject.id,
            subject.process,
            &subject.title,
            &subject.url,
            subject.owner,
            subject.talk_closes_at
        ],
    )
    .await?;
    Ok(())
}

/// A subject, if its owner has opened it.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, kind: SubjectKind, id: Uuid) -> Result<Option<Subject>> {
    Ok(reader
        .one(
            sql!(
                "
                select kind, id, process_id, title, url, owner_id, talk_closes_at from subject
                 where community_id = $1 and kind = $2 and id = $3"
            ),
            args![kind, id],
        )
        .await?)
}

/// A subject that this visitor may read of.
///
/// # Errors
/// [`Error::NotFound`], also for what moderators have taken from view: they and its owner alone know of it.
pub async fn readable(visit: &Visit, reader: &mut Reader, kind: SubjectKind, id: Uuid) -> Result<Subject> {
    let subject = find(reader, kind, id).await?.ok_or(Error::NotFound)?;
    must_be_readable(visit, reader, id, subject.owner).await?;
    Ok(subject)
}

/// Refuses those who may not read of a subject, as [`readable`] does.
pub(crate) async fn must_be_readable(
    visit: &Visit,
    reader: &mut Reader,
    id: Uuid,
    owner: Option<PersonId>,
) -> Result<()> {
    let knows = visit.actor.is(Role::Moderator) || owner.is_some_and(|owner| visit.actor.is_person(owner));
    if knows || !is_withheld(visit, reader, id).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether moderators have taken a subject from view.
pub(crate) async fn is_withheld(visit: &Visit, reader: &mut Reader, id: Uuid) -> Result<bool> {
    Ok(kit::log::withheld(&visit.app().areas, reader).await?.contains(&id))
}

/// Makes a person follow a subject, as a consequence of something else (writing it, supporting it). Following twice is
/// following. Whoever has asked for no letters about it is left in peace; the person's own button is in `follows`.
///
/// # Errors
/// If it cannot be written.
pub async fn follow(tx: &mut Writer, kind: SubjectKind, id: Uuid, person: PersonId) -> Result<()> {
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into follow (community_id, kind, subject_id, person_id, since)
            select s.community_id, s.kind, s.id, $4, $5 from subject s
             where s.community_id = $1 and s.kind = $2 and s.id = $3
               and not exists (select 1 from silence q
                    where q.community_id = $1 and q.person_id = $4 and q.kind = $2 and q.subject_id = $3)
            on conflict (community_id, kind, subject_id, person_id) do nothing"
        ),
        args![kind, id, person, now],
    )
    .await?;
    Ok(())
}
