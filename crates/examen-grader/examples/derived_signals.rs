//! Prints what `data/fit_derived.py` weighs: for every line, what speaks for its references or labels having been said.
//!
//! `cargo run --release -p examen-grader --example derived_signals < LINES` reads objects with `question`, `answer` and
//! `references` or `points` (lists of texts), one a line, and prints a list of `[coverage, precision, extent, likeness]`
//! for each.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use examen_grader::RubricMatcher;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let signals = matcher(&request).derived_signals(text(&request["answer"]));
        let rows: Vec<Value> = signals
            .iter()
            .map(|found| json!([found.coverage, found.precision, found.extent, found.likeness]))
            .collect();
        writeln!(out, "{}", Value::Array(rows))?;
    }
    Ok(out.flush()?)
}

fn matcher(request: &Value) -> RubricMatcher {
    let prompt = text(&request["question"]);
    match texts(&request["references"]) {
        references if references.is_empty() => RubricMatcher::for_points(prompt, &texts(&request["points"])),
        references => RubricMatcher::for_references(prompt, &references),
    }
}

fn texts(value: &Value) -> Vec<String> {
    let each = value.as_array().into_iter().flatten();
    each.map(|item| text(item).to_owned()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
