//! No bytes make the reader of CAMT (and of tables) panic; what it accepts adds up, and no two entries are taken for one.
#![no_main]

use std::collections::HashSet;

use formats::bank::{self, Checked};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let Ok(statements) = bank::read(file) else { return };
    let mut prints = HashSet::new();
    for statement in &statements {
        for entry in &statement.entries {
            assert!(prints.insert(&entry.fingerprint), "two entries are told apart");
        }
        assert!(statement.booked().all(|entry| entry.booked.is_some()), "a booked entry has a day");
        let (Some(opening), Some(closing)) = (&statement.opening, &statement.closing) else { continue };
        let reached = statement.net().and_then(|net| net.checked_add(opening.amount));
        assert_eq!(statement.check() == Checked::Balanced, reached == Some(closing.amount));
    }
});
