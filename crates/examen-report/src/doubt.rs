//! Which verdicts a human should look at first.

use examen_bank::State;

use crate::cohort::{AnswerText, PointVerdict, WordRange};

/// How doubtful a verdict is, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    /// 0 (nothing speaks against it) to 1 (it could as well be the other way round).
    pub degree: f64,
    /// The strongest reason.
    pub reason: DoubtReason,
}

/// Why a verdict is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtReason {
    /// Nothing speaks against it.
    None,
    /// The coverage is close to what decides.
    NearThreshold,
    /// One sentence nearly makes the point.
    NearMiss,
    /// The words are there, but not in sentences.
    OnlyListed,
    /// The words are there, but denied.
    Denied,
    /// Only words like those of the rubric are there.
    LooseMatch,
    /// A misconception costs marks, and not all of its words are the rubric's own.
    GuessedClaim,
}

impl DoubtReason {
    /// The reason in a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "clear",
            Self::NearThreshold => "close to the threshold",
            Self::NearMiss => "nearly made",
            Self::OnlyListed => "only listed",
            Self::Denied => "denied",
            Self::LooseMatch => "loosely matched",
            Self::GuessedClaim => "claimed in other words",
        }
    }
}

/// A point counts as credited from this coverage on, in thousandths.
const THRESHOLD: f64 = 500.0;
/// So far from the threshold a coverage is beyond doubt, in thousandths: at *met* (three quarters), and as far below.
const REACH: f64 = 250.0;

/// How doubtful the verdict on the point at `point_idx` is. A human's own ruling is beyond doubt.
///
/// The degrees order the walk through a cohort and decide nothing: a coverage at the threshold is a coin toss, a near
/// miss that lacks one word comes next, then words that are listed or denied, misconceptions that are claimed in other words,
/// for these cost marks, then loose matches.
pub fn doubt(verdict: PointVerdict, text: Option<&AnswerText>, point_idx: usize) -> Doubt {
    let clear = Doubt {
        degree: 0.0,
        reason: DoubtReason::None,
    };
    if verdict.is_overridden() {
        return clear;
    }
    let words = text.and_then(|text| text.words_of(point_idx));
    let distance = (f64::from(verdict.coverage) - THRESHOLD).abs();
    let near_threshold = Doubt {
        degree: if verdict.coverage == 0 {
            0.0
        } else {
            (1.0 - distance / REACH).max(0.0)
        },
        reason: DoubtReason::NearThreshold,
    };
    let near_miss = words.filter(|words| words.nearest.is_some() && !verdict.is_credited());
    let near_miss = Doubt {
        degree: near_miss.map_or(0.0, |words| 0.8 / words.lacking.len().max(1) as f64),
        reason: DoubtReason::NearMiss,
    };
    let by_state = match verdict.state {
        State::Listed => Doubt {
            degree: 0.6,
            reason: DoubtReason::OnlyListed,
        },
        State::Negated | State::Rejected => Doubt {
            degree: 0.5,
            reason: DoubtReason::Denied,
        },
        State::Claimed => Doubt {
            degree: words.map_or(0.0, |words| guess(&words.evidence)),
            reason: DoubtReason::GuessedClaim,
        },
        State::Met | State::Partial => Doubt {
            degree: words.map_or(0.0, |words| looseness(&words.evidence)),
            reason: DoubtReason::LooseMatch,
        },
        State::Missed | State::Absent | State::Overridden => clear,
    };
    [near_threshold, near_miss, by_state]
        .into_iter()
        .fold(
            clear,
            |most, next| if next.degree > most.degree { next } else { most },
        )
}

/// From 0.4 to 0.6 where words of a claimed misconception are not the rubric's own, in whatever form; 0 where all are. A slot
/// of its line that was left out shows nowhere, but who leaves one out seldom says the others word for word.
fn guess(evidence: &[WordRange]) -> f64 {
    use examen_bank::MatchKind::{Compound, Exact, Inflected, Literal, Phrase, Prefix};
    let is_own = |kind| matches!(kind, Literal | Exact | Inflected | Compound | Prefix | Phrase);
    match evidence.iter().filter(|words| !is_own(words.kind)).count() {
        0 => 0.0,
        n_other => 0.4 + 0.2 * n_other as f64 / evidence.len() as f64,
    }
}

/// Up to 0.4 where no word of the evidence is the rubric's own.
fn looseness(evidence: &[WordRange]) -> f64 {
    use examen_bank::MatchKind::{Misspelt, Related, Synonym};
    let is_loose = |kind| matches!(kind, Misspelt | Related | Synonym);
    let n_loose = evidence.iter().filter(|words| is_loose(words.kind)).count();
    0.4 * n_loose as f64 / evidence.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use examen_bank::MatchKind::{self, Exact, Inflected, Phrase, Prefix, Related, Synonym};
    use examen_bank::{AnswerHash, Marks, State};

    use super::{Doubt, DoubtReason, doubt};
    use crate::cohort::{AnswerText, PointVerdict, PointWords, WordRange};

    /// The doubt about a point in `state` whose words match so.
    fn of(state: State, kinds: &[MatchKind]) -> Doubt {
        let evidence = kinds.iter().enumerate().map(|(idx, kind)| WordRange {
            start: idx as u32,
            end: idx as u32 + 1,
            kind: *kind,
        });
        let words = PointWords {
            point: 0,
            evidence: evidence.collect(),
            nearest: None,
            lacking: Box::default(),
            ruling: None,
        };
        let text = AnswerText {
            text: "words".into(),
            hash: AnswerHash::of("words"),
            line: 1,
            points: Box::new([words]),
        };
        let verdict = PointVerdict {
            state,
            automatic: state,
            coverage: 1000,
            marks: Marks::whole(-2),
        };
        doubt(verdict, Some(&text), 0)
    }

    #[track_caller]
    fn check(state: State, kinds: &[MatchKind], expected: (DoubtReason, f64)) {
        let found = of(state, kinds);
        let degree = (found.degree * 100.0).round() / 100.0;
        assert_eq!((found.reason, degree), expected);
    }

    #[test]
    fn misconceptions_that_are_claimed_in_other_words_are_doubtful() {
        check(
            State::Claimed,
            &[Exact, Inflected, Prefix, Phrase],
            (DoubtReason::None, 0.0),
        );
        check(
            State::Claimed,
            &[Exact, Synonym],
            (DoubtReason::GuessedClaim, 0.5),
        );
        check(
            State::Claimed,
            &[Synonym, Related],
            (DoubtReason::GuessedClaim, 0.6),
        );
        check(State::Met, &[Exact, Inflected], (DoubtReason::None, 0.0));
        check(State::Met, &[Exact, Related], (DoubtReason::LooseMatch, 0.2));
    }
}
