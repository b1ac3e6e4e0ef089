//! What can be taken away, and as what.
use crate::books::domain::{Book, DonationId, Kind, Shown, Source};
use kit::{CampaignId, Day};
use rules::Money;
use rules::ledger::Till;

db::codes! {
    /// Which table.
    pub enum What {
        /// Every posting of both books.
        Entries = "entries",
        /// Every donation with its donor.
        Donors = "donors",
    }
}

db::codes! {
    /// Which kind of file.
    pub enum Format {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

db::events! {
    /// A table was taken away.
    pub(crate) BooksExported = "books.exported" (ByStaff) {
        campaign: CampaignId,
        title: String,
        /// [`What`]
        what: &'static str,
        /// [`Format`]
        format: &'static str,
    }
}

/// A posting with what its entry says.
#[derive(Debug, Clone)]
pub(crate) struct PostingRow {
    pub(crate) book: Book,
    pub(crate) number: i64,
    pub(crate) on_day: Day,
    pub(crate) kind: Kind,
    pub(crate) description: String,
    pub(crate) decision: Option<String>,
    pub(crate) line: i64,
    /// As it is stored: an account of either book.
    pub(crate) account: String,
    pub(crate) amount: Money,
    pub(crate) bank_reference: Option<String>,
    pub(crate) protocol: Option<String>,
    pub(crate) payee: Option<String>,
    pub(crate) invoice: Option<String>,
}

/// A donation with its donor.
#[derive(Debug, Clone)]
pub(crate) struct DonorRow {
    pub(crate) id: DonationId,
    pub(crate) on_day: Day,
    /// None if nobody knows, or if it was erased.
    pub(crate) donor: Option<String>,
    pub(crate) shown: Shown,
    pub(crate) shown_name: Option<String>,
    pub(crate) source: Source,
    pub(crate) till: Till,
    pub(crate) amount: Money,
    pub(crate) returned: Money,
    pub(crate) eligible: bool,
    pub(crate) bank_reference: Option<String>,
    pub(crate) protocol: Option<String>,
    pub(crate) pledge: Option<String>,
    pub(crate) is_undone: bool,
}
