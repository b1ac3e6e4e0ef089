//! News of a subject, and whom it concerns.
use crate::subjects::SubjectKind;
use kit::{PersonId, Text};
use uuid::Uuid;

/// Letters that one person gets in one day about what they follow; what is over goes into the digest.
pub const LETTERS_A_DAY: i64 = 5;

/// Something that happened to a subject.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    pub kind: SubjectKind,
    pub id: Uuid,
    /// Nobody is told twice under one key.
    pub key: &'a str,
    /// Where to look, if it is not the subject's own page.
    pub url: Option<&'a str>,
    /// A whole sentence.
    pub what: &'a Text,
}

/// Who is told. Never the person who acts, nor anybody who has asked for no letters, nor anybody without an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    OwnerAndFollowers,
    Owner,
    One(PersonId),
}
