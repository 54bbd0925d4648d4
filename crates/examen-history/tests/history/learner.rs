//! A simulated learner practises by the schedule, at fixed intervals, or in a random order.

use crate::simulation::{Order, Outcome, simulate};

/// A short run: the figures of a year come from the example `simulated_year`.
#[test]
fn the_schedule_keeps_the_retention_it_aims_at() {
    let outcome = simulate(Order::Schedule, 90, 60);
    let distance = (outcome.recalled_after_days - 0.9).abs();
    assert!(distance <= 0.03 && outcome.n_asked > 300, "{outcome:?}");
    // Points that were just missed come back after a day, when less is left of them.
    assert!(outcome.recalled_when_due > 0.8, "{outcome:?}");
}

#[test]
fn the_schedule_remembers_more_for_the_same_effort() {
    let scheduled = simulate(Order::Schedule, 90, 60);
    let others = [Order::Fixed { days: 7 }, Order::Random].map(|order| simulate(order, 90, 60));
    for Outcome { knows, .. } in &others {
        assert!(scheduled.knows > *knows, "{scheduled:?} against {others:?}");
    }
}
