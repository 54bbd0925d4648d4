//! Slots of lines that ask for something written to the letter.

use std::borrow::Cow;

use examen_bank::{Alternative, Joint, Slot, Term, TermKind};

use crate::notation::whole_notation;

/// More words make up no notation.
const MOST: usize = 6;

/// A slot that a notation fills, however it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotatedSlot {
    /// Which of all that the rubric asks for.
    pub notation: u32,
    pub slot: u32,
    /// The term it comes from.
    pub term: u32,
}

/// `alternative` with words that make up one notation taken together: `30 seconds` and `O(log n)` are one slot each.
pub(super) fn taken_together(alternative: &Alternative) -> Cow<'_, Alternative> {
    let slots = &alternative.slots;
    if slots.len() < 2 {
        return Cow::Borrowed(alternative);
    }
    let mut taken: Vec<Slot> = Vec::with_capacity(slots.len());
    let mut at = 0;
    while at < slots.len() {
        let longest = MOST.min(slots.len() - at);
        let whole = (2..=longest)
            .rev()
            .find_map(|n_slots| together(&slots[at..at + n_slots]));
        at += whole.as_ref().map_or(1, |(_, n_slots)| *n_slots);
        taken.push(whole.map_or_else(|| slots[at - 1].clone(), |(slot, _)| slot));
    }
    Cow::Owned(Alternative {
        range: alternative.range,
        slots: taken,
    })
}

/// The slot that `slots` are together, and how many they are, if they are one notation.
fn together(slots: &[Slot]) -> Option<(Slot, usize)> {
    let is_near = |slot: &Slot| slot.joint == Joint::Near;
    let words: Option<Vec<&str>> = slots.iter().map(word).collect();
    let text = words?.join(" ");
    if !slots[1..].iter().all(is_near) || whole_notation(&text).is_none() {
        return None;
    }
    let range = slots[0].range.cover(slots[slots.len() - 1].range);
    let term = Term {
        range,
        text,
        kind: TermKind::Phrase,
    };
    let slot = Slot {
        range,
        joint: slots[0].joint,
        options: vec![term],
    };
    Some((slot, slots.len()))
}

/// The only word of a slot.
fn word(slot: &Slot) -> Option<&str> {
    match &slot.options[..] {
        [term] if term.kind == TermKind::Word => Some(&term.text),
        _ => None,
    }
}
