//! Slots of lines that ask for something written to the letter.

use std::borrow::Cow;

use examen_bank::{Alternative, Joint, Slot, Term, TermKind};

use crate::notation::{Notation, whole_notation};

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
pub(super) fn taken_together(alternative: &Alternative) -> Alternative {
    let slots: Vec<Cow<'_, Slot>> = alternative.slots.iter().map(without_slash).collect();
    let mut taken: Vec<Slot> = Vec::with_capacity(slots.len());
    let mut at = 0;
    while at < slots.len() {
        let longest = MOST.min(slots.len() - at);
        let whole = (2..=longest)
            .rev()
            .find_map(|n_slots| together(&slots[at..at + n_slots]));
        at += whole.as_ref().map_or(1, |(_, n_slots)| *n_slots);
        taken.push(whole.map_or_else(|| slots[at - 1].clone().into_owned(), |(slot, _)| slot));
    }
    Alternative {
        range: alternative.range,
        slots: taken,
    }
}

/// The slot that `slots` are together, and how many they are, if they are one notation.
fn together(slots: &[Cow<'_, Slot>]) -> Option<(Slot, usize)> {
    let is_near = |slot: &Cow<'_, Slot>| slot.joint == Joint::Near;
    let words: Option<Vec<&str>> = slots.iter().map(|slot| word(slot)).collect();
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

/// `HTTP/2` as one word rather than as a choice of two, one of which is a number.
fn without_slash(slot: &Slot) -> Cow<'_, Slot> {
    let [name, number] = &slot.options[..] else {
        return Cow::Borrowed(slot);
    };
    let is_word = |term: &Term| term.kind == TermKind::Word;
    let text = format!("{}/{}", name.text, number.text);
    let is_version = || matches!(whole_notation(&text), Some(Notation::Version(_)));
    if !is_word(name) || !is_word(number) || !is_version() {
        return Cow::Borrowed(slot);
    }
    let term = Term {
        range: name.range.cover(number.range),
        text,
        kind: TermKind::Phrase,
    };
    Cow::Owned(Slot {
        options: vec![term],
        ..slot.clone()
    })
}

/// The only word of a slot.
fn word(slot: &Slot) -> Option<&str> {
    match &slot.options[..] {
        [term] if term.kind == TermKind::Word => Some(&term.text),
        _ => None,
    }
}
