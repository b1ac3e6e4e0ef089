//! What leaves a consultation and what comes back to its dossier: the package for e-consultare.gov.ro with the proof that it
//! was posted, and the reports of those who endorsed the draft.
mod package;
mod pages;
pub mod store;

pub(crate) use package::zip;
pub(crate) use pages::{ask_endorsement, ask_posting, endorse, posted};
