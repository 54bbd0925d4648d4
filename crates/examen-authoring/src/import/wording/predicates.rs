//! Finds the verbs of a sentence, as far as a short list of verbs allows, and cuts it where a second verb begins.

use super::pronouns::PRONOUNS;
use super::sentences::{first_word, strip_words, top_level, words};
use super::verbs::{self, Form};

/// Words that open a clause which is none of its own.
#[rustfmt::skip]
const SUBORDINATING: &[&str] = &[
    "although", "as long as", "because", "even if", "even in", "even though", "if", "in order to", "once",
    "since", "so that", "though", "to", "unless", "when", "whenever", "whereas", "while",

];

/// Words that open what may stand before a main clause.
#[rustfmt::skip]
const ADVERBIAL: &[&str] = &[
    "after", "as", "at", "before", "by", "despite", "due to", "during", "for", "from", "given", "in",
    "instead of", "on", "through", "until", "using", "whether", "with", "without",

];

/// What `sentence` is about: the words before its verb, where it says what something is or does.
pub(crate) fn subject_of(sentence: &str) -> Option<&str> {
    let auxiliary = tokens(sentence)
        .find(|(_, word)| verbs::is_auxiliary(word))
        .map(|(at, _)| at);
    let at = first_verb(sentence).map(|verb| verb.at).or(auxiliary)?;
    let subject = sentence[..at].trim();
    let (first, _) = first_word(subject);
    let is_named = !PRONOUNS.contains(&first.as_str()) && first != "there";
    (is_named && (1..=5).contains(&words(subject).len())).then_some(subject)
}

/// Whether `clause` says two things of one subject.
pub(crate) fn has_predicates(clause: &str) -> bool {
    predicates(clause).len() > 1
}

/// Whether `text` has a subject and a verb, as far as one can tell.
pub(crate) fn is_clause(text: &str) -> bool {
    let n_words = words(text).len();
    n_words >= 4 && (first_verb(text).is_some() || words(text).iter().any(|word| verbs::is_auxiliary(word)))
}

/// Whether `text` says what its subject is, so that a `to …` in it is what it says: `is the way to …`.
pub(crate) fn is_copular(text: &str) -> bool {
    words(text)
        .iter()
        .any(|word| ["is", "are", "was", "were"].contains(word))
}

/// Whether `text` begins with words that wait for a main clause: `When X, Y`; `In X, Y`.
pub(crate) fn opens_subordinate(text: &str) -> bool {
    SUBORDINATING
        .iter()
        .chain(ADVERBIAL)
        .any(|word| strip_words(text, word).is_some())
}

/// Whether `text` begins with words that wait for a main clause, and has none: `When X`.
pub(crate) fn lacks_main_clause(text: &str) -> bool {
    let waits = SUBORDINATING.iter().any(|word| strip_words(text, word).is_some());
    waits && top_level(text, ",").is_empty()
}

/// A verb in a sentence: where it begins, and its form.
struct Found {
    at: usize,
    form: Form,
}

/// The first finite verb that has a subject before it.
fn first_verb(clause: &str) -> Option<Found> {
    const NO_SUBJECT: &[&str] = &[
        "to", "a", "an", "the", "of", "for", "in", "with", "by", "on", "or", "and", "its", "their", "not",
    ];
    let mut before: Option<String> = None;
    for (at, word) in tokens(clause) {
        let lower = word.to_lowercase();
        let has_subject = before
            .as_ref()
            .is_some_and(|word| !NO_SUBJECT.contains(&word.as_str()));
        if verbs::is_auxiliary(word) {
            return None;
        }
        if let Some((_, form)) = verbs::verb(word).filter(|_| has_subject) {
            let plural = before
                .as_ref()
                .is_some_and(|word| word.ends_with('s') || PRONOUNS.contains(&word.as_str()));
            match form {
                Form::Third | Form::Past => return Some(Found { at, form }),
                Form::Base if plural => return Some(Found { at, form }),
                Form::Base | Form::Gerund => {}
            }
        }
        before = Some(lower);
    }
    None
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|token| {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '`');
        (token.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// `S does A and does B` -> `S does A`, `S does B`; the subject is repeated where it is short.
pub(crate) fn predicates(clause: &str) -> Vec<String> {
    let Some(verb) = first_verb(clause) else {
        return vec![clause.to_owned()];
    };
    let mut starts = Vec::new();
    for mark in [", and ", ", or ", " and ", ", "] {
        for at in top_level(clause, mark) {
            let after = at + mark.len();
            let overlaps = starts
                .iter()
                .any(|(start, end): &(usize, usize)| at < *end && *start < after);
            if at > verb.at && !overlaps && continues(&clause[after..], verb.form) {
                starts.push((at, after));
            }
        }
    }
    starts.sort_unstable();
    let comma_only = starts.iter().all(|(at, after)| &clause[*at..*after] == ", ");
    if starts.is_empty() || comma_only {
        return vec![clause.to_owned()];
    }
    cut_at(clause, &starts, verb.at)
}

/// Whether `text` begins with a verb of this form and something it is about.
fn continues(text: &str, form: Form) -> bool {
    const NO_OBJECT: &[&str] = &["of", "and", "or", "is", "are", "can", "that", "which", "by", "as"];
    let all = words(text);
    let skip = usize::from(all.first().is_some_and(|word| word.ends_with("ly")));
    let verb = all.get(skip).and_then(|word| verbs::verb(word));
    let next = all.get(skip + 1).map(|word| word.to_lowercase());
    let has_object = next.is_some_and(|next| !NO_OBJECT.contains(&next.as_str()));
    has_object && verb.is_some_and(|(_, found)| found == form)
}

fn cut_at(clause: &str, starts: &[(usize, usize)], verb: usize) -> Vec<String> {
    let subject = clause[..verb].trim();
    let repeated = (1..=5).contains(&words(subject).len()).then_some(subject);
    let mut pieces = vec![clause[..starts[0].0].trim().to_owned()];
    for (index, (_, after)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(clause.len(), |(next, _)| *next);
        let predicate = clause[*after..end].trim();
        pieces.push(match repeated {
            Some(subject) => format!("{subject} {predicate}"),
            None => predicate.to_owned(),
        });
    }
    pieces
}
