//! Looks up the phrases that deny or disapprove.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cue::{Cue, Force, Reach};
use super::cue_table::{CUES, DENIED};
use super::worth::{INDISPENSABLE, WORTHLESS};

/// The cues that begin with one word.
#[derive(Default)]
struct Opening {
    /// What the word means by itself.
    alone: Option<Cue>,
    /// By the second word: the words after it and what the phrase means, the longest first.
    longer: FxHashMap<&'static str, Vec<(Vec<&'static str>, Cue)>>,
}

/// The cues by their first word.
static OPENINGS: LazyLock<FxHashMap<&'static str, Opening>> = LazyLock::new(|| {
    let mut openings: FxHashMap<&str, Opening> = FxHashMap::default();
    let worthless = WORTHLESS.iter().map(|phrase| (&**phrase, DENIED));
    let spared = INDISPENSABLE.iter().map(|phrase| (&**phrase, Cue::Pseudo));
    for (phrase, cue) in CUES.iter().copied().chain(worthless).chain(spared) {
        let mut words = phrase.split(' ');
        let opening = openings.entry(words.next().unwrap_or_default()).or_default();
        match words.next() {
            Some(second) => opening
                .longer
                .entry(second)
                .or_default()
                .push((words.collect(), cue)),
            None => opening.alone = Some(cue),
        }
    }
    for opening in openings.values_mut() {
        for phrases in opening.longer.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }
    openings
});

/// Whether some cue begins with the word `folded`.
pub(crate) fn begins_cue(folded: &str) -> bool {
    OPENINGS.contains_key(folded)
}

/// Whether the word `folded` by itself denies what follows: `nothing`, `never`.
pub(crate) fn denies_alone(folded: &str) -> bool {
    let alone = OPENINGS.get(folded).and_then(|opening| opening.alone);
    alone == Some(Cue::Turns(Force::Denial, Reach::Forward))
}

/// The longest cue that begins at the first of `words`, and how many words it has, those included that only stress it:
/// `can safely be ignored`, `no real benefit`.
pub(crate) fn cue_at<'a>(mut words: impl Iterator<Item = &'a str> + Clone) -> Option<(Cue, usize)> {
    let opening = OPENINGS.get(words.next()?)?;
    let alone = opening.alone.map(|cue| (cue, 1));
    if opening.longer.is_empty() {
        return alone;
    }
    opening
        .longest(words.clone(), 1)
        .or_else(|| {
            let stressed = words.next().is_some_and(stresses);
            stressed.then(|| opening.longest(words, 2)).flatten()
        })
        .or(alone)
}

impl Opening {
    /// The longest phrase that goes on with `words`, `n_before` words behind its first one.
    fn longest<'a>(
        &self,
        mut words: impl Iterator<Item = &'a str> + Clone,
        n_before: usize,
    ) -> Option<(Cue, usize)> {
        let phrases = self.longer.get(words.next()?)?;
        let mut found = phrases
            .iter()
            .filter_map(|(rest, cue)| Some((*cue, n_before + 1 + length(rest, words.clone())?)));
        found.next()
    }
}

/// How many of `words` the phrase `rest` takes, if it stands at their beginning.
fn length<'a>(rest: &[&str], words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut wanted = rest.iter().peekable();
    let mut n_words = 0;
    let mut words = words.take(2 * rest.len());
    while let Some(next) = wanted.peek() {
        let word = words.next()?;
        n_words += 1;
        if word == **next {
            wanted.next();
        } else if !stresses(word) {
            return None;
        }
    }
    Some(n_words)
}

/// Whether `word` may stand within a cue without a change of what it says.
fn stresses(word: &str) -> bool {
    STRESSES.binary_search(&word).is_ok()
}

const STRESSES: &[&str] = &[
    "absolutely",
    "actual",
    "actually",
    "additional",
    "also",
    "altogether",
    "completely",
    "easily",
    "entirely",
    "ever",
    "frankly",
    "good",
    "great",
    "honestly",
    "measurable",
    "noticeable",
    "obvious",
    "particular",
    "particularly",
    "perfectly",
    "practical",
    "practically",
    "quite",
    "real",
    "really",
    "safely",
    "simply",
    "strictly",
    "technical",
    "truly",
    "usually",
    "very",
    "visible",
    "whatsoever",
];

#[cfg(test)]
mod tests {
    use super::super::cue::Reach;
    use super::{Cue, STRESSES, cue_at};

    #[test]
    fn words_of_stress_are_sorted() {
        assert!(STRESSES.is_sorted());
    }

    #[test]
    fn the_longest_phrase_wins() {
        let find = |text: &str| cue_at(text.split(' '));
        assert!(matches!(find("not only a cache"), Some((Cue::Pseudo, 2))));
        assert!(matches!(
            find("not needed"),
            Some((Cue::Turns(_, Reach::Backward), 2))
        ));
        assert!(matches!(
            find("not a cache"),
            Some((Cue::Turns(_, Reach::Forward), 1))
        ));
        assert!(matches!(
            find("can safely be ignored"),
            Some((Cue::Turns(_, Reach::Backward), 4))
        ));
        assert!(find("note the cache").is_none());
        assert!(find("").is_none());
    }
}
