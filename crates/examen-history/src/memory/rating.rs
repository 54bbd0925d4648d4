//! The rating of a point: what the schedule learns from an attempt.

use examen_bank::{PointId, State};

use crate::attempt::{Hint, HintGrade, PointOutcome};
use crate::fact::Tick;

/// How well a point was remembered, in the words and numbers of FSRS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rating {
    /// Not at all.
    Again = 1,
    /// In part, or with help.
    Hard = 2,
    /// Yes.
    Good = 3,
    /// Without effort; only the learner can know.
    Easy = 4,
}

impl Rating {
    /// The name shown to people and used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// Whether the point was remembered.
    pub fn is_recalled(self) -> bool {
        self != Self::Again
    }
}

/// The rating of a point in an attempt.
///
/// 1. Where the learner judged the point (`tick`), that counts: missed is [`Rating::Again`], made is
///    [`Rating::Good`], easily is [`Rating::Easy`].
/// 2. Otherwise the share of the point that the answer made counts ([`PointOutcome::share`]): all of it is
///    [`Rating::Good`], at least half of it [`Rating::Hard`], less [`Rating::Again`]. A point that was only listed
///    is at best [`Rating::Hard`]. A machine cannot see effort, so that it never says [`Rating::Easy`].
/// 3. Hints lower it: the label of the point makes it [`Rating::Again`], its first letters at best [`Rating::Hard`],
///    and whoever was told how many points are missing, or what about, did not find them without effort, so that
///    [`Rating::Easy`] becomes [`Rating::Good`]. A hint about another point changes nothing. Marks are never lowered.
///
/// The grades of memory are those of FSRS, where again means that the item was not recalled and hard that it was, with
/// difficulty; one half is where the grader, too, credits a point.
pub fn rate(outcome: &PointOutcome, hints: &[Hint], tick: Option<Tick>) -> Rating {
    let unaided = match tick {
        Some(Tick::Missed) => Rating::Again,
        Some(Tick::Made) => Rating::Good,
        Some(Tick::Easily) => Rating::Easy,
        None => by_share(outcome),
    };
    unaided.min(best_with(hints, &outcome.point))
}

fn by_share(outcome: &PointOutcome) -> Rating {
    let share = outcome.share();
    if share >= 1.0 && outcome.state != State::Listed {
        Rating::Good
    } else if share >= 0.5 {
        Rating::Hard
    } else {
        Rating::Again
    }
}

/// The best rating that hints leave to a point.
fn best_with(hints: &[Hint], point: &PointId) -> Rating {
    let about = |hint: &&Hint| hint.point.as_ref().is_none_or(|other| other == point);
    let most = hints.iter().filter(about).map(|hint| hint.grade).max();
    match most {
        Some(HintGrade::Label) => Rating::Again,
        Some(HintGrade::FirstLetters) => Rating::Hard,
        Some(HintGrade::Count | HintGrade::Topic) => Rating::Good,
        None => Rating::Easy,
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{Marks, PointId, State};

    use super::{Rating, rate};
    use crate::attempt::{Hint, HintGrade, PointOutcome};
    use crate::fact::Tick;

    fn outcome(state: State, value: i32, hundredths: i32) -> PointOutcome {
        PointOutcome {
            point: PointId::new("here"),
            value: Marks::whole(value),
            marks: Marks::from_hundredths(hundredths),
            state,
            evidence: Vec::new(),
        }
    }

    fn hint(grade: HintGrade, point: Option<&str>) -> Hint {
        Hint {
            grade,
            point: point.map(PointId::new),
        }
    }

    #[test]
    fn marks_rate_a_point() {
        let check = |state, value, hundredths, rating| {
            assert_eq!(
                rate(&outcome(state, value, hundredths), &[], None),
                rating,
                "{state:?}"
            );
        };
        check(State::Met, 2, 200, Rating::Good);
        check(State::Partial, 2, 100, Rating::Hard);
        check(State::Partial, 2, 80, Rating::Again);
        check(State::Listed, 2, 100, Rating::Hard);
        check(State::Negated, 2, 0, Rating::Again);
        check(State::Missed, 2, 0, Rating::Again);
        check(State::Overridden, 2, 200, Rating::Good);
        check(State::Overridden, 2, 0, Rating::Again);
    }

    #[test]
    fn a_misconception_is_remembered_when_it_is_not_claimed() {
        let check = |state, hundredths, rating| {
            assert_eq!(
                rate(&outcome(state, -2, hundredths), &[], None),
                rating,
                "{state:?}"
            );
        };
        check(State::Claimed, -200, Rating::Again);
        check(State::Rejected, 0, Rating::Good);
        check(State::Absent, 0, Rating::Good);
        check(State::Overridden, -200, Rating::Again);
        check(State::Overridden, 0, Rating::Good);
    }

    #[test]
    fn a_checklist_is_rated_by_its_states() {
        assert_eq!(rate(&outcome(State::Met, 1, 0), &[], None), Rating::Good);
        assert_eq!(rate(&outcome(State::Partial, 1, 0), &[], None), Rating::Hard);
        assert_eq!(rate(&outcome(State::Missed, 1, 0), &[], None), Rating::Again);
    }

    #[test]
    fn the_learners_word_counts_more_than_the_machines() {
        let missed = outcome(State::Missed, 2, 0);
        let met = outcome(State::Met, 2, 200);
        assert_eq!(rate(&missed, &[], Some(Tick::Made)), Rating::Good);
        assert_eq!(rate(&missed, &[], Some(Tick::Easily)), Rating::Easy);
        assert_eq!(rate(&met, &[], Some(Tick::Missed)), Rating::Again);
    }

    #[test]
    fn hints_lower_a_rating() {
        let met = outcome(State::Met, 2, 200);
        let with = |hints: &[Hint], tick| rate(&met, hints, tick);
        assert_eq!(with(&[hint(HintGrade::Label, Some("here"))], None), Rating::Again);
        assert_eq!(
            with(&[hint(HintGrade::FirstLetters, Some("here"))], None),
            Rating::Hard
        );
        assert_eq!(with(&[hint(HintGrade::Label, Some("there"))], None), Rating::Good);
        assert_eq!(with(&[hint(HintGrade::Count, None)], None), Rating::Good);
        assert_eq!(
            with(&[hint(HintGrade::Topic, None)], Some(Tick::Easily)),
            Rating::Good
        );
        assert_eq!(
            with(&[hint(HintGrade::Label, Some("here"))], Some(Tick::Easily)),
            Rating::Again
        );
    }
}
