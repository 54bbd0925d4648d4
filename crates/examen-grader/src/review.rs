//! A mentor's rulings in place of the machine's.

use examen_bank::{
    AnswerHash, Decision, GradedBy, Marks, QuestionKind, ReviewedAnswer, Reviewer, Ruling, Score, State,
};

use crate::grade::{Grade, Override, Verdict};
use crate::whole;

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
    /// whose hash is `answer`. What is granted is granted in full, and the [score](Grade::score) is added up anew; where a
    /// model answer is the measure, points without a ruling earn the share that the machine gave. Rulings on points the
    /// rubric does not have are passed over.
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
        for decision in &review.decisions {
            let mut verdicts = self.verdicts.iter_mut();
            if let Some(verdict) = verdicts.find(|verdict| verdict.point == decision.point.value) {
                rule(verdict, decision, alias, self.kind);
            }
        }
        if self.kind == QuestionKind::Technical {
            self.score = match self.graded_by {
                GradedBy::ModelAnswer => whole::ruled_score(self),
                GradedBy::Points | GradedBy::Nothing => {
                    let marks = self.verdicts.iter().map(|verdict| verdict.marks);
                    Score::clamped(marks.sum(), self.score.available)
                }
            };
        }
        ReviewOutcome::Applied
    }
}

/// Puts a mentor's decision in place of the machine's, and of one that was made before.
fn rule(verdict: &mut Verdict, decision: &Decision, alias: &str, kind: QuestionKind) {
    let before = verdict.overridden.as_ref();
    let (automatic_state, automatic_coverage) = before.map_or((verdict.state, verdict.coverage), |before| {
        (before.automatic_state, before.automatic_coverage)
    });
    verdict.overridden = Some(Override {
        automatic_state,
        automatic_coverage,
        reviewer: alias.to_owned(),
        reason: decision.reason.clone(),
    });
    verdict.state = State::Overridden;
    verdict.coverage = if decision.ruling == Ruling::Granted {
        1.0
    } else {
        0.0
    };
    verdict.nearest = None;
    verdict.marks = if kind == QuestionKind::Technical {
        verdict.value.portion(verdict.coverage)
    } else {
        Marks::ZERO
    };
}
