//! Histories of several machines, merged in any order, give the same history.

use examen_bank::PointId;
use examen_history::memory::Parameters;
use examen_history::{Assessment, AttemptId, Fact, ForgetScope, Forgetting, Tick, Tuning, Withdrawal};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::fixtures::{Home, attempt, day};

/// Facts about few attempts, so that they meet.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    proptest::collection::vec(fact(), 0..24)
}

fn attempt_no(n: i64) -> examen_history::Attempt {
    let question = ["stampede", "stale-prices"][n as usize % 2];
    let mut attempt = attempt(
        question,
        day(n / 2),
        ["at-once=met", "outlive=missed"][n as usize % 2],
    );
    attempt.answer = attempt.answer.filter(|_| n % 3 != 0);
    attempt
}

fn id() -> impl Strategy<Value = AttemptId> {
    (0..6_i64).prop_map(|n| attempt_no(n).id())
}

fn fact() -> impl Strategy<Value = Fact> {
    let time = || (0..4_i64).prop_map(day);
    let tick = select(vec![Tick::Missed, Tick::Made, Tick::Easily]);
    let without_answer = |n: i64| {
        let mut attempt = attempt_no(n);
        attempt.answer = None;
        Fact::Attempt(attempt)
    };
    prop_oneof![
        4 => (0..6_i64).prop_map(|n| Fact::Attempt(attempt_no(n))),
        1 => (0..6_i64).prop_map(without_answer),
        3 => (id(), time(), tick).prop_map(|(attempt, at, tick)| Fact::Assessment(Assessment {
            attempt, at, ticks: vec![(PointId::new("at-once"), tick)],
        })),
        1 => (id(), time()).prop_map(|(attempt, at)| Fact::Withdrawal(Withdrawal { attempt, at })),
        1 => (id(), time(), select(vec![ForgetScope::Answer, ForgetScope::Attempt]))
            .prop_map(|(attempt, at, scope)| Fact::Forgetting(Forgetting { attempt, at, scope })),
        1 => time().prop_map(|at| Fact::Tuning(Tuning { at, parameters: Parameters::default(), n_reviews: 9 })),
    ]
}

fn exported(machines: &[&[Fact]]) -> String {
    let home = Home::new();
    let mut log = home.open();
    for facts in machines {
        log.merge(facts).unwrap();
    }
    let mut bytes = Vec::new();
    log.export(&mut bytes).unwrap().unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_merging_does_not_matter(facts in facts(), cuts in any::<(Index, Index)>(), seed in any::<u64>()) {
        let first = cuts.0.index(facts.len() + 1);
        let second = cuts.1.index(facts.len() + 1);
        let (a, b) = facts.split_at(first.min(second));
        let (b, c) = b.split_at(first.max(second) - first.min(second));
        let mut shuffled = facts.clone();
        shuffled.sort_by_cached_key(|fact| {
            let text = format!("{seed} {fact:?}");
            examen_bank::Revision::of(&text).to_string()
        });
        let merged = exported(&[a, b, c]);
        prop_assert_eq!(&merged, &exported(&[c, a, b]));
        prop_assert_eq!(&merged, &exported(&[b, a, a, c, b]));
        prop_assert_eq!(&merged, &exported(&[&shuffled]));
    }
}
