//! What to practise now.

use anstyle::Style;
use comfy_table::ColumnConstraint;
use examen_history::schedule::{QuestionStatus, Quota, Schedule, Standing, Wanted};
use examen_history::{Catalogue, Draft};
use jiff::Timestamp;

use super::blocks::{cell, indented, paragraph, table};
use super::points::count;
use super::styles::{FAINT, NAME, STRONG, of_share};
use crate::history_file::date;
use crate::question_names::QuestionNames;
use crate::terminal::{columns, fitted, one_line};

/// Rows that fit on a screen with what stands around them.
const MOST_ROWS: usize = 16;
/// The blanks around the five columns of a row.
const BLANKS_WIDTH: usize = 10;

/// What `examen due` shows.
pub(crate) struct DuePage<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) schedule: &'a Schedule,
    /// Due and new questions in the order in which they would be asked.
    pub(crate) plan: Vec<usize>,
    pub(crate) wanted: &'a Wanted,
    pub(crate) quota: Quota,
    pub(crate) drafts: Vec<Draft>,
}

/// How many questions are due, new and later; the due ones; what comes next.
pub(crate) fn due(page: &DuePage<'_>, width: usize) -> String {
    let questions: Vec<&QuestionStatus> = page.questions().collect();
    let n_due = questions.iter().filter(|question| question.is_due()).count();
    let n_new = questions
        .iter()
        .filter(|question| question.standing == Standing::New)
        .count();
    let later = questions.len() - n_due - n_new;
    let title = format!("{n_due} due · {n_new} new · {later} later");
    let mut text = paragraph(&title, STRONG, "", width);
    text += &rows(page, width);
    text += &paragraph(&advice(page, &questions, n_due, n_new), FAINT, "", width);
    text += &remarks(page, width);
    text
}

impl DuePage<'_> {
    fn questions(&self) -> impl Iterator<Item = &QuestionStatus> {
        let fits = |entry: &&examen_history::CatalogueEntry| self.wanted.fits(entry);
        let all = self.catalogue.entries().iter().zip(&self.schedule.questions);
        all.filter(move |(entry, _)| fits(entry))
            .map(|(_, question)| question)
    }
}

fn rows(page: &DuePage<'_>, width: usize) -> String {
    let is_due = |idx: &&usize| page.schedule.questions[**idx].is_due();
    let due: Vec<usize> = page.plan.iter().filter(is_due).copied().collect();
    let mut rows = table(width);
    let shown = &due[..due.len().min(MOST_ROWS)];
    let names = QuestionNames::of(page.catalogue.entries().iter().map(|entry| &entry.key));
    let facts = shown.iter().map(|idx| {
        let question = &page.schedule.questions[*idx];
        let name = names.name(&question.key).to_owned();
        [
            name,
            age(question, page.schedule.now),
            last_marks(question),
            loss(question),
        ]
    });
    let facts: Vec<[String; 4]> = facts.collect();
    let widest = |at: usize| facts.iter().map(|row| columns(&row[at])).max().unwrap_or(0);
    let taken: usize = (0..4).map(widest).sum();
    let room = width.saturating_sub(taken + BLANKS_WIDTH);
    for (idx, [name, age, marks, loss]) in shown.iter().zip(&facts) {
        let (entry, question) = (&page.catalogue.entries()[*idx], &page.schedule.questions[*idx]);
        let leeches = question.points.iter().filter(|point| point.is_leech()).count();
        let heading = if leeches > 0 {
            format!(
                "{} · {}",
                count(leeches, "leech").replace("leechs", "leeches"),
                entry.heading
            )
        } else {
            entry.heading.clone()
        };
        rows.add_row([
            cell(name, NAME),
            cell(age, FAINT),
            cell(marks, last_style(question)),
            cell(loss, FAINT),
            cell(&fitted(&one_line(&heading), room.max(12)), Style::new()),
        ]);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth; 4]);
    let mut text = indented(&rows, "");
    if due.len() > shown.len() {
        text += &paragraph(
            &format!("… and {} more", due.len() - shown.len()),
            FAINT,
            "",
            width,
        );
    }
    text
}

/// Since when it is due.
fn age(question: &QuestionStatus, now: Timestamp) -> String {
    match question.standing {
        Standing::Due(due) => match now.duration_since(due).as_hours() {
            hours if hours < 24 => "due today".to_owned(),
            hours => format!(
                "{} overdue",
                count(usize::try_from(hours / 24).unwrap_or(0), "day")
            ),
        },
        Standing::New | Standing::Later(_) => String::new(),
    }
}

/// How much of its marks would be lost now.
fn loss(question: &QuestionStatus) -> String {
    format!("{:.0} % at risk", question.expected_loss * 100.0)
}

fn last_marks(question: &QuestionStatus) -> String {
    match question.last {
        Some(last) if last.score.available > examen_bank::Marks::ZERO => {
            format!("{}/{}", last.score.awarded, last.score.available)
        }
        _ => String::new(),
    }
}

fn last_style(question: &QuestionStatus) -> Style {
    question.last.map_or(FAINT, |last| of_share(last.score.share()))
}

fn advice(page: &DuePage<'_>, questions: &[&QuestionStatus], n_due: usize, n_new: usize) -> String {
    let left = format!(
        "Today has room for {} due and {} new questions.",
        page.quota.due, page.quota.new
    );
    if let Some(level) = page.wanted.level.filter(|_| questions.is_empty()) {
        let topic = page.wanted.topic.as_ref();
        let about = topic.map_or(String::new(), |topic| format!(" about `{topic}`"));
        return format!(
            "No question{about} has level {}; see `examen bank list`.",
            level.get()
        );
    }
    if n_due + n_new > 0 {
        return format!("{left} `examen practice` asks them.");
    }
    let next = questions.iter().filter_map(|question| match question.standing {
        Standing::Later(due) if due < Timestamp::MAX => Some(due),
        _ => None,
    });
    match next.min() {
        Some(next) => format!(
            "Nothing is due before {}. `examen practice --ahead` asks all the same.",
            date(next)
        ),
        None => "There is nothing to practise; see `examen bank list`.".to_owned(),
    }
}

/// `1 half-written answer: …`
pub(crate) fn half_written(n: usize) -> String {
    let them = if n == 1 { "it" } else { "them" };
    let answers = count(n, "half-written answer");
    format!("{answers}: `examen practice` offers {them} first.")
}

fn remarks(page: &DuePage<'_>, width: usize) -> String {
    let mut text = String::new();
    if !page.drafts.is_empty() {
        text += &paragraph(&half_written(page.drafts.len()), FAINT, "", width);
    }
    if !page.schedule.hidden.is_empty() {
        let n = page.schedule.hidden.len();
        let is = if n == 1 { "is" } else { "are" };
        let hidden = format!(
            "{} of your history {is} in none of these banks; what you answered is kept.",
            count(n, "question")
        );
        text += &paragraph(&hidden, FAINT, "", width);
    }
    text
}
