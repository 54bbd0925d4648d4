//! How well the passages of an answer fill the words of a rubric.

use std::ops::Range;

use smallvec::SmallVec;

use super::fill::Fill;
use super::passage::Passage;
use super::share::{Filling, Share};
use super::tables::{LANES, Lanes, Layout, Tables, greater, lesser};
use super::wording::{Line, Stance, Way, WordOption, Wording};
use crate::answer::{Form, ReadAnswer, RunKind, Sentence, Word};
use crate::index_set::IndexSet;
use crate::negation::{Denials, Force, Polarity};
use crate::room::Room;

/// Other words are looked for in so many sentences from the start, so that a text of any length takes bounded time and
/// room; answers to interview questions have a few dozen.
const MOST_SENTENCES: usize = 256;

/// For every passage and every term of the rubric, how like its best word is, 0..=1.
pub(crate) struct Passages<'a> {
    pub wording: &'a Wording,
    layout: Layout,
    tables: Tables,
    /// The options of which some word of the answer is like a term. The others fill no slot.
    touched: IndexSet,
    /// By sentence: how many of its content words are denied, and how many there are.
    denied: Vec<(u32, u32)>,
}

/// An answer, to be compared with a rubric.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub read: &'a ReadAnswer,
    pub denials: &'a Denials,
    pub room: &'a Room,
}

impl<'a> Passages<'a> {
    /// Compares the sentences of `text` with the words of the rubric. `skips` says which sentences count for nothing,
    /// `fills` which words of lines a word may stand for.
    pub fn new<'k>(
        wording: &'a Wording,
        text: Text<'_>,
        skips: impl Fn(usize) -> bool,
        fills: impl Fn(&Word) -> &'k [Fill],
    ) -> Self {
        let Text { read, denials, room } = text;
        let n_sentences = read.sentences.len().min(MOST_SENTENCES);
        let layout = Layout::new(n_sentences);
        let mut passages = Self {
            wording,
            layout,
            tables: room.tables.take().within(wording.n_filling, layout),
            touched: IndexSet::new(wording.options.len()),
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
            if denials.leave(sentence.first, sentence.end) {
                for word in read.words_of(sentence) {
                    *n_content += u32::from(!word.traits.is_function());
                    let fills = fills(word);
                    // Words of grammar and of the question fill nothing: half of all.
                    if !fills.is_empty() {
                        passages.tables.raise(Stance::Unopposed, idx, fills);
                    }
                }
                continue;
            }
            let denials = denials.of_sentence(sentence.first, sentence.end);
            for (at, word) in (sentence.first..).zip(read.words_of(sentence)) {
                let is_content = !word.traits.is_function();
                *n_content += u32::from(is_content);
                let fills = fills(word);
                if !is_content && fills.is_empty() {
                    continue;
                }
                let stance = stance(denials.polarity(at));
                *n_denied += u32::from(is_content && stance == Stance::Named);
                passages.tables.raise(stance, idx, fills);
            }
        }
        passages.tables.spread();
        for term in passages.tables.touched() {
            for option in &wording.options_of[*term as usize] {
                passages.touched.insert(*option);
            }
        }
        passages
    }

    /// Leaves room for the next answer.
    pub fn leave(self, room: &Room) {
        room.tables.set(self.tables);
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
            self.fit_line(line, block, &mut best);
        }
        best
    }

    /// The options that fill the best line of a point in `passage`, one a slot.
    pub fn best_fill(&self, point: usize, passage: Passage) -> Vec<&'a WordOption> {
        let lines = self
            .lines(point)
            .iter()
            .map(|line| (self.fits_in(line, passage), line));
        let weighed = lines.map(|(ways, line)| (mean_of_best(&ways, line.n_wanted), ways, line));
        let Some((_, ways, line)) = weighed.max_by(|(a, ..), (b, ..)| a.total_cmp(b)) else {
            return Vec::new();
        };
        let wanted = ways.iter().take(line.n_wanted);
        wanted
            .flat_map(|(_, way)| {
                way.slots
                    .clone()
                    .map(|slot| self.best_option(slot, passage, way.stance))
            })
            .collect()
    }

    /// How well the alternatives of a line fit a passage, best first.
    fn fits_in(&self, line: &Line, passage: Passage) -> SmallVec<[(f32, &'a Way); 8]> {
        let (block, lane) = self.place_of(passage);
        let unfit = self.ways(line).iter().map(|way| (0.0, way));
        let mut ways: SmallVec<[(f32, &'a Way); 8]> = unfit.collect();
        self.each_way(line, block, |way, share| {
            ways[(way - line.ways.start) as usize].0 = share.fit()[lane];
        });
        ways.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        ways
    }

    fn lines(&self, point: usize) -> &'a [Line] {
        let range = &self.wording.points[point];
        &self.wording.lines[range.start as usize..range.end as usize]
    }

    fn ways(&self, line: &Line) -> &'a [Way] {
        &self.wording.ways[line.ways.start as usize..line.ways.end as usize]
    }

    /// The options of a range that some word of the answer may fill.
    fn touched_options(&self, range: Range<u32>) -> impl Iterator<Item = &'a WordOption> {
        let options = self.touched.within(range);
        options.map(|option| &self.wording.options[option as usize])
    }

    /// Raises `best` to how well a line fits: its best alternative, or on average the best of those it wants together.
    fn fit_line(&self, line: &Line, block: usize, best: &mut Lanes) {
        if line.n_wanted == 1 {
            return self.each_way(line, block, |_, share| share.raise(best));
        }
        let mut fits: SmallVec<[Lanes; 8]> = SmallVec::new();
        self.each_way(line, block, |_, share| fits.push(share.fit()));
        for (lane, best) in best.iter_mut().enumerate() {
            let mut fits: SmallVec<[f32; 8]> = fits.iter().map(|fit| fit[lane]).collect();
            fits.sort_unstable_by(|a, b| b.total_cmp(a));
            let fit = fits.iter().take(line.n_wanted).sum::<f32>() / line.n_wanted as f32;
            *best = greater(fit, *best);
        }
    }

    /// Lays before `see` each alternative of a line that may fit somewhere, with the share of its slots that is filled.
    fn each_way(&self, line: &Line, block: usize, mut see: impl FnMut(u32, &Share)) {
        let range = self.wording.options_of_line(line);
        let mut options = self.touched_options(range).peekable();
        while let Some(first) = options.peek() {
            let idx = first.way;
            let way = &self.wording.ways[idx as usize];
            let mut share = Share::new(way.weight);
            while let Some(first) = options.next_if(|option| option.way == idx) {
                let others = std::iter::from_fn(|| options.next_if(|other| other.slot == first.slot));
                self.fill((first, others), way.stance, block, &mut share);
            }
            see(idx, &share);
        }
    }

    /// Fills a slot with the first or one of the other options. It weighs what the option that fills it best weighs; of
    /// equals the first.
    fn fill(
        &self,
        (first, mut others): (&'a WordOption, impl Iterator<Item = &'a WordOption>),
        stance: Stance,
        block: usize,
        share: &mut Share,
    ) {
        let unfilled = self.wording.weight_of_slot(first.slot);
        let second = others.next();
        if second.is_none() && first.weight.total_cmp(&unfilled).is_eq() {
            return self.with_values(first, stance, block, |values| share.fill(unfilled, values));
        }
        let mut filling = Filling::new(unfilled);
        for option in [first].into_iter().chain(second).chain(others) {
            let offer = |values: &Lanes| filling.offer(values, option.weight);
            self.with_values(option, stance, block, offer);
        }
        share.add(&filling);
    }

    /// Tells `use_them` how well an option is filled: as well as the worst of its terms; nothing where it is nowhere.
    fn with_values(&self, option: &WordOption, stance: Stance, block: usize, use_them: impl FnOnce(&Lanes)) {
        let [first, others @ ..] = option.terms.as_slice() else {
            return;
        };
        let Some(values) = self.tables.of(stance, *first, block) else {
            return;
        };
        if others.is_empty() {
            return use_them(values);
        }
        let mut worst = *values;
        for term in others {
            let Some(other) = self.tables.of(stance, *term, block) else {
                return;
            };
            for lane in 0..LANES {
                worst[lane] = lesser(other[lane], worst[lane]);
            }
        }
        use_them(&worst);
    }

    fn best_option(&self, slot: u32, passage: Passage, stance: Stance) -> &'a WordOption {
        let (block, lane) = self.place_of(passage);
        let options = self.wording.options_of_slot(slot);
        let mut best = (&self.wording.options[options.start as usize], 0.0);
        for option in self.touched_options(options) {
            let mut value = 0.0;
            self.with_values(option, stance, block, |values| value = values[lane]);
            if value > best.1 {
                best = (option, value);
            }
        }
        best.0
    }
}

/// The mean of the first `n_wanted` fits, of which there are so many at least.
fn mean_of_best(ways: &[(f32, &Way)], n_wanted: usize) -> f32 {
    ways.iter().take(n_wanted).map(|(fit, _)| fit).sum::<f32>() / n_wanted as f32
}

/// The strictest stance for which a word counts that is meant so.
fn stance(polarity: Polarity) -> Stance {
    match polarity {
        Polarity::Affirmed => Stance::Unopposed,
        Polarity::Turned {
            force: Force::Disapproval,
            ..
        } => Stance::Said,
        Polarity::Turned { .. } => Stance::Named,
    }
}
