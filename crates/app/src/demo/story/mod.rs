//! The story as data: who lives there, what they proposed, said, voted, gave and built. All names, sums and texts are
//! made up. Days are counted from the day of planting (`-30`: thirty days before it), so that some process is always
//! open at each stage; `{an}` in a text is the year in which its process began.
mod cojocna;
mod cojocna_last_year;
mod cojocna_shade;
mod cojocna_works;
mod neighbours;
mod people;
pub(in crate::demo) mod texts;

pub(super) use cojocna::{ANNUAL, GREEN, HEALTH};
pub(super) use cojocna_last_year::LIGHT;
pub(super) use cojocna_shade::{LINDENS, SHADE, WELL};
pub(super) use cojocna_works::{AIR, HALL, SQUARES};
pub(super) use neighbours::{METROPOLITAN, VALLEY, YOUTH};
pub(super) use people::{ASSOCIATION, CLUJ, COJOCNA, OPERATOR, VALEA};

use super::pictures::Scene;
use rules::stages::StageKind;

/// A community of the demonstration.
pub(super) struct Home {
    /// `cojocna`: the first part of the host.
    pub(super) word: &'static str,
    pub(super) kind: kit::CommunityKind,
    pub(super) name: &'static str,
    pub(super) county: Option<&'static str>,
    pub(super) siruta: Option<i64>,
    pub(super) languages: &'static [kit::Lang],
    pub(super) accent: &'static str,
    pub(super) summary: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) address: &'static str,
    pub(super) villages: &'static [&'static str],
    /// Citizen, clerk, coordinator, accountant, moderator; they live in the first village.
    pub(super) personas: [&'static str; 5],
    /// Attested residents. Every third has no e-mail.
    pub(super) residents: &'static [Resident],
    /// Whether the last two residents came to the counter later than the others.
    pub(super) has_newcomers: bool,
}

/// Somebody who lives there: name and village.
pub(super) type Resident = (&'static str, &'static str);

/// A process and everything that happened in it so far.
pub(super) struct Course {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    pub(super) stages: &'static [Span],
    pub(super) max_choices: i64,
    pub(super) seats: i64,
    /// The most the town hall adds, in lei.
    pub(super) cap: i64,
    pub(super) has_targets: bool,
    pub(super) meetings: &'static [Gathering],
    pub(super) ideas: &'static [Idea],
    /// Ballots: which ideas they name (places in `ideas`), and how many such ballots there are.
    pub(super) ballots: &'static [(&'static [usize], usize)],
    pub(super) campaign: Option<&'static Fund>,
}

/// A stage: its kind, the day it opens, the last day it is open, and a sentence.
pub(super) type Span = (StageKind, i32, i32, &'static str);

/// A proposal.
pub(super) struct Idea {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) text: &'static str,
    pub(super) category: &'static str,
    pub(super) village: Option<&'static str>,
    /// In lei.
    pub(super) cost: i64,
    pub(super) by: &'static str,
    /// The day on which it was submitted.
    pub(super) day: i32,
    pub(super) supporters: usize,
    pub(super) talk: &'static [Remark],
    pub(super) review: Review,
}

/// What the review said.
pub(super) enum Review {
    /// It has not been reviewed.
    Waiting,
    /// Admissible, for this reason, at this cost in lei.
    Admissible(&'static str, i64),
    /// Merged with another idea of the process (its place).
    Merged(usize, &'static str),
    Refused(&'static str),
}

/// A comment.
pub(super) struct Remark {
    pub(super) by: &'static str,
    /// `for`, `neutral` or `against`.
    pub(super) stance: &'static str,
    pub(super) text: &'static str,
    /// The place of the remark it answers.
    pub(super) answers: Option<usize>,
    /// Who reported it, and why.
    pub(super) reported: Option<(&'static str, &'static str)>,
}

/// A meeting of a process.
pub(super) struct Gathering {
    pub(super) title: &'static str,
    pub(super) place: &'static str,
    pub(super) village: &'static str,
    pub(super) day: i32,
    /// Hour and minute at which it begins.
    pub(super) at: (i8, i8),
    pub(super) agenda: &'static str,
    /// What was written down afterwards; empty while it is still to come.
    pub(super) minutes: &'static str,
    /// Heads: elected, administration, organisations, citizens.
    pub(super) heads: [i64; 4],
    pub(super) is_estimated: bool,
    /// Viewers online, never added to the heads.
    pub(super) viewers: i64,
}

/// A picture of a proposal or of an update: its title, what is seen, and the words for it.
pub(super) type Illustration = (&'static str, Scene, &'static str);

/// The pictures of the story.
pub(super) const PICTURES: &[Illustration] = &[
    ("Grădina bunicilor", Scene::Garden, "Grădina de lângă școala din Boju, desenată de un elev"),
    ("S-a făcut lumină", Scene::LitLane, "Aleea școlii, seara, cu lămpile aprinse"),
    ("Avem semnal", Scene::Hall, "Căminul cultural din Cojocna"),
];

/// The lane before and after.
pub(super) const BEFORE: Illustration =
    ("Lumină pe aleea școlii", Scene::DarkLane, "Aleea școlii înainte, pe întuneric");
pub(super) const AFTER: Illustration =
    ("Lumină pe aleea școlii", Scene::LitLane, "Aleea școlii după lucrare");

/// The organisations of Cojocna that were told of last year's process: name, kind, what they work on, village, the day,
/// the way, and a note.
pub(super) type Told =
    (&'static str, &'static str, &'static str, &'static str, i32, &'static str, &'static str);
pub(super) const TOLD: &[Told] = &[
    (
        "Asociația Fiii Satului",
        "association",
        "culture",
        "Cojocna",
        -399,
        "meeting",
        "Două persoane din conducere, la primărie.",
    ),
    ("Școala Gimnazială Boju", "school", "education", "Boju", -398, "phone", "Directoarea anunță părinții."),
    ("Parohia Iuriu de Câmpie", "church", "social", "Iuriu de Câmpie", -397, "letter", "Scrisoarea nr. 12."),
    (
        "Grupul de inițiativă Moriști",
        "group",
        "environment",
        "Moriști",
        -396,
        "email",
        "Au confirmat primirea.",
    ),
    (
        "Clubul Sportiv Câmpia",
        "association",
        "sport",
        "Cojocna",
        -395,
        "message",
        "Anunțul a fost pus în grupul părinților.",
    ),
];

/// A campaign: what was given and what was done with it.
pub(super) struct Fund {
    pub(super) story: &'static str,
    pub(super) gifts: &'static [Gift],
    /// Pledges that wait for their money: name, bani, day.
    pub(super) pledges: &'static [(&'static str, i64, i32)],
    pub(super) fees: &'static [(i64, i32, &'static str)],
    /// The council's decision: number, its day, the day on which the money came.
    pub(super) decision: Option<(&'static str, i32, i32)>,
    pub(super) invoices: &'static [Invoice],
    pub(super) milestones: &'static [Milestone],
    /// Day, title, text.
    pub(super) updates: &'static [(i32, &'static str, &'static str)],
    /// The day on which it was handed over, and what was said then.
    pub(super) delivered: Option<(i32, &'static str)>,
}

/// Money that came in.
pub(super) struct Gift {
    pub(super) name: &'static str,
    pub(super) bani: i64,
    pub(super) day: i32,
    pub(super) way: Way,
    pub(super) shown: Shown,
    /// The day on which it was given back, and why.
    pub(super) returned: Option<(i32, &'static str)>,
}

/// How a gift came.
pub(super) enum Way {
    Transfer,
    /// A box opened before two witnesses.
    Cash(&'static str, &'static str),
}

/// How a donor wants to be shown.
pub(super) enum Shown {
    Name,
    Initials,
    Anonymous,
}

/// A bill that was paid.
pub(super) struct Invoice {
    pub(super) what: &'static str,
    pub(super) supplier: &'static str,
    pub(super) number: &'static str,
    pub(super) bani: i64,
    pub(super) day: i32,
}

/// A step of the work: its title, the day by which it is due, the day on which it was done.
pub(super) type Milestone = (&'static str, i32, Option<i32>);
