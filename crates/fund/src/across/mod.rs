//! The campaigns of all communities side by side, on the bare host: equal bars, one under the other, for an association that
//! wants to see how its members are doing. It shows what each community shows on its own pages, and nothing else.
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::routes::Site;
use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default().get_on(Site::Instance, "/campaigns", Access::Visitor, pages::list)
}
