//! No bytes make the `.pb` reader panic; what it accepts is written and read back the same, and can be counted.
#![no_main]

use formats::pb::{self, Limits};
use libfuzzer_sys::fuzz_target;
use rules::tally::Profile;

fuzz_target!(|file: &[u8]| {
    let Ok(election) = pb::parse(file) else { return };
    let written = pb::write(&election);
    let again = pb::parse(&written).expect("what is written can be read");
    assert_eq!(pb::write(&again), written);
    for limits in [Limits::Any, Limits::Announced] {
        if let Ok(vote) = election.vote(limits) {
            Profile::of(&vote);
        }
    }
});
