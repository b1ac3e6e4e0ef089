//! The public pages of a ledger: its accounts with what stands in them, its seals, and the file to add it up again.
use super::store;
use super::text::{HEAD, Seal};
use crate::books::domain::{Book, TownAccount};
use crate::campaigns::cut;
use crate::campaigns::domain::{Campaign, minus};
use crate::campaigns::store as campaigns;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Error, Frame, InitiativeId, Query, Result, Visit, csv, page};
use rules::Money;
use rules::ledger::AccountKind;
use serde::Deserialize;

/// Seals on a page.
const SEALS: usize = 31;

/// An account of one of the two books.
struct Account {
    book: Book,
    code: &'static str,
    /// Debits above zero.
    balance: Money,
}

impl Account {
    fn is_credit(&self) -> bool {
        self.balance.is_negative()
    }
    fn size(&self) -> Money {
        Money::from_bani(self.balance.bani().saturating_abs())
    }
}

/// What stands in every account: the sums that are kept with each booking, which the file must give again.
fn accounts_of(campaign: &Campaign) -> Vec<Account> {
    let (totals, credit) = (&campaign.totals, |sum: Money| minus(Money::ZERO, sum));
    let mut accounts: Vec<Account> = AccountKind::ALL
        .iter()
        .map(|kind| Account {
            book: Book::Foundation,
            code: kind.code(),
            balance: match kind {
                AccountKind::Bank => totals.bank,
                AccountKind::Cash => totals.cash,
                AccountKind::DonationsReceived => credit(totals.received),
                AccountKind::DonationsReturned => totals.returned,
                AccountKind::Fees => totals.fees,
                AccountKind::MatchReceived => credit(totals.match_received),
                AccountKind::Spent => totals.spent,
            },
        })
        .collect();
    accounts.extend(TownAccount::ALL.iter().map(|account| Account {
        book: Book::TownHall,
        code: account.code(),
        balance: match account {
            TownAccount::Room => credit(campaign.reserved),
            TownAccount::Reserved => minus(campaign.reserved, totals.match_received),
            TownAccount::Paid => totals.match_received,
        },
    }));
    accounts
}

#[derive(Template)]
#[template(path = "books/accounts.html")]
struct Accounts {
    frame: Frame,
    campaign: Campaign,
    accounts: Vec<Account>,
}

#[derive(Template)]
#[template(path = "books/ledger.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    book: Book,
    accounts: Vec<Account>,
    seals: Vec<Seal>,
    is_first: bool,
    older: Option<i64>,
}

impl Show {
    fn books(&self) -> [Book; 2] {
        [Book::Foundation, Book::TownHall]
    }
    fn url(&self) -> String {
        format!("{}/ledger", self.campaign.url())
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::books) struct Asked {
    book: String,
    before: String,
}

async fn find(reader: &mut Reader, id: InitiativeId) -> Result<Campaign> {
    campaigns::of_initiative(reader, id).await?.ok_or(Error::NotFound)
}

pub(in crate::books) async fn accounts(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = find(&mut visit.read().await?, id).await?;
    let accounts = accounts_of(&campaign);
    page(Accounts { frame: visit.frame(), campaign, accounts })
}

pub(in crate::books) async fn show(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Query(asked): Query<Asked>,
) -> Result {
    let mut reader = visit.read().await?;
    let campaign = find(&mut reader, id).await?;
    let book = Book::parse(&asked.book).unwrap_or(Book::Foundation);
    let before: Option<i64> = asked.before.parse().ok();
    let mut seals = store::newest_seals(&mut reader, campaign.id, book, before).await?;
    let older = cut(&mut seals, SEALS).map(|seal| seal.number);
    let accounts = accounts_of(&campaign);
    let is_first = before.is_none();
    page(Show { frame: visit.frame(), campaign, book, accounts, seals, is_first, older })
}

/// The whole ledger, a line for each posting, sealed days with their seals: the same in every language, so that what is
/// hashed is what is read.
pub(in crate::books) async fn file(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = find(&mut visit.read().await?, id).await?.id;
    let name = format!("{}-{campaign}-ledger.csv", visit.community.host.split('.').next().unwrap_or("vatra"));
    csv::stream(&name, &HEAD.map(str::to_owned), (Book::Foundation, 0), move |from| {
        let visit = visit.clone();
        async move { store::cells_after(&mut visit.read().await?, campaign, from).await }
    })
}
