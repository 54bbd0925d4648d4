//! Questions that stand in banks twice, word for word or almost.

use std::collections::{BTreeMap, HashMap};

use examen_bank::{Bank, Question};

use super::{Lint, LintKind};

/// From this likeness on, two questions are taken to be worded almost alike: one word of ten differs by a letter or two.
const ALIKE: f64 = 0.93;

/// Questions are compared only if they share this part of their words.
const SHARED_WORDS: f64 = 0.7;

/// A word in more questions than this does not make two of them worth comparing.
const MOST_POSTINGS: usize = 200;

/// Checks every question of `bank` against those of `others` and those before it.
pub(super) fn check(bank: &Bank, others: &[&Bank]) -> Vec<Lint> {
    let strangers = others.iter().flat_map(|other| {
        let name = other.name().unwrap_or("another bank");
        let questions = other.questions.iter();
        questions.map(move |question| (format!("{name}/{}", question.id), question))
    });
    let own = bank.questions.iter();
    let own = own.map(|question| (question.id.to_string(), question));
    let all: Vec<(String, &Question)> = strangers.chain(own).collect();
    let first_own = all.len() - bank.questions.len();
    let prompts: Vec<String> = all.iter().map(|(_, question)| normalised(question)).collect();
    let mut known = Known::default();
    let mut lints = Vec::new();
    for (index, (_, question)) in all.iter().enumerate() {
        let closest = (index >= first_own).then(|| known.closest(&prompts, index));
        if let Some((other, likeness)) = closest.flatten() {
            let other = all[other].0.clone();
            let same = likeness >= 1.0;
            let kind = if same {
                LintKind::DuplicateQuestion { other }
            } else {
                LintKind::SimilarQuestion { other }
            };
            lints.push(Lint {
                question: question.id.clone(),
                range: question.heading.range,
                kind,
            });
        }
        known.add(&prompts[index], index);
    }
    lints
}

/// The words of a question, in lower case and without punctuation other than that of operators.
fn normalised(question: &Question) -> String {
    let prompt = question.prompt().to_lowercase();
    let is_sign = |c: char| matches!(c, '+' | '-' | '*' | '#' | '=' | '<' | '>' | '!' | '&' | '|');
    let words = prompt.split(|c: char| !c.is_alphanumeric() && !is_sign(c));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

/// Questions by their words.
#[derive(Default)]
struct Known<'p> {
    postings: HashMap<&'p str, Vec<usize>>,
}

impl<'p> Known<'p> {
    fn add(&mut self, prompt: &'p str, index: usize) {
        for word in prompt.split(' ') {
            let postings = self.postings.entry(word).or_default();
            if postings.last() != Some(&index) {
                postings.push(index);
            }
        }
    }

    /// The question before `index` that is most like it, and how much, if it is alike at all.
    fn closest(&self, prompts: &[String], index: usize) -> Option<(usize, f64)> {
        let prompt = &prompts[index];
        let words: Vec<&str> = prompt.split(' ').collect();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &words {
            let postings = self
                .postings
                .get(word)
                .filter(|postings| postings.len() <= MOST_POSTINGS);
            for other in postings.into_iter().flatten() {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let rare = words.iter().filter(|word| {
            self.postings
                .get(*word)
                .is_none_or(|postings| postings.len() <= MOST_POSTINGS)
        });
        let wanted = (rare.count() as f64 * SHARED_WORDS).floor().max(1.0);
        let candidates = shared.into_iter().filter(|(_, count)| *count as f64 >= wanted);
        let likeness = |other: usize| strsim::normalized_damerau_levenshtein(prompt, &prompts[other]);
        let likenesses = candidates.map(|(other, _)| (other, likeness(other)));
        let alike = likenesses.filter(|(_, likeness)| *likeness >= ALIKE);
        // Of several that are as alike, the first.
        alike.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}
