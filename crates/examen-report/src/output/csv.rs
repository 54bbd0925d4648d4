//! Tables for spreadsheets.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use examen_bank::{Marks, tenths_of_percent, visible};

use crate::cohort::{Attempts, CohortAnswer, Standing};
use crate::report::Report;

/// One row a point, all attempts: for whoever computes further.
///
/// # Errors
/// Whatever happens to `output`.
pub fn csv_long(report: &Report, output: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(output);
    table.write_record([
        "candidate",
        "question",
        "attempt",
        "day",
        "standing",
        "awarded",
        "available",
        "point",
        "label",
        "value",
        "state",
        "automatic",
        "coverage",
        "marks",
        "reviewer",
        "reason",
        "hash",
    ])?;
    for answer in &report.cohort.answers {
        for row in long_rows(report, answer) {
            table.write_record(row.iter().map(|cell| cell.as_ref()))?;
        }
    }
    table.flush()
}

/// The rows of an answer: one a point, or one without a point where there was no answer.
fn long_rows<'a>(report: &'a Report, answer: &'a CohortAnswer) -> Vec<Vec<Cow<'a, str>>> {
    let cohort = &report.cohort;
    let question = &cohort.questions[answer.question as usize];
    let day = cohort.sheet_of(answer).and_then(|sheet| sheet.day);
    let start: Vec<Cow<'a, str>> = vec![
        harmless(&cohort.candidates[answer.candidate as usize].name),
        harmless(&question.name),
        answer.attempt.to_string().into(),
        day.map(|day| day.to_string()).unwrap_or_default().into(),
        standing(answer.standing).into(),
        answer.awarded.to_string().into(),
        question.available.to_string().into(),
    ];
    let text = answer.text.as_deref();
    let hash = text.map(|text| text.hash.to_string()).unwrap_or_default();
    if answer.verdicts.is_empty() {
        let blanks = std::iter::repeat_n(Cow::Borrowed(""), 10);
        return vec![start.into_iter().chain(blanks).collect()];
    }
    let points = question.points.iter().zip(&answer.verdicts).enumerate();
    let rows = points.map(|(point_idx, (point, verdict))| {
        let ruling = text.and_then(|text| text.words_of(point_idx)?.ruling.as_ref());
        let mut row = start.clone();
        row.extend([
            harmless(point.id.as_str()),
            harmless(&point.label),
            point.value.to_string().into(),
            verdict.state.name().into(),
            verdict.automatic.name().into(),
            (f64::from(verdict.coverage) / 1000.0).to_string().into(),
            verdict.marks.to_string().into(),
            ruling.map_or(Cow::Borrowed(""), |ruling| harmless(&ruling.reviewer)),
            ruling
                .and_then(|ruling| ruling.reason.as_deref())
                .map_or(Cow::Borrowed(""), harmless),
            hash.clone().into(),
        ]);
        row
    });
    rows.collect()
}

/// One row a candidate, one column a question: marks of the attempts that count. A cell is empty where the question
/// was not asked, and 0 where it was not answered.
///
/// # Errors
/// Whatever happens to `output`.
pub fn csv_wide(report: &Report, output: impl Write) -> io::Result<()> {
    let cohort = &report.cohort;
    let mut table = csv::Writer::from_writer(output);
    let head = ["candidate", "awarded", "available", "percent"].map(Cow::Borrowed);
    let questions = cohort.questions.iter().map(|question| harmless(&question.name));
    table.write_record(head.into_iter().chain(questions).map(|cell| cell.into_owned()))?;
    for (candidate_idx, candidate) in cohort.candidates.iter().enumerate() {
        let marks = marks_by_question(report, candidate_idx);
        let total = report.analysis.totals[candidate_idx];
        let share = report
            .share_of(candidate_idx)
            .map(|share| format!("{:.1}", tenths_of_percent(share)));
        let mut row = vec![
            harmless(&candidate.name).into_owned(),
            total.awarded.to_string(),
            total.available.to_string(),
            share.unwrap_or_default(),
        ];
        row.extend((0..cohort.questions.len()).map(|idx| marks.get(&idx).cloned().unwrap_or_default()));
        table.write_record(row)?;
    }
    table.flush()
}

fn marks_by_question(report: &Report, candidate_idx: usize) -> HashMap<usize, String> {
    let attempts: Attempts = report.analysis.attempts;
    let answers = attempts.of(report.cohort.answers_of(candidate_idx));
    // A checklist has no marks: 0 would say that it went wrong.
    let marked = answers.filter(|answer| {
        let question = &report.cohort.questions[answer.question as usize];
        question.available != Marks::ZERO
    });
    marked
        .map(|answer| (answer.question as usize, answer.awarded.to_string()))
        .collect()
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Answered => "answered",
        Standing::Skipped => "skipped",
        Standing::Blank => "blank",
    }
}

/// Text that no spreadsheet takes for a formula: one that begins with what starts a formula in any of them (OWASP,
/// *CSV Injection*; also their full-width forms) gets an apostrophe in front. Controls are shown and not obeyed.
fn harmless(text: &str) -> Cow<'_, str> {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let is_formula = text
        .trim_start_matches([' ', '\n', '"', '\''])
        .starts_with(STARTS);
    let shown = visible(text);
    if is_formula {
        format!("'{shown}").into()
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    fn check(text: &str, cell: &str) {
        assert_eq!(harmless(text), cell);
    }

    #[test]
    fn formulas_are_texts() {
        check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
        check("+1", "'+1");
        check("-1+1", "'-1+1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'    =1");
        check("\r=1", "'␍=1");
        check("  =1", "'  =1");
        check("\n=1", "'\n=1");
        check("＝1", "'＝1");
        check("'=1", "''=1");
        check("a = b", "a = b");
        check("c-07", "c-07");
        check("", "");
    }
}
