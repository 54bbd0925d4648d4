//! How many sentences of people who say, deny, claim and turn down things are read as they are meant.
//!
//! `rubrics/stance.cases.txt` was written before the cues and rules it measures, and no cue was made for a single line
//! of it. The snapshot holds the counts and every sentence that is misread, so that a change of either shows.

use std::collections::BTreeSet;
use std::fmt::Write;

use examen_bank::{Bank, Glossary, QuestionId};
use examen_grader::{Grade, RubricMatcher};
use expect_test::expect_file;

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

#[test]
fn sentences_are_read_as_they_are_meant() {
    let texts = [
        include_str!("rubrics/stance.bank.md"),
        include_str!("../../../index/backend-developer.bank.md"),
    ];
    let banks = texts.map(Bank::parse);
    let lines = include_str!("rubrics/stance.cases.txt").lines();
    let cases: Vec<Case<'_>> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(Case::read)
        .collect();

    let (mut points, mut claims) = (Count::default(), Count::default());
    let mut groups: Vec<(&str, usize, usize)> = Vec::new();
    let mut misread = String::new();
    for case in &cases {
        let id = QuestionId::new(case.question);
        let question = banks.iter().find_map(|bank| bank.value.question(&id));
        let question = question.expect("the question is in one of the banks");
        let grade = RubricMatcher::new(question, &Glossary::default()).grade(case.answer);
        let (made, claimed) = (credited(&grade, false), credited(&grade, true));
        points.add(&made, &case.points);
        claims.add(&claimed, &case.claims);
        let is_right = made == case.points && claimed == case.claims;
        if groups.last().is_none_or(|(group, ..)| *group != case.group) {
            groups.push((case.group, 0, 0));
        }
        if let Some((_, n_right, n_all)) = groups.last_mut() {
            *n_right += usize::from(is_right);
            *n_all += 1;
        }
        if !is_right {
            let found: Vec<&str> = made.union(&claimed).copied().collect();
            writeln!(misread, "{}: {} [{}]", case.group, case.answer, found.join(", ")).expect("memory");
        }
    }

    let mut report = String::new();
    for (group, n_right, n_all) in groups {
        writeln!(report, "{group}: {n_right} of {n_all}").expect("memory");
    }
    for (name, count) in [("points", points), ("misconceptions", claims)] {
        let Count { right, found, meant } = count;
        writeln!(report, "{name}: {right} right of {found} found, {meant} meant").expect("memory");
    }
    report.push_str("\nmisread, with what was found:\n");
    report.push_str(&misread);
    expect_file!["rubrics/stance.report.txt"].assert_eq(&report);
}
