//! What the home page and the desk show of consultations, and what is forgotten in time.
use super::debates::store as debates;
use super::store::{self, Announcement};
use askama::Template;
use db::Reader;
use kit::area::{Duties, Duty, Later, Panel, Place, Tick};
use kit::{Frame, Instant, Result, Role, Text, Visit};
use rules::calendar::Calendar;
use rules::terms::law;

const NAMED: i64 = 5;
const REMINDED: i64 = 30;

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

/// Contacts are forgotten when their time has come.
#[must_use]
pub fn ticks() -> Vec<Tick> {
    vec![|app, community| {
        Box::pin(async move {
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
        let mut open = store::announced(reader, Instant(i64::MAX), NAMED).await?;
        open.retain(|one| one.moved_at.is_none() && visit.now < one.closes_on.end());
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
            due: Some(one.endorsable_from),
            title,
            about: one.title.clone(),
            action: Text::new(action),
            url: format!("/documents/{}/{path}", one.slug),
        };
        if one.unanswered > 0 {
            let title = Text::new("consult-duty-answer").with("n", one.unanswered);
            duties.push(duty(title, "consult-duty-answer-do", "consultation"));
        }
        if one.lacks_debate {
            duties.push(duty(Text::new("consult-duty-debate"), "consult-duty-debate-do", "debate/announce"));
        }
        if one.proofs < 3 {
            duties.push(duty(Text::new("consult-duty-proof"), "consult-duty-proof-do", "consultation"));
        }
        if one.unanswered == 0 && visit.now >= one.endorsable_from {
            duties.push(duty(Text::new("consult-duty-move"), "consult-duty-move-do", "consultation"));
        }
    }
    for (id, title, starts_at) in debates::open(reader, REMINDED).await? {
        if starts_at <= visit.now {
            let due = law::DEBATE_DOSSIER.due(starts_at.0, &Calendar::default());
            duties.push(Duty {
                due: Some(kit::Day(due.act_by()).end()),
                title: Text::new("consult-duty-minutes"),
                about: title,
                action: Text::new("consult-duty-minutes-do"),
                url: format!("/debates/{id}/minutes"),
            });
        }
    }
    Ok(duties)
}
