//! Every statement of news, topics and their letters.
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::find::{Finding, Topic};
use kit::log::Line;
use kit::{Day, Instant, Lang, PersonId, ProcessId, Result};
use uuid::Uuid;

/// News with the events that they tell of.
const NEWS: &str = "
    select n.topic, n.url, e.id, e.name, e.body, e.person_id, e.at from news n
      join event e on e.community_id = n.community_id and e.id = n.id";

/// Notes that an event, with its moment, is news. Twice is once.
pub(crate) async fn note(
    tx: &mut Writer,
    (event, at): (Uuid, Instant),
    topic: Topic,
    found: &Finding,
) -> Result<()> {
    tx.run(
        sql!(
            "
            insert into news (community_id, id, topic, category, process_id, url, at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (community_id, id) do nothing"
        ),
        args![event, topic, found.category.unwrap_or_default(), found.process, &found.url, at],
    )
    .await?;
    Ok(())
}

/// Whether a community's older events were looked through.
pub(crate) async fn is_looked_through(reader: &mut Reader) -> Result<bool> {
    let found: Option<(i64,)> =
        reader.one(sql!("select at from news_state where community_id = $1"), args![]).await?;
    Ok(found.is_some())
}

/// Notes that they were.
pub(crate) async fn mark_looked_through(tx: &mut Writer) -> Result<()> {
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into news_state (community_id, at) values ($1, $2)
            on conflict (community_id) do nothing"
        ),
        args![now],
    )
    .await?;
    Ok(())
}

/// A piece of news.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub topic: Topic,
    pub url: String,
    /// The event.
    pub line: Line,
}
impl FromRow for Item {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Item { topic: row.get()?, url: row.get()?, line: Line::from_row(row)? })
    }
}

/// The newest before `before`, of one topic or of all.
pub(crate) async fn newest(
    reader: &mut Reader,
    topic: Option<Topic>,
    before: Uuid,
    limit: i64,
) -> Result<Vec<Item>> {
    let Some(topic) = topic else {
        return Ok(reader
            .all(
                sql!(NEWS, "where n.community_id = $1 and n.id < $2 order by n.id desc limit $3"),
                args![before, limit],
            )
            .await?);
    };
    Ok(reader
        .all(
            sql!(
                NEWS,
                "
                 where n.community_id = $1 and n.topic = $2 and n.id < $3 order by n.id desc limit $4"
            ),
            args![topic, before, limit],
        )
        .await?)
}

/// The newest of a process.
pub(crate) async fn of_process(reader: &mut Reader, process: ProcessId, limit: i64) -> Result<Vec<Item>> {
    Ok(reader
        .all(
            sql!(NEWS, "where n.community_id = $1 and n.process_id = $2 order by n.id desc limit $3"),
            args![process, limit],
        )
        .await?)
}

/// What a person wants to hear of.
pub(crate) async fn topics(reader: &mut Reader, person: PersonId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = reader
        .all(
            sql!("
                select topic from topic_follow where community_id = $1 and person_id = $2 order by topic limit 50"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}

/// Keeps what a person wants to hear of, from now on; what was chosen before stays as it was.
pub(crate) async fn choose(tx: &mut Writer, person: PersonId, topics: &[String]) -> Result<()> {
    let now = Instant(tx.stamp().now);
    for old in self::topics(tx, person).await? {
        if !topics.contains(&old) {
            let statement =
                sql!("delete from topic_follow where community_id = $1 and person_id = $2 and topic = $3");
            tx.run(statement, args![person, old]).await?;
        }
    }
    for topic in topics {
        tx.run(
            sql!(
                "
                insert into topic_follow (community_id, person_id, topic, since) values ($1, $2, $3, $4)
                on conflict (community_id, person_id, topic) do nothing"
            ),
            args![person, topic, now],
        )
        .await?;
    }
    if topics.is_empty() {
        return stop_reading(tx, person).await;
    }
    tx.run(
        sql!(
            "
            insert into topic_reader (community_id, person_id, told_until) values ($1, $2, $3)
            on conflict (community_id, person_id) do nothing"
        ),
        args![person, now],
    )
    .await?;
    Ok(())
}

/// Forgets everything that a person wanted to hear of here. Twice is once.
pub(crate) async fn stop(tx: &mut Writer, person: PersonId) -> Result<()> {
    tx.run(sql!("delete from topic_follow where community_id = $1 and person_id = $2"), args![person])
        .await?;
    stop_reading(tx, person).await
}

async fn stop_reading(tx: &mut Writer, person: PersonId) -> Result<()> {
    tx.run(sql!("delete from topic_reader where community_id = $1 and person_id = $2"), args![person])
        .await?;
    Ok(())
}

/// Somebody who was not told of everything before today yet.
pub(crate) struct Waiting {
    pub person: PersonId,
    /// None: without an address, erased, or without a wish for letters.
    pub email: Option<String>,
    pub lang: Lang,
    pub told_until: Instant,
    pub host: String,
    pub community: String,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            person: row.get()?,
            email: row.maybe()?,
            lang: row.get()?,
            told_until: row.get()?,
            host: row.get()?,
            community: row.get()?,
        })
    }
}

/// Whether anybody was not told of everything before a moment.
pub(crate) async fn is_anybody_waiting(reader: &mut Reader, until: Instant) -> Result<bool> {
    let found: Option<(i64,)> = reader
        .one(
            sql!("
                select cast(1 as bigint) from topic_reader where community_id = $1 and told_until < $2 limit 1"),
            args![until],
        )
        .await?;
    Ok(found.is_some())
}

/// Those who were not told of everything before a moment, some at a time. Whoever asked for no letters at all gets none.
pub(crate) async fn waiting(reader: &mut Reader, until: Instant) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!("
                select p.id,
                       case when p.erased_at is null and not exists (
                         select 1 from silence q where q.community_id = $1 and q.person_id = p.id and q.kind = 'all')
                       then p.email end,
                       p.language, r.told_until, c.host, c.name
                  from topic_reader r
                  join person p on p.id = r.person_id
                  join community c on c.id = r.community_id
                 where r.community_id = $1 and r.told_until < $2 order by r.told_until, r.person_id limit 50"),
            args![until],
        )
        .await?)
}

/// Moves the mark of a person from where it was; false if somebody else has moved it.
pub(crate) async fn advance(
    tx: &mut Writer,
    person: PersonId,
    from: Instant,
    until: Instant,
) -> Result<bool> {
    let moved = tx
        .run(
            sql!(
                "
                update topic_reader set told_until = $4
                 where community_id = $1 and person_id = $2 and told_until = $3"
            ),
            args![person, from, until],
        )
        .await?;
    Ok(moved == 1)
}

/// The news that a person wants to hear of, between two moments, by topic; one more than a letter says.
pub(crate) async fn to_tell(
    reader: &mut Reader,
    person: PersonId,
    from: Instant,
    until: Instant,
    limit: i64,
) -> Result<Vec<Item>> {
    Ok(reader
        .all(
            sql!(
                NEWS,
                "
                 where n.community_id = $1 and n.at >= $3 and n.at < $4
                   and exists (select 1 from topic_follow f
                        where f.community_id = $1 and f.person_id = $2 and f.since <= n.at
                          and (f.topic = n.topic or f.topic = n.topic || ':' || n.category))
                 order by n.topic, n.id limit $5"
            ),
            args![person, from, until, limit],
        )
        .await?)
}

/// Claims the letter of a day; false if there was one.
pub(crate) async fn claim(tx: &mut Writer, person: PersonId, day: Day, lines: usize) -> Result<bool> {
    let lines = i64::try_from(lines).unwrap_or(i64::MAX);
    let claimed = tx
        .run(
            sql!(
                "
                insert into topic_letter (community_id, person_id, day, lines) values ($1, $2, $3, $4)
                on conflict (community_id, person_id, day) do nothing"
            ),
            args![person, day, lines],
        )
        .await?;
    Ok(claimed == 1)
}

/// Forgets letters of before a day.
pub(crate) async fn forget(tx: &mut Writer, before: Day) -> Result<()> {
    tx.run(sql!("delete from topic_letter where community_id = $1 and day < $2"), args![before]).await?;
    Ok(())
}
