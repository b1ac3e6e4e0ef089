//! Every statement that touches sittings and their minutes.
use super::domain::{
    CallOff, CalledOff, Convene, Convened, Kind, Minute, Minuted, Record, Sitting, SittingId,
};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::access::Allowed;
use kit::area::HeldMeeting;
use kit::{Error, Instant, Result};

/// [`Sitting`]s, as they are read.
const SITTINGS: &str = "
    select id, kind, title, purpose, agenda, place, village, online, starts_at, noticed_on, constituted_on, reason,
           announced_at, cancelled_at, cancel_reason
      from sitting";

/// [`Record`]s, as they are read.
const RECORDS: &str = "
    select id, revision, present, votes, visitors, closed, text, reason, published_at from sitting_minutes";

impl FromRow for Sitting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Sitting {
            id: row.get()?,
            kind: row.get()?,
            title: row.get()?,
            purpose: row.get()?,
            agenda: row.get()?,
            place: row.get()?,
            village: row.maybe()?,
            online: row.maybe()?,
            starts_at: row.get()?,
            noticed_on: row.get()?,
            constituted_on: row.maybe()?,
            reason: row.maybe()?,
            announced_at: row.get()?,
            cancelled_at: row.maybe()?,
            cancel_reason: row.maybe()?,
        })
    }
}

impl FromRow for Record {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Record {
            id: row.get()?,
            revision: row.get()?,
            present: row.get()?,
            votes: row.maybe()?,
            visitors: row.maybe()?,
            closed: row.maybe()?,
            text: row.get()?,
            reason: row.maybe()?,
            published_at: row.get()?,
        })
    }
}

/// Convenes. Returns false if the very same one is there already.
///
/// # Errors
/// [`Error::Conflict`] if another one was published from the same form.
pub async fn convene(tx: &mut Writer, _: &Allowed<Convene>, new: &Sitting) -> Result<bool> {
    let written = tx
        .run(
            sql!("
                insert into sitting (community_id, id, kind, title, purpose, agenda, place, village, online, starts_at,
                                     noticed_on, constituted_on, reason, announced_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                on conflict (community_id, id) do nothing"),
            args![
                new.id,
                new.kind,
                &new.title,
                &new.purpose,
                &new.agenda,
                &new.place,
                new.village.clone(),
                new.online.clone(),
                new.starts_at,
                new.noticed_on,
                new.constituted_on,
                new.reason.clone(),
                new.announced_at
            ],
        )
        .await?;
    if written == 0 {
        let there = find(tx, new.id).await?.ok_or(Error::NotFound)?;
        return if there.says_the_same(new) {
            Ok(false)
        } else {
            Err(Error::Conflict("sitting-is-published"))
        };
    }
    let Sitting { id, kind, starts_at, .. } = *new;
    tx.record(&Convened { sitting: id, kind, title: new.title.clone(), starts_at }).await?;
    Ok(true)
}

/// Calls a sitting off.
///
/// # Errors
/// [`Error::Conflict`] if it was called off or has begun meanwhile.
pub async fn call_off(tx: &mut Writer, sitting: &Allowed<CallOff>, reason: &str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!(
                "
                update sitting set cancelled_at = $3, cancel_reason = $4
                 where community_id = $1 and id = $2 and cancelled_at is null and starts_at > $3"
            ),
            args![sitting.id, now, reason],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("sitting-is-over"));
    }
    let (title, reason) = (sitting.title.clone(), reason.to_owned());
    Ok(tx.record(&CalledOff { sitting: sitting.id, title, reason }).await?)
}

/// Publishes minutes. Returns false if the very same ones are there already.
///
/// # Errors
/// [`Error::Conflict`] if others were published meanwhile, or from the same form.
pub async fn publish(tx: &mut Writer, sitting: &Allowed<Minute>, new: &Record) -> Result<bool> {
    let published = tx
        .run(
            sql!("
                insert into sitting_minutes (community_id, id, sitting_id, revision, present, votes, visitors, closed, text,
                                             reason, published_at)
                select $1, $2, s.id, $4, $5, $6, $10, $11, $7, $8, $9 from sitting s
                 where s.community_id = $1 and s.id = $3 and s.cancelled_at is null and s.starts_at <= $9
                   and $4 = 1 + (select cast(coalesce(max(r.revision), 0) as bigint) from sitting_minutes r
                                  where r.community_id = $1 and r.sitting_id = $3)
                on conflict do nothing"),
            args![
                new.id,
                sitting.id,
                new.revision,
                new.present,
                new.votes,
                &new.text,
                new.reason.clone(),
                new.published_at,
                new.visitors,
                new.closed.clone()
            ],
        )
        .await?;
    if published == 0 {
        let statement = sql!(RECORDS, "where community_id = $1 and id = $2");
        let there: Option<Record> = tx.one(statement, args![new.id]).await?;
        return match there {
            Some(there) if there.says_the_same(new) => Ok(false),
            Some(_) => Err(Error::Conflict("sitting-minutes-are-published")),
            None => Err(Error::Conflict("sitting-minuted-meanwhile")),
        };
    }
    let (title, reason) = (sitting.title.clone(), new.reason.clone());
    tx.record(&Minuted { sitting: sitting.id, title, reason }).await?;
    Ok(true)
}

/// A sitting by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: SittingId) -> Result<Option<Sitting>> {
    Ok(reader.one(sql!(SITTINGS, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// The latest minutes of a sitting.
///
/// # Errors
/// If they cannot be read.
pub async fn minutes(reader: &mut Reader, id: SittingId) -> Result<Option<Record>> {
    Ok(reader
        .one(
            sql!(RECORDS, "where community_id = $1 and sitting_id = $2 order by revision desc limit 1"),
            args![id],
        )
        .await?)
}

/// What begins between two moments, the next one first.
///
/// # Errors
/// If they cannot be read.
pub async fn between(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Sitting>> {
    Ok(reader
        .all(
            sql!(
                SITTINGS,
                "
                 where community_id = $1 and starts_at >= $2 and starts_at < $3
                 order by starts_at, id limit $4"
            ),
            args![from, until, limit],
        )
        .await?)
}

/// What is to be put up on its board: coming, with the day of its notice not over, by that day.
///
/// # Errors
/// If it cannot be read.
pub async fn to_post(reader: &mut Reader, now: Instant) -> Result<Vec<Sitting>> {
    Ok(reader
        .all(
            sql!(
                SITTINGS,
                "
                 where community_id = $1 and starts_at > $2 and noticed_on >= $3 and cancelled_at is null
                 order by noticed_on, id limit 50"
            ),
            args![now, now.day()],
        )
        .await?)
}

/// What has begun, the latest first; `before` is the beginning and the id of the last one shown.
///
/// # Errors
/// If they cannot be read.
pub async fn past(
    reader: &mut Reader,
    now: Instant,
    before: Option<(Instant, SittingId)>,
    limit: i64,
) -> Result<Vec<Sitting>> {
    let (start, id) = before.unwrap_or((now, SittingId(uuid::Uuid::nil())));
    Ok(reader
        .all(
            sql!(
                SITTINGS,
                "
                 where community_id = $1 and starts_at < $2 and (starts_at, id) < ($3, $4)
                 order by starts_at desc, id desc limit $5"
            ),
            args![now, start, id, limit],
        )
        .await?)
}

/// What was held between two moments and has no minutes, the oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn unminuted(reader: &mut Reader, since: Instant, now: Instant) -> Result<Vec<Sitting>> {
    Ok(reader
        .all(
            sql!("
                select s.id, s.kind, s.title, s.purpose, s.agenda, s.place, s.village, s.online, s.starts_at, s.noticed_on,
                       s.constituted_on, s.reason, s.announced_at, s.cancelled_at, s.cancel_reason
                  from sitting s
                 where s.community_id = $1 and s.starts_at > $2 and s.starts_at <= $3 and s.cancelled_at is null
                   and not exists (select 1 from sitting_minutes m
                                    where m.community_id = s.community_id and m.sitting_id = s.id)
                 order by s.starts_at, s.id limit 50"),
            args![since, now],
        )
        .await?)
}

/// A sitting that took place, as the yearly report counts it.
struct Took {
    id: SittingId,
    kind: Kind,
    title: String,
    starts_at: Instant,
    present: i64,
    visitors: Option<i64>,
    closed: Option<String>,
}
impl FromRow for Took {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Took {
            id: row.get()?,
            kind: row.get()?,
            title: row.get()?,
            starts_at: row.get()?,
            present: row.get()?,
            visitors: row.maybe()?,
            closed: row.maybe()?,
        })
    }
}

/// What took place between two moments, as its minutes say; what has none is not counted.
///
/// # Errors
/// If it cannot be read.
pub async fn held(
    reader: &mut Reader,
    from: Instant,
    until: Instant,
    limit: i64,
) -> Result<Vec<HeldMeeting>> {
    let rows: Vec<Took> = reader
        .all(
            sql!("
                select s.id, s.kind, s.title, s.starts_at, m.present, m.visitors, m.closed
                  from sitting s
                  join sitting_minutes m on m.community_id = s.community_id and m.sitting_id = s.id
                   and m.revision = (select max(r.revision) from sitting_minutes r
                                      where r.community_id = s.community_id and r.sitting_id = s.id)
                 where s.community_id = $1 and s.starts_at >= $2 and s.starts_at < $3 and s.cancelled_at is null
                 order by s.starts_at, s.id limit $4"),
            args![from, until, limit],
        )
        .await?;
    let told = |took: Took| HeldMeeting {
        url: took.id.url(),
        title: took.title,
        starts_at: took.starts_at,
        // Of a council's sitting the councillors are no public.
        public: if took.kind.is_council() { took.visitors.unwrap_or(0) } else { took.present },
        closed: took.closed,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Every sitting, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from sitting where community_id = $1 and id > $2 order by id limit $3")
}
