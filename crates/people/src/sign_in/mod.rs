//! Signing in: by password, by a link in a letter, by the code of an access card; signing out here and everywhere.
//!
//! A session belongs to one community's host and lasts 30 days. Whatever is wrong, the answer is the same for an
//! account that exists and one that does not, and takes the same work.
mod domain;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use domain::Way;
pub(crate) use pages::enter;

use kit::{Access, Routes, Site};
use pages::{card, demo, link, out, password};

pub(crate) fn routes() -> Routes {
    use Access::{SignedIn, Visitor};
    use Site::Everywhere;
    Routes::default()
        .get_on(Everywhere, "/sign-in", Visitor, password::show)
        .post_on(Everywhere, "/sign-in", Visitor, password::sign_in)
        .get_on(Everywhere, "/sign-in/link", Visitor, link::show)
        .post_on(Everywhere, "/sign-in/link", Visitor, link::send)
        .get_on(Everywhere, "/sign-in/sent", Visitor, link::sent)
        .get_on(Everywhere, "/sign-in/link/{token}", Visitor, link::open)
        .post_on(Everywhere, "/sign-in/link/{token}", Visitor, link::sign_in)
        .get("/card", Visitor, card::short)
        .get("/sign-in/card", Visitor, card::show)
        .post("/sign-in/card", Visitor, card::sign_in)
        .post_on(Everywhere, "/demo/sign-in", Visitor, demo::sign_in)
        .post_on(Everywhere, "/sign-out", Visitor, out::here)
        .post_on(Everywhere, "/sign-out/everywhere", SignedIn, out::everywhere)
        .get_on(Everywhere, "/signed-out", Visitor, out::gone)
}

/// Makes a link that signs a person in once, within twenty minutes: the path of its page. For a command on the server's
/// own console, which can read and write everything anyway; visitors get theirs by letter.
///
/// # Errors
/// If it cannot be written.
pub async fn sign_in_path(tx: &mut db::Writer, app: &kit::App, person: kit::PersonId) -> kit::Result<String> {
    let token = store::make_link(tx, app, person, "/").await?;
    Ok(format!("/sign-in/link/{token}"))
}
