//! A learner of known memory practises for a year by the schedule, at fixed intervals and in a random order, with the
//! same number of questions on every day. Prints what they remember.
//!
//! `cargo run --release -p examen-history --example simulated_year`

#![allow(
    clippy::unwrap_used,
    reason = "a simulation that cannot write its file has nothing to say"
)]

#[path = "../tests/history/simulation.rs"]
mod simulation;

use simulation::{Order, simulate};

fn main() {
    println!("a year, 300 questions of 3 points, 5 new ones a day, target retention 90 %\n");
    println!(
        "{:<24} {:>8} {:>20} {:>8}",
        "order", "asked", "recalled when asked", "knows"
    );
    let fixed = [3, 7, 14, 30].map(|days| Order::Fixed { days });
    for order in [Order::Schedule].into_iter().chain(fixed).chain([Order::Random]) {
        let outcome = simulate(order, 365, 300);
        println!(
            "{:<20} {:>6} {:>16.1} % {:>18.1} % {:>6.1} %",
            format!("{order:?}"),
            outcome.n_asked,
            outcome.recalled_when_due * 100.0,
            outcome.recalled_after_days * 100.0,
            outcome.knows * 100.0
        );
    }
}
