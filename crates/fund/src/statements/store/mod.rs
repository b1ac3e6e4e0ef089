//! Every statement that touches the bank's statements.
pub mod files;
pub mod known;
pub mod lines;
pub mod settle;
