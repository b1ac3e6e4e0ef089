//! The rules the public may audit: how votes are counted, how the town hall's match is worked out,
//! what a ledger entry must satisfy, when a stage is open, when a term of law ends.
//!
//! Everything here is a pure function of its arguments: no files, no network, no clock, no chance, and no
//! floating point, so the same question always has the same answer and anyone can check it by hand.
#![forbid(unsafe_code)]

pub mod approval;
pub mod ballot;
pub mod calendar;
pub mod counting;
pub mod equal_shares;
pub mod fraction;
pub mod greedy;
pub mod ids;
pub mod ledger;
pub mod lot;
pub mod matching;
pub mod money;
pub mod pairwise;
pub mod referendum;
pub mod stages;
pub mod stv;
pub mod tally;
pub mod targets;
pub mod terms;
pub mod text;

pub use money::{Money, Style as MoneyStyle};
