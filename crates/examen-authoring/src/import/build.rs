//! From drafts to a bank: points derived, names made unique, suspects set aside.

use std::collections::BTreeSet;

use examen_bank::{
    Bank, FrontMatter, GradedBy, IdScope, Located, Part, Question, QuestionId, QuestionKind, Rubric,
};

use super::behavioural::{is_behavioural, story};
use super::draft::{AnswerState, Draft, Reading};
use super::embed::embedded;
use super::points::{Derived, derive, of_answer};
use super::report::{Finding, ImportReport, Reason};
use super::shape::Shape;
use super::suspect::suspects;
use super::tags::{id_slug, slug};
use crate::import::wording::sentences::words;

/// What stands before a suspect key in the notes.
const SUSPECT_NOTE: &str = "The key below was found with this question but seems to belong to another one:";

/// A bank and what was found on the way to it.
pub(crate) struct Built {
    pub bank: Bank,
    pub report: ImportReport,
}

/// Builds a bank from what a shape's reader found.
pub(crate) fn build(mut reading: Reading, shape: Shape) -> Built {
    reading.drafts.iter_mut().for_each(|draft| draft.key.settle());
    let mut report = ImportReport::new(Some(shape));
    for finding in reading.findings {
        list_of(&mut report, finding.reason).push(finding);
    }
    let suspects = suspects(&reading.drafts);
    let mut bank = Bank {
        front: front(&reading.drafts),
        questions: Vec::new(),
    };
    for (draft, suspect) in reading.drafts.iter().zip(suspects) {
        let fit = if suspect {
            KeyFit::Suspect
        } else {
            KeyFit::Plausible
        };
        bank.questions.push(question(draft, fit, &mut report));
    }
    name(&mut bank.questions);
    let lines: Vec<(usize, usize)> = reading.drafts.iter().map(|draft| draft.lines).collect();
    note_repeated(&bank.questions, &lines, &mut report);
    count(&bank, &mut report);
    Built { bank, report }
}

/// Counts what is in `bank`.
pub(crate) fn count(bank: &Bank, report: &mut ImportReport) {
    report.questions = bank.questions.len();
    report.points = bank
        .questions
        .iter()
        .map(|question| question.rubric.points.len())
        .sum();
    let behavioural = bank
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Behavioural);
    report.behavioural = behavioural.count();
    let by_answer = bank
        .questions
        .iter()
        .filter(|question| question.graded_by() == GradedBy::ModelAnswer);
    report.graded_by_answer = by_answer.count();
}

/// Makes the ids of `questions` unique.
pub(crate) fn name(questions: &mut [Question]) {
    let mut ids = IdScope::default();
    for question in questions {
        question.id = QuestionId::new(ids.take_unique(question.id.as_str()));
    }
}

/// The list of `report` that a finding belongs in.
pub(crate) fn list_of(report: &mut ImportReport, reason: Reason) -> &mut Vec<Finding> {
    match reason {
        Reason::KeyOfAnotherQuestion
        | Reason::UnfinishedAnswer
        | Reason::RepeatedQuestion
        | Reason::NotWordedAsQuestion
        | Reason::OpenQuote
        | Reason::QuestionInAnswer
        | Reason::ItemInAnswer => &mut report.suspects,
        Reason::AnswerWithoutQuestion | Reason::KeyWithoutQuestion => &mut report.orphans,
        Reason::NoKey | Reason::NoClearStatements => &mut report.without_points,
        Reason::PageTitle
        | Reason::Introduction
        | Reason::ImageText
        | Reason::TableOfContents
        | Reason::Links
        | Reason::Comment
        | Reason::Layout
        | Reason::UnknownField
        | Reason::OtherLevel
        | Reason::Shortened
        | Reason::NotUnderstood => &mut report.skipped,
    }
}

/// What two questions must share to be the same.
pub(crate) fn normalised(question: &Question) -> String {
    let prompt = question.prompt().to_lowercase();
    let words =
        prompt.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '=' | '<' | '>' | '!'));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KeyFit {
    Plausible,
    Suspect,
}

fn front(drafts: &[Draft]) -> FrontMatter {
    let topic = drafts.iter().find_map(|draft| draft.topic.as_deref());
    let name = topic.map(slug).filter(|name| !name.is_empty());
    let mut front = FrontMatter::default();
    front.push("bank", name.unwrap_or_else(|| "imported".to_owned()));
    front
}

fn question(draft: &Draft, fit: KeyFit, report: &mut ImportReport) -> Question {
    let heading = heading(draft);
    note(draft, &heading, fit, report);
    let mut question = Question {
        id: id(draft, &heading),
        heading: Located::built(heading),
        topic: draft.topic.clone(),
        tags: tags(draft),
        level: draft.level,
        time: draft.time,
        body: Located::built(embedded(&draft.body)),
        follow_ups: draft.follow_ups.iter().cloned().map(Located::built).collect(),
        ..Question::default()
    };
    if fit == KeyFit::Plausible {
        question.answer = part(&draft.key.answer);
        mark(&mut question, draft, report);
    }
    question.notes = part(&notes(draft, fit, &question.rubric));
    question
}

fn id(draft: &Draft, heading: &str) -> QuestionId {
    let given = draft.name.as_deref().map(id_slug).filter(|name| !name.is_empty());
    given.map_or_else(|| QuestionId::from_heading(heading), QuestionId::new)
}

/// Gives `question` its kind and its points.
fn mark(question: &mut Question, draft: &Draft, report: &mut ImportReport) {
    if is_behavioural(draft) {
        question.kind = QuestionKind::Behavioural;
        question.rubric.points = story();
    }
    let reason = match derive(&draft.key) {
        Derived::Points(points) => {
            question.rubric.points.extend(points);
            return;
        }
        Derived::ByAnswer if question.kind == QuestionKind::Behavioural => {
            question.rubric.points.extend(of_answer(&draft.key.answer));
            return;
        }
        Derived::ByAnswer | Derived::Unclear => Reason::NoClearStatements,
        Derived::NoKey => Reason::NoKey,
    };
    if question.graded_by() == GradedBy::Nothing {
        report
            .without_points
            .push(finding(draft, &question.heading.value, reason));
    }
}

fn heading(draft: &Draft) -> String {
    let lost = || format!("Missing question (line {} of the source)", draft.lines.0);
    let heading = draft
        .heading
        .clone()
        .filter(|heading| heading.chars().any(char::is_alphanumeric));
    let heading = heading.unwrap_or_else(lost);
    // A `#` at the end of a heading would be read as its closing mark.
    match heading.strip_suffix('#') {
        Some(rest) if rest.ends_with(' ') || rest.ends_with('#') => format!("{rest}\\#"),
        _ => heading,
    }
}

fn tags(draft: &Draft) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in draft
        .tags
        .iter()
        .map(|tag| slug(tag))
        .filter(|tag| !tag.is_empty())
    {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn note(draft: &Draft, heading: &str, fit: KeyFit, report: &mut ImportReport) {
    if fit == KeyFit::Suspect {
        report
            .suspects
            .push(finding(draft, heading, Reason::KeyOfAnotherQuestion));
    }
    if draft.state == AnswerState::Unfinished {
        report
            .suspects
            .push(finding(draft, heading, Reason::UnfinishedAnswer));
    }
    if draft.heading.is_none() {
        let text = draft.key.text();
        report.orphans.push(Finding::in_full(
            draft.lines.0,
            draft.lines.1,
            &text,
            Reason::KeyWithoutQuestion,
        ));
    }
}

fn finding(draft: &Draft, heading: &str, reason: Reason) -> Finding {
    Finding::at(draft.lines.0, draft.lines.1, heading, reason)
}

/// What goes under `### Notes`: remarks, and every word of a key that is shown nowhere else.
fn notes(draft: &Draft, fit: KeyFit, rubric: &Rubric) -> String {
    let mut paragraphs: Vec<String> = draft.remarks.clone();
    if fit == KeyFit::Suspect {
        paragraphs.push(SUSPECT_NOTE.to_owned());
    }
    paragraphs.push(draft.key.prose.trim().to_owned());
    if !says_all(rubric, &draft.key.criteria) {
        let items: Vec<String> = draft
            .key
            .criteria
            .iter()
            .map(|item| format!("- {}", item.trim()))
            .collect();
        paragraphs.push(items.join("\n"));
    }
    if fit == KeyFit::Suspect {
        paragraphs.push(draft.key.answer.trim().to_owned());
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

/// Whether every word of `criteria` stands in `rubric`.
fn says_all(rubric: &Rubric, criteria: &[String]) -> bool {
    let mut shown = String::new();
    for point in &rubric.points {
        let lines = point.lines.iter().map(|line| line.text.value.as_str());
        shown = lines.fold(format!("{shown} {}", point.label.value), |shown, line| {
            format!("{shown} {line}")
        });
    }
    let shown: BTreeSet<String> = words(&shown).into_iter().map(str::to_lowercase).collect();
    criteria
        .iter()
        .flat_map(|item| words(item))
        .all(|word| shown.contains(&word.to_lowercase()))
}

fn part(markdown: &str) -> Option<Part> {
    let text = embedded(markdown);
    (!text.trim().is_empty()).then(|| Part {
        text: Located::built(text),
        ..Part::default()
    })
}

fn note_repeated(questions: &[Question], lines: &[(usize, usize)], report: &mut ImportReport) {
    let mut seen = BTreeSet::new();
    for (question, (line, last_line)) in questions.iter().zip(lines) {
        if !seen.insert(normalised(question)) {
            let heading = &question.heading.value;
            report
                .suspects
                .push(Finding::at(*line, *last_line, heading, Reason::RepeatedQuestion));
        }
    }
}
