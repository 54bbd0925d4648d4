//! Words that carry grammar rather than content.

/// Auxiliary forms and the base they stand for, so that `doesn't` and `do not` meet.
const AUXILIARIES: &[(&str, &str)] = &[
    ("am", "be"),
    ("are", "be"),
    ("been", "be"),
    ("being", "be"),
    ("did", "do"),
    ("does", "do"),
    ("doing", "do"),
    ("done", "do"),
    ("had", "have"),
    ("has", "have"),
    ("having", "have"),
    ("is", "be"),
    ("was", "be"),
    ("were", "be"),
    ("would've", "would"),
];

/// Negative contractions as people type them without the apostrophe, and where they split.
const BARE_CONTRACTIONS: &[(&str, &str)] = &[
    ("arent", "are"),
    ("cannot", "can"),
    ("cant", "can"),
    ("couldnt", "could"),
    ("didnt", "did"),
    ("doesnt", "does"),
    ("dont", "do"),
    ("hadnt", "had"),
    ("hasnt", "has"),
    ("havent", "have"),
    ("isnt", "is"),
    ("mightnt", "might"),
    ("mustnt", "must"),
    ("neednt", "need"),
    ("shouldnt", "should"),
    ("wasnt", "was"),
    ("werent", "were"),
    ("wont", "will"),
    ("wouldnt", "would"),
];

/// Function words of English, sorted. Based on the closed word classes (articles, pronouns, prepositions,
/// conjunctions, auxiliaries, quantifiers) plus the handful of verbs that carry next to no content in answers.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "else",
    "etc",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "gets",
    "getting",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "hence",
    "her",
    "here",
    "hers",
    "him",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "let",
    "lets",
    "like",
    "made",
    "make",
    "makes",
    "making",
    "many",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "neither",
    "never",
    "no",
    "none",
    "nor",
    "not",
    "of",
    "off",
    "often",
    "on",
    "once",
    "one",
    "ones",
    "only",
    "or",
    "other",
    "others",
    "otherwise",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "per",
    "quite",
    "rather",
    "really",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "use",
    "used",
    "uses",
    "using",
    "very",
    "via",
    "was",
    "way",
    "ways",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
    "yours",
];

/// Whether `folded` carries grammar rather than content.
pub(crate) fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// The base of an auxiliary verb form.
pub(crate) fn auxiliary_base(folded: &str) -> Option<&'static str> {
    beside(AUXILIARIES, folded)
}

/// What stands beside `word` in a table that is sorted by its first column.
pub(super) fn beside(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let row = table.binary_search_by_key(&word, |&(first, _)| first).ok()?;
    Some(table[row].1)
}

/// Splits a negative contraction: `doesn't` into `does` and the byte where the negation begins.
pub(crate) fn split_contraction(folded: &str) -> Option<(&'static str, usize)> {
    if let Ok(idx) = BARE_CONTRACTIONS.binary_search_by_key(&folded, |&(form, _)| form) {
        let base = BARE_CONTRACTIONS[idx].1;
        let cut = if folded == "cannot" { 3 } else { folded.len() - 2 };
        return Some((base, cut));
    }
    // `is'nt` is a slip for `isn't`.
    let stripped = folded
        .strip_suffix("n't")
        .or_else(|| folded.strip_suffix("'nt"))?;
    let base = match stripped {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        "ai" => "be",
        other => BARE_CONTRACTIONS
            .iter()
            .map(|&(_, base)| base)
            .find(|&base| base == other)?,
    };
    Some((base, folded.len() - 3))
}

#[cfg(test)]
mod tests {
    use super::{AUXILIARIES, BARE_CONTRACTIONS, FUNCTION_WORDS, split_contraction};

    #[test]
    fn the_tables_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(AUXILIARIES.is_sorted());
        assert!(BARE_CONTRACTIONS.is_sorted());
    }

    #[test]
    fn contractions_split_before_the_negation() {
        assert_eq!(split_contraction("don't"), Some(("do", 2)));
        assert_eq!(split_contraction("can't"), Some(("can", 2)));
        assert_eq!(split_contraction("won't"), Some(("will", 2)));
        assert_eq!(split_contraction("cannot"), Some(("can", 3)));
        assert_eq!(split_contraction("doesnt"), Some(("does", 4)));
        assert_eq!(split_contraction("is'nt"), Some(("is", 2)));
        assert_eq!(split_contraction("want"), None);
    }
}
