//! What a proposal said before, and what changed.
use crate::proposals::domain::{Case, Content};
use crate::proposals::store::{self, Version};
use askama::Template;
use axum::extract::Path;
use kit::diff::Diff;
use kit::{Error, Frame, Instant, ProposalId, Query, Result, Visit, page};
use serde::Deserialize;

/// How many changes a page shows.
const CHANGES: usize = 10;

#[derive(Template)]
#[template(path = "proposals/history.html")]
struct History {
    frame: Frame,
    case: Case,
    changes: Vec<Change>,
    /// The text that was submitted, where this page reaches back to it.
    first: Option<Version>,
    /// The revision before which the next page begins.
    next: Option<i64>,
}

/// What one save changed.
struct Change {
    at: Instant,
    /// The key of the label of each part that differs, and the difference.
    parts: Vec<(&'static str, Diff)>,
}

impl Change {
    fn between(frame: &Frame, old: &Version, new: &Version) -> Change {
        let (before, after) = (&old.content, &new.content);
        let category = |content: &Content| frame.word("category", content.category.code()).into_owned();
        let village = |content: &Content| content.village.clone().unwrap_or_default();
        let cost =
            |content: &Content| content.estimated_cost.map(|cost| frame.money(cost)).unwrap_or_default();
        let organisation = |content: &Content| content.organisation.clone().unwrap_or_default();
        let parts = [
            ("proposal-title", Diff::of(&before.title, &after.title)),
            ("proposal-summary", Diff::of(&before.summary, &after.summary)),
            ("proposal-category", Diff::of(&category(before), &category(after))),
            ("proposal-village", Diff::of(&village(before), &village(after))),
            ("proposal-cost", Diff::of(&cost(before), &cost(after))),
            ("proposal-organisation", Diff::of(&organisation(before), &organisation(after))),
            ("proposal-description", Diff::of(&before.description, &after.description)),
        ];
        Change { at: new.at, parts: parts.into_iter().filter(|(_, diff)| diff.is_some()).collect() }
    }
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    before: Option<i64>,
}

/// `GET /proposals/{id}/history`
pub(crate) async fn history(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Query(wanted): Query<Wanted>,
) -> Result {
    let mut reader = visit.read().await?;
    let case = store::case(&visit, &mut reader, id).await?;
    case.submitted_at.ok_or(Error::NotFound)?;
    let limit = i64::try_from(CHANGES + 1).unwrap_or(i64::MAX);
    let mut versions = store::versions(&mut reader, id, wanted.before.unwrap_or(i64::MAX), limit).await?;
    let frame = visit.frame();
    let changes = versions.windows(2).map(|pair| Change::between(&frame, &pair[1], &pair[0])).collect();
    let oldest = versions.pop();
    // A full page ends with the version that the next page begins with.
    let is_last = versions.len() < CHANGES;
    let next = oldest.as_ref().filter(|_| !is_last).map(|version| version.revision + 1);
    page(History { frame, case, changes, first: oldest.filter(|_| is_last), next })
}
