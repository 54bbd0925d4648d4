//! The words of a rubric's evidence lines, ready to be compared with words of like meaning.

use std::ops::Range;

use smallvec::SmallVec;

use crate::lexicon::Meaning;

/// The alternatives of a rubric as slots of weighed words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// Those that may stand in options first.
    pub terms: Vec<Term>,
    /// How many of the terms may stand in options; the others stand in labels only.
    pub n_filling: usize,
    /// Ways to fill slots, grouped by slot.
    pub options: Vec<WordOption>,
    /// The options of each slot, grouped by alternative.
    pub slots: Vec<Range<u32>>,
    pub ways: Vec<Way>,
    /// The options in which each term stands.
    pub options_of: Vec<Vec<u32>>,
    /// The evidence lines, grouped by point.
    pub lines: Vec<Line>,
    /// The lines of each point.
    pub points: Vec<Range<u32>>,
    /// The content words of each label, to explain with.
    pub labels: Vec<Vec<u32>>,
}

/// An evidence line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// One at least.
    pub ways: Range<u32>,
    /// So many of the ways are needed.
    pub n_wanted: usize,
}

/// A word of the rubric.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub text: Box<str>,
    pub stem: Box<str>,
    pub is_prefix: bool,
    pub is_function: bool,
    /// For a prefix, what the commonest word that begins so means.
    pub meaning: Option<Box<Meaning>>,
    pub weight: f64,
}

/// Words that fill a slot together.
#[derive(Clone, Debug)]
pub(crate) struct WordOption {
    pub terms: SmallVec<[u32; 2]>,
    /// What the author wrote: an index into the rubric's terms.
    pub source: u32,
    pub weight: f32,
    pub slot: u32,
    pub way: u32,
}

/// An alternative of an evidence line.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// One at least.
    pub slots: Range<u32>,
    pub stance: Stance,
    /// What its slots weigh together where nothing fills them.
    pub weight: f32,
}

/// Which words of an answer count, from the least strict on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    /// All of them: the line or the label is itself about a denial.
    Named,
    /// Those that are not denied.
    Said,
    /// Those that are neither denied nor disapproved of: what claims a misconception.
    Unopposed,
}

impl Wording {
    /// The options of a slot; there is one at least.
    pub fn options_of_slot(&self, slot: u32) -> Range<u32> {
        self.slots[slot as usize].clone()
    }

    /// The options of all slots of all alternatives of a line.
    pub fn options_of_line(&self, line: &Line) -> Range<u32> {
        let (first, last) = (
            &self.ways[line.ways.start as usize],
            &self.ways[line.ways.end as usize - 1],
        );
        let (first, last) = (first.slots.start, last.slots.end - 1);
        self.slots[first as usize].start..self.slots[last as usize].end
    }

    /// What a slot weighs where nothing fills it: what its first option weighs.
    pub fn weight_of_slot(&self, slot: u32) -> f32 {
        self.options[self.slots[slot as usize].start as usize].weight
    }
}
