//! Compiles a question's rubric: slots, alternatives and points get indices, terms become variants of units.

use examen_bank::{Alternative, EvidenceLine, Glossary, Joint, LineKind, Located, Point, Question};
use rustc_hash::FxHashSet;

use super::claim::claim_of;
use super::compiled::{CompiledAlternative, CompiledLine, CompiledPoint, CompiledRubric};
use super::notated::taken_together;
use super::{Equivalents, LooseAlternative, ReadLabel, ReadQuestion, RubricId, Units};
use crate::answer::{AnswerReader, LexemeId};
use crate::derived::{DerivedPoint, Label, LabelWords, Topic, names_one_of_several};
use crate::notation::Purpose;
use crate::paraphrase::{Neighbours, Subject, Wording};
use crate::roles::Roles;

impl CompiledRubric {
    /// Compiles `question` with its bank's glossary.
    pub fn new(question: &Question, equivalents: &Equivalents, reader: &mut AnswerReader) -> Self {
        let read = ReadQuestion::new(question, reader);
        let mut compiler = Compiler {
            rubric: Self::without_points(question, &read, reader),
            equivalents,
            reader,
            purpose: Purpose::Point,
        };
        for (point, label) in question.rubric.points.iter().zip(&read.labels) {
            compiler.point(point, label);
        }
        let mut rubric = compiler.finish();
        rubric.wording = Wording::new(&rubric, &read.labels, reader);
        rubric.neighbours = Neighbours::new(&rubric.wording, &rubric.subject);
        rubric.loose = LooseAlternative::of(&rubric, reader);
        rubric.roles = Roles::of(question, &read, reader);
        rubric
    }

    /// What is known of `question` before its points are compiled.
    fn without_points(question: &Question, read: &ReadQuestion<'_>, reader: &mut AnswerReader) -> Self {
        Self {
            id: RubricId::next(),
            kind: question.kind,
            points: Vec::new(),
            alternatives: Vec::new(),
            units: Units::default(),
            variants: Vec::new(),
            literals: Vec::new(),
            notated: Vec::new(),
            terms: Vec::new(),
            joints: Vec::new(),
            slot_alternatives: Vec::new(),
            prompt: prompt_stems(&read.prompt, reader),
            wording: Wording::default(),
            loose: Vec::new(),
            label_words: LabelWords::about(Topic::of(&read.prompt, reader), &question.prompt()),
            subject: Subject::new(question, &read.labels, reader),
            neighbours: Neighbours::default(),
            roles: Roles::default(),
            reference: None,
        }
    }

    /// Compiles a reference answer: what it says one after the other are the points of `question`, and the whole of it says
    /// how much was covered.
    pub fn of_reference(
        question: &Question,
        reference: &str,
        glossary: &Glossary,
        reader: &mut AnswerReader,
    ) -> Self {
        let mut equivalents = Equivalents::read(question, glossary, reader);
        equivalents.learn(reference, reader);
        let mut rubric = Self::new(question, &equivalents, reader);
        let reference = ReadLabel::new(reference, reader);
        let label = Label::Reference(&reference);
        let words = &mut rubric.label_words;
        let whole = DerivedPoint::new(label, &rubric.prompt, &equivalents, words, reader);
        let points = rubric.points.iter().map(|point| &point.derived);
        rubric.reference = Some(whole.with_points(points));
        rubric
    }
}

/// The stems of a question. A letter in it tells one thing from another: whoever repeats it says which, so that it is left
/// out.
fn prompt_stems(prompt: &[LexemeId], reader: &AnswerReader) -> FxHashSet<Box<str>> {
    let lexemes = prompt.iter().map(|token| reader.lexeme_by_id(*token));
    let repeated = lexemes.filter(|lexeme| lexeme.is_function || !names_one_of_several(&lexeme.stem));
    repeated.map(|lexeme| lexeme.stem.clone()).collect()
}

/// A rubric that is being compiled.
pub(super) struct Compiler<'a> {
    pub rubric: CompiledRubric,
    pub equivalents: &'a Equivalents,
    pub reader: &'a mut AnswerReader,
    /// What the line that is being compiled speaks for.
    pub purpose: Purpose,
}

impl Compiler<'_> {
    fn point(&mut self, point: &Point, label: &ReadLabel<'_>) {
        let idx = self.rubric.points.len() as u32;
        let denied = self.denied_stems(label);
        let lines = point.lines.iter().filter(|line| line.kind != LineKind::Why);
        let lines: Vec<CompiledLine> = lines
            .map(|line| {
                let is_objection = point.is_misconception() || line.kind == LineKind::Not;
                self.purpose = if is_objection {
                    Purpose::Objection
                } else {
                    Purpose::Point
                };
                self.line(line, idx, &denied)
            })
            .collect();
        if point.is_misconception() && !lines.is_empty() {
            self.claim(&point.label, idx, &denied);
        }
        let mut alternatives = point.lines.iter().flat_map(|line| &line.alternatives);
        let point = CompiledPoint {
            id: point.id.clone(),
            label: point.label.value.clone(),
            value: point.value,
            requirement: point.requirement,
            why: explanation(point),
            is_ordered: alternatives.any(has_order),
            derived: self.derived(label, &lines),
            lines,
        };
        self.rubric.points.push(point);
    }

    fn derived(&mut self, label: &ReadLabel<'_>, lines: &[CompiledLine]) -> DerivedPoint {
        let label = if lines.iter().any(|line| line.kind != LineKind::Not) {
            Label::BesideLines(label)
        } else {
            Label::Point(label)
        };
        let words = &mut self.rubric.label_words;
        DerivedPoint::new(label, &self.rubric.prompt, self.equivalents, words, self.reader)
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
        let alternative = &taken_together(alternative);
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

    /// Stems that a label denies: everything behind `not`, `never`, `no` or `avoid` where the label begins so.
    fn denied_stems(&self, label: &ReadLabel<'_>) -> FxHashSet<Box<str>> {
        const OPENERS: &[&str] = &["avoid", "avoids", "never", "no", "not"];
        const WITHIN: usize = 4;
        let lexemes = label.words().map(|word| self.reader.lexeme_by_id(word));
        let mut opening = lexemes.clone().take(WITHIN);
        let Some(opener) = opening.position(|lexeme| OPENERS.contains(&&*lexeme.folded)) else {
            return FxHashSet::default();
        };
        let content = lexemes.skip(opener + 1).filter(|lexeme| !lexeme.is_function);
        content.map(|lexeme| lexeme.stem.clone()).collect()
    }

    fn finish(mut self) -> CompiledRubric {
        let alternatives = &mut self.rubric.alternatives;
        let ordered = alternatives.iter().filter(|alternative| alternative.has_order);
        let anchors: Vec<(u32, u32)> = ordered
            .map(|alternative| (alternative.point, alternative.slots.start))
            .collect();
        for alternative in alternatives
            .iter_mut()
            .filter(|alternative| alternative.has_order)
        {
            let others = anchors.iter().filter(|(point, _)| *point != alternative.point);
            alternative.rivals = others.map(|(_, slot)| *slot).collect();
        }
        self.rubric
    }
}

/// What an author says in `why:` lines.
fn explanation(point: &Point) -> Option<String> {
    let why = point.lines.iter().filter(|line| line.kind == LineKind::Why);
    let why: Vec<&str> = why.map(|line| line.text.value.as_str()).collect();
    (!why.is_empty()).then(|| why.join(" "))
}

fn has_order(alternative: &Alternative) -> bool {
    alternative.slots.iter().any(|slot| slot.joint == Joint::After)
}
