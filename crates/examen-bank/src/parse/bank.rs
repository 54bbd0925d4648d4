//! A question bank.

mod former_ids;
mod parts;

use std::cell::LazyCell;

use super::depth::Depth;
use super::document::{BlockKind, Comment, Document, Section};
use super::front_matter;
use super::id::{IdScope, check_id, take_or_note};
use super::meta::pairs;
use super::meta_slips::meant_pairs;
use super::question_meta;
use crate::bank::{Bank, Question, QuestionKind};
use crate::ids::{PointId, QuestionId};
use crate::issue::{IssueKind, Issues, Parsed};
use crate::model_answer::GradedBy;
use crate::rubric::Point;
use crate::text_range::{Located, TextRange};

const FRONT_KEYS: [&str; 4] = ["bank", "lang", "license", "glossary"];

impl Bank {
    /// Reads a bank. Never fails: what is not understood becomes an issue.
    pub fn parse(source: &str) -> Parsed<Self> {
        Self::read(source, Depth::Whole)
    }

    /// Reads a bank as [`Self::parse`] does, in about half the time, for those who only want its texts, such as an
    /// index of a million questions: evidence lines have no alternatives, points have no ids but those that are
    /// written, and issues are not told. Revisions are the same.
    pub fn outline(source: &str) -> Self {
        Self::read(source, Depth::Outline).value
    }

    fn read(source: &str, depth: Depth) -> Parsed<Self> {
        let document = Document::new(source);
        let mut issues = Issues::default();
        if depth == Depth::Whole {
            document.report(&mut issues);
        }
        let front = front_matter::read(&document, &FRONT_KEYS, &mut issues);
        let mut bank = Self {
            front,
            questions: Vec::new(),
        };
        let mut topic = None;
        let mut intro_end = source.len();
        for section in document.sections(document.body(), 2) {
            intro_end = intro_end.min(section.range.start);
            if section.heading.rank == 1 {
                topic = Some(section.heading.text.value.clone()).filter(|text| !text.is_empty());
                note_outside(&document, section.content(), &mut issues);
            } else {
                let mut question = read_question(&document, &section, depth, &mut issues);
                question.topic.clone_from(&topic);
                bank.questions.push(question);
            }
        }
        note_outside(
            &document,
            TextRange::new(document.front.body_start, intro_end),
            &mut issues,
        );
        name_questions(&mut bank.questions, &mut issues);
        if depth == Depth::Whole {
            former_ids::note_shared(&document, &bank.questions, &mut issues);
        }
        bank.questions.shrink_to_fit();
        issues.finish(bank)
    }
}

/// Notes text that stands under no question.
fn note_outside(document: &Document<'_>, range: TextRange, issues: &mut Issues) {
    let blocks = document.blocks_within(range).iter();
    let outside = blocks
        .filter(|block| !matches!(block.kind, BlockKind::Html | BlockKind::Rule))
        .map(|block| block.range)
        .reduce(TextRange::cover);
    if let Some(range) = outside {
        let fix = document.commented_out(range);
        issues.note_with(range, IssueKind::TextOutsideQuestion, fix);
    }
}

fn read_question(
    document: &Document<'_>,
    section: &Section<'_>,
    depth: Depth,
    issues: &mut Issues,
) -> Question {
    let heading = section.heading;
    let mut question = Question {
        range: section.range,
        heading: heading.text.clone(),
        ..Question::default()
    };
    document.report_heading(heading, issues);
    parts::check_ranks(document, section, issues);
    let parts: Vec<Section<'_>> = document.sections(section.content(), 3).collect();
    let body_end = parts.first().map_or(section.range.end, |part| part.range.start);
    let body_start = read_meta(document, section, body_end, &mut question, issues);
    question.body = document.text(TextRange::new(body_start, body_end));
    parts::read_parts((document, depth), &parts, &mut question, issues);
    if depth == Depth::Whole {
        note_no_points(&question, issues);
        name_points(&mut question.rubric.points, issues);
    }
    question
}

/// Notes that there are no points, and what answers are graded by instead.
fn note_no_points(question: &Question, issues: &mut Issues) {
    if !question.rubric.points.is_empty() {
        return;
    }
    let answer = question.answer.as_ref();
    let has_answer = answer.is_some_and(|answer| !answer.text.value.is_empty());
    let kind = match (question.kind, question.graded_by()) {
        (QuestionKind::Behavioural, _) if has_answer => IssueKind::NoChecklist,
        (QuestionKind::Behavioural, _) => return,
        (_, GradedBy::ModelAnswer) => IssueKind::GradedByAnswer,
        _ if has_answer => IssueKind::AnswerStatesNothing,
        _ => IssueKind::NoPoints,
    };
    issues.note(question.heading.range, kind);
}

/// Reads the comment under the heading, and notes those that stand elsewhere. Returns where the body begins.
fn read_meta(
    document: &Document<'_>,
    section: &Section<'_>,
    body_end: usize,
    question: &mut Question,
    issues: &mut Issues,
) -> usize {
    let comments_end = document.comments_end(section.content()).min(body_end);
    let is_plain = |comment: &Comment| question_meta::is_about_question(&pairs(document.source, *comment));
    let has_plain = LazyCell::new(|| {
        let mut comments = document.comments_within(section.content()).iter();
        comments.any(|comment| comment.range.start < comments_end && is_plain(comment))
    });
    let mut body_start = section.heading.range.end;
    for comment in document.comments_within(section.content()) {
        let is_in_place = comment.range.start < comments_end && question.meta.is_none();
        let (pairs, slips) = if is_in_place {
            meant_pairs(document.source, *comment)
        } else {
            (pairs(document.source, *comment), None)
        };
        // A remark may begin like a pair (`time = 5 minutes was too short`); it does not displace what is meant.
        let may_be_remark = slips.is_some() && !question_meta::are_likely(&pairs);
        let is_remark = may_be_remark && !is_plain(comment) && *has_plain;
        if is_remark || !question_meta::is_about_question(&pairs) {
            continue;
        }
        if is_in_place {
            if let Some(slips) = slips {
                let inner = document.shrunk(comment.inner);
                issues.note_fixable(inner, IssueKind::BadMetaPair, slips.fix);
            }
            question_meta::read(*comment, &pairs, question, issues);
            body_start = comment.range.end;
        } else {
            let fix = document.moved_under(section.heading, *comment);
            let fix = fix.filter(|_| question.meta.is_none());
            issues.note_with(comment.range, IssueKind::MisplacedMeta, fix);
        }
    }
    body_start
}

/// Derives the ids that are not given.
fn name_questions(questions: &mut [Question], issues: &mut Issues) {
    let written = |question: &Question| Some(Located::new(question.id.to_string(), question.id_range?));
    let ids: Vec<Located<String>> = questions.iter().filter_map(written).collect();
    let mut scope = IdScope::default();
    take_or_note(
        &mut scope,
        &ids,
        |id| IssueKind::DuplicateQuestionId { id },
        issues,
    );
    for question in questions
        .iter_mut()
        .filter(|question| question.id_range.is_none())
    {
        let derived = QuestionId::from_heading(&question.heading.value);
        question.id = QuestionId::new(scope.take_unique(derived.as_str()));
    }
}

/// Derives the ids that are not given.
fn name_points(points: &mut [Point], issues: &mut Issues) {
    let written = |point: &Point| Some(Located::new(point.id.to_string(), point.id_range?));
    let ids: Vec<Located<String>> = points.iter().filter_map(written).collect();
    for id in &ids {
        check_id(&id.value, id.range, issues);
    }
    let mut scope = IdScope::default();
    take_or_note(&mut scope, &ids, |id| IssueKind::DuplicatePointId { id }, issues);
    for point in points.iter_mut().filter(|point| point.id_range.is_none()) {
        let derived = PointId::from_label(&point.label.value);
        point.id = PointId::new(scope.take_unique(derived.as_str()));
    }
}
