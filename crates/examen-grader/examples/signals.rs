//! Prints what `data/fit_lines.py` weighs: for every answer and point, what lines found and what speaks for the point
//! having been made in other words.
//!
//! `cargo run --release -p examen-grader --example signals -- BANK < ANSWERS` reads objects with `id`, `question_id`
//! and `answer`, one a line, and prints one object a line.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use examen_bank::{Bank, Glossary, QuestionId};
use examen_grader::RubricMatcher;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a bank")?;
    let bank = Bank::parse(&std::fs::read_to_string(path)?).value;
    let mut matchers = BTreeMap::new();
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| request[key].as_str().unwrap_or_default();
        let id = QuestionId::new(text("question_id"));
        let question = bank.question(&id).ok_or_else(|| format!("no question {id}"))?;
        let matcher = matchers
            .entry(id)
            .or_insert_with(|| RubricMatcher::new(question, &Glossary::default()));
        writeln!(out, "{}", of_answer(matcher, text("id"), text("answer")))?;
    }
    Ok(())
}

fn of_answer(matcher: &RubricMatcher, id: &str, answer: &str) -> Value {
    let grade = matcher.mark(answer);
    let signals = matcher.signals(answer);
    let points: Vec<Value> = grade
        .verdicts
        .iter()
        .zip(signals)
        .map(|(verdict, signals)| {
            json!({
                "id": verdict.point.as_str(),
                "state": verdict.state,
                "coverage": verdict.coverage,
                "margin": signals.margin,
                "subject": signals.subject,
                "asked": signals.asked,
                "denied": signals.denied,
                "refused": signals.refused,
                "nearness": signals.nearness,
                "breadth": signals.breadth,
                "share": signals.share,
                "is_personal": signals.is_personal,
                "is_open": signals.is_open,
            })
        })
        .collect();
    json!({ "id": id, "points": points })
}
