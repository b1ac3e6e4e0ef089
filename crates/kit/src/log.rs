//! The public log: every event that everybody may read, newest first.
use crate::area::Areas;
use crate::find::named;
use crate::languages::Value;
use crate::{Day, Instant, Lang, PersonId, Result, Text};
use db::{FromRow, Reader, Row, args, sql};
use std::collections::HashSet;
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
    /// Whether it is about something that moderators have taken from view: its title is not said.
    pub is_withheld: bool,
}
impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Line {
            id: row.get()?,
            name: row.get()?,
            body: serde_json::from_str(&row.get::<String>()?)?,
            person: row.maybe()?,
            at: row.get()?,
            is_withheld: false,
        })
    }
}

/// A page of the public log, the newest before `before`.
///
/// # Errors
/// If it cannot be read.
pub async fn public(
    areas: &Areas,
    reader: &mut Reader,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Line>> {
    let before = before.unwrap_or(Uuid::max());
    let mut lines: Vec<Line> = reader
        .all(
            sql!(
                "
                select id, name, body, person_id, at from event
                 where community_id = $1 and seen = 'all' and id < $2
                 order by id desc limit $3"
            ),
            args![before, limit],
        )
        .await?;
    withhold(areas, reader, lines.iter_mut()).await?;
    Ok(lines)
}

/// What moderators have taken from view, of all areas.
///
/// # Errors
/// If it cannot be read.
pub async fn withheld(areas: &Areas, reader: &mut Reader) -> Result<HashSet<Uuid>> {
    let mut withheld = HashSet::new();
    for ids in areas.withheld() {
        let ids: Vec<(Uuid,)> = reader.all(*ids, args![]).await?;
        withheld.extend(ids.into_iter().map(|(id,)| id));
    }
    Ok(withheld)
}

/// Marks the lines about what moderators have taken from view since.
///
/// # Errors
/// If it cannot be read.
pub async fn withhold(
    areas: &Areas,
    reader: &mut Reader,
    lines: impl Iterator<Item = &mut Line> + Send,
) -> Result<()> {
    let withheld = withheld(areas, reader).await?;
    for line in lines.filter(|_| !withheld.is_empty()) {
        let mut names = line.body.as_object().into_iter().flat_map(|body| body.keys());
        line.is_withheld = names.any(|name| named(&line.body, name).is_some_and(|id| withheld.contains(&id)));
    }
    Ok(())
}

fn key(line: &Line) -> String {
    format!("log-{}", line.name.replace(['.', '_'], "-"))
}

/// Whether events of this kind come many at a time, so that those of one day are told together: they have a message
/// `log-…-many` for it.
#[must_use]
pub fn comes_many_at_a_time(lang: Lang, line: &Line) -> bool {
    lang.knows(&format!("{}-many", key(line)))
}

/// The sentence for `n` events like this one, of those that come many at a time.
#[must_use]
pub fn words_for_many(lang: Lang, line: &Line, n: usize) -> String {
    Text::new(format!("{}-many", key(line))).with("n", n).say(lang)
}

/// The sentence of an event: the message `log-…` with what the event's body holds, each under its name. A stage is said as
/// people call it, `…_at` is a moment, and a year is no quantity. The bare name of the event if there is no message.
#[must_use]
pub fn words(lang: Lang, line: &Line) -> String {
    let key = key(line);
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
    if line.is_withheld {
        text = text.with("title", Text::new("kit-log-withheld"));
    }
    text.say(lang)
}
