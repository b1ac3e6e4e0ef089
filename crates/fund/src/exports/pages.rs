//! What can be taken away, and taking it. The file is made while it is sent.
use super::domain::{DonorRow, Format, PostingRow, What};
use super::store;
use crate::books::domain::{Book, DonationId, Keep};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use formats::table::Column;
use kit::{Allowed, CampaignId, Error, Form, Frame, Lang, Result, Visit, csv, private_page, xlsx};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "exports/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
}

impl Show {
    fn tables(&self) -> impl Iterator<Item = &'static str> {
        What::ALL.iter().map(|what| what.code())
    }
    fn formats(&self) -> impl Iterator<Item = &'static str> {
        Format::ALL.iter().map(|format| format.code())
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct TakeForm {
    what: String,
    format: String,
}

async fn load(visit: &Visit, reader: &mut Reader, id: CampaignId) -> Result<Allowed<Keep>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Keep>(campaign)?)
}

/// `GET /fund/books/{id}/exports`
pub(super) async fn show(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let campaign = load(&visit, &mut visit.read().await?, id).await?.into_inner();
    private_page(Show { frame: visit.frame(), campaign })
}

/// `POST /fund/books/{id}/exports`: first it is written down that the table is taken, then it is sent.
pub(super) async fn take(visit: Visit, Path(id): Path<CampaignId>, Form(form, _): Form<TakeForm>) -> Result {
    let (Some(what), Some(format)) = (What::parse(&form.what), Format::parse(&form.format)) else {
        return Err(Error::BadInput("kit-field-choice"));
    };
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    store::record(&mut tx, &campaign, what.code(), format.code()).await?;
    tx.commit_recorded().await?;
    let campaign = campaign.into_inner();
    match what {
        What::Entries => send_entries(visit, &campaign, format),
        What::Donors => send_donors(visit, &campaign, format),
    }
}

fn name(campaign: &Campaign, what: What, format: Format) -> String {
    format!("{}-{}.{}", campaign.process_slug, what.code(), format.code())
}

fn columns(lang: Lang, heads: &[&str], numbers: &[&str]) -> Vec<Column> {
    let column = |head: &&str| {
        let words = lang.t(&format!("exports-{head}"));
        if numbers.contains(head) { Column::number(words) } else { Column::text(words) }
    };
    heads.iter().map(column).collect()
}

fn heads(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| column.head.clone()).collect()
}

const ENTRY_HEADS: [&str; 14] = [
    "book",
    "number",
    "day",
    "kind",
    "line",
    "account",
    "debit",
    "credit",
    "description",
    "payee",
    "invoice",
    "reference",
    "protocol",
    "decision",
];

fn send_entries(visit: Visit, campaign: &Campaign, format: Format) -> Result {
    let columns = columns(visit.lang, &ENTRY_HEADS, &["number", "line", "debit", "credit"]);
    let (name, sheet, id) = (name(campaign, What::Entries, format), campaign.title.clone(), campaign.id);
    let from = (Book::Foundation, 0);
    let rows = move |from| entry_rows(visit.clone(), id, from);
    match format {
        Format::Csv => csv::stream(&name, &heads(&columns), from, rows),
        Format::Xlsx => xlsx::stream(&name, &sheet, columns, from, rows),
    }
}

/// Where the next postings begin: a book, and the number of an entry.
type Place = (Book, i64);

/// A connection is held only while it reads: the books are append-only, so the parts fit together.
async fn entry_rows(
    visit: Visit,
    campaign: CampaignId,
    (book, after): Place,
) -> Result<(Vec<Vec<String>>, Option<Place>)> {
    let postings = store::postings(&mut visit.read().await?, campaign, book, after).await?;
    let next = match (postings.is_empty(), book) {
        (false, book) => Some((book, after.saturating_add(store::ENTRIES))),
        (true, Book::Foundation) => Some((Book::TownHall, 0)),
        (true, Book::TownHall) => None,
    };
    Ok((postings.iter().map(|posting| entry_row(visit.lang, posting)).collect(), next))
}

fn entry_row(lang: Lang, posting: &PostingRow) -> Vec<String> {
    let say = |key: String| lang.t(&key).into_owned();
    let (amount, none) = (posting.amount, String::new);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (debit, credit) = match amount.checked_neg() {
        Some(opposite) if amount.is_negative() => (none(), opposite.plain()),
        _ => (amount.plain(), none()),
    };
    vec![
        say(format!("books-book-{}", posting.book.code())),
        posting.number.to_string(),
        posting.on_day.to_string(),
        say(format!("exports-kind-{}", posting.kind.code())),
        posting.line.to_string(),
        say(format!("exports-account-{}", posting.account)),
        debit,
        credit,
        posting.description.clone(),
        text(&posting.payee),
        text(&posting.invoice),
        text(&posting.bank_reference),
        text(&posting.protocol),
        text(&posting.decision),
    ]
}

const DONOR_HEADS: [&str; 14] = [
    "day",
    "donor",
    "shown",
    "shown-as",
    "source",
    "till",
    "amount",
    "returned",
    "eligible",
    "reference",
    "protocol",
    "pledge",
    "undone",
    "donation",
];

fn send_donors(visit: Visit, campaign: &Campaign, format: Format) -> Result {
    let columns = columns(visit.lang, &DONOR_HEADS, &["amount", "returned"]);
    let (name, sheet, id) = (name(campaign, What::Donors, format), campaign.title.clone(), campaign.id);
    let from = DonationId(uuid::Uuid::nil());
    let rows = move |from| donor_rows(visit.clone(), id, from);
    match format {
        Format::Csv => csv::stream(&name, &heads(&columns), from, rows),
        Format::Xlsx => xlsx::stream(&name, &sheet, columns, from, rows),
    }
}

async fn donor_rows(
    visit: Visit,
    campaign: CampaignId,
    after: DonationId,
) -> Result<(Vec<Vec<String>>, Option<DonationId>)> {
    let donors = store::donors(&mut visit.read().await?, campaign, after).await?;
    let next = donors.last().filter(|_| donors.len() == store::DONATIONS).map(|last| last.id);
    Ok((donors.iter().map(|donor| donor_row(visit.lang, donor)).collect(), next))
}

fn donor_row(lang: Lang, donor: &DonorRow) -> Vec<String> {
    let say = |key: String| lang.t(&key).into_owned();
    let yes = |is: bool| lang.t(if is { "kit-yes" } else { "kit-no" }).into_owned();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        donor.on_day.to_string(),
        text(&donor.donor),
        say(format!("books-shown-{}", donor.shown.code())),
        text(&donor.shown_name),
        say(format!("fund-source-{}", donor.source.code())),
        say(format!("books-in-{}", donor.till.code())),
        donor.amount.plain(),
        donor.returned.plain(),
        yes(donor.eligible),
        text(&donor.bank_reference),
        text(&donor.protocol),
        text(&donor.pledge),
        yes(donor.is_undone),
        donor.id.to_string(),
    ]
}
