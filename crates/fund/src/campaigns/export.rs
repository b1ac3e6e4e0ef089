//! Every line of a campaign's books as a CSV file, written while it is being sent.
use super::store;
use crate::books::domain::{Book, Line};
use crate::books::store as books;
use axum::extract::Path;
use kit::export::{Parts, csv_line, download_in_parts};
use kit::{CampaignId, Error, InitiativeId, Result, Visit};

/// Both books, oldest line first. A byte order mark tells spreadsheets that it is UTF-8.
pub(super) async fn lines(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = store::of_initiative(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let name = format!("{}-{}.csv", visit.community.host.split('.').next().unwrap_or("vatra"), campaign.id);
    download_in_parts(&name, "text/csv; charset=utf-8", move |parts| async move {
        write(&visit, campaign.id, &parts).await
    })
}

async fn write(visit: &Visit, campaign: CampaignId, parts: &Parts) -> Result<()> {
    let heads = [
        "book",
        "number",
        "day",
        "what",
        "who",
        "description",
        "sum",
        "document",
        "decision",
        "entry",
        "undoes",
    ];
    let heads = heads.map(|head| visit.lang.t(&format!("campaign-csv-{head}")));
    if !parts.send(format!("\u{feff}{}", csv_line(heads.iter().map(AsRef::as_ref)))).await {
        return Ok(());
    }
    for book in [Book::Foundation, Book::TownHall] {
        let mut after = 0;
        loop {
            // A connection is held only while it reads: the entries are append-only, so the pages fit together.
            let lines = books::lines_after(&mut visit.read().await?, campaign, book, after).await?;
            let Some(last) = lines.last() else { break };
            after = last.number;
            let text: String = lines.iter().map(|line| row(visit, line)).collect();
            if !parts.send(text).await {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn row(visit: &Visit, line: &Line) -> String {
    let say = |key: &str| visit.lang.t(key).into_owned();
    let who = match (&line.payee, &line.shown_name, line.donation) {
        (Some(payee), _, _) => payee.clone(),
        (None, Some(name), _) => name.clone(),
        (None, None, Some(_)) => say("books-anonymous"),
        (None, None, None) => String::new(),
    };
    csv_line([
        say(&format!("books-book-{}", line.book.code())).as_str(),
        &line.number.to_string(),
        &line.on_day.to_string(),
        &line.what().say(visit.lang),
        &who,
        &line.description,
        &line.amount.plain(),
        line.invoice.as_deref().unwrap_or_default(),
        line.decision.as_deref().unwrap_or_default(),
        &line.id.to_string(),
        &line.reverses.map(|id| id.to_string()).unwrap_or_default(),
    ])
}
