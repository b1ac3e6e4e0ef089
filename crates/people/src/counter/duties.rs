//! What waits at the counter.
use super::store::count_waiting;
use db::Reader;
use kit::area::{Duty, Later};
use kit::{Role, Text, Visit};

/// One row for the clerks while members wait for attestation.
pub(crate) fn duties<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Clerk) {
            return Ok(Vec::new());
        }
        let waiting = count_waiting(reader).await?;
        let duty = Duty {
            due: None,
            title: Text::new("people-duty").with("n", waiting),
            about: String::new(),
            action: "people-duty-action".into(),
            url: "/people?only=waiting".to_owned(),
        };
        Ok(if waiting > 0 { vec![duty] } else { Vec::new() })
    })
}
