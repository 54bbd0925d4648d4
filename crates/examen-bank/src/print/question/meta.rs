//! The comment under a question's heading.

use super::super::line::comment;
use super::super::patch::{Home, Patch, Spacing};
use crate::bank::{Question, QuestionKind};
use crate::ids::QuestionId;
use crate::parse::document::Comment;
use crate::parse::duration::print_duration;
use crate::parse::meta::Pair;
use crate::parse::meta_slips::meant_pairs;
use crate::parse::question_meta::KEYS;
use crate::text_range::TextRange;

/// The whole comment; empty for a question that has nothing to say in it.
pub(super) fn print(question: &Question) -> String {
    let pairs: Vec<String> = KEYS.into_iter().filter_map(|key| pair(question, key)).collect();
    if pairs.is_empty() {
        return String::new();
    }
    comment(&pairs.join("; "))
}

/// Rewrites the pairs that changed and keeps the others as they are.
pub(super) fn patch(patch: &mut Patch<'_>, old: &Question, new: &Question) {
    let is_newly_written = old.id_range.is_none() && new.id_range.is_some();
    let changed = |key: &str| pair(old, key) != pair(new, key) || (key == "id" && is_newly_written);
    if !KEYS.into_iter().any(changed) {
        return;
    }
    let Some(range) = old.meta else {
        let home = Home {
            offset: super::heading_end(patch, old.range),
            spacing: Spacing::Line,
        };
        return patch.insert(home, &print(new));
    };
    let source = patch.document.source;
    let written = Comment::at(source, range);
    let (old_pairs, slips) = meant_pairs(source, written);
    let is_pair = |pair: &Pair| pair.value.is_some() && !pair.key.value.contains(char::is_whitespace);
    if !written.is_closed(source) || !old_pairs.iter().all(is_pair) {
        let changed_keys = KEYS.into_iter().filter(|key| changed(key));
        return patch_around_others(patch, new, &old_pairs, changed_keys);
    }
    let inner = slips
        .as_ref()
        .map_or(written.inner.of(source), |slips| &slips.meant);
    let start = written.inner.start;
    let text_of = |pair: &Pair| inner[pair.range.start - start..pair.range.end - start].to_owned();
    let mut seen: Vec<String> = Vec::new();
    let mut pieces: Vec<String> = Vec::new();
    for old_pair in old_pairs {
        let text = text_of(&old_pair);
        let key = old_pair.key.value;
        if !changed(&key) {
            pieces.push(text);
        } else if !seen.contains(&key) {
            pieces.extend(pair(new, &key));
        }
        seen.push(key);
    }
    let added = KEYS
        .into_iter()
        .filter(|key| changed(key) && !seen.iter().any(|seen| seen == key));
    pieces.extend(added.filter_map(|key| pair(new, key)));
    replace(patch, range, &pieces);
}

/// Writes the pairs with `keys` without touching anything else in a comment that holds more than pairs, or that is not
/// closed and goes on into what stands below.
fn patch_around_others(
    patch: &mut Patch<'_>,
    new: &Question,
    old_pairs: &[Pair],
    keys: impl Iterator<Item = &'static str>,
) {
    let mut added = Vec::new();
    for key in keys {
        let old = old_pairs
            .iter()
            .find(|pair| pair.value.is_some() && pair.key.value == key);
        match (old, pair(new, key)) {
            (Some(old), Some(text)) => patch.replace(old.range, &text),
            (Some(old), None) => patch.replace(old.range, ""),
            (None, text) => added.extend(text),
        }
    }
    let before = old_pairs.iter().map(|pair| pair.range.start).min();
    if let Some(start) = before.filter(|_| !added.is_empty()) {
        patch.replace(TextRange::empty(start), &format!("{}; ", added.join("; ")));
    }
}

fn replace(patch: &mut Patch<'_>, range: TextRange, pieces: &[String]) {
    if pieces.is_empty() {
        patch.delete_lines(range);
    } else {
        patch.replace(range, &comment(&pieces.join("; ")));
    }
}

/// One pair of the comment; none for what a question has by default.
fn pair(question: &Question, key: &str) -> Option<String> {
    let value = match key {
        "id" => clean(question.id.as_str()),
        "tags" => question
            .tags
            .iter()
            .map(|tag| clean(tag).replace(',', " "))
            .collect::<Vec<_>>()
            .join(", "),
        "level" => question.level?.get().to_string(),
        "time" => print_duration(question.time?),
        "kind" if question.kind == QuestionKind::Behavioural => "behavioural".to_owned(),
        "was" => question
            .was
            .iter()
            .map(QuestionId::as_str)
            .collect::<Vec<_>>()
            .join(", "),
        _ => return None,
    };
    (!value.is_empty()).then(|| format!("{key}: {value}"))
}

/// A value cannot hold what ends it.
fn clean(value: &str) -> String {
    value.replace([';', '\n', '\r'], " ").trim().to_owned()
}
