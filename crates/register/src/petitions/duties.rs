//! What the register has due.
use super::domain::Petition;
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
        let mut duties: Vec<Duty> = waiting.iter().filter_map(|one| duty(one, visit)).collect();
        duties.extend(look(store::open_suggestions(reader).await?));
        Ok(duties)
    })
}

/// One line for all suggestions.
fn look(suggestions: i64) -> Option<Duty> {
    (suggestions > 0).then(|| Duty {
        due: None,
        title: Text::new("petition-duty-suggestions").with("n", suggestions),
        about: String::new(),
        action: "petition-duty-look".into(),
        url: "/registry".into(),
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
