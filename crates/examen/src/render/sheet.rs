//! A graded sheet, question by question.

use anstyle::Style;
use examen_bank::{IssueKind, Marks, Question, QuestionKind, Score, whole_percent};
use examen_library::banks::Reason;
use examen_library::grading::{GradedAnswer, GradedSheet, Verdicts};

use super::blocks::{paragraph, rule};
use super::evidence::{Extent, annotated};
use super::near_misses::near_misses;
use super::notes::notes_of;
use super::notices::notices;
use super::points::{count, points};
use super::styles::{BAD, FAINT, FAIR, STRONG, of_share};
use super::{Details, Page, Secrecy};
use crate::place::{Place, with_line_feeds};
use crate::terminal::one_line;

/// What is said below an answer to a question with nothing to grade by.
const NO_POINTS: &str = "This question has neither points nor a model answer in words, so that no answer can earn marks; \
                         write a list under `### Points`, or an `### Answer`, below it in the bank.";

/// What is said below an answer to a behavioural question with nothing to tick.
const NO_CHECKLIST: &str = "This question is behavioural and has nothing to tick, so that nothing is looked for; write a list \
                            under `### Points` below it in the bank. A model answer is only shown.";

/// What is said below a question that somebody seems to have answered where nobody reads.
const NOT_READ: &str = "What stands here is quoted or in a comment, which is not graded.";

/// What is said of a sheet that asks nothing.
const NO_QUESTIONS: &str = "There is no question in this sheet. A question is a heading, such as `## What is a cache?`, \
                            with the answer below it; `examen new` writes a sheet with questions.";

/// The whole sheet.
pub(crate) fn sheet(graded: &GradedSheet<'_>, page: &Page) -> String {
    let mut text = header(graded, page);
    let n_answers = graded.answers.len();
    for (idx, answer) in graded.answers.iter().enumerate() {
        text += "\n";
        text += &question(graded, answer, &format!("{} of {n_answers}", idx + 1), page);
    }
    text += "\n";
    text += &total(graded, page);
    text += &notices(&graded.notices, page);
    text
}

/// Which file, whose, against which bank.
fn header(graded: &GradedSheet<'_>, page: &Page) -> String {
    let mut parts = vec![graded.file.path.display().to_string()];
    parts.extend(graded.sheet.candidate().map(|alias| format!("candidate {alias}")));
    let banks = graded.banks();
    let named: Vec<String> = banks
        .iter()
        .map(|bank| format!("{} ({})", bank.name(), bank.origin))
        .collect();
    let word = if named.len() > 1 { "banks" } else { "bank" };
    parts.push(format!("{word} {}", named.join(", ")));
    let mut text = paragraph(&parts.join(" · "), FAINT, "", page.width);
    if graded.choice.reason == Reason::AskedForAnother {
        let wanted = graded.sheet.bank_name().unwrap_or_default();
        let known = graded.answers.iter().filter(|answer| answer.question.is_some());
        let (n_known, n_all) = (known.count(), graded.answers.len());
        let has = match n_known {
            0 => "none".to_owned(),
            n if n == n_all => "all".to_owned(),
            n => format!("{n} of {n_all}"),
        };
        let names: Vec<String> = banks.iter().map(|bank| bank.name()).collect();
        let has = match names.len() {
            1 => format!("has {has}"),
            _ => format!("have {has}"),
        };
        let note = format!(
            "The sheet asks for the bank {wanted}, which is not here{}; {} {has} of its questions. Name the bank with \
             `--bank`.",
            hint(graded),
            names.join(" and ")
        );
        text += &paragraph(&note, FAIR, "", page.width);
    }
    text
}

/// Which bank is meant where that which the sheet names is not here.
fn hint<'g>(graded: &'g GradedSheet<'_>) -> &'g str {
    let mut hints = graded.issues.iter().filter_map(|issue| match &issue.kind {
        IssueKind::UnknownBank { hint, .. } => Some(hint.as_str()),
        _ => None,
    });
    hints.next().unwrap_or_default()
}

fn question(graded: &GradedSheet<'_>, answer: &GradedAnswer<'_>, number: &str, page: &Page) -> String {
    let source = &graded.file.text;
    let id = graded.name_of(answer);
    let left = [Some(number), id.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let (right, style) = standing(answer);
    let mut text = rule(&one_line(&left), &right, style, page.width);
    text += &paragraph(&answer.answer.heading.value, STRONG, "", page.width);
    if matches!(answer.verdicts, Verdicts::Blank) && has_text_of_its_own(answer) {
        text += &paragraph(NOT_READ, FAIR, "  ", page.width);
    }
    if let (Some(grade), Some(question)) = (answer.grade(), answer.question) {
        let first_line = Place::of(answer.answer.text.range.start, source).line;
        let content = &with_line_feeds(&answer.answer.text.value);
        let extent = match page.details {
            Details::Shown => Extent::Whole,
            Details::Left => Extent::AroundNotes,
        };
        text += "\n";
        text += &annotated(
            content,
            first_line,
            &notes_of(grade, page.secrecy),
            extent,
            page.width,
        );
        text += "\n";
        if grade.verdicts.is_empty() {
            let why = match question.kind {
                QuestionKind::Technical => NO_POINTS,
                QuestionKind::Behavioural => NO_CHECKLIST,
            };
            text += &paragraph(why, FAIR, "  ", page.width);
        }
        text += &points(grade, question, content, page);
        if page.details == Details::Shown {
            text += &near_misses(grade, content, first_line, page);
        }
        if page.details == Details::Shown || page.secrecy == Secrecy::Revealed {
            text += &follow_ups(question, page);
        }
    }
    text
}

/// Whether there is more than what a new sheet brings along: the text that belongs to the question, quoted.
fn has_text_of_its_own(answer: &GradedAnswer<'_>) -> bool {
    let brought_along = answer.question.map(|question| question.shown_body());
    let brought_along = brought_along.unwrap_or_default();
    let mut lines = answer
        .answer
        .text
        .value
        .lines()
        .map(|line| line.trim().trim_start_matches('>').trim());
    lines.any(|line| !line.is_empty() && !brought_along.contains(line))
}

/// What may be asked next, which nobody sees before the answer is graded.
fn follow_ups(question: &Question, page: &Page) -> String {
    let mut items = question.shown_follow_ups().peekable();
    if items.peek().is_none() {
        return String::new();
    }
    let items = items.map(|item| paragraph(&item, FAINT, "    ", page.width));
    paragraph("What may be asked next:", FAINT, "  ", page.width) + &items.collect::<String>()
}

/// What stands at the right end of a question's rule.
fn standing(answer: &GradedAnswer<'_>) -> (String, Style) {
    match &answer.verdicts {
        Verdicts::Skipped => ("skipped".to_owned(), FAINT),
        Verdicts::Blank => ("not answered".to_owned(), FAINT),
        Verdicts::UnknownQuestion => ("question unknown".to_owned(), BAD),
        Verdicts::Graded(grade) if grade.verdicts.is_empty() => ("nothing to grade by".to_owned(), FAIR),
        Verdicts::Graded(grade) if answer.is_marked() => (score(grade.score), of_share(grade.score.share())),
        Verdicts::Graded(grade) => (
            format!("{} of {} · no marks", grade.n_credited(), grade.n_points()),
            FAINT,
        ),
    }
}

/// The marks of the sheet, and of what was answered where something was not.
fn total(graded: &GradedSheet<'_>, page: &Page) -> String {
    let (all, answered) = (graded.score(), graded.score_of_answered());
    let (sum, style) = match all.available {
        Marks::ZERO => ("no marks".to_owned(), FAINT),
        _ => (score(all), of_share(all.share())),
    };
    let mut text = rule("Total", &sum, style, page.width);
    if graded.answers.is_empty() {
        text += &paragraph(NO_QUESTIONS, FAIR, "", page.width);
    }
    // What no bank asks is no question that was left open.
    let is_open = |answer: &&GradedAnswer<'_>| answer.question.is_some() && answer.grade().is_none();
    let n_open = graded.counted().filter(is_open).count();
    if answered.available > Marks::ZERO && answered.available != all.available {
        let open = count(n_open, "question");
        let note = format!("Without the {open} not answered: {}", score(answered));
        text += &paragraph(&note, FAINT, "", page.width);
    }
    let n_again = graded.answers.len() - graded.counted().count();
    if n_again > 0 {
        let again = count(n_again, "answer");
        let note = format!("Without {again} to a question that is answered above: the first answer counts.");
        text += &paragraph(&note, FAIR, "", page.width);
    }
    text
}

/// `5/6 · 83 %`
pub(super) fn score(score: Score) -> String {
    format!(
        "{}/{} · {}",
        score.awarded,
        score.available,
        percent(score.share())
    )
}

/// Whole percent of a share in 0..=1, rounded down: only full marks are 100.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", whole_percent(share))
}
