//! Accounts: who a person is, their e-mail and password, their place in a community, and letters to them.
//!
//! Everything here works with a plain reader or writer, so that commands and the demo's data use it too.
pub(crate) mod domain;
pub(crate) mod password;
pub(crate) mod store;
#[cfg(test)]
mod tests;
