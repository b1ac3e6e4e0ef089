//! What is convened: the list, the page of one, its paper and its calendar file.
use super::super::domain::{CallOff, Check, Kind, Minute, Record, Sitting, SittingId};
use super::super::{duties, store};
use crate::calendar::files;
use crate::paper::{self, Sheet};
use crate::reasons;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Frame, Instant, Query, Result, Role, Text, Visit, download, page};
use serde::{Deserialize, Serialize};

/// How many coming ones the list shows, and how many of the past on a page.
const COMING: i64 = 50;
const PAST: usize = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct Before {
    /// The beginning and the id of the last one shown: `1778835600000-sit_…`
    before: String,
}

impl Before {
    fn key(&self) -> Option<(Instant, SittingId)> {
        let (start, id) = self.before.split_once('-')?;
        Some((Instant(start.parse().ok()?), id.parse().ok()?))
    }
}

#[derive(Template)]
#[template(path = "sittings/list.html")]
struct ListPage {
    frame: Frame,
    coming: Vec<Sitting>,
    past: Vec<Sitting>,
    is_first: bool,
    older: Option<String>,
    may_convene: bool,
}

pub(in super::super) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let before = query.key();
    let mut reader = visit.read().await?;
    let coming = match before {
        None => store::between(&mut reader, visit.now, Instant(i64::MAX), COMING).await?,
        Some(_) => vec![],
    };
    let wanted = i64::try_from(PAST + 1).unwrap_or(i64::MAX);
    let mut past = store::past(&mut reader, visit.now, before, wanted).await?;
    let more = past.len() > PAST;
    past.truncate(PAST);
    let older = past.last().filter(|_| more).map(|last| format!("{}-{}", last.starts_at.0, last.id));
    let may_convene = visit.actor.is(Role::Clerk);
    page(ListPage { frame: visit.frame(), coming, past, is_first: before.is_none(), older, may_convene })
}

async fn load(visit: &Visit, id: &str) -> Result<Sitting> {
    let id: SittingId = id.parse().map_err(|_| Error::NotFound)?;
    store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)
}

#[derive(Template)]
#[template(path = "sittings/show.html")]
struct ShowPage {
    frame: Frame,
    sitting: Sitting,
    minutes: Option<Record>,
    checks: Vec<Check>,
    may_cancel: bool,
    may_minute: bool,
}

impl ShowPage {
    fn law(&self, check: &Check) -> String {
        self.frame.say(&reasons::law(&check.due.term))
    }
    fn said(&self, check: &Check) -> String {
        self.frame.say(&Text::new(check.key()).with("day", check.day()))
    }
    fn why(&self, check: &Check) -> Vec<String> {
        reasons::why(&check.due).iter().map(|step| self.frame.say(step)).collect()
    }
    /// Whether art. 8 of Law 52/2003 wants those who wrote about its drafts to be told.
    fn meets_in_public(&self) -> bool {
        self.sitting.kind == Kind::Public || self.sitting.kind.is_council()
    }
    fn is_without_term(&self) -> bool {
        self.sitting.kind == Kind::Assembly
    }
}

pub(in super::super) async fn show(visit: Visit, Path(id): Path<String>) -> Result {
    let sitting = load(&visit, &id).await?;
    let minutes = store::minutes(&mut visit.read().await?, sitting.id).await?;
    let may_cancel = visit.actor.could::<CallOff>(&sitting, visit.now);
    let may_minute = visit.actor.could::<Minute>(&sitting, visit.now);
    let checks = sitting.checks();
    page(ShowPage { frame: visit.frame(), sitting, minutes, checks, may_cancel, may_minute })
}

/// What the notice says.
#[derive(Serialize)]
struct Notice {
    kind: String,
    facts: Vec<[String; 2]>,
    purpose: String,
    agenda_title: String,
    agenda: String,
    law: Vec<String>,
    invitation: String,
    cancelled: String,
    page: String,
    scan: String,
    sign: String,
}

/// The notice for the board, with the address as a QR code.
pub(in super::super) async fn notice(visit: Visit, Path(id): Path<String>) -> Result {
    let sitting = load(&visit, &id).await?;
    let lang = visit.community.default_language();
    let say = |key: &str| lang.t(key).into_owned();
    let mut facts = vec![
        [say("sitting-when"), lang.moment(sitting.starts_at)],
        [say("sitting-where"), sitting.whole_place()],
    ];
    facts.extend(sitting.online.clone().map(|online| [say("sitting-online"), online]));
    facts.push([say("sitting-noticed"), lang.day(sitting.noticed_on)]);
    facts.extend(sitting.reason.clone().map(|reason| [say("sitting-hurry"), reason]));
    let data = Notice {
        kind: say(&format!("sitting-kind-{}", sitting.kind.code())),
        facts,
        purpose: sitting.purpose.clone(),
        agenda_title: say("sitting-agenda"),
        agenda: sitting.agenda.clone(),
        law: sitting.checks().iter().map(|check| reasons::law(&check.due.term).say(lang)).collect(),
        invitation: say(&format!("sitting-invitation-{}", sitting.kind.code())),
        cancelled: sitting
            .cancel_reason
            .as_ref()
            .map(|reason| Text::new("sitting-paper-cancelled").with("reason", reason).say(lang))
            .unwrap_or_default(),
        page: visit.address_of(&sitting.url()),
        scan: say("sitting-paper-scan"),
        sign: say(&format!("sitting-sign-{}", sitting.kind.code())),
    };
    let sheet = Sheet {
        template: include_str!("../../../templates/sittings/notice.typ"),
        title: sitting.title.clone(),
        path: sitting.url(),
        lang,
        day: sitting.noticed_on,
    };
    let pdf = paper::print(&visit, sheet, data).await?;
    download("anunt.pdf", "application/pdf", pdf)
}

pub(in super::super) async fn ics(visit: Visit, Path(id): Path<String>) -> Result {
    let sitting = load(&visit, &id).await?;
    let text = files::one(&visit, &duties::dated(&sitting));
    download("sitting.ics", "text/calendar; charset=utf-8", text)
}
