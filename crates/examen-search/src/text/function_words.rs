//! Words that say nothing of what somebody looks for.

/// English function words and the frame of questions. They count in phrases, and where a query has nothing else.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "dont", "during", "each", "else", "few", "for", "from", "get", "got", "had", "has",
    "have", "he", "her", "him", "his", "how", "i", "if", "im", "in", "into", "is", "it", "its", "itself",
    "ive", "just", "may", "me", "more", "most", "much", "must", "my", "no", "not", "of", "off", "on", "only",
    "or", "other", "our", "out", "over", "own", "same", "shall", "she", "should", "since", "so", "some",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "to", "too", "under", "until", "up", "us", "very", "via", "was", "we", "well", "were", "what",
    "whats", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "without", "would", "yes", "yet", "you", "your",
];

/// Whether `word`, in lower case and without apostrophes, is an English function word.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, is_function_word};

    #[test]
    fn the_list_is_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(is_function_word("the") && !is_function_word("cache"));
    }
}
