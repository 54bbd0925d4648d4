//! Turns texts into terms one by one: queries, passages in which words are marked, and the short fields of the index.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::{push_lower, without_accents};
use super::language::Language;
use super::stems::Stems;
use super::words::{WordKind, Words, words};

/// What becomes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TermForm {
    /// The stem in the text's language.
    Stem,
    /// The word as it is, apart from case and accents; parts of names are left out.
    Exact,
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
        let mut terms = Vec::new();
        self.stream(text, language)
            .process(&mut |token| terms.push(token.clone()));
        terms
    }

    /// The stem of one word that is already in lower case.
    pub(crate) fn stem(&mut self, word: &str, language: Language) -> String {
        let mut stem = String::new();
        self.stems.push(word, language, &mut stem);
        stem
    }
}

impl Analyzer {
    fn stream<'a>(&'a mut self, text: &'a str, language: Language) -> Terms<'a> {
        self.token.reset();
        Terms {
            source: text,
            words: words(text),
            language,
            analyzer: self,
        }
    }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        self.stream(text, Language::None)
    }
}

/// The terms of one text.
pub(crate) struct Terms<'a> {
    source: &'a str,
    words: Words<'a>,
    language: Language,
    analyzer: &'a mut Analyzer,
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
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
            token.offset_from = word.range.start;
            token.offset_to = word.range.end;
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

    use super::{Analyzer, Language, TermForm};

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
    fn ranges_are_those_of_the_text() {
        let text = "Größe, C++";
        let terms = Analyzer::new(TermForm::Exact).terms(text, Language::German);
        let ranges: Vec<&str> = terms.iter().map(|t| &text[t.offset_from..t.offset_to]).collect();
        assert_eq!(ranges, ["Größe", "C++"]);
    }
}
