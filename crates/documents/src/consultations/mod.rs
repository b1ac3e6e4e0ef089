//! Consultation under Law 52/2003: a draft is announced with everything the law asks for, proposals go into one register
//! whatever way they came, each gets a written answer, debates are held where they were asked for, and only then does the
//! draft move on; or it is withdrawn. What must hold before that step is held by the keys of the tables (migrations 0051
//! and 0076).
pub mod debates;
pub mod domain;
pub mod dossier;
mod gathered;
mod letters;
mod meetings;
pub(crate) mod notice;
mod pages;
mod prepare;
mod readers;
mod register;
mod report;
mod send;
pub mod store;
#[cfg(test)]
mod tests;
mod withdraw;

pub use domain::{Consultation, ConsultationId, Line, Summary};
pub use gathered::{dates, duties, panels, ticks};

use db::Reader;
use kit::Access::{Clerk, Visitor};
use kit::{Result, Role, Routes, Visit};

/// Every door of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/transparency", Visitor, register::list)
        .get("/transparency/register", Visitor, register::register)
        .get("/transparency/entries/{id}", Visitor, register::entry)
        .get("/transparency/entries/{id}/reply", Clerk, register::ask_reply)
        .post("/transparency/entries/{id}/reply", Clerk, register::reply)
        .get("/transparency/entries/{id}/letter.pdf", Clerk, register::letter)
        .get("/transparency/subscribe", Visitor, readers::ask)
        .post("/transparency/subscribe", Visitor, readers::subscribe)
        .get("/transparency/subscribe/{token}", Visitor, readers::ask_confirm)
        .post("/transparency/subscribe/{token}", Visitor, readers::confirm)
        .get("/transparency/unsubscribe/{token}", Visitor, readers::ask_leave)
        .post("/transparency/unsubscribe/{token}", Visitor, readers::leave)
        .get("/transparency/readers", Clerk, readers::list)
        .post("/transparency/readers", Clerk, readers::add)
        .post("/transparency/readers/{id}/remove", Clerk, readers::remove)
        .get("/transparency/reports/{year}", Visitor, report::show)
        .get("/transparency/reports/{year}/edit", Clerk, report::ask)
        .post("/transparency/reports/{year}/edit", Clerk, report::save)
        .get("/transparency/reports/{year}/report.pdf", Visitor, report::pdf)
        .get("/documents/{slug}/consultation", Visitor, pages::show)
        .get("/documents/{slug}/consultation/notice.pdf", Visitor, notice::pdf)
        .get("/documents/{slug}/consultation/prepare", Clerk, prepare::ask)
        .post("/documents/{slug}/consultation/prepare", Clerk, prepare::save)
        .post("/documents/{slug}/consultation/publish", Clerk, prepare::publish)
        .post("/documents/{slug}/consultation/proof", Clerk, prepare::proof)
        .post("/documents/{slug}/consultation/move", Clerk, pages::move_on)
        .get("/documents/{slug}/consultation/withdraw", Clerk, withdraw::ask)
        .post("/documents/{slug}/consultation/withdraw", Clerk, withdraw::withdraw)
        .get("/documents/{slug}/consultation/package.zip", Clerk, dossier::zip)
        .get("/documents/{slug}/consultation/posted", Clerk, dossier::ask_posting)
        .post("/documents/{slug}/consultation/posted", Clerk, dossier::posted)
        .get("/documents/{slug}/consultation/endorsement", Clerk, dossier::ask_endorsement)
        .post("/documents/{slug}/consultation/endorsement", Clerk, dossier::endorse)
        .get("/documents/{slug}/consultation/meeting", Clerk, meetings::ask)
        .post("/documents/{slug}/consultation/meeting", Clerk, meetings::tell)
        .get("/documents/{slug}/consultation/enter", Clerk, send::ask_enter)
        .post("/documents/{slug}/consultation/enter", Clerk, send::enter)
        .get("/documents/{slug}/consultation/enter-debate", Clerk, debates::ask_enter)
        .post("/documents/{slug}/consultation/enter-debate", Clerk, debates::enter)
        .get("/documents/{slug}/recommend", Visitor, send::ask)
        .post("/documents/{slug}/recommend", Visitor, send::recommend)
        .get("/documents/{slug}/debate/request", Visitor, debates::ask_request)
        .post("/documents/{slug}/debate/request", Visitor, debates::request)
        .get("/documents/{slug}/debate/announce", Clerk, debates::ask_announce)
        .post("/documents/{slug}/debate/announce", Clerk, debates::announce)
        .get("/debates/{id}", Visitor, debates::show)
        .post("/debates/{id}/speak", Visitor, debates::speak)
        .post("/debates/{id}/speakers/{place}", Clerk, debates::called)
        .get("/debates/{id}/cancel", Clerk, debates::ask_cancel)
        .post("/debates/{id}/cancel", Clerk, debates::cancel)
        .get("/debates/{id}/minutes", Clerk, debates::ask_minutes)
        .post("/debates/{id}/minutes", Clerk, debates::publish_minutes)
}

/// What the page of a document says of its consultation; nothing while it is being prepared, but to those who do.
///
/// # Errors
/// If it cannot be read.
pub async fn summary(
    visit: &Visit,
    reader: &mut Reader,
    document: &crate::texts::Document,
) -> Result<Option<Summary>> {
    if document.kind != crate::texts::DocumentKind::Draft {
        return Ok(None);
    }
    let found = store::of_document(reader, document.id).await?;
    let found = found.filter(|one| one.published_at.is_some() || visit.actor.is(Role::Clerk));
    Ok(found.map(|consultation| Summary { consultation, now: visit.now, url: document.url() }))
}
