//! Evidence that is missing, that nothing can match, or that takes itself away.

use examen_bank::{Alternative, EvidenceLine, Glossary, LineKind, Point, Question};

use super::probe::{earns, wording};
use super::{Findings, LintKind};

/// Checks the evidence lines of every point.
pub(super) fn check(question: &Question, glossary: &Glossary, found: &mut Findings<'_>) {
    for point in &question.rubric.points {
        if !point.has_evidence() {
            let label = point.label.value.clone();
            found.note(point.label.range, LintKind::NoEvidence { label });
        }
        let voids: Vec<&EvidenceLine> = point
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Not)
            .collect();
        for alternative in alternatives(point) {
            check_alternative(question, alternative, &voids, glossary, found);
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

fn check_alternative(
    question: &Question,
    alternative: &Alternative,
    voids: &[&EvidenceLine],
    glossary: &Glossary,
    found: &mut Findings<'_>,
) {
    let unasked = Question::default();
    let words = wording(alternative);
    if !earns(&unasked, alternative, &[], glossary) {
        found.note(alternative.range, LintKind::NeverMatches { alternative: words });
    } else if !voids.is_empty() && !earns(&unasked, alternative, voids, glossary) {
        found.note(alternative.range, LintKind::VoidsItself { alternative: words });
    } else if !earns(question, alternative, &[], glossary) {
        found.note(alternative.range, LintKind::OnlyEchoes { alternative: words });
    }
}
