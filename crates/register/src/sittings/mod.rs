//! Convening: public meetings under Law 52/2003, sittings of the council, village assemblies, elections of delegates.
//! Their dates are held against the law before anything is published, the notice is printed for the board, the minutes
//! follow.
pub mod domain;
mod duties;
mod found;
mod pages;
pub mod store;

pub(crate) use duties::{dates, duties};
pub(crate) use found::{finds, news};

use kit::{Access, Routes};
use pages::{forms, show};

pub(crate) fn routes() -> Routes {
    use Access::{Clerk, Visitor};
    Routes::default()
        .get("/sittings", Visitor, show::list)
        .get("/sittings/new", Clerk, forms::new)
        .post("/sittings/new", Clerk, forms::convene)
        .get("/sittings/{id}", Visitor, show::show)
        .get("/sittings/{id}/notice.pdf", Visitor, show::notice)
        .get("/sittings/{id}/sitting.ics", Visitor, show::ics)
        .get("/sittings/{id}/cancel", Clerk, forms::cancel_form)
        .post("/sittings/{id}/cancel", Clerk, forms::cancel)
        .get("/sittings/{id}/minutes", Clerk, forms::minutes_form)
        .post("/sittings/{id}/minutes", Clerk, forms::minutes)
}
