//! From the one text of a campaign and its figures of now to what each paper and announcement says.
use super::domain::{Moved, Promised, Size, Week};
use super::paper::{Gauge, Key, Letter, Poster, Section, Sheet, Slip};
use super::store::LINES;
use crate::books::domain::{Donation, Line};
use crate::campaigns::domain::{Campaign, minus};
use crate::pledges::domain::Pledge;
use kit::{Frame, Text, Visit};
use print::Way;
use rules::Money;

/// A campaign and the page on which it is read.
pub(super) struct Told<'a> {
    campaign: &'a Campaign,
    frame: Frame,
    /// Of the campaign's page, whole and as people type it.
    address: String,
    shown: String,
}

impl<'a> Told<'a> {
    pub(super) fn new(visit: &Visit, campaign: &'a Campaign) -> Told<'a> {
        let url = campaign.url();
        let (address, shown) = (visit.address_of(&url), visit.typed_address_of(&url));
        Told { campaign, frame: visit.frame(), address, shown }
    }

    fn t(&self, key: &str) -> String {
        self.frame.t(key).into_owned()
    }

    fn gauge(&self) -> Gauge {
        let (campaign, frame) = (self.campaign, &self.frame);
        let key = |label: &str, sum: Money| Key { label: self.t(label), sum: frame.money(sum) };
        Gauge {
            received: campaign.totals.net().bani().max(0),
            added: campaign.added().bani().max(0),
            goal: campaign.goal.bani(),
            said: frame.say(&campaign.bar_text()),
            legend: [
                key("campaign-received", campaign.totals.net()),
                key("campaign-matched", campaign.added()),
                key("campaign-missing", campaign.missing()),
            ],
        }
    }

    fn way(&self, say: &str) -> Way {
        Way { address: self.address.clone(), shown: self.shown.clone(), say: self.t(say) }
    }

    fn as_of(&self) -> String {
        self.frame.with("papers-as-of", "at", self.frame.now)
    }

    fn account(&self) -> Vec<[String; 2]> {
        let campaign = self.campaign;
        vec![
            [self.t("campaign-beneficiary"), campaign.beneficiary.clone()],
            [self.t("campaign-iban"), campaign.iban_in_groups()],
            [self.t("campaign-bank"), campaign.bank.clone()],
        ]
    }

    fn totals(&self) -> Vec<[String; 2]> {
        let (totals, frame) = (&self.campaign.totals, &self.frame);
        let fact = |label: &str, sum: Money| [self.t(label), frame.money(sum)];
        vec![
            fact("campaign-gross", totals.received),
            fact("campaign-returned", totals.returned),
            fact("campaign-fees", totals.fees),
            fact("campaign-match-received", totals.match_received),
            fact("campaign-spent", totals.spent),
            fact("campaign-balance", totals.balance()),
        ]
    }

    pub(super) fn poster(&self, size: Size) -> Poster {
        let campaign = self.campaign;
        let account = if campaign.is_open(self.frame.now) { self.account() } else { Vec::new() };
        let say = if account.is_empty() { "papers-scan-read" } else { "papers-scan-give" };
        Poster {
            size: size.code(),
            title: campaign.title.clone(),
            summary: campaign.summary.clone(),
            state: campaign.state_text(&self.frame),
            rule: self.frame.say(&campaign.rule_text()),
            gauge: self.gauge(),
            account,
            way: self.way(say),
            day: self.as_of(),
        }
    }

    /// The entries of a table: number, day, what it is, sum. Donors as they chose.
    fn table(&self, lines: &[Line]) -> Section {
        let frame = &self.frame;
        let row = |line: &Line| {
            let mut what = vec![frame.say(&line.what())];
            what.extend(line.donor(frame));
            what.extend(line.payee.clone());
            what.extend((!line.description.is_empty()).then(|| line.description.clone()));
            what.extend(line.reversed.then(|| self.t("books-undone")));
            vec![line.number.to_string(), frame.day(line.on_day), what.join(" · "), line.signed(frame)]
        };
        let heads = ["campaign-csv-number", "campaign-csv-day", "campaign-csv-what", "campaign-sum"];
        Section {
            head: heads.map(|head| self.t(head)).into(),
            rows: lines.iter().map(row).collect(),
            numbers: 1,
            ..Section::default()
        }
    }

    /// The sheet for the notice board: totals, the newest entries, and where all of them can be read.
    pub(super) fn sheet(&self, newest: &[Line]) -> Sheet {
        let text = if newest.is_empty() { self.t("campaign-lines-none") } else { String::new() };
        let lines = Section { title: self.t("papers-sheet-lines"), text, ..self.table(newest) };
        Sheet {
            lead: format!("{} {}", self.campaign.state_text(&self.frame), self.as_of()),
            gauge: Some(self.gauge()),
            facts: self.totals(),
            sections: vec![lines],
            way: self.way("papers-scan-lines"),
            flipped: false,
        }
    }

    /// What came in, went out and was promised in a week.
    pub(super) fn week(&self, week: Week, lines: &[Line], moved: &Moved, promised: &Promised) -> Sheet {
        let frame = &self.frame;
        let (came, went): (Vec<Line>, Vec<Line>) =
            lines.iter().cloned().partition(|line| !line.amount.is_negative());
        let part = |title: &str, sum: Money, none: &str, lines: &[Line]| {
            let text =
                if lines.is_empty() { self.t(none) } else { frame.with("papers-week-sum", "sum", sum) };
            Section { title: self.t(title), text, ..self.table(lines) }
        };
        let pledges = Text::new("papers-week-pledges").with("n", promised.pledges).with("sum", promised.sum);
        let mut sections = vec![
            part("papers-week-came", moved.came, "papers-week-came-none", &came),
            part("papers-week-went", minus(Money::ZERO, moved.went), "papers-week-went-none", &went),
            Section {
                title: self.t("papers-week-promised"),
                text: frame.say(&pledges),
                ..Section::default()
            },
        ];
        if moved.entries > LINES {
            let text = frame.n("papers-week-more", moved.entries - LINES);
            sections.push(Section { title: self.t("papers-week-rest"), text, ..Section::default() });
        }
        let days = Text::new("papers-week-lead").with("from", week.first()).with("to", week.last());
        Sheet {
            lead: format!("{} {}", frame.say(&days), self.as_of()),
            gauge: Some(self.gauge()),
            facts: self.totals(),
            sections,
            way: self.way("papers-scan-lines"),
            flipped: false,
        }
    }

    pub(super) fn slip(&self, pledge: &Pledge) -> Slip {
        let frame = &self.frame;
        let sum = [self.t("campaign-sum"), frame.money(pledge.amount)];
        Slip {
            lead: frame.with("pledge-ready-lead", "until", frame.until(pledge.expires_at)),
            facts: std::iter::once(sum).chain(self.account()).collect(),
            label: self.t("pledge-description"),
            description: pledge.description(&self.campaign.title),
            keep: self.t("papers-slip-keep"),
            way: self.way("papers-scan-read"),
        }
    }

    /// A letter of thanks. It names the donor as the public page does, so that it can lie about without telling more.
    pub(super) fn letter(&self, donation: &Donation) -> Letter {
        let (frame, campaign) = (&self.frame, self.campaign);
        let greeting = match &donation.shown_name {
            Some(name) => frame.with("papers-letter-dear", "name", name),
            None => self.t("papers-letter-dear-anyone"),
        };
        let mut facts = vec![
            [self.t("campaign-sum"), frame.money(donation.amount)],
            [self.t("campaign-csv-day"), frame.day(donation.on_day)],
            [self.t("books-came"), frame.word("books-in", donation.till.code()).into_owned()],
            [self.t("campaign-beneficiary"), campaign.beneficiary.clone()],
        ];
        if donation.returned.is_positive() {
            facts.push([self.t("campaign-returned"), frame.money(donation.returned)]);
        }
        Letter {
            greeting,
            paragraphs: vec![
                frame.with("papers-letter-thanks", "title", &campaign.title),
                format!("{}.", frame.say(&campaign.bar_text())),
                frame.say(&campaign.rule_text()),
                self.t("papers-letter-where"),
            ],
            facts,
            small: self.t("papers-letter-small"),
            way: self.way("papers-scan-lines"),
            role: frame.with("papers-letter-signs", "name", &campaign.beneficiary),
        }
    }

    /// The announcement for a site or a local paper: plain text, ready to be pasted.
    pub(super) fn announcement(&self) -> String {
        let (frame, campaign) = (&self.frame, self.campaign);
        let mut parts = vec![
            frame.with("papers-text-title", "title", &campaign.title),
            campaign.summary.clone(),
            format!("{} {}", campaign.state_text(frame), frame.say(&campaign.rule_text())),
            format!("{}. {}", frame.say(&campaign.bar_text()), self.as_of()),
        ];
        if campaign.is_open(frame.now) {
            let account: Vec<String> =
                self.account().iter().map(|[label, value]| format!("{label}: {value}")).collect();
            parts.push(format!("{}\n{}", self.t("papers-text-how"), account.join("\n")));
        }
        parts.push(frame.with("papers-text-where", "address", &self.address));
        parts.join("\n\n")
    }

    /// A few lines for social networks.
    pub(super) fn social(&self) -> String {
        let (frame, campaign) = (&self.frame, self.campaign);
        let key = match (campaign.is_open(frame.now), campaign.rule.rate_percent) {
            (true, 0) => "papers-social-open",
            (true, _) => "papers-social-added",
            (false, _) => "papers-social-over",
        };
        let text = Text::new(key)
            .with("title", &campaign.title)
            .with("received", campaign.totals.net())
            .with("matched", campaign.added())
            .with("goal", campaign.goal)
            .with("until", frame.until(campaign.closes_at))
            .with("address", &self.address);
        frame.say(&text)
    }
}
