//! What lint says of a bank that is being written. It is worked out once for each text of a question; the question that
//! somebody types in waits for a pause, and a large bank is looked at in several goes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use examen_authoring::{LintKind, lint_question, lint_twins};
use examen_bank::{Bank, Glossary, Question, TextRange};

/// How many alternatives are looked at before something is shown. One takes about a tenth of a millisecond.
const FIRST_LOT: usize = 200;
/// How many at most, so that an edit does not wait long for what was begun before it.
const LARGEST_LOT: usize = 1000;

/// What lint said of the questions of a document.
#[derive(Debug, Default)]
pub(crate) struct LintCache(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// By the text of a question and its glossary; ranges count from the start of the question.
    questions: HashMap<u64, Arc<[(TextRange, LintKind)]>>,
    /// By the prompt of a question: the other one that it is like.
    twins: HashMap<u64, LintKind>,
    /// How many alternatives these questions have.
    n_alternatives: usize,
}

/// How much is looked at in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// About as much again as is known, so that something can be shown soon.
    SomeMore,
    /// Everything.
    All,
}

/// What stands around a bank.
pub(super) struct Surroundings<'s> {
    pub(super) glossary: &'s Glossary,
    pub(super) others: &'s [&'s Bank],
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
    /// What lint says of `bank`, whose text is `source`. The question that holds `caret` waits unless its text is known,
    /// and so does what is too much for one go.
    pub(super) fn find(
        &self,
        bank: &Bank,
        source: &str,
        around: &Surroundings<'_>,
        (caret, effort): (Option<usize>, Effort),
    ) -> Lints {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let words = around.glossary.print();
        let mut left = match effort {
            Effort::All => usize::MAX,
            Effort::SomeMore => known.n_alternatives.clamp(FIRST_LOT, LARGEST_LOT),
        };
        let mut found = Lints::default();
        let mut now = Known::default();
        for question in &bank.questions {
            let key = hash_of((question.range.of(source), &words));
            let is_typed_in = caret.is_some_and(|caret| touches(question, caret));
            let lints = match known.questions.get(&key) {
                Some(lints) => Arc::clone(lints),
                None if is_typed_in || left == 0 => {
                    found.waiting.push(question.heading.range);
                    continue;
                }
                None => {
                    left = left.saturating_sub(n_alternatives(question));
                    look_at(question, around.glossary)
                }
            };
            let start = question.range.start;
            let shifted = lints
                .iter()
                .map(|(range, kind)| (range.shifted(start), kind.clone()));
            found.lints.extend(shifted);
            now.n_alternatives += n_alternatives(question);
            now.questions.insert(key, lints);
        }
        now.twins = if caret.is_none() && found.waiting.is_empty() {
            twins(bank, around.others)
        } else {
            std::mem::take(&mut known.twins)
        };
        found.lints.extend(bank.questions.iter().filter_map(|question| {
            let kind = now.twins.get(&hash_of(question.prompt()))?;
            Some((question.heading.range, kind.clone()))
        }));
        *known = now;
        found
    }
}

/// How much work a question is; never 0.
fn n_alternatives(question: &Question) -> usize {
    let lines = question.rubric.points.iter().flat_map(|point| &point.lines);
    1 + lines.map(|line| line.alternatives.len()).sum::<usize>()
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
