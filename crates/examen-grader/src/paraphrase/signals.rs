//! What speaks for a point having been made in other words.

use super::passage::Passage;
use super::passages::Passages;
use super::subject::Focus;
use super::tables::Lanes;

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
    let mut fits: Vec<Lanes> = Vec::with_capacity(passages.n_blocks() * n_points);
    for block in 0..passages.n_blocks() {
        fits.extend((0..n_points).map(|point| passages.fit(point, block)));
    }
    for passage in (0..passages.len()).map(Passage::at) {
        let (block, lane) = passages.place_of(passage);
        let fits = &fits[block * n_points..][..n_points];
        let best = best_of(fits.iter().map(|fits| fits[lane]));
        for (signals, fits) in found.iter_mut().zip(fits) {
            signals.note(fits[lane] - rivals(fits[lane], &best), passage);
        }
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

    fn note(&mut self, margin: f64, passage: Passage) {
        if margin > self.margin {
            self.margin = margin;
            self.passage = Some(passage);
        }
    }
}

/// The best fits of a passage, best first.
fn best_of(fits: impl Iterator<Item = f64>) -> [f64; RIVALS + 1] {
    let mut best = [0.0; RIVALS + 1];
    for fit in fits {
        let mut lower = fit;
        for other in &mut best {
            if lower > *other {
                std::mem::swap(other, &mut lower);
            }
        }
    }
    best
}

/// How well the best rivals of a point fit on average.
fn rivals(own: f64, best: &[f64; RIVALS + 1]) -> f64 {
    // The point itself is among the best unless all of them fit better.
    let own_at = best.iter().position(|fit| *fit <= own).unwrap_or(RIVALS);
    let others = best.iter().enumerate().filter(|(at, _)| *at != own_at);
    others.take(RIVALS).map(|(_, fit)| fit).sum::<f64>() / RIVALS as f64
}
