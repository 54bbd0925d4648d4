//! Former ids of questions that another question has or had as well.

use std::collections::HashMap;

use super::super::document::{Comment, Document};
use super::super::id::is_good_id;
use super::super::meta::items;
use super::super::meta_slips::meant_pairs;
use crate::bank::Question;
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

/// Notes former ids that name more than one of `questions`, all of which have an id by now.
pub(super) fn note_shared(document: &Document<'_>, questions: &[Question], issues: &mut Issues) {
    if questions.iter().all(|question| question.was.is_empty()) {
        return;
    }
    let ids = questions.iter().enumerate();
    let now: HashMap<&str, usize> = ids.clone().map(|(idx, it)| (it.id.as_str(), idx)).collect();
    let mut former: HashMap<String, usize> = HashMap::new();
    for (idx, question) in ids.filter(|(_, question)| !question.was.is_empty()) {
        let written = written(document, question);
        for (position, id) in written.iter().enumerate() {
            let text = id.value.clone();
            let first = *former.entry(id.value.clone()).or_insert(idx);
            if question.id.as_str() == text {
                // An id that has to be renamed will be a former one.
                if is_good_id(&text) {
                    let fix = without(&written, position);
                    issues.note_with(id.range, IssueKind::OwnFormerId { id: text }, fix);
                }
            } else if let Some(other) = now.get(text.as_str()) {
                let question = questions[*other].heading.value.clone();
                issues.note(id.range, IssueKind::FormerIdTaken { id: text, question });
            } else if first != idx {
                let question = questions[first].id.to_string();
                issues.note(id.range, IssueKind::FormerIdTwice { id: text, question });
            }
        }
    }
}

/// The former ids of `question` where they are written.
fn written(document: &Document<'_>, question: &Question) -> Vec<Located<String>> {
    let Some(range) = question.meta else {
        return Vec::new();
    };
    let comment = Comment::at(document.source, range);
    let (pairs, _) = meant_pairs(document.source, comment);
    let was = pairs
        .into_iter()
        .filter(|pair| pair.key.value == "was")
        .find_map(|pair| pair.value);
    was.map(|was| items(&was)).unwrap_or_default()
}

/// Deletes one of several ids and the comma beside it.
fn without(written: &[Located<String>], position: usize) -> Option<Fix> {
    let id = written[position].range;
    let range = match position.checked_sub(1) {
        Some(before) => TextRange::new(written[before].range.end, id.end),
        None => TextRange::new(id.start, written.get(1)?.range.start),
    };
    Some(Fix::delete("delete it", range))
}
