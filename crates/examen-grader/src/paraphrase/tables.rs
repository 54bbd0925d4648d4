//! Likenesses by term and passage, several passages side by side so that compilers can use wide instructions.

use super::fill::Fill;
use super::wording::Stance;

/// What a word of the question fills, of what it would fill otherwise: it would be there in any answer.
const ASKED: f32 = 0.25;

/// So many passages lie side by side.
pub(super) const LANES: usize = 8;

/// A number for each of [`LANES`] passages.
pub(super) type Lanes = [f64; LANES];

/// How like the best word of each passage is to each term, for every stance.
pub(super) struct Tables {
    /// What counts for every stance.
    unopposed: Table,
    /// The same with words that are opposed, where there are any.
    opposed: Option<Opposed>,
    /// Whether any word is like the term at all.
    is_touched: Vec<bool>,
}

struct Opposed {
    named: Table,
    said: Table,
}

/// Blocks of passages one after the other, in each the terms.
#[derive(Clone)]
struct Table {
    n_terms: usize,
    cells: Vec<Lanes>,
}

impl Tables {
    pub(super) fn new(n_terms: usize, n_sentences: usize) -> Self {
        let n_blocks = (2 * n_sentences).div_ceil(LANES);
        Self {
            unopposed: Table {
                n_terms,
                cells: vec![[0.0; LANES]; n_terms * n_blocks],
            },
            opposed: None,
            is_touched: vec![false; n_terms],
        }
    }

    /// Notes how like a word of `sentence` is to terms, given whether it is the question's. Words that are opposed come
    /// after all others.
    pub(super) fn raise_all(&mut self, stance: Stance, sentence: usize, (fills, is_asked): (&[Fill], bool)) {
        let factor = if is_asked { ASKED } else { 1.0 };
        for fill in fills {
            self.raise(stance, sentence, fill.term, fill.value * factor);
        }
    }

    /// How like a term the passages from `block * LANES` on are; none where no word of the answer is.
    pub(super) fn of(&self, stance: Stance, term: u32, block: usize) -> Option<&Lanes> {
        let table = match (stance, &self.opposed) {
            (Stance::Unopposed, _) | (_, None) => &self.unopposed,
            (Stance::Said, Some(opposed)) => &opposed.said,
            (Stance::Named, Some(opposed)) => &opposed.named,
        };
        self.is_touched[term as usize].then(|| &table.cells[block * table.n_terms + term as usize])
    }

    fn raise(&mut self, stance: Stance, sentence: usize, term: u32, value: f32) {
        self.is_touched[term as usize] = true;
        if stance == Stance::Unopposed {
            return self.unopposed.raise(sentence, term, value);
        }
        let opposed = self.opposed.get_or_insert_with(|| Opposed {
            named: self.unopposed.clone(),
            said: self.unopposed.clone(),
        });
        opposed.named.raise(sentence, term, value);
        if stance == Stance::Said {
            opposed.said.raise(sentence, term, value);
        }
    }
}

impl Table {
    /// A sentence is in its own passage, in the one before and in the one behind.
    fn raise(&mut self, sentence: usize, term: u32, value: f32) {
        for passage in (2 * sentence).saturating_sub(1)..=2 * sentence + 1 {
            let cell = &mut self.cells[passage / LANES * self.n_terms + term as usize][passage % LANES];
            *cell = cell.max(f64::from(value));
        }
    }
}
