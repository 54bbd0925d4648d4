//! How many sentences of people who say, deny, claim and turn down things are read as they are meant.
//!
//! `rubrics/stance.cases.txt` was written before the cues and rules it measures, and no cue was made for a single line
//! of it. The snapshot holds the counts and every sentence that is misread, so that a change of either shows.

use std::collections::BTreeSet;
use std::fmt::Write;

use examen_bank::{Bank, Glossary, QuestionId};
use examen_grader::{Grade, RubricMatcher};
use expect_test::{ExpectFile, expect_file};

use super::fixture::{DENIAL, ROLES, SHIPPED, STANCE};

/// A sentence and what it should be granted.
struct Case<'a> {
    group: &'a str,
    question: &'a str,
    answer: &'a str,
    points: BTreeSet<&'a str>,
    claims: BTreeSet<&'a str>,
}

impl<'a> Case<'a> {
    fn read(line: &'a str) -> Self {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [group, question, answer, points, claims] = fields[..] else {
            panic!("five fields in {line}");
        };
        let ids = |list: &'a str| {
            list.split(',')
                .map(str::trim)
                .filter(|id| !id.is_empty())
                .collect()
        };
        Self {
            group,
            question,
            answer,
            points: ids(points),
            claims: ids(claims),
        }
    }
}

/// How often what was found is what was meant.
#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    meant: usize,
}

impl Count {
    fn add(&mut self, found: &BTreeSet<&str>, meant: &BTreeSet<&str>) {
        self.right += found.intersection(meant).count();
        self.found += found.len();
        self.meant += meant.len();
    }
}

fn credited(grade: &Grade, is_misconception: bool) -> BTreeSet<&str> {
    let verdicts = grade.verdicts.iter();
    let wanted = verdicts.filter(|verdict| verdict.is_misconception() == is_misconception);
    let credited = wanted.filter(|verdict| verdict.is_credited());
    credited.map(|verdict| verdict.point.as_str()).collect()
}

/// What a set of sentences was read as.
#[derive(Default)]
struct Reading<'a> {
    groups: Vec<(&'a str, usize, usize)>,
    points: Count,
    claims: Count,
    misread: String,
}

impl<'a> Reading<'a> {
    fn of(cases: impl Iterator<Item = Case<'a>>, banks: &[Bank]) -> Self {
        let mut reading = Self::default();
        cases.for_each(|case| reading.read(&case, banks));
        reading
    }

    fn read(&mut self, case: &Case<'a>, banks: &[Bank]) {
        let id = QuestionId::new(case.question);
        let question = banks.iter().find_map(|bank| bank.question(&id));
        let question = question.expect("the question is in one of the banks");
        let grade = RubricMatcher::new(question, &Glossary::default()).grade(case.answer);
        let (made, claimed) = (credited(&grade, false), credited(&grade, true));
        self.points.add(&made, &case.points);
        self.claims.add(&claimed, &case.claims);
        let is_right = made == case.points && claimed == case.claims;
        if self.groups.last().is_none_or(|(group, ..)| *group != case.group) {
            self.groups.push((case.group, 0, 0));
        }
        if let Some((_, n_right, n_all)) = self.groups.last_mut() {
            *n_right += usize::from(is_right);
            *n_all += 1;
        }
        if !is_right {
            let found: Vec<&str> = made.union(&claimed).copied().collect();
            let (group, answer) = (case.group, case.answer);
            writeln!(self.misread, "{group}: {answer} [{}]", found.join(", ")).expect("memory");
        }
    }

    fn n_right(&self) -> usize {
        self.groups.iter().map(|(_, n_right, _)| n_right).sum()
    }

    fn counts(&self) -> String {
        let mut counts = String::new();
        for (group, n_right, n_all) in &self.groups {
            writeln!(counts, "{group}: {n_right} of {n_all}").expect("memory");
        }
        for (name, count) in [("points", &self.points), ("misconceptions", &self.claims)] {
            let Count { right, found, meant } = count;
            writeln!(counts, "{name}: {right} right of {found} found, {meant} meant").expect("memory");
        }
        counts
    }
}

fn cases(text: &str) -> impl Iterator<Item = Case<'_>> {
    let lines = text.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(Case::read)
}

/// Compares the counts, and every sentence that is misread, with what they were.
fn check(banks: &[&str], text: &str, expected: &ExpectFile) {
    let banks: Vec<Bank> = banks.iter().map(|text| Bank::parse(text).value).collect();
    let reading = Reading::of(cases(text), &banks);
    let (counts, misread) = (reading.counts(), &reading.misread);
    expected.assert_eq(&format!("{counts}\nmisread, with what was found:\n{misread}"));
}

#[test]
fn sentences_are_read_as_they_are_meant() {
    check(
        &[STANCE, SHIPPED],
        include_str!("../rubrics/stance.cases.txt"),
        &expect_file!["../rubrics/stance.report.txt"],
    );
}

/// Right words in the wrong places, and in other places that are as right.
#[test]
fn roles_are_told_from_words() {
    check(
        &[ROLES, DENIAL, STANCE, SHIPPED],
        include_str!("../rubrics/roles.cases.txt"),
        &expect_file!["../rubrics/roles.report.txt"],
    );
}

/// Only the errors of every other sentence are named; whoever changes a cue reads those, and learns from the counts of
/// the others whether the change was any good.
#[test]
fn denials_nobody_looked_at_are_read_as_well() {
    let banks = [Bank::parse(DENIAL).value];
    let half = |first: usize| {
        let every_other = cases(include_str!("../rubrics/denial.cases.txt"))
            .skip(first)
            .step_by(2);
        Reading::of(every_other, &banks)
    };
    let (read, blind) = (half(0), half(1));

    let (open, unseen, misread) = (read.counts(), blind.counts(), &read.misread);
    let report = format!(
        "may be read\n\n{open}\nnever read\n\n{unseen}\nmisread among those that may be read:\n{misread}"
    );
    expect_file!["../rubrics/denial.report.txt"].assert_eq(&report);
    assert!(blind.n_right() >= 54, "{unseen}");
}
