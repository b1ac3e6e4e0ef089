//! The public log: every event that everybody may read, newest first.
use crate::{Instant, Lang, PersonId, Result, Text};
use db::{FromRow, Reader, Row, args, sql};
use uuid::Uuid;

/// One line of the log.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: Uuid,
    /// `proposal.submitted`; its message is `log-proposal-submitted`.
    pub name: String,
    /// JSON: ids and titles.
    pub body: serde_json::Value,
    pub person: Option<PersonId>,
    pub at: Instant,
}
impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Line {
            id: row.get()?,
            name: row.get()?,
            body: serde_json::from_str(&row.get::<String>()?)?,
            person: row.maybe()?,
            at: row.get()?,
        })
    }
}

/// A page of the public log, the newest before `before`.
///
/// # Errors
/// If it cannot be read.
pub async fn public(reader: &mut Reader, before: Option<Uuid>, limit: i64) -> Result<Vec<Line>> {
    let before = before.unwrap_or(Uuid::max());
    Ok(reader
        .all(
            sql!(
                "
                select id, name, body, person_id, at from event
                 where community_id = $1 and seen = 'all' and id < $2
                 order by id desc limit $3"
            ),
            args![before, limit],
        )
        .await?)
}

/// The sentence of an event: the message `news-…` or `log-…` with the title, the stage and the reason that its body holds;
/// the bare name of the event if there is no message.
#[must_use]
pub fn words(lang: Lang, line: &Line) -> String {
    let name = line.name.replace(['.', '_'], "-");
    let keys = [format!("news-{name}"), format!("log-{name}")];
    let Some(key) = keys.into_iter().find(|key| lang.knows(key)) else { return line.name.clone() };
    let part = |name: &str| line.body.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let stage = match part("stage") {
        "" => String::new(),
        code => lang.t(&format!("stage-{code}")).into_owned(),
    };
    Text::new(key).with("title", part("title")).with("reason", part("reason")).with("stage", stage).say(lang)
}
