//! JUnit XML: a suite a candidate, a test case a point, so that any continuous integration shows them.

use examen_bank::State;
use quick_junit::{NonSuccessKind, Report as JUnitReport, TestCase, TestCaseStatus, TestSuite};

use crate::cohort::{Cohort, CohortAnswer, CohortPoint, CohortQuestion, PointVerdict, Standing};
use crate::report::Report;

/// The counted answers of everybody. A point that is missed fails, and so does a misconception that is claimed; what
/// was not answered and what carries no marks is skipped. Characters that XML does not have are left out.
pub fn junit(report: &Report) -> String {
    let cohort = &report.cohort;
    let mut document = JUnitReport::new(shown(&report.title));
    for (candidate_idx, candidate) in cohort.candidates.iter().enumerate() {
        let mut suite = TestSuite::new(shown(&candidate.name));
        for answer in report.analysis.attempts.of(cohort.answers_of(candidate_idx)) {
            let question = &cohort.questions[answer.question as usize];
            for (point_idx, point) in question.points.iter().enumerate() {
                suite.add_test_case(test_case(cohort, answer, question, (point_idx, point)));
            }
        }
        document.add_test_suite(suite);
    }
    document.to_string().expect("text always has an XML form")
}

fn test_case(
    cohort: &Cohort,
    answer: &CohortAnswer,
    question: &CohortQuestion,
    (point_idx, point): (usize, &CohortPoint),
) -> TestCase {
    let status = match answer.verdicts.get(point_idx) {
        _ if answer.standing != Standing::Answered => skipped("not answered"),
        _ if !question.is_marked() => skipped("a checklist carries no marks"),
        Some(verdict) if is_passed(*verdict, point) => TestCaseStatus::success(),
        Some(verdict) => failure(*verdict, point, &quote(answer, point_idx)),
        None => skipped("not judged"),
    };
    let mut case = TestCase::new(shown(&format!("{}: {}", point.id, point.label)), status);
    case.set_classname(shown(&format!(
        "{}.{}",
        cohort.candidates[answer.candidate as usize]
            .name
            .replace('.', "_"),
        question.name
    )));
    if let Some(sheet) = cohort.sheet_of(answer).filter(|sheet| !sheet.path.is_empty()) {
        case.extra.insert("file".into(), shown(&sheet.path).into());
        if let Some(text) = &answer.text {
            case.extra.insert("line".into(), text.line.to_string().into());
        }
    }
    case
}

fn is_passed(verdict: PointVerdict, point: &CohortPoint) -> bool {
    verdict.is_credited() != point.is_misconception()
}

fn failure(verdict: PointVerdict, point: &CohortPoint, quote: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let state = match (verdict.state, point.is_misconception()) {
        (State::Overridden, true) => "claimed, as a mentor ruled",
        (State::Overridden, false) => "withheld by a mentor",
        (state, _) => state.name(),
    };
    status.set_type(state);
    status.set_message(shown(&format!(
        "{state}: {} of {} marks",
        verdict.marks, point.value
    )));
    if !quote.is_empty() {
        status.set_description(shown(quote));
    }
    status
}

fn skipped(reason: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(reason);
    status
}

/// The words that came closest.
fn quote(answer: &CohortAnswer, point_idx: usize) -> String {
    let text = answer.text.as_ref().and_then(|text| text.quote(point_idx));
    text.map(|text| format!("“{}”", examen_bank::one_line(text)))
        .unwrap_or_default()
}

/// Controls are shown and not obeyed; U+FFFE and U+FFFF, which XML does not have either, are replaced.
fn shown(text: &str) -> String {
    examen_bank::one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
