//! Whether those who warn against a misconception are told from those who hold it, though both name it in the words of its
//! lines.

use examen_bank::Bank;
use expect_test::expect_file;

use super::said::{parts, report};

/// What is misread in the parts that nobody has looked at is not shown.
#[test]
fn who_warns_is_told_from_who_claims() {
    let banks = [Bank::parse(include_str!("../rubrics/warnings.bank.md")).value];
    let parts =
        parts(include_str!("../rubrics/warnings.cases.txt")).filter(|(name, _)| name.ends_with("read"));
    let reports = parts.map(|(name, part)| {
        let (counts, misread) = report(part, &banks);
        if name.ends_with("unread") {
            format!("{name}\n{counts}")
        } else {
            format!("{name}\n{counts}\nmisread, with what was found:\n{misread}")
        }
    });
    expect_file!["../rubrics/warnings.report.txt"].assert_eq(&reports.collect::<Vec<_>>().join("\n"));
}
