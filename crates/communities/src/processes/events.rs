//! What can happen to a process.
use kit::ProcessId;

db::events! {
    /// A draft was begun.
    pub ProcessDrafted = "process.drafted" (ByStaff) { process: ProcessId, title: String }
    /// A draft was changed: texts, rules, stages or targets.
    pub DraftChanged = "process.draft-changed" (ByNone) { process: ProcessId }
    /// Everybody can see the process.
    pub ProcessPublished = "process.published" { process: ProcessId, title: String }
    /// Texts, rules or targets of a published process were changed.
    pub ProcessEdited = "process.edited" { process: ProcessId, title: String }
    /// A boundary of a published stage was moved, or a stage was added.
    pub StageMoved = "process.stage-moved" {
        process: ProcessId,
        title: String,
        stage: &'static str,
        /// `opening` or `closing`.
        boundary: &'static str,
        /// Unix milliseconds; none if the stage was added.
        was: Option<i64>,
        becomes: i64,
        reason: String,
    }
    /// A stage has opened by itself, because it was time.
    pub StageOpened = "stage.opened" { process: ProcessId, title: String, stage: &'static str }
    /// A stage has closed by itself, because it was time.
    pub StageClosed = "stage.closed" { process: ProcessId, title: String, stage: &'static str }
}
