//! Rulings as cases of a bank.

use std::collections::{BTreeSet, HashMap};

use examen_bank::{
    BankWords, Case, CaseFile, CaseSection, Expectation, Located, QuestionId, Ruling, TextRange,
};
use examen_library::LoadedBank;
use examen_report::{Cohort, CohortAnswer};

/// What became of the answers that a mentor has ruled on.
#[derive(Debug, Default)]
pub(crate) struct AddedCases {
    /// How many are new.
    pub(crate) n_added: usize,
    /// The names of questions whose answers are left out: the cases would be taken for those of another one of this id.
    pub(crate) left_out: BTreeSet<String>,
}

/// Adds every answer that a mentor has ruled on to `cases`, which test `bank`, with the points ruled on. What is there already
/// is not added again. A section names no bank: of questions of one id it has those of one bank.
pub(crate) fn cases_of(cohort: &Cohort, bank: &LoadedBank, cases: &mut CaseFile) -> AddedCases {
    let mut added = AddedCases::default();
    let mut owners: HashMap<&QuestionId, String> = HashMap::new();
    for answer in &cohort.answers {
        let question = &cohort.questions[answer.question as usize];
        let Some(case) = case(cohort, answer) else {
            continue;
        };
        let owner = owners
            .entry(&question.id)
            .or_insert_with(|| match bank.question(&question.id) {
                Some(_) => bank.name(),
                None => question.bank.clone(),
            });
        if *owner != question.bank {
            let words = BankWords::new([question.bank.clone(), owner.clone()]);
            added
                .left_out
                .insert(words.called(&question.bank, &question.id, 2));
            continue;
        }
        let section = section_of(cases, &question.id);
        if !section.cases.iter().any(|known| is_same(known, &case)) {
            section.cases.push(case);
            added.n_added += 1;
        }
    }
    added
}

fn case(cohort: &Cohort, answer: &CohortAnswer) -> Option<Case> {
    let points = &cohort.questions[answer.question as usize].points;
    let ruled = points
        .iter()
        .zip(&answer.verdicts)
        .filter(|(_, verdict)| verdict.is_overridden());
    let expectations = ruled.map(|(point, verdict)| Expectation {
        point: Located::built(point.id.clone()),
        ruling: if verdict.is_credited() {
            Ruling::Granted
        } else {
            Ruling::Withheld
        },
    });
    let expectations: Vec<Expectation> = expectations.collect();
    let text = answer.text.as_ref().filter(|_| !expectations.is_empty())?;
    Some(Case {
        range: TextRange::default(),
        expectations,
        answer: text.text.to_string(),
    })
}

fn section_of<'a>(cases: &'a mut CaseFile, question: &QuestionId) -> &'a mut CaseSection {
    let known = cases
        .sections
        .iter()
        .position(|section| section.question.value == *question);
    let at = known.unwrap_or_else(|| {
        cases.sections.push(CaseSection {
            range: TextRange::default(),
            question: Located::built(question.clone()),
            cases: Vec::new(),
        });
        cases.sections.len() - 1
    });
    &mut cases.sections[at]
}

/// Whether two cases ask for the same of the same words.
fn is_same(a: &Case, b: &Case) -> bool {
    let words = |case: &Case| {
        case.answer
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let rulings = |case: &Case| {
        let rulings = case.expectations.iter();
        let mut rulings: Vec<_> = rulings
            .map(|one| (one.point.value.clone(), one.ruling as u8))
            .collect();
        rulings.sort();
        rulings
    };
    rulings(a) == rulings(b) && words(a) == words(b)
}
