//! Names that survive rewording: of questions, points, revisions and answers.

use std::fmt;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::parse::id::is_good_id;

/// Words that a default id does not end in, so that `Accepts staleness where it …` becomes `accepts-staleness`.
const TRAILING: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "if", "in", "into", "is", "it",
    "its", "of", "on", "or", "so", "than", "that", "the", "their", "then", "they", "this", "to", "was",
    "what", "when", "where", "which", "who", "whose", "why", "will", "with", "without",
];

/// The stable name of a question, unique in its bank: lower-case words joined by hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(String);

/// The stable name of a point, unique in its question: lower-case words joined by hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PointId(String);

impl QuestionId {
    /// The id `text`, if it can be written wherever ids of a question are: it has lower-case letters, digits, `-`, `_`
    /// and `.`, and a letter or digit among them.
    pub fn parse(text: &str) -> Option<Self> {
        is_good_id(text).then(|| Self(text.to_owned()))
    }

    /// The id `text`, taken as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The default id of a question without one: the first eight words of its heading.
    pub fn from_heading(heading: &str) -> Self {
        Self(slug(heading, 8))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PointId {
    /// The id `text`, if it can be written wherever ids of a point are: it has lower-case letters, digits, `-`, `_`
    /// and `.`, and a letter or digit among them.
    pub fn parse(text: &str) -> Option<Self> {
        is_good_id(text).then(|| Self(text.to_owned()))
    }

    /// The id `text`, taken as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The default id of a point without one: the first three words of its label, function words at the end
    /// dropped.
    pub fn from_label(label: &str) -> Self {
        Self(slug(label, 3))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for PointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Fingerprint of a question's prompt and rubric: another revision may mark the same answer otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Revision(u64);

impl Revision {
    /// The revision of the given text (XXH3, 64 bits).
    pub fn of(text: &str) -> Self {
        Self(xxh3_64(text.as_bytes()))
    }

    /// Reads sixteen hexadecimal digits, which is how a revision is printed.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        digits
            .then(|| u64::from_str_radix(text, 16).ok().map(Self))
            .flatten()
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Fingerprint of an answer's text, eight hexadecimal digits in a review file. It tells whether an answer was
/// changed after it was judged; it is no protection against somebody who looks for a collision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnswerHash(u32);

impl AnswerHash {
    /// The hash of an answer's text (XXH3, upper 32 bits). Line endings and white space around the text do not count.
    pub fn of(answer: &str) -> Self {
        let text = answer.trim().replace("\r\n", "\n");
        Self((xxh3_64(text.as_bytes()) >> 32) as u32)
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
        digits
            .then(|| u32::from_str_radix(text, 16).ok().map(Self))
            .flatten()
    }
}

impl fmt::Display for AnswerHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

fn slug(text: &str, n_words: usize) -> String {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(n_words)
        .collect();
    while words.len() > 1 && words.last().is_some_and(|word| TRAILING.contains(word)) {
        words.pop();
    }
    if words.is_empty() {
        "unnamed".to_owned()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerHash, PointId, QuestionId, Revision};

    fn check(label: &str, id: &str) {
        assert_eq!(PointId::from_label(label).as_str(), id);
    }

    #[test]
    fn default_point_ids_are_the_first_words_of_the_label() {
        check(
            "Accepts staleness where it is harmless and says where it is not",
            "accepts-staleness",
        );
        check("Gives every entry a lifetime", "gives-every-entry");
        check("Uses 401 and 403 for the two failures", "uses-401");
        check("Größe zählt", "größe-zählt");
        check("…", "unnamed");
    }

    #[test]
    fn default_question_ids_are_longer() {
        let id = QuestionId::from_heading(
            "What is the difference between a relational database and a document store?",
        );
        assert_eq!(
            id.as_str(),
            "what-is-the-difference-between-a-relational-database"
        );
    }

    #[test]
    fn the_hash_of_an_answer_ignores_line_endings_and_outer_space() {
        assert_eq!(AnswerHash::of("a\r\nb\n\n"), AnswerHash::of("a\nb"));
        assert_ne!(AnswerHash::of("a b"), AnswerHash::of("a\nb"));
        let hash = AnswerHash::of("a");
        assert_eq!(AnswerHash::parse(&hash.to_string()), Some(hash));
        assert_eq!(AnswerHash::parse("51c7a0e"), None);
        assert_eq!(AnswerHash::parse("51c7a0g2"), None);
    }

    #[test]
    fn a_revision_is_read_as_it_is_printed() {
        let revision = Revision::of("a");
        assert_eq!(Revision::parse(&revision.to_string()), Some(revision));
        assert_eq!(Revision::parse("51c7a0e2"), None);
    }
}
