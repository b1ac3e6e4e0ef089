//! The pages of the register.
pub(super) mod counter;
pub(super) mod figures;
pub(super) mod file;
pub(super) mod settle;
pub(super) mod status;

use super::domain::{Petition, Step};
use crate::reasons;
use kit::files::FileInfo;
use kit::{Day, Frame, Instant, Text};
use rules::terms::Due;

/// By when something is done, with its law: the safe day, after it the last one, and after that only that it is over.
fn term(key: &str, petition: &Petition, due: &Due, now: Instant) -> (Text, Text) {
    let (safe, last) = (petition.safe_day(due), Day(due.used));
    let said = if due.is_over(now.0) {
        Text::new(format!("{key}-over")).with("day", last)
    } else {
        Text::new(format!("{key}-what")).with("day", if safe.end() > now { safe } else { last })
    };
    (said, reasons::law(&due.term))
}

/// One line of the register with all that its petitioner may read.
pub(super) struct Case {
    pub(super) petition: Petition,
    pub(super) steps: Vec<Step>,
    pub(super) files: Vec<FileInfo>,
    /// Whether the counter reads it: both days of its term stand there in a card of their own.
    pub(super) at_counter: bool,
}

impl Case {
    /// The day by which the answer must be there by every way of counting.
    pub(super) fn answer_by(&self) -> Option<Day> {
        self.petition.answer().map(|due| Day(due.used))
    }
    /// Where the term stands and how it was reckoned.
    pub(super) fn why(&self) -> Vec<Text> {
        self.petition.answer().map(|due| reasons::why(&due)).unwrap_or_default()
    }
    pub(super) fn law(&self) -> Option<Text> {
        self.petition.answer().map(|due| reasons::law(&due.term))
    }
    pub(super) fn is_open(&self) -> bool {
        self.petition.closed.is_none()
    }
    /// Whether the answer is overdue, for all to read.
    pub(super) fn is_late(&self, frame: &Frame) -> bool {
        self.petition.is_late(frame.now)
    }
    /// What a step was, as a sentence.
    pub(super) fn said(&self, frame: &Frame, step: &Step) -> String {
        let said = Text::new(format!("petition-step-{}", step.done.code()))
            .with("authority", step.authority.as_deref().unwrap_or_default())
            .with("proof", step.proof.as_deref().unwrap_or_default());
        frame.say(&said)
    }
    /// The reason of a step, in words.
    pub(super) fn reason(&self, frame: &Frame, step: &Step) -> Option<String> {
        step.reason.as_deref().map(|code| frame.word("petition-reason", code).into_owned())
    }
}
