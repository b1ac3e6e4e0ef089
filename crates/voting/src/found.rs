//! What everybody can find of votes, and which of their events are news.
use db::{FromRow, Reader, Row, args, sql};
use kit::find::{Finding, Finds, News, Topic};
use kit::{Instant, ProcessId, Result};
use uuid::Uuid;

/// Votes that were opened.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds {
        kind: "vote",
        look: |reader, id| Box::pin(look(reader, id)),
        ids: |reader, after, limit| Box::pin(ids(reader, after, limit)),
    }]
}

/// What is told of votes.
pub(crate) fn news() -> Vec<News> {
    ["vote.opened", "vote.extended", "vote.counted"]
        .map(|event| News { event, topic: Topic::Votes, of: "vote" })
        .into()
}

/// A vote as the search shows it.
struct Shown {
    process: ProcessId,
    title: String,
    opened_at: Instant,
    slug: String,
}
impl FromRow for Shown {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Shown { process: row.get()?, title: row.get()?, opened_at: row.get()?, slug: row.get()? })
    }
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let shown: Option<Shown> = reader
        .one(
            sql!(
                "
                select v.process_id, v.title, v.opened_at, p.slug from vote v
                  join process p on p.community_id = v.community_id and p.id = v.process_id
                 where v.community_id = $1 and v.id = $2"
            ),
            args![id],
        )
        .await?;
    let Some(shown) = shown else { return Ok(Vec::new()) };
    let options: Vec<(String,)> = reader
        .all(
            sql!("
                select title from vote_option where community_id = $1 and vote_id = $2 order by position limit 200"),
            args![id],
        )
        .await?;
    let options: Vec<String> = options.into_iter().map(|(title,)| title).collect();
    Ok(vec![Finding {
        part: 0,
        title: shown.title,
        under: String::new(),
        text: options.join("; "),
        url: format!("/processes/{}/vote/results", shown.slug),
        at: shown.opened_at,
        category: None,
        process: Some(shown.process),
    }])
}

async fn ids(reader: &mut Reader, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    let statement = sql!("select id from vote where community_id = $1 and id > $2 order by id limit $3");
    let rows: Vec<(Uuid,)> = reader.all(statement, args![after, limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
