//! Every line of a campaign's books as open data: a CSV file, written while it is being sent.
//!
//! Donors are not in it, also those who are shown by name on the page: from the page a name can be erased, from a thousand
//! copies it cannot. Whose money it was is said by its source. The files for those who keep the books are in `exports`.
use super::store;
use crate::books::domain::{Book, Line};
use crate::books::store as books;
use axum::extract::Path;
use kit::{CampaignId, Error, InitiativeId, Result, Visit, csv};

/// Both books, oldest line first. A byte order mark tells spreadsheets that it is UTF-8.
pub(super) async fn lines(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = store::of_initiative(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let name = format!("{}-{}.csv", visit.community.host.split('.').next().unwrap_or("vatra"), campaign.id);
    let head = HEADS.map(|head| visit.lang.t(&format!("campaign-csv-{head}")).into_owned());
    let campaign = campaign.id;
    csv::stream(&name, &head, (Book::Foundation, 0), move |from| rows(visit.clone(), campaign, from))
}

const HEADS: [&str; 14] = [
    "book",
    "number",
    "day",
    "what",
    "till",
    "payee",
    "description",
    "sum",
    "document",
    "decision",
    "entry",
    "undoes",
    "undone",
    "booked",
];

/// Where the next lines begin: a book, and the number after which.
type Place = (Book, i64);

/// A connection is held only while it reads: the entries are append-only, so the pages fit together.
async fn rows(
    visit: Visit,
    campaign: CampaignId,
    (book, after): Place,
) -> Result<(Vec<Vec<String>>, Option<Place>)> {
    let lines = books::lines_after(&mut visit.read().await?, campaign, book, after).await?;
    let next = match (lines.last(), book) {
        (Some(last), book) => Some((book, last.number)),
        (None, Book::Foundation) => Some((Book::TownHall, 0)),
        (None, Book::TownHall) => None,
    };
    Ok((lines.iter().map(|line| row(&visit, line)).collect(), next))
}

fn row(visit: &Visit, line: &Line) -> Vec<String> {
    let say = |key: &str| visit.lang.t(key).into_owned();
    vec![
        say(&format!("books-book-{}", line.book.code())),
        line.number.to_string(),
        line.on_day.to_string(),
        line.what().say(visit.lang),
        line.till.map(|till| say(&format!("books-in-{}", till.code()))).unwrap_or_default(),
        line.payee.clone().unwrap_or_default(),
        line.description.clone(),
        line.amount.plain(),
        line.invoice.clone().unwrap_or_default(),
        line.decision.clone().unwrap_or_default(),
        line.id.to_string(),
        line.reverses.map(|id| id.to_string()).unwrap_or_default(),
        say(if line.reversed { "kit-yes" } else { "kit-no" }),
        line.booked_at.day().to_string(),
    ]
}
