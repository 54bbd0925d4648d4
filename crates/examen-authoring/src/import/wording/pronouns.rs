//! Drops a subject that only stands for what was asked about: `It is used to …` -> `Used to …`.

use super::capitals::capitalised;
use super::sentences::{first_word, strip_words, top_level, words};
use super::verbs::{self, Form};

/// Subjects that mean what the question is about.
pub(crate) const PRONOUNS: &[&str] = &[
    "it", "they", "this", "these", "that", "he", "she", "one", "you", "we",
];

/// Subjects that mean anybody.
const ANYBODY: &[&str] = &["one", "you", "we"];

/// Adverbs between subject and verb that add nothing without the subject.
const FILLERS: &[&str] = &["also", "just", "simply", "basically", "generally", "typically"];

/// Adverbs between subject and verb that stay.
const ADVERBS: &[&str] = &["always", "often", "never", "only", "still", "both", "all"];

/// `text` without such a subject, or as it is.
pub(crate) fn without_pronoun(text: &str) -> String {
    let text = without_role(text);
    let (first, rest) = first_word(text);
    let first = first.replace('’', "'");
    if first == "there" {
        return without(rest, &["is", "are"]).map_or(text.to_owned(), capitalised);
    }
    if let Some(pronoun) = first.strip_suffix("'s").or_else(|| first.strip_suffix("'re")) {
        let stands_in = PRONOUNS.contains(&pronoun) && !rest.is_empty();
        return if stands_in {
            capitalised(without_article(rest))
        } else {
            text.to_owned()
        };
    }
    let predicate =
        Some(rest).filter(|rest| PRONOUNS.contains(&first.as_str()) && is_predicate(&first, rest));
    predicate.map_or(text.to_owned(), |rest| capitalised(bare_predicate(&first, rest)))
}

/// Whether `text` goes on as a sentence does after its subject: `this` in `this code runs` is no subject.
fn is_predicate(subject: &str, text: &str) -> bool {
    let first = words(text)
        .first()
        .map_or(String::new(), |word| word.to_lowercase());
    let is_adverb =
        first.ends_with("ly") || FILLERS.contains(&first.as_str()) || ADVERBS.contains(&first.as_str());
    let singular = ["it", "this", "that", "he", "she", "one"].contains(&subject);
    let agrees = |form| form == Form::Past || (form == Form::Third) == singular;
    let is_verb = verbs::verb(&first).is_some_and(|(_, form)| form != Form::Gerund && agrees(form));
    let wants = ["need", "want", "needs", "wants"].contains(&first.as_str());
    is_adverb || is_verb || wants || verbs::is_auxiliary(&first)
}

fn bare_predicate<'a>(subject: &str, text: &'a str) -> &'a str {
    let text = without(text, FILLERS).unwrap_or(text);
    if let Some(complement) = without(text, &["is", "are", "was", "were"]) {
        return without_article(complement);
    }
    if !ANYBODY.contains(&subject) {
        return text;
    }
    let text = without(text, &["can", "should", "must", "may", "could", "would", "will"]).unwrap_or(text);
    without(
        text,
        &["have to", "need to", "want to", "be able to", "always have to"],
    )
    .unwrap_or(text)
}

/// `As a careful programmer, you close files` -> `you close files`.
fn without_role(text: &str) -> &str {
    let is_role = ["as a", "as an"]
        .iter()
        .any(|opening| strip_words(text, opening).is_some());
    let comma = top_level(text, ",")
        .first()
        .copied()
        .filter(|at| is_role && words(&text[..*at]).len() <= 6);
    let rest = comma.map_or(text, |at| text[at + 1..].trim_start());
    if ANYBODY.contains(&first_word(rest).0.as_str()) {
        rest
    } else {
        text
    }
}

/// What follows `is`: fillers, articles and `because` go as well.
fn without_article(text: &str) -> &str {
    let text = without(text, FILLERS).unwrap_or(text);
    without(text, &["because", "a", "an", "the"]).unwrap_or(text)
}

fn without<'a>(text: &'a str, options: &[&str]) -> Option<&'a str> {
    let found = options.iter().find_map(|word| strip_words(text, word));
    found.filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::without_pronoun;

    fn check(text: &str, expected: &str) {
        assert_eq!(without_pronoun(text), expected);
    }

    #[test]
    fn the_subject_goes_and_the_predicate_stays() {
        check("It is a gate", "Gate");
        check("They're often cached", "Often cached");
        check("It also prevents races", "Prevents races");
        check("You have to close it", "Close it");
        check("As a careful programmer, you should close it", "Close it");
        check("There are two kinds", "Two kinds");
    }

    #[test]
    fn other_subjects_stay() {
        check("This lock is fair", "This lock is fair");
        check("As a rule, locks are fair", "As a rule, locks are fair");
        check("Both are fair", "Both are fair");
    }
}
