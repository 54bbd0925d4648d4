//! Looks up the phrases that deny or disapprove.

use super::cue::Cue;
use super::cue_table::CUES;

/// Whether some cue begins with the word `folded`.
pub(crate) fn begins_cue(folded: &str) -> bool {
    let from = CUES.partition_point(|(phrase, _)| *phrase < folded);
    CUES[from..]
        .iter()
        .take_while(|(phrase, _)| phrase.starts_with(folded))
        .any(|(phrase, _)| {
            let rest = &phrase[folded.len()..];
            rest.is_empty() || rest.starts_with(' ')
        })
}

/// The longest cue that begins at the first of `words`, and how many words it has.
pub(crate) fn cue_at<'a>(words: &(impl Iterator<Item = &'a str> + Clone)) -> Option<(Cue, usize)> {
    let first = words.clone().next()?;
    let from = CUES.partition_point(|(phrase, _)| *phrase < first);
    let candidates = CUES[from..]
        .iter()
        .take_while(|(phrase, _)| phrase.starts_with(first));
    let fits = candidates.filter_map(|(phrase, cue)| {
        let mut said = words.clone();
        let mut n_words = 0;
        for wanted in phrase.split(' ') {
            if said.next() != Some(wanted) {
                return None;
            }
            n_words += 1;
        }
        Some((*cue, n_words))
    });
    fits.max_by_key(|(_, n_words)| *n_words)
}

#[cfg(test)]
mod tests {
    use super::super::cue::Reach;
    use super::{Cue, cue_at};

    #[test]
    fn the_longest_phrase_wins() {
        let find = |text: &str| cue_at(&text.split(' '));
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
