//! Reads a query. Nothing is an error: what is not understood is taken literally, and noted.

use std::ops::RangeInclusive;

use crate::text::words;

use super::{Clause, Demand, FacetField, Note, Occur, Query};

impl Query {
    /// Reads `text`.
    pub(crate) fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            rest = query.take_clause(rest).trim_start();
        }
        query
    }

    /// Reads one clause and returns what follows it.
    fn take_clause<'t>(&mut self, text: &'t str) -> &'t str {
        let (occur, text) = match text.strip_prefix('-') {
            Some(rest) if rest.starts_with(|c: char| c.is_alphanumeric() || c == '"') => {
                (Occur::Unwanted, rest)
            }
            _ => (Occur::Wanted, text),
        };
        if let Some((field, value)) = self.field(text) {
            return self.take_filter(occur, field, value);
        }
        if text.starts_with('"') {
            let (phrase, rest) = self.take_quoted(text);
            self.push(occur, Demand::Phrase(phrase.to_owned()));
            return rest;
        }
        let (word, rest) = take_word(text);
        match word.strip_suffix('*') {
            Some(stem) => self.push(occur, Demand::Prefix(stem.to_owned())),
            None => self.push(occur, Demand::Word(word.to_owned())),
        }
        rest
    }

    /// The field that `text` begins with, and what follows its colon.
    fn field<'t>(&mut self, text: &'t str) -> Option<(FacetField, &'t str)> {
        let (name, value) = text.split_once(':')?;
        if name.is_empty() || !name.chars().all(char::is_alphabetic) {
            return None;
        }
        let field = FacetField::named(name);
        // `std::move` and `https://…` are words of the trade, and no slips.
        if field.is_none()
            && !value.starts_with([':', '/'])
            && !value.starts_with(char::is_whitespace)
            && !value.is_empty()
        {
            self.notes.push(Note::UnknownField {
                name: name.to_owned(),
            });
        }
        field.map(|field| (field, value))
    }

    fn take_filter<'t>(&mut self, occur: Occur, field: FacetField, text: &'t str) -> &'t str {
        let (value, rest) = match text.starts_with('"') {
            true => self.take_quoted(text),
            false => take_word(text),
        };
        if value.trim().is_empty() {
            self.notes.push(Note::EmptyFilter {
                name: field.name().to_owned(),
            });
        } else if field != FacetField::Level {
            self.push(occur, Demand::Facet(field, value.to_owned()));
        } else if let Some(levels) = levels(value) {
            self.push(occur, Demand::Level(levels));
        } else {
            self.notes.push(Note::BadLevel {
                value: value.to_owned(),
            });
            self.push(occur, Demand::Word(format!("level {value}")));
        }
        rest
    }

    /// What stands between the quote that `text` begins with and the next.
    fn take_quoted<'t>(&mut self, text: &'t str) -> (&'t str, &'t str) {
        let text = &text[1..];
        text.split_once('"').unwrap_or_else(|| {
            self.notes.push(Note::OpenQuote);
            (text, "")
        })
    }

    fn push(&mut self, occur: Occur, demand: Demand) {
        let has_words = match &demand {
            Demand::Word(text) | Demand::Prefix(text) | Demand::Phrase(text) | Demand::Facet(_, text) => {
                words(text).next().is_some()
            }
            Demand::Level(_) => true,
        };
        if has_words {
            self.clauses.push(Clause { occur, demand });
        }
    }
}

fn take_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '"');
    // A quote in the middle of a word opens the next clause; at its start it would have been one.
    text.split_at(end.unwrap_or(text.len()))
}

/// `2`, `2-4`, `2..4`, `3-`, `-2`, `>=3`, `<3`.
fn levels(text: &str) -> Option<RangeInclusive<u8>> {
    let level = |text: &str| text.parse::<u8>().ok().filter(|level| (1..=5).contains(level));
    if let Some(rest) = text.strip_prefix(">=") {
        return Some(level(rest)?..=5);
    }
    if let Some(rest) = text.strip_prefix("<=") {
        return Some(1..=level(rest)?);
    }
    if let Some(rest) = text.strip_prefix('>') {
        return Some(level(rest)? + 1..=5);
    }
    if let Some(rest) = text.strip_prefix('<') {
        return Some(1..=level(rest)? - 1);
    }
    let ends = text.split_once("..").or_else(|| text.split_once(['-', '–']));
    match ends {
        None => level(text).map(|level| level..=level),
        Some(("", "")) => None,
        Some((first, "")) => Some(level(first)?..=5),
        Some(("", last)) => Some(1..=level(last)?),
        Some((first, last)) => Some(level(first)?..=level(last)?).filter(|levels| !levels.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Clause, Demand, Occur, Query};

    fn check(text: &str, expected: &Expect) {
        let query = Query::parse(text);
        let clauses = query.clauses.iter().map(shown);
        let notes = query.notes.iter().map(|note| format!("({note})"));
        expected.assert_eq(&clauses.chain(notes).collect::<Vec<_>>().join(" "));
    }

    fn shown(clause: &Clause) -> String {
        let sign = if clause.occur == Occur::Unwanted { "-" } else { "" };
        match &clause.demand {
            Demand::Word(word) => format!("{sign}{word}"),
            Demand::Prefix(word) => format!("{sign}{word}…"),
            Demand::Phrase(words) => format!("{sign}<{words}>"),
            Demand::Facet(field, value) => format!("{sign}{}={value}", field.name()),
            Demand::Level(levels) => format!("{sign}level={levels:?}"),
        }
    }

    #[test]
    fn words_phrases_and_prefixes() {
        check("stale  prices", &expect!["stale prices"]);
        check(r#""at least once" deliv*"#, &expect!["<at least once> deliv…"]);
        check(r#"a"b c"d"#, &expect!["a <b c> d"]);
    }

    #[test]
    fn fields() {
        check(
            r#"topic:caching level:2 tag:sql kind:behavioural bank:"team a" -java"#,
            &expect!["topic=caching level=2..=2 tag=sql kind=behavioural bank=team a -java"],
        );
        check(
            r#"-tag:sql -"big data" TAGS:x"#,
            &expect!["-tag=sql -<big data> tag=x"],
        );
    }

    #[test]
    fn levels() {
        check(
            "level:2-4 level:3- level:-2 level:>=4 level:<3 level:2..3",
            &expect!["level=2..=4 level=3..=5 level=1..=2 level=4..=5 level=1..=2 level=2..=3"],
        );
    }

    #[test]
    fn what_is_not_understood_is_taken_literally() {
        check(
            "author:me x",
            &expect![
                "author:me x (`author:` is no field, so it is taken as a word; the fields are bank, topic, tag, level, kind and id)"
            ],
        );
        check(
            r#"cache "never closed"#,
            &expect!["cache <never closed> (a quote is not closed; it is taken to end with the query)"],
        );
        check(
            "level:9",
            &expect!["level 9 (`level:9` is taken as words; levels are like 2, 2-4, 3- or -2, from 1 to 5)"],
        );
        check(
            "tag: x",
            &expect!["x (nothing stands behind `tag:`, so it is passed over)"],
        );
        check("std::move https://a.b", &expect!["std::move https://a.b"]);
    }

    #[test]
    fn signs_alone_are_nothing() {
        check("- -- \"\" ** ( ) AND:", &expect!["AND:"]);
        check("read-only -x", &expect!["read-only -x"]);
        check("", &expect![""]);
    }
}
