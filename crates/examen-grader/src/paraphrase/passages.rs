//! How well the passages of an answer fill the words of a rubric.

use std::array::from_fn;

use smallvec::SmallVec;

use super::fill::Fill;
use super::passage::Passage;
use super::tables::{LANES, Lanes, Layout, Tables, raise};
use super::wording::{Line, Stance, Way, WordOption, Wording};
use crate::answer::{Form, ReadAnswer, RunKind, Sentence, Word};
use crate::negation::{Denials, Force, Polarity};

/// Other words are looked for in so many sentences from the start, so that a text of any length takes bounded time and
/// room; answers to interview questions have a few dozen.
const MOST_SENTENCES: usize = 256;

/// For every passage and every term of the rubric, how like its best word is, 0..=1.
pub(crate) struct Passages<'a> {
    pub wording: &'a Wording,
    layout: Layout,
    tables: Tables,
    /// By way: whether some word of the answer is like one of its terms. The others fit no passage.
    is_touched: Vec<bool>,
    /// By sentence: how many of its content words are denied, and how many there are.
    denied: Vec<(u32, u32)>,
}

/// An answer, to be compared with a rubric.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub read: &'a ReadAnswer,
    pub denials: &'a Denials,
}

impl<'a> Passages<'a> {
    /// Compares the sentences of `text` with the words of the rubric. `skips` says which sentences count for nothing,
    /// `kin` what a word may stand for and whether it is the question's.
    pub fn new<'k>(
        wording: &'a Wording,
        text: Text<'_>,
        skips: impl Fn(usize) -> bool,
        kin: impl Fn(&Word) -> (&'k [Fill], bool),
    ) -> Self {
        let Text { read, denials } = text;
        let n_sentences = read.sentences.len().min(MOST_SENTENCES);
        let layout = Layout::new(n_sentences);
        let mut passages = Self {
            wording,
            layout,
            tables: Tables::new(wording.terms.len(), layout),
            is_touched: vec![false; wording.ways.len()],
            denied: vec![(0, 0); n_sentences],
        };
        let counts = |sentence: &Sentence, idx: usize| {
            sentence.kind == RunKind::Prose && sentence.form == Form::Sentence && !skips(idx)
        };
        for (idx, sentence) in read.sentences.iter().enumerate().take(n_sentences) {
            if !counts(sentence, idx) {
                continue;
            }
            let (n_denied, n_content) = &mut passages.denied[idx];
            let is_clear = denials.leave(sentence.first, sentence.end);
            for (at, word) in (sentence.first..).zip(read.words_of(sentence)) {
                let is_content = !word.traits.is_function();
                *n_content += u32::from(is_content);
                let stance = if is_clear {
                    Stance::Unopposed
                } else {
                    stance(denials, at)
                };
                *n_denied += u32::from(is_content && stance == Stance::Named);
                passages.tables.raise(stance, idx, kin(word));
            }
        }
        passages.tables.spread();
        for term in passages.tables.touched() {
            for way in &wording.ways_of[*term as usize] {
                passages.is_touched[*way as usize] = true;
            }
        }
        passages
    }

    /// The share of the content words of `passage` that are denied, 0..=1.
    pub fn denied(&self, passage: Passage) -> f64 {
        let sentences = &self.denied[passage.first..=passage.last];
        let (n_denied, n_content) = sentences.iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        f64::from(n_denied) / f64::from(n_content.max(1))
    }

    /// How many passages there are: every sentence, and every two in a row.
    pub fn len(&self) -> usize {
        (2 * self.denied.len()).saturating_sub(1)
    }

    /// In how many blocks of [`LANES`] passages lie.
    pub fn n_blocks(&self) -> usize {
        self.layout.n_blocks()
    }

    /// The block and the lane of a passage.
    pub fn place_of(&self, passage: Passage) -> (usize, usize) {
        self.layout.place_of(passage)
    }

    /// How well the best line of a point fits the passages of a block, 0..=1.
    pub fn fit(&self, point: usize, block: usize) -> Lanes {
        let mut best = [0.0; LANES];
        for line in self.lines(point) {
            raise(&mut best, &self.fit_of_line(line, block));
        }
        best
    }

    /// The options that fill the best line of a point in `passage`, one a slot.
    pub fn best_fill(&self, point: usize, passage: Passage) -> Vec<&'a WordOption> {
        let (block, lane) = self.place_of(passage);
        let lines = self.lines(point).iter();
        let fits = lines.map(|line| (self.fit_of_line(line, block)[lane], line));
        let Some((_, line)) = fits.max_by(|(a, _), (b, _)| a.total_cmp(b)) else {
            return Vec::new();
        };
        let ways = self.ways(line).iter();
        let mut ways: Vec<(f64, &Way)> = ways.map(|way| (self.fit_of(way, block)[lane], way)).collect();
        ways.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let wanted = ways.iter().take(line.n_wanted);
        wanted
            .flat_map(|(_, way)| {
                way.slots
                    .clone()
                    .map(|slot| self.best_option(slot, passage, way.stance))
            })
            .collect()
    }

    fn lines(&self, point: usize) -> &'a [Line] {
        let range = &self.wording.points[point];
        &self.wording.lines[range.start as usize..range.end as usize]
    }

    fn ways(&self, line: &Line) -> &'a [Way] {
        &self.wording.ways[line.ways.start as usize..line.ways.end as usize]
    }

    /// The alternatives of a line that may fit somewhere.
    fn touched_ways(&self, line: &Line) -> impl Iterator<Item = &'a Way> {
        let is_touched = &self.is_touched[line.ways.start as usize..line.ways.end as usize];
        let ways = self.ways(line).iter().zip(is_touched);
        ways.filter(|(_, is_touched)| **is_touched).map(|(way, _)| way)
    }

    fn options(&self, slot: u32) -> &'a [WordOption] {
        let range = &self.wording.slots[slot as usize];
        &self.wording.options[range.start as usize..range.end as usize]
    }

    /// How well a line fits: its best alternative, or on average the best of those it wants together.
    fn fit_of_line(&self, line: &Line, block: usize) -> Lanes {
        let mut best = [0.0; LANES];
        if line.n_wanted == 1 {
            for way in self.touched_ways(line) {
                raise(&mut best, &self.fit_of(way, block));
            }
            return best;
        }
        let ways = self.touched_ways(line);
        let fits: SmallVec<[Lanes; 8]> = ways.map(|way| self.fit_of(way, block)).collect();
        for (lane, best) in best.iter_mut().enumerate() {
            let mut fits: SmallVec<[f64; 8]> = fits.iter().map(|fit| fit[lane]).collect();
            fits.sort_unstable_by(|a, b| b.total_cmp(a));
            *best = fits.iter().take(line.n_wanted).sum::<f64>() / line.n_wanted as f64;
        }
        best
    }

    /// How well an alternative fits: the share of its slots that is filled, by weight.
    fn fit_of(&self, way: &Way, block: usize) -> Lanes {
        let mut share = Share::default();
        for slot in way.slots.clone() {
            self.fill(slot, way.stance, block, &mut share);
        }
        share.of_whole()
    }

    /// Fills a slot. It weighs what the option that fills it best weighs; of equals the first.
    fn fill(&self, slot: u32, stance: Stance, block: usize, share: &mut Share) {
        let options = self.options(slot);
        let mut best: Lanes = [0.0; LANES];
        let mut weights = [options[0].weight; LANES];
        for option in options {
            let Some(values) = self.values(option, stance, block) else {
                continue;
            };
            for lane in 0..LANES {
                weights[lane] = choose(values[lane] > best[lane], option.weight, weights[lane]);
            }
            raise(&mut best, &values);
        }
        share.add(&best, &weights);
    }

    /// How well an option is filled: as well as the worst of its terms. None if nowhere at all.
    fn values(&self, option: &WordOption, stance: Stance, block: usize) -> Option<Lanes> {
        let (first, others) = option.terms.split_first()?;
        let mut values = *self.tables.of(stance, *first, block)?;
        for term in others {
            let other = self.tables.of(stance, *term, block)?;
            for lane in 0..LANES {
                values[lane] = if other[lane] < values[lane] {
                    other[lane]
                } else {
                    values[lane]
                };
            }
        }
        Some(values)
    }

    fn best_option(&self, slot: u32, passage: Passage, stance: Stance) -> &'a WordOption {
        let (block, lane) = self.place_of(passage);
        let options = self.options(slot);
        let mut best = (&options[0], 0.0);
        for option in options {
            let value = self
                .values(option, stance, block)
                .map_or(0.0, |values| values[lane]);
            if value > best.1 {
                best = (option, value);
            }
        }
        best.0
    }
}

/// The slots of an alternative that are filled, by weight.
#[derive(Default)]
struct Share {
    filled: Lanes,
    total: Lanes,
}

impl Share {
    /// Counts a slot.
    fn add(&mut self, values: &Lanes, weights: &Lanes) {
        for lane in 0..LANES {
            self.filled[lane] += weights[lane] * values[lane];
            self.total[lane] += weights[lane];
        }
    }

    /// The share of the slots that is filled; there must be one, and none weighs nothing.
    fn of_whole(&self) -> Lanes {
        from_fn(|lane| self.filled[lane] / self.total[lane])
    }
}

/// One of two numbers, chosen by a mask: compilers make a jump for each lane of an `if` that stores its result.
fn choose(is_first: bool, first: f64, second: f64) -> f64 {
    let mask = u64::from(is_first).wrapping_neg();
    f64::from_bits((first.to_bits() & mask) | (second.to_bits() & !mask))
}

/// The strictest stance for which the word at `word` counts.
fn stance(denials: &Denials, word: u32) -> Stance {
    match denials.polarity(&[word]) {
        Polarity::Affirmed => Stance::Unopposed,
        Polarity::Turned {
            force: Force::Disapproval,
            ..
        } => Stance::Said,
        Polarity::Turned { .. } => Stance::Named,
    }
}
