//! Registering, and joining a community with an account that one has already.
//!
//! Whoever registers gets the same answer whether the address has an account or not; the letter tells. The account is
//! made when the link in the letter is used, with the password that is chosen there: whoever filled in the form need not
//! be whoever owns the mailbox.
mod pages;
mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::join_all;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::{SignedIn, Visitor};
    Routes::default()
        .get("/register", Visitor, pages::show)
        .post("/register", Visitor, pages::register)
        .get("/register/sent", Visitor, pages::sent)
        .get("/register/{token}", Visitor, pages::open)
        .post("/register/{token}", Visitor, pages::confirm)
        .get("/join", SignedIn, pages::show_join)
        .post("/join", SignedIn, pages::join)
}
