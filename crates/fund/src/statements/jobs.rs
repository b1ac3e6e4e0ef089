//! Once a minute: whose names in statements are to be forgotten, which file waited too long for a confirmation.
use super::store::{files, settle};
use kit::area::Later;
use kit::{App, CommunityId};

/// See [`kit::Area::ticks`].
pub(crate) fn tick(app: &App, community: CommunityId) -> Later<'_, ()> {
    Box::pin(async move {
        let now = app.clock.now();
        let mut reader = app.read_as_program(community).await?;
        let is_due = settle::is_something_to_forget(&mut reader, now).await?;
        let old = files::forgotten(&mut reader, now).await?;
        drop(reader);
        if !is_due && old.is_empty() {
            return Ok(());
        }
        let mut tx = app.write_as_program(community).await?;
        settle::forget(&mut tx).await?;
        for file in old {
            files::forget(&mut tx, file).await?;
        }
        // Nothing that a page keeps has changed.
        Ok(tx.commit_quietly().await?)
    })
}
