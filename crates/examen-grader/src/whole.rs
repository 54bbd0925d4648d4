//! Marks where a model or reference answer is the measure: for the whole of it, and for what it says point by point.

use examen_bank::{Marks, Score, State};

use crate::derived::earned_share;
use crate::grade::{Grade, Verdict};

/// What the agreement with the whole counts; the rest is what the points alone would earn. On the development data graded in
/// fractions (Mohler, SAF, digiklausur, os) marks agree with people at .623, .786, .603 and .584 so, at .633, .786, .619 and
/// .591 by the whole alone, and at .571, .735, .523 and .536 by points alone, which give 45 % where people give 71 %. With .7 and
/// with .8 it is .002 less and .001 more on average. `data/marks_of_references.py` prints these figures.
const WHOLE: f64 = 0.75;

/// The agreement that is worth nothing: two texts of one field agree by some of it whatever they say. Answers to another
/// question of the same set get .25, .30, .36 and .22 of the marks so, and .46, .50, .56 and .41 by the whole alone. With .4
/// they get .08 less again, and the agreement on answers to the question itself is .011 less.
const CHANCE: f64 = 0.25;

/// A reference of so many words names something (`443`, `Paris`): another name is like it and yet wrong, so that only its
/// point counts, and for that only words that are close to it. Two words may well be said otherwise: people give .83 to
/// answers on the development data to *unlimited number* and its like, their points alone .25.
const NAME: usize = 1;

/// So much of a point, and it counts as made: who copies a model answer makes all its points, and of some of them words are
/// left over that the one before them has.
const MADE: f64 = 0.9;

/// How well an answer agrees with a whole reference, and what that counts.
#[derive(Clone, Copy)]
pub(crate) struct Agreement {
    graded: f64,
    weight: f64,
}

impl Agreement {
    /// Of an answer that agrees as [`Grade::graded`] says with a reference whose points have these labels.
    pub fn new<'a>(graded: f64, labels: impl Iterator<Item = &'a str>) -> Self {
        Self {
            graded,
            weight: if is_name(labels) { 0.0 } else { WHOLE },
        }
    }
}

/// Whether points with these labels only name something.
pub(crate) fn is_name<'a>(labels: impl Iterator<Item = &'a str>) -> bool {
    labels.flat_map(str::split_whitespace).nth(NAME).is_none()
}

/// The score of an answer, given for each point what it is worth and what it earns alone.
pub(crate) fn score(agreement: Agreement, points: impl Iterator<Item = (Marks, Marks)> + Clone) -> Score {
    let available: Marks = points.clone().map(|(value, _)| value).sum();
    Score::clamped(available.portion(share(agreement, points)), available)
}

/// The score once people have ruled on some points: these count as was ruled, and of the others the share is earned that the
/// machine gave.
pub(crate) fn ruled_score(grade: &Grade) -> Score {
    let verdicts = grade.verdicts.iter();
    let labels = verdicts.clone().map(|verdict| verdict.label.as_str());
    let automatic = verdicts
        .clone()
        .map(|verdict| (verdict.value, automatic_marks(verdict)));
    let share = share(Agreement::new(grade.graded, labels), automatic);
    let marks = verdicts.map(|verdict| match verdict.overridden {
        Some(_) => verdict.marks,
        None => verdict.value.portion(share),
    });
    Score::clamped(marks.sum(), grade.score.available)
}

/// The share of the marks that is earned, 0..=1.
fn share(agreement: Agreement, points: impl Iterator<Item = (Marks, Marks)>) -> f64 {
    let Agreement { graded, weight } = agreement;
    let (mut available, mut made) = (0.0, 0.0);
    for (value, marks) in points {
        available += value.as_f64();
        made += (marks.as_f64() / MADE).min(value.as_f64());
    }
    if available <= 0.0 {
        return 0.0;
    }
    let beyond_chance = (earned_share(graded) - CHANCE).max(0.0) / (1.0 - CHANCE);
    weight * beyond_chance + (1.0 - weight) * made / available
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
