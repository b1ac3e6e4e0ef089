//! The counter: the clerk finds somebody on the list and opens the ballot on this device for them, or marks that a paper
//! ballot was handed out. The ballot shows nothing of the clerk, and nothing of the choice stays on the device.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::Routes;
use kit::access::Access::Clerk;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/counter", Clerk, pages::show)
        .post("/processes/{slug}/vote/counter", Clerk, pages::open)
        .get("/processes/{slug}/vote/counter/paper", Clerk, pages::ask_paper)
        .post("/processes/{slug}/vote/counter/paper", Clerk, pages::mark_paper)
}
