//! The proposals of a process: cards, filters, orders, one page after another.
use crate::proposals::actions::{EnterPaper, Propose};
use crate::proposals::domain::{Category, Shelf, Status};
use crate::proposals::store::{self, Cursor, Order};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process, Stage};
use db::Reader;
use kit::area::Fragment;
use kit::{Frame, ProposalId, Query, Result, Visit, page};
use rules::stages::{StageKind, StageState};
use serde::Deserialize;
use std::sync::Arc;

/// How many cards a page shows.
const CARDS: usize = 20;
/// How many villages can be chosen from: those with the most proposals.
const VILLAGES: usize = 12;

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct List {
    frame: Frame,
    process: Process,
    shelf: Arc<Shown>,
    drafts: Vec<(ProposalId, String)>,
    may_propose: bool,
    may_enter_paper: bool,
}

/// What is the same for everybody: how many proposals there are, and the list itself.
struct Shown {
    total: i64,
    cards: Fragment,
}

#[derive(Template)]
#[template(path = "proposals/_cards.html")]
struct Cards {
    frame: Frame,
    process: Process,
    filters: Vec<Filters>,
    orders: Vec<Link>,
    is_first: bool,
    cards: Vec<store::Card>,
    next: Option<String>,
}

impl Cards {
    fn all_url(&self) -> String {
        address(&self.process, &Shelf::All, Order::Newest, None)
    }
}

impl List {
    fn new_url(&self) -> String {
        format!("{}/proposals/new", self.process.url())
    }
    fn propose_stage(&self) -> Option<(&Stage, StageState)> {
        self.process.stage(StageKind::Propose).map(|stage| (stage, stage.state(self.frame.now)))
    }
}

/// The links of one group of filters.
struct Filters {
    /// The key of its label.
    label: &'static str,
    links: Vec<Link>,
}

struct Link {
    label: String,
    count: Option<i64>,
    url: String,
    is_here: bool,
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    category: String,
    status: String,
    village: String,
    order: String,
    after: String,
}

impl Wanted {
    /// One filter at a time: each has a shelf of its own, so that its list costs no more than the whole.
    fn shelf(&self) -> Shelf {
        let village = (!self.village.is_empty()).then(|| Shelf::Village(self.village.clone()));
        let status = Status::parse(&self.status).filter(|status| status.is_listed()).map(Shelf::Status);
        Category::parse(&self.category).map(Shelf::Category).or(status).or(village).unwrap_or(Shelf::All)
    }
    fn order(&self) -> Order {
        if self.order == "supported" { Order::MostSupported } else { Order::Newest }
    }
}

/// The address of a list.
fn address(process: &Process, shelf: &Shelf, order: Order, after: Option<Cursor>) -> String {
    let mut query = Vec::new();
    match shelf {
        Shelf::All => {}
        Shelf::Category(category) => query.push(("category", category.code().to_owned())),
        Shelf::Status(status) => query.push(("status", status.code().to_owned())),
        Shelf::Village(village) => query.push(("village", village.clone())),
    }
    if order == Order::MostSupported {
        query.push(("order", "supported".to_owned()));
    }
    query.extend(after.map(|cursor| ("after", cursor.to_string())));
    let query = serde_html_form::to_string(query).unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/proposals{mark}{query}", process.url())
}

/// `GET /processes/{slug}/proposals`
pub(crate) async fn list(visit: Visit, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let (shelf, order, after) = (wanted.shelf(), wanted.order(), Cursor::parse(&wanted.after));
    let (what, of) = (address(&process, &shelf, order, after), process.clone());
    let shelf = visit
        .shared(&mut reader, what, |visit, reader| Box::pin(show(visit, reader, of, shelf, order, after)))
        .await?;
    let drafts = match visit.actor.person {
        Some(person) => store::drafts(&mut reader, process.id, person).await?,
        None => Vec::new(),
    };
    page(List {
        shelf,
        drafts,
        may_propose: visit.actor.person.is_none() && process.is_open(StageKind::Propose, visit.now)
            || visit.actor.could::<Propose>(&process, visit.now),
        may_enter_paper: visit.actor.could::<EnterPaper>(&process, visit.now),
        frame: visit.frame(),
        process,
    })
}

async fn show(
    visit: &Visit,
    reader: &mut Reader,
    process: Process,
    shelf: Shelf,
    order: Order,
    after: Option<Cursor>,
) -> Result<Shown> {
    let found = store::list(reader, process.id, &shelf, order, after, CARDS).await?;
    let counts = store::counts(reader, process.id).await?;
    let frame = visit.frame();
    let cards = Cards {
        filters: filters(&frame, &process, &counts, &shelf, order),
        orders: orders(&frame, &process, &shelf, order),
        is_first: after.is_none(),
        next: found.next.map(|cursor| address(&process, &shelf, order, Some(cursor))),
        cards: found.cards,
        frame,
        process,
    };
    Ok(Shown { total: count_of(&counts, &Shelf::All), cards: Fragment::draw(&cards)? })
}

fn count_of(counts: &[(Shelf, i64)], wanted: &Shelf) -> i64 {
    counts.iter().find(|(shelf, _)| shelf == wanted).map_or(0, |(_, count)| *count)
}

/// Only what can be found is offered, and what is chosen already.
fn filters(
    frame: &Frame,
    process: &Process,
    counts: &[(Shelf, i64)],
    here: &Shelf,
    order: Order,
) -> Vec<Filters> {
    let link = |shelf: Shelf, label: String| {
        let count = count_of(counts, &shelf);
        let is_here = shelf == *here;
        let url = address(process, &shelf, order, None);
        (count > 0 || is_here || shelf == Shelf::All).then_some(Link {
            label,
            count: Some(count),
            url,
            is_here,
        })
    };
    let statuses = Status::LISTED
        .iter()
        .map(|s| (Shelf::Status(*s), frame.word("proposal-status", s.code()).into_owned()));
    let all = std::iter::once((Shelf::All, frame.t("proposal-filter-all").into_owned()));
    let categories =
        Category::ALL.iter().map(|c| (Shelf::Category(*c), frame.word("category", c.code()).into_owned()));
    let villages = counts.iter().filter_map(|(shelf, _)| match shelf {
        Shelf::Village(village) => Some((shelf.clone(), village.clone())),
        _ => None,
    });
    let groups = [
        ("proposal-filter-status", all.chain(statuses).filter_map(|(s, l)| link(s, l)).collect::<Vec<_>>()),
        ("proposal-filter-category", categories.filter_map(|(s, l)| link(s, l)).collect()),
        ("proposal-filter-village", villages.take(VILLAGES).filter_map(|(s, l)| link(s, l)).collect()),
    ];
    groups
        .into_iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(label, links)| Filters { label, links })
        .collect()
}

fn orders(frame: &Frame, process: &Process, shelf: &Shelf, here: Order) -> Vec<Link> {
    [(Order::Newest, "proposal-order-newest"), (Order::MostSupported, "proposal-order-supported")]
        .into_iter()
        .map(|(order, label)| Link {
            label: frame.t(label).into_owned(),
            count: None,
            url: address(process, shelf, order, None),
            is_here: order == here,
        })
        .collect()
}
