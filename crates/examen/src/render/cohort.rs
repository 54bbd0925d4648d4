//! A table of candidates and questions.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Table, Width};
use examen_bank::{Marks, Score};

use super::blocks::{cell, indented, paragraph, rule, table};
use super::points::{count, marks};
use super::sheet::percent;
use super::styles::{FAINT, FAIR, STRONG, of_share};
use super::{Details, Page};
use crate::grading::{Cohort, CohortRow, Counted, Standing};
use crate::terminal::{columns, fitted};

/// The narrowest and the widest column of names.
const NAME_WIDTHS: (usize, usize) = (9, 28);
/// A column of marks with the blanks around it: `12.75`.
const MARKS_WIDTH: usize = 7;
/// The column of sums with the blanks around it: `123.25/150`.
const SUM_WIDTH: usize = 12;
/// The column of percentages with the blanks around it: `100 %`.
const SHARE_WIDTH: usize = 7;
/// Rows that are laid out at once: a table of a million would fill the memory.
const ROWS_AT_ONCE: usize = 512;

/// More questions than this are listed on request only.
const MOST_IN_LEGEND: usize = 40;

/// What stands for a share of nothing.
const NO_SHARE: &str = "–";

/// Everybody's marks: one row a sheet, one column a question, in as many tables as the page is too narrow for.
pub(crate) fn cohort(cohort: &Cohort, page: &Page) -> String {
    let names = cohort.rows.iter().map(|row| columns(&cohort.name_of(row)));
    let name_width = names.max().unwrap_or(0).clamp(NAME_WIDTHS.0, NAME_WIDTHS.1);
    let room = page
        .width
        .saturating_sub(name_width + 2 + SUM_WIDTH + SHARE_WIDTH);
    let counted = Counted::of(cohort);
    let numbers: Vec<usize> = (0..cohort.questions.len()).collect();
    let mut parts: Vec<&[usize]> = numbers.chunks((room / MARKS_WIDTH).max(1)).collect();
    if parts.is_empty() {
        // The names are shown even where nobody answered anything that is known.
        parts.push(&[]);
    }
    let parts = parts.into_iter().map(|numbers| Part {
        cohort,
        counted: &counted,
        numbers,
        name_width,
    });
    let tables: Vec<String> = parts.map(|part| part.shown()).collect();
    let n_sheets = count(cohort.rows.len(), "sheet");
    let summary = match numbers.len() {
        0 => format!("{n_sheets} without a known question that has marks"),
        n_questions => format!("{n_sheets} of {}", count(n_questions, "question")),
    };
    let (share, style) = match counted.mean {
        Some(share) => (percent(share), of_share(share)),
        None => ("no marks".to_owned(), FAINT),
    };
    let banks: Vec<&str> = cohort.banks.iter().map(String::as_str).collect();
    let banks = paragraph(
        &format!("Graded against {}", banks.join(" and ")),
        FAINT,
        "",
        page.width,
    );
    let total = rule(&summary, &share, style, page.width);
    let mut text = format!("{banks}\n{}\n", tables.join("\n"));
    if !cohort.questions.is_empty() {
        text += &format!("{}\n", legend(cohort, page));
    }
    text + &total + &again(counted.n_again, page)
}

/// That some answers count for nobody but the sheet that they stand in.
fn again(n_again: usize, page: &Page) -> String {
    if n_again == 0 {
        return String::new();
    }
    let again = count(n_again, "answer");
    let note = format!(
        "In the last row without {again} to a question that the candidate was asked before: the first attempt counts, as in \
         `examen report`."
    );
    paragraph(&note, FAIR, "", page.width)
}

fn shown_share(share: Option<f64>) -> String {
    share.map_or_else(|| NO_SHARE.to_owned(), percent)
}

/// The questions that fit side by side.
struct Part<'a> {
    cohort: &'a Cohort,
    counted: &'a Counted,
    numbers: &'a [usize],
    name_width: usize,
}

impl Part<'_> {
    fn shown(&self) -> String {
        let mut shown = self.lines([self.head()]);
        for rows in self.cohort.rows.chunks(ROWS_AT_ONCE) {
            shown += &self.lines(rows.iter().map(|row| self.row(row)));
        }
        shown + &self.lines([self.foot()])
    }

    /// Rows as text. All have the same columns, so that they may be laid out one by one.
    fn lines(&self, rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
        let widths = [self.name_width + 2].into_iter();
        let widths = widths
            .chain(self.numbers.iter().map(|_| MARKS_WIDTH))
            .chain([SUM_WIDTH, SHARE_WIDTH]);
        let widths: Vec<usize> = widths.collect();
        let mut lines: Table = table(widths.iter().sum());
        lines.add_rows(rows);
        let widths = widths
            .into_iter()
            .map(|width| u16::try_from(width).unwrap_or(u16::MAX));
        lines.set_constraints(widths.map(|width| ColumnConstraint::Absolute(Width::Fixed(width))));
        indented(&lines, "")
    }

    fn head(&self) -> Vec<Cell> {
        let numbers = self
            .numbers
            .iter()
            .map(|number| right(&(number + 1).to_string(), STRONG));
        let ends = [right("total", STRONG), cell("", STRONG)];
        [cell("candidate", STRONG)]
            .into_iter()
            .chain(numbers)
            .chain(ends)
            .collect()
    }

    fn row(&self, row: &CohortRow) -> Vec<Cell> {
        let share = row.total.share();
        let ends = if row.total.available > Marks::ZERO {
            let total = format!("{}/{}", row.total.awarded, row.total.available);
            [
                right(&total, of_share(share)),
                right(&percent(share), of_share(share)),
            ]
        } else {
            [right("", FAINT), right(NO_SHARE, FAINT)]
        };
        let name = cell(&fitted(&self.cohort.name_of(row), self.name_width), Style::new());
        let standings = self.numbers.iter().map(|number| self.standing(row, *number));
        [name].into_iter().chain(standings).chain(ends).collect()
    }

    /// Marks awarded; `–` where there is no answer, nothing where the question was not asked.
    fn standing(&self, row: &CohortRow, number: usize) -> Cell {
        match row.standing(number) {
            Standing::NotAsked => right("", FAINT),
            Standing::NotAnswered => right("–", FAINT),
            Standing::Awarded(awarded) => {
                let available = self.cohort.questions[number].available;
                right(
                    &awarded.to_string(),
                    of_share(Score { awarded, available }.share()),
                )
            }
        }
    }

    fn foot(&self) -> Vec<Cell> {
        let shares = self
            .numbers
            .iter()
            .map(|number| self.counted.of_questions[*number]);
        let shares = shares.map(|share| right(&shown_share(share), FAINT));
        let ends = [cell("", FAINT), right(&shown_share(self.counted.mean), FAINT)];
        [cell("all", FAINT)]
            .into_iter()
            .chain(shares)
            .chain(ends)
            .collect()
    }
}

fn right(text: &str, style: Style) -> Cell {
    cell(text, style).set_alignment(CellAlignment::Right)
}

/// Which number is which question, and what it is worth.
fn legend(cohort: &Cohort, page: &Page) -> String {
    let n_shown = match page.details {
        Details::Shown => cohort.questions.len(),
        Details::Left => MOST_IN_LEGEND.min(cohort.questions.len()),
    };
    let names = cohort.names_of_questions();
    let entries = cohort.questions.iter().zip(names).take(n_shown).enumerate();
    let entries = entries.map(|(idx, (question, name))| {
        let text = format!("{} {name} · {}", idx + 1, marks(question.available));
        paragraph(&text, FAINT, "", page.width)
    });
    let legend: String = entries.collect();
    match cohort.questions.len() - n_shown {
        0 => legend,
        n => {
            let more = format!("and {}; --details lists them all", count(n, "more question"));
            legend + &paragraph(&more, FAINT, "", page.width)
        }
    }
}
