//! Looks up the phrases that deny or disapprove.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

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

/// What denies the worth of its subject, behind `would` and its like: `would not be needed`.
static BEHIND_MODALS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let denied = CUES.iter().filter(|(_, cue)| *cue == DENIED);
    let denied = denied.filter_map(|(phrase, _)| phrase.strip_prefix("not "));
    denied.map(|rest| format!("not be {rest}")).collect()
});

/// The cues by their first word.
static OPENINGS: LazyLock<FxHashMap<&'static str, Opening>> = LazyLock::new(|| {
    let mut openings: FxHashMap<&str, Opening> = FxHashMap::default();
    let worthless = WORTHLESS.iter().map(|phrase| (&**phrase, DENIED));
    let spared = INDISPENSABLE.iter().map(|phrase| (&**phrase, Cue::Pseudo));
    let modal = BEHIND_MODALS.iter().map(|phrase| (&**phrase, DENIED));
    for (phrase, cue) in CUES.iter().copied().chain(worthless).chain(spared).chain(modal) {
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

/// The second words of cues.
static CONTINUATIONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let openings = OPENINGS.values();
    openings
        .flat_map(|opening| opening.longer.keys().copied())
        .collect()
});

/// Whether some cue begins with the word `folded`.
pub(crate) fn begins_cue(folded: &str) -> bool {
    OPENINGS.contains_key(folded)
}

/// Whether the word `folded` is a cue by itself.
pub(crate) fn is_cue(folded: &str) -> bool {
    OPENINGS
        .get(folded)
        .is_some_and(|opening| opening.alone.is_some())
}

/// Whether some cue goes on with the word `folded` behind its first one.
pub(crate) fn continues_cue(folded: &str) -> bool {
    CONTINUATIONS.contains(folded) || stresses(folded)
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
    let Some(mut second) = words.next() else {
        return alone;
    };
    let mut n_words = 2;
    let mut phrases = opening.longer.get(second);
    if phrases.is_none() && stresses(second) {
        second = words.next().unwrap_or_default();
        n_words += 1;
        phrases = opening.longer.get(second);
    }
    let mut phrases = phrases.into_iter().flatten();
    let longest = phrases.find_map(|(rest, cue)| Some((*cue, n_words + length(rest, words.clone())?)));
    longest.or(alone)
}

/// How many of `words` the words of `rest` take, if they stand at their beginning.
fn length<'a>(rest: &[&str], mut words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut n_words = 0;
    for wanted in rest {
        loop {
            let word = words.next()?;
            n_words += 1;
            if word == *wanted {
                break;
            }
            if !stresses(word) {
                return None;
            }
        }
    }
    Some(n_words)
}

/// Whether `word` may stand within a cue without a change of what it says.
fn stresses(word: &str) -> bool {
    word.len() >= SHORTEST_STRESS && STRESSES.contains(word)
}

/// The shortest of [`STRESSES`] has so many letters.
const SHORTEST_STRESS: usize = 4;

/// Words that stress what a cue says.
static STRESSES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    FxHashSet::from_iter([
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
    ])
});

#[cfg(test)]
mod tests {
    use super::super::cue::Reach;
    use super::{Cue, SHORTEST_STRESS, STRESSES, cue_at};

    #[test]
    fn no_word_of_stress_is_shorter_than_it_should_be() {
        assert_eq!(
            STRESSES.iter().map(|word| word.len()).min(),
            Some(SHORTEST_STRESS)
        );
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
