//! Every statement of the follow button and the list.
use crate::subjects::{self, Subject, SubjectKind};
use communities::processes;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, PersonId, ProcessId, Result, Visit};
use uuid::Uuid;

/// How many a page of the list shows.
pub(super) const PAGE: usize = 50;

/// The subject; a published process becomes one when the first person wants to follow it.
pub(super) async fn find_or_open(
    visit: &Visit,
    tx: &mut Writer,
    kind: SubjectKind,
    id: Uuid,
) -> Result<Option<Subject>> {
    if let Some(subject) = subjects::find(tx, kind, id).await? {
        return Ok(Some(subject));
    }
    if kind != SubjectKind::Process {
        return Ok(None);
    }
    let process = processes::store::find(tx, ProcessId(id)).await?;
    let Some(process) = process.filter(|p| p.is_published() || visit.actor.is(kit::Role::Coordinator)) else {
        return Ok(None);
    };
    let subject = Subject {
        kind,
        id,
        process: Some(process.id),
        url: process.url(),
        title: process.title,
        owner: None,
        talk_closes_at: None,
    };
    subjects::open(tx, &subject).await?;
    Ok(Some(subject))
}

/// Follows because the person says so: an earlier wish for silence about it is taken back.
pub(crate) async fn follow(tx: &mut Writer, kind: SubjectKind, id: Uuid, person: PersonId) -> Result<()> {
    tx.run(
        sql!(
            "delete from silence where community_id = $1 and person_id = $2 and kind = $3 and subject_id = $4"
        ),
        args![person, kind, id],
    )
    .await?;
    subjects::follow(tx, kind, id, person).await
}

/// Follows again after silence; the owner is told anyway and need not follow.
pub(crate) async fn resume(tx: &mut Writer, kind: SubjectKind, id: Uuid, person: PersonId) -> Result<()> {
    let subject = subjects::find(tx, kind, id).await?;
    match subject {
        Some(subject) if subject.owner != Some(person) => subjects::follow(tx, kind, id, person).await,
        _ => Ok(()),
    }
}

/// Follows no longer. Twice is once.
pub(super) async fn unfollow(tx: &mut Writer, kind: SubjectKind, id: Uuid, person: PersonId) -> Result<()> {
    tx.run(
        sql!(
            "delete from follow where community_id = $1 and kind = $2 and subject_id = $3 and person_id = $4"
        ),
        args![kind, id, person],
    )
    .await?;
    Ok(())
}

/// A line of the list.
pub(super) struct Following {
    pub kind: SubjectKind,
    pub id: Uuid,
    pub title: String,
    pub url: String,
    pub since: Instant,
}
impl FromRow for Following {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Following {
            kind: row.get()?,
            id: row.get()?,
            title: row.get()?,
            url: row.get()?,
            since: row.get()?,
        })
    }
}

/// What a person follows, the newest subjects first, from before `before` on: one more than a page shows.
pub(super) async fn of_person(reader: &mut Reader, person: PersonId, before: Uuid) -> Result<Vec<Following>> {
    Ok(reader
        .all(
            sql!("
                select s.kind, s.id, s.title, s.url, f.since from follow f
                  join subject s on s.community_id = f.community_id and s.kind = f.kind and s.id = f.subject_id
                 where f.community_id = $1 and f.person_id = $2 and f.subject_id < $3
                 order by f.subject_id desc limit 51"),
            args![person, before],
        )
        .await?)
}

/// Whether the person has asked for no letters at all.
pub(super) async fn is_silent(reader: &mut Reader, person: PersonId) -> Result<bool> {
    let n: i64 = reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from silence
                 where community_id = $1 and person_id = $2 and kind = 'all'"
            ),
            args![person],
        )
        .await?;
    Ok(n > 0)
}

/// Lets letters come again.
pub(super) async fn hear_again(tx: &mut Writer, person: PersonId) -> Result<()> {
    tx.run(
        sql!("delete from silence where community_id = $1 and person_id = $2 and kind = 'all'"),
        args![person],
    )
    .await?;
    Ok(())
}

/// How many follow a subject, and whether this person does.
pub(super) async fn followers(
    reader: &mut Reader,
    kind: SubjectKind,
    id: Uuid,
    person: Option<PersonId>,
) -> Result<(i64, bool)> {
    let counted: Option<(i64, i64)> = reader
        .one(
            sql!("
                select cast(count(*) as bigint), cast(coalesce(sum(case when person_id = $4 then 1 else 0 end), 0) as bigint)
                  from follow where community_id = $1 and kind = $2 and subject_id = $3"),
            args![kind, id, person.map_or(Uuid::nil(), |person| person.0)],
        )
        .await?;
    Ok(counted.map_or((0, false), |(all, mine)| (all, mine > 0)))
}
