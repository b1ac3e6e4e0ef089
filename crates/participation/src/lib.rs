//! Taking part: proposals with their support, their review and their history.
//!
//! A proposal belongs to a process of `communities`; what people say about it belongs to `dialogue`; what is admitted
//! is handed to the vote as a candidate (`communities::candidates`). Begin with `proposals/domain.rs`.
pub mod proposals;

kit::locales!("participation");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> kit::Area {
    kit::Area {
        name: "participation",
        routes: proposals::routes(),
        panels: proposals::panels(),
        measures: proposals::measures(),
        duties: proposals::duties(),
        finds: proposals::finds(),
        withheld: vec![proposals::store::hidden()],
        news: proposals::news(),
        ..kit::Area::default()
    }
}
