//! Petitions (OG 27/2002), requests for information (Law 544/2001) and suggestions: one numbered register for each
//! community and year, whichever way they come; terms, extension, forwarding, answer; a page for who has the code.
pub mod codes;
pub mod domain;
mod duties;
mod letters;
mod pages;
pub mod store;

pub use domain::{Kind, New, Petition, PetitionId, Private, Way};
pub(crate) use duties::duties;

use kit::area::Later;
use kit::{Access, App, CommunityId, Routes};
use pages::{counter, figures, file, settle, status};

/// Forgets what has reached its end, once a minute.
pub(crate) fn forget<'a>(app: &'a App, community: CommunityId) -> Later<'a, ()> {
    Box::pin(store::forget(app, community))
}

pub(crate) fn routes() -> Routes {
    use Access::{Clerk, Member, Visitor};
    Routes::default()
        .get("/petitions", Visitor, file::begin)
        .get("/petitions/new", Visitor, file::form)
        .post("/petitions/new", Visitor, file::send)
        .get("/petitions/status", Visitor, status::ask)
        .post("/petitions/status", Visitor, status::show)
        .post("/petitions/status/file", Visitor, status::fetch)
        .get("/petitions/mine", Member, status::mine)
        .get("/petitions/mine/{id}", Member, status::one_of_mine)
        .get("/petitions/mine/{id}/files/{file}", Member, status::file_of_mine)
        .get("/petitions/figures/{year}", Visitor, figures::show)
        .get("/registry", Clerk, counter::list)
        .get("/registry/new", Clerk, counter::form)
        .post("/registry/new", Clerk, counter::type_in)
        .get("/registry/years/{year}/register.csv", Clerk, figures::csv)
        .get("/registry/{id}", Clerk, counter::show)
        .get("/registry/{id}/answer", Clerk, settle::answer_form)
        .post("/registry/{id}/answer", Clerk, settle::answer)
        .get("/registry/{id}/extend", Clerk, settle::extend_form)
        .post("/registry/{id}/extend", Clerk, settle::extend)
        .get("/registry/{id}/forward", Clerk, settle::forward_form)
        .post("/registry/{id}/forward", Clerk, settle::forward)
        .get("/registry/{id}/close", Clerk, settle::file_form)
        .post("/registry/{id}/close", Clerk, settle::file)
        .get("/registry/{id}/letter.pdf", Clerk, counter::letter)
}
