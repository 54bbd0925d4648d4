//! Likenesses by term and passage, several passages side by side so that compilers can use wide instructions.

use std::hint::select_unpredictable;

use super::fill::Fill;
use super::passage::Passage;
use super::wording::Stance;
use crate::push_if::push_if;

/// So many rows are added at a time.
const SPARE: usize = 32;

/// How many stances there are.
const N_STANCES: usize = 3;

/// So many passages lie side by side.
pub(super) const LANES: usize = 16;

/// A number for each of [`LANES`] passages.
pub(super) type Lanes = [f32; LANES];

/// How like the best word of each passage is to each term, for every stance. Most terms of a rubric are like no word of
/// an answer and have no row.
#[derive(Default)]
pub(crate) struct Tables {
    layout: Layout,
    /// How many blocks of passages a row has.
    n_blocks: usize,
    /// By term, then by the strictest stance for which words count: one more than the place of its row, 0 where it has
    /// none.
    places: Vec<[u32; N_STANCES]>,
    /// The terms that have a row.
    touched: Vec<u32>,
    n_rows: usize,
    /// The rows one after the other, each of so many blocks of passages; behind those that are clear what others left.
    rows: Vec<Lanes>,
    /// So many blocks of rows are those of terms, or clear for more.
    n_clear: usize,
}

/// Where passages lie in a row: the single sentences first, then each sentence with the next, from [`Layout::half`] on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    half: usize,
}

impl Layout {
    /// For so many sentences. A few of them fill half a block.
    pub(super) fn new(n_sentences: usize) -> Self {
        let half = if n_sentences <= LANES / 2 {
            LANES / 2
        } else {
            n_sentences.next_multiple_of(LANES)
        };
        Self { half }
    }

    /// How many blocks of [`LANES`] passages a row has.
    pub(super) fn n_blocks(self) -> usize {
        2 * self.half / LANES
    }

    /// The block and the lane of a passage.
    pub(super) fn place_of(self, passage: Passage) -> (usize, usize) {
        let at = if passage.first == passage.last {
            passage.first
        } else {
            self.half + passage.first
        };
        (at / LANES, at % LANES)
    }
}

impl Tables {
    /// For the first `n_terms` terms of a rubric, in the room of other tables.
    pub(super) fn within(mut self, n_terms: usize, layout: Layout) -> Self {
        self.layout = layout;
        self.n_blocks = layout.n_blocks();
        self.places.clear();
        self.places.resize(n_terms, [0; N_STANCES]);
        self.touched.clear();
        self.n_rows = 0;
        self.n_clear = 0;
        self
    }

    /// Makes sure that there is room for so many rows, and clears some to spare.
    fn clear(&mut self, n_rows: usize) {
        if self.n_clear < n_rows * self.n_blocks {
            let n_clear = (n_rows + SPARE) * self.n_blocks;
            if self.rows.len() < n_clear {
                self.rows.resize(n_clear, [0.0; LANES]);
            }
            self.rows[self.n_clear..n_clear].as_flattened_mut().fill(0.0);
            self.n_clear = n_clear;
        }
    }

    /// Notes how like a word of `sentence` is to terms. Whether a term has a row is as good as chance, so that none is guessed
    /// at: there are always rows to spare.
    pub(super) fn raise(&mut self, stance: Stance, sentence: usize, fills: &[Fill]) {
        let (block, lane) = (sentence / LANES, sentence % LANES);
        self.clear(self.n_rows + fills.len());
        for fill in fills {
            let places = &mut self.places[fill.term as usize];
            push_if(&mut self.touched, fill.term, *places == [0; N_STANCES]);
            let place = &mut places[stance as usize];
            let is_new = *place == 0;
            self.n_rows += usize::from(is_new);
            *place = select_unpredictable(is_new, self.n_rows as u32, *place);
            let row = *place as usize - 1;
            let cell = &mut self.rows[row * self.n_blocks + block][lane];
            *cell = greater(fill.value, *cell);
        }
    }

    /// Lets what was noted of sentences count for the passages they are in, and what counts for a strict stance for those
    /// that are less strict. To be called once, when all words are noted.
    pub(super) fn spread(&mut self) {
        let n_blocks = self.n_blocks;
        for row in self.rows[..self.n_rows * n_blocks].chunks_exact_mut(n_blocks) {
            if self.layout.half < LANES {
                pair_within(&mut row[0]);
            } else {
                pair_up(row);
            }
        }
        for term in &self.touched {
            let places = &mut self.places[*term as usize];
            for stance in (0..N_STANCES - 1).rev() {
                match (places[stance], places[stance + 1]) {
                    (0, stricter) => places[stance] = stricter,
                    (_, 0) => {}
                    (own, stricter) => {
                        let (own, stricter) = (own as usize - 1, stricter as usize - 1);
                        for block in 0..n_blocks {
                            let with = self.rows[stricter * n_blocks + block];
                            raise(&mut self.rows[own * n_blocks + block], &with);
                        }
                    }
                }
            }
        }
    }

    /// The terms that some word of the answer is like.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }

    /// How like a term the passages of a block are; none where no word of the answer is.
    pub(super) fn of(&self, stance: Stance, term: u32, block: usize) -> Option<&Lanes> {
        let place = self.places[term as usize][stance as usize] as usize;
        let row = place.checked_sub(1)?;
        Some(&self.rows[row * self.n_blocks + block])
    }
}

/// Raises each number to that of `with` where it is greater.
fn raise(best: &mut Lanes, with: &Lanes) {
    for lane in 0..LANES {
        best[lane] = greater(with[lane], best[lane]);
    }
}

/// The greater of two numbers that are both numbers: one instruction, where `f32::max` takes several.
pub(super) fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// The lesser of two numbers that are both numbers.
pub(super) fn lesser(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

/// Lets sentences in the first half of a block count for each two in a row, in its second half.
fn pair_within(block: &mut Lanes) {
    for lane in 0..LANES / 2 - 1 {
        block[LANES / 2 + lane] = greater(block[lane + 1], block[lane]);
    }
}

/// Lets sentences in the first half of a row's blocks count for each two in a row, in its second half.
fn pair_up(row: &mut [Lanes]) {
    let (sentences, pairs) = row.split_at_mut(row.len() / 2);
    for (block, pairs) in pairs.iter_mut().enumerate() {
        let one = sentences[block];
        let mut next = [0.0; LANES];
        next[..LANES - 1].copy_from_slice(&one[1..]);
        next[LANES - 1] = sentences.get(block + 1).map_or(0.0, |after| after[0]);
        *pairs = one;
        raise(pairs, &next);
    }
}
