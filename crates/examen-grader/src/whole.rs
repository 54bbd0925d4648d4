//! Marks where a model or reference answer is the measure: for the whole of it, and for what it says point by point.

use examen_bank::{Marks, Score, State};

use crate::derived::earned_share;
use crate::grade::{Grade, Verdict};

/// What the agreement with the whole counts; the rest is what the points alone would earn. On the development data graded in
/// fractions (Mohler, SAF, digiklausur, os) marks agree with people at .636, .791, .613 and .581 so, at .633, .786, .619 and
/// .590 by the whole alone, and at .568, .734, .518 and .538 by points alone, which give 42 % where people give 71 %. Root mean
/// squared errors are .256, .242, .287 and .258; .209, .248, .290 and .268; and .496, .381, .412 and .385.
const WHOLE: f64 = 0.75;

/// So much of a point, and it counts as made: who copies a model answer makes all its points, and of some of them words are
/// left over that the one before them has.
const MADE: f64 = 0.9;

/// An answer that makes no point, not even in part, and agrees less with the whole than this earns nothing. People gave .01
/// on average to 237 such answers of SAF, digiklausur and beetle, .10 to 90 of scientsbank, and .39 to 35 of Mohler, where trying
/// earns marks. From .2 to .35 marks agree with people as well, from .4 on less.
const LEAST: f64 = 0.25;

/// The score of an answer that agrees with the whole as [`Grade::graded`] says, given for each point what it is worth and
/// what it earns alone.
pub(crate) fn score(graded: f64, points: impl Iterator<Item = (Marks, Marks)> + Clone) -> Score {
    let available: Marks = points.clone().map(|(value, _)| value).sum();
    Score::clamped(available.portion(share(graded, points)), available)
}

/// The score once people have ruled on some points: these count as was ruled, and of the others the share is earned that the
/// machine gave.
pub(crate) fn ruled_score(grade: &Grade) -> Score {
    let verdicts = grade.verdicts.iter();
    let automatic = verdicts
        .clone()
        .map(|verdict| (verdict.value, automatic_marks(verdict)));
    let share = share(grade.graded, automatic);
    let marks = verdicts.map(|verdict| match verdict.overridden {
        Some(_) => verdict.marks,
        None => verdict.value.portion(share),
    });
    Score::clamped(marks.sum(), grade.score.available)
}

/// The share of the marks that is earned, 0..=1.
fn share(graded: f64, points: impl Iterator<Item = (Marks, Marks)>) -> f64 {
    let (mut available, mut made) = (0.0, 0.0);
    for (value, marks) in points {
        available += value.as_f64();
        made += (marks.as_f64() / MADE).min(value.as_f64());
    }
    let earned = earned_share(graded);
    if available <= 0.0 || (made <= 0.0 && earned < LEAST) {
        return 0.0;
    }
    WHOLE * earned + (1.0 - WHOLE) * made / available
}

/// What the machine gave for a point, whatever was ruled since.
fn automatic_marks(verdict: &Verdict) -> Marks {
    match &verdict.overridden {
        Some(ruling) if earns(ruling.automatic_state) => verdict.value.portion(ruling.automatic_coverage),
        Some(_) => Marks::ZERO,
        None => verdict.marks,
    }
}

/// Whether a state gives marks or takes them.
pub(crate) fn earns(state: State) -> bool {
    !matches!(
        state,
        State::Missed | State::Negated | State::Absent | State::Rejected
    )
}
