//! The words of a text that carry its subject, by stem.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

/// Words that carry no subject: function words of English, and the words that interviews are made of.
const EMPTY: &str = "
    a about above across after again against all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing done down during each either else etc even ever every few
    for from further get gets happen happens given goes had has have having he her here hers him his how however i if in into is it
    its itself just let like made make makes making many may me might more most much must my need needs no nor not now
    of off on once one ones only onto or other others our out over own per rather really same set shall she should
    since so some something such than that the their them then there these they thing things this those through to
    too two under until up upon us use used uses using various very via was way ways we well were what when where
    whether which while who whom whose why will with within without would yes yet you your
    approach approaches handle handled handling implement implemented implementing implements practice practices
    strategies strategy technique techniques
    answer answers candidate candidates concept concepts define describe difference different discuss ensure example
    examples experience explain imagine important importance interview interviewer main mean means mention name
    question questions role significance suppose tell think time work
";

/// The stems of the words in `text` that carry its subject, in order, with repetitions.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let text = text.replace(['’', '\''], "'").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '\''))
        .map(|word| word.trim_end_matches("'s").trim_matches('\''))
        .filter(|word| word.chars().count() > 1 && !is_empty(word))
        .map(|word| stemmer.stem(word).into_owned())
        .collect()
}

/// The same as a set.
pub(crate) fn stem_set(text: &str) -> BTreeSet<String> {
    stems(text).into_iter().collect()
}

/// Whether `word`, punctuation around it ignored, carries some of the subject.
pub(crate) fn is_telling(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !bare.is_empty() && !is_empty(&bare)
}

fn is_empty(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY.split_whitespace().collect());
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::stems;

    #[test]
    fn only_words_that_carry_the_subject_count() {
        assert_eq!(
            stems("What is the server's cache, and why C++?"),
            ["server", "cach", "c++"]
        );
    }
}
