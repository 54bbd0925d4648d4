//! Any bytes read as an answer sheet: no panic, every issue and fix fits, and printing gives the source back.

#![no_main]

use examen_bank::{AnswerSheet, Issue, TextEdit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else {
        return;
    };
    let parsed = AnswerSheet::parse(source);
    assert_eq!(parsed.value.reprint(source), source);
    let _ = parsed.value.print();
    // Text that belongs to no question is told by those who know the questions.
    let sheet = &parsed.value;
    let asides = sheet
        .asides
        .iter()
        .map(|aside| aside.issue(sheet.place_of(aside)));
    let asides: Vec<Issue> = asides.collect();
    let issues: Vec<&Issue> = parsed.issues.iter().chain(&asides).collect();
    for issue in issues {
        assert!(source.get(issue.range.start..issue.range.end).is_some());
        if let Some(fix) = &issue.fix {
            assert_ne!(TextEdit::apply_all(source, &fix.edits), source);
        }
    }
});
