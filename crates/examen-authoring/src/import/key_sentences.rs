//! Reads the prose with which interviewers are told what to listen for: `Candidates should mention A, B and C`.

mod phrases;

use crate::import::wording::clauses;
use crate::import::wording::connectives::without_connectives;
use crate::import::wording::generic::strip_container;
use crate::import::wording::labels::{Examples, Labelled, as_command, from_item};
use crate::import::wording::lists;
use crate::import::wording::predicates;
use crate::import::wording::sentences::{first_word, sentences, strip_words, words};
use crate::import::wording::verbs;
use phrases::{ADVERBS, FILLERS, LOOKING, MODALS, PRAISE, REPORTING, SPEAKERS};

/// What a sentence of a key does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sentence<'a> {
    /// It tells what to listen for.
    Key(&'a str),
    /// It tells why the question is asked, or that its subject matters.
    Purpose,
    /// It states something about the subject.
    Statement(&'a str),
}

/// The ideas of a prose key, as labels, in order.
pub(crate) fn ideas(prose: &str) -> Vec<Labelled> {
    let prose = prose.split_whitespace().collect::<Vec<&str>>().join(" ");
    sentences(&prose)
        .into_iter()
        .flat_map(|sentence| match classify(sentence) {
            Sentence::Key(complement) => complement_ideas(complement),
            Sentence::Purpose => Vec::new(),
            Sentence::Statement(text) => statement_ideas(text),
        })
        .collect()
}

/// How many sentences of `prose` tell what to listen for.
pub(crate) fn n_key_sentences(prose: &str) -> usize {
    let all = sentences(prose);
    all.into_iter()
        .filter(|sentence| matches!(classify(sentence), Sentence::Key(_)))
        .count()
}

/// Whether `text` tells an interviewer what to listen for, in so many words.
pub(crate) fn is_for_interviewers(text: &str) -> bool {
    const ADDRESSED: &[&str] = &[
        "candidate",
        "applicant",
        "interviewee",
        "look for",
        "listen for",
        "good answer",
        "strong answer",
    ];
    let key_sentences = sentences(text)
        .into_iter()
        .filter(|sentence| matches!(classify(sentence), Sentence::Key(_)));
    key_sentences
        .map(str::to_lowercase)
        .any(|sentence| ADDRESSED.iter().any(|words| sentence.contains(words)))
}

/// The ideas of one item of a list of criteria: `Answers should separate A from B` -> `Separate A from B`.
pub(crate) fn criterion_ideas(sentence: &str) -> Vec<Labelled> {
    match classify(sentence) {
        Sentence::Key(complement) => complement_ideas(complement),
        Sentence::Purpose | Sentence::Statement(_) => clauses::ideas(sentence, Examples::Take),
    }
}

/// What `sentence` does.
pub(crate) fn classify(sentence: &str) -> Sentence<'_> {
    let sentence = sentence.trim();
    let text = without_connectives(sentence);
    if let Some(complement) = looked_for(text).or_else(|| said(text)) {
        return Sentence::Key(complement.trim_end_matches(['.', '!', ' ']));
    }
    if is_purpose(text) || is_praise_of_subject(text) {
        return Sentence::Purpose;
    }
    Sentence::Statement(sentence)
}

/// `Look for X`; `Look for candidates who mention X`.
fn looked_for(text: &str) -> Option<&str> {
    let rest = LOOKING.iter().find_map(|words| strip_words(text, words))?;
    let mut after = rest;
    while let Some(stripped) = PRAISE.iter().find_map(|word| strip_words(after, word)) {
        after = stripped;
    }
    let (speaker, tail) = first_word(after);
    let relative = ["who", "that", "which"]
        .iter()
        .find_map(|word| strip_words(tail, word));
    let Some(tail) = relative.filter(|_| SPEAKERS.contains(&speaker.as_str())) else {
        return Some(rest);
    };
    let tail = after_modal(tail).unwrap_or(tail);
    let tail = ["are able to", "have", "has", "are", "is"]
        .iter()
        .find_map(|word| strip_words(tail, word))
        .unwrap_or(tail);
    Some(reported(tail).unwrap_or(tail))
}

/// `Strong candidates should also mention X`.
fn said(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(after) = PRAISE.iter().find_map(|word| strip_words(rest, word)) {
        rest = after;
    }
    let (speaker, after) = first_word(rest);
    if !SPEAKERS.contains(&speaker.as_str()) {
        return None;
    }
    let Some(after) = after_modal(after) else {
        return reported(after).filter(|_| speaker != "they");
    };
    // `They should be avoided` is about the subject; `Answers should separate X` is about the answer.
    let any_verb = (speaker != "they" && !speaker.starts_with("develop") && !speaker.starts_with("engineer"))
        .then_some(after);
    reported(after).or(any_verb)
}

fn after_modal(text: &str) -> Option<&str> {
    let mut rest = MODALS.iter().find_map(|modal| strip_words(text, modal))?;
    while let Some(after) = ADVERBS.iter().find_map(|adverb| strip_words(rest, adverb)) {
        rest = after;
    }
    Some(rest)
}

fn reported(text: &str) -> Option<&str> {
    let rest = REPORTING.iter().find_map(|verb| strip_words(text, verb))?;
    (!rest.is_empty()).then_some(rest)
}

fn is_purpose(text: &str) -> bool {
    #[rustfmt::skip]
    const OPENINGS: &[&str] = &[
        "this question",
        "the question",
        "these questions",
        "the purpose of this question",
        "the aim of this question",
        "the goal of this question",
        "asking this",
        "with this question",
        "this helps you",
        "this tells you",
        "this shows you",
        "their answer",
        "the answer shows",
        "the answer will show",
    ];
    OPENINGS
        .iter()
        .any(|opening| strip_words(text, opening).is_some())
}

/// `X is crucial for Y`: praises the subject, says nothing of it.
fn is_praise_of_subject(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "crucial",
        "essential",
        "important",
        "vital",
        "critical",
        "key",
        "necessary",
        "indispensable",
    ];
    let all: Vec<String> = words(text).iter().map(|word| word.to_lowercase()).collect();
    all.windows(3).any(|window| {
        let copula = ["is", "are"].contains(&window[0].as_str());
        let next = WORDS.contains(&window[1].as_str()) && ["for", "to", "in"].contains(&window[2].as_str());
        copula && next
    })
}

fn statement_ideas(text: &str) -> Vec<Labelled> {
    let n_words = words(text).len();
    let text = process(text).unwrap_or_else(|| text.to_owned());
    if n_words < 5 {
        Vec::new()
    } else {
        clauses::ideas(&text, Examples::Take)
    }
}

/// `Caching involves keeping X` -> `keep X`.
fn process(text: &str) -> Option<String> {
    let at = [" involves ", " involve ", " means "].iter().find_map(|verb| {
        let at = text.find(verb)?;
        (words(&text[..at]).len() <= 4).then_some(at + verb.len())
    })?;
    let (first, rest) = first_word(&text[at..]);
    verbs::imperative(&first).map(|base| format!("{base} {rest}"))
}

/// The ideas in what follows `Candidates should mention`.
fn complement_ideas(complement: &str) -> Vec<Labelled> {
    let (text, says) = without_fillers(complement);
    if says == Says::Clause {
        return clauses::ideas(text, Examples::Take);
    }
    if let Some(clause) = strip_words(text, "how").filter(|clause| predicates::has_predicates(clause)) {
        return clauses::ideas(clause, Examples::Take);
    }
    lists::items(text)
        .iter()
        .flat_map(|item| item_ideas(item))
        .collect()
}

fn item_ideas(item: &str) -> Vec<Labelled> {
    let item = [
        "mention",
        "discuss",
        "explain",
        "describe",
        "talk about",
        "emphasize",
        "emphasise",
        "highlight",
        "point out",
    ]
    .iter()
    .find_map(|verb| strip_words(item, verb))
    .unwrap_or(item);
    let (item, says) = without_fillers(item);
    if says == Says::Clause {
        return clauses::ideas(item, Examples::Take);
    }
    // A light gerund may hide a container: `employing strategies like …`.
    let bare = as_command(item);
    match strip_container(&bare) {
        Some(held) if verbs::looks_like_gerund(&first_word(held).0) => from_item(held).into_iter().collect(),
        _ => from_item(item).into_iter().collect(),
    }
}

/// Whether what is said is a clause (`that …`) or names things.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Clause,
    Things,
}

fn without_fillers(text: &str) -> (&str, Says) {
    let mut rest = text;
    loop {
        if let Some(clause) = strip_words(rest, "that") {
            return (clause, Says::Clause);
        }
        let filler = FILLERS.iter().find_map(|filler| strip_words(rest, filler));
        match filler
            .or_else(|| strip_container(rest))
            .filter(|rest| !rest.is_empty())
        {
            Some(after) => rest = after,
            None => return (rest, Says::Things),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sentence, classify, ideas};
    use expect_test::{Expect, expect};

    fn check(prose: &str, expected: &Expect) {
        let labels: Vec<String> = ideas(prose)
            .into_iter()
            .map(|idea| match idea.examples.as_slice() {
                [] => idea.label,
                examples => format!("{} e.g. {}", idea.label, examples.join("|")),
            })
            .collect();
        expected.assert_eq(&labels.join("\n"));
    }

    #[test]
    fn a_list_of_techniques_is_one_point_each() {
        check(
            "Candidates should mention techniques like connection pooling, using prepared statements, and batching writes.",
            &expect![[r#"
                Connection pooling
                Prepared statements
                Batch writes"#]],
        );
    }

    #[test]
    fn examples_stay_with_their_point() {
        check(
            "They should discuss log shippers such as Foo or Bar, and dashboards (e.g., Baz).",
            &expect![[r#"
                Log shippers e.g. Foo|Bar
                Dashboards e.g. Baz"#]],
        );
    }

    #[test]
    fn what_candidates_say_about_themselves_is_dropped() {
        check(
            "Look for candidates who can describe their experience in mentoring juniors, planning releases, and saying no.",
            &expect![[r#"
                Mentor juniors
                Plan releases
                Saying no"#]],
        );
        check(
            "Good candidates mention their ability to listen, and will explain how teams decide.",
            &expect![[r#"
                Listen
                Will explain how teams decide"#]],
        );
    }

    #[test]
    fn a_reported_clause_is_a_statement() {
        check(
            "Candidates should mention that replicas lag behind and that reads may be stale.",
            &expect!["Replicas lag behind and that reads may be stale"],
        );
    }

    #[test]
    fn purpose_is_no_point() {
        assert_eq!(
            classify("This question checks how the candidate thinks."),
            Sentence::Purpose
        );
        assert_eq!(
            classify("Time management is crucial for releases."),
            Sentence::Purpose
        );
        assert_eq!(
            classify("They should be closed in order."),
            Sentence::Statement("They should be closed in order.")
        );
    }
}
