//! The `<!-- id: …; tags: …; level: … -->` comment of a question.

use super::document::Comment;
use super::duration::{closest_duration, parse_duration};
use super::id::{cleaned, is_good_id};
use super::meta::{Pair, items};
use super::spelling::closest;
use crate::bank::{Level, Question, QuestionKind};
use crate::ids::QuestionId;
use crate::issue::{Fix, IssueKind, Issues, TextEdit};
use crate::text_range::{Located, TextRange};

/// The keys of the comment, in the order in which they are printed.
pub(crate) const KEYS: [&str; 6] = ["id", "tags", "level", "time", "kind", "was"];
const KINDS: [&str; 2] = ["technical", "behavioural"];

/// Whether a comment with these pairs says something about a question: one of its keys is known, or a slip among
/// nothing but pairs.
pub(crate) fn is_about_question(pairs: &[Pair]) -> bool {
    let is_known = |pair: &Pair| pair.value.is_some() && KEYS.contains(&pair.key.value.as_str());
    let is_pair = |pair: &Pair| pair.value.is_some() && !pair.key.value.contains(char::is_whitespace);
    let is_slip = |pair: &Pair| closest(&pair.key.value, &KEYS).is_some();
    pairs.iter().any(is_known) || (pairs.iter().all(is_pair) && pairs.iter().any(is_slip))
}

/// Whether what stands behind the known keys of `pairs` may be their values, and not how a remark goes on.
pub(crate) fn are_likely(pairs: &[Pair]) -> bool {
    let is_word = |text: &str| !text.contains(char::is_whitespace);
    let is_likely = |(key, value): (&str, &Located<String>)| match key {
        "id" => is_word(&value.value),
        "tags" | "was" => items(value).iter().all(|item| is_word(&item.value)),
        "level" => value.value.parse().ok().and_then(Level::new).is_some(),
        "time" => parse_duration(&value.value).is_some() || closest_duration(&value.value).is_some(),
        "kind" => closest(&value.value, &KINDS).is_some(),
        _ => true,
    };
    pairs
        .iter()
        .filter_map(|pair| Some((pair.key.value.as_str(), pair.value.as_ref()?)))
        .all(is_likely)
}

/// Reads `pairs`, which are those of `comment`, into `question`.
pub(crate) fn read(comment: Comment, pairs: &[Pair], question: &mut Question, issues: &mut Issues) {
    question.meta = Some(comment.range);
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        let Some(value) = &pair.value else {
            issues.note(pair.range, IssueKind::BadMetaPair);
            continue;
        };
        let key = pair.key.value.as_str();
        if !KEYS.contains(&key) {
            note_unknown(&pair.key, pairs, issues);
        } else if let Some((_, first)) = seen.iter().find(|(other, _)| *other == key) {
            // Of two values somebody has to choose.
            let fix = without_pair(pairs, index).filter(|_| *first == value.value);
            let key = key.to_owned();
            issues.note_with(pair.range, IssueKind::DuplicateMetaKey { key }, fix);
        } else if value.value.is_empty() {
            let (key, fix) = (key.to_owned(), without_pair(pairs, index));
            issues.note_with(pair.range, IssueKind::EmptyMetaValue { key }, fix);
        } else {
            if key == "id" {
                check_own_id(value, pairs, issues);
            }
            read_value(key, value, question, issues);
        }
        seen.push((key, &value.value));
    }
}

/// Deletes a pair and the semicolon beside it; the only pair stays.
fn without_pair(pairs: &[Pair], index: usize) -> Option<Fix> {
    let pair = pairs[index].range;
    let range = match index.checked_sub(1) {
        Some(before) => TextRange::new(pairs[before].range.end, pair.end),
        None => TextRange::new(pair.start, pairs.get(1)?.range.start),
    };
    Some(Fix::delete("delete it", range))
}

/// Notes an id that cannot be written everywhere.
fn check_own_id(id: &Located<String>, pairs: &[Pair], issues: &mut Issues) {
    if !is_good_id(&id.value) {
        let kind = IssueKind::BadId { id: id.value.clone() };
        issues.note_with(id.range, kind, renamed(id, pairs));
    }
}

/// Makes a good id of `id`, which is kept in `was`, where one of `pairs` is that: answers, reviews and history know the
/// question by it. None for an id that cannot stand in a list.
fn renamed(id: &Located<String>, pairs: &[Pair]) -> Option<Fix> {
    let good = cleaned(&id.value)?;
    let title = format!("rename it to `{good}`");
    let before_comma = id.value.trim_end_matches(',').trim_end();
    if before_comma == good {
        return Some(Fix::replace(title, id.range, good));
    }
    if id.value.contains(',') {
        return None;
    }
    let was = pairs.iter().find(|pair| pair.key.value == "was");
    let was = was.and_then(|pair| pair.value.as_ref());
    let Some(list) = was.filter(|list| !list.value.is_empty()) else {
        return Some(Fix::replace(
            title,
            id.range,
            format!("{good}; was: {}", id.value),
        ));
    };
    let mut edits = vec![TextEdit {
        range: id.range,
        replacement: good,
    }];
    if items(list).iter().all(|former| former.value != id.value) {
        edits.push(TextEdit {
            range: TextRange::empty(list.range.end),
            replacement: format!(", {}", id.value),
        });
    }
    edits.sort_by_key(|edit| edit.range);
    Some(Fix { title, edits })
}

/// A key that is there already is not offered in place of a slip.
fn note_unknown(key: &Located<String>, pairs: &[Pair], issues: &mut Issues) {
    let is_lacking = |known: &&str| pairs.iter().all(|pair| pair.key.value != *known);
    let lacking: Vec<&str> = KEYS.into_iter().filter(is_lacking).collect();
    let fix =
        closest(&key.value, &lacking).map(|known| Fix::replace(format!("write `{known}`"), key.range, known));
    let kind = IssueKind::UnknownMetaKey {
        key: key.value.clone(),
    };
    issues.note_with(key.range, kind, fix);
}

fn read_value(key: &str, value: &Located<String>, question: &mut Question, issues: &mut Issues) {
    match key {
        "id" => {
            question.id = QuestionId::new(value.value.clone());
            question.id_range = Some(value.range);
        }
        "tags" => question.tags = items(value).into_iter().map(|tag| tag.value).collect(),
        "was" => {
            for id in items(value) {
                question.was.push(QuestionId::new(id.value));
            }
        }
        "level" => question.level = read_level(value, issues),
        "time" => {
            let time = read_time(value, issues);
            question.time = time;
        }
        _ => question.kind = read_kind(value, issues),
    }
}

fn read_level(value: &Located<String>, issues: &mut Issues) -> Option<Level> {
    let level = value.value.parse().ok().and_then(Level::new);
    if level.is_none() {
        let kind = IssueKind::BadLevel {
            text: value.value.clone(),
        };
        issues.note(value.range, kind);
    }
    level
}

/// Reads a time; one whose units are words is offered as the format has it, and a bare number as minutes.
pub(crate) fn read_time(value: &Located<String>, issues: &mut Issues) -> Option<std::time::Duration> {
    let time = parse_duration(&value.value);
    if time.is_none() {
        let fix = closest_duration(&value.value)
            .map(|meant| Fix::replace(format!("write `{meant}`"), value.range, meant));
        let kind = IssueKind::BadTime {
            text: value.value.clone(),
        };
        issues.note_with(value.range, kind, fix);
    }
    time
}

fn read_kind(value: &Located<String>, issues: &mut Issues) -> QuestionKind {
    let meant = closest(&value.value, &KINDS);
    if !KINDS.contains(&value.value.as_str()) {
        note_kind(value, meant, issues);
    }
    match meant {
        Some("behavioural") => QuestionKind::Behavioural,
        _ => QuestionKind::Technical,
    }
}

fn note_kind(value: &Located<String>, meant: Option<&str>, issues: &mut Issues) {
    let range: TextRange = value.range;
    let fix = meant.map(|kind| Fix::replace(format!("write `{kind}`"), range, kind));
    let kind = IssueKind::BadKind {
        text: value.value.clone(),
    };
    issues.note_with(range, kind, fix);
}
