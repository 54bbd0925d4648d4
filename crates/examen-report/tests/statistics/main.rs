//! The statistics agree with those that numpy and scipy compute. `reference.py`, next to this file, makes the cases.

use std::collections::BTreeMap;

use examen_bank::{Marks, State};
use examen_report::{Analysis, Attempts, CohortBuilder};
use serde::Deserialize;
use serde_json::json;

const REFERENCE: &str = include_str!("reference.json");
/// What sums in another order may differ by.
const TOLERANCE: f64 = 1e-9;

#[derive(Deserialize)]
struct Case {
    values: Vec<Vec<f64>>,
    table: Vec<Vec<Option<Vec<f64>>>>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    n: usize,
    mean: f64,
    median: f64,
    deviation: Option<f64>,
    reliability: Option<ExpectedReliability>,
    items: Vec<ExpectedItem>,
}

#[derive(Deserialize)]
struct ExpectedReliability {
    n: usize,
    k: usize,
    alpha: f64,
    deviation: f64,
    error: Option<f64>,
}

#[derive(Deserialize)]
struct ExpectedItem {
    n: usize,
    facility: Option<f64>,
    discrimination: Option<f64>,
    rest_correlation: Option<f64>,
    points: Vec<ExpectedPoint>,
}

#[derive(Deserialize)]
struct ExpectedPoint {
    met: usize,
    partial: usize,
    point_biserial: Option<f64>,
}

impl Case {
    fn analyse(&self) -> Analysis {
        let mut builder = CohortBuilder::default();
        for (candidate, row) in self.table.iter().enumerate() {
            for (question, shares) in row.iter().enumerate() {
                if let Some(shares) = shares {
                    let line = self.line(candidate, question, shares).to_string();
                    builder
                        .line(line.as_bytes(), str::to_owned)
                        .expect("the line is a grade");
                }
            }
        }
        let cohort = builder.finish();
        let mut analysis = Analysis::of(&cohort, Attempts::First);
        // A cohort has its questions in the order in which they were met.
        let mut items: Vec<_> = cohort.questions.iter().zip(analysis.items).collect();
        items.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        analysis.items = items.into_iter().map(|(_, item)| item).collect();
        analysis
    }

    fn line(&self, candidate: usize, question: usize, shares: &[f64]) -> serde_json::Value {
        let values = &self.values[question];
        let points = shares.iter().zip(values).enumerate().map(|(point, (share, value))| {
            let state = match *share {
                1.0 => State::Met,
                0.5 => State::Partial,
                _ => State::Missed,
            };
            json!({"id": format!("p{point}"), "value": value, "state": state, "coverage": share, "marks": share * value})
        });
        let points: Vec<_> = points.collect();
        let awarded: f64 = shares
            .iter()
            .zip(values)
            .map(|(share, value)| share * value)
            .sum();
        json!({
            "candidate": format!("c-{candidate}"),
            "question_id": format!("q-{question}"),
            "awarded": awarded,
            "available": values.iter().sum::<f64>(),
            "points": points,
        })
    }
}

#[track_caller]
fn same(what: &str, found: Option<f64>, expected: Option<f64>) {
    let is_same = match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < TOLERANCE,
        (None, None) => true,
        _ => false,
    };
    assert!(is_same, "{what}: {found:?} instead of {expected:?}");
}

#[test]
fn indexes_agree_with_numpy_and_scipy() {
    let cases: BTreeMap<String, Case> = serde_json::from_str(REFERENCE).unwrap();
    assert_eq!(cases.len(), 4);
    for (name, case) in &cases {
        let (found, expected) = (case.analyse(), &case.expected);
        assert_eq!(found.spread.n, expected.n, "{name}");
        same(name, found.spread.mean, Some(expected.mean));
        same(name, found.spread.median, Some(expected.median));
        same(name, found.spread.deviation, expected.deviation);
        let reliability = found.reliability.as_ref();
        assert_eq!(reliability.is_some(), expected.reliability.is_some(), "{name}");
        if let (Some(found), Some(expected)) = (reliability, &expected.reliability) {
            assert_eq!(
                (found.n, found.questions.len()),
                (expected.n, expected.k),
                "{name}"
            );
            same(name, Some(found.alpha), Some(expected.alpha));
            same(name, Some(found.deviation), Some(expected.deviation));
            same(name, found.error, expected.error);
        }
        for (at, (found, expected)) in found.items.iter().zip(&expected.items).enumerate() {
            let name = format!("{name}, question {at}");
            assert_eq!(found.n_asked, expected.n, "{name}");
            same(&name, found.facility, expected.facility);
            same(&name, found.discrimination, expected.discrimination);
            same(&name, found.rest_correlation, expected.rest_correlation);
            for (at, (found, expected)) in found.points.iter().zip(&expected.points).enumerate() {
                let name = format!("{name}, point {at}");
                assert_eq!(found.n_in(State::Met), expected.met, "{name}");
                assert_eq!(found.n_in(State::Partial), expected.partial, "{name}");
                same(&name, found.point_biserial, expected.point_biserial);
            }
        }
    }
}

#[test]
fn nine_candidates_have_no_index() {
    let cases: BTreeMap<String, Case> = serde_json::from_str(REFERENCE).unwrap();
    let found = cases["nine"].analyse();
    assert_eq!(found.spread.n, 9);
    assert!(found.spread.mean.is_some() && found.spread.deviation.is_none() && found.reliability.is_none());
    for item in &found.items {
        assert_eq!(item.n_asked, 9);
        assert_eq!(
            (item.facility, item.discrimination, item.rest_correlation),
            (None, None, None)
        );
        assert!(item.points.iter().all(|point| point.point_biserial.is_none()));
    }
}

/// Ten people, two questions of one mark: alpha from p(1 − p), as Kuder and Richardson (1937, formula 20) have it.
#[test]
fn alpha_of_a_table_small_enough_to_do_by_hand() {
    let rows = [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 0],
        [0, 0],
    ];
    let mut builder = CohortBuilder::default();
    for (candidate, row) in rows.iter().enumerate() {
        for (question, mark) in row.iter().enumerate() {
            let line = json!({
                "candidate": format!("c-{candidate}"), "question_id": format!("q-{question}"),
                "awarded": mark, "available": 1, "points": [],
            });
            builder.line(line.to_string().as_bytes(), str::to_owned).unwrap();
        }
    }
    let analysis = Analysis::of(&builder.finish(), Attempts::First);
    let reliability = analysis.reliability.unwrap();
    let (p, q) = (0.5, 0.4);
    let of_items = (p * (1.0 - p) + q * (1.0 - q)) * 10.0 / 9.0;
    let totals = [2, 2, 2, 1, 1, 0, 0, 0, 1, 0].map(f64::from);
    let variance: f64 = totals.iter().map(|total| (total - 0.9f64).powi(2)).sum::<f64>() / 9.0;
    assert!((reliability.alpha - 2.0 * (1.0 - of_items / variance)).abs() < TOLERANCE);
    assert_eq!(reliability.n, 10);
    assert_eq!(analysis.totals[0].available, Marks::whole(2));
}
