//! The page of the bare host.
use super::store::{self, Entry, Wanted};
use askama::Template;
use kit::{CommunityId, CommunityKind, Frame, Query, Result, Role, Visit, page};
use serde::Deserialize;

/// How many communities a page shows.
const PAGE: usize = 30;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListQuery {
    kind: String,
    within: String,
    /// The last one of the page before: `id.name`.
    after: String,
}

/// A card: the community and its address.
struct Card {
    entry: Entry,
    address: String,
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct List {
    frame: Frame,
    cards: Vec<Card>,
    counts: Vec<(CommunityKind, i64)>,
    total: i64,
    associations: Vec<(CommunityId, String)>,
    wanted: Wanted,
    next: Option<String>,
    operates: bool,
}

impl List {
    fn is_kind(&self, kind: &CommunityKind) -> bool {
        self.wanted.kind == Some(*kind)
    }

    fn is_within(&self, id: &CommunityId) -> bool {
        self.wanted.within == Some(*id)
    }

    /// The address of this list, with another kind or association.
    fn url(&self, kind: Option<&CommunityKind>, within: Option<&CommunityId>) -> String {
        let kind = kind.map(|kind| format!("kind={}", kind.code()));
        let within = within.map(|id| format!("within={id}"));
        let parts: Vec<String> = kind.into_iter().chain(within).collect();
        if parts.is_empty() { "/".into() } else { format!("/?{}", parts.join("&")) }
    }
}

/// `GET /` on the bare host.
pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result {
    let after = query.after.split_once('.').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    let wanted = Wanted { kind: CommunityKind::parse(&query.kind), within: query.within.parse().ok(), after };
    let mut reader = visit.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut entries = store::page(&mut reader, &wanted, limit).await?;
    let counts = store::counts(&mut reader).await?;
    let associations = store::associations(&mut reader).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let next = entries.last().filter(|_| more).map(|last| format!("{}.{}", last.id, last.name));
    let config = &visit.app().config;
    let cards =
        entries.into_iter().map(|entry| Card { address: config.address(&entry.host, "/"), entry }).collect();
    let total = counts.iter().map(|(_, count)| count).sum();
    let operates = visit.actor.is(Role::Operator);
    page(List { frame: visit.frame(), cards, counts, total, associations, wanted, next, operates })
}
