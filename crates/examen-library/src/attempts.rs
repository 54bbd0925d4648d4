//! Between a grade and what a history keeps of it. Grader and history do not know each other; every front end that
//! submits answers goes through here, so that a sheet and the practice screen store the same facts.

use std::collections::BTreeSet;
use std::sync::Arc;

use examen_bank::{AnswerHash, Bank, MatchKind, Question, QuestionId};
use examen_grader::{Grade, Verdict};
use examen_history::{Attempt, Catalogue, Hint, PointOutcome, QuestionKey, QuestionNames, Source};
use jiff::Timestamp;

use crate::banks::{Library, LoadedBank};

/// An answer that is submitted.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    /// The name of the question's bank.
    pub bank: String,
    /// The question.
    pub question: &'a Question,
    /// The text of the answer, as it was graded.
    pub answer: &'a str,
    /// The hints taken before.
    pub hints: Vec<Hint>,
    /// How long the candidate took; 0 where nobody knows.
    pub seconds: u32,
    /// Where it was written.
    pub source: Source,
    /// When it is submitted.
    pub at: Timestamp,
}

impl Submission<'_> {
    /// The fact to keep of it, marked with `grade`.
    pub fn attempt(&self, grade: &Grade) -> Attempt {
        Attempt {
            bank: self.bank.clone(),
            question: self.question.id.clone(),
            revision: self.question.revision(),
            at: self.at,
            score: grade.score,
            points: grade.verdicts.iter().map(outcome).collect(),
            hints: self.hints.clone(),
            seconds: self.seconds,
            words: n_words(self.answer),
            source: self.source,
            grader: env!("CARGO_PKG_VERSION").to_owned(),
            answer_hash: AnswerHash::of(self.answer),
            answer: Some(self.answer.to_owned()),
        }
    }
}

/// The names under which a history knows a `question` of `bank`.
pub fn question_names(bank: &LoadedBank, question: &Question) -> QuestionNames {
    let name = bank.name();
    let is_own = |id: &&QuestionId| bank.question(id).is_some_and(|named| named.id == question.id);
    let before = question.was.iter().filter(is_own);
    QuestionNames {
        now: QuestionKey::new(&name, &question.id),
        before: before.map(|id| QuestionKey::new(&name, id)).collect(),
    }
}

/// The questions of a library's own banks, as a schedule wants them.
pub fn catalogue(library: &Library) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for bank in library.own() {
        catalogue.add(&bank.name(), &bank.bank);
    }
    catalogue
}

/// The same, and of the other banks the questions that are in `answered`: where somebody has banks, the one that ships
/// with the program is practised only as far as he went.
pub fn catalogue_with_answered(library: &Library, answered: &[QuestionKey]) -> Catalogue {
    let mut catalogue = catalogue(library);
    let answered: BTreeSet<&QuestionKey> = answered.iter().collect();
    let is_own = |bank: &Arc<LoadedBank>| library.own().iter().any(|own| Arc::ptr_eq(own, bank));
    for bank in library.banks.iter().filter(|bank| !is_own(bank)) {
        let name = bank.name();
        add_answered(&mut catalogue, bank, |id| {
            answered.contains(&QuestionKey::new(&name, id))
        });
    }
    catalogue
}

/// Adds the questions of `bank` that were answered, which `is_answered` tells of an id that a question has or had.
pub fn add_answered(catalogue: &mut Catalogue, bank: &LoadedBank, is_answered: impl Fn(&QuestionId) -> bool) {
    let was_answered = |question: &&Question| {
        let mut ids = std::iter::once(&question.id).chain(&question.was);
        ids.any(&is_answered)
    };
    let questions = bank.bank.questions.iter().filter(was_answered);
    let answered = Bank {
        questions: questions.cloned().collect(),
        ..Bank::default()
    };
    catalogue.add(&bank.name(), &answered);
}

/// How many words, separated by white space, an answer has.
pub fn n_words(answer: &str) -> u32 {
    u32::try_from(answer.split_whitespace().count()).unwrap_or(u32::MAX)
}

fn outcome(verdict: &Verdict) -> PointOutcome {
    let kinds = verdict.evidence.iter().map(|evidence| evidence.kind);
    let mut evidence: Vec<MatchKind> = kinds.collect();
    evidence.sort_unstable();
    evidence.dedup();
    PointOutcome {
        point: verdict.point.clone(),
        value: verdict.value,
        marks: verdict.marks,
        state: verdict.state,
        evidence,
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary, MatchKind, State};
    use examen_grader::RubricMatcher;
    use examen_history::Source;
    use jiff::Timestamp;

    use super::Submission;

    #[test]
    fn an_attempt_holds_what_the_grade_says() {
        let bank =
            Bank::parse("## Q?\n### Points\n- +2 Expires ^a\n  - expire*\n- Locks ^b\n  - lock\n").value;
        let question = &bank.questions[0];
        let answer = "Every copy expires after a while.";
        let grade = RubricMatcher::new(question, &Glossary::default()).mark(answer);
        let submission = Submission {
            bank: "team".to_owned(),
            question,
            answer,
            hints: Vec::new(),
            seconds: 30,
            source: Source::Terminal,
            at: Timestamp::UNIX_EPOCH,
        };
        let attempt = submission.attempt(&grade);
        assert_eq!(attempt.score, grade.score);
        let states: Vec<_> = attempt.points.iter().map(|point| point.state).collect();
        assert_eq!(states, [State::Met, State::Missed]);
        assert_eq!(attempt.points[0].evidence, [MatchKind::Prefix]);
        assert_eq!(attempt.words, 6);
    }
}
