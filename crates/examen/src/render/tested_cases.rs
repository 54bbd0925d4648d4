//! Where the grader and a human do not agree.

use std::collections::HashMap;

use examen_authoring::{CaseOutcome, Failure};
use examen_bank::{Case, Ruling, TextRange, whole_percent};

use super::blocks::paragraph;
use super::styles::{BAD, FAINT, GOOD, of_state, styled};
use crate::place::Place;
use crate::terminal::{fitted, one_line};
use crate::tested_cases::TestedCases;

/// For each file the cases that fail and a sum.
pub(crate) fn tested_cases(tested: &[TestedCases], width: usize) -> String {
    tested.iter().map(|tested| one_file(tested, width)).collect()
}

fn one_file(tested: &TestedCases, width: usize) -> String {
    let sections = tested.cases.sections.iter();
    let by_range: HashMap<TextRange, &Case> = sections
        .flat_map(|section| &section.cases)
        .map(|case| (case.range, case))
        .collect();
    let report = &tested.report;
    let failed = report.cases.iter().filter(|case| !case.is_passed());
    let failed: Vec<&CaseOutcome> = failed.collect();
    let shown = failed.iter().map(|outcome| {
        let line = Place::of(outcome.range.start, &tested.file.text).line;
        let place = format!("{}:{line}", tested.name());
        let answer = by_range.get(&outcome.range).map_or("", |case| &case.answer);
        one_case(outcome, &place, answer, width)
    });
    let mut text: String = shown.collect();
    let (n_cases, n_idle) = report.n_ruling_and_idle();
    let n_passed = report.n_passed();
    let sum = format!(
        "{}: {n_passed} of {n_cases} cases pass, {}{}",
        tested.name(),
        met(tested),
        idle(n_idle)
    );
    text += &paragraph(&sum, if n_passed == n_cases { GOOD } else { BAD }, "", width);
    text
}

/// `75 % of the rulings on team are met`
fn met(tested: &TestedCases) -> String {
    let bank = &tested.bank_name;
    match tested.report.share_met() {
        None => format!("and no ruling was compared with {bank}"),
        Some(share) => format!("{} % of the rulings on {bank} are met", whole_percent(share)),
    }
}

fn idle(n_cases: usize) -> String {
    match n_cases {
        0 => String::new(),
        1 => "; 1 more case rules on no point".to_owned(),
        n => format!("; {n} more cases rule on no point"),
    }
}

fn one_case(outcome: &CaseOutcome, place: &str, answer: &str, width: usize) -> String {
    let title = format!("{}, case {} ({place})", outcome.question, outcome.number);
    let mut text = paragraph(&title, BAD, "", width);
    let quote = fitted(&one_line(answer), width.saturating_sub(6)).into_owned();
    text += &format!("  {}\n", styled(FAINT, format!("“{quote}”")));
    text += &outcome
        .failures
        .iter()
        .map(|failure| one_failure(failure, width))
        .collect::<String>();
    for point in &outcome.unknown {
        text += &paragraph(
            &format!("? {point}: the question has no such point"),
            BAD,
            "  ",
            width,
        );
    }
    text + "\n"
}

/// `○ expires: granted by the case, missed by the grader`
fn one_failure(failure: &Failure, width: usize) -> String {
    let (style, sign) = of_state(failure.found);
    let ruling = match failure.expected {
        Ruling::Granted => "granted",
        Ruling::Withheld => "withheld",
    };
    let found = failure.found.name();
    let text = format!(
        "{sign} {}: {ruling} by the case, {found} for the grader",
        failure.point
    );
    paragraph(&text, style, "  ", width)
}
