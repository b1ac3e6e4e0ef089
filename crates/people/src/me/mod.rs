//! My account: what is known of me here, changing it, taking a copy of it, and leaving.
//!
//! What could take an account away from its owner (another e-mail, another password, erasing it) asks for the current
//! password, unless the session has just begun with a link from the owner's mailbox.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes, Site};
use pages::{erase, overview, profile, secrets};

pub(crate) fn routes() -> Routes {
    use Access::{Member, SignedIn, Visitor};
    use Site::Everywhere;
    Routes::default()
        .get_on(Everywhere, "/me", SignedIn, overview::show)
        .post("/me/residence", Member, overview::ask_attestation)
        .get_on(Everywhere, "/me/data", SignedIn, overview::data)
        .get_on(Everywhere, "/me/profile", SignedIn, profile::show)
        .post_on(Everywhere, "/me/profile", SignedIn, profile::change)
        .get_on(Everywhere, "/me/email", SignedIn, secrets::show_email)
        .post_on(Everywhere, "/me/email", SignedIn, secrets::ask_email)
        .get_on(Everywhere, "/me/email/sent", SignedIn, secrets::email_sent)
        .get_on(Everywhere, "/me/email/{token}", Visitor, secrets::open_email)
        .post_on(Everywhere, "/me/email/{token}", Visitor, secrets::change_email)
        .get_on(Everywhere, "/me/password", SignedIn, secrets::show_password)
        .post_on(Everywhere, "/me/password", SignedIn, secrets::change_password)
        .get_on(Everywhere, "/me/erase", SignedIn, erase::show)
        .post_on(Everywhere, "/me/erase", SignedIn, erase::erase)
        .get_on(Everywhere, "/erased", Visitor, erase::gone)
}
