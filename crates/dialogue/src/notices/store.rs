//! Every statement that touches notices and the wish for silence.
use super::domain::{LETTERS_A_DAY, Notice, To};
use super::links::{About, Scope};
use crate::subjects::SubjectKind;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Day, Instant, Lang, PersonId, Result};
use uuid::Uuid;

/// What a letter says of the subject.
pub(super) struct Head {
    pub title: String,
    /// The community's host.
    pub host: String,
}
impl FromRow for Head {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Head { title: row.get()?, host: row.get()? })
    }
}

/// The subject, as letters name it.
pub(super) async fn subject(reader: &mut Reader, kind: SubjectKind, id: Uuid) -> Result<Option<Head>> {
    Ok(reader
        .one(
            sql!(
                "
                select s.title, c.host from subject s join community c on c.id = s.community_id
                 where s.community_id = $1 and s.kind = $2 and s.id = $3"
            ),
            args![kind, id],
        )
        .await?)
}

/// Somebody who gets a letter now.
pub(super) struct Told {
    pub person: PersonId,
    pub email: String,
    pub lang: Lang,
    pub line: String,
    pub url: String,
    /// None: the digest has it.
    place: Option<i64>,
}
impl FromRow for Told {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Told {
            person: row.get()?,
            email: row.get()?,
            lang: row.get()?,
            line: row.get()?,
            url: row.get()?,
            place: row.maybe()?,
        })
    }
}

/// One writer of notices after the other, community by community.
async fn hold_book(tx: &mut Writer) -> Result<()> {
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into notice_book (community_id, at) values ($1, $2)
            on conflict (community_id) do update set at = excluded.at"
        ),
        args![now],
    )
    .await?;
    Ok(())
}

/// Notes the news for everybody concerned, and returns those who have not had their letters of the day yet.
pub(super) async fn tell(tx: &mut Writer, notice: &Notice<'_>, to: To) -> Result<Vec<Told>> {
    hold_book(tx).await?;
    let stamp = tx.stamp();
    let (owner, followers, one) = match to {
        To::OwnerAndFollowers => (true, true, Uuid::nil()),
        To::Owner => (true, false, Uuid::nil()),
        To::One(person) => (false, false, person.0),
    };
    let said = |lang| notice.what.say(lang);
    let told: Vec<Told> = tx
        .all(
            sql!("
                insert into notice (community_id, key, person_id, kind, subject_id, line, url, day, place)
                select s.community_id, $4, p.id, s.kind, s.id,
                       case p.language when 'en' then $6 when 'hu' then $7 else $5 end,
                       coalesce($8, s.url), $9,
                       (select case when count(*) < $14 then count(*) + 1 end from notice n
                         where n.community_id = $1 and n.person_id = p.id and n.day = $9 and n.place is not null)
                  from subject s
                  join (select o.owner_id as person_id from subject o
                         where o.community_id = $1 and o.kind = $2 and o.id = $3 and $10
                        union select f.person_id from follow f
                         where f.community_id = $1 and f.kind = $2 and f.subject_id = $3 and $11
                        union select x.id from person x where x.id = $12) whom on whom.person_id is not null
                  join person p on p.id = whom.person_id and p.email is not null and p.erased_at is null
                 where s.community_id = $1 and s.kind = $2 and s.id = $3 and p.id <> $13
                   and not exists (select 1 from silence q
                        where q.community_id = $1 and q.person_id = p.id
                          and (q.kind = 'all' or (q.kind = $2 and q.subject_id = $3)))
                on conflict (community_id, key, person_id) do nothing
                returning person_id, (select email from person where id = person_id),
                          (select language from person where id = person_id), line, url, place"),
            args![
                notice.kind, notice.id, notice.key, said(Lang::Ro), said(Lang::En), said(Lang::Hu), notice.url,
                Instant(stamp.now).day(), owner, followers, one, stamp.person.unwrap_or(Uuid::nil()), LETTERS_A_DAY
            ],
        )
        .await?;
    Ok(told.into_iter().filter(|told| told.place.is_some()).collect())
}

/// Whether there are digests to send for the days before `today`, or notices from before `old` to forget.
pub(super) async fn is_anything_due(reader: &mut Reader, today: Day, old: Day) -> Result<bool> {
    let found: Option<(i64,)> = reader
        .one(
            sql!(
                "
                select cast(1 as bigint) from community c where c.id = $1
                   and (exists (select 1 from notice n where n.community_id = $1 and n.day < $2
                                   and n.place is null and n.gathered_at is null)
                        or exists (select 1 from notice n where n.community_id = $1 and n.day < $3))"
            ),
            args![today, old],
        )
        .await?;
    Ok(found.is_some())
}

/// Somebody for whom a digest is due. Without an address nothing is sent.
pub(super) struct Reading {
    pub person: PersonId,
    pub email: Option<String>,
    pub lang: Lang,
    pub host: String,
    pub community: String,
}
impl FromRow for Reading {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Reading {
            person: row.get()?,
            email: row.maybe()?,
            lang: row.get()?,
            host: row.get()?,
            community: row.get()?,
        })
    }
}

/// Who waits for a digest of the days before `today`, some at a time. Holds the book until the transaction ends.
pub(super) async fn readers_of_digests(tx: &mut Writer, today: Day) -> Result<Vec<Reading>> {
    hold_book(tx).await?;
    Ok(tx
        .all(
            sql!(
                "
                select p.id, case when p.erased_at is null then p.email end, p.language, c.host, c.name
                  from (select distinct n.person_id from notice n where n.community_id = $1 and n.day < $2
                           and n.place is null and n.gathered_at is null order by n.person_id limit 100) due
                  join person p on p.id = due.person_id
                  join community c on c.id = $1"
            ),
            args![today],
        )
        .await?)
}

/// One line of a digest.
pub(super) struct News {
    pub subject: Uuid,
    pub title: String,
    pub line: String,
    pub url: String,
}
impl FromRow for News {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(News { subject: row.get()?, title: row.get()?, line: row.get()?, url: row.get()? })
    }
}

/// What a digest says, by subject, at most 200 lines.
pub(super) async fn news(tx: &mut Writer, person: PersonId, today: Day) -> Result<Vec<News>> {
    Ok(tx
        .all(
            sql!("
                select s.id, s.title, n.line, n.url from notice n
                  join subject s on s.community_id = n.community_id and s.kind = n.kind and s.id = n.subject_id
                 where n.community_id = $1 and n.person_id = $2 and n.day < $3
                   and n.place is null and n.gathered_at is null
                 order by s.title, s.id, n.key limit 200"),
            args![person, today],
        )
        .await?)
}

/// Notes that a person's digest has been written.
pub(super) async fn mark_gathered(tx: &mut Writer, person: PersonId, today: Day) -> Result<()> {
    let now = tx.stamp().now;
    tx.run(
        sql!("
            update notice set gathered_at = $4
             where community_id = $1 and person_id = $2 and day < $3 and place is null and gathered_at is null"),
        args![person, today, now],
    )
    .await?;
    Ok(())
}

/// Forgets what people were told before `old`.
pub(super) async fn forget(tx: &mut Writer, old: Day) -> Result<()> {
    tx.run(sql!("delete from notice where community_id = $1 and day < $2"), args![old]).await?;
    Ok(())
}

/// Sends no more letters: also nothing that was waiting for the digest. Twice is once.
pub(super) async fn silence(tx: &mut Writer, scope: &Scope) -> Result<()> {
    let (kind, id) = scope.about.key();
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into silence (community_id, person_id, kind, subject_id, since) values ($1, $2, $3, $4, $5)
            on conflict (community_id, person_id, kind, subject_id) do nothing"
        ),
        args![scope.person, kind, id, now],
    )
    .await?;
    tx.run(
        sql!("
            delete from notice where community_id = $1 and person_id = $2 and place is null and gathered_at is null
               and ($3 = 'all' or (kind = $3 and subject_id = $4))"),
        args![scope.person, kind, id],
    )
    .await?;
    if scope.about != About::Everything {
        tx.run(
            sql!("delete from follow where community_id = $1 and kind = $2 and subject_id = $3 and person_id = $4"),
            args![kind, id, scope.person],
        )
        .await?;
    }
    Ok(())
}

/// Takes the wish for silence back.
pub(super) async fn speak_again(tx: &mut Writer, scope: &Scope) -> Result<()> {
    let (kind, id) = scope.about.key();
    tx.run(
        sql!(
            "delete from silence where community_id = $1 and person_id = $2 and kind = $3 and subject_id = $4"
        ),
        args![scope.person, kind, id],
    )
    .await?;
    Ok(())
}
