//! How the evidence lines of a point add up.

use examen_bank::LineKind;

use super::judged::{Judged, Standing};
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
    let mut rest = judged;
    for line in &point.lines {
        if rest.is_empty() {
            break;
        }
        let alternative = |one: &Judged| one.occurrence.alternative;
        let from = rest.partition_point(|one| alternative(one) < line.alternatives.start);
        let to = rest.partition_point(|one| alternative(one) < line.alternatives.end);
        let of_line = &rest[from..to];
        rest = &rest[to..];
        if line.kind != LineKind::Not && !of_line.is_empty() {
            let of_line = add_up_line(line, of_line);
            found.affirmed = found.affirmed.max(of_line.affirmed);
            found.named = found.named.max(of_line.named);
            found.turned |= of_line.turned;
        }
    }
    found
}

/// What `judged`, all occurrences of a line, come to.
fn add_up_line(line: &CompiledLine, judged: &[Judged]) -> Found {
    let wanted = match line.kind {
        LineKind::All => line.alternatives.len(),
        LineKind::AtLeast(n) => usize::from(n.get()),
        // Any one alternative will do: two halves do not make a whole.
        _ => return best(judged),
    };
    let of_alternatives =
        judged.chunk_by(|one, next| one.occurrence.alternative == next.occurrence.alternative);
    // Who denies one of all denies the whole; who denies fewer than are asked for may have the others.
    let may_deny = line.kind == LineKind::All || {
        let is_told = |one: &Judged| !matches!(one.standing, Standing::Void(_));
        let told = of_alternatives
            .clone()
            .filter(|of_one| of_one.iter().any(is_told));
        told.count() >= wanted
    };
    let sum = of_alternatives
        .map(best)
        .fold(Found::default(), |sum, one| Found {
            affirmed: sum.affirmed + one.affirmed,
            named: sum.named + one.named,
            turned: sum.turned || one.turned,
        });
    let fraction = |sum: f64| (sum / wanted.max(1) as f64).min(1.0);
    Found {
        affirmed: fraction(sum.affirmed),
        named: fraction(sum.named),
        turned: sum.turned && may_deny,
    }
}

/// What the best of some occurrences come to.
fn best(judged: &[Judged]) -> Found {
    let mut best = Found::default();
    for one in judged {
        let value = if one.occurrence.reunion == Reunion::OneSentence {
            1.0
        } else {
            TWO_SENTENCES
        };
        match one.standing {
            Standing::Affirmed => {
                best.affirmed = best.affirmed.max(value);
                best.named = best.named.max(value);
            }
            Standing::Listed => best.named = best.named.max(value),
            Standing::Turned { .. } | Standing::Swapped(_) => best.turned = true,
            Standing::Void(_) => {}
        }
    }
    best
}
