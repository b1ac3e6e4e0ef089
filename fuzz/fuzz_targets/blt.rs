//! No bytes make the BLT reader panic; what it accepts is written and read back the same, and can be counted.
#![no_main]

use formats::blt;
use libfuzzer_sys::fuzz_target;
use rules::lot::Lot;
use rules::stv;

fuzz_target!(|file: &[u8]| {
    let Ok(election) = blt::parse(file) else { return };
    let written = blt::write(&election);
    let again = blt::parse(&written).expect("what is written can be read");
    assert_eq!(blt::write(&again), written);
    if election.candidates.len() < 50 {
        let lot = Lot::new(0..election.candidates.len());
        stv::count(&election.vote(), election.seats, &lot).expect("the lot names everybody");
    }
});
