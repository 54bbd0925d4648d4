//! Ids: which characters they have, and keeping derived ones unique.

use std::collections::{HashMap, HashSet};

use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

/// The ids of one scope: the questions of a bank or the points of a question.
#[derive(Default)]
pub(crate) struct IdScope {
    taken: HashSet<String>,
    next: HashMap<String, u32>,
}

impl IdScope {
    /// Takes `id`; false if it was taken before.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// Takes `id`, or the first of `id-2`, `id-3` … that is free.
    pub(crate) fn take_unique(&mut self, id: &str) -> String {
        if self.take(id) {
            return id.to_owned();
        }
        let next = self.next.entry(id.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{id}-{next}");
            *next += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// Whether `id` can stand everywhere an id is written: lower-case letters, digits, `-`, `_` and `.`.
pub(crate) fn is_good_id(id: &str) -> bool {
    let is_good = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '-' | '_' | '.');
    id.chars().all(is_good) && id.contains(char::is_alphanumeric)
}

/// Notes an id that cannot be written everywhere.
pub(crate) fn check_id(id: &str, range: TextRange, issues: &mut Issues) {
    if is_good_id(id) {
        return;
    }
    let good = cleaned(id);
    let fix = good.map(|good| Fix::replace(format!("rename it to `{good}`"), range, good));
    issues.note_with(range, IssueKind::BadId { id: id.to_owned() }, fix);
}

/// `id` without what ids cannot have.
pub(crate) fn cleaned(id: &str) -> Option<String> {
    let lower = id.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .filter(|word| !word.is_empty())
        .collect();
    let cleaned = words.join("-");
    is_good_id(&cleaned).then_some(cleaned)
}

/// An id as read, and whether it is new in its scope.
pub(crate) fn take_or_note(
    id: &Located<String>,
    scope: &mut IdScope,
    kind: impl FnOnce(String) -> IssueKind,
    issues: &mut Issues,
) {
    if scope.take(&id.value) {
        return;
    }
    let unique = scope.take_unique(&id.value);
    let fix = Fix::replace(format!("rename it to `{unique}`"), id.range, unique);
    issues.note_fixable(id.range, kind(id.value.clone()), fix);
}
