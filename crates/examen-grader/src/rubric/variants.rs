//! Registers the ways to fill a slot: a term as written, in other forms, joined, or in what stands for it.

use examen_bank::{MatchKind, Term, TermKind};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::compile::Compiler;
use super::compiled::{TermText, Variant};
use super::{CompiledLiteral, NotatedSlot, UnitId};
use crate::answer::{LexemeId, other_spelling};
use crate::notation::{Purpose, whole_notation};

/// Whose variants are registered.
#[derive(Clone, Copy)]
struct Place {
    slot: u32,
    term: u32,
}

impl Compiler<'_> {
    /// Registers the variants of a term; says whether it is about what the label denies.
    pub(super) fn term(&mut self, term: &Term, slot: u32, denied: &FxHashSet<Box<str>>) -> bool {
        let place = Place {
            slot,
            term: self.rubric.terms.len() as u32,
        };
        self.rubric.terms.push(TermText {
            text: term.text.as_str().into(),
            range: term.range,
        });
        if term.kind == TermKind::Literal {
            self.literal(&term.text, place);
            return false;
        }
        if self.notated(term, place) {
            return false;
        }
        let (text, is_prefix) = match (term.kind, term.text.strip_suffix('*')) {
            (TermKind::Phrase, Some(head)) => (head, true),
            (kind, _) => (&*term.text, kind == TermKind::Prefix),
        };
        let tokens = self.reader.tokens(text);
        let is_phrase = term.kind == TermKind::Phrase && tokens.len() > 1;
        let kind = is_phrase.then_some(MatchKind::Phrase);
        if is_prefix {
            self.prefix_variant(&tokens, place, kind);
        } else {
            self.variant(&tokens, place, kind);
            if tokens.len() > 1 && term.kind == TermKind::Word {
                self.joined_variant(&tokens, place);
            }
            for (other, kind) in self.equivalents.of(&tokens, self.reader) {
                self.variant(&other, place, Some(kind));
            }
        }
        let is_denied = |stem: &str| {
            let mut denied = denied.iter();
            denied.any(|word| **word == *stem || (is_prefix && word.starts_with(stem)))
        };
        let mut stems = tokens.iter().map(|token| &self.reader.lexeme_by_id(*token).stem);
        stems.any(|stem| is_denied(stem))
    }

    fn literal(&mut self, text: &str, Place { slot, term }: Place) {
        if !text.is_empty() {
            let literal = CompiledLiteral::new(text, slot, term);
            self.rubric.literals.push(literal);
        }
    }

    /// Registers what is written to the letter. Says whether nothing but that will do.
    fn notated(&mut self, term: &Term, Place { slot, term: idx }: Place) -> bool {
        let Some(notation) = whole_notation(&term.text) else {
            return false;
        };
        // Whoever says that a code is wrong says nothing of its class.
        let is_too_wide = notation.is_class() && self.purpose == Purpose::Objection;
        if term.kind == TermKind::Prefix || is_too_wide {
            return false;
        }
        let notations = &mut self.rubric.label_words.notations;
        let Some(asked) = notations.ask(&notation, &term.text, self.purpose) else {
            return false;
        };
        self.rubric.notated.push(NotatedSlot {
            notation: asked,
            slot,
            term: idx,
        });
        notation.has_sign()
    }

    fn variant(&mut self, tokens: &[LexemeId], place: Place, kind: Option<MatchKind>) {
        let units = self.units(tokens);
        self.register(units, place, kind);
    }

    fn prefix_variant(&mut self, tokens: &[LexemeId], place: Place, kind: Option<MatchKind>) {
        let Some((last, before)) = tokens.split_last() else {
            return;
        };
        let prefix = self.reader.lexeme_by_id(*last).folded.clone();
        let other = other_spelling(&prefix);
        for prefix in [Some(&*prefix), other.as_deref()].into_iter().flatten() {
            let mut units = self.units(before);
            units.push(self.rubric.units.prefix(prefix));
            self.register(units, place, kind);
        }
    }

    /// `write-through` is also found as `writethrough`.
    fn joined_variant(&mut self, tokens: &[LexemeId], place: Place) {
        let parts = tokens
            .iter()
            .map(|token| &*self.reader.lexeme_by_id(*token).folded);
        let joined: String = parts.collect();
        let tokens = self.reader.tokens(&joined);
        self.variant(&tokens, place, Some(MatchKind::Compound));
    }

    fn units(&mut self, tokens: &[LexemeId]) -> SmallVec<[UnitId; 2]> {
        let lexemes = tokens.iter().map(|token| self.reader.lexeme_by_id(*token));
        lexemes.map(|lexeme| self.rubric.units.word(lexeme)).collect()
    }

    fn register(&mut self, units: SmallVec<[UnitId; 2]>, place: Place, kind: Option<MatchKind>) {
        let Some(first) = units.first().copied() else {
            return;
        };
        let idx = self.rubric.variants.len() as u32;
        let unit = self.rubric.units.get_mut(first);
        if units.len() == 1 {
            unit.completes.push(idx);
        } else {
            unit.begins.push(idx);
        }
        self.rubric.variants.push(Variant {
            units,
            slot: place.slot,
            term: place.term,
            kind,
        });
    }
}
