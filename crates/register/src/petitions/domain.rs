//! What a petition is, what may be done about it, and by when.
use kit::access::Action;
use kit::{Actor, Day, Denied, Instant, Lang, PersonId, Role};
use rules::calendar::Calendar;
use rules::terms::{Due, Term, law};

db::id!(/// A line of the register.
    PetitionId, "pet");
db::id!(/// Something that was done about a petition.
    StepId, "step");

/// The longest texts, in characters.
pub const LONGEST_SUBJECT: usize = 160;
pub const LONGEST_TEXT: usize = 20_000;
pub const LONGEST_LINE: usize = 200;
/// How many files come with a petition, and with an answer.
pub const MOST_FILES: usize = 5;
/// How long before its registration something may have been received, in days: a mistyped year is noticed.
pub const LONGEST_WAY: i32 = 60;

/// How long after the end of a case its contact and its private code are kept, in milliseconds: a year, in which the
/// petitioner may still complain.
pub const CONTACT_KEPT: i64 = 365 * Instant::DAY;
/// How long its name and its text are kept: five years, as archives usually keep petitions (from memory: the list of
/// each authority decides).
pub const TEXT_KEPT: i64 = 5 * 365 * Instant::DAY;

db::codes! {
    /// What it is, which decides its terms.
    pub enum Kind {
        /// OG 27/2002.
        Petition = "petition",
        /// A request for information of public interest, Law 544/2001.
        Information = "information",
        /// Anonymous, or not asking for an answer: no petition (OG 27/2002, art. 7).
        Suggestion = "suggestion",
    }
}

db::codes! {
    /// How it came.
    pub enum Way {
        Web = "web",
        Counter = "counter",
        Letter = "letter",
    }
}

db::codes! {
    /// What was done about it.
    pub enum Done {
        /// The head lengthened the term, and the petitioner was told why.
        Extended = "extended",
        /// It belongs to another authority and was sent there.
        Forwarded = "forwarded",
        Answered = "answered",
        Refused = "refused",
        /// Kept without an answer.
        Filed = "filed",
    }
}

db::codes! {
    /// Why information is refused (Law 544/2001, arts. 12 and 13, in short), or a petition cannot be met.
    pub enum Refusal {
        /// It cannot be granted as asked for.
        NotPossible = "not-possible",
        /// Information that the law exempts.
        Exempt = "exempt",
        PersonalData = "personal-data",
        /// The authority does not hold it.
        NotHeld = "not-held",
    }
}

db::codes! {
    /// Why something is kept without an answer.
    pub enum Filing {
        /// The same person asked the same again after the answer.
        Repeated = "repeated",
        /// Joined with another one of the same person about the same: one answer for both.
        Joined = "joined",
        Withdrawn = "withdrawn",
        /// A suggestion that was taken note of.
        Noted = "noted",
    }
}

db::codes! {
    /// Where it stands.
    pub enum State {
        Open = "open",
        Extended = "extended",
        Forwarded = "forwarded",
        Answered = "answered",
        Refused = "refused",
        Filed = "filed",
    }
}

impl State {
    /// The look of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            State::Open | State::Extended => "tag wait",
            State::Answered => "tag ok",
            State::Refused => "tag no",
            State::Forwarded | State::Filed => "tag",
        }
    }
}

/// A line of the register.
#[derive(Debug, Clone)]
pub struct Petition {
    pub id: PetitionId,
    pub year: i64,
    pub number: i64,
    pub kind: Kind,
    pub way: Way,
    pub subject: String,
    pub lang: Lang,
    pub received_on: Day,
    pub registered_at: Instant,
    /// When the term was lengthened.
    pub extended_at: Option<Instant>,
    /// How and when it was closed.
    pub closed: Option<(Done, Instant)>,
}

impl Petition {
    /// `12/2026`, as on the stamp.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }

    /// Its page at the counter.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/registry/{}", self.id)
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> State {
        match (self.closed, self.extended_at) {
            (Some((Done::Answered, _)), _) => State::Answered,
            (Some((Done::Refused, _)), _) => State::Refused,
            (Some((Done::Forwarded, _)), _) => State::Forwarded,
            (Some(_), _) => State::Filed,
            (None, Some(_)) => State::Extended,
            (None, None) => State::Open,
        }
    }

    /// The term of the answer; none for a suggestion. It is counted from registration, as [`Petition::counted_from`]
    /// says; [`Petition::safe_day`] is the day for the desk.
    #[must_use]
    pub fn answer(&self) -> Option<Due> {
        let term = match (self.kind, self.extended_at.is_some()) {
            (Kind::Petition, false) => law::PETITION,
            (Kind::Petition, true) => law::PETITION_LONG,
            (Kind::Information, false) => law::INFORMATION,
            (Kind::Information, true) => law::INFORMATION_LONG,
            (Kind::Suggestion, _) => return None,
        };
        Some(self.due(&term))
    }

    /// The term in which it is sent on to the authority that it belongs to.
    #[must_use]
    pub fn forwarding(&self) -> Option<Due> {
        (self.kind == Kind::Petition).then(|| self.due(&law::PETITION_FORWARD))
    }

    /// The term of a refusal, which for information is shorter than that of an answer.
    #[must_use]
    pub fn refusal(&self) -> Option<Due> {
        (self.kind == Kind::Information).then(|| self.due(&law::INFORMATION_REFUSAL))
    }

    /// The term that its end is held against: that of a refusal where information was refused, otherwise that of the
    /// answer. Law 544/2001, art. 7 lengthens only the answer.
    #[must_use]
    pub fn held_to(&self) -> Option<Due> {
        match self.state() {
            State::Refused => self.refusal().or_else(|| self.answer()),
            _ => self.answer(),
        }
    }

    /// The day from which the law counts: that of registration (OG 27/2002, art. 8; Law 544/2001, art. 7), or of receipt
    /// should that be the later one. Nobody is called late, and no term is over, before it is by this count.
    #[must_use]
    pub fn counted_from(&self) -> Day {
        self.received_on.max(self.registered_at.day())
    }

    fn due(&self, term: &Term) -> Due {
        term.due_from(self.counted_from().0, &Calendar::default())
    }

    /// The day of a term for the desk: counted from receipt, by the shorter reading. Paper may have lain a while before it
    /// was registered; whoever is in time by this day is in time by every count, and the petitioner has not waited longer.
    #[must_use]
    pub fn safe_day(&self, due: &Due) -> Day {
        Day(due.term.due_from(self.received_on.0, &Calendar::default()).act_by())
    }

    /// Whether the answer, or the refusal, is late by every way of counting. The figures of the year count by this.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        let end = self.closed.map_or(now, |(_, at)| at);
        self.held_to().is_some_and(|due| due.is_over(end.0))
    }

    /// Until when the term can still be lengthened: while it runs.
    #[must_use]
    pub fn can_be_extended(&self, now: Instant) -> bool {
        self.extended_at.is_none() && self.answer().is_some_and(|due| !due.is_over(now.0))
    }
}

/// The contact of a petitioner and what they wrote, for the staff and for themselves.
#[derive(Debug, Clone, Default)]
pub struct Private {
    pub person: Option<PersonId>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub text: Option<String>,
}

/// What is handed in.
#[derive(Debug, Clone)]
pub struct New {
    pub id: PetitionId,
    pub kind: Kind,
    pub way: Way,
    pub subject: String,
    pub lang: Lang,
    pub received_on: Day,
    pub private: Private,
    pub code_hash: [u8; 32],
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Step {
    pub id: StepId,
    pub done: Done,
    /// The code of a [`Refusal`] or of a [`Filing`].
    pub reason: Option<String>,
    pub text: String,
    pub authority: Option<String>,
    pub proof: Option<String>,
    pub at: Instant,
}

/// Typing in what came on paper or was said at the counter.
pub enum TypeIn {}
impl Action for TypeIn {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        clerk(actor)
    }
}

/// Answering, refusing, sending on, filing: what closes a case.
pub enum Close {}
impl Action for Close {
    type On = Petition;
    fn rule(actor: &Actor, petition: &Petition, _: Instant) -> Result<(), Denied> {
        clerk(actor)?;
        if petition.closed.is_some() { Err(Denied::Because("petition-is-closed")) } else { Ok(()) }
    }
}

/// Lengthening the term, once and while it runs.
pub enum Extend {}
impl Action for Extend {
    type On = Petition;
    fn rule(actor: &Actor, petition: &Petition, now: Instant) -> Result<(), Denied> {
        Close::rule(actor, petition, now)?;
        match petition.can_be_extended(now) {
            true => Ok(()),
            false if petition.extended_at.is_some() => Err(Denied::Because("petition-extended-once")),
            false => Err(Denied::Because("petition-extend-late")),
        }
    }
}

fn clerk(actor: &Actor) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if actor.is(Role::Clerk) => Ok(()),
        Some(_) => Err(Denied::Role(Role::Clerk)),
    }
}

db::events! {
    /// Something was registered. Only its number is said.
    pub Registered = "petition.registered" (ByStaff) {
        petition: PetitionId,
        number: i64,
        year: i64,
        kind: Kind,
        way: Way,
    }
    /// Something was done about it.
    pub Settled = "petition.settled" (ByStaff) { petition: PetitionId, number: i64, year: i64, what: Done }
}

/// What the register of a year says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub registered: i64,
    pub petitions: i64,
    pub information: i64,
    pub suggestions: i64,
    pub on_paper: i64,
    pub answered: i64,
    pub refused: i64,
    pub forwarded: i64,
    pub filed: i64,
    pub extended: i64,
    pub open: i64,
    /// Answered or refused late, or not at all, by every way of counting.
    pub late: i64,
}

impl Figures {
    /// Adds a line of the register.
    pub fn add(&mut self, petition: &Petition, now: Instant) {
        let one = |holds: bool| i64::from(holds);
        self.registered += 1;
        self.petitions += one(petition.kind == Kind::Petition);
        self.information += one(petition.kind == Kind::Information);
        self.suggestions += one(petition.kind == Kind::Suggestion);
        self.on_paper += one(petition.way != Way::Web);
        self.answered += one(petition.state() == State::Answered);
        self.refused += one(petition.state() == State::Refused);
        self.forwarded += one(petition.state() == State::Forwarded);
        self.filed += one(petition.state() == State::Filed);
        self.open += one(petition.closed.is_none());
        self.extended += one(petition.extended_at.is_some());
        self.late += one(petition.is_late(now));
    }
}

#[cfg(test)]
mod checks {
    use super::*;

    fn petition(kind: Kind, received: &str) -> Petition {
        Petition {
            id: PetitionId(uuid::Uuid::nil()),
            year: 2026,
            number: 12,
            kind,
            way: Way::Letter,
            subject: "Drum".into(),
            lang: Lang::Ro,
            received_on: Day::parse(received).unwrap(),
            registered_at: Day::parse(received).unwrap().start(),
            extended_at: None,
            closed: None,
        }
    }

    #[test]
    fn a_petition_has_thirty_days_and_fifteen_more_and_information_ten_and_then_thirty() {
        let day = |due: Option<Due>| due.map(|due| due.act_by().to_string());
        let mut one = petition(Kind::Petition, "2026-05-15");
        assert_eq!(day(one.answer()).as_deref(), Some("2026-06-14"));
        assert_eq!(day(one.forwarding()).as_deref(), Some("2026-05-20"));
        one.extended_at = Some(one.registered_at);
        assert_eq!(day(one.answer()).as_deref(), Some("2026-06-29"));
        let mut one = petition(Kind::Information, "2026-05-15");
        assert_eq!(day(one.answer()).as_deref(), Some("2026-05-25"));
        assert_eq!(day(one.refusal()).as_deref(), Some("2026-05-20"));
        one.extended_at = Some(one.registered_at);
        assert_eq!(day(one.answer()).as_deref(), Some("2026-06-14"));
        assert_eq!(petition(Kind::Suggestion, "2026-05-15").answer(), None);
    }

    #[test]
    fn nobody_is_called_late_before_the_longest_reading_is_over() {
        let one = petition(Kind::Petition, "2026-05-15");
        let due = one.answer().unwrap();
        assert!(due.used > due.act_by());
        assert!(!one.is_late(Day(due.act_by()).end()));
        assert!(!one.is_late(Instant(due.boundary - 1)));
        assert!(one.is_late(Instant(due.boundary)));
        assert!(one.can_be_extended(Instant(due.boundary - 1)));
        assert!(!one.can_be_extended(Instant(due.boundary)));
    }

    #[test]
    fn information_that_is_refused_after_the_five_days_is_late_even_within_the_term_of_an_answer() {
        let closed = |kind: Kind, done: Done, on: &str| {
            let mut one = petition(kind, "2026-05-15");
            one.closed = Some((done, Day::parse(on).unwrap().start()));
            one
        };
        let is_late = |one: &Petition| one.is_late(Day::parse("2027-01-01").unwrap().start());
        assert!(is_late(&closed(Kind::Information, Done::Refused, "2026-05-24")));
        assert!(!is_late(&closed(Kind::Information, Done::Answered, "2026-05-24")));
        // The fifth day is the 20th by one reading, the 21st by the other.
        assert!(!is_late(&closed(Kind::Information, Done::Refused, "2026-05-21")));
        assert!(is_late(&closed(Kind::Information, Done::Refused, "2026-05-22")));
        // Only the answer of information is lengthened, and a petition is refused in the term of its answer.
        let mut longer = closed(Kind::Information, Done::Refused, "2026-05-24");
        longer.extended_at = Some(longer.registered_at);
        assert!(is_late(&longer));
        assert!(!is_late(&closed(Kind::Petition, Done::Refused, "2026-05-24")));
    }

    #[test]
    fn the_law_counts_from_registration_and_the_desk_from_receipt() {
        let mut one = petition(Kind::Petition, "2026-05-01");
        one.registered_at = Instant::parse_local("2026-05-15T09:00").unwrap();
        let due = one.answer().unwrap();
        assert_eq!((due.event.to_string(), due.used.to_string()), ("2026-05-15".into(), "2026-06-15".into()));
        assert_eq!(one.safe_day(&due).to_string(), "2026-05-31");
        assert_eq!(one.safe_day(&one.forwarding().unwrap()).to_string(), "2026-05-06");
        let after_receipt = law::PETITION.due_from(one.received_on.0, &Calendar::default());
        assert!(after_receipt.boundary < due.boundary);
        assert!(!one.is_late(Instant(after_receipt.boundary)));
        assert!(one.can_be_extended(Instant(after_receipt.boundary)));
        let late = |now: i64| {
            let mut figures = Figures::default();
            figures.add(&one, Instant(now));
            figures.late
        };
        assert_eq!((late(after_receipt.boundary), late(due.boundary - 1), late(due.boundary)), (0, 0, 1));
        // A letter that was registered on the day before it is said to have come is counted from the later day.
        one.received_on = Day::parse("2026-05-16").unwrap();
        assert_eq!(one.counted_from(), one.received_on);
    }
}
