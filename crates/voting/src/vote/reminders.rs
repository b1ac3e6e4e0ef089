//! A day before a vote closes, those who follow its process are told, once for each end that it has had.
use super::domain::Vote;
use super::store;
use db::{Event, args, sql};
use dialogue::notify;
use dialogue::subjects::SubjectKind;
use kit::area::Later;
use kit::{App, CommunityId, Instant, ProcessId, Text, VoteId};

/// A vote closes soon, and people were told.
#[derive(serde::Serialize)]
struct ReminderSent {
    vote: VoteId,
}
impl Event for ReminderSent {
    const NAME: &'static str = "vote.reminded";
    const SEEN: db::Seen = db::Seen::ByNone;
}

/// Looks for votes that close within a day.
pub(crate) fn tick<'a>(app: &'a App, community: CommunityId) -> Later<'a, ()> {
    Box::pin(async move {
        let now = app.clock.now();
        let due: Vec<(ProcessId,)> = app
            .read_as_program(community)
            .await?
            .all(
                sql!("
                    select v.process_id from vote_term t
                      join vote v on v.community_id = t.community_id and v.id = t.vote_id
                     where t.community_id = $1 and t.closes_at > $2 and t.closes_at <= $3 and v.opened_at < $4
                       and not exists (select 1 from vote_reminder r
                                        where r.community_id = $1 and r.vote_id = t.vote_id and r.closes_at = t.closes_at)
                     order by t.closes_at limit 20"),
                args![now, now.plus(Instant::DAY), now.plus(-Instant::DAY)],
            )
            .await?;
        for (process,) in due {
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
    let first = tx
        .run(
            sql!(
                "
                insert into vote_reminder (community_id, vote_id, closes_at) values ($1, $2, $3)
                on conflict (community_id, vote_id, closes_at) do nothing"
            ),
            args![id, closes_at],
        )
        .await?;
    if first == 1 {
        let text = Text::new("vote-notice-closing").with("title", title).with("until", closes_at);
        notify(&mut tx, app, SubjectKind::Process, process.0, text).await?;
        tx.commit(ReminderSent { vote: id }).await?;
    }
    Ok(())
}
