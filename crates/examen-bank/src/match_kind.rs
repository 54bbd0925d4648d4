//! How words of an answer match words of a rubric.

use serde::Serialize;

/// How words of an answer match a term of the rubric, or what they do to it. The order is from the best match to the
/// faintest, so that of several kinds for the same words the least is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchKind {
    /// A literal, letter by letter: `` `401` ``.
    Literal,
    /// The same word.
    Exact,
    /// The same word in another form: `retries` for `retry`.
    Inflected,
    /// A word that begins as asked: `invalidation` for `invalidat*`.
    Prefix,
    /// Joined or split: `data base` for `database`.
    Compound,
    /// A phrase, its words one after the other: `"at least once"`.
    Phrase,
    /// An equivalent from the glossary of the bank: `store` for `database`, if it says so.
    Glossary,
    /// An abbreviation of the rubric's words that the question or the answer explains: `JWT` for `JSON Web Token`.
    Acronym,
    /// The words of such an abbreviation: `JSON Web Token` for `JWT`.
    Expansion,
    /// A spelling mistake: `invaldate` for `invalidate`. No known word is one.
    Misspelt,
    /// A synonym: `remove` for `delete`.
    Synonym,
    /// A word related in meaning or of one root, which counts less: `outdated` for `stale`.
    Related,
    /// No match, but the word that denies what was matched: `not`.
    Negation,
    /// No match, but a word in the place of another one: what the rubric says of that is said of this.
    Swapped,
}

impl MatchKind {
    /// All kinds, best first.
    pub const ALL: [Self; 14] = [
        Self::Literal,
        Self::Exact,
        Self::Inflected,
        Self::Prefix,
        Self::Compound,
        Self::Phrase,
        Self::Glossary,
        Self::Acronym,
        Self::Expansion,
        Self::Misspelt,
        Self::Synonym,
        Self::Related,
        Self::Negation,
        Self::Swapped,
    ];

    /// The name used in files and machine-readable output: one lower-case word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Exact => "exact",
            Self::Inflected => "inflected",
            Self::Prefix => "prefix",
            Self::Compound => "compound",
            Self::Phrase => "phrase",
            Self::Glossary => "glossary",
            Self::Acronym => "acronym",
            Self::Expansion => "expansion",
            Self::Misspelt => "misspelt",
            Self::Synonym => "synonym",
            Self::Related => "related",
            Self::Negation => "negation",
            Self::Swapped => "swapped",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How to say it before the rubric's word: `misspelling of`.
    pub fn relation(self) -> &'static str {
        match self {
            Self::Literal | Self::Exact => "says",
            Self::Inflected => "form of",
            Self::Prefix => "begins with",
            Self::Compound => "compound of",
            Self::Phrase => "phrase",
            Self::Glossary => "stands for",
            Self::Acronym => "short for",
            Self::Expansion => "long for",
            Self::Misspelt => "misspelling of",
            Self::Synonym => "synonym of",
            Self::Related => "related to",
            Self::Negation => "denies",
            Self::Swapped => "in the place of",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MatchKind;

    #[test]
    fn names_tell_the_kinds_apart() {
        for kind in MatchKind::ALL {
            assert_eq!(MatchKind::from_name(kind.name()), Some(kind));
        }
        assert!(MatchKind::ALL.is_sorted());
        assert_eq!(MatchKind::from_name("guessed"), None);
    }
}
