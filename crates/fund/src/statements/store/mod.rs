//! Every statement that touches the bank's statements.
pub mod files;
pub mod grounds;
pub mod known;
pub mod lines;
pub mod settle;
pub mod typed;
