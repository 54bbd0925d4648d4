//! Grades the cases of a bank and compares the verdicts with the rulings of a human.

use std::collections::HashMap;
use std::ops::AddAssign;

use examen_bank::{
    Bank, Case, CaseFile, CaseSection, Expectation, Glossary, PointId, QuestionId, Ruling, State, TextRange,
    meant_point,
};
use examen_grader::{Grade, RubricMatcher, Verdict};
use serde::Serialize;

/// What came of a file of cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CaseReport {
    /// Every case, in the order of the file.
    pub cases: Vec<CaseOutcome>,
    /// All rulings counted.
    pub confusion: Confusion,
    /// The rulings on each point counted, in the order in which points are first named.
    pub points: Vec<PointConfusion>,
    /// Names that the bank does not have.
    pub issues: Vec<CaseIssue>,
}

impl CaseReport {
    /// Whether every ruling was met and every name is known.
    pub fn is_passed(&self) -> bool {
        self.issues.is_empty() && self.cases.iter().all(CaseOutcome::is_passed)
    }

    /// Has `hint_of` say what else is known of the questions that the bank does not have.
    #[must_use]
    pub fn with_hints(mut self, hint_of: impl Fn(&QuestionId) -> String) -> Self {
        for issue in &mut self.issues {
            if let CaseIssueKind::UnknownQuestion { id, hint } = &mut issue.kind {
                *hint = hint_of(id);
            }
        }
        self
    }

    /// How many cases rule on a point, and how many on none, which test nothing.
    pub fn n_ruling_and_idle(&self) -> (usize, usize) {
        let n_idle = self.cases.iter().filter(|case| case.n_rulings == 0).count();
        (self.cases.len() - n_idle, n_idle)
    }

    /// How many of the cases that rule on a point are met in all of it.
    pub fn n_passed(&self) -> usize {
        let ruling = self.cases.iter().filter(|case| case.n_rulings > 0);
        ruling.filter(|case| case.is_passed()).count()
    }

    /// The share of rulings that the grader agrees with, 0..=1; those on points that there are not are not met. None where no
    /// ruling was compared.
    pub fn share_met(&self) -> Option<f64> {
        let n_compared = self.confusion.len();
        let n_unknown: usize = self.cases.iter().map(|case| case.unknown.len()).sum();
        let met = self.confusion.agreement() * n_compared as f64;
        (n_compared > 0).then(|| met / (n_compared + n_unknown) as f64)
    }

    fn count(&mut self, question: &QuestionId, expectation: &Expectation, found: Ruling) {
        self.confusion.count(expectation.ruling, found);
        let id = &expectation.point.value;
        let known = self
            .points
            .iter()
            .position(|point| point.question == *question && point.point == *id);
        let at = known.unwrap_or_else(|| {
            self.points.push(PointConfusion {
                question: question.clone(),
                point: id.clone(),
                confusion: Confusion::default(),
            });
            self.points.len() - 1
        });
        self.points[at].confusion.count(expectation.ruling, found);
    }
}

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseOutcome {
    /// The question it is about.
    pub question: QuestionId,
    /// Its number in its section, from 1.
    pub number: usize,
    /// Where it stands, in bytes of the file of cases.
    pub range: TextRange,
    /// On how many points it rules.
    pub n_rulings: usize,
    /// The rulings that the grader does not agree with.
    pub failures: Vec<Failure>,
    /// The points that it rules on and the question does not have, so that nothing was compared.
    pub unknown: Vec<PointId>,
    /// What the grader says of the whole answer.
    #[serde(skip)]
    pub grade: Grade,
}

impl CaseOutcome {
    /// Whether every ruling is on a point that there is, and the grader agrees with it.
    pub fn is_passed(&self) -> bool {
        self.failures.is_empty() && self.unknown.is_empty()
    }
}

/// A ruling that the grader does not agree with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    /// The point.
    pub point: PointId,
    /// Where it is named, in bytes of the file of cases.
    pub range: TextRange,
    /// What the human rules.
    pub expected: Ruling,
    /// What the grader found.
    pub found: State,
    /// How much of the point it found, 0..=1.
    pub coverage: f64,
}

/// How often grader and human agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// Granted by the human, credited by the grader.
    pub credited_rightly: usize,
    /// Withheld by the human, credited by the grader.
    pub credited_wrongly: usize,
    /// Withheld by the human, not credited by the grader.
    pub withheld_rightly: usize,
    /// Granted by the human, not credited by the grader.
    pub withheld_wrongly: usize,
}

impl Confusion {
    /// The share of rulings the grader agrees with, 0..=1; 1 where there are none.
    pub fn agreement(&self) -> f64 {
        let right = self.credited_rightly + self.withheld_rightly;
        if self.is_empty() {
            1.0
        } else {
            right as f64 / self.len() as f64
        }
    }

    /// How many rulings there are.
    pub fn len(&self) -> usize {
        self.credited_rightly + self.credited_wrongly + self.withheld_rightly + self.withheld_wrongly
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn count(&mut self, expected: Ruling, found: Ruling) {
        let count = match (expected, found) {
            (Ruling::Granted, Ruling::Granted) => &mut self.credited_rightly,
            (Ruling::Withheld, Ruling::Granted) => &mut self.credited_wrongly,
            (Ruling::Withheld, Ruling::Withheld) => &mut self.withheld_rightly,
            (Ruling::Granted, Ruling::Withheld) => &mut self.withheld_wrongly,
        };
        count.add_assign(1);
    }
}

/// How often grader and human agree on a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointConfusion {
    /// The question.
    pub question: QuestionId,
    /// The point.
    pub point: PointId,
    /// The rulings on it counted.
    pub confusion: Confusion,
}

/// A name in a case that the bank does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseIssue {
    /// Where it stands, in bytes of the file of cases.
    pub range: TextRange,
    /// What is the matter.
    pub kind: CaseIssueKind,
}

/// What is the matter with a name in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseIssueKind {
    /// No question of the bank is called so; its cases were not graded.
    UnknownQuestion {
        /// The name.
        id: QuestionId,
        /// What else is known: which bank that is, and which other one has the question.
        hint: String,
    },
    /// The question has no such point; the ruling was not compared.
    UnknownPoint {
        /// The question.
        question: QuestionId,
        /// The name.
        point: PointId,
        /// What its points are called.
        known: Vec<PointId>,
    },
}

impl CaseIssueKind {
    /// What is the matter, in a sentence.
    pub fn message(&self) -> String {
        match self {
            Self::UnknownQuestion { id, hint } => format!("the bank has no question `{id}`{hint}"),
            Self::UnknownPoint {
                question,
                point,
                known,
            } => {
                let meant = meant_point(point, known);
                format!("the question `{question}` has no point `{point}`; {meant}")
            }
        }
    }
}

/// Grades every case of `cases` against `bank`. A ruling is met where [`Verdict::is_credited`] says the same.
pub fn run_cases(bank: &Bank, glossary: &Glossary, cases: &CaseFile) -> CaseReport {
    let sections = cases.sections.iter();
    let questions = sections.filter_map(|section| bank.question(&section.question.value));
    let mut matchers: HashMap<&QuestionId, RubricMatcher> = HashMap::new();
    for question in questions {
        let compile = || RubricMatcher::new(question, glossary);
        matchers.entry(&question.id).or_insert_with(compile);
    }
    run_cases_with(cases, |id| matchers.get(&bank.question(id)?.id))
}

/// Grades every case of `cases` with what `matcher_of` gives for its question; none where there is no such question.
pub fn run_cases_with<'m>(
    cases: &CaseFile,
    matcher_of: impl Fn(&QuestionId) -> Option<&'m RubricMatcher>,
) -> CaseReport {
    let mut report = CaseReport::default();
    for section in &cases.sections {
        let Some(matcher) = matcher_of(&section.question.value) else {
            let id = section.question.value.clone();
            report.issues.push(CaseIssue {
                range: section.question.range,
                kind: CaseIssueKind::UnknownQuestion {
                    id,
                    hint: String::new(),
                },
            });
            continue;
        };
        run_section(section, matcher, &mut report);
    }
    report
}

fn run_section(section: &CaseSection, matcher: &RubricMatcher, report: &mut CaseReport) {
    for (index, case) in section.cases.iter().enumerate() {
        let mut outcome = CaseOutcome {
            question: section.question.value.clone(),
            number: index + 1,
            range: case.range,
            n_rulings: case.expectations.len(),
            failures: Vec::new(),
            unknown: Vec::new(),
            grade: matcher.mark(&case.answer),
        };
        compare(case, &mut outcome, report);
        report.cases.push(outcome);
    }
}

fn compare(case: &Case, outcome: &mut CaseOutcome, report: &mut CaseReport) {
    for expectation in &case.expectations {
        let point = &expectation.point;
        let mut verdicts = outcome.grade.verdicts.iter();
        let Some(verdict) = verdicts.find(|verdict| verdict.point == point.value) else {
            outcome.unknown.push(point.value.clone());
            report.issues.push(CaseIssue {
                range: point.range,
                kind: CaseIssueKind::UnknownPoint {
                    question: outcome.question.clone(),
                    point: point.value.clone(),
                    known: outcome.grade.verdicts.iter().map(|it| it.point.clone()).collect(),
                },
            });
            continue;
        };
        report.count(&outcome.question, expectation, ruling_of(verdict));
        outcome.failures.extend(failure(expectation, verdict));
    }
}

/// The ruling that a verdict comes to.
fn ruling_of(verdict: &Verdict) -> Ruling {
    if verdict.is_credited() {
        Ruling::Granted
    } else {
        Ruling::Withheld
    }
}

fn failure(expectation: &Expectation, verdict: &Verdict) -> Option<Failure> {
    (ruling_of(verdict) != expectation.ruling).then(|| Failure {
        point: expectation.point.value.clone(),
        range: expectation.point.range,
        expected: expectation.ruling,
        found: verdict.state,
        coverage: verdict.coverage,
    })
}

#[cfg(test)]
mod tests {
    use super::run_cases;
    use examen_bank::{Bank, CaseFile, Glossary};
    use expect_test::{Expect, expect};

    const BANK: &str = "## What does a mutex give?\n<!-- id: mutex -->\n\n### Points\n\n- +1 Exclusion ^exclusion\n  - exclusive\n\
                        - -1 Speed ^speed\n  - faster\n";

    fn check(cases: &str, expected: &Expect) {
        let bank = Bank::parse(BANK).value;
        let cases = CaseFile::parse(cases).value;
        let report = run_cases(&bank, &Glossary::default(), &cases);
        let mut shown = String::new();
        for outcome in &report.cases {
            shown += &format!("{} {}", outcome.question, outcome.number);
            for failure in &outcome.failures {
                shown += &format!(
                    ", {} {:?} but {}",
                    failure.point,
                    failure.expected,
                    failure.found.name()
                );
            }
            shown.push('\n');
        }
        for issue in &report.issues {
            shown += &format!("{}\n", issue.kind.message());
        }
        shown += &format!("{:?}, {:.2}", report.confusion, report.confusion.agreement());
        expected.assert_eq(&shown);
    }

    #[test]
    fn rulings_are_compared_with_credit() {
        check(
            "## mutex\n\n- `+exclusion` `-speed` It makes the section exclusive.\n- `-exclusion` `+speed` It is faster to be exclusive.\n",
            &expect![[r#"
                mutex 1
                mutex 2, exclusion Withheld but met
                Confusion { credited_rightly: 2, credited_wrongly: 1, withheld_rightly: 1, withheld_wrongly: 0 }, 0.75"#]],
        );
    }

    #[test]
    fn unknown_names_are_issues() {
        check(
            "## futex\n\n- `+speed` It is faster.\n\n## mutex\n\n- `+order` `+exclusion` It queues.\n",
            &expect![[r#"
                mutex 1, exclusion Granted but missed
                the bank has no question `futex`
                the question `mutex` has no point `order`; its points are `exclusion`, `speed`
                Confusion { credited_rightly: 0, credited_wrongly: 0, withheld_rightly: 0, withheld_wrongly: 1 }, 0.00"#]],
        );
    }
}
