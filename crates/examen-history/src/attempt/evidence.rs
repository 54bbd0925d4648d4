//! How words of an answer matched, as far as a history remembers it.

/// How words of an answer matched a term of the rubric, best first. The grader's own list, which this crate does not
/// know: a front end translates one into the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// A literal, letter by letter.
    Literal,
    /// The same word.
    Exact,
    /// The same word in another form.
    Inflected,
    /// A word that begins as asked.
    Prefix,
    /// Joined or split.
    Compound,
    /// A phrase, its words adjacent.
    Phrase,
    /// An equivalent from the glossary.
    Glossary,
    /// A spelling mistake.
    Misspelt,
    /// A synonym.
    Synonym,
    /// A broader, narrower or otherwise related word.
    Related,
    /// A negation that turns the words around it.
    Negation,
}

impl EvidenceKind {
    const ALL: [Self; 11] = [
        Self::Literal,
        Self::Exact,
        Self::Inflected,
        Self::Prefix,
        Self::Compound,
        Self::Phrase,
        Self::Glossary,
        Self::Misspelt,
        Self::Synonym,
        Self::Related,
        Self::Negation,
    ];

    /// The name used in files: one lower-case word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Exact => "exact",
            Self::Inflected => "inflected",
            Self::Prefix => "prefix",
            Self::Compound => "compound",
            Self::Phrase => "phrase",
            Self::Glossary => "glossary",
            Self::Misspelt => "misspelt",
            Self::Synonym => "synonym",
            Self::Related => "related",
            Self::Negation => "negation",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
