//! Alternatives that earn two points of a question at once.

use std::collections::BTreeMap;

use examen_bank::{Alternative, LineKind, Point, Question, QuestionKind};

use super::point_name::called;
use super::probe::{versioned, wording};
use super::{Findings, LintKind};

/// Checks every pair of points of one sign. A misconception may share words with a point: it is told apart by others.
pub(super) fn check(question: &Question, found: &mut Findings<'_>) {
    if question.kind == QuestionKind::Behavioural {
        return;
    }
    let mut seen: BTreeMap<(bool, String), (usize, &Point)> = BTreeMap::new();
    for (index, point) in question.rubric.points.iter().enumerate() {
        for alternative in whole_alternatives(point) {
            for reading in readings(alternative) {
                let key = (point.is_misconception(), reading);
                match seen.get(&key) {
                    Some((other, earlier)) if *other != index => {
                        let kind = LintKind::Overlap {
                            alternative: wording(alternative),
                            other: called(&earlier.label.value, &earlier.id),
                        };
                        found.note(alternative.range, kind);
                        break;
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(key, (index, point));
                    }
                }
            }
        }
    }
}

/// Alternatives that earn all of a point by themselves.
fn whole_alternatives(point: &Point) -> impl Iterator<Item = &Alternative> {
    let lines = point
        .lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Any | LineKind::Example));
    lines.flat_map(|line| &line.alternatives)
}

/// Every way to read an alternative of one slot; one of several slots as a whole. Case, order and signs do not count.
fn readings(alternative: &Alternative) -> Vec<String> {
    let options: Vec<Vec<String>> = alternative
        .slots
        .iter()
        .map(|slot| match versioned(slot) {
            Some(version) => vec![version.to_lowercase()],
            None => slot.options.iter().map(|term| term.text.to_lowercase()).collect(),
        })
        .collect();
    match options.as_slice() {
        [only] => only.clone(),
        slots => {
            let mut joined: Vec<String> = slots.iter().map(|options| options.join("/")).collect();
            joined.sort();
            vec![joined.join(" ")]
        }
    }
}
