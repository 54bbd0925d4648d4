//! A review: a human's rulings on a sheet.

use std::collections::{HashMap, HashSet};

use super::document::{BlockKind, Comment, Document, Section};
use super::front_matter;
use super::id::is_good_id;
use super::meta::pairs;
use crate::front_matter::FrontMatter;
use crate::ids::{AnswerHash, PointId, QuestionId};
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::review::{Decision, Review, ReviewedAnswer, Ruling};
use crate::text_range::{Located, TextRange};

const FRONT_KEYS: [&str; 2] = ["review", "reviewer"];

impl Review {
    /// Reads a review. Never fails: what is not understood becomes an issue.
    pub fn parse(source: &str) -> Parsed<Self> {
        let document = Document::new(source);
        let mut issues = Issues::default();
        document.report(&mut issues);
        let front = front_matter::read(&document, &FRONT_KEYS, &mut issues);
        note_reviewer(&front, &mut issues);
        let mut review = Self {
            front,
            answers: Vec::new(),
        };
        let mut seen = HashMap::new();
        for section in document.sections(document.body(), 2) {
            if section.heading.rank == 2 {
                document.report_heading(section.heading, &mut issues);
                let reviewed = read_section(&document, &section, &mut issues);
                note_doubled(&reviewed, &mut seen, &mut issues);
                review.answers.push(reviewed);
            }
        }
        issues.finish(review)
    }
}

fn note_reviewer(front: &FrontMatter, issues: &mut Issues) {
    let reviewer = front.get("reviewer");
    if reviewer.is_none_or(|reviewer| reviewer.value.is_empty()) {
        let range = reviewer.map_or(front.range, |reviewer| reviewer.range);
        issues.note(range, IssueKind::UnknownReviewer);
    }
}

/// The texts that sections on each question judged.
type Judged = HashMap<QuestionId, HashSet<Option<AnswerHash>>>;

/// Notes a second section on a question and the same text. Those on texts that differ are about what an answer was before, or
/// about another bank's question of this id.
fn note_doubled(section: &ReviewedAnswer, seen: &mut Judged, issues: &mut Issues) {
    let name = &section.question;
    let judged = seen.entry(name.value.clone()).or_default();
    let hash = section.answer.as_ref().map(|hash| hash.value);
    let is_doubled = match hash {
        None => !judged.is_empty(),
        Some(_) => judged.contains(&hash) || judged.contains(&None),
    };
    judged.insert(hash);
    if is_doubled && !name.value.as_str().is_empty() {
        let kind = IssueKind::DuplicateSection {
            question: name.value.to_string(),
        };
        issues.note(name.range, kind);
    }
}

fn read_section(document: &Document<'_>, section: &Section<'_>, issues: &mut Issues) -> ReviewedAnswer {
    let name = &section.heading.text;
    let mut reviewed = ReviewedAnswer {
        range: section.range,
        question: Located::new(QuestionId::new(name.value.clone()), name.range),
        answer: None,
        decisions: Vec::new(),
        comment: String::new(),
    };
    let hash = hash_comment(document, section.range).and_then(|comment| hash_of(document.source, comment));
    reviewed.answer = hash.as_ref().and_then(|hash| read_hash(hash, issues));
    for block in document.blocks_within(section.content()) {
        let BlockKind::List(items) = &block.kind else {
            continue;
        };
        for item in items {
            if let Task::Ruling(decision) = read_task(document.source, *item, issues) {
                reviewed.decisions.push(decision);
            }
        }
    }
    let remarks = remarks(document, section.range);
    let remarks: Vec<&str> = remarks.iter().map(|remark| remark.of(document.source)).collect();
    reviewed.comment = remarks.join("\n\n");
    note_twice(&reviewed.decisions, issues);
    if !reviewed.decisions.is_empty() && hash.is_none() {
        issues.note(name.range, IssueKind::NoHash);
    }
    reviewed
}

/// The comment of a section that says which answer was judged.
pub(crate) fn hash_comment(document: &Document<'_>, section: TextRange) -> Option<Comment> {
    let mut comments = document.comments_within(section).iter();
    comments
        .find(|comment| hash_of(document.source, **comment).is_some())
        .copied()
}

/// The blocks of a section that are free text.
pub(crate) fn remarks(document: &Document<'_>, section: TextRange) -> Vec<TextRange> {
    let mut remarks = Vec::new();
    let mut ignored = Issues::default();
    for block in document.blocks_within(section).iter().skip(1) {
        match &block.kind {
            BlockKind::Html => {}
            BlockKind::List(items) => {
                let is_remark = |item: &&TextRange| {
                    matches!(read_task(document.source, **item, &mut ignored), Task::Remark)
                };
                remarks.extend(items.iter().filter(is_remark));
            }
            _ => remarks.push(block.range),
        }
    }
    remarks
}

/// What stands behind `answer:` in a comment.
fn hash_of(source: &str, comment: Comment) -> Option<Located<String>> {
    let pairs = pairs(source, comment);
    let answer = pairs.into_iter().find(|pair| pair.key.value == "answer")?;
    Some(
        answer
            .value
            .unwrap_or_else(|| Located::new(String::new(), answer.range)),
    )
}

fn read_hash(hash: &Located<String>, issues: &mut Issues) -> Option<Located<AnswerHash>> {
    let answer = AnswerHash::parse(&hash.value);
    if answer.is_none() {
        let kind = IssueKind::BadHash {
            text: hash.value.clone(),
        };
        issues.note(hash.range, kind);
    }
    answer.map(|answer| Located::new(answer, hash.range))
}

/// What a list item of a review is.
enum Task {
    Ruling(Decision),
    /// Meant as a ruling, and noted.
    Unreadable,
    Remark,
}

fn read_task(source: &str, item: TextRange, issues: &mut Issues) -> Task {
    let text = item.of(source);
    let n_marker = text.find(char::is_whitespace).unwrap_or(text.len());
    let boxed = text[n_marker..].trim_start();
    let Some(length) = boxed.find(']').filter(|&at| boxed.starts_with('[') && at <= 3) else {
        return Task::Remark;
    };
    let start = item.end - boxed.len();
    let rest = &boxed[length + 1..];
    if rest.starts_with(['(', '[', ':']) {
        return Task::Remark;
    }
    let box_range = TextRange::new(start, start + length + 1);
    let ruling = match &boxed[..=length] {
        "[x]" | "[X]" => Ruling::Granted,
        "[ ]" => Ruling::Withheld,
        other => {
            note_bad_box(other, box_range, issues);
            return Task::Unreadable;
        }
    };
    read_decision(
        source,
        item,
        TextRange::new(box_range.end, item.end),
        ruling,
        issues,
    )
}

fn note_bad_box(text: &str, range: TextRange, issues: &mut Issues) {
    let inner = text.trim_matches(['[', ']']).trim();
    let meant = if inner.is_empty() { Some("[ ]") } else { None };
    let meant = meant.or_else(|| inner.eq_ignore_ascii_case("x").then_some("[x]"));
    let fix = meant.map(|meant| Fix::replace(format!("write `{meant}`"), range, meant));
    let kind = IssueKind::BadBox {
        text: text.to_owned(),
    };
    issues.note_with(range, kind, fix);
}

fn read_decision(
    source: &str,
    item: TextRange,
    rest: TextRange,
    ruling: Ruling,
    issues: &mut Issues,
) -> Task {
    let text = rest.of(source);
    let (id, reason) = match text.split_once(':') {
        Some((id, reason)) => (id, Some(reason)),
        None => (text, None),
    };
    let start = rest.start + (id.len() - id.trim_start().len());
    let id = id.trim();
    let range = TextRange::new(start, start + id.len());
    if !is_good_id(id) {
        let range = if id.is_empty() { item } else { range };
        issues.note(range, IssueKind::TaskWithoutId);
        return Task::Unreadable;
    }
    Task::Ruling(Decision {
        range: item,
        point: Located::new(PointId::new(id), range),
        ruling,
        reason: reason.map(joined).filter(|reason| !reason.is_empty()),
    })
}

/// The lines of `text`, joined by blanks.
fn joined(text: &str) -> String {
    let lines: Vec<&str> = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}

fn note_twice(decisions: &[Decision], issues: &mut Issues) {
    let mut seen = HashSet::new();
    for decision in decisions {
        if !seen.insert(&decision.point.value) {
            let kind = IssueKind::DuplicateRuling {
                point: decision.point.value.to_string(),
            };
            issues.note(decision.point.range, kind);
        }
    }
}
