//! Shortens what is too long for a label, at a place where what is left still says something.

use crate::import::wording::predicates;
use crate::import::wording::sentences::{first_word, top_level, words};

/// Labels longer than this lose a trailing `to …` that only says what for.
const LONG: usize = 10;

/// Labels longer than this are cut at a comma or dash, where there is one.
const VERY_LONG: usize = 24;

/// `text` without a trailing `to …`, where it is long and enough is left.
pub(super) fn without_purpose(text: &str) -> &str {
    if words(text).len() <= LONG {
        return text;
    }
    let cut = [" to ", " in order to "]
        .iter()
        .flat_map(|word| top_level(text, word))
        .find(|at| {
            let (before, after) = text.split_at(*at);
            let after = after
                .trim_start()
                .trim_start_matches("in order ")
                .trim_start_matches("to ");
            words(before).len() >= 2 && is_complete(before) && is_purpose(after)
        });
    cut.map_or(text, |at| text[..at].trim_end_matches([',', ' ']))
}

/// Whether `text` begins with what a thing is for: `improve latency`, `continuously improve …`.
fn is_purpose(text: &str) -> bool {
    #[rustfmt::skip]
    const PURPOSES: &[&str] = &[
    "achieve", "avoid", "enhance", "ensure", "expand", "guarantee", "help", "improve", "increase", "keep",
    "maintain", "make", "maximize", "minimize", "optimize", "pinpoint", "prevent", "protect", "reduce", "roll",
    "speed",

    ];
    let (first, rest) = first_word(text);
    let verb = if first.ends_with("ly") {
        first_word(rest).0
    } else {
        first
    };
    PURPOSES.contains(&verb.as_str())
}

/// Whether `before` can stand without a `to …` after it: `is used` and `wants` cannot.
fn is_complete(before: &str) -> bool {
    #[rustfmt::skip]
    const WANTING: &[&str] = &[
    "used", "able", "need", "needs", "want", "wants", "how", "allow", "allows", "have", "has", "designed",
    "try", "tries", "possible", "required", "is", "are", "us", "you", "meant", "order", "way", "ways",
    "intended", "easier", "easy",

    ];
    let last = words(before)
        .last()
        .map_or(String::new(), |word| word.to_lowercase());
    !WANTING.contains(&last.as_str())
}

/// A very long text cut at the last comma, dash or semicolon that leaves a whole clause.
pub(super) fn cut_to_length(text: &str) -> &str {
    if words(text).len() <= VERY_LONG {
        return text;
    }
    let marks = [", ", "; ", " - ", " – ", " — ", " ("];
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| top_level(text, mark)).collect();
    cuts.sort_unstable();
    // What stands before the first comma of `When X, Y, Z` says nothing yet.
    let n_opening = usize::from(predicates::opens_subordinate(text));
    let fits = |at: &&usize| {
        let n_words = words(&text[..**at]).len();
        (5..=VERY_LONG).contains(&n_words)
            && !is_enumeration(&text[**at..])
            && !splits_adjectives(&text[..**at])
    };
    let cut = cuts.iter().skip(n_opening).rev().find(fits);
    cut.map_or(text, |at| &text[..*at])
}

/// Whether `before` ends in an article and one word, which then is the first of several adjectives.
fn splits_adjectives(before: &str) -> bool {
    let all = words(before);
    let second_last = all.len().checked_sub(2).map(|at| all[at].to_lowercase());
    second_last.is_some_and(|word| ["a", "an", "the"].contains(&word.as_str()))
}

/// Whether the comma at the start of `rest` stands in a list, so that a cut there would leave half of it.
fn is_enumeration(rest: &str) -> bool {
    let Some(item) = rest.strip_prefix(", ") else {
        return false;
    };
    let marks = [",", " and ", " or "]
        .iter()
        .filter_map(|mark| top_level(item, mark).first().copied());
    let (first, after) = first_word(item);
    let ends_list = ["and", "or"].contains(&first.as_str())
        && predicates::subject_of(after).is_none()
        && words(after).len() <= 3;
    ends_list || marks.min().is_some_and(|end| words(&item[..end]).len() <= 6)
}
