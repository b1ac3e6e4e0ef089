//! What an initiative is, and how far it has come.
use super::delivery::{Attachment, AttachmentKind, Delivery, Milestone, Update};
use kit::{Day, InitiativeId, Instant, ProcessId, ProposalId, VoteId};
use rules::Money;

/// A proposal that won.
#[derive(Debug, Clone)]
pub struct Initiative {
    pub id: InitiativeId,
    pub process: ProcessId,
    pub proposal: ProposalId,
    pub vote: Option<VoteId>,
    pub title: String,
    pub summary: String,
    pub village: Option<String>,
    pub cost: Money,
    pub created_at: Instant,
}

impl Initiative {
    /// `/initiatives/init_…`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/initiatives/{}", self.id)
    }
}

db::codes! {
    /// How far an initiative has come. Never stored: it follows from the stages of its process and the day of delivery.
    pub enum State {
        /// It won; the fundraising has not begun.
        Chosen = "chosen",
        Fundraising = "fundraising",
        /// The fundraising is over, the works have not begun.
        Preparing = "preparing",
        Works = "works",
        Delivered = "delivered",
    }
}

impl State {
    /// The look of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            State::Chosen => "tag",
            State::Fundraising | State::Works => "tag open",
            State::Preparing => "tag wait",
            State::Delivered => "tag ok",
        }
    }
}

/// When the stages of the process that concern an initiative open and close; a process may lack some.
#[derive(Debug, Clone, Copy, Default)]
pub struct Timetable {
    pub fund_opens: Option<Instant>,
    pub fund_closes: Option<Instant>,
    pub deliver_opens: Option<Instant>,
}

/// How far an initiative has come at `now`.
#[must_use]
pub fn state(timetable: Timetable, delivered_on: Option<Day>, now: Instant) -> State {
    let has_come = |at: Option<Instant>| at.is_some_and(|at| now >= at);
    if delivered_on.is_some() {
        State::Delivered
    } else if has_come(timetable.deliver_opens) {
        State::Works
    } else if has_come(timetable.fund_closes) {
        State::Preparing
    } else if has_come(timetable.fund_opens) {
        State::Fundraising
    } else {
        State::Chosen
    }
}

/// An initiative with what is needed to say how far it has come.
#[derive(Debug, Clone)]
pub struct Progress {
    pub initiative: Initiative,
    pub process_title: String,
    pub process_slug: String,
    pub timetable: Timetable,
    pub delivery: Option<Delivery>,
    pub last_update: Option<Instant>,
}

impl Progress {
    #[must_use]
    pub fn url(&self) -> String {
        self.initiative.url()
    }

    /// `/processes/sat-inteligent-2026`
    #[must_use]
    pub fn process_url(&self) -> String {
        format!("/processes/{}", self.process_slug)
    }

    /// The day it was delivered, if it has been.
    #[must_use]
    pub fn delivered_on(&self) -> Option<Day> {
        self.delivery.as_ref().and_then(|delivery| delivery.delivered_on)
    }

    /// How far it has come.
    #[must_use]
    pub fn state(&self, now: impl std::borrow::Borrow<Instant>) -> State {
        state(self.timetable, self.delivered_on(), *now.borrow())
    }

    /// Whether there is a page about its money.
    #[must_use]
    pub fn has_campaign(&self) -> bool {
        self.timetable.fund_opens.is_some()
    }
}

/// An initiative with everything that was told about it.
#[derive(Debug, Clone)]
pub struct Story {
    pub progress: Progress,
    pub milestones: Vec<Milestone>,
    pub updates: Vec<Told>,
    pub before: Vec<Attachment>,
    pub after: Vec<Attachment>,
    pub documents: Vec<Attachment>,
    /// Files of the initiative as a whole that were taken back.
    pub withdrawn: Vec<Attachment>,
}

/// An update with its files.
#[derive(Debug, Clone)]
pub struct Told {
    pub update: Update,
    pub pictures: Vec<Attachment>,
    pub documents: Vec<Attachment>,
    /// Those that were taken back.
    pub withdrawn: Vec<Attachment>,
}

impl Told {
    fn of(update: &Update, files: &[Attachment]) -> Told {
        let its_files = files.iter().filter(|file| file.update == Some(update.id)).cloned();
        let (withdrawn, its_files): (Vec<_>, Vec<_>) = its_files.partition(|file| file.withdrawn.is_some());
        let (pictures, documents) =
            its_files.into_iter().partition(|file| file.kind == AttachmentKind::Picture);
        Told { update: update.clone(), pictures, documents, withdrawn }
    }
}

impl Story {
    /// Puts together what belongs to one initiative; what belongs to another is left out.
    #[must_use]
    pub fn of(
        progress: Progress,
        milestones: &[Milestone],
        updates: &[Update],
        files: &[Attachment],
    ) -> Story {
        let id = progress.initiative.id;
        let ours = files.iter().filter(|file| file.initiative == id && file.update.is_none()).cloned();
        let (withdrawn, ours): (Vec<_>, Vec<_>) = ours.partition(|file| file.withdrawn.is_some());
        let of_kind = |kind| ours.iter().filter(|file| file.kind == kind).cloned().collect();
        let with_files = |update: &Update| Told::of(update, files);
        Story {
            milestones: milestones.iter().filter(|milestone| milestone.initiative == id).cloned().collect(),
            updates: updates.iter().filter(|update| update.initiative == id).map(with_files).collect(),
            before: of_kind(AttachmentKind::Before),
            after: of_kind(AttachmentKind::After),
            documents: of_kind(AttachmentKind::Document),
            withdrawn,
            progress,
        }
    }

    /// The files that everybody can fetch, those of the updates too.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        let of_updates = self.updates.iter().flat_map(|told| told.pictures.iter().chain(&told.documents));
        self.before.iter().chain(&self.after).chain(&self.documents).chain(of_updates)
    }

    /// How many milestones have been reached.
    #[must_use]
    pub fn done(&self) -> usize {
        self.milestones.iter().filter(|milestone| milestone.done_on.is_some()).count()
    }
}

db::events! {
    /// A candidate became an initiative.
    pub InitiativeWon = "initiative.won" { initiative: InitiativeId, proposal: ProposalId, title: String }
}
