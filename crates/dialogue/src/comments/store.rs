//! Every statement that touches comments.
use super::domain::{Comment, CommentId, Mend, Reason, Speak, Stance, Withdraw};
use crate::subjects::SubjectKind;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, PersonId, Result};
use uuid::Uuid;

/// [`Comment`]s, as they are read.
const COMMENTS: &str = "
    select c.id, c.kind, c.subject_id, c.parent_id, c.root_id, c.depth, c.author_id,
           case when p.erased_at is null then p.name end, m.role, c.stance, c.text, c.at, c.edited_at,
           c.withdrawn_at, c.hidden_reason, c.hidden_words
      from comment c
      join person p on p.id = c.author_id
      left join membership m on m.community_id = c.community_id and m.person_id = c.author_id";

impl FromRow for Comment {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Comment {
            id: row.get()?,
            kind: row.get()?,
            subject: row.get()?,
            parent: row.maybe()?,
            root: row.get()?,
            depth: row.get()?,
            author: row.get()?,
            author_name: row.maybe()?,
            author_role: row.maybe()?,
            stance: row.get()?,
            text: row.get()?,
            at: row.get()?,
            edited_at: row.maybe()?,
            withdrawn_at: row.maybe()?,
            hidden_for: row.maybe::<Reason>()?,
            hidden_words: row.maybe()?,
        })
    }
}

/// A comment about to be said.
pub(super) struct New<'a> {
    pub author: PersonId,
    pub stance: Stance,
    pub text: &'a str,
    pub parent: Option<CommentId>,
    /// The same form with the same text has the same key, and makes one comment.
    pub form_key: Uuid,
}

/// Adds a comment on a subject that is open to talk. None: the same form has been kept before.
pub(super) async fn say(tx: &mut Writer, on: &Allowed<Speak>, new: &New<'_>) -> Result<Option<CommentId>> {
    insert(tx, (on.kind, on.id), new).await
}

/// Adds a comment without asking whether the talk is open or telling anybody: for a story told by the program.
///
/// # Errors
/// If it cannot be written, or there is no such subject or parent.
pub async fn post(
    tx: &mut Writer,
    subject: (SubjectKind, Uuid),
    author: PersonId,
    stance: Stance,
    text: &str,
    parent: Option<CommentId>,
) -> Result<CommentId> {
    let new = New { author, stance, text, parent, form_key: tx.new_id() };
    insert(tx, subject, &new).await?.ok_or(Error::NotFound)
}

async fn insert(
    tx: &mut Writer,
    (kind, subject): (SubjectKind, Uuid),
    new: &New<'_>,
) -> Result<Option<CommentId>> {
    let (id, now) = (CommentId(tx.new_id()), tx.stamp().now);
    let rows = tx
        .run(
            sql!("
                insert into comment (community_id, id, kind, subject_id, parent_id, root_id, depth, author_id, stance,
                                     text, form_key, at)
                select s.community_id, $4, s.kind, s.id, p.id, coalesce(p.root_id, $4), coalesce(p.depth + 1, 1), $5, $6,
                       $7, $8, $9
                  from subject s
                  left join comment p on p.community_id = s.community_id and p.kind = s.kind and p.subject_id = s.id
                       and p.id = $10 and p.hidden_at is null and p.withdrawn_at is null
                 where s.community_id = $1 and s.kind = $2 and s.id = $3 and ($11 or p.id is not null)
                on conflict (community_id, author_id, form_key) do nothing"),
            args![
                kind,
                subject,
                id,
                new.author,
                new.stance,
                new.text,
                new.form_key,
                now,
                new.parent.unwrap_or(CommentId(Uuid::nil())),
                new.parent.is_none()
            ],
        )
        .await?;
    Ok((rows == 1).then_some(id))
}

/// A comment with its author.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: CommentId) -> Result<Option<Comment>> {
    Ok(reader.one(sql!(COMMENTS, "where c.community_id = $1 and c.id = $2"), args![id]).await?)
}

/// Writes a mended text.
pub(super) async fn mend(tx: &mut Writer, comment: &Allowed<Mend>, text: &str) -> Result<()> {
    let now = tx.stamp().now;
    let rows = tx
        .run(
            sql!(
                "
                update comment set text = $3, edited_at = $4
                 where community_id = $1 and id = $2 and withdrawn_at is null and hidden_at is null"
            ),
            args![comment.id, text, now],
        )
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Conflict("comment-changed")) }
}

/// Takes the text out and keeps the place, so that the answers still answer something.
pub(super) async fn withdraw(tx: &mut Writer, comment: &Allowed<Withdraw>) -> Result<()> {
    let now = tx.stamp().now;
    let rows = tx
        .run(
            sql!(
                "
                update comment set text = '', withdrawn_at = $3
                 where community_id = $1 and id = $2 and withdrawn_at is null and hidden_at is null"
            ),
            args![comment.id, now],
        )
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Conflict("comment-changed")) }
}

/// What the head of a talk says.
#[derive(Debug)]
pub(super) struct Head {
    pub title: String,
    pub url: String,
    pub owner: Option<PersonId>,
    pub talk_closes_at: Option<Instant>,
    pub followers: i64,
    /// Whether the reader follows it.
    pub mine: bool,
    /// How many people have said that they are for it, neutral, against it.
    pub stances: [i64; 3],
    /// Comments that can be read, answers included.
    pub comments: i64,
}
impl FromRow for Head {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Head {
            title: row.get()?,
            url: row.get()?,
            owner: row.maybe()?,
            talk_closes_at: row.maybe()?,
            followers: row.get()?,
            mine: row.get::<i64>()? > 0,
            stances: [row.get()?, row.get()?, row.get()?],
            comments: row.get()?,
        })
    }
}

/// The subject and its figures, in one statement. People are counted, not comments: whoever writes ten is one.
pub(super) async fn head(
    reader: &mut Reader,
    kind: SubjectKind,
    id: Uuid,
    person: Option<PersonId>,
) -> Result<Option<Head>> {
    Ok(reader
        .one(
            sql!("
                select s.title, s.url, s.owner_id, s.talk_closes_at, f.followers, f.mine,
                       c.people_for, c.people_neutral, c.people_against, c.comments
                  from subject s,
                       (select cast(count(*) as bigint) as followers,
                               cast(coalesce(sum(case when person_id = $4 then 1 else 0 end), 0) as bigint) as mine
                          from follow where community_id = $1 and kind = $2 and subject_id = $3) f,
                       (select cast(count(distinct case when depth = 1 and stance = 'for' then author_id end) as bigint) as people_for,
                               cast(count(distinct case when depth = 1 and stance = 'neutral' then author_id end) as bigint) as people_neutral,
                               cast(count(distinct case when depth = 1 and stance = 'against' then author_id end) as bigint) as people_against,
                               cast(count(*) as bigint) as comments
                          from comment where community_id = $1 and kind = $2 and subject_id = $3
                           and hidden_at is null and withdrawn_at is null) c
                 where s.community_id = $1 and s.kind = $2 and s.id = $3"),
            args![kind, id, person.map_or(Uuid::nil(), |person| person.0)],
        )
        .await?)
}

/// How many conversations a page shows.
pub(super) const PAGE: usize = 20;
/// How many comments of one conversation stand on the subject's page.
pub(super) const ANSWERS: i64 = 50;
/// How many comments of one conversation stand on its own page.
pub(super) const WHOLE: i64 = 500;

/// A comment, and how many there are in its conversation.
pub(super) struct Line {
    pub comment: Comment,
    pub in_conversation: i64,
}
impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Line { comment: Comment::from_row(row)?, in_conversation: row.get()? })
    }
}

/// The conversations of a subject before `before`, newest first: one more than a page shows, in one statement.
pub(super) async fn conversations(
    reader: &mut Reader,
    kind: SubjectKind,
    id: Uuid,
    before: Option<CommentId>,
) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select c.id, c.kind, c.subject_id, c.parent_id, c.root_id, c.depth, c.author_id,
                       case when p.erased_at is null then p.name end, m.role, c.stance, c.text, c.at, c.edited_at,
                       c.withdrawn_at, c.hidden_reason, c.hidden_words, cast(c.in_conversation as bigint)
                  from (select x.*,
                               row_number() over (partition by x.root_id order by case when x.depth = 1 then 0 else 1 end, x.id) as nth,
                               count(*) over (partition by x.root_id) as in_conversation
                          from comment x
                         where x.community_id = $1 and x.root_id in (
                                 select r.id from comment r
                                  where r.community_id = $1 and r.kind = $2 and r.subject_id = $3 and r.depth = 1 and r.id < $4
                                  order by r.id desc limit 21)) c
                  join person p on p.id = c.author_id
                  left join membership m on m.community_id = c.community_id and m.person_id = c.author_id
                 where c.nth <= $5
                 order by c.root_id desc, c.id"),
            args![kind, id, before.map_or(Uuid::max(), |before| before.0), ANSWERS],
        )
        .await?)
}

/// One conversation, oldest first, from after `after` on; its beginning is always there.
pub(super) async fn conversation(
    reader: &mut Reader,
    root: CommentId,
    after: Option<CommentId>,
) -> Result<Vec<Comment>> {
    Ok(reader
        .all(
            sql!(
                COMMENTS,
                "
                 where c.community_id = $1 and c.root_id = $2 and (c.id > $3 or c.depth = 1)
                 order by case when c.depth = 1 then 0 else 1 end, c.id limit $4"
            ),
            args![root, after.map_or(Uuid::nil(), |after| after.0), WHOLE + 1],
        )
        .await?)
}
