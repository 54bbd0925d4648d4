//! Looks up the phrases that deny or disapprove.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cue::{Cue, Force, Reach};
use super::cue_table::CUES;

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
    for (phrase, cue) in CUES.iter() {
        let mut words = phrase.split(' ');
        let opening = openings.entry(words.next().unwrap_or_default()).or_default();
        match words.next() {
            Some(second) => opening
                .longer
                .entry(second)
                .or_default()
                .push((words.collect(), *cue)),
            None => opening.alone = Some(*cue),
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

/// The longest cue that begins at the first of `words`, and how many words it has.
pub(crate) fn cue_at<'a>(mut words: impl Iterator<Item = &'a str> + Clone) -> Option<(Cue, usize)> {
    let opening = OPENINGS.get(words.next()?)?;
    let alone = opening.alone.map(|cue| (cue, 1));
    let phrases = words.next().and_then(|second| opening.longer.get(second));
    let mut phrases = phrases.into_iter().flatten();
    let fits = |rest: &[&str]| words.clone().take(rest.len()).eq(rest.iter().copied());
    let longest = phrases.find(|(rest, _)| fits(rest));
    longest.map(|(rest, cue)| (*cue, rest.len() + 2)).or(alone)
}

#[cfg(test)]
mod tests {
    use super::super::cue::Reach;
    use super::{Cue, cue_at};

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
        assert!(find("note the cache").is_none());
        assert!(find("").is_none());
    }
}
