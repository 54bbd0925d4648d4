//! Parameters fitted to a learner who forgets faster than most.

use examen_history::memory::{Fit, Parameters};
use examen_history::{Fact, Tuning};
use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState, current_retrievability};

use crate::fixtures::{Home, attempt, day};

/// Days on which each question is asked, from its first on.
const DAYS: [i64; 9] = [0, 1, 3, 6, 11, 19, 32, 50, 75];

/// A sixth of the stability that most learners have after a first time, and it grows more slowly.
fn forgetful() -> [f32; 21] {
    let mut parameters = DEFAULT_PARAMETERS;
    for stability in &mut parameters[..4] {
        *stability /= 6.0;
    }
    parameters[8] -= 0.8;
    parameters
}

/// What a learner with `parameters` makes of `n_questions`. Chance is a hash of question and day.
fn answers(parameters: [f32; 21], n_questions: u32) -> Vec<Fact> {
    let model = FSRS::new(&parameters).unwrap();
    let mut facts = Vec::new();
    for question in 0..n_questions {
        let mut memory: Option<(MemoryState, i64)> = None;
        let first = i64::from(question);
        for n in DAYS.map(|n| first + n) {
            let probability = memory.map_or(0.5, |(state, last)| {
                current_retrievability(state, (n - last) as f32, parameters[20])
            });
            let hash = examen_bank::AnswerHash::of(&format!("{question} {n}")).to_string();
            let chance = u32::from_str_radix(&hash, 16).unwrap() as f32 / u32::MAX as f32;
            let is_recalled = chance < probability;
            let days = memory.map_or(0, |(_, last)| (n - last) as u32);
            let next = model
                .next_states(memory.map(|(state, _)| state), 0.9, days)
                .unwrap();
            memory = Some((if is_recalled { next.good } else { next.again }.memory, n));
            let outcome = if is_recalled { "point=met" } else { "point=missed" };
            facts.push(Fact::Attempt(attempt(&format!("q{question}"), day(n), outcome)));
        }
    }
    facts
}

#[test]
fn a_fit_that_predicts_better_is_put_to_use() {
    let home = Home::new();
    let mut log = home.open();
    log.merge(&answers(forgetful(), 120)).unwrap();
    let Fit::Fitted(fitted) = log.fit().unwrap() else {
        panic!("there are enough reviews");
    };
    assert_eq!(fitted.n_reviews, 120 * (DAYS.len() - 1));
    assert!(fitted.log_loss_after < fitted.log_loss_before, "{fitted:?}");
    assert!(fitted.is_better(), "{fitted:?}");
    assert_eq!(
        log.fit().unwrap(),
        Fit::Fitted(fitted.clone()),
        "a fit does not depend on chance"
    );

    let before = log.memories().unwrap();
    log.tune(&Tuning {
        at: day(400),
        parameters: fitted.parameters.clone(),
        n_reviews: 960,
    })
    .unwrap();
    assert_eq!(log.parameters().unwrap(), fitted.parameters);
    let after = log.memories().unwrap();
    assert_ne!(
        before, after,
        "what is kept of memories is replayed with other parameters"
    );
    assert_eq!(after, log.replay_all(&log.scheduler().unwrap()).unwrap());
}

#[test]
fn too_few_reviews_fit_nothing() {
    let home = Home::new();
    let mut log = home.open();
    log.merge(&answers(forgetful(), 20)).unwrap();
    assert_eq!(log.fit().unwrap(), Fit::TooFew { n_reviews: 160 });
}

#[test]
fn parameters_that_are_no_numbers_are_refused() {
    assert!(Parameters::new(&[1.0; 20]).is_err());
    assert!(Parameters::new(&[f32::NAN; 21]).is_err());
    assert!(Parameters::new(&DEFAULT_PARAMETERS).is_ok());
}
