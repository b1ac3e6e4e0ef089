//! Every line of a campaign's books as a CSV file, written while it is being sent.
use super::store;
use crate::books::domain::{Book, EntryId, Line};
use crate::books::store as books;
use axum::extract::Path;
use kit::export::{Parts, csv_line, download_in_parts};
use kit::{CampaignId, Error, InitiativeId, Result, Visit};

/// Lines that are read at once.
const AT_ONCE: i64 = 1000;

/// Both books, oldest line first. A byte order mark tells spreadsheets that it is UTF-8.
pub(super) async fn lines(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = store::of_initiative(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let name = format!("{}-{}.csv", visit.community.host.split('.').next().unwrap_or("vatra"), campaign.id);
    download_in_parts(&name, "text/csv; charset=utf-8", move |parts| async move { write(&visit, campaign.id, &parts).await })
}

async fn write(visit: &Visit, campaign: CampaignId, parts: &Parts) -> Result<()> {
    let heads = ["entry", "book", "day", "what", "who", "description", "sum", "document", "decision", "undoes"];
    let heads = heads.map(|head| visit.lang.t(&format!("campaign-csv-{head}")));
    if !parts.send(format!("\u{feff}{}", csv_line(heads.iter().map(AsRef::as_ref)))).await {
        return Ok(());
    }
    for book in [Book::Foundation, Book::TownHall] {
        let mut after = EntryId(uuid::Uuid::nil());
        loop {
            // A connection is held only while it reads: the entries are append-only, so the pages fit together.
            let lines = books::lines_after(&mut visit.read().await?, campaign, book, after, AT_ONCE).await?;
            let Some(last) = lines.last() else { break };
            after = last.id;
            let text: String = lines.iter().map(|line| row(visit, line)).collect();
            if !parts.send(text).await {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn row(visit: &Visit, line: &Line) -> String {
    let frame_less = |key: &str| visit.lang.t(key).into_owned();
    let who = match (&line.payee, &line.shown_name, line.donation) {
        (Some(payee), _, _) => payee.clone(),
        (None, Some(name), _) => name.clone(),
        (None, None, Some(_)) => frame_less("books-anonymous"),
        (None, None, None) => String::new(),
    };
    csv_line([
        line.id.to_string().as_str(),
        &frame_less(&format!("books-book-{}", line.book.code())),
        &line.on_day.to_string(),
        &line.what().say(visit.lang),
        &who,
        &line.description,
        &line.amount.plain(),
        line.invoice.as_deref().unwrap_or_default(),
        line.decision.as_deref().unwrap_or_default(),
        &line.reverses.map(|id| id.to_string()).unwrap_or_default(),
    ])
}
