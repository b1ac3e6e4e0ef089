//! Commitments, invoices, and what is free.
use crate::books::domain::EntryId;
use crate::campaigns::domain::{minus, plus};
use kit::{CampaignId, Day, FileId};
use rules::Money;

db::id!(/// A contract with a supplier, or an order.
    CommitmentId, "cmt");
db::id!(/// An invoice or a receipt.
    InvoiceId, "inv");

db::codes! {
    /// What a commitment is.
    pub enum CommitmentKind {
        Contract = "contract",
        Order = "order",
    }
}

db::codes! {
    /// What a supplier gave.
    pub enum InvoiceKind {
        Invoice = "invoice",
        Receipt = "receipt",
    }
}

/// What a campaign has and what of it is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Bank and cash.
    pub held: Money,
    /// What the council decided to add and the town hall has not paid.
    pub decided: Money,
    /// Promised to suppliers and not paid.
    pub committed: Money,
}

impl Budget {
    /// What can still be promised. Below zero if a return or a fee took what was promised.
    #[must_use]
    pub fn free(&self) -> Money {
        minus(plus(self.held, self.decided), self.committed)
    }
}

/// What is promised to be paid.
#[derive(Debug, Clone)]
pub struct Commitment {
    pub id: CommitmentId,
    pub campaign: CampaignId,
    pub kind: CommitmentKind,
    pub number: String,
    pub on_day: Day,
    pub supplier: String,
    pub cui: String,
    pub what: String,
    pub sum: Money,
    pub invoiced: Money,
    pub paid: Money,
    /// When nothing more was expected, and why.
    pub closed: Option<(Day, String)>,
    pub masked: Option<FileId>,
    pub original: Option<FileId>,
}

impl Commitment {
    /// What can still be invoiced.
    #[must_use]
    pub fn left(&self) -> Money {
        if self.closed.is_some() { Money::ZERO } else { minus(self.sum, self.invoiced) }
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The word of where it stands.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match () {
            () if self.paid == self.sum => "paid",
            () if self.closed.is_some() => "closed",
            () => "open",
        }
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/commitments/{}", self.id)
    }
}

/// An invoice or a receipt, and how much of it is paid.
#[derive(Debug, Clone)]
pub struct Invoice {
    pub id: InvoiceId,
    pub campaign: CampaignId,
    /// None: a small purchase that was paid at once.
    pub commitment: Option<CommitmentId>,
    pub kind: InvoiceKind,
    pub supplier: String,
    pub cui: String,
    pub number: String,
    pub on_day: Day,
    pub due_on: Option<Day>,
    pub amount: Money,
    pub paid: Money,
    pub masked: Option<FileId>,
    pub original: Option<FileId>,
    pub is_cancelled: bool,
}

impl Invoice {
    #[must_use]
    pub fn left(&self) -> Money {
        if self.is_cancelled { Money::ZERO } else { minus(self.amount, self.paid) }
    }

    #[must_use]
    pub fn can_be_paid(&self) -> bool {
        self.left().is_positive()
    }

    #[must_use]
    pub fn can_be_cancelled(&self) -> bool {
        !self.is_cancelled && self.paid.is_zero()
    }

    #[must_use]
    pub fn state(&self) -> &'static str {
        match () {
            () if self.is_cancelled => "cancelled",
            () if !self.left().is_positive() => "paid",
            () => "unpaid",
        }
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/invoices/{}", self.id)
    }
}

/// A payment of an invoice, as everybody sees it.
#[derive(Debug, Clone)]
pub struct Paid {
    pub entry: EntryId,
    pub number: i64,
    pub on_day: Day,
    pub amount: Money,
    pub payee: String,
    pub invoice: String,
    pub description: String,
    pub masked: Option<FileId>,
    pub is_undone: bool,
}

/// An invoice's number as it is known again: `CJ 0012/2026` and `cj-12/2026` are not the same, `CJ 0012/2026` and
/// `cj0012 / 2026` are.
#[must_use]
pub fn number_key(number: &str) -> String {
    rules::text::fold(number).chars().filter(|c| c.is_alphanumeric()).collect()
}

db::events! {
    /// Something was promised to be paid.
    pub Committed = "commitment.made" {
        campaign: CampaignId,
        commitment: CommitmentId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// Nothing more will come of it: the rest is free again.
    pub CommitmentClosed = "commitment.closed" {
        campaign: CampaignId,
        commitment: CommitmentId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// A supplier sent an invoice.
    pub Invoiced = "invoice.recorded" {
        campaign: CampaignId,
        invoice: InvoiceId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// It had been recorded by mistake, or the supplier took it back.
    pub InvoiceCancelled = "invoice.cancelled" {
        campaign: CampaignId,
        invoice: InvoiceId,
        title: String,
        /// In bani.
        amount: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_is_known_again_however_its_number_is_typed() {
        assert_eq!(number_key("CJ 0012/2026"), number_key(" cj0012 - 2026"));
        assert_ne!(number_key("CJ 12"), number_key("CJ 13"));
        assert_eq!(number_key(" / "), "");
    }

    #[test]
    fn what_is_free_can_fall_below_zero_when_promised_money_goes_back() {
        let lei = |lei| Money::from_lei(lei).unwrap();
        let budget = Budget { held: lei(100), decided: lei(50), committed: lei(170) };
        assert_eq!(budget.free(), lei(-20));
    }
}
