//! Stems of words: those of Porter2, but for words that have nothing to do with each other and would share one, irregular
//! forms, and words that are spelt in two ways.

use std::borrow::Cow;

use rust_stemmers::Stemmer;

use super::function_words::{auxiliary_base, beside};
use super::spellings::respelt;
use super::{comparatives, irregular};

/// Words, by the stem that they have instead of the one that Porter2 gives them and words of another sense: `integrity` is no
/// `integration`, `contention` no `content`. The table is our own; in it are words of interviews only.
const KEPT_APART: &[(&str, &str)] = &[
    ("author", "author-person"),
    ("authorities", "authority"),
    ("authority", "authority"),
    ("authors", "author-person"),
    ("business", "business"),
    ("businesses", "business"),
    ("consist", "consist-of"),
    ("consisted", "consist-of"),
    ("consisting", "consist-of"),
    ("consists", "consist-of"),
    ("container", "container"),
    ("containers", "container"),
    ("contention", "contention"),
    ("contentions", "contention"),
    ("customer", "customer"),
    ("customers", "customer"),
    ("department", "department"),
    ("departments", "department"),
    ("edition", "edition"),
    ("editions", "edition"),
    ("engineer", "engineer"),
    ("engineered", "engineer"),
    ("engineering", "engineer"),
    ("engineers", "engineer"),
    ("exception", "exception"),
    ("exceptions", "exception"),
    ("experience", "experience"),
    ("experienced", "experience"),
    ("experiences", "experience"),
    ("hardly", "hardly"),
    ("identical", "identical"),
    ("identically", "identical"),
    ("importance", "important"),
    ("important", "important"),
    ("importantly", "important"),
    ("informal", "informal"),
    ("informally", "informal"),
    ("integral", "integral"),
    ("integrals", "integral"),
    ("integrity", "integrity"),
    ("likely", "likely"),
    ("majorities", "majority"),
    ("majority", "majority"),
    ("minorities", "minority"),
    ("minority", "minority"),
    ("numerous", "numerous"),
    ("objective", "objective"),
    ("objectively", "objective"),
    ("objectives", "objective"),
    ("original", "original"),
    ("originally", "original"),
    ("originals", "original"),
    ("positive", "positive"),
    ("positively", "positive"),
    ("positives", "positive"),
    ("production", "production"),
    ("productions", "production"),
    ("productive", "productive"),
    ("productively", "productive"),
    ("productivity", "productive"),
    ("respective", "respective"),
    ("respectively", "respective"),
    ("response", "response"),
    ("responses", "response"),
    ("several", "several"),
    ("terminal", "terminal"),
    ("terminals", "terminal"),
    ("transition", "transition"),
    ("transitioned", "transition"),
    ("transitioning", "transition"),
    ("transitions", "transition"),
    ("unlikely", "unlikely"),
];

/// The stem of a folded word, or the base of an auxiliary.
pub(super) fn stem(stemmer: &Stemmer, folded: &str) -> String {
    if let Some(base) = auxiliary_base(folded).or_else(|| beside(KEPT_APART, folded)) {
        return base.to_owned();
    }
    // The stemmer knows English letters only; other scripts are their own stem.
    if folded.is_ascii() {
        let base = irregular::base_of(folded).or_else(|| comparatives::base_of(folded));
        let base = base.map_or_else(|| respelt(folded), Cow::Borrowed);
        stemmer.stem(&base).into_owned()
    } else {
        folded.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use rust_stemmers::{Algorithm, Stemmer};

    use super::{KEPT_APART, stem};

    #[test]
    fn words_of_another_sense_have_another_stem() {
        let stemmer = Stemmer::create(Algorithm::English);
        let check = |one: &str, other: &str, are_one: bool| {
            assert_eq!(
                stem(&stemmer, one) == stem(&stemmer, other),
                are_one,
                "{one}, {other}"
            );
        };
        check("integrity", "integration", false);
        check("contention", "content", false);
        check("customers", "custom", false);
        check("container", "contains", false);
        check("consists", "consistent", false);
        check("production", "products", false);
        check("customers", "customer", true);
        check("responses", "response", true);
        check("integrates", "integration", true);
    }

    #[test]
    fn the_table_is_sorted_and_has_what_the_stemmer_puts_together() {
        assert!(KEPT_APART.is_sorted());
        let stemmer = Stemmer::create(Algorithm::English);
        for (word, stem) in KEPT_APART {
            assert_ne!(stemmer.stem(word), *stem, "{word} would have its stem anyway");
        }
    }
}
