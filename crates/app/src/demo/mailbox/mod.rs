//! The mailbox: where there is no mail server, the letters that the program would have sent, on a page of the bare
//! host. On the demonstration everybody may read it, elsewhere the operators; with a mail server there is no such page,
//! because letters hold links that sign people in.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes, Site};

pub(super) fn routes() -> Routes {
    Routes::default().get_on(Site::Instance, "/mailbox", Access::Visitor, pages::read)
}
