//! The voters' list: by name, by village, and those who were taken off.
use super::super::domain::{Voter, VoterId};
use super::super::store::voters::{self, Figures, Village, Wanted};
use askama::Template;
use kit::{Frame, Query, Result, Visit, page};
use rules::text::fold;
use serde::Deserialize;

/// How many people a page shows.
const PAGE: usize = 50;

/// What is looked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Find {
    q: String,
    village: String,
    only: String,
    after: String,
}

impl Find {
    fn struck(&self) -> bool {
        self.only == "struck"
    }
}

#[derive(Template)]
#[template(path = "electorate/list.html")]
struct ListPage {
    frame: Frame,
    find: Find,
    figures: Figures,
    villages: Vec<Village>,
    voters: Vec<Voter>,
    /// The last one of this page, if there are more.
    next: Option<VoterId>,
}

impl ListPage {
    fn is_whole(&self) -> bool {
        self.find.q.is_empty() && self.find.village.is_empty() && !self.find.struck()
    }
    fn is_village(&self, village: &Village) -> bool {
        village.key == fold(&self.find.village)
    }
}

/// A page of the list. Five statements, whatever is looked for.
pub async fn show(visit: Visit, Query(find): Query<Find>) -> Result {
    let mut reader = visit.read().await?;
    let figures = voters::figures(&mut reader).await?;
    let villages = voters::villages(&mut reader).await?;
    let wanted = Wanted {
        name: find.q.clone(),
        village: find.village.clone(),
        struck: find.struck(),
        after: find.after.parse().ok(),
    };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut voters = voters::page(&mut reader, &wanted, &villages, limit).await?;
    let more = voters.len() > PAGE;
    voters.truncate(PAGE);
    let next = voters.last().filter(|_| more).map(|voter| voter.id);
    page(ListPage { frame: visit.frame(), find, figures, villages, voters, next })
}
