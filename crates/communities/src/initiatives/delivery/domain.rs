//! Milestones, updates, pictures and the day of delivery, and who may write about them.
use crate::initiatives::Initiative;
use kit::access::Action;
use kit::files::{FileInfo, Withdrawal};
use kit::{Actor, Day, Denied, InitiativeId, Instant, Role, Text};

db::id!(/// A step of an initiative with a day.
    MilestoneId, "mile");
db::id!(/// What was told about an initiative on one day.
    UpdateId, "upd");

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 160;
pub const LONGEST_NOTE: usize = 500;
pub const LONGEST_TEXT: usize = 5_000;
pub const LONGEST_CAPTION: usize = 200;
/// How many pictures and documents one update takes.
pub const MOST_PICTURES: usize = 6;
pub const MOST_DOCUMENTS: usize = 6;
/// How many days ahead a milestone is on the desk.
pub const SOON: i32 = 7;

/// A step of an initiative.
#[derive(Debug, Clone)]
pub struct Milestone {
    pub id: MilestoneId,
    pub initiative: InitiativeId,
    pub title: String,
    pub due_on: Day,
    pub done_on: Option<Day>,
    /// How it went; empty until it is done.
    pub done_note: String,
}

db::codes! {
    /// How a milestone stands on a day.
    pub enum MilestoneState {
        Planned = "planned",
        /// Due within a week.
        Soon = "soon",
        Late = "late",
        Done = "done",
    }
}

impl MilestoneState {
    /// The look of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            MilestoneState::Planned => "tag",
            MilestoneState::Soon => "tag wait",
            MilestoneState::Late => "tag must",
            MilestoneState::Done => "tag ok",
        }
    }
}

impl Milestone {
    /// How it stands at `now`. On the day it is due it is not late yet.
    #[must_use]
    pub fn state(&self, now: impl std::borrow::Borrow<Instant>) -> MilestoneState {
        let today = now.borrow().day();
        if self.done_on.is_some() {
            MilestoneState::Done
        } else if self.due_on < today {
            MilestoneState::Late
        } else if self.due_on <= today.plus(SOON) {
            MilestoneState::Soon
        } else {
            MilestoneState::Planned
        }
    }

    /// The address of one of its forms: `/milestones/mile_…/done`.
    #[must_use]
    pub fn form_url(&self, what: &str) -> String {
        format!("/milestones/{}/{what}", self.id)
    }
}

/// What was told on one day. The page shows the role, not the name.
#[derive(Debug, Clone)]
pub struct Update {
    pub id: UpdateId,
    pub initiative: InitiativeId,
    pub role: Role,
    /// Markdown.
    pub text: String,
    pub posted_at: Instant,
}

/// An update to be posted.
#[derive(Debug, Clone)]
pub struct NewUpdate {
    pub id: UpdateId,
    pub role: Role,
    /// Markdown.
    pub text: String,
    /// What the pictures show, for those who cannot see them.
    pub caption: String,
}

db::codes! {
    /// What a file is for.
    pub enum AttachmentKind {
        Picture = "picture",
        Before = "before",
        After = "after",
        Document = "document",
    }
}

/// A file of an initiative.
#[derive(Debug, Clone)]
pub struct Attachment {
    pub initiative: InitiativeId,
    pub update: Option<UpdateId>,
    pub kind: AttachmentKind,
    /// What the picture shows.
    pub caption: String,
    pub file: FileInfo,
    /// None: everybody can fetch it.
    pub withdrawn: Option<Withdrawal>,
}

impl Attachment {
    /// What stands in its place once it was taken back.
    #[must_use]
    pub fn gone(&self) -> Option<Text> {
        let said = |gone: &Withdrawal| {
            Text::new("delivery-withdrawn").with("at", gone.at.day()).with("reason", &gone.reason)
        };
        self.withdrawn.as_ref().map(said)
    }
}

/// The end of the works.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// None: it had been marked by mistake.
    pub delivered_on: Option<Day>,
    /// Markdown.
    pub closing: String,
    /// Why it was corrected; none if it never was.
    pub reason: Option<String>,
}

/// Writing about how an initiative is carried out: the town hall's counter and the coordinators.
pub enum Deliver {}
impl Action for Deliver {
    type On = Initiative;
    fn rule(actor: &Actor, _: &Initiative, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if actor.is(Role::Clerk) => Ok(()),
            Some(_) => Err(Denied::Role(Role::Clerk)),
        }
    }
}

db::events! {
    /// A milestone was planned; `title` is its own.
    pub MilestoneAdded = "milestone.added" {
        initiative: InitiativeId,
        title: String,
        milestone: MilestoneId,
        due_on: Day,
    }
    /// Its title or its day was changed, before it was done.
    pub MilestoneChanged = "milestone.changed" {
        initiative: InitiativeId,
        title: String,
        milestone: MilestoneId,
        due_on: Day,
    }
    pub MilestoneCompleted = "milestone.completed" {
        initiative: InitiativeId,
        title: String,
        milestone: MilestoneId,
        done_on: Day,
    }
    /// It had been called done by mistake.
    pub MilestoneReopened = "milestone.reopened" {
        initiative: InitiativeId,
        title: String,
        milestone: MilestoneId,
    }
    /// It had been planned by mistake.
    pub MilestoneRemoved = "milestone.removed" {
        initiative: InitiativeId,
        title: String,
        milestone: MilestoneId,
    }
    /// Something was told; `title` is the initiative's.
    pub InitiativeUpdated = "initiative.updated" { initiative: InitiativeId, title: String, update: UpdateId }
    /// Pictures or documents were added.
    pub FilesAdded = "initiative.documented" { initiative: InitiativeId, title: String, files: usize }
    /// A picture or a document was taken back; what it was called is not in the record, because names of files can name
    /// people.
    pub FileWithdrawn = "initiative.file-withdrawn" { initiative: InitiativeId, title: String, reason: String }
    pub InitiativeDelivered = "initiative.delivered" {
        initiative: InitiativeId,
        title: String,
        delivered_on: Day,
        closing: String,
    }
    /// The day or the closing text was wrong, or it is not delivered after all.
    pub DeliveryCorrected = "initiative.corrected" {
        initiative: InitiativeId,
        title: String,
        delivered_on: Option<Day>,
        closing: String,
        reason: String,
    }
}
