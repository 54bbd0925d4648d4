//! SARIF 2.1.0 (OASIS 2020), for hosts that show alerts beside the text.
//!
//! An alert quotes the key: whoever may see alerts of a repository learns what was missed. It is never written unless
//! somebody asks.

use examen_bank::State;
use serde_json::{Value, json};

use crate::cohort::{Cohort, CohortAnswer, CohortPoint, PointVerdict};
use crate::report::Report;

/// The most results that hosts take in one run.
const MOST_RESULTS: usize = 25_000;

/// Every counted answer's missed points and claimed misconceptions, as results at the answer. Answers that stand in no
/// file are left out.
pub fn sarif(report: &Report) -> String {
    let cohort = &report.cohort;
    let results = cohort
        .counted(report.analysis.attempts)
        .flat_map(|answer| of_answer(cohort, answer));
    let results: Vec<Value> = results.take(MOST_RESULTS).collect();
    let rules = cohort.questions.iter().flat_map(|question| {
        let rule = move |point: &CohortPoint| {
            json!({
                "id": format!("{}/{}", question.name, point.id),
                "shortDescription": {"text": examen_bank::one_line(&point.label)},
            })
        };
        question.points.iter().map(rule)
    });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "examen", "rules": rules.collect::<Vec<_>>()}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn of_answer<'a>(cohort: &'a Cohort, answer: &'a CohortAnswer) -> impl Iterator<Item = Value> + 'a {
    let question = &cohort.questions[answer.question as usize];
    let points = question.points.iter().zip(&answer.verdicts).enumerate();
    points.filter_map(move |(point_idx, (point, verdict))| {
        let is_fault = question.is_marked() && verdict.is_credited() == point.is_misconception();
        let sheet = cohort
            .sheet_of(answer)
            .filter(|sheet| is_fault && !sheet.path.is_empty())?;
        Some(result(
            &question.name,
            point,
            *verdict,
            (&sheet.path, line_of(answer, point_idx)),
        ))
    })
}

fn result(question: &str, point: &CohortPoint, verdict: PointVerdict, (path, line): (&str, usize)) -> Value {
    let level = if point.is_misconception() {
        "warning"
    } else {
        "note"
    };
    let state = match verdict.state {
        State::Overridden => "a mentor ruled otherwise",
        state => state.name(),
    };
    json!({
        "ruleId": format!("{question}/{}", point.id),
        "level": level,
        "message": {"text": format!("{state}: {}", examen_bank::one_line(&point.label))},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {"startLine": line},
        }}],
    })
}

/// The line of the words that came closest, else that of the answer.
fn line_of(answer: &CohortAnswer, point_idx: usize) -> usize {
    let Some(text) = &answer.text else {
        return 1;
    };
    let words = text.words_of(point_idx);
    let start = words.and_then(|words| {
        let first = words.evidence.first().map(|range| range.start as usize);
        first.or(words.nearest.map(|sentence| sentence.start))
    });
    let before = start.and_then(|start| text.text.get(..start)).unwrap_or_default();
    // A lone CR ends a line, and a CRLF ends one.
    text.line as usize + before.matches(['\n', '\r']).count() - before.matches("\r\n").count()
}

/// A relative path as a URI reference (RFC 3986): what is not unreserved is percent-encoded, slashes stay.
fn uri(path: &str) -> String {
    let encoded = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    encoded.collect()
}
