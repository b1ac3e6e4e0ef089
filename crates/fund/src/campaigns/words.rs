//! How campaigns and lines of their books are said.
use super::domain::{Campaign, State};
use crate::books::domain::{Kind, Line, Notice};
use kit::{Frame, Instant, Text};
use rules::Money;
use rules::ledger::Till;
use rules::matching::CapOn;
use std::borrow::Cow;

impl Campaign {
    /// The money bar in a sentence.
    #[must_use]
    pub fn bar_text(&self) -> Text {
        Text::new("campaign-bar")
            .with("goal", self.goal)
            .with("received", self.totals.net())
            .with("matched", self.added())
            .with("missing", self.missing())
    }

    /// The spending bar in a sentence.
    #[must_use]
    pub fn spent_text(&self) -> Text {
        let there = super::domain::plus(self.totals.net(), self.added());
        Text::new("campaign-bar-spent").with("spent", self.totals.spent).with("there", there)
    }

    /// The town hall's promise in a sentence.
    #[must_use]
    pub fn rule_text(&self) -> Text {
        let key = match (self.rule.rate_percent, self.rule.cap_on) {
            (0, _) => "campaign-rule-none",
            (100, CapOn::Match) => "campaign-rule-doubles",
            (_, CapOn::Match) => "campaign-rule-adds",
            (_, CapOn::Total) => "campaign-rule-total",
        };
        Text::new(key).with("rate", i64::from(self.rule.rate_percent)).with("cap", self.rule.cap)
    }

    /// Where the campaign stands, in a sentence.
    #[must_use]
    pub fn state_text(&self, frame: &Frame) -> String {
        let until = |key: &'static str, at: Instant| frame.with(key, "until", frame.until(at));
        match self.state(frame.now) {
            State::Upcoming => frame.with("campaign-now-upcoming", "at", self.opens_at),
            State::Open if frame.now < self.cut_off_at => until("campaign-now-open", self.closes_at),
            State::Open => until("campaign-now-open-late", self.closes_at),
            State::Closed => frame.with("campaign-now-closed", "sum", self.reserved),
            State::Frozen => frame.with("campaign-now-frozen", "sum", self.reserved),
            State::Decided | State::Paid => frame.say(&self.decision_text()),
        }
    }

    /// The council's decision, and whether it has been paid, in a sentence. Empty without one.
    #[must_use]
    pub fn decision_text(&self) -> Text {
        let Some(decision) = &self.decision else { return Text::new("campaign-no-decision") };
        let key = if self.paid_on.is_some() { "campaign-now-paid" } else { "campaign-now-decided" };
        let paid_on = self.paid_on.unwrap_or(decision.on);
        Text::new(key)
            .with("number", &decision.number)
            .with("on", decision.on)
            .with("sum", decision.sum)
            .with("paid", paid_on)
    }

    /// Where it stands, in a word.
    #[must_use]
    pub fn state_word(&self, frame: &Frame) -> Cow<'static, str> {
        frame.word("campaign-state", self.state(frame.now).code())
    }

    /// Whether people are invited to give, at the moment of the page.
    #[must_use]
    pub fn is_open_now(&self, frame: &Frame) -> bool {
        self.is_open(frame.now)
    }

    /// The class of the tag that says the state.
    #[must_use]
    pub fn tag(&self, frame: &Frame) -> &'static str {
        match self.state(frame.now) {
            State::Open => "open",
            State::Paid => "ok",
            State::Closed | State::Frozen | State::Decided => "wait",
            State::Upcoming => "",
        }
    }
}

impl Line {
    /// What the entry is, in a few words.
    #[must_use]
    pub fn what(&self) -> Text {
        let key = match (self.kind, self.till) {
            (Kind::Donation, Some(Till::Cash)) => "books-line-donation-cash",
            (Kind::Donation, _) => "books-line-donation-bank",
            (Kind::Return, _) => "books-line-return",
            (Kind::Fee, _) => "books-line-fee",
            (Kind::Spending, _) => "books-line-spending",
            (Kind::LeftOver, _) => "books-line-left-over",
            (Kind::Banked, _) => "books-line-banked",
            (Kind::Reversal, _) => "books-line-reversal",
            (Kind::MatchReceived, _) => "books-line-match-received",
            (Kind::MatchReserved, _) if self.amount.is_negative() => "books-line-match-less",
            (Kind::MatchReserved, _) => "books-line-match-more",
            (Kind::MatchPaid, _) => "books-line-match-paid",
        };
        Text::new(key).with("sum", self.size)
    }

    /// Who gave, as chosen; none for entries that have no donor.
    #[must_use]
    pub fn donor(&self, frame: &Frame) -> Option<String> {
        let has_donor = self.donation.is_some();
        has_donor.then(|| self.shown_name.clone().unwrap_or_else(|| frame.t("books-anonymous").into_owned()))
    }

    /// `+150,00 lei`
    #[must_use]
    pub fn signed(&self, frame: &Frame) -> String {
        if self.amount.is_positive() {
            format!("+{}", frame.money(self.amount))
        } else {
            frame.money(self.amount)
        }
    }
}

impl Notice {
    /// What happened after the freeze, in two sentences.
    #[must_use]
    pub fn text(&self) -> Text {
        let (key, size) = if self.amount.is_negative() {
            ("match-notice-less", super::domain::minus(Money::ZERO, self.amount))
        } else {
            ("match-notice-more", self.amount)
        };
        Text::new(key)
            .with("on", self.on_day)
            .with("sum", size)
            .with("frozen", self.frozen)
            .with("rule", self.would_be)
    }
}
