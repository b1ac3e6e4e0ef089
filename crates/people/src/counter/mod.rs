//! The counter: finding members, adding people on paper, attesting residence, printing access cards.
mod domain;
mod duties;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use domain::Member;
#[cfg(test)]
pub(crate) use domain::{AddOnPaper, Attest, Attested, PrintCard, Revoke};
pub(crate) use duties::duties;
pub(crate) use pages::member;

use kit::{Access, Routes};
use pages::{card, list, new, residence};

pub(crate) fn routes() -> Routes {
    use Access::Clerk;
    Routes::default()
        .get("/people", Clerk, list::show)
        .get("/people/new", Clerk, new::show)
        .post("/people/new", Clerk, new::create)
        .get("/people/{id}", Clerk, member::show)
        .post("/people/{id}/attest", Clerk, residence::attest)
        .post("/people/{id}/revoke", Clerk, residence::revoke)
        .get("/people/{id}/card", Clerk, card::show)
        .post("/people/{id}/card", Clerk, card::print)
        .post("/people/{id}/card/revoke", Clerk, card::revoke)
}
