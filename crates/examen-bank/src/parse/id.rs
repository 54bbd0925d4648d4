//! Ids: which characters they have, and keeping derived ones unique.

use std::collections::{HashMap, HashSet};

use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

/// The ids of one scope: the questions of a bank or the points of a question.
#[derive(Debug, Default)]
pub struct IdScope {
    taken: HashSet<String>,
    next: HashMap<String, u32>,
}

impl IdScope {
    /// Takes the ids that are written. Returns the position of each that another one has already, and an id to offer
    /// for it; offers are taken too.
    pub(crate) fn take_written<'i>(&mut self, ids: impl Iterator<Item = &'i str>) -> Vec<(usize, String)> {
        let mut doubled = Vec::new();
        for (position, id) in ids.enumerate() {
            if !self.taken.insert(id.to_owned()) {
                doubled.push((position, id));
            }
        }
        let offer = |(position, id)| (position, self.take_unique(id));
        doubled.into_iter().map(offer).collect()
    }

    /// Takes `id`, or the first of `id-2`, `id-3` … that is free.
    pub fn take_unique(&mut self, id: &str) -> String {
        if self.taken.insert(id.to_owned()) {
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

/// Notes an id that cannot be written everywhere, and that nothing outside can refer to.
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

/// Takes `ids`, and notes those that are doubled.
pub(crate) fn take_or_note(
    scope: &mut IdScope,
    ids: &[Located<String>],
    kind: impl Fn(String) -> IssueKind,
    issues: &mut Issues,
) {
    for (position, offer) in scope.take_written(ids.iter().map(|id| id.value.as_str())) {
        let id = &ids[position];
        let fix = Fix::replace(format!("rename it to `{offer}`"), id.range, offer);
        issues.note_fixable(id.range, kind(id.value.clone()), fix);
    }
}

#[cfg(test)]
mod tests {
    use super::IdScope;

    #[test]
    fn derived_ids_and_offers_avoid_every_written_id() {
        let mut scope = IdScope::default();
        let offers = scope.take_written(["a", "a", "a-2"].into_iter());
        assert_eq!(offers, [(1, "a-3".to_owned())]);
        assert_eq!(scope.take_unique("a"), "a-4");
        assert_eq!(scope.take_unique("b"), "b");
        assert_eq!(scope.take_unique("b"), "b-2");
    }
}
