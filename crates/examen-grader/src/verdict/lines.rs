//! How the evidence lines of a point add up.

use examen_bank::LineKind;

use super::standing::{Judged, Standing};
use crate::matching::Reunion;
use crate::rubric::{CompiledLine, CompiledPoint};

/// What slots found in two neighbouring sentences count, of what they would count in one.
const TWO_SENTENCES: f64 = 0.75;

/// How much of a point was found, 0..=1 each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// Said in sentences.
    pub affirmed: f64,
    /// Said or only named.
    pub named: f64,
    /// Whether it was denied somewhere.
    pub turned: bool,
}

/// What the lines of `point` found; `judged` are the occurrences of the point in the order of the rubric.
pub(super) fn add_up(point: &CompiledPoint, judged: &[Judged]) -> Found {
    let mut found = Found::default();
    for line in point.lines.iter().filter(|line| line.kind != LineKind::Not) {
        let of_line = add_up_line(line, judged);
        found.affirmed = found.affirmed.max(of_line.affirmed);
        found.named = found.named.max(of_line.named);
        found.turned |= of_line.turned;
    }
    found
}

fn add_up_line(line: &CompiledLine, judged: &[Judged]) -> Found {
    let alternatives = line
        .alternatives
        .clone()
        .map(|alternative| best(alternative, judged));
    let wanted = match line.kind {
        LineKind::All => line.alternatives.len(),
        LineKind::AtLeast(n) => usize::from(n.get()),
        _ => 1,
    };
    let fraction = |sum: f64| (sum / wanted.max(1) as f64).min(1.0);
    let sum = alternatives.fold(Found::default(), |sum, one| Found {
        affirmed: sum.affirmed + one.affirmed,
        named: sum.named + one.named,
        turned: sum.turned || one.turned,
    });
    if wanted == 1 && !matches!(line.kind, LineKind::All | LineKind::AtLeast(_)) {
        // Any one alternative will do: two halves do not make a whole.
        let best = line
            .alternatives
            .clone()
            .map(|alternative| best_value(alternative, judged));
        let (affirmed, named) = best.fold((0.0_f64, 0.0_f64), |(a, n), (affirmed, named)| {
            (a.max(affirmed), n.max(named))
        });
        return Found {
            affirmed,
            named,
            turned: sum.turned,
        };
    }
    Found {
        affirmed: fraction(sum.affirmed),
        named: fraction(sum.named),
        turned: sum.turned,
    }
}

fn best(alternative: u32, judged: &[Judged]) -> Found {
    let (affirmed, named) = best_value(alternative, judged);
    let turned = of(alternative, judged).any(|one| matches!(one.standing, Standing::Turned { .. }));
    Found {
        affirmed,
        named,
        turned,
    }
}

fn best_value(alternative: u32, judged: &[Judged]) -> (f64, f64) {
    let mut best = (0.0_f64, 0.0_f64);
    for one in of(alternative, judged) {
        let value = if one.occurrence.reunion == Reunion::OneSentence {
            1.0
        } else {
            TWO_SENTENCES
        };
        match one.standing {
            Standing::Affirmed => best = (best.0.max(value), best.1.max(value)),
            Standing::Listed => best.1 = best.1.max(value),
            Standing::Turned { .. } | Standing::Void(_) => {}
        }
    }
    best
}

fn of(alternative: u32, judged: &[Judged]) -> impl Iterator<Item = &Judged> {
    let from = judged.partition_point(|one| one.occurrence.alternative < alternative);
    judged[from..]
        .iter()
        .take_while(move |one| one.occurrence.alternative == alternative)
}
