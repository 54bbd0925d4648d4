//! The shape of a line.

use examen_bank::{AnswerHash, Marks, MatchKind, PointId, QuestionId, Revision, Score, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::attempt::{Attempt, AttemptId, Hint, HintGrade, PointOutcome, Source};
use crate::fact::{Assessment, Fact, ForgetScope, Forgetting, Tick, Tuning, Withdrawal};
use crate::memory::Parameters;

/// What the first line says of the format.
pub(super) const SCHEMA: &str = "examen.history/1";

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) schema: String,
    pub(super) facts: u64,
}

/// Any other line.
#[derive(Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "lowercase")]
pub(super) enum Record {
    Attempt(Box<AttemptRecord>),
    Assessment(AssessmentRecord),
    Withdrawal(WithdrawalRecord),
    Forgetting(ForgettingRecord),
    Tuning(TuningRecord),
}

#[derive(Serialize, Deserialize)]
pub(super) struct AttemptRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    at: Timestamp,
    bank: String,
    question: QuestionId,
    revision: String,
    awarded: Marks,
    available: Marks,
    points: Vec<PointRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hints: Vec<HintRecord>,
    seconds: u32,
    words: u32,
    source: String,
    grader: String,
    answer_hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PointRecord {
    point: PointId,
    value: Marks,
    marks: Marks,
    state: State,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct HintRecord {
    grade: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    point: Option<PointId>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AssessmentRecord {
    attempt: String,
    at: Timestamp,
    ticks: Vec<TickRecord>,
}

#[derive(Serialize, Deserialize)]
struct TickRecord {
    point: PointId,
    tick: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WithdrawalRecord {
    attempt: String,
    at: Timestamp,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ForgettingRecord {
    attempt: String,
    at: Timestamp,
    scope: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct TuningRecord {
    at: Timestamp,
    parameters: Vec<f32>,
    reviews: u32,
}

/// The first line of an export of `n_facts` facts.
pub(crate) fn header(n_facts: u64) -> String {
    let header = Header {
        schema: SCHEMA.to_owned(),
        facts: n_facts,
    };
    serde_json::to_string(&header).expect("a schema and a number can be written")
}

/// The line of a fact.
pub(crate) fn line(fact: &Fact) -> String {
    serde_json::to_string(&Record::of(fact)).expect("a fact has nothing that JSON cannot say")
}

impl Attempt {
    /// The name of this fact: the same for the same facts on any machine. It does not depend on whether the answer's
    /// text is kept.
    pub fn id(&self) -> AttemptId {
        AttemptId::of(self.at, &canonical(self))
    }
}

/// What the name of an attempt is a hash of: its line without name and text.
fn canonical(attempt: &Attempt) -> Vec<u8> {
    let record = AttemptRecord {
        id: None,
        answer: None,
        ..AttemptRecord::of(attempt)
    };
    serde_json::to_vec(&record).expect("an attempt has nothing that JSON cannot say")
}

/// Facts are kept to the millisecond.
fn whole(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).expect("milliseconds of a timestamp are in range")
}

impl Record {
    fn of(fact: &Fact) -> Self {
        match fact {
            Fact::Attempt(attempt) => {
                let id = Some(attempt.id().to_string());
                Self::Attempt(Box::new(AttemptRecord {
                    id,
                    ..AttemptRecord::of(attempt)
                }))
            }
            Fact::Assessment(assessment) => Self::Assessment(AssessmentRecord::of(assessment)),
            Fact::Withdrawal(withdrawal) => Self::Withdrawal(WithdrawalRecord {
                attempt: withdrawal.attempt.to_string(),
                at: whole(withdrawal.at),
            }),
            Fact::Forgetting(forgetting) => Self::Forgetting(ForgettingRecord {
                attempt: forgetting.attempt.to_string(),
                at: whole(forgetting.at),
                scope: forgetting.scope.name().to_owned(),
            }),
            Fact::Tuning(tuning) => Self::Tuning(TuningRecord {
                at: whole(tuning.at),
                parameters: tuning.parameters.as_slice().to_vec(),
                reviews: tuning.n_reviews,
            }),
        }
    }

    /// The fact; otherwise what is wrong with the line.
    pub(super) fn into_fact(self) -> Result<Fact, String> {
        match self {
            Self::Attempt(record) => record.into_attempt().map(Fact::Attempt),
            Self::Assessment(record) => record.into_assessment().map(Fact::Assessment),
            Self::Withdrawal(record) => Ok(Fact::Withdrawal(Withdrawal {
                attempt: id(&record.attempt)?,
                at: whole(record.at),
            })),
            Self::Forgetting(record) => Ok(Fact::Forgetting(Forgetting {
                attempt: id(&record.attempt)?,
                at: whole(record.at),
                scope: named(&record.scope, ForgetScope::from_name)?,
            })),
            Self::Tuning(record) => Ok(Fact::Tuning(Tuning {
                at: whole(record.at),
                parameters: Parameters::new(&record.parameters).map_err(|error| error.to_string())?,
                n_reviews: record.reviews,
            })),
        }
    }
}

impl AttemptRecord {
    fn of(attempt: &Attempt) -> Self {
        Self {
            id: None,
            at: whole(attempt.at),
            bank: attempt.bank.clone(),
            question: attempt.question.clone(),
            revision: attempt.revision.to_string(),
            awarded: attempt.score.awarded,
            available: attempt.score.available,
            points: attempt.points.iter().map(PointRecord::of).collect(),
            hints: attempt.hints.iter().map(HintRecord::of).collect(),
            seconds: attempt.seconds,
            words: attempt.words,
            source: attempt.source.name().to_owned(),
            grader: attempt.grader.clone(),
            answer_hash: attempt.answer_hash.to_string(),
            answer: attempt.answer.clone(),
        }
    }

    fn into_attempt(self) -> Result<Attempt, String> {
        let points: Result<_, String> = self.points.into_iter().map(PointRecord::into_outcome).collect();
        let hints: Result<_, String> = self.hints.into_iter().map(HintRecord::into_hint).collect();
        let attempt = Attempt {
            bank: self.bank,
            question: self.question,
            revision: named(&self.revision, Revision::parse)?,
            at: whole(self.at),
            score: Score {
                awarded: self.awarded,
                available: self.available,
            },
            points: points?,
            hints: hints?,
            seconds: self.seconds,
            words: self.words,
            source: named(&self.source, Source::from_name)?,
            grader: self.grader,
            answer_hash: named(&self.answer_hash, AnswerHash::parse)?,
            answer: self.answer,
        };
        if self.id.is_some_and(|id| id != attempt.id().to_string()) {
            return Err("the id does not fit the attempt".to_owned());
        }
        let text = attempt.answer.as_deref();
        if text.is_some_and(|text| AnswerHash::of(text) != attempt.answer_hash) {
            return Err("the answer does not fit its hash".to_owned());
        }
        Ok(attempt)
    }
}

impl PointRecord {
    fn of(outcome: &PointOutcome) -> Self {
        let evidence = outcome.evidence.iter().map(|kind| kind.name().to_owned());
        Self {
            point: outcome.point.clone(),
            value: outcome.value,
            marks: outcome.marks,
            state: outcome.state,
            evidence: evidence.collect(),
        }
    }

    fn into_outcome(self) -> Result<PointOutcome, String> {
        let kinds = self.evidence.iter().map(|name| named(name, MatchKind::from_name));
        Ok(PointOutcome {
            evidence: kinds.collect::<Result<_, _>>()?,
            point: self.point,
            value: self.value,
            marks: self.marks,
            state: self.state,
        })
    }
}

impl HintRecord {
    fn of(hint: &Hint) -> Self {
        Self {
            grade: hint.grade.name().to_owned(),
            point: hint.point.clone(),
        }
    }

    fn into_hint(self) -> Result<Hint, String> {
        Ok(Hint {
            grade: named(&self.grade, HintGrade::from_name)?,
            point: self.point,
        })
    }
}

impl AssessmentRecord {
    fn of(assessment: &Assessment) -> Self {
        let ticks = assessment.ticks.iter().map(|(point, tick)| TickRecord {
            point: point.clone(),
            tick: tick.name().to_owned(),
        });
        Self {
            attempt: assessment.attempt.to_string(),
            at: whole(assessment.at),
            ticks: ticks.collect(),
        }
    }

    fn into_assessment(self) -> Result<Assessment, String> {
        let ticks = self
            .ticks
            .into_iter()
            .map(|tick| Ok((tick.point, named(&tick.tick, Tick::from_name)?)));
        Ok(Assessment {
            attempt: id(&self.attempt)?,
            at: whole(self.at),
            ticks: ticks.collect::<Result<_, String>>()?,
        })
    }
}

fn id(text: &str) -> Result<AttemptId, String> {
    AttemptId::parse(text).ok_or_else(|| format!("`{text}` is no id of an attempt"))
}

fn named<T>(name: &str, from_name: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    from_name(name).ok_or_else(|| format!("`{name}` is not known to this version"))
}
