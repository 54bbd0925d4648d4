//! Rulings as cases of a bank.

use examen_bank::{Case, CaseFile, CaseSection, Expectation, Located, QuestionId, Ruling, TextRange};
use examen_report::{Cohort, CohortAnswer};

/// Adds every answer that a mentor has ruled on to `cases`, with the points ruled on, and says how many were added. What is
/// there already is not added again.
pub(crate) fn cases_of(cohort: &Cohort, cases: &mut CaseFile) -> usize {
    let mut n_added = 0;
    for answer in &cohort.answers {
        let question = &cohort.questions[answer.question as usize].id;
        let Some(case) = case(cohort, answer) else {
            continue;
        };
        let section = section_of(cases, question);
        if !section.cases.iter().any(|known| is_same(known, &case)) {
            section.cases.push(case);
            n_added += 1;
        }
    }
    n_added
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
