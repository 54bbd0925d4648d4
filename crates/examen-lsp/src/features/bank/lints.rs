//! What lint says of a bank that is being written. It is worked out once for each text of a question; the question that
//! somebody types in waits for a pause.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use examen_authoring::{LintKind, lint_question, lint_twins};
use examen_bank::{Bank, Glossary, Question, TextRange};

/// What lint said of the questions of a document.
#[derive(Debug, Default)]
pub(crate) struct LintCache(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// By the text of a question and its glossary; ranges count from the start of the question.
    questions: HashMap<u64, Arc<[(TextRange, LintKind)]>>,
    /// By the prompt of a question: the other one that it is like.
    twins: HashMap<u64, LintKind>,
}

/// What lint says now.
#[derive(Debug, Default)]
pub(super) struct Lints {
    /// In bytes of the file.
    pub(super) lints: Vec<(TextRange, LintKind)>,
    /// The headings of questions that were not looked at yet.
    pub(super) waiting: Vec<TextRange>,
}

impl LintCache {
    /// What lint says of `bank`, whose text is `source` and beside which there are `others`. The question that holds `caret` waits unless its text is known.
    pub(super) fn find(
        &self,
        bank: &Bank,
        source: &str,
        (glossary, others): (&Glossary, &[&Bank]),
        caret: Option<usize>,
    ) -> Lints {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let words = glossary.print();
        let mut found = Lints::default();
        let mut kept = HashMap::with_capacity(bank.questions.len());
        for question in &bank.questions {
            let key = hash_of((question.range.of(source), &words));
            let is_typed_in = caret.is_some_and(|caret| touches(question, caret));
            let lints = match known.questions.get(&key) {
                Some(lints) => Arc::clone(lints),
                None if is_typed_in => {
                    found.waiting.push(question.heading.range);
                    continue;
                }
                None => look_at(question, glossary),
            };
            let start = question.range.start;
            let shifted = lints
                .iter()
                .map(|(range, kind)| (range.shifted(start), kind.clone()));
            found.lints.extend(shifted);
            kept.insert(key, lints);
        }
        known.questions = kept;
        if caret.is_none() {
            known.twins = twins(bank, others);
        }
        found.lints.extend(bank.questions.iter().filter_map(|question| {
            let kind = known.twins.get(&hash_of(question.prompt()))?;
            Some((question.heading.range, kind.clone()))
        }));
        found
    }
}

fn touches(question: &Question, caret: usize) -> bool {
    question.range.start <= caret && caret <= question.range.end
}

fn look_at(question: &Question, glossary: &Glossary) -> Arc<[(TextRange, LintKind)]> {
    let start = question.range.start;
    let local = |range: TextRange| TextRange::new(range.start - start, range.end - start);
    let lints = lint_question(question, glossary).into_iter();
    lints.map(|lint| (local(lint.range), lint.kind)).collect()
}

fn twins(bank: &Bank, others: &[&Bank]) -> HashMap<u64, LintKind> {
    let lints = lint_twins(bank, others).into_iter();
    let keyed = lints.filter_map(|lint| {
        let question = bank.question(&lint.question)?;
        Some((hash_of(question.prompt()), lint.kind))
    });
    keyed.collect()
}

fn hash_of(value: impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
