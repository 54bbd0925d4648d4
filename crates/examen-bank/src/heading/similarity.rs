//! How alike two headings are, 0 (nothing in common) to 1 (the same words in any order).

use strsim::{normalized_damerau_levenshtein, sorensen_dice};

use super::normal::Normal;

/// From this similarity on, a heading is taken for a question (with an issue that offers the id).
///
/// Measured on 2,045 questions of public interview lists about programming, a far denser neighbourhood than one bank
/// is. Of headings with one misspelling 96 % find their question, with three 89 %, with function words left out
/// 96 %, with the two halves swapped 97 %, with some words put in front 87 %, with the last third cut off 53 %; the
/// rest are left open. Of questions that were taken out of the bank, 9 % still found a neighbour this close, about two
/// thirds of these the same question in other words. At 0.65 there would be twice as many.
pub(super) const ACCEPT: f64 = 0.75;

/// From this similarity on, a heading that is taken for no question is asked whether it means this one.
pub(super) const SUGGEST: f64 = 0.55;

/// A part of a question is told by so many words of its subject.
const MIN_PART: usize = 4;

/// A runner-up this close to the best makes the choice a human's. In the same measurement 1.6 % of the cut headings
/// got a wrong question, and none of the others; with half the margin it is 2.3 %.
pub(super) const MARGIN: f64 = 0.1;

/// Two words agree from this similarity on: of four letters one may be wrong, of three none.
const SAME_WORD: f64 = 0.7;

/// The mean of two views: how alike the headings look as a whole, and how far they name the same subject. The first
/// alone would take `What is Git?` for `What is npm?`, the second alone forgets what is asked about the subject.
pub(super) fn similarity(a: &Normal, b: &Normal) -> f64 {
    let looks = looks_alike(a, b);
    // Less than this cannot reach what is needed, whatever the subjects are.
    if looks < 2.0 * (ACCEPT - MARGIN) - 1.0 {
        return looks / 2.0;
    }
    f64::midpoint(looks, same_subject(a, b))
}

/// How far `a` may be meant for `b`, 0 to 1: as alike as they are, or, of some length, with the words of the other.
pub(super) fn may_mean(a: &Normal, b: &Normal) -> f64 {
    let (subject, other) = (a.subject(), b.subject());
    let share = if subject.len() < MIN_PART {
        0.0
    } else {
        found_in(&subject, &other) / subject.len() as f64
    };
    similarity(a, b).max(share * share)
}

/// The better of edit distance, which forgives misspellings, and shared pairs of letters in sorted words, which
/// forgives another order.
fn looks_alike(a: &Normal, b: &Normal) -> f64 {
    let in_order = normalized_damerau_levenshtein(&a.text, &b.text);
    in_order.max(sorensen_dice(&sorted(a), &sorted(b)))
}

fn sorted(heading: &Normal) -> String {
    let mut words: Vec<&str> = heading.words().collect();
    words.sort_unstable();
    words.join(" ")
}

/// The share of the subject's words, of both headings, that the other has too.
fn same_subject(a: &Normal, b: &Normal) -> f64 {
    let (a, b) = (a.subject(), b.subject());
    let found = found_in(&a, &b) + found_in(&b, &a);
    let n_words = a.len() + b.len();
    if n_words == 0 { 0.0 } else { found / n_words as f64 }
}

fn found_in(words: &[&str], others: &[&str]) -> f64 {
    words.iter().map(|word| best_match(word, others)).sum()
}

fn best_match(word: &str, others: &[&str]) -> f64 {
    if others.contains(&word) {
        return 1.0;
    }
    others
        .iter()
        .map(|other| normalized_damerau_levenshtein(word, other))
        .filter(|similarity| *similarity >= SAME_WORD)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::similarity;
    use crate::heading::normal::Normal;

    fn check(a: &str, b: &str, expected: &Expect) {
        let (a, b) = (Normal::of(a), Normal::of(b));
        let there = similarity(&a, &b);
        assert!(
            (there - similarity(&b, &a)).abs() < 1e-9,
            "it depends on the order"
        );
        expected.assert_eq(&format!("{there:.2}"));
    }

    #[test]
    fn misspellings_and_other_orders_are_close() {
        check("What is DNS?", "what is dns", &expect!["1.00"]);
        check("What is idempotency?", "What is idempotnecy", &expect!["0.93"]);
        check(
            "Why does a cache go stale?",
            "Why do caches go stale?",
            &expect!["0.89"],
        );
        check("Threads or processes?", "Processes or threads?", &expect!["1.00"]);
    }

    #[test]
    fn other_subjects_in_the_same_frame_are_not() {
        check("What is Git?", "What is npm?", &expect!["0.36"]);
        check(
            "What is the difference between TCP and UDP?",
            "What is the difference between a process and a thread?",
            &expect!["0.35"],
        );
        check("What is C++?", "What is C#?", &expect!["0.41"]);
        check("", "What is C#?", &expect!["0.00"]);
    }
}
