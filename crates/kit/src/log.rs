//! The public log: every event that everybody may read, newest first.
use crate::languages::Value;
use crate::{Day, Instant, Lang, PersonId, Result, Text};
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

/// The sentence of an event: the message `log-…` with what the event's body holds, each under its name. A stage is said as
/// people call it, `…_at` is a moment, and a year is no quantity. The bare name of the event if there is no message.
#[must_use]
pub fn words(lang: Lang, line: &Line) -> String {
    let key = format!("log-{}", line.name.replace(['.', '_'], "-"));
    if !lang.knows(&key) {
        return line.name.clone();
    }
    // What older lines do not say is left out of the sentence.
    let mut text = Text::new(key).with("title", "").with("reason", "");
    for (name, value) in line.body.as_object().into_iter().flatten() {
        let value = match (name.as_str(), value.as_str(), value.as_i64()) {
            ("stage", Some(code), _) => Value::Text(Box::new(Text::new(format!("stage-{code}")))),
            (_, Some(word), _) => Day::parse(word).map_or_else(|| word.into(), Value::Day),
            ("year", _, Some(year)) => year.to_string().into(),
            (_, _, Some(at)) if name.ends_with("_at") => Value::Moment(Instant(at)),
            (_, _, Some(number)) => Value::Number(number),
            _ => continue,
        };
        text = text.with(name.clone(), value);
    }
    text.say(lang)
}
