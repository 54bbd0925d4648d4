//! What speaks for a point having been made in other words.

use std::hint::select_unpredictable;

use super::passage::Passage;
use super::passages::Passages;
use super::subject::Focus;
use super::tables::{LANES, Lanes, greater, lesser};

/// So many rivals stand for all others: one alone may be like the point by chance.
const RIVALS: usize = 2;
/// A rubric of fewer points, misconceptions among them, has too few rivals: any sentence is then most about something.
/// The weights were fitted on rubrics of eight and nine.
const FEWEST: usize = 5;
/// From this margin on a point is clearly what a passage is about.
const CLEAR: f64 = 0.2;

/// What speaks for a point having been made in other words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Signals {
    /// By how much it fits some passage better than its rivals do, -1..=1.
    pub margin: f64,
    /// The passage it fits best.
    pub passage: Option<Passage>,
    /// The share of that passage's content words that are denied, 0..=1.
    pub denied: f64,
    /// The share of content words that are denied, on average of the passages that all points fit best, 0..=1.
    pub refused: f64,
    /// The share of the rubric's points that fit some passage clearly better than their rivals, 0..=1.
    pub breadth: f64,
}

/// What the words of the passage that fits a point best are to the point and to others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Support {
    /// The share of content words that stand for words of the best line or of the label, 0..=1; a little less in short
    /// passages.
    pub share: f64,
    /// Whether somebody tells of themselves there (`I`, `my`): asides do.
    pub is_personal: bool,
}

/// What was found about a point, as plain numbers, for fitting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointSignals {
    /// Whether lines and label found nothing, and other words may make the point.
    pub is_open: bool,
    /// By how much the point fits some passage of the answer better than its two best rivals, -1..=1.
    pub margin: f64,
    /// How much the answer and the rubric share: a sum of logarithms, at most about 0.
    pub subject: f64,
    /// The share of the answer's content words that are the question's, 0..=1.
    pub asked: f64,
    /// The share of that passage's content words that are denied, 0..=1.
    pub denied: f64,
    /// The share of content words that are denied, on average of the passages that all points fit best, 0..=1.
    pub refused: f64,
    /// How like its best word of the rubric a word of the answer is on average, 0..=1.
    pub nearness: f64,
    /// The share of the rubric's points that fit some passage clearly better than their rivals, 0..=1.
    pub breadth: f64,
    /// The share of that passage's content words that stand for words of the best line or of the label, 0..=1; a little
    /// less in short passages.
    pub share: f64,
    /// Whether somebody tells of themselves in that passage.
    pub is_personal: bool,
}

/// The signals of every point of the rubric, in its order.
pub(crate) fn signals(passages: &Passages<'_>) -> Vec<Signals> {
    let n_points = passages.wording.points.len();
    let mut found = vec![
        Signals {
            margin: -1.0,
            passage: None,
            denied: 0.0,
            refused: 0.0,
            breadth: 0.0,
        };
        n_points
    ];
    // Without rivals nothing tells what a passage is about.
    if n_points < FEWEST {
        return found;
    }
    let mut margins: Vec<Lanes> = Vec::with_capacity(passages.n_blocks() * n_points);
    for block in 0..passages.n_blocks() {
        margins.extend((0..n_points).map(|point| passages.fit(point, block)));
        take_rivals(&mut margins[block * n_points..]);
    }
    let mut best = vec![Best::NONE; n_points];
    for at in 0..passages.len() {
        let (block, lane) = passages.place_of(Passage::at(at));
        let margins = &margins[block * n_points..];
        for (best, margins) in best.iter_mut().zip(margins) {
            best.offer(at as u32, margins[lane]);
        }
    }
    for (signals, best) in found.iter_mut().zip(&best) {
        signals.margin = best.margin.into();
        signals.passage = (best.margin > Best::NONE.margin).then(|| Passage::at(best.passage as usize));
    }
    let n_clear = found.iter().filter(|signals| signals.margin > CLEAR).count();
    for signals in &mut found {
        signals.breadth = n_clear as f64 / n_points as f64;
        signals.denied = signals.passage.map_or(0.0, |passage| passages.denied(passage));
    }
    let refused = found.iter().map(|signals| signals.denied).sum::<f64>() / n_points as f64;
    for signals in &mut found {
        signals.refused = refused;
    }
    found
}

impl Signals {
    /// As plain numbers.
    pub fn public(&self, focus: Focus, support: Support, is_open: bool) -> PointSignals {
        PointSignals {
            is_open,
            margin: self.margin,
            subject: focus.subject,
            asked: focus.asked,
            denied: self.denied,
            refused: self.refused,
            nearness: focus.nearness,
            breadth: self.breadth,
            share: support.share,
            is_personal: support.is_personal,
        }
    }
}

/// The passage that a point fits best, of equals the first.
#[derive(Clone, Copy)]
struct Best {
    margin: f32,
    passage: u32,
}

impl Best {
    const NONE: Self = Self {
        margin: -1.0,
        passage: 0,
    };

    /// Takes another passage where the point fits it better, which is as good as chance.
    fn offer(&mut self, passage: u32, margin: f32) {
        let is_better = margin > self.margin;
        self.passage = select_unpredictable(is_better, passage, self.passage);
        self.margin = select_unpredictable(is_better, margin, self.margin);
    }
}

/// Takes from the fit of each point to the passages of a block what its best rivals fit on average: the best of all, but
/// for the point itself where it is among them.
fn take_rivals(fits: &mut [Lanes]) {
    let mut best = [[0.0; LANES]; RIVALS + 1];
    for fits in &*fits {
        let mut lower = *fits;
        for best in &mut best {
            for lane in 0..LANES {
                let fit = lower[lane];
                lower[lane] = lesser(fit, best[lane]);
                best[lane] = greater(fit, best[lane]);
            }
        }
    }
    let [first, second, third] = best;
    for fits in fits {
        for (lane, fit) in fits.iter_mut().enumerate() {
            let but_first = second[lane] + third[lane];
            let but_second = first[lane] + third[lane];
            let but_third = first[lane] + second[lane];
            let but_later = if *fit >= second[lane] {
                but_second
            } else {
                but_third
            };
            let rivals = if *fit >= first[lane] { but_first } else { but_later };
            *fit -= rivals / RIVALS as f32;
        }
    }
}
