//! A day before a vote closes, those who follow its process are told, once for each end that it has had.
use super::domain::Vote;
use super::store;
use dialogue::notify;
use dialogue::subjects::SubjectKind;
use kit::area::Later;
use kit::{App, CommunityId, ProcessId, Text, VoteId};

db::events! {
    /// A vote closes soon, and people were told.
    ReminderSent = "vote.reminded" (ByNone) { vote: VoteId }
}

/// Looks for votes that close within a day.
pub(crate) fn tick<'a>(app: &'a App, community: CommunityId) -> Later<'a, ()> {
    Box::pin(async move {
        let now = app.clock.now();
        let due = store::closing_soon(&mut app.read_as_program(community).await?, now).await?;
        for process in due {
            remind(app, community, process).await?;
        }
        Ok(())
    })
}

async fn remind(app: &App, community: CommunityId, process: ProcessId) -> kit::Result<()> {
    let mut tx = app.write_as_program(community).await?;
    let Some(Vote { id, title, closes_at, .. }) = store::of_process(&mut tx, process).await? else {
        return Ok(());
    };
    if store::remind_once(&mut tx, id, closes_at).await? {
        let text = Text::new("vote-notice-closing").with("title", title).with("until", closes_at);
        notify(&mut tx, app, SubjectKind::Process, process.0, text).await?;
        tx.commit(ReminderSent { vote: id }).await?;
    }
    Ok(())
}
