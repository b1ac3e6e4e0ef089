//! What is known of a paper box, when it is finished, and the fingerprint of what its sheets say.
use crate::vote::Vote;
use crate::vote::domain::State;
use kit::access::{Action, Actor, Denied, Role};
use kit::{Instant, PersonId};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

db::id!(/// A box of paper ballots.
    PaperId, "pbox");

/// What a reading says of a sheet that cannot be counted.
pub(crate) const SPOILED: &str = "spoiled";
/// The most sheets that a box can hold.
pub(crate) const MOST_SHEETS: i64 = 20_000;

/// A box of paper ballots.
#[derive(Debug, Clone)]
pub(crate) struct PaperBox {
    pub(crate) id: PaperId,
    /// Which box or polling place.
    pub(crate) label: String,
    /// How many sheets were in it, counted by hand.
    pub(crate) sheets: i64,
    /// Names of those who opened it.
    pub(crate) opened_by: String,
    /// When its sheets agreed and it was closed.
    pub(crate) closed_at: Option<Instant>,
    pub(crate) digest: Option<Vec<u8>>,
    /// Printed on the signed protocol of the box and shown nowhere else: without it, whoever knows how few sheets a box
    /// had could try out what they said.
    pub(crate) salt: Vec<u8>,
}

impl PaperBox {
    /// The fingerprint in hexadecimal digits; empty before the box is closed.
    pub(crate) fn fingerprint(&self) -> String {
        self.digest.as_deref().map(kit::visit::hex).unwrap_or_default()
    }
}

/// What somebody read on a sheet. It has no `Debug`: readings stay between those who read.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) sheet: i64,
    pub(crate) reader: PersonId,
    /// As stored; [`SPOILED`] where nothing can be counted.
    pub(crate) choices: String,
}

/// Where a sheet stands.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// Fewer than two people have read it.
    Waiting,
    Agreed(String),
    /// Two people read two things.
    Differs(String, String),
    Settled(String),
}

/// All that was read of one box.
pub(crate) struct Readings {
    sheets: i64,
    read: Vec<Reading>,
    settled: BTreeMap<i64, String>,
}

impl Readings {
    pub(crate) fn new(sheets: i64, read: Vec<Reading>, settled: Vec<(i64, String)>) -> Readings {
        Readings { sheets, read, settled: settled.into_iter().collect() }
    }

    fn of(&self, sheet: i64) -> impl Iterator<Item = &Reading> {
        self.read.iter().filter(move |reading| reading.sheet == sheet)
    }

    /// Every sheet from the first to the last.
    pub(crate) fn sheets(&self) -> Vec<(i64, Sheet)> {
        let mut read: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for reading in &self.read {
            read.entry(reading.sheet).or_default().push(&reading.choices);
        }
        let stand = |sheet: i64| match (self.settled.get(&sheet), read.get(&sheet).map(Vec::as_slice)) {
            (Some(choices), _) => Sheet::Settled(choices.clone()),
            (None, Some([one, other])) if one == other => Sheet::Agreed((*one).to_owned()),
            (None, Some([one, other])) => Sheet::Differs((*one).to_owned(), (*other).to_owned()),
            (None, _) => Sheet::Waiting,
        };
        (1..=self.sheets).map(|sheet| (sheet, stand(sheet))).collect()
    }

    /// The first sheet that this reader still has to read: not read by them, and not by two others.
    pub(crate) fn next_for(&self, reader: PersonId) -> Option<i64> {
        let mut read: BTreeMap<i64, (usize, bool)> = BTreeMap::new();
        for reading in &self.read {
            let (times, by_them) = read.entry(reading.sheet).or_default();
            *times += 1;
            *by_them |= reading.reader == reader;
        }
        (1..=self.sheets).find(|sheet| {
            let (times, by_them) = read.get(sheet).copied().unwrap_or_default();
            times < 2 && !by_them
        })
    }

    /// Whether this reader has read a sheet.
    pub(crate) fn has_read(&self, sheet: i64, reader: PersonId) -> bool {
        self.of(sheet).any(|reading| reading.reader == reader)
    }

    /// How many sheets were read twice, and how many of them differ and are not settled.
    pub(crate) fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for (_, sheet) in self.sheets() {
            match sheet {
                Sheet::Waiting => progress.waiting += 1,
                Sheet::Differs(..) => progress.differing += 1,
                Sheet::Agreed(_) | Sheet::Settled(_) => progress.finished += 1,
            }
        }
        progress
    }

    /// What all the sheets say, in their order; none while one of them waits or differs.
    pub(crate) fn finished(&self) -> Option<Vec<String>> {
        let said = |(_, sheet)| match sheet {
            Sheet::Agreed(choices) | Sheet::Settled(choices) => Some(choices),
            Sheet::Waiting | Sheet::Differs(..) => None,
        };
        self.sheets().into_iter().map(said).collect()
    }
}

/// How far the reading of a box has come, in sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) waiting: i64,
    pub(crate) differing: i64,
    pub(crate) finished: i64,
}

/// The fingerprint of a box: SHA-256 over its salt, the label, a line end, and for each sheet its number, a tab, what it says and a
/// line end.
#[must_use]
pub(crate) fn digest(salt: &[u8], label: &str, sheets: &[String]) -> [u8; 32] {
    let mut sum = Sha256::new().chain_update(salt).chain_update(label.as_bytes()).chain_update(b"\n");
    for (sheet, choices) in (1..).zip(sheets) {
        sum.update(format!("{sheet}\t{choices}\n").as_bytes());
    }
    sum.finalize().into()
}

/// Whether the paper is ready to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Readiness {
    Ready,
    /// These boxes are not finished.
    NotReady(Vec<String>),
    /// So many paper ballots were handed out, and no box has been opened.
    NoBox(i64),
    /// Every box is finished, and there are more or fewer sheets than people who got one: a box may have been forgotten.
    Differs(Difference),
}

/// Sheets that were read, and people who got a paper ballot, where the numbers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) sheets: i64,
    pub(crate) marks: i64,
}

/// A difference with which a vote is counted all the same.
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    pub(crate) difference: Difference,
    /// What is written down of it for everybody: the numbers and the reason.
    pub(crate) words: String,
    /// Who accepted it.
    pub(crate) by: String,
}

/// Whether the paper is ready: so many people got a ballot, and these boxes were opened.
pub(crate) fn readiness(boxes: &[PaperBox], marks: i64) -> Readiness {
    if boxes.is_empty() && marks > 0 {
        return Readiness::NoBox(marks);
    }
    let open = boxes.iter().filter(|one| one.closed_at.is_none());
    let open: Vec<String> = open.map(|one| one.label.clone()).collect();
    let sheets: i64 = boxes.iter().map(|one| one.sheets).sum();
    match open.is_empty() {
        false => Readiness::NotReady(open),
        true if sheets == marks => Readiness::Ready,
        true => Readiness::Differs(Difference { sheets, marks }),
    }
}

/// Opening paper boxes, reading and settling their sheets: after the vote is over and before it is counted.
pub(crate) enum Read {}
impl Action for Read {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            State::Closed => Ok(()),
            State::Open => Err(Denied::Because("paper-denied-open")),
            State::Tied | State::Decided => Err(Denied::Because("paper-denied-counted")),
        }
    }
}
