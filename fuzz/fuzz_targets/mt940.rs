//! No text between SWIFT tags makes the reader of MT940 panic; a statement that reconciles stops doing so when one more
//! entry is put in.
#![no_main]

use formats::bank::{self, Checked};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|inside: &[u8]| {
    let statement = |inside: &[u8]| {
        let head: &[u8] = b":20:X\n:25:RO65BTRLRONCRT0123456789\n:28C:1/1\n:60F:C260504RON1000,00\n";
        [head, inside, b"\n:62F:C260504RON1000,00\n"].concat()
    };
    let Ok(read) = bank::read(&statement(inside)) else { return };
    if read.len() > 1 || bank::overall(&read) != Checked::Balanced {
        return;
    }
    let more = statement(&[b":61:2605040504C7,00NTRFNONREF//MORE\n", inside].concat());
    let read = bank::read(&more).expect("one more entry is no fault");
    assert!(matches!(bank::overall(&read), Checked::Differs { .. }));
});
