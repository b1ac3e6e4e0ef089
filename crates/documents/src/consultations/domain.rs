//! What a consultation is, what it lacks, when what may happen and why.
use crate::texts::DocumentId;
use kit::access::{Action, Actor, Denied};
use kit::{Day, Instant, Role, Text};
use rules::calendar::Calendar;
use rules::terms::{self, Draft, Due, Step, Term};

db::id!(/// The consultation on a draft.
    ConsultationId, "cons");
db::id!(/// An entry of the register.
    EntryId, "entry");
db::id!(/// A public debate.
    DebateId, "deb");
db::id!(/// Somebody who is sent drafts.
    SubscriberId, "read");

db::codes! {
    /// The three ways of making a draft public, art. 7(1).
    pub enum Way {
        Site = "site",
        Seat = "seat",
        Media = "media",
    }
}
db::codes! {
    /// What was registered.
    pub enum EntryKind {
        Recommendation = "recommendation",
        Debate = "debate",
    }
}
db::codes! {
    /// How it came.
    pub enum Channel {
        Online = "online",
        Letter = "letter",
        Email = "email",
        Counter = "counter",
    }
}
db::codes! {
    /// Who sent it, in general.
    pub enum SenderKind {
        Person = "person",
        Organisation = "organisation",
        Authority = "authority",
    }
}
db::codes! {
    /// What was decided about a recommendation.
    pub enum Verdict {
        Accepted = "accepted",
        Partly = "partly",
        Refused = "refused",
    }
}
db::codes! {
    /// Who is sent drafts.
    pub enum SubscriberKind {
        Person = "person",
        Business = "business",
        Media = "media",
    }
}

impl Verdict {
    /// The class of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Verdict::Accepted => "ok",
            Verdict::Partly => "wait",
            Verdict::Refused => "no",
        }
    }
}

/// The longest texts, in characters.
pub const LONGEST_REASONS: usize = 40_000;
pub const LONGEST_LINE: usize = 300;
pub const LONGEST_TEXT: usize = 10_000;
pub const LONGEST_MINUTES: usize = 60_000;
/// How long the name and the address of a sender are kept after the entry, in milliseconds: three years, the general
/// term in which an answer may be disputed.
pub const REMEMBERED: i64 = 3 * 365 * Instant::DAY;

/// The consultation on a draft.
#[derive(Debug, Clone)]
pub struct Consultation {
    pub id: ConsultationId,
    pub document: DocumentId,
    pub reasons: String,
    pub studies: String,
    pub how: String,
    pub responsible: String,
    pub concerns_business: bool,
    /// The justification of the urgency procedure.
    pub urgency: Option<String>,
    pub closes_on: Option<Day>,
    pub published_at: Option<Instant>,
    pub version: Option<i64>,
    pub endorsable_from: Option<Instant>,
    pub received: i64,
    pub answered: i64,
    pub debate_asked: bool,
    pub moved_at: Option<Instant>,
    /// When it was withdrawn, and why: for everybody.
    pub withdrawn: Option<(Instant, String)>,
}

impl Consultation {
    /// What is missing before it may be published, art. 7(2): the fields, and `text` for that of the draft.
    #[must_use]
    pub fn missing(&self, has_text: bool) -> Vec<&'static str> {
        let parts = [
            (!has_text, "text"),
            (self.reasons.is_empty(), "reasons"),
            (self.studies.is_empty(), "studies"),
            (self.how.is_empty(), "how"),
            (self.responsible.is_empty(), "responsible"),
        ];
        parts.into_iter().filter(|(lacks, _)| *lacks).map(|(_, key)| key).collect()
    }

    /// Whether proposals are received now.
    #[must_use]
    pub fn is_receiving(&self, now: Instant) -> bool {
        self.is_under_way() && self.closes_on.is_some_and(|day| now < day.end())
    }

    /// Published, not withdrawn, and the draft has not moved on.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.published_at.is_some() && self.moved_at.is_none() && self.withdrawn.is_none()
    }

    /// The recommendations that have no answer yet.
    #[must_use]
    pub fn unanswered(&self) -> i64 {
        self.received - self.answered
    }
}

/// What the page of a document says of its consultation.
#[derive(Debug, Clone)]
pub struct Summary {
    pub consultation: Consultation,
    pub now: Instant,
    pub url: String,
}

impl Summary {
    /// Whether proposals are received now.
    #[must_use]
    pub fn takes_recommendations(&self) -> bool {
        self.consultation.is_receiving(self.now)
    }
}

/// The dates of a draft announced on a day.
#[must_use]
pub fn dates(announced: Day) -> Draft {
    terms::draft(announced.0, &Calendar::default())
}

/// From when on the draft may be endorsed: the term of art. 7(2) from the last of its proofs; at once where the urgency
/// procedure was justified, art. 7(13).
#[must_use]
pub fn endorsable_from(announced: Instant, is_urgent: bool) -> Instant {
    if is_urgent { announced } else { Instant(dates(announced.day()).endorsement.boundary) }
}

/// The first moment at which an announced draft may move on, if nothing else is missing: after its term, and when proposals
/// are no longer received; in the urgency procedure they may still be.
#[must_use]
pub fn may_move_from(endorsable_from: Instant, closes_on: Day, is_urgent: bool) -> Instant {
    if is_urgent { endorsable_from } else { endorsable_from.max(closes_on.end()) }
}

/// How a term was reckoned, a sentence a step.
#[must_use]
pub fn why(due: &Due) -> Vec<Text> {
    due.why.iter().map(|step| sentence(due, step)).collect()
}

/// The act and the article in which a term stands.
fn law(term: &Term) -> Text {
    let act = Text::new(format!("consult-act-{}", term.act.code()));
    let (article, paragraph) = term.article.split_once('(').unwrap_or((term.article, ""));
    Text::new(if paragraph.is_empty() { "consult-law-article" } else { "consult-law-paragraph" })
        .with("act", act)
        .with("article", article)
        .with("paragraph", paragraph.trim_end_matches(')'))
}

fn sentence(due: &Due, step: &Step) -> Text {
    let day = |day: jiff::civil::Date| Day(day);
    match step {
        // What a term begins with differs from one to the next: proofs of publication, or the first day of endorsement.
        Step::Event(on) => Text::new(format!("consult-why-event-{}", due.term.key))
            .with("day", day(*on))
            .with("law", law(&due.term)),
        Step::Read(reading) => Text::new(format!("consult-why-read-{}", reading.code())),
        Step::FromMidnight(on) => Text::new("consult-why-midnight").with("day", day(*on)),
        Step::LeftOut { day: on, holidays, .. } => {
            let name = holidays.first().map_or("bridge", |holiday| holiday.code());
            Text::new("consult-why-left-out")
                .with("day", day(*on))
                .with("name", Text::new(format!("consult-holiday-{name}")))
        }
        Step::Weekends(days) => Text::new("consult-why-weekends").with("n", *days),
        Step::Counted { length, unit, until } => Text::new(format!("consult-why-counted-{}", unit.code()))
            .with("n", i64::from(*length))
            .with("day", day(*until)),
        Step::LastNotCounted { day: on, reaches } => {
            Text::new("consult-why-last").with("day", day(*on)).with("next", day(*reaches))
        }
        Step::Moved { from, to, .. } => {
            Text::new("consult-why-moved").with("day", day(*from)).with("next", day(*to))
        }
        Step::Chosen { used, not } => {
            Text::new("consult-why-chosen").with("day", day(*used)).with("other", day(*not))
        }
        Step::BridgesOtherwise(on) => Text::new("consult-why-bridges").with("day", day(*on)),
    }
}

/// Why proposals are received until a day: the least that the law asks for, and what the authority gives beyond it; in the
/// urgency procedure the authority says itself.
#[must_use]
pub fn why_until(closes_on: Day, least: &Due, is_urgent: bool) -> Vec<Text> {
    if is_urgent {
        return vec![Text::new("consult-why-urgent-proposals").with("day", closes_on)];
    }
    let mut all = why(least);
    if closes_on != Day(least.used) {
        all.push(Text::new("consult-why-gives").with("day", closes_on).with("least", Day(least.used)));
    }
    all
}

/// What still keeps a draft from moving on: the keys of the sentences that say so.
#[must_use]
pub fn blockers(one: &Consultation, proofs: &[Proof], debates: &[Debate], now: Instant) -> Vec<Text> {
    let mut out = Vec::new();
    if one.unanswered() > 0 {
        out.push(Text::new("consult-blocked-unanswered").with("n", one.unanswered()));
    }
    if let Some(from) = one.endorsable_from.filter(|from| now < *from) {
        out.push(Text::new("consult-blocked-early").with("day", from.day()));
    }
    if one.urgency.is_none() && one.is_receiving(now) {
        out.push(Text::new("consult-blocked-receiving"));
    }
    for way in Way::ALL.iter().filter(|way| proofs.iter().all(|proof| proof.way != **way)) {
        out.push(Text::new(format!("consult-blocked-proof-{}", way.code())));
    }
    let open = debates.iter().filter(|debate| debate.is_open()).count();
    if one.debate_asked && debates.iter().all(|debate| debate.ended_at.is_none()) {
        out.push(Text::new("consult-blocked-debate"));
    } else if open > 0 {
        out.push(Text::new("consult-blocked-debate-ahead").with("n", open));
    }
    out
}

/// A proof of publication.
#[derive(Debug, Clone)]
pub struct Proof {
    pub way: Way,
    pub at: Instant,
    pub detail: String,
}

/// A recommendation as everybody reads it: never with a contact.
#[derive(Debug, Clone)]
pub struct Line {
    pub entry: EntryId,
    pub year: i64,
    pub number: i64,
    pub place: i64,
    pub received_on: Day,
    pub sender_kind: SenderKind,
    /// Only if the sender wished so.
    pub name: Option<String>,
    pub label: Option<String>,
    pub address: Option<i64>,
    pub text: String,
    pub wording: Option<String>,
    pub reply: Option<(Verdict, String, Instant)>,
    /// Whether the consultation was withdrawn: then no answer comes.
    pub is_withdrawn: bool,
}

/// An entry of the register as everybody reads it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: EntryId,
    pub year: i64,
    pub number: i64,
    pub kind: EntryKind,
    pub channel: Channel,
    pub received_on: Day,
    pub sender_kind: SenderKind,
    pub title: String,
    pub slug: String,
    pub verdict: Option<Verdict>,
    /// Whether the consultation was withdrawn.
    pub is_withdrawn: bool,
}

/// A debate.
#[derive(Debug, Clone)]
pub struct Debate {
    pub id: DebateId,
    pub consultation: ConsultationId,
    pub place: String,
    pub starts_at: Instant,
    pub how: String,
    pub minutes_each: i64,
    pub announced_at: Instant,
    pub title: String,
    pub slug: String,
    /// Of the minutes that hold now.
    pub revision: i64,
    pub ended_at: Option<Instant>,
    pub participants: Option<i64>,
    /// When it was called off, and why: for everybody.
    pub cancelled: Option<(Instant, String)>,
}

impl Debate {
    /// Announced, neither held nor called off.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none() && self.cancelled.is_none()
    }

    /// Whether somebody can be put on the list of speakers: until it begins, and by the staff while it is held, for those
    /// who are in the room.
    #[must_use]
    pub fn takes_speakers(&self, is_staff: bool, now: Instant) -> bool {
        self.is_open() && (is_staff || now < self.starts_at)
    }
}

/// Preparing, announcing, recording: what the staff does with a consultation.
pub enum Lead {}
impl Action for Lead {
    type On = Consultation;
    fn rule(actor: &Actor, one: &Consultation, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            Some(_) if one.moved_at.is_some() => Err(Denied::Because("consult-denied-moved")),
            Some(_) if one.withdrawn.is_some() => Err(Denied::Because("consult-denied-withdrawn")),
            Some(_) => Ok(()),
        }
    }
}

/// Sending a recommendation or asking for a debate: anybody, while proposals are received.
pub enum Recommend {}
impl Action for Recommend {
    type On = Consultation;
    fn rule(_: &Actor, one: &Consultation, now: Instant) -> Result<(), Denied> {
        match one.is_receiving(now) {
            true => Ok(()),
            false if one.withdrawn.is_some() => Err(Denied::Because("consult-denied-withdrawn")),
            false => Err(Denied::Because("consult-denied-closed")),
        }
    }
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn the_term_runs_from_the_last_proof_and_is_skipped_only_in_urgency() {
        let announced = Day::parse("2026-04-01").unwrap().start();
        assert_eq!(endorsable_from(announced, false).day(), Day::parse("2026-05-19").unwrap());
        assert_eq!(endorsable_from(announced, true), announced);
    }

    #[test]
    fn every_step_of_a_term_has_its_sentence() {
        let all = dates(Day::parse("2026-04-01").unwrap());
        for due in [all.proposals, all.endorsement, all.sitting] {
            for (text, lang) in
                why(&due).iter().flat_map(|text| kit::Lang::ALL.iter().map(move |lang| (text, *lang)))
            {
                let said = text.say(lang);
                assert!(!said.contains("consult-"), "{said}");
            }
        }
    }

    #[test]
    fn each_term_says_what_it_begins_with_and_in_which_law_it_stands() {
        let all = dates(Day::parse("2026-04-01").unwrap());
        let first = |due: &Due| why(due)[0].say(kit::Lang::Ro);
        let (notice, sitting) = (first(&all.endorsement), first(&all.sitting));
        assert!(notice.contains("ultimei dovezi de publicare"), "{notice}");
        assert!(notice.contains("Legea 52/2003, art. 7 alin. (2)"), "{notice}");
        assert!(!sitting.contains("dovezi"), "{sitting}");
        assert!(sitting.contains("19 mai 2026") && sitting.contains("avizare"), "{sitting}");
        assert!(sitting.contains("Codul administrativ, art. 134 alin. (3)"), "{sitting}");
        let days = why(&all.endorsement).iter().map(|text| text.say(kit::Lang::Ro)).collect::<Vec<_>>();
        assert!(days.iter().any(|said| said.contains("30 de zile lucrătoare")), "{days:?}");
    }

    #[test]
    fn a_longer_term_for_proposals_is_said_to_be_the_authoritys() {
        let least = dates(Day::parse("2026-04-01").unwrap()).proposals;
        let said = |closes_on: Day, is_urgent| {
            let all = why_until(closes_on, &least, is_urgent);
            all.last().unwrap().say(kit::Lang::Ro)
        };
        let longer = said(Day::parse("2026-05-18").unwrap(), false);
        assert!(longer.contains("18 mai 2026") && longer.contains("cel puțin"), "{longer}");
        assert!(longer.contains(&kit::Lang::Ro.day(Day(least.used))), "{longer}");
        assert!(!said(Day(least.used), false).contains("cel puțin"));
        assert!(said(Day::parse("2026-04-03").unwrap(), true).contains("urgență"));
    }
}
