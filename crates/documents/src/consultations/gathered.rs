//! What the home page and the desk show of consultations, and what is forgotten in time.
use super::debates::store as debates;
use super::store::{self, Announcement};
use askama::Template;
use db::Reader;
use kit::area::{Dated, Dates, Duties, Duty, Later, Panel, Place, Tick};
use kit::{Frame, Instant, Result, Role, Text, Visit};
use rules::calendar::Calendar;
use rules::terms::law;

const NAMED: i64 = 5;
const REMINDED: i64 = 30;
/// How many dates a calendar takes from here, of each kind.
const DATED: i64 = 300;

/// The part of the home page: what can be answered now.
#[must_use]
pub fn panels() -> Vec<Panel> {
    vec![Panel {
        on: |place| place == Place::Home,
        rank: 40,
        personal: false,
        draw: |visit, reader, _| home(visit, reader),
    }]
}

/// What waits for clerks.
#[must_use]
pub fn duties() -> Vec<Duties> {
    vec![Duties { find: |visit, reader| Box::pin(waiting(visit, reader)) }]
}

/// What everybody may have in a calendar: the end of each term for proposals, the earliest endorsement, the debates.
#[must_use]
pub fn dates() -> Vec<Dates> {
    vec![Dates { find: |_, reader, from, until| Box::pin(terms(reader, from, until)) }]
}

pub(super) async fn terms(reader: &mut Reader, from: Instant, until: Instant) -> Result<Vec<Dated>> {
    let dated =
        |word: String, key: &'static str, title: &str, at: Instant, url: String, announced: Instant| Dated {
            word,
            title: Text::new(key).with("title", title),
            starts_at: at,
            ends_at: None,
            place: String::new(),
            url,
            changed_at: announced,
            changes: 0,
            cancelled: false,
        };
    let mut all = Vec::new();
    for one in store::terms(reader, from, until, DATED).await? {
        let url = format!("/documents/{}/consultation", one.slug);
        let word = |what: &str| format!("{}-{what}", one.id);
        for (what, key, at) in [
            ("proposals", "consult-calendar-proposals", one.closes_on.end()),
            ("endorsement", "consult-calendar-endorsement", one.may_move_from),
        ] {
            if (from..until).contains(&at) {
                let term = dated(word(what), key, &one.title, at, url.clone(), one.published_at);
                // What ends at midnight belongs to the day before; what begins then, to the day that begins.
                let ends_at = (what == "endorsement").then_some(at);
                all.push(Dated { ends_at, ..term });
            }
        }
    }
    for debate in debates::between(reader, from, until, DATED).await? {
        let (word, url) = (debate.id.to_string(), format!("/debates/{}", debate.id));
        let one = dated(word, "debate-calendar", &debate.title, debate.starts_at, url, debate.announced_at);
        let cancelled = debate.cancelled.map(|(at, _)| at);
        all.push(Dated {
            place: debate.place,
            changed_at: cancelled.unwrap_or(one.changed_at),
            changes: i64::from(cancelled.is_some()),
            cancelled: cancelled.is_some(),
            ..one
        });
    }
    Ok(all)
}

/// Contacts are forgotten when their time has come.
#[must_use]
pub fn ticks() -> Vec<Tick> {
    vec![|app, community| {
        Box::pin(async move {
            if !store::has_to_forget(&mut app.read_as_program(community).await?, app.clock.now()).await? {
                return Ok(());
            }
            let mut tx = app.write_as_program(community).await?;
            store::forget(&mut tx).await?;
            Ok(tx.commit_quietly().await?)
        })
    }]
}

#[derive(Template)]
#[template(path = "consultations/_home.html")]
struct Home {
    frame: Frame,
    open: Vec<Announcement>,
}

fn home<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let open = store::receiving(reader, visit.now.day(), NAMED).await?;
        if open.is_empty() {
            return Ok(None);
        }
        Ok(Some(Home { frame: visit.frame(), open }.render()?))
    })
}

async fn waiting(visit: &Visit, reader: &mut Reader) -> Result<Vec<Duty>> {
    if !visit.actor.is(Role::Clerk) {
        return Ok(Vec::new());
    }
    let mut duties = Vec::new();
    for one in store::waiting(reader, REMINDED).await? {
        let duty = |title: Text, action, path: &str| Duty {
            due: Some(one.may_move_from()),
            title,
            about: one.title.clone(),
            action: Text::new(action),
            url: format!("/documents/{}/{path}", one.slug),
        };
        if one.unanswered > 0 {
            let title = Text::new("consult-duty-answer").with("n", one.unanswered);
            duties.push(duty(title, "consult-duty-answer-do", "consultation#recommendations"));
        }
        if one.lacks_debate {
            duties.push(duty(Text::new("consult-duty-debate"), "consult-duty-debate-do", "debate/announce"));
        }
        if !one.is_posted {
            duties.push(duty(Text::new("consult-duty-post"), "consult-duty-post-do", "consultation/posted"));
        }
        if one.proofs < 3 {
            duties.push(duty(Text::new("consult-duty-proof"), "consult-duty-proof-do", "consultation"));
        }
        if one.may_move(visit.now) {
            duties.push(duty(Text::new("consult-duty-move"), "consult-duty-move-do", "consultation"));
        }
    }
    for (id, title, starts_at) in debates::without_minutes(reader, visit.now, REMINDED).await? {
        let due = law::DEBATE_DOSSIER.due(starts_at.0, &Calendar::default());
        duties.push(Duty {
            due: Some(kit::Day(due.act_by()).end()),
            title: Text::new("consult-duty-minutes"),
            about: title,
            action: Text::new("consult-duty-minutes-do"),
            url: format!("/debates/{id}/minutes"),
        });
    }
    Ok(duties)
}
