//! Turns a piece of a sentence into the label of a point: short, an imperative or a noun phrase, without a full stop.

mod command;
mod length;

use super::capitals::capitalised;
use super::examples::{Taken, take_examples};
use super::generic;
use super::predicates;
use super::sentences::{Nesting, strip_words, words};
use super::verbs;

pub(crate) use command::as_command;
use length::{cut_to_length, without_purpose};

/// No label is longer than this, in words, except that of a criterion.
const LONGEST: usize = 32;

/// A label, and the examples that were in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// The label of a point.
    pub label: String,
    /// Examples for an `e.g.` line.
    pub examples: Vec<String>,
}

/// Whether examples in a statement become examples of its point. In a key for interviewers they may, where they stand
/// for what is said (`in formats like A or B`). In a model answer they stay where they are: an answer that names what a
/// sentence mentions in passing has not said the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Examples {
    Take,
    Keep,
}

/// The label of an item in a list of what to mention: `using retry mechanisms` -> `Retry mechanisms`.
pub(crate) fn from_item(item: &str) -> Option<Labelled> {
    let item = as_command(item.trim());
    let taken = take_examples(&item);
    let text = generic::without_trailing_container(&taken.text);
    let text = if taken.examples.is_empty() {
        &taken.text
    } else {
        text
    };
    let text = without_article(text).replace(" their ", " the ");
    let label = finished(without_purpose(&text))?;
    Some(Labelled {
        label,
        examples: taken.examples,
    })
}

/// The label of a statement: `It stores rows.` -> `Stores rows`.
pub(crate) fn from_statement(statement: &str, examples: Examples) -> Option<Labelled> {
    let statement = statement.trim().trim_end_matches(['.', ';']);
    let taken = match examples {
        Examples::Take => {
            Some(take_examples(statement)).filter(|taken| generic::ends_in_container(&taken.text))
        }
        Examples::Keep => None,
    };
    let taken = taken.unwrap_or_else(|| Taken::nothing(statement));
    let text = if predicates::is_copular(statement) {
        &taken.text
    } else {
        without_purpose(&taken.text)
    };
    Some(Labelled {
        label: finished(text)?,
        examples: taken.examples,
    })
}

/// The label of one of a list of criteria: `Mention of X` -> `X`. Unlike an item of a running text it is kept as it is
/// otherwise, and never given up: somebody wrote it to be a point.
pub(crate) fn from_criterion(criterion: &str) -> Option<Labelled> {
    let openings = [
        "mention of",
        "mentions of",
        "mention",
        "mentions",
        "some mention of",
    ];
    let stripped = openings
        .iter()
        .find_map(|opening| strip_words(criterion, opening));
    let criterion = stripped.unwrap_or(criterion);
    let says = predicates::subject_of(criterion).is_some()
        || words(criterion).iter().any(|word| verbs::is_auxiliary(word));
    let taken = if says {
        Taken::nothing(criterion)
    } else {
        take_examples(criterion)
    };
    let safe = grammar_safe(&taken.text);
    let whole = || Some(capitalised(balanced(trimmed(&safe))?));
    Some(Labelled {
        label: finished(&taken.text).or_else(whole)?,
        examples: taken.examples,
    })
}

/// Cuts a label to length, drops the punctuation at its end and begins it with a capital; none where nothing is left
/// or it is too long for a label.
pub(crate) fn finished(text: &str) -> Option<String> {
    let text = grammar_safe(text)
        .split_whitespace()
        .collect::<Vec<&str>>()
        .join(" ");
    let text = cut_to_length(text.trim());
    let text = balanced(trimmed(text))?;
    let n_words = words(text).len();
    let has_word = text.chars().any(char::is_alphanumeric);
    (has_word && n_words <= LONGEST).then(|| capitalised(text))
}

fn trimmed(text: &str) -> &str {
    let text = text
        .trim()
        .trim_start_matches(['-', '–', '—', '*', '•', ':', ',', ';', '.'])
        .trim();
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '-', '–', '—', ' ']);
    let dangling = [
        "and", "or", "and/or", "but", "the", "a", "an", "with", "of", "for", "to", "by", "in", "e.g", "i.e",
        "that", "which", "such as", "like",
    ];
    let cut = dangling.iter().find_map(|word| {
        let before = text.strip_suffix(word)?;
        before.ends_with(' ').then_some(before)
    });
    let text = cut.map_or(text, |before| trimmed(before));
    // A sign that stands alone at the end is left over from something else.
    match text.rsplit_once(' ') {
        Some((before, last))
            if !last.contains(|c: char| c.is_alphanumeric() || matches!(c, '`' | '"' | '”' | ')')) =>
        {
            trimmed(before)
        }
        _ => text,
    }
}

/// `text`, or what stands before a bracket, quote or code span that is never closed.
fn balanced(text: &str) -> Option<&str> {
    let mut nesting = Nesting::default();
    let mut closed_until = 0;
    for (at, c) in text.char_indices() {
        if nesting.depth() == 0 {
            closed_until = at;
        }
        nesting.read(c);
    }
    let text = if nesting.depth() == 0 {
        text
    } else {
        text[..closed_until].trim()
    };
    (!text.is_empty()).then_some(text)
}

/// Keeps a label from being read as something else: an id after ` ^`, a comment, whose sign is taken apart as in print.
fn grammar_safe(text: &str) -> String {
    text.replace(" ^", " ").replace("<!--", "<! --")
}

fn without_article(text: &str) -> &str {
    let found = ["the", "a", "an", "their"]
        .iter()
        .find_map(|article| strip_words(text, article));
    found.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Examples, from_item, from_statement};

    fn check(item: &str, label: &str) {
        assert_eq!(from_item(item).unwrap().label, label);
    }

    #[test]
    fn gerunds_turn_into_commands() {
        check("watching the queue length", "Watch the queue length");
        check("properly rotating credentials", "Properly rotate credentials");
        check("setting limits", "Set limits");
    }

    #[test]
    fn gerunds_that_add_nothing_go() {
        check("using circuit breakers", "Circuit breakers");
        check("implementing a dead letter queue", "Dead letter queue");
        check("ensuring that clocks agree", "Ensure that clocks agree");
    }

    #[test]
    fn gerunds_that_are_nouns_stay() {
        check("scaling by adding replicas", "Scaling by adding replicas");
        check("profiling tools or samplers", "Profiling tools or samplers");
        check("logging and tracing tools", "Logging and tracing tools");
        check("load shedding", "Load shedding");
        check("testing", "Testing");
    }

    #[test]
    fn what_for_is_dropped_from_long_labels_only() {
        check("tests to avoid regressions", "Tests to avoid regressions");
        check(
            "splitting the release into small reversible steps to ensure that customers see no failure at all",
            "Split the release into small reversible steps",
        );
    }

    #[test]
    fn labels_end_cleanly() {
        check("the queue length, and", "Queue length");
        check("a lock (held for", "Lock");
        assert_eq!(from_item("…"), None);
        let statement = from_statement("`fsync` flushes the page cache.", Examples::Keep).unwrap();
        assert_eq!(statement.label, "`fsync` flushes the page cache");
    }
}
