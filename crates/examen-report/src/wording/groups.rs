//! Answers that make the same points in much the same words.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::words::{AnswerWords, QuestionWords, StemIdx};
use crate::cohort::Cohort;

/// Answers to a question that make the same points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerGroup {
    /// Indices of the points that these answers are credited with, claimed misconceptions included.
    pub credited: Vec<usize>,
    /// The answers; in each cluster those of like wording, in order of likeness to the first. Indices in
    /// [`Cohort::answers`].
    pub clusters: Vec<Vec<usize>>,
}

impl AnswerGroup {
    /// How many answers there are.
    pub fn len(&self) -> usize {
        self.clusters.iter().map(Vec::len).sum()
    }

    /// Whether there are none; there always is one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Answers that share at least this part of their distinct words (Jaccard 1912) are of like wording. Two of three
/// words in common among answers of equal length give one half.
const ALIKE: f64 = 0.5;
/// An answer is compared with the first answers of so many clusters, so that the time grows with the number of
/// answers and not with its square.
const MOST_LEADERS: usize = 64;

/// Groups answers by the points they are credited with, the largest group first, and within it by wording.
pub(super) fn group(cohort: &Cohort, words: &QuestionWords) -> Vec<AnswerGroup> {
    let mut by_points: BTreeMap<Vec<usize>, Vec<&AnswerWords>> = BTreeMap::new();
    for answer in &words.answers {
        let verdicts = cohort.answers[answer.answer_idx].verdicts.iter().enumerate();
        let credited = verdicts.filter(|(_, verdict)| verdict.is_credited());
        let credited = credited.map(|(point_idx, _)| point_idx).collect();
        by_points.entry(credited).or_default().push(answer);
    }
    let grouped = by_points.into_iter().map(|(credited, answers)| AnswerGroup {
        credited,
        clusters: clusters(&answers),
    });
    let mut groups: Vec<AnswerGroup> = grouped.collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// Each answer joins the cluster whose first answer it is most like, if it is like it at all.
fn clusters(answers: &[&AnswerWords]) -> Vec<Vec<usize>> {
    let mut leaders: Vec<&AnswerWords> = Vec::new();
    let mut clusters: Vec<Vec<(f64, usize)>> = Vec::new();
    for answer in answers {
        let likeness = leaders.iter().map(|leader| jaccard(&leader.stems, &answer.stems));
        let best = likeness
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        match best {
            Some((cluster, likeness)) if likeness >= ALIKE => {
                clusters[cluster].push((likeness, answer.answer_idx));
            }
            _ => {
                if leaders.len() < MOST_LEADERS {
                    leaders.push(answer);
                }
                clusters.push(vec![(1.0, answer.answer_idx)]);
            }
        }
    }
    clusters.sort_by_key(|cluster| std::cmp::Reverse(cluster.len()));
    let sorted = clusters.into_iter().map(|mut cluster| {
        cluster.sort_by(|a, b| b.0.total_cmp(&a.0));
        cluster.into_iter().map(|(_, answer_idx)| answer_idx).collect()
    });
    sorted.collect()
}

/// The share of distinct words that two answers have in common; two empty answers are the same.
fn jaccard(a: &[StemIdx], b: &[StemIdx]) -> f64 {
    let (mut at_a, mut at_b, mut n_shared) = (0, 0, 0);
    while at_a < a.len() && at_b < b.len() {
        match a[at_a].cmp(&b[at_b]) {
            Ordering::Less => at_a += 1,
            Ordering::Greater => at_b += 1,
            Ordering::Equal => {
                n_shared += 1;
                at_a += 1;
                at_b += 1;
            }
        }
    }
    let n_all = a.len() + b.len() - n_shared;
    if n_all == 0 {
        1.0
    } else {
        n_shared as f64 / n_all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::jaccard;

    #[test]
    fn likeness_is_the_share_of_words_in_common() {
        assert_eq!(jaccard(&[1, 2, 3], &[1, 2, 4]), 0.5);
        assert_eq!(jaccard(&[1, 2], &[3]), 0.0);
        assert_eq!(jaccard(&[], &[]), 1.0);
        assert_eq!(jaccard(&[], &[1]), 0.0);
    }
}
