//! A model answer must earn full marks: it shows a learner what would have.

use examen_bank::{Glossary, Question, QuestionKind, State};
use examen_grader::RubricMatcher;

use super::{Findings, LintKind};

/// A point counts as earned in full from this share; what is missing then is lost in rounding.
const FULL: f64 = 0.995;

/// Grades the model answer, if there is one.
pub(super) fn check(question: &Question, glossary: &Glossary, found: &mut Findings<'_>) {
    let Some(answer) = question
        .answer
        .as_ref()
        .filter(|_| question.kind == QuestionKind::Technical)
    else {
        return;
    };
    let grade = RubricMatcher::new(question, glossary).mark(&answer.text.value);
    for verdict in &grade.verdicts {
        let label = verdict.label.clone();
        if verdict.is_misconception() {
            if verdict.state == State::Claimed {
                found.note(answer.text.range, LintKind::ModelAnswerClaims { label });
            }
        } else if verdict.state != State::Met && verdict.coverage < FULL {
            found.note(answer.text.range, LintKind::ModelAnswerMisses { label });
        }
    }
}
