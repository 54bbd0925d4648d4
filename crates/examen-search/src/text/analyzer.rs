//! The tokenizers of the index.
//!
//! One field of the index holds texts of any language and of any weight. Which they are stands in a private
//! character before the text, so that neither needs fields of its own: a query then looks into one field instead of
//! one a part and language.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::{push_lower, without_accents};
use super::language::Language;
use super::stems::Stems;
use super::words::{WordKind, Words, words};

/// The first of the private characters that stand before texts.
const FIRST_MARK: u32 = 0xe000;

/// Weights are below this.
const N_WEIGHTS: usize = 8;

/// What becomes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TermForm {
    /// The stem in the text's language.
    Stem,
    /// The word as it is, apart from case and accents; parts of names are left out.
    Exact,
}

/// How many times a word counts where it stands, 1..=7.
///
/// This is how one field can prefer the prompt to the answer: weighted term frequencies, added up before BM25
/// saturates them (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weight(u8);

impl Weight {
    /// Once.
    pub(crate) const ONE: Self = Self(1);

    /// `n` times, at most 7.
    pub(crate) const fn times(n: u8) -> Self {
        Self(if n == 0 {
            1
        } else if n as usize >= N_WEIGHTS {
            7
        } else {
            n
        })
    }
}

/// `text` with the mark that says its language and weight.
pub(crate) fn marked(text: &str, language: Language, weight: Weight) -> String {
    let code = FIRST_MARK + (language.number() * N_WEIGHTS + usize::from(weight.0)) as u32;
    let mut marked = String::with_capacity(text.len() + 3);
    marked.push(char::from_u32(code).expect("the private use area has 6400 characters"));
    marked.push_str(text);
    marked
}

/// The text, its language and its weight.
fn unmarked(text: &str) -> (&str, Language, Weight) {
    let number = text
        .chars()
        .next()
        .and_then(|mark| (mark as u32).checked_sub(FIRST_MARK))
        .map(|number| number as usize);
    match number.filter(|number| *number < Language::ALL.len() * N_WEIGHTS) {
        Some(number) => (
            &text['\u{e000}'.len_utf8()..],
            Language::ALL[number / N_WEIGHTS],
            Weight::times((number % N_WEIGHTS) as u8),
        ),
        None => (text, Language::None, Weight::ONE),
    }
}

/// Turns texts into terms.
#[derive(Clone)]
pub(crate) struct Analyzer {
    form: TermForm,
    stems: Stems,
    /// The present word in lower case; kept so that no word costs an allocation.
    lower: String,
    token: Token,
}

impl Analyzer {
    /// One that makes terms of the given form.
    pub(crate) fn new(form: TermForm) -> Self {
        Self {
            form,
            stems: Stems::default(),
            lower: String::new(),
            token: Token::default(),
        }
    }

    /// The terms of `text`, each with its range in it.
    pub(crate) fn terms(&mut self, text: &str, language: Language) -> Vec<Token> {
        let marked = marked(text, language, Weight::ONE);
        let offset = marked.len() - text.len();
        let mut terms = Vec::new();
        self.token_stream(&marked).process(&mut |token| {
            let mut token = token.clone();
            token.offset_from -= offset;
            token.offset_to -= offset;
            terms.push(token);
        });
        terms
    }

    /// The stem of one word that is already in lower case.
    pub(crate) fn stem(&mut self, word: &str, language: Language) -> String {
        let mut stem = String::new();
        self.stems.push(word, language, &mut stem);
        stem
    }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        let (rest, language, weight) = unmarked(text);
        self.token.reset();
        Terms {
            source: rest,
            offset: text.len() - rest.len(),
            words: words(rest),
            language,
            weight,
            n_left: 0,
            analyzer: self,
        }
    }
}

/// The terms of one text.
pub(crate) struct Terms<'a> {
    source: &'a str,
    /// The length of the mark.
    offset: usize,
    words: Words<'a>,
    language: Language,
    weight: Weight,
    /// How many more times the present token counts.
    n_left: u8,
    analyzer: &'a mut Analyzer,
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        if self.n_left > 0 {
            self.n_left -= 1;
            return true;
        }
        for word in self.words.by_ref() {
            if self.analyzer.form == TermForm::Exact && word.kind == WordKind::Part {
                continue;
            }
            let Analyzer {
                form,
                stems,
                lower,
                token,
            } = &mut *self.analyzer;
            lower.clear();
            push_lower(&self.source[word.range.clone()], lower);
            token.text.clear();
            match form {
                TermForm::Stem => stems.push(lower, self.language, &mut token.text),
                TermForm::Exact => token.text.push_str(&without_accents(lower)),
            }
            if token.text.is_empty() {
                continue;
            }
            token.position = word.position;
            token.offset_from = word.range.start + self.offset;
            token.offset_to = word.range.end + self.offset;
            // Exact words are there or not; they have no frequencies to weigh.
            if *form == TermForm::Stem {
                self.n_left = self.weight.0 - 1;
            }
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.analyzer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.analyzer.token
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

    use super::{Analyzer, Language, TermForm, Weight, marked};

    fn check(text: &str, language: Language, form: TermForm, expected: &Expect) {
        let terms = Analyzer::new(form).terms(text, language);
        let terms: Vec<String> = terms.into_iter().map(|term| term.text).collect();
        expected.assert_eq(&terms.join(" "));
    }

    #[test]
    fn stems_are_those_of_the_language() {
        let text = "Caches expired, the users' localStorage";
        check(
            text,
            Language::English,
            TermForm::Stem,
            &expect!["cach expir the user localstorag local storag"],
        );
        check(
            text,
            Language::None,
            TermForm::Exact,
            &expect!["caches expired the users localstorage"],
        );
        check(
            "Größere Datenbanken",
            Language::German,
            TermForm::Stem,
            &expect!["gross datenbank"],
        );
    }

    #[test]
    fn a_weight_repeats_a_term_where_it_stands() {
        let text = marked("stale prices", Language::English, Weight::times(3));
        let mut analyzer = Analyzer::new(TermForm::Stem);
        let mut seen = Vec::new();
        analyzer
            .token_stream(&text)
            .process(&mut |token| seen.push(format!("{}@{}", token.text, token.position)));
        assert_eq!(seen.join(" "), "stale@0 stale@0 stale@0 price@1 price@1 price@1");
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let text = "Größe, C++";
        let terms = Analyzer::new(TermForm::Exact).terms(text, Language::German);
        let ranges: Vec<&str> = terms.iter().map(|t| &text[t.offset_from..t.offset_to]).collect();
        assert_eq!(ranges, ["Größe", "C++"]);
    }
}
