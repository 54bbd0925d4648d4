//! A model answer must earn full marks: it shows a learner what would have.

use examen_bank::{Glossary, GradedBy, Question, QuestionKind, State};
use examen_grader::RubricMatcher;

use super::point_name::called;
use super::{Findings, LintKind};

/// A point counts as earned in full from this share; what is missing then is lost in rounding.
const FULL: f64 = 0.995;

/// A model answer that grades earns at least this share itself, if it does not take back in one sentence what it says in
/// another: of 1,807 in public lists of questions all but 5 do.
const MOST: f64 = 0.9;

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
    if grade.graded_by == GradedBy::ModelAnswer {
        // Nobody wrote its points, so that none of them can be mended.
        if grade.score.share() < MOST {
            let score = grade.score;
            found.note(answer.text.range, LintKind::ModelAnswerEarnsLittle { score });
        }
        return;
    }
    for verdict in &grade.verdicts {
        let label = called(&verdict.label, &verdict.point);
        if verdict.is_misconception() {
            if verdict.state == State::Claimed {
                found.note(answer.text.range, LintKind::ModelAnswerClaims { label });
            }
        } else if verdict.state != State::Met && verdict.coverage < FULL {
            found.note(answer.text.range, LintKind::ModelAnswerMisses { label });
        }
    }
}
