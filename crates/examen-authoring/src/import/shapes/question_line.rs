//! Tells a question from other lines of text, and takes numbers and labels off it.

use crate::import::wording::sentences::{first_word, strip_words, words};

/// The longest question, in words.
const LONGEST: usize = 70;

/// First words of questions that need no question mark.
#[rustfmt::skip]
const COMMANDS: &[&str] = &[
    "calculate", "compare", "create", "define", "demonstrate", "describe", "design", "differentiate",
    "discuss", "enumerate", "explain", "give", "how", "identify", "illustrate", "imagine", "implement",
    "in which", "list", "mention", "name", "outline", "provide", "share", "show", "state", "suppose", "talk",
    "tell me", "tell us", "walk me", "walk us", "what", "when", "where", "which", "who", "why", "write",
];

/// First words of questions that end in a question mark.
const INTERROGATIVES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "has", "have", "how", "if", "is", "should", "was", "were",
    "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "would", "you", "your",
];

/// Words that no sentence ends with: the question goes on in the next line.
#[rustfmt::skip]
const OPEN_ENDS: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "is", "of", "on", "or", "than",
    "that", "the", "to", "versus", "vs", "with",
];

/// Bullets, emphasis and the like, which may stand before the number of a question: `**1. What is it?**`
const BEFORE_NUMBER: [char; 7] = ['*', '_', '-', '+', '•', '>', ' '];

/// What makes a line a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// It is none.
    None,
    /// It begins as a question or a task does.
    Command,
    /// It ends with a question mark.
    Mark,
}

/// How much `line` looks like a question.
pub(crate) fn likeness(line: &str) -> Likeness {
    let line = without_label(line.trim());
    let n_words = words(line).len();
    if !(2..=LONGEST).contains(&n_words) || line.ends_with(':') {
        return Likeness::None;
    }
    if line.ends_with(['?', '？', '؟']) || line.ends_with("?)") || line.ends_with("?\"") {
        return Likeness::Mark;
    }
    let begins = |openings: &[&str]| {
        openings
            .iter()
            .any(|opening| strip_words(line, opening).is_some())
    };
    let asks_inside = line.contains("? ") && begins(INTERROGATIVES);
    if asks_inside || (n_words >= 3 && begins(COMMANDS)) {
        Likeness::Command
    } else {
        Likeness::None
    }
}

/// Whether `line` looks like a question at all.
pub(crate) fn is_question(line: &str) -> bool {
    likeness(line) != Likeness::None
}

/// Whether the sentence in `line` cannot end there.
pub(crate) fn is_open(line: &str) -> bool {
    let last = words(line).last().map(|word| word.to_lowercase());
    line.ends_with(',') || last.is_some_and(|word| OPEN_ENDS.contains(&word.as_str()))
}

/// `line` without `12.`, `Q:`, `Q3:`, `Question 17a.` and the like before the question.
pub(crate) fn without_label(line: &str) -> &str {
    let line = line.trim();
    if let Some(question) = behind_question_label(line).or_else(|| without_section_number(line)) {
        return without_label(question);
    }
    let (first, rest) = first_word(line);
    let named = matches!(first.as_str(), "question" | "q" | "q.");
    let after_name = if named { rest } else { line };
    let hashed = after_name.starts_with('#');
    let after_name = after_name.trim_start_matches('#');
    let glued = (!named
        && line.len() > 1
        && line.starts_with(['Q', 'q'])
        && line[1..].starts_with(|c: char| c.is_ascii_digit()))
    .then(|| &line[1..]);
    let numbered = glued.unwrap_or(after_name);
    without_number(
        numbered,
        if named || hashed || glued.is_some() {
            Mark::Optional
        } else {
            Mark::Needed
        },
    )
    .unwrap_or(line)
}

/// A line without what only says that it is a question or an answer, or the how many-th it is.
pub(crate) fn unlabelled(line: &str) -> &str {
    let letter = || {
        let line = line.trim_start_matches(['*', '_', ' ']);
        has_question_letter(line).then(|| line.split_once(' ').map_or("", |(_, rest)| rest))
    };
    without_answer_label(line)
        .or_else(|| without_answer_letter(line))
        .or_else(letter)
        .or_else(|| behind_question_label(line.trim_start_matches(['*', '_', ' '])))
        .or_else(|| without_number(line.trim_start_matches(BEFORE_NUMBER), Mark::Needed))
        .or_else(|| without_section_number(line.trim_start_matches(BEFORE_NUMBER)))
        .or_else(|| without_number(line.trim_start().strip_prefix('#')?, Mark::Optional))
        .unwrap_or(line)
}

/// What follows `Q:`, `Q3:` or `Question:`; none where there is no such label, or nothing behind it.
fn behind_question_label(line: &str) -> Option<&str> {
    let (label, question) = line.split_once(':')?;
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_label = ["q", "question"]
        .iter()
        .any(|name| label.eq_ignore_ascii_case(name));
    let question = question.trim();
    (is_label && !question.is_empty()).then_some(question)
}

/// What follows `1.1` or `2.3.1.`; none where that may be a figure: `3.5 GB or more?`
fn without_section_number(line: &str) -> Option<&str> {
    let number = line
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let (number, rest) = line.split_at(number);
    let n_parts = number
        .split('.')
        .filter(|part| !part.is_empty() && part.len() <= 3)
        .count();
    let is_closed = number.ends_with('.') || rest.starts_with([')', ':']);
    let text = rest.trim_start_matches([')', ':']);
    let question = text.trim_start();
    let opens = |openings: &[&str]| {
        let mut openings = openings.iter();
        openings.any(|opening| strip_words(question, opening).is_some())
    };
    let asks = question.starts_with(char::is_uppercase) && (opens(COMMANDS) || opens(INTERROGATIVES));
    let is_number = n_parts >= 2 && number.starts_with(|c: char| c.is_ascii_digit()) && text.starts_with(' ');
    (is_number && !question.is_empty() && (is_closed || asks)).then_some(question)
}

/// What follows `A1)`, `A1:`, `A1.`, `A:`, `**Answer:**` or `Ans.`; none where no such label stands before the text.
pub(super) fn without_answer_label(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['*', '_']);
    let label = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_label = ["a", "ans", "answer"]
        .iter()
        .any(|name| text[..label].eq_ignore_ascii_case(name));
    let rest = text[label..].trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < text.len() - label;
    // `A. Einstein` is a name, and `A)` is a choice.
    let rest = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix('.').filter(|_| label > 1 || is_numbered))
        .or_else(|| rest.strip_prefix(')').filter(|_| is_numbered))?;
    is_label.then(|| rest.trim_start_matches(['*', '_']).trim())
}

/// What follows `A.` or `A)` below a question behind `Q.`; none where no such label stands before the text.
pub(super) fn without_answer_letter(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['*', '_']);
    let rest = text.strip_prefix(['A', 'a'])?.strip_prefix(['.', ')'])?;
    let rest = rest.trim_start_matches(['*', '_']);
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
}

/// Whether `line` says that it is a question: `Q. What is it?`, `Q1) What is it?`, `Question: What is it?`
pub(super) fn has_question_letter(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['*', '_']);
    let (first, rest) = first_word(line);
    let first = first.trim_end_matches(['*', '_']);
    let name = first.trim_end_matches(['.', ')', ':', '-']);
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    // `Q fever` and `Questions` are words.
    let is_marked = name.len() < first.len()
        || bare.len() < name.len()
        || line
            .split(' ')
            .next()
            .is_some_and(|word| word.ends_with([':', '.', ')']));
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit());
    matches!(bare, "q" | "question") && (is_marked || numbered) && !rest.is_empty()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Needed,
    Optional,
}

/// What follows `17a.`; none where there is no number, or nothing after it.
fn without_number(text: &str, mark: Mark) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let letter = rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[1..].starts_with(['.', ')', ':']);
    let rest = if letter { &rest[1..] } else { rest };
    let trimmed = rest.trim_start();
    let marked = trimmed.strip_prefix(['.', ')', ':', '-', '–']);
    let unmarked = (mark == Mark::Optional).then_some(trimmed);
    let after = marked
        .filter(|after| after.starts_with(' ') || mark == Mark::Optional)
        .or(unmarked)?
        .trim();
    (digits > 0 && !after.is_empty()).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness, unlabelled, without_answer_label, without_label};

    #[test]
    fn questions_end_with_a_mark_or_begin_with_a_command() {
        assert_eq!(likeness("What is a lock?"), Likeness::Mark);
        assert_eq!(likeness("3. Explain how a lock works."), Likeness::Command);
        assert_eq!(
            likeness("Suppose a disk is full. How would you notice?"),
            Likeness::Mark
        );
        assert_eq!(likeness("A lock keeps others out."), Likeness::None);
        assert_eq!(likeness("The steps are these:"), Likeness::None);
        assert_eq!(likeness("Why?"), Likeness::None);
    }

    #[test]
    fn numbers_before_a_question_go() {
        assert_eq!(without_label("12. What is it?"), "What is it?");
        assert_eq!(without_label("9 . What is it?"), "What is it?");
        assert_eq!(without_label("Question 17a. What is it?"), "What is it?");
        assert_eq!(without_label("Q3 What is it?"), "What is it?");
        assert_eq!(without_label("Q: What is it?"), "What is it?");
        assert_eq!(without_label("Q: 3. What is it?"), "What is it?");
        assert_eq!(without_label("Q:"), "Q:");
        assert_eq!(without_label("2 phase commit?"), "2 phase commit?");
        assert_eq!(without_label("3.5 GB or more?"), "3.5 GB or more?");
        assert_eq!(without_label("1.1 What is it?"), "What is it?");
        assert_eq!(without_label("2.3.1. Locks and gates?"), "Locks and gates?");
        assert_eq!(without_label("#1 What is it?"), "What is it?");
        assert_eq!(without_label("#12: What is it?"), "What is it?");
        assert_eq!(without_label("Q1) What is it?"), "What is it?");
    }

    #[test]
    fn emphasis_and_bullets_may_stand_before_a_number() {
        assert_eq!(unlabelled("**1. What is it?**"), "What is it?**");
        assert_eq!(unlabelled("- 1) What is it?"), "What is it?");
        assert_eq!(unlabelled("__2.1. What is it?__"), "What is it?__");
        assert_eq!(unlabelled("**Locks** 1. hold"), "**Locks** 1. hold");
    }

    #[test]
    fn labels_before_an_answer_go() {
        assert_eq!(without_answer_label("A: A lock."), Some("A lock."));
        assert_eq!(without_answer_label("**Answer:** A lock."), Some("A lock."));
        assert_eq!(without_answer_label("a2: A lock."), Some("A lock."));
        assert_eq!(without_answer_label("Ans. A lock."), Some("A lock."));
        assert_eq!(without_answer_label("A1) A lock."), Some("A lock."));
        assert_eq!(without_answer_label("A2. A lock."), Some("A lock."));
        assert_eq!(without_answer_label("A) A lock."), None, "a choice");
        assert_eq!(without_answer_label("A lock: a thing."), None);
        assert_eq!(without_answer_label("A. Einstein said so."), None);
    }
}
