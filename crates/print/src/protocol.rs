//! A paper that is signed by hand: a protocol, a contract. The one shape that several areas share.
use crate::{CannotPrint, Sheet};
use serde::Serialize;

/// What stands on it.
#[derive(Serialize, Debug)]
pub struct Protocol {
    /// What must not be overlooked: that it is a draft. May be empty.
    pub notice: String,
    pub summary: String,
    pub sections: Vec<Section>,
    pub people: Vec<Person>,
    pub way: Way,
}

/// A part under a heading; whatever of it is empty is left out.
#[derive(Serialize, Debug, Default)]
pub struct Section {
    pub title: String,
    /// Sentences, each a paragraph.
    pub lines: Vec<String>,
    pub facts: Vec<[String; 2]>,
    /// What people wrote: empty lines part paragraphs.
    pub text: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub hashes: Vec<Hash>,
}

/// A fingerprint in hexadecimal digits, and of what it is.
#[derive(Serialize, Debug)]
pub struct Hash {
    pub label: String,
    pub hex: String,
}

/// A place to sign. A name that is empty is written by hand.
#[derive(Serialize, Debug)]
pub struct Person {
    pub role: String,
    pub name: String,
}

/// Where to go on reading: the same address as a code and in words.
#[derive(Serialize, Debug)]
pub struct Way {
    /// Whole, for the code.
    pub address: String,
    /// As people type it.
    pub shown: String,
    pub say: String,
}

impl Protocol {
    /// Prints it.
    ///
    /// # Errors
    /// As [`Sheet::print`].
    pub async fn print(self, sheet: Sheet) -> Result<Vec<u8>, CannotPrint> {
        sheet.print(include_str!("../templates/protocol.typ"), self).await
    }
}
