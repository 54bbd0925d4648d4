//! `examen.sheet` and `examen.grade`: the marks of a sheet, without anything that an answer lacks.

use std::hash::{Hash, Hasher};

use examen_bank::{Mode, QuestionKind, Score, State};
use serde::Serialize;

use super::Outcome;
use super::arguments::Target;
use crate::features::{Context, gives_feedback};
use crate::grading::{AnswerView, SheetView, Verdicts};
use crate::protocol::{Answer, Range, Uri, range};
use crate::state::{Document, Progress, SheetSession, Snapshot};

/// What status bars, trees and gutters show of a sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sheet {
    uri: Uri,
    version: i32,
    bank: String,
    mode: Mode,
    submitted: bool,
    clock: Clock,
    marks: Option<Score>,
    questions: Vec<SheetQuestion>,
}

/// The clock of a sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Clock {
    started_at: Option<u64>,
    limit_seconds: Option<u64>,
}

/// A question of a sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SheetQuestion {
    id: Option<String>,
    heading: String,
    range: Range,
    selection_range: Range,
    state: &'static str,
    marks: Option<Score>,
    points: Option<Points>,
    knockout_missing: bool,
    hints: usize,
    revealed: bool,
    evidence: Vec<SheetEvidence>,
}

/// How many points of a question are met.
#[derive(Debug, Serialize)]
struct Points {
    met: usize,
    all: usize,
}

/// Words that count.
#[derive(Debug, Serialize)]
struct SheetEvidence {
    range: Range,
    state: State,
    marks: f64,
}

/// Whether anything is said about answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Feedback {
    Given,
    Withheld,
}

impl Feedback {
    fn of(snapshot: &Snapshot, view: &SheetView<'_>) -> Self {
        if gives_feedback(snapshot, view) {
            Self::Given
        } else {
            Self::Withheld
        }
    }
}

impl Sheet {
    /// Feeds `hasher` with what a person notices of the sheet: marks and states, not places.
    pub(crate) fn hash_gist(&self, hasher: &mut impl Hasher) {
        let marks = |score: Option<Score>| score.map(|score| (score.awarded, score.available));
        (self.submitted, marks(self.marks)).hash(hasher);
        for question in &self.questions {
            let points = question.points.as_ref().map(|points| (points.met, points.all));
            (&question.id, question.state, marks(question.marks), points).hash(hasher);
            (question.knockout_missing, question.hints, question.revealed).hash(hasher);
            for evidence in &question.evidence {
                evidence.state.hash(hasher);
            }
        }
    }
}

/// Runs `examen.sheet`.
///
/// # Errors
/// None: what is no sheet gives null.
pub(super) fn sheet(context: &Context, target: &Target) -> Answer<Outcome> {
    let view = context.sheet(&target.uri);
    Outcome::of(&view.map(|view| read(&context.snapshot, &view, target)))
}

/// Runs `examen.grade`.
///
/// # Errors
/// This is no open sheet.
pub(super) fn grade(context: &Context, target: &Target) -> Answer<Outcome> {
    Outcome::of(&read(&context.snapshot, &target.sheet(context)?, target))
}

/// All of the sheet `document`.
pub(crate) fn sheet_of(snapshot: &Snapshot, document: &Document) -> Option<Sheet> {
    let view = SheetView::of(snapshot, document)?;
    let target = Target {
        uri: document.uri.clone(),
        question: None,
        position: None,
    };
    Some(read(snapshot, &view, &target))
}

fn read(snapshot: &Snapshot, view: &SheetView<'_>, target: &Target) -> Sheet {
    let feedback = Feedback::of(snapshot, view);
    let session = snapshot.session(&target.uri);
    let named = target.question.as_ref().map(|id| view.chosen.named(id));
    let wanted = |answer: &AnswerView<'_>| named.as_ref().is_none_or(|named| answer.is_about(named));
    let answers = view.answers().filter(wanted);
    Sheet {
        uri: target.uri.clone(),
        version: view.document.version,
        bank: view.chosen.bank.name(),
        mode: view.front().mode,
        submitted: session.is_some_and(|session| session.progress == Progress::Submitted),
        clock: Clock {
            started_at: session.map(|session| session.opened.unix_ms()),
            limit_seconds: view.front().time.map(|time| time.as_secs()),
        },
        marks: (feedback == Feedback::Given).then(|| view.score()),
        questions: answers
            .map(|answer| question(&answer, session, feedback))
            .collect(),
    }
}

fn question(answer: &AnswerView<'_>, session: Option<&SheetSession>, feedback: Feedback) -> SheetQuestion {
    let grade = answer.grade().filter(|_| feedback == Feedback::Given);
    let id = answer.key();
    let asked = session.zip(answer.names());
    let verdicts = grade.iter().flat_map(|grade| &grade.verdicts);
    let evidence = verdicts.flat_map(|verdict| {
        verdict.evidence.iter().map(|evidence| SheetEvidence {
            range: range(answer.span(evidence.range)),
            state: verdict.state,
            marks: verdict.marks.as_f64(),
        })
    });
    SheetQuestion {
        id: id.as_ref().map(ToString::to_string),
        heading: answer.answer.heading.value.clone(),
        range: range(answer.section.span(answer.answer.range)),
        selection_range: range(answer.heading_span()),
        state: state(answer, feedback),
        marks: answer
            .question
            .filter(|_| feedback == Feedback::Given)
            .map(|_| answer.score()),
        points: grade.map(|grade| Points {
            met: grade.n_credited(),
            all: grade.n_points(),
        }),
        knockout_missing: grade.is_some_and(|grade| grade.missing_knock_outs().next().is_some()),
        hints: asked
            .as_ref()
            .map_or(0, |(session, key)| session.hints(key).len()),
        revealed: asked.is_some_and(|(session, key)| session.is_revealed(&key)),
        evidence: evidence.collect(),
    }
}

fn state(answer: &AnswerView<'_>, feedback: Feedback) -> &'static str {
    match (answer.verdicts, answer.question) {
        (Verdicts::UnknownQuestion, _) | (_, None) => "unknown",
        (Verdicts::Skipped, _) => "skipped",
        (Verdicts::Blank, _) => "unanswered",
        (Verdicts::Graded(_), _) if feedback == Feedback::Withheld => "hidden",
        (Verdicts::Graded(_), Some(question)) if question.kind == QuestionKind::Behavioural => "behavioural",
        (Verdicts::Graded(_), _) => "graded",
    }
}
