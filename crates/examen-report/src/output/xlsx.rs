//! A workbook: marks by candidate, and how questions and points fare.

use std::io::{self, Write};

use examen_bank::{State, one_line, tenths_of_percent};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::report::Report;

/// The rows that a sheet of a workbook has at most (ECMA-376 as Excel has it).
const MOST_ROWS: usize = 1_048_576;

/// Writes a workbook with the sheets *Candidates*, *Questions* and *Points*. Texts are written as texts, so that none is
/// taken for a formula. The same report gives the same bytes.
///
/// # Errors
/// More candidates or questions than a workbook can hold, or whatever happens to `output`.
pub fn xlsx(report: &Report, mut output: impl Write) -> io::Result<()> {
    let bytes = workbook(report).map_err(io::Error::other)?;
    output.write_all(&bytes)?;
    output.flush()
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No clock: a report is the same byte for byte.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    candidates(report, workbook.add_worksheet().set_name("Candidates")?)?;
    questions(report, workbook.add_worksheet().set_name("Questions")?)?;
    points(report, workbook.add_worksheet().set_name("Points")?)?;
    workbook.save_to_buffer()
}

fn head(sheet: &mut Worksheet, titles: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, title) in titles.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, title, &bold)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn titles(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}

fn candidates(report: &Report, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut columns = titles(&["candidate", "awarded", "available", "share", "knock-outs missed"]);
    let n_fixed = columns.len();
    columns.extend(
        report
            .cohort
            .questions
            .iter()
            .map(|question| one_line(&question.name)),
    );
    head(sheet, &columns)?;
    let percent = Format::new().set_num_format("0.0 %");
    for (idx, candidate) in report.cohort.candidates.iter().enumerate().take(MOST_ROWS - 1) {
        let row = idx as u32 + 1;
        let total = report.analysis.totals[idx];
        sheet.write_string(row, 0, one_line(&candidate.name))?;
        sheet.write_number(row, 1, total.awarded.as_f64())?;
        sheet.write_number(row, 2, total.available.as_f64())?;
        if let Some(share) = report.share_of(idx) {
            // A spreadsheet rounds what it shows.
            let share = tenths_of_percent(share) / 100.0;
            sheet.write_number_with_format(row, 3, share, &percent)?;
        }
        let missed = report.cohort.missing_knock_outs(idx, report.analysis.attempts);
        sheet.write_number(row, 4, missed as f64)?;
        for answer in report.analysis.attempts.of(report.cohort.answers_of(idx)) {
            let column = n_fixed + answer.question as usize;
            sheet.write_number(row, column as u16, answer.awarded.as_f64())?;
        }
    }
    Ok(())
}

fn questions(report: &Report, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        "question",
        "available",
        "asked (n)",
        "answered",
        "facility",
        "discrimination",
        "rest correlation",
    ];
    head(sheet, &titles(&columns))?;
    let questions = report.cohort.questions.iter().zip(&report.analysis.items);
    for (idx, (question, item)) in questions.enumerate() {
        let row = idx as u32 + 1;
        sheet.write_string(row, 0, one_line(&question.name))?;
        sheet.write_number(row, 1, question.available.as_f64())?;
        sheet.write_number(row, 2, item.n_asked as f64)?;
        sheet.write_number(row, 3, item.n_answered as f64)?;
        let indexes = [item.facility, item.discrimination, item.rest_correlation];
        for (column, index) in (4u16..).zip(indexes) {
            if let Some(index) = index {
                sheet.write_number(row, column, index)?;
            }
        }
    }
    Ok(())
}

fn points(report: &Report, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const STATES: [State; 8] = [
        State::Met,
        State::Partial,
        State::Listed,
        State::Negated,
        State::Missed,
        State::Claimed,
        State::Rejected,
        State::Absent,
    ];
    let mut columns = titles(&["question", "point", "label", "value", "n"]);
    columns.extend(STATES.map(|state| state.name().to_owned()));
    columns.extend(titles(&["by a mentor", "r"]));
    head(sheet, &columns)?;
    let questions = report.cohort.questions.iter().zip(&report.analysis.items);
    let rows = questions.flat_map(|(question, item)| {
        let points = question.points.iter().zip(&item.points);
        points.map(move |(point, found)| (question, point, found))
    });
    for (row, (question, point, found)) in (1u32..).zip(rows) {
        sheet.write_string(row, 0, one_line(&question.name))?;
        sheet.write_string(row, 1, one_line(point.id.as_str()))?;
        sheet.write_string(row, 2, one_line(&point.label))?;
        sheet.write_number(row, 3, point.value.as_f64())?;
        sheet.write_number(row, 4, found.n as f64)?;
        for (column, state) in (5u16..).zip(STATES) {
            sheet.write_number(row, column, found.n_in(state) as f64)?;
        }
        sheet.write_number(row, 13, found.n_overridden as f64)?;
        if let Some(r) = found.point_biserial {
            sheet.write_number(row, 14, r)?;
        }
    }
    Ok(())
}
