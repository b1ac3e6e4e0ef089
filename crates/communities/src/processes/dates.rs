//! What processes put into the calendar: the ends of their stages, the closing of a vote among them.
use super::store;
use db::Reader;
use kit::area::Dated;
use kit::{Instant, Result, Text};

/// How many dates a calendar takes from here.
const MOST: i64 = 500;

/// The stages that end between two moments.
///
/// # Errors
/// If they cannot be read.
pub async fn find(reader: &mut Reader, from: Instant, until: Instant) -> Result<Vec<Dated>> {
    let endings = store::endings(reader, from, until, MOST).await?;
    let dated = |ending: store::Ending| Dated {
        word: ending.stage.to_string(),
        title: Text::new("calendar-stage")
            .with("stage", Text::new(format!("stage-{}", ending.kind.code())))
            .with("title", &ending.title),
        starts_at: ending.closes_at,
        ends_at: None,
        place: String::new(),
        url: format!("/processes/{}", ending.slug),
        changed_at: ending.published_at,
        changes: 0,
        cancelled: false,
    };
    Ok(endings.into_iter().map(dated).collect())
}
