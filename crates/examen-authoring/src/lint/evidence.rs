//! Evidence that is missing, that nothing can match, or that takes itself away.

use examen_bank::{Alternative, EvidenceLine, Glossary, LineKind, Point, Question};

use super::probe::{earns, label_earns, wording};
use super::{Findings, LintKind};

/// Checks the evidence lines of every point.
pub(super) fn check(question: &Question, glossary: &Glossary, found: &mut Findings<'_>) {
    for point in &question.rubric.points {
        // A label without words has been noted.
        if !point.has_evidence() && !point.label.value.trim().is_empty() {
            let label = point.label.value.clone();
            found.note(point.label.range, LintKind::NoEvidence { label });
        }
        let voids: Vec<&EvidenceLine> = point
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Not)
            .collect();
        let mut n_useful = 0;
        for alternative in alternatives(point) {
            match fault(question, alternative, &voids, glossary) {
                Some(kind) => found.note(alternative.range, kind),
                None => n_useful += 1,
            }
        }
        let is_lost = if point.has_evidence() {
            n_useful == 0
        } else {
            !label_earns(question, point, glossary)
        };
        if is_lost && !point.label.value.is_empty() {
            let label = point.label.value.clone();
            found.note(point.label.range, LintKind::CannotBeEarned { label });
        }
    }
}

/// The alternatives that can earn a point.
fn alternatives(point: &Point) -> impl Iterator<Item = &Alternative> {
    let lines = point
        .lines
        .iter()
        .filter(|line| !matches!(line.kind, LineKind::Not | LineKind::Why));
    lines.flat_map(|line| &line.alternatives)
}

/// What keeps an alternative from ever earning its point.
fn fault(
    question: &Question,
    alternative: &Alternative,
    voids: &[&EvidenceLine],
    glossary: &Glossary,
) -> Option<LintKind> {
    let unasked = Question::default();
    let alternative_words = || wording(alternative);
    if !earns(&unasked, alternative, &[], glossary) {
        Some(LintKind::NeverMatches {
            alternative: alternative_words(),
        })
    } else if !voids.is_empty() && !earns(&unasked, alternative, voids, glossary) {
        Some(LintKind::VoidsItself {
            alternative: alternative_words(),
        })
    } else if !earns(question, alternative, &[], glossary) {
        Some(LintKind::OnlyEchoes {
            alternative: alternative_words(),
        })
    } else {
        None
    }
}
