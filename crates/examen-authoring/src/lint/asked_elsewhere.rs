//! Questions that are asked already, here or in another bank, in other words.

use std::collections::BTreeSet;

use examen_bank::QuestionId;
use examen_search::{BankSource, QuestionSearch, SearchError, Twin};

use super::{Lint, LintKind};

/// The questions of `source` that another question of the index asks too, each with the one that is most alike. Of two
/// in the same bank, the later one is named; those in `known` are left out, because they were reported as duplicates.
///
/// # Errors
/// The index cannot be read.
pub fn lint_asked_elsewhere(
    source: &BankSource<'_>,
    search: &QuestionSearch,
    known: &[Lint],
) -> Result<Vec<Lint>, SearchError> {
    let known: BTreeSet<&QuestionId> = known
        .iter()
        .filter(|lint| is_duplicate(lint))
        .map(|lint| &lint.question)
        .collect();
    let mut lints = Vec::new();
    for question in source
        .bank
        .questions
        .iter()
        .filter(|question| !known.contains(&question.id))
    {
        let twins = search.twins(question, source)?;
        let is_here = |twin: &Twin| twin.bank.path == source.place.path;
        let mut others = twins
            .into_iter()
            .filter(|twin| !is_here(twin) || twin.location.range.start < question.range.start);
        if let Some(twin) = others.next() {
            lints.push(Lint {
                question: question.id.clone(),
                range: question.heading.range,
                kind: LintKind::AskedElsewhere {
                    bank: (!is_here(&twin)).then(|| twin.bank.name.clone()),
                    other: twin.question.to_string(),
                },
            });
        }
    }
    Ok(lints)
}

fn is_duplicate(lint: &Lint) -> bool {
    matches!(
        lint.kind,
        LintKind::DuplicateQuestion { .. } | LintKind::SimilarQuestion { .. }
    )
}
