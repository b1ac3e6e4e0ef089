//! What can happen to a process.
use db::{Event, Seen};
use kit::ProcessId;
use serde::Serialize;

/// A draft was begun.
#[derive(Serialize)]
pub struct ProcessDrafted {
    pub process: ProcessId,
    pub title: String,
}
impl Event for ProcessDrafted {
    const NAME: &'static str = "process.drafted";
    const SEEN: Seen = Seen::ByStaff;
}

/// A draft was changed: texts, rules, stages or targets.
#[derive(Serialize)]
pub struct DraftChanged {
    pub process: ProcessId,
}
impl Event for DraftChanged {
    const NAME: &'static str = "process.draft-changed";
    const SEEN: Seen = Seen::ByNone;
}

/// Everybody can see the process.
#[derive(Serialize)]
pub struct ProcessPublished {
    pub process: ProcessId,
    pub title: String,
}
impl Event for ProcessPublished {
    const NAME: &'static str = "process.published";
}

/// Texts, rules or targets of a published process were changed.
#[derive(Serialize)]
pub struct ProcessEdited {
    pub process: ProcessId,
    pub title: String,
}
impl Event for ProcessEdited {
    const NAME: &'static str = "process.edited";
}

/// A boundary of a published stage was moved, or a stage was added.
#[derive(Serialize)]
pub struct StageMoved {
    pub process: ProcessId,
    pub title: String,
    pub stage: &'static str,
    /// `opening` or `closing`.
    pub boundary: &'static str,
    /// Unix milliseconds; none if the stage was added.
    pub was: Option<i64>,
    pub becomes: i64,
    pub reason: String,
}
impl Event for StageMoved {
    const NAME: &'static str = "process.stage-moved";
}

/// A stage has opened by itself, because it was time.
#[derive(Serialize)]
pub struct StageOpened {
    pub process: ProcessId,
    pub title: String,
    pub stage: &'static str,
}
impl Event for StageOpened {
    const NAME: &'static str = "stage.opened";
}

/// A stage has closed by itself, because it was time.
#[derive(Serialize)]
pub struct StageClosed {
    pub process: ProcessId,
    pub title: String,
    pub stage: &'static str,
}
impl Event for StageClosed {
    const NAME: &'static str = "stage.closed";
}
