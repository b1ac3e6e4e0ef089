//! Once a minute: is there a campaign whose donors no longer have to be told apart, though nobody settled its match?
use super::store;
use kit::area::Later;
use kit::{App, CommunityId, Instant};

/// How long after the cut-off the marks of donors are kept when the match is not settled.
const KEPT: i64 = 365 * Instant::DAY;

/// See [`kit::Area::ticks`].
pub(crate) fn tick(app: &App, community: CommunityId) -> Later<'_, ()> {
    Box::pin(async move {
        let before = app.clock.now().plus(-KEPT);
        let mut reader = app.read_as_program(community).await?;
        let old = store::with_old_marks(&mut reader, before).await?;
        drop(reader);
        for campaign in old {
            let mut tx = app.write_as_program(community).await?;
            store::forget_marks(&mut tx, campaign).await?;
            // Nothing that a page shows has changed.
            tx.commit_quietly().await?;
        }
        Ok(())
    })
}
