//! Which words answers of strong candidates have and those of weak ones lack, and the other way round.

use super::words::{QuestionWords, StemIdx};
use crate::cohort::Cohort;
use crate::statistics::{Analysis, FEWEST};

/// The answers of the strongest or the weakest candidates.
pub(super) struct Side<'a> {
    /// Positions in [`QuestionWords::answers`].
    pub(super) answers: Vec<usize>,
    words: &'a QuestionWords,
}

/// A word that one side has more often than the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Telling {
    pub(super) stem: StemIdx,
    /// How many answers of this side have it.
    pub(super) n_here: usize,
    /// How many answers of the other side have it.
    pub(super) n_there: usize,
    /// How telling it is: the log-likelihood ratio.
    pub(super) ratio: f64,
}

/// The least log-likelihood ratio (Dunning 1993, *Accurate methods for the statistics of surprise and coincidence*):
/// the 95 % point of chi-squared with one degree of freedom.
const LEAST_RATIO: f64 = 3.841;
/// The smallest share of the answers of a side that must have a word they are said to share.
const SHARED: f64 = 0.4;
/// The smallest number of answers that share a word.
const FEWEST_SHARING: usize = 3;
/// Of a small class, both sides have so many answers: among three, only a word that all have could be telling.
const SMALLEST_SIDE: usize = 5;

/// The answers of the strongest and of the weakest 27 % by total (see `statistics::discrimination` for the share), of a
/// small class five each; none of fewer than ten answers, or where both sides did equally well.
pub(super) fn sides<'a>(
    cohort: &Cohort,
    analysis: &Analysis,
    words: &'a QuestionWords,
) -> Option<(Side<'a>, Side<'a>)> {
    if words.answers.len() < FEWEST {
        return None;
    }
    let share = |at: usize| {
        let candidate = cohort.answers[words.answers[at].answer_idx].candidate;
        analysis.totals[candidate as usize].share()
    };
    let mut order: Vec<usize> = (0..words.answers.len()).collect();
    order.sort_by(|a, b| share(*b).total_cmp(&share(*a)));
    let size = ((27 * order.len() + 50) / 100).max(SMALLEST_SIDE.min(order.len() / 2));
    let side = |answers: &[usize]| Side {
        answers: answers.to_vec(),
        words,
    };
    let (strong, weak) = (side(&order[..size]), side(&order[order.len() - size..]));
    let is_apart = share(strong.answers[0]) > share(weak.answers[size - 1]);
    is_apart.then_some((strong, weak))
}

impl Side<'_> {
    /// The words that the rubric lacks and that this side shares and the `other` does not, the most telling first.
    pub(super) fn shares_against(&self, other: &Side<'_>) -> Vec<Telling> {
        let (here, there) = (self.counts(), other.counts());
        let (size_here, size_there) = (self.answers.len(), other.answers.len());
        let telling = here
            .into_iter()
            .zip(there)
            .enumerate()
            .filter_map(|(stem, (n_here, n_there))| {
                let (share_here, share_there) = (
                    n_here as f64 / size_here as f64,
                    n_there as f64 / size_there as f64,
                );
                let is_shared = n_here >= FEWEST_SHARING && share_here >= SHARED && share_here > share_there;
                let ratio =
                    log_likelihood_ratio([n_here, size_here - n_here], [n_there, size_there - n_there]);
                (is_shared && ratio >= LEAST_RATIO && !self.words.is_known[stem]).then_some(Telling {
                    stem: stem as StemIdx,
                    n_here,
                    n_there,
                    ratio,
                })
            });
        let mut telling: Vec<Telling> = telling.collect();
        telling.sort_by(|a, b| b.ratio.total_cmp(&a.ratio));
        telling
    }

    /// How many answers have each stem.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.words.is_known.len()];
        for answer in &self.answers {
            for stem in &self.words.answers[*answer].stems {
                counts[*stem as usize] += 1;
            }
        }
        counts
    }
}

/// Twice the log of how much likelier two counts are apart than from one and the same source.
fn log_likelihood_ratio(here: [usize; 2], there: [usize; 2]) -> f64 {
    let [a, b] = here.map(|n| n as f64);
    let [c, d] = there.map(|n| n as f64);
    let all = a + b + c + d;
    let part = |seen: f64, row: f64, column: f64| {
        if seen == 0.0 {
            0.0
        } else {
            seen * (seen * all / (row * column)).ln()
        }
    };
    2.0 * (part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c) + part(d, c + d, b + d))
}

#[cfg(test)]
mod tests {
    use super::log_likelihood_ratio;

    #[test]
    fn equal_shares_tell_nothing_and_opposite_ones_most() {
        assert!(log_likelihood_ratio([5, 5], [5, 5]).abs() < 1e-12);
        // 2 · 6 · ln 2, as of `scipy.stats.power_divergence(…, lambda_="log-likelihood")`.
        assert!((log_likelihood_ratio([3, 0], [0, 3]) - 12.0 * 2f64.ln()).abs() < 1e-12);
    }
}
