//! The list of meetings, the page of one, its paper and its calendar file.
use super::store::{self, Whole};
use super::{Change, Meeting, Record, calendar};
use crate::counts::{self, HeadCount};
use crate::minutes::domain::WithdrawAnnex;
use crate::minutes::{self, Annex};
use askama::Template;
use axum::extract::Path;
use dialogue::{SubjectKind, Thread};
use kit::{Error, Frame, Instant, MeetingId, Query, Result, Role, Visit, download, page};
use serde::Deserialize;

/// How many coming meetings the list shows, and how many of the past on a page.
const COMING: i64 = 50;
const PAST: usize = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Before {
    /// The end and the id of the last one shown: `1778835600000-meet_…`
    before: String,
}

impl Before {
    fn key(&self) -> Option<(Instant, MeetingId)> {
        let (end, id) = self.before.split_once('-')?;
        Some((Instant(end.parse().ok()?), id.parse().ok()?))
    }
}

#[derive(Template)]
#[template(path = "announcements/list.html")]
struct ListPage {
    frame: Frame,
    coming: Vec<Meeting>,
    past: Vec<Meeting>,
    is_first: bool,
    /// The key of the next page.
    older: Option<String>,
    may_announce: bool,
}

pub(super) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let before = query.key();
    let mut reader = visit.read().await?;
    let coming = match before {
        None => store::upcoming(&mut reader, visit.now, COMING).await?,
        Some(_) => vec![],
    };
    let wanted = i64::try_from(PAST + 1).unwrap_or(i64::MAX);
    let mut past = store::past(&mut reader, visit.now, before, wanted).await?;
    let is_more = past.len() > PAST;
    past.truncate(PAST);
    let older = past.last().filter(|_| is_more).map(|last| format!("{}-{}", last.ends_at.0, last.id));
    let may_announce = visit.actor.is(Role::Clerk);
    page(ListPage { frame: visit.frame(), coming, past, is_first: before.is_none(), older, may_announce })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Talk {
    talk: String,
}

#[derive(Template)]
#[template(path = "announcements/show.html")]
struct ShowPage {
    frame: Frame,
    whole: Whole,
    count: Option<HeadCount>,
    annexes: Vec<Annex>,
    talk: Thread,
    may_change: bool,
    may_record: bool,
    may_withdraw: bool,
}

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>, Query(query): Query<Talk>) -> Result {
    let mut reader = visit.read().await?;
    let whole = store::whole(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let count = counts::store::latest(&mut reader, id).await?;
    let annexes = minutes::store::annexes(&mut reader, id).await?;
    let part = Some(query.talk.as_str()).filter(|part| !part.is_empty());
    let talk = dialogue::thread(&visit, &mut reader, SubjectKind::Meeting, id.0, part).await?;
    let may_change = count.is_none() && visit.actor.could::<Change>(&whole.meeting, visit.now);
    let may_record = visit.actor.could::<Record>(&whole.meeting, visit.now);
    let may_withdraw = visit.actor.could::<WithdrawAnnex>(&whole.meeting, visit.now);
    page(ShowPage { frame: visit.frame(), whole, count, annexes, talk, may_change, may_record, may_withdraw })
}

#[derive(Template)]
#[template(path = "announcements/paper.html")]
struct PaperPage {
    frame: Frame,
    meeting: Meeting,
    /// The whole address of the meeting's page.
    address: String,
}

pub(super) async fn paper(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let meeting = store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    page(PaperPage { frame: visit.frame(), address: visit.address_of(&meeting.url()), meeting })
}

pub(super) async fn ics(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let meeting = store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let text = calendar::ics(&meeting, &visit.community.host, &visit.address_of(&meeting.url()));
    download("meeting.ics", "text/calendar; charset=utf-8", text)
}
