//! A mentor's rulings in place of the machine's.

use examen_bank::{AnswerHash, Marks, QuestionKind, ReviewedAnswer, Reviewer, Ruling, Score, State};

use crate::grade::{Grade, Override, Verdict};

/// What became of a review of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// Its rulings stand.
    Applied,
    /// The answer has changed since it was judged: nothing was applied.
    Stale,
    /// It does not say which answer it judged: nothing was applied.
    Unkeyed,
    /// It is the learner's own assessment, which stands beside the marks and never changes them.
    SelfAssessment,
}

impl Grade {
    /// Puts the rulings of `review`, which `reviewer` signed, in place of the machine's, if they were made on the answer
    /// whose hash is `answer`. What is granted is granted in full, and the [score](Grade::score) is added up anew. Rulings on
    /// points the rubric does not have are passed over.
    pub fn apply_review(
        &mut self,
        review: &ReviewedAnswer,
        reviewer: &Reviewer,
        answer: AnswerHash,
    ) -> ReviewOutcome {
        let Reviewer::Mentor(alias) = reviewer else {
            return ReviewOutcome::SelfAssessment;
        };
        let Some(judged) = &review.answer else {
            return ReviewOutcome::Unkeyed;
        };
        if judged.value != answer {
            return ReviewOutcome::Stale;
        }
        let kind = self.kind;
        for decision in &review.decisions {
            let found = self
                .verdicts
                .iter_mut()
                .find(|verdict| verdict.point == decision.point.value);
            if let Some(verdict) = found {
                rule(verdict, decision.ruling, kind);
                if let Some(overridden) = &mut verdict.overridden {
                    overridden.reviewer.clone_from(alias);
                    overridden.reason.clone_from(&decision.reason);
                }
            }
        }
        if kind == QuestionKind::Technical {
            self.score = Score::clamped(
                self.verdicts.iter().map(|verdict| verdict.marks).sum(),
                self.score.available,
            );
        }
        ReviewOutcome::Applied
    }
}

fn rule(verdict: &mut Verdict, ruling: Ruling, kind: QuestionKind) {
    let automatic = Override {
        automatic_state: verdict.state,
        automatic_coverage: verdict.coverage,
        reviewer: String::new(),
        reason: None,
    };
    verdict.overridden.get_or_insert(automatic);
    verdict.state = State::Overridden;
    verdict.coverage = if ruling == Ruling::Granted { 1.0 } else { 0.0 };
    verdict.nearest = None;
    verdict.marks = if kind == QuestionKind::Technical {
        verdict.value.portion(verdict.coverage)
    } else {
        Marks::ZERO
    };
}
