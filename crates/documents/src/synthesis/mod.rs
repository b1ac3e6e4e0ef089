//! Consultation of the free kind, beside the talk on each paragraph: who must be heard, in whose name people speak, wordings
//! that they propose, and the synthesis: what was said, by whom in general, what was done with it.
pub mod domain;
mod pages;
pub mod store;
mod suggest;
#[cfg(test)]
mod tests;

use db::Reader;
use kit::Access::{Clerk, Member, Visitor};
use kit::area::{Duties, Duty};
use kit::{Result, Role, Routes, Text, Visit};

/// How many silent sectors the desk names.
const REMINDED: i64 = 20;

/// Every door of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/documents/{slug}/synthesis", Visitor, pages::show)
        .get("/documents/{slug}/synthesis.pdf", Visitor, pages::pdf)
        .get("/documents/{slug}/sectors", Clerk, pages::ask_sectors)
        .post("/documents/{slug}/sectors", Clerk, pages::require)
        .get("/documents/{slug}/synthesis/p/{address}", Clerk, pages::ask_line)
        .post("/documents/{slug}/synthesis/p/{address}", Clerk, pages::keep_line)
        .get("/documents/{slug}/synthesis/publish", Clerk, pages::ask_publish)
        .post("/documents/{slug}/synthesis/publish", Clerk, pages::publish)
        .post("/documents/{slug}/voice", Member, suggest::voice)
        .get("/documents/{slug}/p/{address}/suggest", Member, suggest::ask)
        .post("/documents/{slug}/p/{address}/suggest", Member, suggest::suggest)
}

/// Sectors that must be heard and have said nothing yet.
#[must_use]
pub fn duties() -> Vec<Duties> {
    vec![Duties { find: |visit, reader| Box::pin(silent(visit, reader)) }]
}

async fn silent(visit: &Visit, reader: &mut Reader) -> Result<Vec<Duty>> {
    if !visit.actor.is(Role::Clerk) {
        return Ok(Vec::new());
    }
    let silent = store::silent(reader, None, REMINDED).await?;
    let duty = |one: store::Silent| Duty {
        due: None,
        title: Text::new("synthesis-duty-silent")
            .with("sector", Text::new(format!("sector-{}", one.sector.code()))),
        about: one.title,
        action: Text::new("synthesis-duty-silent-do"),
        url: format!("/documents/{}/synthesis", one.slug),
    };
    Ok(silent.into_iter().map(duty).collect())
}
