//! What is written into the books of a campaign, and who may write it.
use crate::campaigns::domain::Campaign;
use kit::{Action, Actor, CampaignId, Day, Denied, FileId, Instant, Role};
use rules::Money;
use rules::ledger::{AccountKind, Entry, Posting, Till};
use rules::text::initials;

db::id!(/// An entry of the books.
    EntryId, "ent");
db::id!(/// A donation.
    DonationId, "don");

db::codes! {
    /// The two sides of a campaign. Town-hall money and the foundation's never mix.
    pub enum Book {
        /// What the foundation holds, received and spent.
        Foundation = "foundation",
        /// What the town hall promised to add, and paid.
        TownHall = "town_hall",
    }
}

db::codes! {
    /// What an entry is about.
    pub enum Kind {
        Donation = "donation",
        Return = "return",
        Fee = "fee",
        Spending = "spending",
        /// What was left of a finished initiative went where its rule says.
        LeftOver = "left_over",
        /// Cash was taken to the bank.
        Banked = "banked",
        /// Undoes an entry that was a mistake.
        Reversal = "reversal",
        /// The town hall's payment arrived.
        MatchReceived = "match_received",
        /// The promised match rose or fell.
        MatchReserved = "match_reserved",
        /// The town hall paid what it had promised.
        MatchPaid = "match_paid",
    }
}

impl Kind {
    /// Whether a mistake in such an entry can be undone by an entry of its own. The match follows the entries that cause
    /// it, and a payment of the town hall stands on a decision.
    #[must_use]
    pub fn can_be_reversed(self) -> bool {
        matches!(
            self,
            Kind::Donation | Kind::Return | Kind::Fee | Kind::Spending | Kind::LeftOver | Kind::Banked
        )
    }
}

db::codes! {
    /// The accounts of the town hall's book.
    pub enum TownAccount {
        /// What is left under the cap: a credit when some of it is promised.
        Room = "town_room",
        /// Promised to the campaign and not paid: a debit.
        Reserved = "town_reserved",
        /// Paid: a debit.
        Paid = "town_paid",
    }
}

db::codes! {
    /// How a donor wants to be shown.
    pub enum Shown {
        Name = "name",
        Initials = "initials",
        Anonymous = "anonymous",
    }
}

impl Shown {
    /// What everybody reads; none for somebody who wants to stay unknown, or whose name has no letters.
    #[must_use]
    pub fn of(self, name: &str) -> Option<String> {
        let shown = match self {
            Shown::Name => name.trim().to_owned(),
            Shown::Initials => initials(name),
            Shown::Anonymous => return None,
        };
        (!shown.is_empty()).then_some(shown)
    }
}

db::codes! {
    /// Whose money it was. A payment of the town hall is none of these: it comes as the match, by the council's decision,
    /// and can be no sponsorship (Law 32/1994 lets private persons sponsor).
    pub enum Source {
        Individual = "individual",
        /// A sponsor: a company, by a written contract.
        Company = "company",
        Grant = "grant",
        /// What was found in a cash box.
        Box = "box",
        /// Income tax that people redirect (3.5 %), paid out by the tax office.
        Redirection = "redirection",
        /// What was left over of another campaign; the town hall does not match it a second time.
        Campaign = "campaign",
    }
}

impl Source {
    /// Whether such a donation has to say what it stands on: a contract, a decision, another campaign.
    #[must_use]
    pub fn needs_origin(self) -> bool {
        !matches!(self, Source::Individual | Source::Box)
    }

    /// Whether the accountant chooses it for a transfer. Boxes are opened, and what is left over is moved, elsewhere.
    #[must_use]
    pub fn comes_by_transfer(self) -> bool {
        !matches!(self, Source::Box | Source::Campaign)
    }
}

/// Whether a donor's name is that of a public authority, which gives by a decision and never as a sponsor.
#[must_use]
pub fn is_public_authority(name: &str) -> bool {
    let name = rules::text::fold(name).replace('.', "");
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let first = words.first().copied().unwrap_or_default();
    ["primaria", "comuna", "orasul", "municipiul", "judetul", "uat"].contains(&first)
        || words.windows(2).any(|two| matches!(two, ["consiliul", "local" | "judetean"]))
        || words.windows(2).any(|two| matches!(two, ["unitatea", "administrativ"]))
}

/// Postings ready to be written: the word of the account, and the amount.
pub type Postings = Vec<(&'static str, Money)>;

/// The postings of an entry of the foundation's book.
#[must_use]
pub fn postings_of(entry: &Entry) -> Postings {
    entry.postings().iter().map(|posting| (posting.account.code(), posting.amount)).collect()
}

/// The postings by which the promised match rises (or falls, below zero).
#[must_use]
pub fn promised(by: Money) -> Postings {
    vec![(TownAccount::Reserved.code(), by), (TownAccount::Room.code(), Money::from_bani(-by.bani()))]
}

/// The postings by which the town hall's promise is paid.
#[must_use]
pub fn promise_paid(sum: Money) -> Postings {
    vec![(TownAccount::Paid.code(), sum), (TownAccount::Reserved.code(), Money::from_bani(-sum.bani()))]
}

/// By how much an entry changes each sum of its campaign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    pub bank: i64,
    pub cash: i64,
    pub received: i64,
    pub returned: i64,
    pub fees: i64,
    pub match_received: i64,
    pub spent: i64,
}

impl Change {
    /// Adds up postings of the foundation's book.
    #[must_use]
    pub fn of<'a>(postings: impl IntoIterator<Item = &'a Posting>) -> Change {
        let mut change = Change::default();
        for posting in postings {
            let bani = posting.amount.bani();
            match posting.account {
                AccountKind::Bank => change.bank += bani,
                AccountKind::Cash => change.cash += bani,
                AccountKind::DonationsReceived => change.received -= bani,
                AccountKind::DonationsReturned => change.returned += bani,
                AccountKind::Fees => change.fees += bani,
                AccountKind::MatchReceived => change.match_received -= bani,
                AccountKind::Spent => change.spent += bani,
            }
        }
        change
    }

    /// By how much the sum changes that the match is worked out from.
    #[must_use]
    pub fn net(&self) -> Money {
        Money::from_bani(self.received - self.returned - self.fees)
    }
}

/// What became of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booked {
    Done,
    /// The same form was sent twice, or the entry is undone already: nothing was changed.
    Already,
    /// The same line of the bank's statement, or the same cash protocol, is in the books.
    ReferenceTaken,
    /// More than there is in the bank or in the cash box.
    NotEnough,
    /// More than is left of the donation.
    TooMuch,
    /// Something was returned of this donation: that has to be undone first.
    HasReturns,
    /// A sponsor's money without its contract, a grant without its decision.
    NeedsOrigin,
    /// The contract (or the decision) is not in force on that day, or the sum goes above its value.
    BeyondOrigin,
    /// It is promised to somebody else already.
    NotFree,
    /// What was left over is in another campaign: that has to be undone first.
    StillThere,
}

/// Money that came in.
#[derive(Debug, Clone)]
pub struct Gift {
    pub id: DonationId,
    pub amount: Money,
    pub on_day: Day,
    /// For the staff alone; none if nobody knows (a cash box).
    pub donor: Option<String>,
    pub shown: Shown,
    pub source: Source,
    pub way: Way,
    /// The code of the pledge that it fulfils.
    pub pledge: Option<String>,
}

/// How money came in.
#[derive(Debug, Clone)]
pub enum Way {
    /// The reference of the line in the bank's statement.
    Transfer { bank_reference: String },
    /// Counted before two witnesses, with a numbered protocol.
    Cash { protocol: String, witnesses: [String; 2] },
}

impl Way {
    /// Where the money is then.
    #[must_use]
    pub fn till(&self) -> Till {
        match self {
            Way::Transfer { .. } => Till::Bank,
            Way::Cash { .. } => Till::Cash,
        }
    }
}

/// A donation, as the accountant sees it.
#[derive(Debug, Clone)]
pub struct Donation {
    pub id: DonationId,
    pub campaign: CampaignId,
    pub till: Till,
    pub source: Source,
    pub amount: Money,
    pub on_day: Day,
    pub eligible: bool,
    pub shown: Shown,
    pub shown_name: Option<String>,
    pub returned: Money,
    pub bank_reference: Option<String>,
    pub protocol: Option<String>,
    pub witnesses: Option<(String, String)>,
    pub reversed_at: Option<Instant>,
    /// The donor, if known and not erased.
    pub donor: Option<String>,
    pub pledge: Option<String>,
}

impl Donation {
    /// What can still be returned.
    #[must_use]
    pub fn left(&self) -> Money {
        if self.reversed_at.is_some() {
            Money::ZERO
        } else {
            crate::campaigns::domain::minus(self.amount, self.returned)
        }
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/donations/{}", self.id)
    }
}

/// One entry, as pages and exports list it.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: EntryId,
    pub book: Book,
    /// In its book, without gaps: a line that was taken away would be missed.
    pub number: i64,
    pub kind: Kind,
    pub on_day: Day,
    pub booked_at: Instant,
    pub description: String,
    pub reverses: Option<EntryId>,
    pub donation: Option<DonationId>,
    pub decision: Option<String>,
    pub till: Option<Till>,
    /// As the donor chose; none for anonymous and for entries without a donor.
    pub shown_name: Option<String>,
    pub payee: Option<String>,
    pub invoice: Option<String>,
    /// The masked copy of the invoice.
    pub document: Option<FileId>,
    /// Staff only.
    pub original: Option<FileId>,
    /// By how much the money held (or the promise) changes.
    pub amount: Money,
    /// How large the entry is, whatever it changes.
    pub size: Money,
    /// Whether it has been undone.
    pub reversed: bool,
}

impl Line {
    /// Whether the accountant may undo it.
    #[must_use]
    pub fn can_be_reversed(&self) -> bool {
        self.kind.can_be_reversed() && !self.reversed
    }
}

/// Something that the frozen match did not follow.
#[derive(Debug, Clone)]
pub struct Notice {
    pub id: uuid::Uuid,
    pub campaign: CampaignId,
    pub on_day: Day,
    pub amount: Money,
    pub frozen: Money,
    pub would_be: Money,
    pub raised_at: Instant,
    /// What was decided about it; none while it is open.
    pub remark: Option<String>,
}

/// Keeps the books of a campaign: whoever books money decides nothing, and the reverse.
pub enum Keep {}
impl Action for Keep {
    type On = Campaign;
    fn rule(actor: &Actor, _: &Campaign, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Accountant) { Ok(()) } else { Err(Denied::Role(Role::Accountant)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::ledger::{cash_banked, donation_received, donation_returned};

    #[test]
    fn a_donor_is_shown_as_chosen() {
        assert_eq!(Shown::Name.of(" Ana Pop "), Some("Ana Pop".into()));
        assert_eq!(Shown::Initials.of("Ana-Maria Pop"), Some("A.M.P.".into()));
        assert_eq!(Shown::Anonymous.of("Ana Pop"), None);
        assert_eq!(Shown::Name.of("  "), None);
    }

    #[test]
    fn a_public_authority_is_known_by_its_name() {
        for name in
            ["Primăria Cojocna", "COMUNA COJOCNA", "U.A.T. Cojocna", "Consiliul Local Cojocna", "UAT Boju"]
        {
            assert!(is_public_authority(name), "{name}");
        }
        for name in ["Comunitatea Boju", "Ana Primar", "Asociația Comuna Vie", "SC Municipal Serv SRL", ""] {
            assert!(!is_public_authority(name), "{name}");
        }
    }

    #[test]
    fn a_change_says_what_an_entry_does_to_each_sum() {
        let lei = |lei| Money::from_lei(lei).unwrap();
        let gift = Change::of(donation_received(Till::Cash, lei(5)).unwrap().postings());
        assert_eq!(gift, Change { cash: 500, received: 500, ..Change::default() });
        let back = Change::of(donation_returned(Till::Bank, lei(2)).unwrap().postings());
        assert_eq!((back.bank, back.returned, back.net()), (-200, 200, lei(-2)));
        assert_eq!(Change::of(cash_banked(lei(3)).unwrap().postings()).net(), Money::ZERO);
    }

    #[test]
    fn the_postings_of_the_towns_book_add_up_to_zero() {
        for postings in [
            promised(Money::from_bani(1_234)),
            promised(Money::from_bani(-7)),
            promise_paid(Money::from_bani(99)),
        ] {
            assert_eq!(Money::sum(postings.iter().map(|(_, amount)| *amount)), Some(Money::ZERO));
        }
    }
}
