//! Likenesses by term and passage, several passages side by side so that compilers can use wide instructions.

use super::fill::Fill;
use super::wording::Stance;

/// What a word of the question fills, of what it would fill otherwise: it would be there in any answer.
const ASKED: f32 = 0.25;

/// So many passages lie side by side.
pub(super) const LANES: usize = 8;

/// A number for each of [`LANES`] passages.
pub(super) type Lanes = [f32; LANES];

/// How like the best word of each passage is to each term, for every stance.
pub(super) struct Tables {
    /// By the strictest stance for which words count.
    by_stance: [Table; 3],
}

/// Rows of passages for the terms that some word is like: most terms of a rubric are like none.
struct Table {
    n_terms: usize,
    n_blocks: usize,
    /// By term: one more than the place of its row, 0 where it has none. Empty as long as there are no rows.
    places: Vec<u32>,
    /// The rows one after the other, each of so many blocks of passages.
    rows: Vec<Lanes>,
}

impl Tables {
    pub(super) fn new(n_terms: usize, n_sentences: usize) -> Self {
        let table = |_| Table {
            n_terms,
            n_blocks: (2 * n_sentences).div_ceil(LANES),
            places: Vec::new(),
            rows: Vec::new(),
        };
        Self {
            by_stance: std::array::from_fn(table),
        }
    }

    /// Notes how like a word of `sentence` is to terms, given whether it is the question's.
    pub(super) fn raise(&mut self, stance: Stance, sentence: usize, (fills, is_asked): (&[Fill], bool)) {
        let factor = if is_asked { ASKED } else { 1.0 };
        let table = &mut self.by_stance[stance as usize];
        for fill in fills {
            table.raise(sentence, fill.term, fill.value * factor);
        }
    }

    /// How like a term the passages from `block * LANES` on are; none where no word of the answer is.
    pub(super) fn of(&self, stance: Stance, term: u32, block: usize) -> Option<Lanes> {
        let tables = self.by_stance[stance as usize..].iter().rev();
        let mut rows = tables.filter_map(|table| table.of(term, block));
        let mut best = *rows.next()?;
        for row in rows {
            raise(&mut best, row);
        }
        Some(best)
    }
}

impl Table {
    /// A sentence is in its own passage, in the one before and in the one behind.
    fn raise(&mut self, sentence: usize, term: u32, value: f32) {
        let row = self.row(term);
        for passage in (2 * sentence).saturating_sub(1)..=2 * sentence + 1 {
            let cell = &mut self.rows[row + passage / LANES][passage % LANES];
            *cell = if value > *cell { value } else { *cell };
        }
    }

    /// Where the row of a term begins.
    fn row(&mut self, term: u32) -> usize {
        if self.places.is_empty() {
            self.places = vec![0; self.n_terms];
        }
        let place = &mut self.places[term as usize];
        if *place == 0 {
            self.rows.extend(std::iter::repeat_n([0.0; LANES], self.n_blocks));
            *place = (self.rows.len() / self.n_blocks) as u32;
        }
        (*place as usize - 1) * self.n_blocks
    }

    fn of(&self, term: u32, block: usize) -> Option<&Lanes> {
        let place = *self.places.get(term as usize)?;
        let row = (place as usize).checked_sub(1)?;
        Some(&self.rows[row * self.n_blocks + block])
    }
}

/// Raises each number to that of `with` where it is greater.
pub(super) fn raise<T: Copy + PartialOrd>(best: &mut [T; LANES], with: &[T; LANES]) {
    for (best, new) in best.iter_mut().zip(with) {
        *best = if *new > *best { *new } else { *best };
    }
}
