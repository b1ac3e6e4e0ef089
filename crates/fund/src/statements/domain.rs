//! What is kept of the bank's statements, and who may settle their lines.
use crate::books::domain::{DonationId, EntryId, Kind};
use formats::bank;
use kit::{Action, Actor, CampaignId, Day, Denied, Instant, Role};
use rules::Money;

db::id!(/// An account of the bank.
    AccountId, "acct");
db::id!(/// A file that was uploaded.
    StatementFileId, "bank");
db::id!(/// A statement in a file.
    StatementId, "stmt");
db::id!(/// A line of a statement.
    LineId, "line");
db::id!(/// A line that was taken for an earlier one.
    RepeatId, "rept");

/// How long who paid is kept after a line is settled, in days: a return may still come, and the auditors with it.
pub const KEPT_DAYS: i64 = 180;
/// How long it is kept of lines that do not count.
pub const NOTED_KEPT_DAYS: i64 = 60;
/// How long a file waits for its confirmation, in days.
pub const HELD_DAYS: i64 = 30;

db::codes! {
    /// Where a file stands.
    pub enum FileState {
        /// Its lines are being kept; if this stopped half way, the same file goes on from there.
        Reading = "reading",
        Taken = "taken",
        /// Waits until the accountant has confirmed what the program cannot know.
        Held = "held",
        /// Its figures do not agree: nothing of it is kept but the sums.
        Aside = "aside",
    }
}

db::codes! {
    /// What the program cannot know about a statement and the accountant has to confirm.
    pub enum Doubt {
        /// The account is of no campaign.
        Account = "account",
        /// The file does not name the account.
        NoAccount = "no-account",
        /// There are no two balances to check the lines against.
        Unchecked = "unchecked",
        /// The file does not say that the sums are lei.
        NoCurrency = "no-currency",
        /// A balance is labelled with another currency than the lines.
        Labels = "labels",
        /// Lines in another currency than lei are not booked.
        Foreign = "foreign",
    }
}

db::codes! {
    /// Only booked lines count.
    pub enum Status {
        Booked = "booked",
        Pending = "pending",
        Information = "information",
    }
}

impl From<bank::Status> for Status {
    fn from(status: bank::Status) -> Status {
        match status {
            bank::Status::Booked => Status::Booked,
            bank::Status::Pending => Status::Pending,
            bank::Status::Information => Status::Information,
        }
    }
}

db::codes! {
    /// What the bank's codes say of a line.
    pub enum LineKind {
        Incoming = "incoming",
        Cash = "cash",
        Interest = "interest",
        Fee = "fee",
        Return = "return",
        Outgoing = "outgoing",
    }
}

impl From<bank::Kind> for LineKind {
    fn from(kind: bank::Kind) -> LineKind {
        match kind {
            bank::Kind::Incoming => LineKind::Incoming,
            bank::Kind::Cash => LineKind::Cash,
            bank::Kind::Interest => LineKind::Interest,
            bank::Kind::Fee => LineKind::Fee,
            bank::Kind::Return => LineKind::Return,
            bank::Kind::Outgoing => LineKind::Outgoing,
        }
    }
}

db::codes! {
    /// Where a line stands.
    pub enum LineState {
        /// In the queue.
        Waiting = "waiting",
        /// In the books.
        Booked = "booked",
        /// Put aside with a reason: it is not of these books.
        Aside = "aside",
        /// Shown, but never counted.
        Noted = "noted",
    }
}

db::codes! {
    /// What a line becomes in the books.
    pub enum Became {
        Donation = "donation",
        Return = "return",
        Fee = "fee",
        Spending = "spending",
        LeftOver = "left_over",
        Banked = "banked",
        Match = "match",
    }
}

impl Became {
    /// What a line is that turns out to be an entry of the books; none for entries that move no money of the bank.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Became> {
        Some(match kind {
            Kind::Donation => Became::Donation,
            Kind::Return => Became::Return,
            Kind::Fee => Became::Fee,
            Kind::Spending => Became::Spending,
            Kind::LeftOver => Became::LeftOver,
            Kind::Banked => Became::Banked,
            Kind::MatchReceived => Became::Match,
            Kind::Reversal | Kind::MatchReserved | Kind::MatchPaid => return None,
        })
    }
}

/// A line, as the accountant sees it.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: LineId,
    pub account: AccountId,
    pub file: StatementFileId,
    pub statement: StatementId,
    pub line: i64,
    pub status: Status,
    pub kind: LineKind,
    pub on_day: Day,
    pub amount: Money,
    pub reference: Option<String>,
    pub part: Option<Part>,
    pub state: LineState,
    pub books_id: uuid::Uuid,
    pub is_distinct: bool,
    pub became: Option<Became>,
    pub campaign: Option<CampaignId>,
    pub donation: Option<DonationId>,
    pub entry: Option<EntryId>,
    pub same_as: Option<LineId>,
    pub reason: Option<String>,
    pub settled_at: Option<Instant>,
    /// Who paid or was paid; none if nobody said, or if it has been forgotten.
    pub name: Option<String>,
    /// From which account.
    pub from: Option<String>,
    pub text: Option<String>,
}

/// Which part of a collected booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub number: i64,
    pub of: i64,
    pub whole: Money,
}

impl Line {
    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/bank/lines/{}", self.id)
    }

    /// The sum without its sign.
    #[must_use]
    pub fn size(&self) -> Money {
        Money::from_bani(self.amount.bani().saturating_abs())
    }

    /// The reference under which a donation is booked: the bank's own, with the part of a collected booking; the line's own
    /// id where the bank gives none. A payment that shares its reference with another one gets its id, too.
    #[must_use]
    pub fn book_reference(&self) -> String {
        let own = self.id.to_string();
        let Some(reference) = &self.reference else { return own };
        let mut reference: String = reference.chars().take(60).collect();
        if let Some(part) = self.part {
            reference += &format!("/{}", part.number);
        }
        if self.is_distinct { format!("{reference} ({own})") } else { reference }
    }
}

/// Takes statements, and looks at them.
pub enum Import {}
impl Action for Import {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Accountant) { Ok(()) } else { Err(Denied::Role(Role::Accountant)) }
    }
}

/// Says what a line is, while it waits.
pub enum Settle {}
impl Action for Settle {
    type On = Line;
    fn rule(actor: &Actor, line: &Line, _: Instant) -> Result<(), Denied> {
        match line.state {
            _ if !actor.is(Role::Accountant) => Err(Denied::Role(Role::Accountant)),
            LineState::Waiting => Ok(()),
            LineState::Noted => Err(Denied::Because("bank-noted")),
            LineState::Booked | LineState::Aside => Err(Denied::Because("bank-settled")),
        }
    }
}

/// Takes a line back that was put aside.
pub enum PutBack {}
impl Action for PutBack {
    type On = Line;
    fn rule(actor: &Actor, line: &Line, _: Instant) -> Result<(), Denied> {
        match line.state {
            _ if !actor.is(Role::Accountant) => Err(Denied::Role(Role::Accountant)),
            LineState::Aside => Ok(()),
            _ => Err(Denied::Because("bank-not-aside")),
        }
    }
}

db::events! {
    /// A statement was taken; so many lines had not been there before.
    pub StatementTaken = "statement.taken" (ByStaff) { file: StatementFileId, entries: i64 }
    /// A statement waits for a confirmation.
    pub StatementHeld = "statement.held" (ByStaff) { file: StatementFileId }
    /// A statement was set aside, because its figures do not agree.
    pub StatementAside = "statement.aside" (ByStaff) { file: StatementFileId, differs_by: i64 }
    /// A statement that had not been taken was removed.
    pub StatementRemoved = "statement.removed" (ByStaff) { file: StatementFileId }
    /// Something was decided about a line. What is booked has events of its own.
    pub LineSettled = "statement.line" (ByNone) { line: LineId, state: LineState }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(reference: Option<&str>, part: Option<Part>, is_distinct: bool) -> Line {
        Line {
            id: LineId(uuid::Uuid::nil()),
            account: AccountId(uuid::Uuid::nil()),
            file: StatementFileId(uuid::Uuid::nil()),
            statement: StatementId(uuid::Uuid::nil()),
            line: 1,
            status: Status::Booked,
            kind: LineKind::Incoming,
            on_day: Day::parse("2026-05-04").unwrap(),
            amount: Money::from_bani(100),
            reference: reference.map(str::to_owned),
            part,
            state: LineState::Waiting,
            books_id: uuid::Uuid::nil(),
            is_distinct,
            became: None,
            campaign: None,
            donation: None,
            entry: None,
            same_as: None,
            reason: None,
            settled_at: None,
            name: None,
            from: None,
            text: None,
        }
    }

    #[test]
    fn parts_of_one_booking_and_payments_that_share_a_reference_are_told_apart() {
        let part = |number| Part { number, of: 2, whole: Money::from_bani(300) };
        let references: Vec<String> = [
            line(Some("OP1"), None, false),
            line(Some("OP1"), Some(part(1)), false),
            line(Some("OP1"), Some(part(2)), false),
            line(Some("OP1"), None, true),
            line(None, None, false),
        ]
        .iter()
        .map(Line::book_reference)
        .collect();
        assert_eq!(references[..3], ["OP1", "OP1/1", "OP1/2"]);
        for (at, one) in references.iter().enumerate() {
            assert!(!references[..at].contains(one) && one.len() < 120, "{one}");
        }
    }
}
