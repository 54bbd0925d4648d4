//! Words and short phrases that deny or disapprove, and which way they reach.
//!
//! Cue and scope follow the tradition of NegEx (Chapman et al., J Biomed Inform 34:301, 2001): a cue has a
//! direction, scopes end at clause boundaries, pseudo-negations such as `not only` are listed first. The vocabulary
//! is our own, collected from answers to interview questions.

/// What a cue does to the words in its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// Says that it is not so: turns points and misconceptions.
    Denial,
    /// Says that it would be wrong: turns misconceptions only, for `stale data is bad` still makes its point.
    Disapproval,
}

/// Which words a cue turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Those after it in its clause.
    Forward,
    /// The noun phrase after it: `without the role`.
    Phrase,
    /// Those before it in its clause: `… is not needed`.
    Backward,
    /// Those said just before, whatever the punctuation: `…, no wait`.
    Said,
    /// All those before it in its sentence, whatever the punctuation: `…, so that is not what you should do`.
    Sentence,
    /// The same, where it closes its clause: `Reviews are talk, I would skip them`.
    Closing,
    /// Those on both sides in its sentence: `… is a mistake`, `it is a mistake to …`.
    Both,
}

/// What a phrase means for negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// It turns words.
    Turns(Force, Reach),
    /// It looks like a cue and is none: `not only`.
    Pseudo,
}

const DENIES: Cue = Cue::Turns(Force::Denial, Reach::Forward);
const DENIES_PHRASE: Cue = Cue::Turns(Force::Denial, Reach::Phrase);
const DENIED: Cue = Cue::Turns(Force::Denial, Reach::Backward);
const TAKEN_BACK: Cue = Cue::Turns(Force::Denial, Reach::Said);
const LEFT: Cue = Cue::Turns(Force::Denial, Reach::Closing);
const NOT_TO_BE_DONE: Cue = Cue::Turns(Force::Disapproval, Reach::Sentence);
const NOT_SO: Cue = Cue::Turns(Force::Disapproval, Reach::Said);
const WRONG: Cue = Cue::Turns(Force::Disapproval, Reach::Both);
const WRONG_AHEAD: Cue = Cue::Turns(Force::Disapproval, Reach::Forward);

/// Phrases by first word; of several that fit, the longest counts. Words are as the reader leaves them:
/// `doesn't` is `do not`. Sorted by the phrase.
const CUES: &[(&str, Cue)] = &[
    ("against", WRONG_AHEAD),
    ("anti pattern", WRONG),
    ("antipattern", WRONG),
    ("avoid", DENIES),
    ("avoided", DENIED),
    ("avoiding", DENIES),
    ("avoids", DENIES),
    ("bad", WRONG),
    ("careful", WRONG_AHEAD),
    ("common mistake", WRONG),
    ("dangerous", WRONG),
    ("disagree", DENIES),
    ("disagree with", DENIES),
    ("do without it", LEFT),
    ("do without that", LEFT),
    ("do without them", LEFT),
    ("does not matter", DENIED),
    ("doubt", DENIES),
    ("doubted", DENIES),
    ("drop it", LEFT),
    ("drop that", LEFT),
    ("drop them", LEFT),
    ("false", WRONG),
    ("forget", DENIES),
    ("forget about", DENIES),
    ("forgetting", DENIES),
    ("hardly", DENIES),
    ("harmful", WRONG),
    ("has nothing to do with", Cue::Turns(Force::Denial, Reach::Both)),
    ("have nothing to do with", Cue::Turns(Force::Denial, Reach::Both)),
    ("hopeless", WRONG),
    ("insecure", WRONG),
    ("instead of", DENIES_PHRASE),
    ("irrelevant", DENIED),
    ("lack of", DENIES_PHRASE),
    ("leave it out", LEFT),
    ("leave out", Cue::Turns(Force::Denial, Reach::Both)),
    ("leave that out", LEFT),
    ("leave them out", LEFT),
    ("misconception", WRONG),
    ("mistake", WRONG),
    ("misunderstanding", WRONG),
    ("myth", WRONG),
    ("naive", WRONG),
    ("needless", DENIES),
    ("neither", DENIES),
    ("never", DENIES),
    ("never mind", DENIES),
    ("never necessary", DENIED),
    ("never needed", DENIED),
    ("never required", DENIED),
    ("never worth", DENIED),
    ("no", DENIES),
    ("no difference", DENIED),
    ("no doubt", Cue::Pseudo),
    ("no matter", Cue::Pseudo),
    ("no need", DENIES),
    ("no point", DENIES),
    ("no question", Cue::Pseudo),
    ("no scratch that", TAKEN_BACK),
    ("no sense", DENIED),
    ("no sorry", TAKEN_BACK),
    ("no use", DENIED),
    ("no value", DENIED),
    ("no wait", TAKEN_BACK),
    ("no wonder", Cue::Pseudo),
    ("nobody", DENIES),
    ("none", DENIES),
    ("nonsense", WRONG),
    ("nor", DENIES),
    ("not", DENIES),
    ("not a good idea", NOT_SO),
    ("not a solution", NOT_SO),
    ("not bother", Cue::Turns(Force::Denial, Reach::Both)),
    ("not correct", NOT_SO),
    ("not doubt", Cue::Pseudo),
    ("not enough", NOT_SO),
    ("not help", DENIED),
    ("not how", NOT_TO_BE_DONE),
    ("not important", DENIED),
    ("not just", Cue::Pseudo),
    ("not matter", DENIED),
    ("not measurable", DENIED),
    ("not merely", Cue::Pseudo),
    ("not necessary", DENIED),
    ("not needed", DENIED),
    ("not ok", NOT_SO),
    ("not okay", NOT_SO),
    ("not only", Cue::Pseudo),
    ("not quite correct", NOT_SO),
    ("not really correct", NOT_SO),
    ("not really necessary", DENIED),
    ("not really needed", DENIED),
    ("not really true", NOT_SO),
    ("not relevant", DENIED),
    ("not required", DENIED),
    ("not right", NOT_SO),
    ("not safe", NOT_SO),
    ("not simply", Cue::Pseudo),
    ("not something", DENIED),
    ("not sufficient", NOT_SO),
    ("not the answer", NOT_SO),
    ("not the solution", NOT_SO),
    ("not the way", NOT_TO_BE_DONE),
    ("not true", NOT_SO),
    ("not useful", DENIED),
    ("not what i would", NOT_TO_BE_DONE),
    ("not what we want", NOT_TO_BE_DONE),
    ("not what you should", NOT_TO_BE_DONE),
    ("not what you want", NOT_TO_BE_DONE),
    ("not worth", DENIED),
    ("nothing", DENIES),
    ("nothing but", Cue::Pseudo),
    ("nowhere", DENIES),
    ("over engineering", DENIED),
    ("overengineering", DENIED),
    ("overkill", DENIED),
    ("overrated", DENIED),
    ("people think", WRONG_AHEAD),
    ("pointless", DENIED),
    ("prevent", WRONG_AHEAD),
    ("rather than", DENIES_PHRASE),
    ("refuse to", DENIES),
    ("reject", WRONG_AHEAD),
    ("risky", WRONG),
    ("scratch that", TAKEN_BACK),
    ("skip", DENIES),
    ("skip it", LEFT),
    ("skip that", LEFT),
    ("skip them", LEFT),
    ("skip this", LEFT),
    ("skipping", DENIES),
    ("tempting", WRONG),
    ("unacceptable", WRONG),
    ("unlike", DENIES_PHRASE),
    ("unnecessary", DENIED),
    ("unneeded", DENIED),
    ("unsafe", WRONG),
    ("unwise", WRONG),
    ("useless", DENIED),
    ("waste of effort", DENIED),
    ("waste of money", DENIED),
    ("waste of time", DENIED),
    ("wasted effort", DENIED),
    ("why not", Cue::Pseudo),
    ("without", DENIES_PHRASE),
    ("without a doubt", Cue::Pseudo),
    ("without doubt", Cue::Pseudo),
    ("wrong", WRONG),
    ("wrongly", WRONG),
];

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
    use super::{CUES, Cue, Reach, cue_at};

    #[test]
    fn the_table_can_be_searched() {
        let firsts: Vec<&str> = CUES
            .iter()
            .map(|(phrase, _)| phrase.split(' ').next().unwrap_or(""))
            .collect();
        assert!(firsts.is_sorted(), "cues must be grouped by first word");
    }

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
