//! Finds what may stand for the slots of misconceptions.

use super::claim::denies;
use super::compiled::CompiledAlternative;
use super::loose::{LooseAlternative, LooseSlot};
use super::work::Work;
use super::{CompiledRubric, Unit};
use crate::answer::AnswerReader;

impl LooseAlternative {
    /// The alternatives of all misconceptions of `rubric`, but for those of one slot, which nothing may stand for, and
    /// those of `not:` lines.
    pub fn of(rubric: &CompiledRubric, reader: &mut AnswerReader) -> Vec<Self> {
        let alternatives = (0_u32..).zip(&rubric.alternatives);
        let claims = alternatives.filter(|(idx, alternative)| {
            let point = &rubric.points[alternative.point as usize];
            alternative.slots.len() >= 2 && point.is_misconception() && !point.is_voided_by(*idx)
        });
        let loose = claims.map(|(idx, CompiledAlternative { slots, is_label, .. })| Self {
            alternative: idx,
            is_label: *is_label,
            slots: slots
                .clone()
                .map(|slot| LooseSlot::of(rubric, slot, reader))
                .collect(),
        });
        let mut loose: Vec<Self> = loose.collect();
        let points = rubric.points.iter().filter(|point| !point.is_misconception());
        let right: Vec<Vec<Box<str>>> = points.map(|point| stems_of(&point.label, reader)).collect();
        for one in loose.iter_mut().filter(|one| one.is_label) {
            one.tell_apart(&right);
        }
        loose
    }

    /// Notes the slots that tell it from one of the labels that are `right`, of which these are the stems: a label with all
    /// the others, or with all but one where the slot is a word of right labels itself, so that another one may stand in its
    /// place (`a failing liveness probe restarts the pod` for `readiness`).
    fn tell_apart(&mut self, right: &[Vec<Box<str>>]) {
        let is_in = |slot: &LooseSlot, label: &[Box<str>]| slot.stems.iter().any(|stem| label.contains(stem));
        let n_others = self.slots.len() - 1;
        let is_telling = |at: usize| {
            let slot = &self.slots[at];
            let is_named = slot.is_given || right.iter().any(|label| is_in(slot, label));
            let n_wanted = n_others - usize::from(is_named);
            right.iter().any(|label| {
                let others = self.slots.iter().enumerate().filter(|(other, _)| *other != at);
                others.filter(|(_, slot)| is_in(slot, label)).count() >= n_wanted
            })
        };
        let telling: Vec<bool> = (0..self.slots.len()).map(is_telling).collect();
        for (slot, is_telling) in self.slots.iter_mut().zip(telling) {
            slot.is_telling = is_telling;
        }
    }
}

impl LooseSlot {
    fn of(rubric: &CompiledRubric, slot: u32, reader: &mut AnswerReader) -> Self {
        let variants = || rubric.variants.iter().filter(|variant| variant.slot == slot);
        let mut loose = Self {
            term: variants().next().map_or(0, |variant| variant.term),
            is_denial: variants().all(|variant| {
                let mut units = variant.units.iter();
                units.any(|unit| denies(&rubric.units.get(*unit).text))
            }),
            ..Self::default()
        };
        for variant in variants() {
            if let [unit] = variant.units[..] {
                loose.add(rubric.units.get(unit), rubric, reader);
            }
        }
        loose
    }

    /// Adds a word that fills the slot.
    fn add(&mut self, unit: &Unit, rubric: &CompiledRubric, reader: &mut AnswerReader) {
        self.stems.push(unit.stem.clone());
        let prefix = unit.is_prefix.then_some(&*unit.text);
        for work in Work::of_unit(&unit.stem, prefix) {
            if !self.kinds.contains(&work) {
                self.kinds.push(work);
            }
        }
        let Some(token) = reader.tokens(&unit.text).first().copied() else {
            return;
        };
        let lexeme = reader.lexeme_by_id(token);
        self.is_given |= rubric.prompt.contains(&lexeme.stem);
        if !lexeme.is_function {
            self.meanings.extend(lexeme.meaning.as_deref().cloned());
        }
    }
}

/// The stems of the words of a label.
fn stems_of(label: &str, reader: &mut AnswerReader) -> Vec<Box<str>> {
    let tokens = reader.tokens(label).into_iter();
    tokens
        .map(|token| reader.lexeme_by_id(token).stem.clone())
        .collect()
}
