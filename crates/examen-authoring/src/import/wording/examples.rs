//! Takes examples out of a label: `tools like Redis or Memcached`.

use super::generic;
use super::sentences::{split_top_level, top_level, words};
use super::verbs;

/// What introduces examples in running text, longest first.
#[rustfmt::skip]
const MARKERS: &[&str] = &[
    ", such as ", " such as ", ", e.g., ", ", e.g. ", " e.g., ", " e.g. ", ", for example, ",
    ", for example ", " like ",
];

/// What introduces examples in brackets.
#[rustfmt::skip]
const BRACKETED: &[&str] = &[
    "e.g.,", "e.g.", "eg.", "eg ", "ex.:", "ex:", "for example,", "for example", "for instance", "such as",
    "like ",
];

/// Words before `like` that make it a comparison.
#[rustfmt::skip]
const COMPARING: &[&str] = &[
    "look", "looks", "looking", "act", "acts", "behave", "behaves", "work", "works", "feel", "feels", "sound",
    "sounds", "just", "much", "more", "something", "anything", "would", "nothing", "seem", "seems", "is",
    "are", "be",
];

/// The longest example, in words.
const LONGEST: usize = 5;

/// A text without its examples, and the examples.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// What is left.
    pub text: String,
    /// The examples in order; empty where there are none.
    pub examples: Vec<String>,
}

impl Taken {
    /// `text` as it is.
    pub fn nothing(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            examples: Vec::new(),
        }
    }
}

/// Takes the examples out of `text`. Where nothing but `tools` or `technologies` would be left, the examples are the
/// text.
pub(crate) fn take_examples(text: &str) -> Taken {
    let bracketed = take_bracketed(text);
    let running = take_running(&bracketed.text);
    let examples = [bracketed.examples, running.examples].concat();
    if examples.is_empty() {
        return Taken {
            text: text.to_owned(),
            examples,
        };
    }
    let text = match running.text {
        text if generic::is_bare(&text) => join(&examples),
        text => text,
    };
    Taken { text, examples }
}

fn take_bracketed(text: &str) -> Taken {
    let found = text.char_indices().find_map(|(open, c)| {
        let inner = (c == '(').then(|| text[open + 1..].find(')'))??;
        let inside = &text[open + 1..open + 1 + inner];
        let lower = inside.to_lowercase();
        let marker = BRACKETED.iter().find(|marker| lower.starts_with(*marker))?;
        let examples = listed(inside.get(marker.len()..)?)?;
        Some((open, open + 1 + inner + 1, examples))
    });
    let Some((start, end, examples)) = found else {
        return Taken {
            text: text.to_owned(),
            examples: Vec::new(),
        };
    };
    let left = format!("{} {}", text[..start].trim_end(), text[end..].trim_start());
    Taken {
        text: left.trim().trim_end_matches(" .").replace(" ,", ","),
        examples,
    }
}

fn take_running(text: &str) -> Taken {
    let found = MARKERS.iter().find_map(|marker| {
        let at = *top_level(text, marker).first()?;
        let before = text[..at].trim_end_matches([',', ' ']);
        let last = words(before).last().map(|word| word.to_lowercase())?;
        let compares = *marker == " like " && COMPARING.contains(&last.as_str());
        let (list, rest) = tail(text[at + marker.len()..].trim());
        let examples = (!compares).then(|| listed(list))??;
        Some((format!("{before} {rest}").trim().to_owned(), examples))
    });
    let (text, examples) = found.unwrap_or_else(|| (text.to_owned(), Vec::new()));
    Taken { text, examples }
}

/// A list of examples at the start of `text`, and what goes on after it: `Redis or Valkey` and `to speed up reads`.
fn tail(text: &str) -> (&str, &str) {
    #[rustfmt::skip]
    const GOING_ON: &[&str] = &[
        " to ", " for ", " in order ", " when ", " that ", " which ", " so that ", " can ", " is ", " are ",
    ];
    let cuts = GOING_ON
        .iter()
        .filter_map(|word| top_level(text, word).first().copied());
    let cut = cuts.min().unwrap_or(text.len());
    (text[..cut].trim_end_matches([',', ' ']), text[cut..].trim())
}

/// The items of `A, B, or C`, if each is short enough to be an example.
fn listed(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches(['.', ';', ':']);
    let by_comma = split_top_level(text, ",").into_iter();
    let by_or = by_comma.flat_map(|piece| split_top_level(piece, " or "));
    let by_and = by_or.flat_map(|piece| split_top_level(piece, " and "));
    let examples: Vec<String> = by_and
        .map(|piece| strip_conjunction(piece).trim().to_owned())
        .filter(|piece| !piece.is_empty() && !is_and_so_on(piece))
        .collect();
    let short = examples.iter().all(|example| is_example(example));
    (short && !examples.is_empty()).then_some(examples)
}

fn is_example(text: &str) -> bool {
    let words = words(text);
    let starts_as_verb = words
        .first()
        .is_some_and(|word| verbs::imperative(word).is_some())
        && words.len() > 2;
    (1..=LONGEST).contains(&words.len()) && !starts_as_verb
}

fn is_and_so_on(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '…']).to_lowercase();
    [
        "etc",
        "",
        "others",
        "more",
        "so on",
        "many others",
        "many more",
        "the like",
        "similar",
    ]
    .contains(&text.as_str())
}

fn strip_conjunction(text: &str) -> &str {
    let found = ["or ", "and ", "and/or "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    found.unwrap_or(text)
}

/// `A, B or C`
fn join(examples: &[String]) -> String {
    match examples {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::take_examples;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        let taken = take_examples(text);
        expected.assert_eq(&format!("{} | {}", taken.text, taken.examples.join(" | ")));
    }

    #[test]
    fn running_examples_leave_the_label() {
        check(
            "keyed stores like Foo or Bar Baz",
            &expect!["keyed stores | Foo | Bar Baz"],
        );
        check(
            "message brokers such as Foo, Bar, and Baz",
            &expect!["message brokers | Foo | Bar | Baz"],
        );
        check(
            "planners like Foo to speed up reads",
            &expect!["planners to speed up reads | Foo"],
        );
    }

    #[test]
    fn bracketed_examples_leave_the_label() {
        check(
            "secure protocols (e.g., `TLS` or SSH)",
            &expect!["secure protocols | `TLS` | SSH"],
        );
        check("transport (TCP/IP)", &expect!["transport (TCP/IP) | "]);
        check("transports (e.g. TCP/IP, etc.)", &expect!["transports | TCP/IP"]);
    }

    #[test]
    fn examples_of_nothing_in_particular_are_the_label() {
        check(
            "technologies like read replicas or shards",
            &expect!["read replicas or shards | read replicas | shards"],
        );
    }

    #[test]
    fn comparisons_and_long_texts_are_no_examples() {
        check("they look like Foo", &expect!["they look like Foo | "]);
        check(
            "cases like when somebody pulls the plug of the machine",
            &expect!["cases like when somebody pulls the plug of the machine | "],
        );
    }
}
