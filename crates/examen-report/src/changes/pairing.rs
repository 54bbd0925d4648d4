//! Which answer of an earlier grading is the same as one of the present.

use std::collections::HashMap;

use examen_bank::QuestionId;

use crate::cohort::{Candidate, Cohort, CohortAnswer, CohortQuestion};

/// What is the same in two gradings.
pub(super) struct Pairing<'a> {
    /// For each present candidate, the number of the earlier one.
    candidates: Vec<Option<u32>>,
    /// For each present answer, the earlier one.
    pub(super) answers: Vec<Option<&'a CohortAnswer>>,
}

/// What an answer has to have in common with an earlier one beside candidate and attempt, the strictest first: a bank that
/// was renamed has other keys and the same ids, and a question that was renamed keeps its former ids.
const LIKENESSES: [Likeness; 4] = [
    Likeness::BankAndId,
    Likeness::BankAndFormerId,
    Likeness::Id,
    Likeness::FormerId,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    BankAndId,
    BankAndFormerId,
    Id,
    FormerId,
}

/// Number of the earlier candidate, bank, question and attempt.
type Key<'a> = (u32, &'a str, &'a QuestionId, u16);

impl<'a> Pairing<'a> {
    pub(super) fn of(before: &'a Cohort, after: &'a Cohort) -> Self {
        let mut pairing = Self {
            candidates: same_candidates(&before.candidates, &after.candidates),
            answers: vec![None; after.answers.len()],
        };
        let mut is_taken = vec![false; before.answers.len()];
        for likeness in LIKENESSES {
            pairing.add(before, after, likeness, &mut is_taken);
        }
        pairing
    }

    /// The number of the candidate in the earlier grading.
    pub(super) fn earlier(&self, candidate: u32) -> Option<u32> {
        self.candidates[candidate as usize]
    }

    /// Pairs what has no partner yet. Of several earlier answers that are alike nobody knows which is which.
    fn add(&mut self, before: &'a Cohort, after: &Cohort, likeness: Likeness, is_taken: &mut [bool]) {
        let mut by_key: HashMap<Key<'_>, Option<usize>> = HashMap::new();
        for (at, answer) in before.answers.iter().enumerate() {
            if is_taken[at] {
                continue;
            }
            for key in likeness.keys(answer.candidate, before, answer) {
                by_key
                    .entry(key)
                    .and_modify(|known| *known = None)
                    .or_insert(Some(at));
            }
        }
        if by_key.is_empty() {
            return;
        }
        for (answer, old) in after.answers.iter().zip(&mut self.answers) {
            let candidate = self.candidates[answer.candidate as usize];
            let (None, Some(candidate)) = (&old, candidate) else {
                continue;
            };
            let mut found = likeness
                .keys(candidate, after, answer)
                .filter_map(|key| by_key.get(&key).copied().flatten());
            if let Some(at) = found.find(|at| !is_taken[*at]) {
                is_taken[at] = true;
                *old = Some(&before.answers[at]);
            }
        }
    }
}

impl Likeness {
    /// What tells `answer` of `cohort`, given by the earlier candidate of this number, from others.
    fn keys<'c>(
        self,
        candidate: u32,
        cohort: &'c Cohort,
        answer: &CohortAnswer,
    ) -> impl Iterator<Item = Key<'c>> {
        let CohortQuestion { bank, id, was, .. } = &cohort.questions[answer.question as usize];
        let bank = match self {
            Self::BankAndId | Self::BankAndFormerId => bank.as_str(),
            Self::Id | Self::FormerId => "",
        };
        let former = match self {
            Self::BankAndFormerId | Self::FormerId => &was[..],
            Self::BankAndId | Self::Id => &[],
        };
        let attempt = answer.attempt;
        let ids = std::iter::once(id).chain(former);
        ids.map(move |id| (candidate, bank, id, attempt))
    }
}

/// For each of `after`, the number of the same candidate in `before`: by what is shown for them or by their aliases, whichever
/// more have in common. An earlier report knows only what was shown.
fn same_candidates(before: &[Candidate], after: &[Candidate]) -> Vec<Option<u32>> {
    let pairs = |of: fn(&Candidate) -> &str| {
        let numbers: HashMap<&str, u32> = before.iter().map(of).zip(0..).collect();
        let same: Vec<Option<u32>> = after
            .iter()
            .map(|candidate| numbers.get(of(candidate)).copied())
            .collect();
        same
    };
    let n_found = |pairs: &[Option<u32>]| pairs.iter().flatten().count();
    let (by_name, by_alias) = (pairs(|it| &it.name), pairs(|it| &it.alias));
    if n_found(&by_alias) >= n_found(&by_name) {
        by_alias
    } else {
        by_name
    }
}
