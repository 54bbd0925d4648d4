//! Writes examples, and the words of a label, as evidence lines.

use std::num::NonZeroU8;

use examen_bank::{Alternative, EvidenceLine, LineKind, Located, Slot, Term, TermKind, TextRange};

use super::wording::content;
use super::wording::sentences::split_top_level;

/// A label of more telling words is not wanted word for word beside its examples.
const MOST_WORDS: usize = 4;

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
    if example.matches('`').count() % 2 == 1 {
        return None;
    }
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
    let text = without_lone_bracket(text);
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

#[cfg(test)]
mod tests {
    use super::{example_line, label_line};
    use examen_bank::EvidenceLine;

    fn check(line: Option<EvidenceLine>, expected: &str) {
        let shown = line.map_or("none".to_owned(), |line| {
            format!("{:?} {}", line.kind, line.text.value)
        });
        assert_eq!(shown, expected);
    }

    fn examples(texts: &[&str]) -> Option<EvidenceLine> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        example_line(&texts)
    }

    #[test]
    fn examples_are_words_phrases_or_literals() {
        check(
            examples(&["Foo", "the Bar Baz", "`a, b`", "TCP/IP", "…"]),
            "Example Foo, \"Bar Baz\", `a, b`, \"TCP/IP\"",
        );
        check(
            examples(&["O(n))", "say \"x\"!", "C++"]),
            "Example \"O(n)\", \"say x\", C++",
        );
        check(examples(&["—"]), "none");
    }

    #[test]
    fn short_labels_are_wanted_whole_and_long_ones_in_part() {
        check(label_line("Local caching"), "Any Local caching");
        check(label_line("Job queues or brokers"), "Any Job queues, brokers");
        check(
            label_line("Keep rows of a day in compressed column files"),
            "AtLeast(3) Keep, rows, day, compressed, column, files",
        );
        check(label_line("Use `a b` here"), "none");
    }
}
