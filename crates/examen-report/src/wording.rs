//! What the answers to a question say, word by word: which are alike, and which words tell strong from weak ones.

mod contrast;
mod groups;
mod proposal;
mod words;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::cohort::{Cohort, CohortAnswer, Standing};
use crate::statistics::Analysis;

pub use groups::AnswerGroup;
pub use proposal::{MisconceptionProposal, WordProposal};

use groups::group;
use words::QuestionWords;

/// What the answers to a question say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording {
    /// The answers, alike ones next to each other; each is an index in [`Cohort::answers`].
    pub groups: Vec<AnswerGroup>,
    /// Words that strong answers share and the rubric lacks, the most telling first.
    pub missing_words: Vec<WordProposal>,
    /// Words that weak answers share and the rubric lacks: perhaps a misconception it does not know.
    pub misconceptions: Vec<MisconceptionProposal>,
}

impl Wording {
    /// What the counted answers to each question of `cohort` say, in the order of the questions.
    pub fn of(cohort: &Cohort, analysis: &Analysis) -> Vec<Self> {
        let mut by_question: Vec<Vec<usize>> = vec![Vec::new(); cohort.questions.len()];
        for (answer_idx, answer) in cohort.answers.iter().enumerate() {
            if answer.standing == Standing::Answered && counts(cohort, analysis, answer_idx) {
                by_question[answer.question as usize].push(answer_idx);
            }
        }
        let numbered: Vec<(usize, Vec<usize>)> = by_question.into_iter().enumerate().collect();
        numbered
            .into_par_iter()
            .map(|(question_idx, answers)| {
                let words = QuestionWords::read(cohort, question_idx, &answers);
                Self {
                    groups: group(cohort, &words),
                    missing_words: proposal::missing_words(cohort, analysis, &words),
                    misconceptions: proposal::misconceptions(cohort, analysis, &words),
                }
            })
            .collect()
    }
}

/// Whether the answer at `answer_idx` is an attempt that counts.
fn counts(cohort: &Cohort, analysis: &Analysis, answer_idx: usize) -> bool {
    let key = |answer: &CohortAnswer| (answer.candidate, answer.question);
    let own = key(&cohort.answers[answer_idx]);
    match analysis.attempts {
        crate::Attempts::First => cohort.answers[answer_idx].attempt == 1,
        crate::Attempts::Last => cohort.answers.get(answer_idx + 1).map(key) != Some(own),
    }
}
