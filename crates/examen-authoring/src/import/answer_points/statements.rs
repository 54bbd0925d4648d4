//! Tells sentences that state something of the subject from those that only surround it.

use crate::import::wording::sentences::{first_word, strip_words, words};

/// A statement of more words is not clear.
const LONGEST: usize = 40;

/// Openings of sentences about the answer itself, or to the reader.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "a simple solution", "as you", "below", "check out", "consider", "credit", "e.g.", "example", "following", "for example",
    "for instance", "for more", "here are", "here is", "here's", "hope", "i", "i'd", "i'm", "imagine", "in the code", "in the example",
    "in the following", "in this example", "it depends", "let me", "let us", "let's", "look at", "more info", "my", "no", "note", "now",
    "output", "read more", "ref link", "say", "see", "sorry", "source", "suppose", "take a look", "thanks", "the following",
    "to understand", "try", "try it", "we'll", "yes",
];

/// Openings of sentences that mean something only after the one before, or beside a piece of code.
#[rustfmt::skip]
const DEPENDENT: &[&str] = &[
    "above", "after that", "after this", "afterwards", "as mentioned", "as shown", "as we", "because of this", "coming back", "due to this",
    "fyi", "if this", "in above", "in both", "in that case", "in the above", "let say", "lets say", "otherwise", "such", "the above",
    "the code above", "the code below", "the code sample", "the same", "then",
];

/// Words after `this` with which it stands for the subject: `this is`, `this means`.
#[rustfmt::skip]
const AFTER_THIS: &[&str] = &[
    "allows", "also", "can", "causes", "creates", "enables", "ensures", "gives", "has", "helps", "improves", "includes", "is", "lets", "makes",
    "means", "prevents", "provides", "reduces", "requires", "was", "will", "works",
];

/// Whether `sentence` says something of the subject, rather than of the answer itself.
pub(super) fn is_about_subject(sentence: &str) -> bool {
    let sentence = sentence.replace('’', "'");
    let opens_with = |openings: &[&str]| {
        openings
            .iter()
            .any(|opening| strip_words(&sentence, opening).is_some())
    };
    let talks = sentence.to_lowercase().contains("let's") || sentence.ends_with([':', '?']);
    !talks && !opens_with(LEADING) && !is_address(&sentence) && words(&sentence).len() >= 4
}

/// Whether `sentence` can be understood without what stands around it.
pub(super) fn is_clear(sentence: &str) -> bool {
    let sentence = sentence.replace('’', "'");
    let all = words(&sentence);
    let personal = all
        .iter()
        .any(|word| ["I", "I'd", "I'm", "I've", "my"].contains(word));
    let is_code = sentence.matches('`').count() > 8;
    let is_whole = first_word(&sentence).0.chars().any(char::is_alphanumeric)
        || sentence.starts_with(['`', '"', '“', '.']);
    let depends = DEPENDENT
        .iter()
        .any(|opening| strip_words(&sentence, opening).is_some())
        || points_back(&sentence);
    all.len() <= LONGEST && !personal && !is_code && is_whole && !depends
}

/// `this method`, `these two`; also `see below` and `in the example above`.
fn points_back(sentence: &str) -> bool {
    let noun = ["this", "these", "those"]
        .iter()
        .find_map(|word| strip_words(sentence, word));
    let names = noun.is_some_and(|rest| !AFTER_THIS.contains(&first_word(rest).0.as_str()));
    let lower = sentence.to_lowercase();
    let places = [
        "see below",
        "example above",
        "example below",
        "code above",
        "code below",
        "above code",
        "above example",
        "following code",
    ];
    names || places.iter().any(|place| lower.contains(place))
}

/// Whether `text` is, or holds, the address of a page.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::{is_about_subject, is_clear};

    #[test]
    fn talk_is_no_statement() {
        assert!(is_about_subject("A lock keeps others out."));
        assert!(!is_about_subject("For example, a lock keeps others out."));
        assert!(!is_about_subject("The steps to take are these:"));
        assert!(!is_about_subject("Done."));
    }

    #[test]
    fn what_points_back_is_not_clear() {
        assert!(is_clear("This is a lock that threads share."));
        assert!(!is_clear("This lock is shared by threads."));
        assert!(!is_clear("I would take a lock there."));
        assert!(!is_clear("Otherwise the lock is held for ever."));
    }
}
