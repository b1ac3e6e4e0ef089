//! The page of the bare host with a bar for each campaign.
use super::store::{self, Entry, Wanted};
use crate::campaigns::cut;
use askama::Template;
use communities::directory;
use kit::{CommunityId, Frame, Query, Result, Visit, private_page};
use serde::Deserialize;

/// Campaigns on a page.
const PAGE: usize = 40;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListQuery {
    within: String,
    /// `open`, or everything.
    which: String,
    /// The last one of the page before: `camp_….name`.
    after: String,
}

/// A row: a campaign and the addresses of it and of its community.
struct Shown {
    entry: Entry,
    home: String,
    address: String,
}

#[derive(Template)]
#[template(path = "across/list.html")]
struct List {
    frame: Frame,
    shown: Vec<Shown>,
    associations: Vec<(CommunityId, String)>,
    wanted: Wanted,
    next: Option<String>,
}

impl List {
    fn is_within(&self, id: &CommunityId) -> bool {
        self.wanted.within == Some(*id)
    }

    /// The address of this list for another association.
    fn within(&self, association: Option<&CommunityId>) -> String {
        url(association, self.wanted.open)
    }

    /// The address of this list with only the open campaigns, or with all of them.
    fn which(&self, open: bool) -> String {
        url(self.wanted.within.as_ref(), open)
    }

    fn here(&self) -> String {
        url(self.wanted.within.as_ref(), self.wanted.open)
    }
}

fn url(within: Option<&CommunityId>, open: bool) -> String {
    let within = within.map(|id| format!("&within={id}")).unwrap_or_default();
    format!("/campaigns?which={}{within}", if open { "open" } else { "all" })
}

/// `GET /campaigns` on the bare host. It is not kept: the sums belong to communities whose changes do not reach this host's
/// kept pages.
pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result {
    let after = query.after.split_once('.').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    let wanted = Wanted { within: query.within.parse().ok(), open: query.which == "open", after };
    let mut reader = visit.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut entries = store::page(&mut reader, &wanted, visit.now, limit).await?;
    let associations = directory::store::associations(&mut reader).await?;
    let next = cut(&mut entries, PAGE).map(|last| format!("{}.{}", last.campaign.id, last.community));
    let config = &visit.app().config;
    let shown = entries
        .into_iter()
        .map(|entry| Shown {
            home: config.address(&entry.host, "/"),
            address: config.address(&entry.host, &entry.campaign.url()),
            entry,
        })
        .collect();
    private_page(List { frame: visit.frame(), shown, associations, wanted, next })
}
