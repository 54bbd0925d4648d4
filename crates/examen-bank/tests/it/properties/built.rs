//! Values that a program builds read back as they were, and changed values change only what they must.

mod banks;
mod changes;
mod others;
mod words;

use examen_bank::{AnswerSheet, Bank, CaseFile, Glossary, Review};
use proptest::collection::vec;
use proptest::prelude::{prop_assert_eq, proptest};
use proptest::test_runner::TestCaseError;

use super::{Format, config, without_ranges};
use banks::bank;
use changes::{Change, change};
use others::{case_file, glossary, review, sheet};

/// The canonical form reads back as the same value, and is canonical.
fn check_print<T: Format>(built: &T) -> Result<(), TestCaseError> {
    let printed = built.print();
    let read = T::parse(&printed).value;
    prop_assert_eq!(without_ranges(&read), without_ranges(built), "{}", printed);
    prop_assert_eq!(read.print(), printed);
    Ok(())
}

/// `new`, a changed value of `source`, reads back from the changed source.
fn check_reprint<T: Format>(new: &T, source: &str) -> Result<(), TestCaseError> {
    let reprinted = new.reprint(source);
    let read = T::parse(&reprinted).value;
    let wanted = without_ranges(new);
    prop_assert_eq!(
        without_ranges(&read),
        wanted,
        "\n{}\nbecame\n{}",
        source,
        reprinted
    );
    Ok(())
}

/// How a file may look that holds a printed bank.
fn decorated(printed: &str, decoration: usize) -> String {
    match decoration {
        0 => printed.to_owned(),
        1 => printed.trim_end().to_owned(),
        2 => format!("\u{feff}{}", printed.replace('\n', "\r\n")),
        3 => printed.replace("\n## ", "\n<!-- a comment -->\n\n## "),
        4 => printed.replace("\n  - ", "\n  <!-- a comment\n  ## over lines -->\n  - "),
        // Ids are derived where they are not given.
        _ => {
            let lines = printed.lines().filter(|line| !line.starts_with("<!-- id:"));
            lines.map(|line| format!("{line}\n")).collect()
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_printed_bank_reads_back(built in bank()) {
        check_print(&built)?;
    }

    #[test]
    fn a_printed_sheet_reads_back(built in sheet()) {
        check_print(&built)?;
    }

    #[test]
    fn a_printed_review_reads_back(built in review()) {
        check_print(&built)?;
    }

    #[test]
    fn printed_cases_read_back(built in case_file()) {
        check_print(&built)?;
    }

    #[test]
    fn a_printed_glossary_reads_back(built in glossary()) {
        check_print(&built)?;
    }

    #[test]
    fn a_changed_bank_reads_back(
        built in bank(),
        other in bank(),
        decoration in 0_usize..6,
        changes in vec(change(), 1..4),
    ) {
        let source = decorated(&built.print(), decoration);
        let mut value = Bank::parse(&source).value;
        for Change { what, place } in changes {
            what.apply(&mut value, &other, place);
        }
        changes::name_apart(&mut value);
        check_reprint(&value, &source)?;
    }

    #[test]
    fn a_changed_sheet_reads_back(built in sheet(), other in sheet(), place in 0_usize..9) {
        let source = decorated(&built.print(), place % 3);
        let mut value = AnswerSheet::parse(&source).value;
        others::change_sheet(&mut value, other, place);
        check_reprint(&value, &source)?;
    }

    #[test]
    fn a_changed_review_reads_back(built in review(), other in review(), place in 0_usize..9) {
        let source = decorated(&built.print(), place % 3);
        let mut value = Review::parse(&source).value;
        others::change_review(&mut value, other, place);
        check_reprint(&value, &source)?;
    }

    #[test]
    fn changed_cases_read_back(built in case_file(), other in case_file(), place in 0_usize..9) {
        let source = decorated(&built.print(), place % 3);
        let mut value = CaseFile::parse(&source).value;
        others::change_cases(&mut value, other, place);
        check_reprint(&value, &source)?;
    }

    #[test]
    fn a_changed_glossary_reads_back(built in glossary(), other in glossary(), place in 0_usize..9) {
        let source = decorated(&built.print(), place % 3);
        let mut value = Glossary::parse(&source).value;
        others::mix(&mut value.entries, other.entries, place);
        check_reprint(&value, &source)?;
    }
}
