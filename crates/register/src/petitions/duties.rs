//! What the register has due.
use super::domain::{Kind, Petition};
use super::store;
use crate::reasons;
use db::Reader;
use kit::area::{Duty, Later};
use kit::{Role, Text, Visit};

/// How many lines the desk shows.
const MOST: i64 = 200;

/// An answer for each open line, by its safe day; suggestions in one line.
pub(crate) fn duties<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Clerk) {
            return Ok(vec![]);
        }
        let waiting = store::waiting(reader, MOST).await?;
        let suggestions = waiting.iter().filter(|one| one.kind == Kind::Suggestion).count();
        let mut duties: Vec<Duty> = waiting.iter().filter_map(|one| duty(one, visit)).collect();
        if suggestions > 0 {
            duties.push(Duty {
                due: None,
                title: Text::new("petition-duty-suggestions").with("n", suggestions),
                about: String::new(),
                action: "petition-duty-look".into(),
                url: "/registry".into(),
            });
        }
        Ok(duties)
    })
}

fn duty(petition: &Petition, visit: &Visit) -> Option<Duty> {
    let due = petition.answer()?;
    let day = petition.safe_day(&due);
    let law = reasons::law(&due.term).say(visit.lang);
    Some(Duty {
        due: Some(day.end()),
        title: Text::new(format!("petition-duty-{}", petition.kind.code())).with("mark", petition.mark()),
        about: format!("{} · {law}", petition.subject),
        action: "petition-duty-action".into(),
        url: petition.url(),
    })
}
