//! What has an end is deleted at its end: links, registrations, sessions, counted attempts, letters long since sent, given up
//! or, without a mail server, never sent.
use db::{args, sql};
use kit::area::Later;
use kit::{App, CommunityId, Instant};

/// How long a letter is kept after it was sent or last tried, in milliseconds.
const LETTERS: i64 = 90 * Instant::DAY;
/// How long a counted attempt is kept, in milliseconds: longer than any window.
const ATTEMPTS: i64 = Instant::DAY;

/// Once a minute, for the whole instance.
pub(crate) fn tick<'a>(app: &'a App, community: CommunityId) -> Later<'a, ()> {
    Box::pin(async move {
        if community != CommunityId::INSTANCE {
            return Ok(());
        }
        let now = app.clock.now();
        let mut tx = app.write_as_program(community).await?;
        for (statement, before) in [
            (sql!(global "delete from registration where expires_at <= $1"), now),
            (sql!(global "delete from sign_in_link where expires_at <= $1"), now),
            (sql!(global "delete from email_change where expires_at <= $1"), now),
            (sql!(global "delete from session where expires_at <= $1"), now),
            (sql!(global "delete from attempt where window_at <= $1"), now.plus(-ATTEMPTS)),
            (sql!(global "delete from mail where sent_at <= $1"), now.plus(-LETTERS)),
            (sql!(global "delete from mail where sent_at is null and next_at <= $1"), now.plus(-LETTERS)),
        ] {
            tx.run(statement, args![before]).await?;
        }
        Ok(tx.commit_quietly().await?)
    })
}
