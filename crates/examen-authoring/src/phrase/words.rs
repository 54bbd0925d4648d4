//! Words of a sentence that an evidence line may be made of.

use std::collections::HashSet;

use examen_grader::{ContentWord, content_words};

/// A line of more words finds hardly any other answer.
const MOST_WORDS: usize = 4;

/// Lines made of the content words of `sentence`, the most general first: two neighbours, then three, then four; one
/// word where there is no other. Words of the `prompt` are left out, because they earn nothing.
pub(super) fn candidates(sentence: &str, prompt: &str) -> Vec<String> {
    let asked: HashSet<Box<str>> = content_words(prompt).into_iter().map(|word| word.stem).collect();
    let mut seen: HashSet<Box<str>> = HashSet::new();
    let words: Vec<String> = content_words(sentence)
        .into_iter()
        .filter(|word| !asked.contains(&word.stem))
        .filter(|word| seen.insert(word.stem.clone()))
        .filter_map(|word| plain(&word, sentence))
        .collect();
    let shortest = words.len().min(2);
    let lengths = shortest.max(1)..=words.len().min(MOST_WORDS);
    let windows = lengths.flat_map(|length| words.windows(length).map(|words| words.join(" ")));
    windows.collect()
}

/// A word as it stands in a line; none if the grammar would read more into it.
fn plain(word: &ContentWord, sentence: &str) -> Option<String> {
    let text = word.range.of(sentence).to_lowercase();
    let is_plain = text.chars().all(char::is_alphanumeric);
    // A number alone says nothing, and starts the `2 of:` of a line.
    let has_letters = text.chars().any(char::is_alphabetic);
    (is_plain && has_letters).then_some(text)
}
