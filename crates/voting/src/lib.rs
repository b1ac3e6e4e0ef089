//! The vote of a process: who may vote, the ballots, the count.
//!
//! This area cannot see who a person is: it knows an id on the list of voters and nothing else, and a ballot shares
//! neither key nor time with that list (`docs/decisions/0006`). Names are known to [`electorate`] alone, for the voters'
//! list of the community and for whoever prints letters or serves at the counter; those of accounts come from the
//! people's own area. [`vote`] opens a vote and says where it stands, [`ballot`] is the way into the box, [`count`] the way
//! out of it: counting, the lot, the results, the files with which anybody recounts. `letters`, `counter` and `paper` are
//! the ways to vote without an account; `protocol` and `complaints` come after the count. Begin with `vote/domain.rs`.
pub mod ballot;
mod complaints;
pub mod count;
mod counter;
pub mod demo;
pub mod electorate;
mod found;
mod letters;
mod paper;
mod protocol;
pub mod vote;
mod words;

#[cfg(test)]
mod channels;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;

use kit::area::Tool;
use kit::{Area, Role};

pub use count::file::{CannotCount, Recount, count_file, drawings};

kit::locales!("voting");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "voting",
        routes: vote::routes()
            .merge(ballot::routes())
            .merge(count::routes())
            .merge(electorate::routes())
            .merge(letters::routes())
            .merge(counter::routes())
            .merge(paper::routes())
            .merge(protocol::routes())
            .merge(complaints::routes()),
        panels: vec![vote::panels::on_process(), count::panels::on_report()],
        duties: vec![vote::panels::duties()],
        ticks: vec![ballot::tick, vote::reminders::tick],
        finds: found::finds(),
        news: found::news(),
        tools: vec![Tool { rank: 60, role: Role::Clerk, label: "voters-title", url: "/voters" }],
        ..Area::default()
    }
}
