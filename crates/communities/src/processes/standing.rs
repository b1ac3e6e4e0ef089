//! Where a process stands against its targets. The figures come from the areas that count them.
use super::store;
use db::Reader;
use kit::{Frame, ProcessId, Result, Text, Visit};
use rules::targets::{Standing, TargetKind};

/// One target beside what has been reached.
#[derive(Debug, Clone, Copy)]
pub struct TargetLine {
    pub kind: TargetKind,
    pub standing: Standing,
}

impl TargetLine {
    /// How full the bar is: never fuller than full.
    #[must_use]
    pub fn bar(&self) -> i64 {
        self.standing.reached.min(self.standing.target)
    }

    /// `53 din cel puțin 40 · îndeplinit`
    #[must_use]
    pub fn words(&self, frame: &Frame) -> String {
        let Standing { target, reached, missing } = self.standing;
        let key = if self.standing.is_reached() { "target-reached" } else { "target-missing" };
        frame.say(&Text::new(key).with("reached", reached).with("wanted", target).with("missing", missing))
    }
}

/// The targets of a process with where they stand. One statement, and one more for each target; then kept.
///
/// # Errors
/// If an area cannot count.
pub async fn of(visit: &Visit, reader: &mut Reader, process: ProcessId) -> Result<Vec<TargetLine>> {
    let what = format!("standing of {process}");
    let lines =
        visit.shared(reader, what, |visit, reader| Box::pin(work_out(visit, reader, process))).await?;
    Ok((*lines).clone())
}

async fn work_out(visit: &Visit, reader: &mut Reader, process: ProcessId) -> Result<Vec<TargetLine>> {
    let mut lines = Vec::new();
    for (kind, wanted) in store::targets(reader, process).await? {
        let reached = visit.app().areas.measure(reader, kind.code(), process).await?.unwrap_or(0);
        lines.push(TargetLine { kind, standing: Standing::of(wanted, reached) });
    }
    Ok(lines)
}
