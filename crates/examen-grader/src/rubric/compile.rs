//! Compiles a question's rubric: slots, alternatives and points get indices, terms become variants of units.

use examen_bank::{
    Alternative, EvidenceLine, Glossary, Joint, LineKind, Located, MatchKind, Point, Question, Term, TermKind,
};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::claim::claim_of;
use super::compiled::{CompiledAlternative, CompiledLine, CompiledPoint, CompiledRubric, TermText, Variant};
use super::{CompiledLiteral, Equivalents, LooseAlternative, RubricId, UnitId, Units};
use crate::answer::{AnswerReader, LexemeId};
use crate::derived::{DerivedPoint, Label, LabelWords, Topic, names_one_of_several};
use crate::paraphrase::{Neighbours, Subject, Wording};
use crate::roles::Roles;

impl CompiledRubric {
    /// Compiles `question` with its bank's glossary.
    pub fn new(question: &Question, equivalents: &Equivalents, reader: &mut AnswerReader) -> Self {
        let prompt_tokens = reader.tokens(&question.prompt());
        // A letter of the question tells one thing of it from another: who repeats it says which.
        let prompt = prompt_tokens
            .iter()
            .map(|token| reader.lexeme_by_id(*token))
            .filter(|lexeme| lexeme.is_function || !names_one_of_several(&lexeme.stem))
            .map(|lexeme| lexeme.stem.clone())
            .collect();
        let rubric = Self {
            id: RubricId::next(),
            kind: question.kind,
            points: Vec::new(),
            alternatives: Vec::new(),
            units: Units::default(),
            variants: Vec::new(),
            literals: Vec::new(),
            terms: Vec::new(),
            joints: Vec::new(),
            slot_alternatives: Vec::new(),
            prompt,
            wording: Wording::default(),
            loose: Vec::new(),
            label_words: LabelWords::about(Topic::of(&prompt_tokens, reader)),
            subject: Subject::new(question, reader),
            neighbours: Neighbours::default(),
            roles: Roles::default(),
            reference: None,
        };
        let mut compiler = Compiler {
            rubric,
            equivalents,
            reader,
        };
        for point in &question.rubric.points {
            compiler.point(point);
        }
        let mut rubric = compiler.finish();
        rubric.wording = Wording::new(&rubric, reader);
        rubric.neighbours = Neighbours::new(&rubric.wording, &rubric.subject);
        rubric.loose = LooseAlternative::of(&rubric, reader);
        rubric.roles = Roles::of(question, reader);
        rubric
    }

    /// Compiles a reference answer: what it says one after the other are the points, and the whole of it says how much was covered.
    pub fn of_reference(question: &Question, reference: &str, reader: &mut AnswerReader) -> Self {
        let mut equivalents = Equivalents::read(question, &Glossary::default(), reader);
        equivalents.learn(reference, reader);
        let mut rubric = Self::new(question, &equivalents, reader);
        let words = &mut rubric.label_words;
        let label = Label::Reference(reference);
        let whole = DerivedPoint::new(label, &rubric.prompt, &equivalents, words, reader);
        let points = rubric.points.iter().map(|point| &point.derived);
        rubric.reference = Some(whole.with_points(points));
        rubric
    }
}

struct Compiler<'a> {
    rubric: CompiledRubric,
    equivalents: &'a Equivalents,
    reader: &'a mut AnswerReader,
}

impl Compiler<'_> {
    fn point(&mut self, point: &Point) {
        let denied = self.denied_stems(&point.label.value);
        let idx = self.rubric.points.len() as u32;
        let why: Vec<&str> = point
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Why)
            .map(|line| line.text.value.as_str())
            .collect();
        let lines = point.lines.iter().filter(|line| line.kind != LineKind::Why);
        let lines: Vec<CompiledLine> = lines.map(|line| self.line(line, idx, &denied)).collect();
        if point.is_misconception() && !lines.is_empty() {
            self.claim(&point.label, idx, &denied);
        }
        let label = &point.label.value;
        let words = &mut self.rubric.label_words;
        let prompt = &self.rubric.prompt;
        let text = if lines.iter().any(|line| line.kind != LineKind::Not) {
            Label::BesideLines(label)
        } else {
            Label::Point(label)
        };
        let derived = DerivedPoint::new(text, prompt, self.equivalents, words, self.reader);
        self.rubric.points.push(CompiledPoint {
            id: point.id.clone(),
            label: label.clone(),
            value: point.value,
            requirement: point.requirement,
            why: (!why.is_empty()).then(|| why.join(" ")),
            lines,
            is_ordered: point
                .lines
                .iter()
                .flat_map(|line| &line.alternatives)
                .any(has_order),
            derived,
        });
    }

    fn line(&mut self, line: &EvidenceLine, point: u32, denied: &FxHashSet<Box<str>>) -> CompiledLine {
        let first = self.rubric.alternatives.len() as u32;
        for alternative in &line.alternatives {
            self.alternative(alternative, point, denied);
        }
        CompiledLine {
            kind: line.kind,
            alternatives: first..self.rubric.alternatives.len() as u32,
        }
    }

    /// The label of a misconception is one more way to claim it. It belongs to no line.
    fn claim(&mut self, label: &Located<String>, point: u32, denied: &FxHashSet<Box<str>>) {
        if let Some(claim) = claim_of(label) {
            self.alternative(&claim, point, denied);
            if let Some(alternative) = self.rubric.alternatives.last_mut() {
                alternative.is_label = true;
            }
        }
    }

    fn alternative(&mut self, alternative: &Alternative, point: u32, denied: &FxHashSet<Box<str>>) {
        let idx = self.rubric.alternatives.len() as u32;
        let first = self.rubric.joints.len() as u32;
        let mut wants_denial = !alternative.slots.is_empty() && !denied.is_empty();
        for slot in &alternative.slots {
            let slot_idx = self.rubric.joints.len() as u32;
            self.rubric.joints.push(slot.joint);
            self.rubric.slot_alternatives.push(idx);
            let mut slot_is_denied = false;
            for term in &slot.options {
                slot_is_denied |= self.term(term, slot_idx, denied);
            }
            wants_denial &= slot_is_denied;
        }
        self.rubric.alternatives.push(CompiledAlternative {
            point,
            slots: first..self.rubric.joints.len() as u32,
            has_order: has_order(alternative),
            rivals: Vec::new(),
            wants_denial,
            is_label: false,
        });
    }

    /// Registers the variants of a term; says whether it is about what the label denies.
    fn term(&mut self, term: &Term, slot: u32, denied: &FxHashSet<Box<str>>) -> bool {
        let term_idx = self.rubric.terms.len() as u32;
        self.rubric.terms.push(TermText {
            text: term.text.as_str().into(),
            range: term.range,
        });
        if term.kind == TermKind::Literal {
            if !term.text.is_empty() {
                self.rubric
                    .literals
                    .push(CompiledLiteral::new(&term.text, slot, term_idx));
            }
            return false;
        }
        let tokens = self.reader.tokens(&term.text);
        let own = if term.kind == TermKind::Phrase && tokens.len() > 1 {
            Some(MatchKind::Phrase)
        } else {
            None
        };
        let (is_prefix, text) = match (term.kind, term.text.strip_suffix('*')) {
            (TermKind::Phrase, Some(head)) => (true, head.to_owned()),
            (kind, _) => (kind == TermKind::Prefix, term.text.clone()),
        };
        let place = Place { slot, term: term_idx };
        if is_prefix {
            let tokens = self.reader.tokens(&text);
            self.prefix_variant(&tokens, place, own);
        } else {
            self.variant(&tokens, place, own);
            if tokens.len() > 1 && term.kind == TermKind::Word {
                self.joined_variant(&tokens, place);
            }
            for (other, kind) in self.equivalents.of(&tokens, self.reader) {
                self.variant(&other, place, Some(kind));
            }
        }
        tokens.iter().any(|token| {
            let stem = &self.reader.lexeme_by_id(*token).stem;
            denied
                .iter()
                .any(|word| word == stem || (is_prefix && word.starts_with(&**stem)))
        })
    }

    fn variant(&mut self, tokens: &[LexemeId], place: Place, kind: Option<MatchKind>) {
        let units = tokens
            .iter()
            .map(|token| self.rubric.units.word(self.reader.lexeme_by_id(*token)))
            .collect();
        self.register(units, place, kind);
    }

    fn prefix_variant(&mut self, tokens: &[LexemeId], place: Place, kind: Option<MatchKind>) {
        let Some((last, before)) = tokens.split_last() else {
            return;
        };
        let mut units: SmallVec<[UnitId; 2]> = before
            .iter()
            .map(|token| self.rubric.units.word(self.reader.lexeme_by_id(*token)))
            .collect();
        units.push(self.rubric.units.prefix(&self.reader.lexeme_by_id(*last).folded));
        self.register(units, place, kind);
    }

    /// `write-through` is also found as `writethrough`.
    fn joined_variant(&mut self, tokens: &[LexemeId], place: Place) {
        let joined: String = tokens
            .iter()
            .map(|token| &*self.reader.lexeme_by_id(*token).folded)
            .collect();
        let tokens = self.reader.tokens(&joined);
        self.variant(&tokens, place, Some(MatchKind::Compound));
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

    /// Stems that a label denies: everything behind `not`, `never`, `no` or `avoid` where the label begins so.
    fn denied_stems(&mut self, label: &str) -> FxHashSet<Box<str>> {
        const OPENERS: &[&str] = &["avoid", "avoids", "never", "no", "not"];
        const WITHIN: usize = 4;
        let tokens = self.reader.tokens(label);
        let folded = |token: &LexemeId| &*self.reader.lexeme_by_id(*token).folded;
        let opener = tokens
            .iter()
            .take(WITHIN)
            .position(|token| OPENERS.contains(&folded(token)));
        let behind = opener.map_or(&[][..], |at| &tokens[at + 1..]);
        let content = behind
            .iter()
            .map(|token| self.reader.lexeme_by_id(*token))
            .filter(|lexeme| !lexeme.is_function);
        content.map(|lexeme| lexeme.stem.clone()).collect()
    }

    fn finish(mut self) -> CompiledRubric {
        let anchors: Vec<(u32, u32)> = self
            .rubric
            .alternatives
            .iter()
            .filter(|alternative| alternative.has_order)
            .map(|alternative| (alternative.point, alternative.slots.start))
            .collect();
        for alternative in self
            .rubric
            .alternatives
            .iter_mut()
            .filter(|alternative| alternative.has_order)
        {
            let others = anchors.iter().filter(|(point, _)| *point != alternative.point);
            alternative.rivals = others.map(|(_, slot)| *slot).collect();
        }
        self.rubric
    }
}

fn has_order(alternative: &Alternative) -> bool {
    alternative.slots.iter().any(|slot| slot.joint == Joint::After)
}

#[derive(Clone, Copy)]
struct Place {
    slot: u32,
    term: u32,
}
