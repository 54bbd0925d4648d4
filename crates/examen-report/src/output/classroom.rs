//! Points for GitHub Classroom.

use examen_bank::Marks;
use serde_json::json;

use crate::report::Report;

/// The results of one grading step, version 1, as the autograding reporter of GitHub Classroom reads them from the
/// variable `…_RESULTS` (there in Base64). One test a question, with marks as points; points of all candidates are
/// added up, so that it is meant for a repository with the sheets of one.
pub fn classroom(report: &Report) -> String {
    let cohort = &report.cohort;
    let tests = cohort
        .counted(report.analysis.attempts)
        .filter(|answer| cohort.questions[answer.question as usize].is_marked())
        .map(|answer| {
            let question = &cohort.questions[answer.question as usize];
            json!({
                "name": question.name,
                "status": if answer.awarded >= question.available { "pass" } else { "fail" },
                "score": answer.awarded,
                "message": format!("{} of {} marks", answer.awarded, question.available),
                "test_code": "examen report",
                "filename": "",
                "line_no": 0,
                "execution_time": 0,
            })
        });
    let available: Marks = report.analysis.totals.iter().map(|total| total.available).sum();
    let awarded: Marks = report.analysis.totals.iter().map(|total| total.awarded).sum();
    let document = json!({
        "version": 1,
        "status": if awarded >= available { "pass" } else { "fail" },
        "max_score": available,
        "tests": tests.collect::<Vec<_>>(),
    });
    format!("{document}\n")
}
