//! Finds the cues of an answer and answers what a group of words is turned by.

use crate::answer::{AnswerReader, Gap, ReadAnswer, Sentence};

pub(crate) use super::cues::Force;
use super::cues::{Cue, Reach, cue_at};

/// A cue reaches at most so many words forward. NegEx uses five; answers in full sentences need a little more
/// (`I don't think you need separate addresses`).
const FORWARD: u32 = 8;
/// A word so close before a cue belongs to it.
const BESIDE: u32 = 2;

/// Words that begin a new clause and so end a scope.
const CLAUSE_STARTS: &[&str] = &[
    "although",
    "because",
    "but",
    "except",
    "hence",
    "however",
    "if",
    "instead",
    "otherwise",
    "since",
    "so",
    "then",
    "therefore",
    "though",
    "thus",
    "unless",
    "until",
    "when",
    "whenever",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "yet",
];
/// After `and` and `or`, these begin a new clause.
const SUBJECTS: &[&str] = &[
    "can", "could", "he", "i", "it", "must", "should", "that", "the", "they", "this", "we", "will", "would",
    "you",
];

/// Finite verbs and subjects that end a noun phrase.
const PHRASE_ENDS: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "get", "gets", "got", "had", "has", "have", "he", "i", "is",
    "it", "may", "might", "must", "should", "they", "was", "we", "were", "will", "would", "you",
];

/// Whether a group of words is affirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// Said as it stands.
    Affirmed,
    /// Turned by the cue at this word.
    Turned {
        /// Index of the cue's first word.
        cue: u32,
        /// What the cue does.
        force: Force,
    },
}

/// A cue found in an answer.
#[derive(Clone, Copy, Debug)]
struct Denial {
    /// Index of its first word.
    at: u32,
    /// How many words it has.
    n_words: u32,
    force: Force,
    /// First word it turns.
    from: u32,
    /// One past the last word it turns.
    to: u32,
}

impl Denial {
    fn covers(&self, word: u32) -> bool {
        (self.at..self.at + self.n_words).contains(&word)
    }

    fn is_among(&self, words: &[u32]) -> bool {
        words.iter().any(|word| self.covers(*word))
    }

    /// Whether the word stands just before the cue: `all or nothing`, `change or none`.
    fn is_beside(&self, word: u32) -> bool {
        word < self.at && self.at - word <= BESIDE
    }

    fn turns(&self, word: u32) -> bool {
        (self.from..self.to).contains(&word)
    }
}

impl Polarity {
    fn turned_by(self, denial: &Denial) -> Self {
        match (self, denial.force) {
            (
                Self::Turned {
                    force: Force::Denial, ..
                },
                Force::Denial,
            ) => Self::Affirmed,
            (
                Self::Turned {
                    force: Force::Denial, ..
                },
                Force::Disapproval,
            ) => self,
            (_, force) => Self::Turned {
                cue: denial.at,
                force,
            },
        }
    }
}

/// The cues of an answer, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Denials(Vec<Denial>);

impl Denials {
    /// Finds the cues of `read`.
    pub fn find(reader: &AnswerReader, read: &ReadAnswer) -> Self {
        let mut denials: Vec<Denial> = Vec::new();
        for sentence in &read.sentences {
            let mut at = sentence.first;
            while at < sentence.end {
                at += find_at(reader, read, sentence, at, &mut denials);
            }
        }
        part_coordinated(reader, read, &mut denials);
        Self(denials)
    }

    /// How the group of `words` (sorted indices of one or two sentences) is meant. A cue that is itself in the group
    /// was asked for by the rubric and turns nothing; two denials of the same word cancel each other.
    pub fn polarity(&self, words: &[u32]) -> Polarity {
        let near = self.near(words);
        let of_word = |word: &u32| {
            let turning = near
                .iter()
                .filter(|denial| denial.turns(*word) && !denial.is_among(words));
            turning.fold(Polarity::Affirmed, |before, denial| before.turned_by(denial))
        };
        let by_word = words.iter().map(of_word);
        by_word.fold(Polarity::Affirmed, |worst, polarity| match (worst, polarity) {
            (
                _,
                Polarity::Turned {
                    force: Force::Denial, ..
                },
            )
            | (Polarity::Affirmed, _) => polarity,
            _ => worst,
        })
    }

    /// Whether every cue that is itself in the group turns another of its words: in `you don't write to disk, the
    /// server keeps the session` the denial is not the session's.
    pub fn belong(&self, words: &[u32]) -> bool {
        self.near(words)
            .iter()
            .filter(|denial| denial.is_among(words))
            .all(|denial| {
                let mut others = words.iter().filter(|word| !denial.covers(**word)).peekable();
                others.peek().is_none() || others.any(|word| denial.turns(*word) || denial.is_beside(*word))
            })
    }

    /// Cues whose scope may touch `words`.
    fn near(&self, words: &[u32]) -> &[Denial] {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return &[];
        };
        // No scope is longer than a sentence; sentences of hostile length are cut off here.
        const FARTHEST: u32 = 64;
        let from = self.0.partition_point(|denial| denial.at + FARTHEST < *first);
        let to = self.0.partition_point(|denial| denial.at <= last + FARTHEST);
        &self.0[from..to]
    }
}

/// Looks for a cue at word `at`, notes it and returns how many words to go on.
fn find_at(
    reader: &AnswerReader,
    read: &ReadAnswer,
    sentence: &Sentence,
    at: u32,
    denials: &mut Vec<Denial>,
) -> u32 {
    let words = &read.words[at as usize..sentence.end as usize];
    if !reader.lexeme(&words[0]).begins_cue {
        return 1;
    }
    // A cue inside a compound is part of a name: `no-cache`, `non-blocking`.
    let joined = words[0].gap == Gap::Joined || words.get(1).is_some_and(|next| next.gap == Gap::Joined);
    let folded = words.iter().map(|word| &*reader.lexeme(word).folded);
    let Some((cue, n_words)) = cue_at(folded).filter(|_| !joined) else {
        return 1;
    };
    let n_words = n_words as u32;
    if let Cue::Turns(force, reach) = cue {
        let clause = clause_around(reader, read, sentence, at, n_words);
        let reach = if reach == Reach::Forward && object_stands_before(reader, read, clause, at, n_words) {
            Reach::Both
        } else {
            reach
        };
        let (from, to) = match reach {
            Reach::Forward => (at + n_words, clause.1.min(at + n_words + FORWARD)),
            Reach::Phrase => (
                at + n_words,
                phrase_end(reader, read, at + n_words, clause.1.min(at + n_words + FORWARD)),
            ),
            Reach::Backward => (clause.0, at),
            Reach::Said => (at.saturating_sub(FORWARD), at),
            Reach::Both => (clause.0, clause.1),
        };
        denials.push(Denial {
            at,
            n_words,
            force,
            from,
            to,
        });
    }
    n_words
}

/// Whether what is denied stands before the subject: `foreign keys I never use either`.
fn object_stands_before(
    reader: &AnswerReader,
    read: &ReadAnswer,
    clause: (u32, u32),
    at: u32,
    n_words: u32,
) -> bool {
    /// So many words may follow the denial, its verb among them.
    const FOLLOWING: u32 = 3;
    let lexeme = |at: u32| reader.lexeme(&read.words[at as usize]);
    let subject = (clause.0..at)
        .rev()
        .take(3)
        .find(|at| matches!(&*lexeme(*at).folded, "i" | "we"));
    let Some(subject) = subject else { return false };
    let n_content = (at + n_words..clause.1)
        .filter(|at| !lexeme(*at).is_function)
        .count();
    clause.1 - (at + n_words) <= FOLLOWING
        && n_content <= 1
        && (clause.0..subject).any(|at| !lexeme(at).is_function)
}

/// Where the noun phrase that begins at `from` ends: before a finite verb.
fn phrase_end(reader: &AnswerReader, read: &ReadAnswer, from: u32, to: u32) -> u32 {
    let ends = |at: &u32| {
        PHRASE_ENDS
            .binary_search(&&*reader.lexeme(&read.words[*at as usize]).folded)
            .is_ok()
    };
    (from..to).find(ends).unwrap_or(to)
}

/// Two denials side by side (`is not safe and needs no lock`) do not cancel each other: the first ends where the
/// second part begins.
fn part_coordinated(reader: &AnswerReader, read: &ReadAnswer, denials: &mut [Denial]) {
    for idx in 1..denials.len() {
        let (before, after) = denials.split_at_mut(idx);
        let (first, second) = (&mut before[idx - 1], &after[0]);
        if first.to <= second.at || first.at >= second.at {
            continue;
        }
        let joins = |at: &u32| {
            matches!(
                &*reader.lexeme(&read.words[*at as usize]).folded,
                "and" | "or" | "nor"
            )
        };
        if let Some(joint) = (first.at..=second.at).find(joins) {
            first.to = joint;
        }
    }
}

/// The words of the clause around the cue, as a half-open range, no farther away than any cue reaches.
fn clause_around(
    reader: &AnswerReader,
    read: &ReadAnswer,
    sentence: &Sentence,
    at: u32,
    n_words: u32,
) -> (u32, u32) {
    let (least, most) = (
        sentence.first.max(at.saturating_sub(2 * FORWARD)),
        sentence.end.min(at + n_words + 2 * FORWARD),
    );
    let mut start = at;
    while start > least && !starts_clause(reader, read, start) {
        start -= 1;
    }
    let mut end = at + n_words;
    while end < most && !starts_clause(reader, read, end) {
        end += 1;
    }
    (start, end)
}

fn starts_clause(reader: &AnswerReader, read: &ReadAnswer, at: u32) -> bool {
    let word = &read.words[at as usize];
    if word.gap >= Gap::Comma {
        return true;
    }
    let folded = &*reader.lexeme(word).folded;
    if folded == "if" && at > 0 && &*reader.lexeme(&read.words[at as usize - 1]).folded == "as" {
        return false;
    }
    let next = read
        .words
        .get(at as usize + 1)
        .map(|next| &*reader.lexeme(next).folded);
    if folded == "in" && next == Some("case") {
        return true;
    }
    if matches!(folded, "and" | "or") {
        return next.is_some_and(|next| SUBJECTS.binary_search(&next).is_ok());
    }
    CLAUSE_STARTS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{CLAUSE_STARTS, Denials, PHRASE_ENDS, Polarity, SUBJECTS};
    use crate::answer::AnswerReader;
    use crate::negation::Force;

    /// Marks in `answer` a group of words with asterisks, and says how the group is meant.
    fn polarity(marked: &str) -> Polarity {
        let answer = marked.replace('[', "").replace(']', "");
        let mut reader = AnswerReader::default();
        let read = reader.read(&answer);
        let denials = Denials::find(&reader, &read);
        let mut removed = 0;
        let mut group = Vec::new();
        for (at, c) in marked.char_indices() {
            match c {
                '[' => {
                    group.push(read.word_at(at - removed) as u32);
                    removed += 1;
                }
                ']' => removed += 1,
                _ => {}
            }
        }
        denials.polarity(&group)
    }

    fn affirmed(marked: &str) {
        assert_eq!(polarity(marked), Polarity::Affirmed, "{marked}");
    }

    fn denied(marked: &str) {
        assert!(
            matches!(
                polarity(marked),
                Polarity::Turned {
                    force: Force::Denial,
                    ..
                }
            ),
            "{marked}"
        );
    }

    fn disapproved(marked: &str) {
        assert!(
            matches!(
                polarity(marked),
                Polarity::Turned {
                    force: Force::Disapproval,
                    ..
                }
            ),
            "{marked}"
        );
    }

    #[test]
    fn tables_are_sorted() {
        assert!(CLAUSE_STARTS.is_sorted());
        assert!(SUBJECTS.is_sorted());
        assert!(PHRASE_ENDS.is_sorted());
    }

    #[test]
    fn a_denial_reaches_to_the_end_of_its_clause() {
        denied("I would not raise the [TTL].");
        denied("Nothing [deleted] the [entry] when the price was updated.");
        affirmed("Nothing deleted the entry when the [price] was updated.");
        affirmed("I would not wait, I would [evict] the key.");
        affirmed("There is no magic and we [evict] the key.");
        denied("You don't think [sessions] are stored.");
    }

    #[test]
    fn a_denial_behind_its_object_reaches_back() {
        denied("[Caching] headers are not needed.");
        denied("A [transaction] is unnecessary here.");
        affirmed("A [transaction] is not a luxury.");
    }

    #[test]
    fn what_only_looks_like_a_denial_turns_nothing() {
        affirmed("It is not only a [cache] but also a queue.");
        affirmed("No doubt the [cache] helps.");
        affirmed("Send `no-cache` and keep the [ETag].");
    }

    #[test]
    fn two_denials_cancel_each_other() {
        affirmed("You can't do it without a [transaction].");
        denied("I would not [retry] failed jobs. [Limits] are unnecessary.");
        affirmed("Who comes without a login we answer [401].");
        denied("You can do it without a [transaction].");
    }

    #[test]
    fn two_denials_side_by_side_do_not_cancel_each_other() {
        denied("It is not safe and needs no [transaction].");
        affirmed("A user without the role gets [403].");
    }

    #[test]
    fn disapproval_is_told_from_denial() {
        disapproved("It is a mistake to store [passwords] in plain text.");
        disapproved("Storing [passwords] in plain text is dangerous.");
    }
}
