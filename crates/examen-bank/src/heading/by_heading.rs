//! Finding headings in a large number of them.
//!
//! Exact and normalised headings are looked up. Only for a heading that is neither, the few dozen others that share
//! its rarest words are compared letter by letter, so that a bank of a hundred thousand questions is no slower to
//! search than it is to read.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::normal::Normal;
use super::similarity::{ACCEPT, MARGIN, SUGGEST, may_mean, similarity};

/// How many headings are compared letter by letter at most. In the measurement behind [`ACCEPT`] eight would lose one
/// heading in a hundred, those with the most misspellings.
const MAX_COMPARED: usize = 32;

/// How many occurrences of words are looked at before common words are left out.
const MAX_OCCURRENCES: usize = 20_000;

/// A heading of so few words may share none with its question when misspelt, so that all others as short are
/// compared too.
const FEW_WORDS: usize = 3;

/// Headings that can be searched. An index is the position of a heading among those given.
pub(super) struct ByHeading {
    headings: Vec<(String, Normal)>,
    by_text: HashMap<String, Vec<usize>>,
    words: OnceLock<WordIndex>,
}

/// What was found for a heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// Headings with the same text.
    Exact(Vec<usize>),
    /// Headings with the same words.
    Normalised(Vec<usize>),
    /// The most similar headings, best first; the first is at least [`ACCEPT`], the others are within [`MARGIN`].
    Approximate(Vec<(usize, f64)>),
}

impl ByHeading {
    pub(super) fn new<'h>(headings: impl Iterator<Item = &'h str>) -> Self {
        let headings: Vec<(String, Normal)> = headings
            .map(|heading| (heading.trim().to_owned(), Normal::of(heading)))
            .collect();
        let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
        for (idx, (_, normal)) in headings.iter().enumerate() {
            // A heading without words is like no other.
            if !normal.text.is_empty() {
                by_text.entry(normal.text.clone()).or_default().push(idx);
            }
        }
        Self {
            headings,
            by_text,
            words: OnceLock::new(),
        }
    }

    /// What is found for `heading`, a similar one only where none is the same.
    pub(super) fn find(&self, heading: &str) -> Option<Found> {
        self.same(heading).or_else(|| self.similar(heading, &|_| true))
    }

    /// The headings with the same text, or else with the same words.
    pub(super) fn same(&self, heading: &str) -> Option<Found> {
        let same = self.by_text.get(&Normal::of(heading).text)?;
        let is_exact = |idx: &usize| self.headings[*idx].0 == heading.trim();
        let exact: Vec<usize> = same.iter().copied().filter(is_exact).collect();
        Some(if exact.is_empty() {
            Found::Normalised(same.clone())
        } else {
            Found::Exact(exact)
        })
    }

    /// The most similar of the headings that are `eligible`, if they are similar enough.
    pub(super) fn similar(&self, heading: &str, eligible: &dyn Fn(usize) -> bool) -> Option<Found> {
        let mut close = self.ranked(heading, eligible, similarity);
        let best = close
            .first()
            .map(|(_, best)| *best)
            .filter(|best| *best >= ACCEPT)?;
        close.retain(|(_, similarity)| best - similarity < MARGIN);
        Some(Found::Approximate(close))
    }

    /// The heading most like `heading` of those that are `eligible`, if it may be meant.
    pub(super) fn nearest(&self, heading: &str, eligible: &dyn Fn(usize) -> bool) -> Option<usize> {
        let (idx, similarity) = self.ranked(heading, eligible, may_mean).first().copied()?;
        (similarity >= SUGGEST).then_some(idx)
    }

    /// The headings worth comparing with `heading`, the most alike first.
    fn ranked(
        &self,
        heading: &str,
        eligible: &dyn Fn(usize) -> bool,
        likeness: fn(&Normal, &Normal) -> f64,
    ) -> Vec<(usize, f64)> {
        let normal = Normal::of(heading);
        let words = self.words.get_or_init(|| WordIndex::new(&self.headings));
        let mut close: Vec<(usize, f64)> = words
            .candidates(&normal, eligible)
            .into_iter()
            .map(|idx| (idx, likeness(&normal, &self.headings[idx].1)))
            .collect();
        close.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        close
    }
}

/// Which headings a word stands in.
struct WordIndex {
    occurrences: HashMap<String, Vec<usize>>,
    /// The sum of the weights of a heading's words.
    weights: Vec<f64>,
    /// The headings of few words, with their length in bytes.
    short: Vec<(usize, usize)>,
}

impl WordIndex {
    fn new(headings: &[(String, Normal)]) -> Self {
        let mut occurrences: HashMap<String, Vec<usize>> = HashMap::new();
        let mut short = Vec::new();
        for (idx, (_, normal)) in headings.iter().enumerate() {
            let mut n_words = 0;
            for word in normal.words() {
                n_words += 1;
                let places = occurrences.entry(word.to_owned()).or_default();
                if places.last() != Some(&idx) {
                    places.push(idx);
                }
            }
            if n_words <= FEW_WORDS {
                short.push((normal.text.len(), idx));
            }
        }
        let weight = |word: &str| rarity(occurrences[word].len(), headings.len());
        let weights = headings
            .iter()
            .map(|(_, normal)| normal.words().map(weight).sum())
            .collect();
        short.sort_unstable();
        Self {
            occurrences,
            weights,
            short,
        }
    }

    /// The headings worth comparing with `normal`, in no particular order, each once.
    fn candidates(&self, normal: &Normal, eligible: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let own_weight: f64 = normal.words().map(|word| self.weight(word)).sum();
        let mut ranked: Vec<(usize, f64)> = self
            .shared_weight(normal)
            .into_iter()
            .filter(|(idx, _)| eligible(*idx))
            .map(|(idx, shared)| (idx, shared / (own_weight + self.weights[idx])))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(MAX_COMPARED);
        let mut candidates: Vec<usize> = ranked.into_iter().map(|(idx, _)| idx).collect();
        if normal.words().count() <= FEW_WORDS {
            candidates.extend(self.as_short_as(normal).filter(|idx| eligible(*idx)));
            candidates.sort_unstable();
            candidates.dedup();
        }
        candidates
    }

    /// The weight of the words that each heading shares with `normal`, rare words first, until enough were seen.
    fn shared_weight(&self, normal: &Normal) -> HashMap<usize, f64> {
        let mut lists: Vec<&[usize]> = normal.words().map(|word| self.places(word)).collect();
        lists.sort_by_key(|places| places.len());
        let mut shared = HashMap::new();
        let mut n_seen = 0;
        for places in lists {
            n_seen += places.len();
            if n_seen > MAX_OCCURRENCES && !shared.is_empty() {
                break;
            }
            for idx in places {
                *shared.entry(*idx).or_insert(0.0) += rarity(places.len(), self.weights.len());
            }
        }
        shared
    }

    fn places(&self, word: &str) -> &[usize] {
        self.occurrences.get(word).map_or(&[], Vec::as_slice)
    }

    fn weight(&self, word: &str) -> f64 {
        rarity(self.places(word).len(), self.weights.len())
    }

    /// Headings of few words, neither much shorter nor much longer.
    fn as_short_as(&self, normal: &Normal) -> impl Iterator<Item = usize> {
        let length = normal.text.len();
        let first = self.short.partition_point(|(other, _)| *other * 3 < length * 2);
        let longest = length * 3 / 2;
        self.short[first..]
            .iter()
            .take_while(move |(other, _)| *other <= longest)
            .map(|(_, idx)| *idx)
    }
}

/// How much a word tells that stands in `n_places` of `n_headings`: its inverse document frequency.
fn rarity(n_places: usize, n_headings: usize) -> f64 {
    (1.0 + n_headings as f64 / n_places.max(1) as f64).ln()
}

#[cfg(test)]
mod tests {
    use super::{ByHeading, Found};

    fn find(headings: &[&str], heading: &str) -> Option<Found> {
        ByHeading::new(headings.iter().copied()).find(heading)
    }

    #[test]
    fn the_same_text_comes_before_the_same_words() {
        let headings = ["what is DNS", "What is DNS?", "What is DNS?"];
        assert_eq!(find(&headings, " What is DNS? "), Some(Found::Exact(vec![1, 2])));
        assert_eq!(
            find(&headings, "1. What is `DNS`?"),
            Some(Found::Normalised(vec![0, 1, 2]))
        );
    }

    #[test]
    fn a_heading_without_a_shared_word_is_found_if_it_is_short() {
        let headings = ["Idempotency", "Caching strategies", "Back-pressure"];
        let Some(Found::Approximate(close)) = find(&headings, "Idempotnecy") else {
            panic!("nothing was found")
        };
        assert_eq!(close.len(), 1);
        assert_eq!(close[0].0, 0);
        assert_eq!(find(&headings, "Kubernetes"), None);
        assert_eq!(find(&headings, "?!"), None);
    }

    #[test]
    fn only_eligible_headings_are_found() {
        let index = ByHeading::new(["What is DNS?", "What is a DNS zone?"].into_iter());
        assert_eq!(index.similar("What is DNS?", &|idx| idx == 1), None);
    }

    #[test]
    fn one_heading_is_found_among_ten_thousand() {
        let headings: Vec<String> = (0..10_000)
            .map(|n| {
                format!(
                    "How would you design service {n} so that component {} can fail?",
                    n % 977
                )
            })
            .collect();
        let index = ByHeading::new(headings.iter().map(String::as_str));
        let found = index.find("How would you desing servce 7351 so that componnet 512 can fail");
        let Some(Found::Approximate(close)) = found else {
            panic!("nothing was found")
        };
        assert_eq!(close[0].0, 7_351);
    }
}
