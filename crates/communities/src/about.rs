//! What this is, what is stored, how accessible it is: one page on every host.
use askama::Template;
use kit::routes::Site;
use kit::{Access, Frame, Result, Routes, Visit, page};
use std::future::{Ready, ready};

/// The page.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().get_on(Site::Everywhere, "/about", Access::Visitor, about)
}

#[derive(Template)]
#[template(path = "about/about.html")]
struct About {
    frame: Frame,
}

/// `GET /about`: there is nothing to read, so there is nothing to wait for.
#[expect(clippy::needless_pass_by_value, reason = "a handler is handed its visit")]
fn about(visit: Visit) -> Ready<Result> {
    ready(page(About { frame: visit.frame() }))
}
