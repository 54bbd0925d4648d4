//! Makes sure that nothing is lost: a line with words that are neither in the bank nor in a finding gets a finding.
//!
//! Readers account for whole lines. This looks at the words: a heading may hold a link whose address no bank has room
//! for, a list item a tag.

use std::collections::HashSet;

use examen_bank::Bank;

use super::page::{Page, Role};
use super::report::{Finding, ImportReport, Reason};
use super::wording::plain::untagged;

/// Adds to `report` every line of `page` that lost a word on its way into `bank`.
pub(crate) fn audit(page: &Page<'_>, bank: &Bank, report: &mut ImportReport) {
    let in_bank: HashSet<String> = words(&bank.print()).collect();
    let reported: HashSet<usize> = report.findings().flat_map(lines).collect();
    // A comment that a reader understands is data in a form of its own, such as `<!-- expertise: (1) -->`.
    let text = page.filled().filter(|line| line.role != Role::Comment);
    let lost = text.filter(|line| {
        let mut words = words(&untagged(line.text)).collect::<Vec<String>>().into_iter();
        !reported.contains(&line.number) && words.any(|word| !in_bank.contains(&word))
    });
    let lost: Vec<Finding> = lost
        .map(|line| Finding::at(line.number, line.number, line.text, Reason::Shortened))
        .collect();
    report.skipped.extend(lost);
    report.skipped.sort_by_key(|finding| finding.line);
}

fn lines(finding: &Finding) -> impl Iterator<Item = usize> {
    (finding.line..=finding.last_line).chain(finding.also.iter().copied())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
