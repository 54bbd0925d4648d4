//! Makes sure that nothing is lost: a line with words that are neither in the bank nor in a finding gets a finding.
//!
//! Readers account for whole lines. This looks at the words: a heading may hold a link whose address no bank has room
//! for, a list item a tag.

use std::collections::HashSet;

use examen_bank::Bank;

use super::page::{Line, Page, Role};
use super::report::{Finding, ImportReport, Reason};
use super::shapes::unlabelled;
use super::wording::plain::untagged;

/// Adds to `report` every line of `page` that lost a word on its way into `bank`.
pub(crate) fn audit(page: &Page<'_>, bank: &Bank, report: &mut ImportReport) {
    let in_bank: HashSet<String> = words(&bank.print()).collect();
    // Other findings are about questions that are in the bank, and show no more of a line than their headings.
    let outside = report.orphans.iter().chain(&report.skipped);
    let reported: HashSet<usize> = outside.flat_map(Finding::lines).collect();
    let text = page.filled().filter(|line| !is_setting(line));
    let lost = text.filter(|line| {
        let mut words = words(unlabelled(&untagged(line.text)))
            .collect::<Vec<String>>()
            .into_iter();
        !reported.contains(&line.number) && words.any(|word| !in_bank.contains(&word))
    });
    let lost: Vec<Finding> = lost
        .map(|line| Finding::at(line.number, line.number, line.text, Reason::Shortened))
        .collect();
    report.skipped.extend(lost);
    report.skipped.sort_by_key(|finding| finding.line);
}

/// A comment that is read as tags or level, and says so in other words: `<!-- expertise: (1) -->`.
fn is_setting(line: &Line<'_>) -> bool {
    let inner = line.trimmed().trim_start_matches("<!--").trim_start();
    let settings = ["tags:", "expertise:"];
    line.role == Role::Comment && settings.iter().any(|setting| inner.starts_with(setting))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
