//! Once a minute: is a day of a book over and not sealed?
use super::store;
use kit::area::Later;
use kit::{App, CommunityId};

/// See [`kit::Area::ticks`].
pub(crate) fn tick(app: &App, community: CommunityId) -> Later<'_, ()> {
    Box::pin(async move {
        let today = app.clock.now().day().start();
        let mut reader = app.read_as_program(community).await?;
        let books = store::unsealed(&mut reader, today).await?;
        drop(reader);
        for book in &books {
            while store::seal_next(app, community, book, today).await? {}
        }
        Ok(())
    })
}
