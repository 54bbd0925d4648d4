//! How many sentences about one point or misconception each are read as they are meant, with what people say around it:
//! reports, comments, concessions, doubts.

use examen_bank::Bank;
use expect_test::expect_file;

use super::fixture::SHIPPED;
use super::said::{parts, report};

#[test]
fn what_people_say_around_a_point_is_read_as_they_mean_it() {
    let banks = [include_str!("../rubrics/talk.bank.md"), SHIPPED].map(|text| Bank::parse(text).value);
    let parts = parts(include_str!("../rubrics/talk.cases.txt"));
    let parts = parts.filter(|(name, _)| matches!(*name, "first" | "second" | "third" | "fourth"));
    let reports = parts.map(|(name, part)| {
        let (counts, misread) = report(part, &banks);
        format!("{name} part\n{counts}\nmisread, with what was found:\n{misread}")
    });
    expect_file!["../rubrics/talk.report.txt"].assert_eq(&reports.collect::<Vec<_>>().join("\n"));
}
