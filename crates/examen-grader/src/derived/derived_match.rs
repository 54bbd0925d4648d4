//! How much of a label an answer covers.

use smallvec::SmallVec;

use super::aligned::Aligned;
use super::terms::LabelTerm;

/// What a word counts that the answer denies and the label does not, or the other way round: the agreement of the
/// reference grader was best at a loss of 30 %.
const DENIED: f64 = 0.7;

/// From this likeness on a word is close to the label's. On the 996 points of the point-level set agreement is the same at
/// .7; at .5 one more that was made is found, and one that was not.
pub(super) const CLOSE: f64 = 0.6;

/// How much of a label an answer covers.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedMatch {
    /// The share of its words that the answer has, or words like them, 0..=1.
    pub coverage: f64,
    /// The same, but only of words that are close to the label's, from [`CLOSE`] on, and by their rarity alone.
    pub closely: f64,
    /// The terms that matched, in the order of the label, by index.
    pub(super) matched: SmallVec<[(u32, Aligned); 8]>,
    /// The share of what matched that is denied, or affirmed where the label denies it, 0..=1.
    pub denied: f64,
    /// The same of what the label says of its subject, which is rarely denied itself; of all words where it has none.
    pub turned: f64,
    /// How long the answer is, of what is long enough for the label, 0..=1.
    pub extent: f64,
    /// How like the label the answer is as a whole, or the sentence that is most like it, of a reference answer point by
    /// point: the root of the cosine, 0..=1. That two texts have something in common says more than how much, so the
    /// root agrees better with people.
    pub likeness: f64,
}

/// What of a label matched, added up by weight.
#[derive(Default)]
pub(super) struct Tally {
    /// What is meant as the label means it,
    said: f64,
    /// and what is not.
    denied: f64,
    /// What the label says of its subject,
    predicated: f64,
    /// and what of that is not meant so.
    turned: f64,
    /// What is close to the label's words, by rarity alone.
    close: f64,
}

impl Tally {
    /// Adds a word of the label that the answer has and means as the label does.
    pub fn add_said(&mut self, term: &LabelTerm, aligned: Aligned) {
        self.said += self.add(term, aligned);
    }

    /// Adds a word of the label that the answer denies, or affirms where the label denies it.
    pub fn add_denied(&mut self, term: &LabelTerm, aligned: Aligned) {
        let weight = self.add(term, aligned);
        self.denied += weight;
        if !term.in_subject {
            self.turned += weight;
        }
    }

    /// Adds what counts however the word is meant, and says what the word weighs.
    fn add(&mut self, term: &LabelTerm, aligned: Aligned) -> f64 {
        let weight = term.weight * aligned.likeness;
        if !term.in_subject {
            self.predicated += weight;
        }
        if aligned.likeness >= CLOSE {
            self.close += term.own_weight * aligned.likeness;
        }
        weight
    }

    /// How much of a label that is, whose words weigh `total`, and `own_total` by their rarity alone.
    pub fn sum_up(&self, total: f64, own_total: f64) -> DerivedMatch {
        let share = |part: f64, whole: f64| if part > 0.0 { part / whole } else { 0.0 };
        let denied = share(self.denied, self.said + self.denied);
        DerivedMatch {
            coverage: to_millionths((self.said + self.denied * DENIED) / total),
            closely: to_millionths(self.close / own_total),
            denied,
            turned: if self.predicated > 0.0 {
                share(self.turned, self.predicated)
            } else {
                denied
            },
            ..DerivedMatch::default()
        }
    }
}

/// A share without the noise of adding up fractions, so that a whole is a whole.
pub(crate) fn to_millionths(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
