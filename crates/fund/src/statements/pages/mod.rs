//! The accountant's pages of the bank: files, the queue of an account, one line.
mod choice;
pub(super) mod files;
pub(super) mod line;
pub(super) mod queue;

use super::store::files::waiting;
use db::Reader;
use kit::area::{Duty, Later};
use kit::{Role, Text, Visit};

/// What waits for the accountant in the bank's statements. One statement.
pub(crate) fn duties<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Accountant) {
            return Ok(Vec::new());
        }
        let waiting = waiting(reader).await?;
        let duty = |n: i64, title: &'static str, action: &'static str| Duty {
            due: None,
            title: Text::new(title).with("n", n),
            about: String::new(),
            action: Text::new(action),
            url: "/fund/bank".to_owned(),
        };
        let duties = [
            (waiting.aside, "bank-duty-aside", "bank-duty-aside-do"),
            (waiting.held, "bank-duty-held", "bank-duty-held-do"),
            (waiting.lines, "bank-duty-lines", "bank-duty-lines-do"),
        ];
        Ok(duties
            .into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, title, action)| duty(n, title, action))
            .collect())
    })
}
