//! Questions that are asked already, here or in another bank.

use examen_bank::{Bank, BankWords};
use examen_search::{Twin, TwinFinder, Wording};

use super::{Lint, LintKind};

/// The questions of `banks[own]` that are asked already, in another bank or earlier in the same one, each with the one
/// that is most alike. `finder` was made of `banks`.
pub fn lint_twins_among(finder: &TwinFinder, banks: &[&Bank], own: usize) -> Vec<Lint> {
    let twins = finder.twins_of_bank(own).into_iter();
    let lints = twins.map(|(idx, twin)| {
        let question = &banks[own].questions[idx];
        Lint {
            question: question.id.clone(),
            range: question.heading.range,
            kind: kind(&twin, banks, own),
        }
    });
    lints.collect()
}

/// The questions of `bank` that stand in it twice, or in one of `others` too: word for word, almost, or in other words.
pub fn lint_twins(bank: &Bank, others: &[&Bank]) -> Vec<Lint> {
    let banks: Vec<&Bank> = std::iter::once(bank).chain(others.iter().copied()).collect();
    lint_twins_among(&TwinFinder::new(banks.iter().copied()), &banks, 0)
}

fn kind(twin: &Twin, banks: &[&Bank], own: usize) -> LintKind {
    let place = twin.place;
    let id = &banks[place.bank].questions[place.question].id;
    let bank = (place.bank != own).then(|| banks[place.bank].name().unwrap_or("another bank"));
    let n_banks = if bank.is_some() { 2 } else { 1 };
    let names = banks.iter().filter_map(|bank| bank.name());
    let words = BankWords::new(names.map(str::to_owned));
    let other = words.called(bank.unwrap_or_default(), id, n_banks);
    match twin.wording {
        Wording::Same => LintKind::DuplicateQuestion { other },
        Wording::Almost => LintKind::SimilarQuestion { other },
        Wording::Other => LintKind::AskedElsewhere {
            bank: bank.map(str::to_owned),
            other: id.to_string(),
        },
    }
}
