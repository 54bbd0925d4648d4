//! A table of candidates and questions.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment};
use examen_bank::Score;

use super::Page;
use super::blocks::{cell, indented, paragraph, rule, table};
use super::points::count;
use super::sheet::percent;
use super::styles::{FAINT, STRONG, of_share};
use crate::grading::{Cohort, CohortRow};
use crate::terminal::{columns, fitted};

/// The widest column of names.
const NAME_WIDTH: usize = 28;
/// A column of marks with the blanks around it: `12.75`.
const MARKS_WIDTH: usize = 7;
/// The columns of totals with the blanks around them: `123.25/150`, `100 %`.
const TOTAL_WIDTH: usize = 20;

/// Everybody's marks: one row a sheet, one column a question, in as many tables as the page is too narrow for.
pub(crate) fn cohort(cohort: &Cohort, page: &Page) -> String {
    let names = cohort.rows.iter().map(|row| columns(&row.name));
    let name_width = names.max().unwrap_or(0).clamp(9, NAME_WIDTH);
    let room = page.width.saturating_sub(name_width + 2 + TOTAL_WIDTH);
    let per_table = (room / MARKS_WIDTH).max(1);
    let numbers: Vec<usize> = (0..cohort.questions.len()).collect();
    let tables = numbers
        .chunks(per_table)
        .map(|numbers| part(cohort, numbers, name_width, page));
    let tables: Vec<String> = tables.collect();
    let summary = format!(
        "{} of {}",
        count(cohort.rows.len(), "sheet"),
        count(numbers.len(), "question")
    );
    let share = cohort.share();
    let banks: Vec<&str> = cohort.banks.iter().map(String::as_str).collect();
    let banks = paragraph(
        &format!("Graded against {}", banks.join(" and ")),
        FAINT,
        "",
        page.width,
    );
    let total = rule(&summary, &percent(share), of_share(share), page.width);
    format!(
        "{banks}\n{}\n{}\n{total}",
        tables.join("\n"),
        legend(cohort, page)
    )
}

fn part(cohort: &Cohort, numbers: &[usize], name_width: usize, page: &Page) -> String {
    let mut rows = table(page.width);
    let header = numbers
        .iter()
        .map(|number| right((number + 1).to_string(), STRONG));
    let ends = [right("total".to_owned(), STRONG), cell("", STRONG)];
    rows.set_header([cell("candidate", STRONG)].into_iter().chain(header).chain(ends));
    for row in &cohort.rows {
        rows.add_row(cells(row, numbers, name_width));
    }
    let shares = numbers.iter().map(|number| cohort.share_of_question(*number));
    let shares = shares.map(|share| right(share.map_or_else(|| "–".to_owned(), percent), FAINT));
    let ends = [cell("", FAINT), right(percent(cohort.share()), FAINT)];
    rows.add_row([cell("all", FAINT)].into_iter().chain(shares).chain(ends));
    indented(&rows, "")
}

fn cells(row: &CohortRow, numbers: &[usize], name_width: usize) -> Vec<Cell> {
    let style = of_share(row.total.share());
    let total = format!("{}/{}", row.total.awarded, row.total.available);
    let mut cells = vec![cell(&fitted(&row.name, name_width), Style::new())];
    cells.extend(
        numbers
            .iter()
            .map(|number| marks(row.scores.get(number).copied())),
    );
    cells.extend([right(total, style), right(percent(row.total.share()), style)]);
    cells
}

/// Marks awarded; `–` where there is no answer, nothing where the sheet has no such question.
fn marks(score: Option<Option<Score>>) -> Cell {
    match score {
        None => right(String::new(), FAINT),
        Some(None) => right("–".to_owned(), FAINT),
        Some(Some(score)) => right(score.awarded.to_string(), of_share(score.share())),
    }
}

fn right(text: String, style: Style) -> Cell {
    cell(&text, style).set_alignment(CellAlignment::Right)
}

/// Which number is which question, and what it is worth.
fn legend(cohort: &Cohort, page: &Page) -> String {
    let entries = cohort.questions.iter().enumerate().map(|(idx, question)| {
        let text = format!(
            "{:>3} {} · {}",
            idx + 1,
            question.id,
            super::points::marks(question.available)
        );
        paragraph(&text, FAINT, "", page.width)
    });
    entries.collect()
}
