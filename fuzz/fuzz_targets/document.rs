//! No bytes make the readers of texts panic, whatever kind of file they are said to be; what is read stays within limits, is
//! written as Markdown and EPUB, and every block has one address.
#![no_main]

use formats::document::{self, MOST_BLOCKS};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;

fuzz_target!(|file: &[u8]| {
    for name in ["text.md", "text.docx", "text.odt"] {
        let Ok(read) = document::from_file(name, file) else { continue };
        assert!((1..=MOST_BLOCKS).contains(&read.blocks.len()));
        assert_eq!(document::labels(&read.blocks).len(), read.blocks.len());
        let _ = document::to_markdown(&read.title, &read.blocks);
        let (blocks, _) = document::carry(&[], read.blocks, 1);
        let addresses: BTreeSet<i64> = blocks.iter().map(|one| one.address).collect();
        assert_eq!(addresses.len(), blocks.len());
    }
});
