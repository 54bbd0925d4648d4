//! Texts that were cut into terms before the engine gets them.
//!
//! The threads that read banks cut texts, once for all fields. What the engine gets is one string per part: a digit
//! that says how often each term counts, then the terms, each behind a byte that says how many words it stands behind
//! the one before. Splitting that again is a matter of nanoseconds.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Bytes below this one stand before terms; no term has one.
const N_STEPS: u8 = 8;

/// How many times a word counts where it stands, 1..=7.
///
/// This is how one field can prefer the prompt to the answer: weighted term frequencies, added up before BM25
/// saturates them (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weight(u8);

impl Weight {
    /// Once.
    pub(crate) const ONE: Self = Self(1);

    /// How many times.
    pub(crate) fn get(self) -> u32 {
        u32::from(self.0)
    }

    /// `n` times, at least once and at most seven times.
    pub(crate) const fn times(n: u8) -> Self {
        Self(match n {
            0 => 1,
            1..=7 => n,
            _ => 7,
        })
    }
}

/// The terms of one part of a question. Made once and filled again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermList {
    text: String,
    /// The position of the next word if there is no gap.
    next: usize,
}

impl TermList {
    /// Empties the list; the terms to come count `weight` times.
    pub(crate) fn begin(&mut self, weight: Weight) {
        self.text.clear();
        self.text.push(char::from(b'0' + weight.0));
        self.next = 0;
    }

    /// Makes the terms count otherwise.
    pub(crate) fn weigh(&mut self, weight: Weight) {
        self.text
            .replace_range(..1, char::from(b'0' + weight.0).encode_utf8(&mut [0; 4]));
    }

    /// Adds a term at a position, which must not fall.
    pub(crate) fn push(&mut self, term: &str, position: usize) {
        // The first term may stand at 0, where `next` is: a step of one.
        let step = (position + 1)
            .saturating_sub(self.next)
            .min(usize::from(N_STEPS) - 1);
        self.text.push(char::from(step as u8));
        self.text.push_str(term);
        self.next = position + 1;
    }

    /// Whether nothing was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.len() <= 1
    }

    /// What the engine takes.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

/// Splits what [`TermList`] wrote.
#[derive(Clone, Default)]
pub(crate) struct TermSplitter {
    token: Token,
}

impl Tokenizer for TermSplitter {
    type TokenStream<'a> = SplitTerms<'a>;

    fn token_stream<'a>(&'a mut self, list: &'a str) -> SplitTerms<'a> {
        self.token.reset();
        let weight = list.bytes().next().map_or(1, |digit| digit.saturating_sub(b'0'));
        SplitTerms {
            list,
            at: 1,
            // Wraps to 0 with the first step.
            position: usize::MAX,
            weight,
            n_left: 0,
            token: &mut self.token,
        }
    }
}

/// The terms of a list.
pub(crate) struct SplitTerms<'a> {
    list: &'a str,
    at: usize,
    position: usize,
    weight: u8,
    /// How many more times the present token counts.
    n_left: u8,
    token: &'a mut Token,
}

impl TokenStream for SplitTerms<'_> {
    fn advance(&mut self) -> bool {
        if self.n_left > 0 {
            self.n_left -= 1;
            return true;
        }
        let bytes = self.list.as_bytes();
        let Some(step) = bytes.get(self.at) else {
            return false;
        };
        let start = self.at + 1;
        let rest = &bytes[start..];
        let length = rest.iter().position(|byte| *byte < N_STEPS).unwrap_or(rest.len());
        self.position = self.position.wrapping_add(usize::from(*step));
        self.token.text.clear();
        self.token.text.push_str(&self.list[start..start + length]);
        self.token.position = self.position;
        self.token.offset_from = start;
        self.token.offset_to = start + length;
        self.at = start + length;
        self.n_left = self.weight.saturating_sub(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

    use super::{TermList, TermSplitter, Weight};

    fn check(weight: Weight, terms: &[(&str, usize)], expected: &Expect) {
        let mut list = TermList::default();
        list.begin(weight);
        for (term, position) in terms {
            list.push(term, *position);
        }
        let mut seen = Vec::new();
        TermSplitter::default()
            .token_stream(list.as_str())
            .process(&mut |token| seen.push(format!("{}@{}", token.text, token.position)));
        expected.assert_eq(&seen.join(" "));
    }

    #[test]
    fn terms_come_back_where_they_stood() {
        check(Weight::ONE, &[], &expect![""]);
        check(
            Weight::ONE,
            &[
                ("use", 0),
                ("localstorag", 1),
                ("local", 1),
                ("storag", 2),
                ("here", 4),
            ],
            &expect!["use@0 localstorag@1 local@1 storag@2 here@4"],
        );
        check(
            Weight::ONE,
            &[("größe", 2), ("数据", 3)],
            &expect!["größe@2 数据@3"],
        );
    }

    #[test]
    fn a_weight_repeats_a_term_where_it_stands() {
        check(
            Weight::times(3),
            &[("stale", 0), ("price", 1)],
            &expect!["stale@0 stale@0 stale@0 price@1 price@1 price@1"],
        );
    }
}
