//! How surely a line asks something. `Write docs` in a list of things to do begins as a task in an exam does.

use super::mark::Mark;
use crate::import::shapes::question_line::{Likeness, likeness};
use crate::import::wording::sentences::{strip_words, words};

/// How a line is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// As a question, or as a task that only an examiner sets.
    Asked,
    /// As a task that may be anybody's: `Write …`.
    Task,
    /// As neither.
    None,
}

/// The shortest of these need no more than what they are about: `Define starvation`.
const SHORT: &[&str] = &["compare", "contrast", "define", "describe", "discuss", "explain"];

/// Openings of tasks that hardly anybody but an examiner sets.
#[rustfmt::skip]
const EXAMINERS: &[&str] = &[
    "compare", "contrast", "define", "describe", "differentiate", "discuss", "explain", "in which", "name",
    "tell me", "tell us", "walk me", "walk us",
];

/// First words of questions whose mark was left out.
const INTERROGATIVES: &[&str] = &["how", "what", "what's", "when", "where", "which", "who", "why"];

/// What follows these in a question: `What is`, but not `What we did`.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "had", "happens", "has", "have", "is", "kind", "kinds", "many",
    "might", "much", "must", "often", "should", "type", "types", "was", "were", "will", "would",
];

/// How `text` is worded, which stands behind `mark`.
pub(super) fn wording(text: &str, mark: Mark) -> Wording {
    match likeness(text) {
        Likeness::Mark => Wording::Asked,
        // An item is one whole, however long or short: `Deadlocks?`
        Likeness::None if mark == Mark::Item && text.ends_with(['?', '？', '؟']) => Wording::Asked,
        Likeness::None if is_short_task(text) => Wording::Asked,
        Likeness::None => Wording::None,
        Likeness::Command => command(text),
    }
}

fn is_short_task(text: &str) -> bool {
    let begins = |opening: &str| strip_words(text, opening).is_some_and(|rest| !rest.starts_with(':'));
    words(text).len() == 2 && SHORT.iter().any(|opening| begins(opening))
}

fn is_task(text: &str) -> bool {
    let begins = |opening: &str| strip_words(text, opening).is_some();
    likeness(text) != Likeness::None || EXAMINERS.iter().any(|opening| begins(opening))
}

fn command(text: &str) -> Wording {
    let begins = |opening: &str| strip_words(text, opening).is_some();
    if EXAMINERS.iter().any(|opening| begins(opening)) {
        return Wording::Asked;
    }
    if let Some((_, tail)) = text.rsplit_once("? ") {
        // `Why? Explain.` goes on asking; `Why? Nobody knows.` has its answer.
        let asks_on = is_task(tail) || tail.starts_with('(');
        return if asks_on { Wording::Asked } else { Wording::None };
    }
    let Some(rest) = INTERROGATIVES
        .iter()
        .find_map(|opening| strip_words(text, opening))
    else {
        return Wording::Task;
    };
    // `What counts is the result.` states something.
    if text.ends_with(['.', '!']) {
        return Wording::None;
    }
    let second = words(rest).first().map(|word| word.to_lowercase());
    let asks = second.is_some_and(|word| AUXILIARIES.contains(&word.as_str()));
    if asks { Wording::Asked } else { Wording::Task }
}

#[cfg(test)]
mod tests {
    use super::{Wording, wording};
    use crate::import::shapes::list::mark::Mark;

    fn check(text: &str, expected: Wording) {
        assert_eq!(wording(text, Mark::Item), expected, "{text}");
    }

    #[test]
    fn questions_need_no_mark() {
        check("What is a mutex", Wording::Asked);
        check("How would you shard a table", Wording::Asked);
        check("Explain how a mutex works.", Wording::Asked);
        check("Deadlocks?", Wording::Asked);
        check("Define starvation", Wording::Asked);
        check("What is a lock? Explain.", Wording::Asked);
    }

    #[test]
    fn what_anybody_may_have_to_do_is_a_task() {
        check("Write the release notes", Wording::Task);
        check("How to install it", Wording::Task);
        check("What we did last week", Wording::Task);
    }

    #[test]
    fn statements_are_neither() {
        check("What counts is the result.", Wording::None);
        check("Why did it take so long? Nobody knows.", Wording::None);
        check("Optimistic and pessimistic locks", Wording::None);
    }
}
