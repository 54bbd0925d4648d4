//! Words of grammar that are names where they stand: plan `A`, made in the `US`, an `OR` gate.

use std::ops::Range;

use crate::first_letters::FirstLetters;

/// What a word of grammar names, by the way it is written: the words that [`name_at`] is worth asking about.
pub(super) fn may_be_name(written: &str) -> bool {
    matches!(written, "a" | "A" | "AND" | "IT" | "NOT" | "OR" | "US" | "WHO")
}

/// The name that `word` of `text` is, where no article, pronoun or conjunction stands there. Names are in capitals, as no
/// folded word is; only the country is the word that it is short for.
pub(super) fn name_at(text: &str, word: Range<usize>) -> Option<&'static str> {
    let place = Place {
        before: &text[..word.start],
        after: &text[word.end..],
    };
    match &text[word] {
        "a" => place.ends_phrase().then_some("A"),
        "A" => (place.ends_phrase() || place.is_within_sentence()).then_some("A"),
        "US" => place.is_no_shouting().then_some("usa"),
        "IT" => place.is_no_shouting().then_some("IT"),
        "WHO" => place.follows_article().then_some("WHO"),
        "AND" => place.is_operator().then_some("AND"),
        "OR" => place.is_operator().then_some("OR"),
        "NOT" => place.is_operator().then_some("NOT"),
        _ => None,
    }
}

/// What stands around a word.
struct Place<'a> {
    before: &'a str,
    after: &'a str,
}

impl<'a> Place<'a> {
    /// Whether a phrase ends here: no article stands before punctuation, a word of grammar or the end.
    fn ends_phrase(&self) -> bool {
        // Most articles stand before a word.
        if let [b' ', b'a'..=b'z' | b'A'..=b'Z', ..] = self.after.as_bytes() {
            return self.precedes_grammar(&self.after[1..]);
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let rest = self.after.trim_start_matches(blank);
        let gap = &self.after[..self.after.len() - rest.len()];
        match rest.as_bytes() {
            [] => true,
            _ if gap.contains("\n\n") => true,
            // `a.m.` and `a .NET host`
            [b'.', next, ..] if next.is_ascii_alphanumeric() => false,
            [b'.' | b',' | b';' | b':' | b'!' | b'?' | b')', ..] => !self.before.ends_with('.'),
            _ if gap.is_empty() => false,
            _ => self.precedes_grammar(rest),
        }
    }

    fn precedes_grammar(&self, rest: &str) -> bool {
        let word = first_word(rest);
        let follows_article =
            || (FIRST_LETTERS.may_be(word) && FOLLOWERS.contains(&word)) || word.ends_with("n't");
        // `a by-product`
        follows_article() && !rest[word.len()..].starts_with('-')
    }

    /// Whether a capital here begins no sentence and belongs to no title.
    fn is_within_sentence(&self) -> bool {
        let Some(before) = self.before.strip_suffix(' ') else {
            return false;
        };
        let follows_word = before.ends_with(|c: char| c == ',' || c.is_ascii_lowercase());
        let begins_capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
        let is_title = begins_capital(last_word(before)) && begins_capital(self.next());
        follows_word && !is_title
    }

    /// Whether the words beside it are not in capitals, too, or there are none.
    fn is_no_shouting(&self) -> bool {
        let is_capitals = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        !is_capitals(self.previous()) && !is_capitals(self.next())
    }

    fn follows_article(&self) -> bool {
        matches!(self.previous(), "a" | "A" | "an" | "An" | "the" | "The")
    }

    /// Whether it is what it says rather than says it: an emphasised `and` follows no article.
    fn is_operator(&self) -> bool {
        self.follows_article() || matches!(self.next(), "gate" | "gates" | "operator" | "operators")
    }

    /// The word before it with a blank between, if there is one.
    fn previous(&self) -> &'a str {
        self.before.strip_suffix(' ').map_or("", last_word)
    }

    /// The word behind it with a blank between, if there is one.
    fn next(&self) -> &'a str {
        self.after.strip_prefix(' ').map_or("", first_word)
    }
}

/// Longer words are none of those that are asked for.
const LONGEST: usize = 12;

/// The ASCII letters that `text` begins with, with an apostrophe among them.
fn first_word(text: &str) -> &str {
    let bytes = text.as_bytes().iter().take(LONGEST);
    let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'\'';
    &text[..bytes.take_while(is_letter).count()]
}

/// The ASCII letters that `text` ends with.
fn last_word(text: &str) -> &str {
    let bytes = text.as_bytes().iter().rev().take(LONGEST);
    let n_letters = bytes.take_while(|byte| byte.is_ascii_alphabetic()).count();
    &text[text.len() - n_letters..]
}

/// Words of grammar that no article stands before. `A for loop`, `a while`, `a can`, `a must`, `a do not` and `a
/// not so good one` are said.
const FOLLOWERS: &[&str] = &[
    "also", "and", "are", "as", "at", "be", "because", "been", "but", "by", "cannot", "could", "did", "does",
    "from", "had", "has", "have", "in", "is", "it", "may", "might", "nor", "of", "on", "or", "should",
    "than", "that", "then", "they", "to", "was", "were", "which", "who", "will", "with", "would",
];

const FIRST_LETTERS: FirstLetters = FirstLetters::of(FOLLOWERS);

#[cfg(test)]
mod tests {
    use super::{may_be_name, name_at};
    use crate::answer::split_words;

    /// Shows the names among the words of grammar of `text`.
    fn check(text: &str, names: &str) {
        let words = split_words(text).map(|word| word.start..word.end);
        let asked = words.filter(|word| may_be_name(&text[word.clone()]));
        let found: Vec<&str> = asked.filter_map(|word| name_at(text, word)).collect();
        assert_eq!(found.join(" "), names, "{text:?}");
    }

    #[test]
    fn a_letter_that_ends_its_phrase_is_a_name() {
        check("They chose plan A", "A");
        check("they chose plan a.", "A");
        check("Bulb a is broken", "A");
        check("A and B are closed", "A");
        check("from a to b", "A");
        check("Bulb a isn't lit", "A");
        check("A", "A");
    }

    #[test]
    fn a_capital_within_a_sentence_is_a_name() {
        check("Bulb A burns longer", "A");
        check("If heat goes in, A melts", "A");
    }

    #[test]
    fn an_article_is_none() {
        check("A cache keeps a copy. A row is a\nrecord", "");
        check("This Is A Title", "");
        check("A for loop, after a while, is a must have", "");
        check("at 9 a.m. in a .NET host, a by-product of a (small) `a`b", "");
        check("a\u{a0}cache", "");
    }

    #[test]
    fn capitals_that_name_something_are_names() {
        check("It is an OR gate", "OR");
        check("NOT gates turn it", "NOT");
        check("made in the US", "usa");
        check("The WHO says so", "WHO");
        check("our IT department", "IT");
        check("US", "usa");
    }

    #[test]
    fn capitals_for_the_sake_of_stress_are_none() {
        check("do NOT do it, this AND that, WHO you are", "");
        check("WHO TOLD US THAT IT IS SO", "");
    }
}
