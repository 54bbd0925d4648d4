//! What may stand for a slot of a misconception's line.

use super::claim::denies;
use super::compiled::CompiledAlternative;
use super::work::Work;
use super::{CompiledRubric, Unit};
use crate::answer::{AnswerReader, Lexeme};
use crate::lexicon::{Meaning, Opposites, are_synonyms};

/// A compound begins with the word it stands for, where that has so many letters.
const SHORTEST_HEAD: usize = 4;
/// Words with such a cosine say nearly the same. From .45 down what is no misconception is claimed.
const LIKE: f64 = 0.5;

/// An alternative of a misconception.
#[derive(Clone, Debug)]
pub(crate) struct LooseAlternative {
    pub alternative: u32,
    /// Whether any one of many slots may be left out: a label is told in other words sooner than a line, and has more
    /// words than a claim needs.
    pub is_label: bool,
    pub slots: Vec<LooseSlot>,
}

/// A slot of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct LooseSlot {
    /// What the author wrote first: an index into the rubric's terms.
    pub term: u32,
    /// Whether it asks for a denial, for which nothing else may stand.
    pub is_denial: bool,
    /// Whether one of its words is the question's, so that it need not be said again.
    pub is_given: bool,
    /// Whether the label is told by it from what a point of the rubric says, so that it must not be left out.
    pub is_telling: bool,
    /// The kinds of work its words do.
    kinds: Vec<Work>,
    /// What its words of content mean.
    meanings: Vec<Meaning>,
    /// The stems of its words.
    stems: Vec<Box<str>>,
}

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

    /// Whether a word does the work of this slot.
    pub fn is_done_by(&self, word: &Lexeme) -> bool {
        Work::is_done_by(&self.kinds, word)
    }

    /// Whether a word is like one of this slot.
    pub fn is_like(&self, word: &Lexeme) -> bool {
        if word.is_function {
            return false;
        }
        // `database` for `data`.
        let begins = |stem: &str| stem.len() >= SHORTEST_HEAD && word.folded.starts_with(stem);
        if self.stems.iter().any(|stem| begins(stem)) {
            return true;
        }
        let Some(meaning) = word.meaning.as_deref() else {
            return false;
        };
        let is_like = |asked: &Meaning| are_synonyms(asked, meaning) || asked.cosine(meaning) >= LIKE;
        self.meanings.iter().any(is_like)
    }

    /// Whether a word says the opposite of those of this slot, so that something else is claimed.
    pub fn is_opposed_by(&self, word: &Lexeme) -> bool {
        let opposites = Opposites::of(word.meaning.as_deref());
        let is_undone = |stem: &str| undoes(&word.folded, stem) || undoes(stem, &word.stem);
        self.meanings.iter().any(|asked| opposites.have(Some(asked)))
            || self.stems.iter().any(|stem| is_undone(stem))
    }

    /// Whether its words only stress the claim.
    pub fn stresses(&self) -> bool {
        self.kinds.contains(&Work::Stress)
    }
}

/// The stems of the words of a label.
fn stems_of(label: &str, reader: &mut AnswerReader) -> Vec<Box<str>> {
    let tokens = reader.tokens(label).into_iter();
    tokens
        .map(|token| reader.lexeme_by_id(token).stem.clone())
        .collect()
}

/// Whether a word is the undoing of `other`, which may be a stem: `unencrypted` and `encrypt`.
fn undoes(word: &str, other: &str) -> bool {
    let undone = word.strip_prefix("un").or_else(|| word.strip_prefix("non"));
    other.len() >= SHORTEST_HEAD && undone.is_some_and(|rest| rest.starts_with(other))
}
