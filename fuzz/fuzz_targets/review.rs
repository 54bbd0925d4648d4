//! Any bytes read as a review: no panic, every issue and fix fits, and printing gives the source back.

#![no_main]

use examen_bank::{Review, TextEdit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else {
        return;
    };
    let parsed = Review::parse(source);
    assert_eq!(parsed.value.reprint(source), source);
    let _ = parsed.value.print();
    for issue in &parsed.issues {
        assert!(source.get(issue.range.start..issue.range.end).is_some());
        if let Some(fix) = &issue.fix {
            assert_ne!(TextEdit::apply_all(source, &fix.edits), source);
        }
    }
});
