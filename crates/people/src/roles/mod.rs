//! Who works for the community: a coordinator gives tasks, and the public log says that it happened, without a name.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use domain::{GiveRole, OFFERED};
pub(crate) use pages::RoleForm;
pub use store::give_role;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::Coordinator;
    Routes::default().get("/people/roles", Coordinator, pages::show).post(
        "/people/{id}/role",
        Coordinator,
        pages::give,
    )
}
