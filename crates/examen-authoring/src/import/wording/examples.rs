//! Takes examples out of a label (`tools like Redis or Memcached`) and writes them as an evidence line.

use std::num::NonZeroU8;

use examen_bank::{Alternative, EvidenceLine, LineKind, Located, Slot, Term, TermKind, TextRange};

use super::content;
use super::generic;
use super::sentences::{split_top_level, top_level, words};
use super::verbs;

/// What introduces examples in running text, longest first.
const MARKERS: &[&str] = &[
    ", such as ",
    " such as ",
    ", e.g., ",
    ", e.g. ",
    " e.g., ",
    " e.g. ",
    ", for example, ",
    ", for example ",
    " like ",
];

/// What introduces examples in brackets.
const BRACKETED: &[&str] = &[
    "e.g.,",
    "e.g.",
    "eg.",
    "eg ",
    "ex.:",
    "ex:",
    "for example,",
    "for example",
    "for instance",
    "such as",
    "like ",
];

/// Words before `like` that make it a comparison.
const COMPARING: &[&str] = &[
    "look",
    "looks",
    "looking",
    "act",
    "acts",
    "behave",
    "behaves",
    "work",
    "works",
    "feel",
    "feels",
    "sound",
    "sounds",
    "just",
    "much",
    "more",
    "something",
    "anything",
    "would",
    "nothing",
    "seem",
    "seems",
    "is",
    "are",
    "be",
];

/// A label of more telling words is not wanted word for word beside its examples.
const MOST_WORDS: usize = 4;

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

/// An `e.g.` line for `examples`, if any of them can be written in one.
pub(crate) fn example_line(examples: &[String]) -> Option<EvidenceLine> {
    line(
        LineKind::Example,
        examples
            .iter()
            .filter_map(|example| term(example))
            .map(|term| vec![term]),
    )
}

/// A line that the words of `label` earn: each side of an `or`, all words of a short label, three in five of a long
/// one. None where a word cannot be written in a line.
pub(crate) fn label_line(label: &str) -> Option<EvidenceLine> {
    let sides: Option<Vec<Vec<Term>>> = split_top_level(label, " or ").into_iter().map(terms).collect();
    let sides = sides?;
    if sides.len() > 1 && sides.iter().all(|terms| (1..=3).contains(&terms.len())) {
        return line(LineKind::Any, sides.into_iter());
    }
    let terms = sides.concat();
    if terms.len() <= MOST_WORDS {
        return (!terms.is_empty()).then(|| line(LineKind::Any, std::iter::once(terms)))?;
    }
    let wanted = u8::try_from(terms.len() * 3 / 5).ok().and_then(NonZeroU8::new)?;
    line(
        LineKind::AtLeast(wanted),
        terms.into_iter().map(|term| vec![term]),
    )
}

/// The telling words of a label as terms.
fn terms(label: &str) -> Option<Vec<Term>> {
    let telling = label.split_whitespace().filter(|word| content::is_telling(word));
    telling.map(term).collect()
}

/// A `why:` line.
pub(crate) fn why_line(text: &str) -> EvidenceLine {
    EvidenceLine {
        range: TextRange::default(),
        kind: LineKind::Why,
        text: Located::built(text.to_owned()),
        alternatives: Vec::new(),
    }
}

fn line(kind: LineKind, alternatives: impl Iterator<Item = Vec<Term>>) -> Option<EvidenceLine> {
    let alternatives: Vec<Alternative> = alternatives.map(alternative).collect();
    let written: Vec<String> = alternatives.iter().map(written).collect();
    (!alternatives.is_empty()).then(|| EvidenceLine {
        range: TextRange::default(),
        kind,
        text: Located::built(written.join(", ")),
        alternatives,
    })
}

fn alternative(terms: Vec<Term>) -> Alternative {
    let slots = terms.into_iter().map(|term| Slot {
        options: vec![term],
        ..Slot::default()
    });
    Alternative {
        range: TextRange::default(),
        slots: slots.collect(),
    }
}

fn written(alternative: &Alternative) -> String {
    let terms = alternative.slots.iter().flat_map(|slot| &slot.options);
    let terms: Vec<String> = terms
        .map(|term| match term.kind {
            TermKind::Phrase => format!("\"{}\"", term.text),
            TermKind::Literal => format!("`{}`", term.text),
            TermKind::Prefix => format!("{}*", term.text),
            TermKind::Word => term.text.clone(),
        })
        .collect();
    terms.join(" ")
}

/// `example` as a term of the evidence grammar: a word, a phrase or a literal; none where it has no letters.
fn term(example: &str) -> Option<Term> {
    let example = without_article(example.trim());
    let inner = example.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    let literal = inner.filter(|inner| !inner.contains('`') && !inner.trim().is_empty());
    if let Some(literal) = literal {
        return Some(built(literal.trim(), TermKind::Literal));
    }
    let text: String = example
        .chars()
        .filter(|c| !matches!(c, '"' | '“' | '”' | '`' | '*'))
        .collect();
    let text = text
        .trim()
        .trim_end_matches(['.', ',', ';', ':', '!', '?'])
        .trim();
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    if text.contains('`') {
        return None;
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '+' | '#' | '\'' | '’');
    let starts_plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '.');
    let kind = if text.chars().all(plain) && starts_plain {
        TermKind::Word
    } else {
        TermKind::Phrase
    };
    Some(built(text, kind))
}

/// `O(n))` -> `O(n)`
fn without_lone_bracket(text: &str) -> &str {
    let (open, closed) = (text.matches('(').count(), text.matches(')').count());
    match open.cmp(&closed) {
        std::cmp::Ordering::Less => text.strip_suffix(')').unwrap_or(text),
        std::cmp::Ordering::Greater => text.strip_prefix('(').unwrap_or(text),
        std::cmp::Ordering::Equal => text,
    }
}

fn built(text: &str, kind: TermKind) -> Term {
    Term {
        range: TextRange::default(),
        text: text.to_owned(),
        kind,
    }
}

fn without_article(text: &str) -> &str {
    let articles = ["the ", "a ", "an ", "The ", "A ", "An "];
    articles
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
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
    const GOING_ON: &[&str] = &[
        " to ",
        " for ",
        " in order ",
        " when ",
        " that ",
        " which ",
        " so that ",
        " can ",
        " is ",
        " are ",
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
    use super::{example_line, take_examples};
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        let taken = take_examples(text);
        let line = example_line(&taken.examples);
        let line = line.map_or(String::new(), |line| line.text.value);
        expected.assert_eq(&format!("{} | {line}", taken.text));
    }

    #[test]
    fn running_examples_leave_the_label() {
        check(
            "keyed stores like Foo or Bar Baz",
            &expect![[r#"keyed stores | Foo, "Bar Baz""#]],
        );
        check(
            "message brokers such as Foo, Bar, and Baz",
            &expect!["message brokers | Foo, Bar, Baz"],
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
            &expect!["secure protocols | `TLS`, SSH"],
        );
        check("transport (TCP/IP)", &expect!["transport (TCP/IP) | "]);
        check(
            "transports (e.g. TCP/IP, etc.)",
            &expect![[r#"transports | "TCP/IP""#]],
        );
    }

    #[test]
    fn examples_of_nothing_in_particular_are_the_label() {
        check(
            "technologies like read replicas or shards",
            &expect![[r#"read replicas or shards | "read replicas", shards"#]],
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
