//! `examen.showRubric`: the rubric of a question, as far as it may be seen.

use examen_bank::{GradedBy, Marks, Question, QuestionId, Requirement, Score, State};
use examen_grader::{Grade, Verdict};
use examen_history::{Hint, HintGrade, QuestionNames};
use serde::{Deserialize, Serialize};

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::{Context, gives_feedback, may_name, own_view, summary};
use crate::grading::{AnswerView, own_word};
use crate::protocol::{Answer, Range, range};
use crate::state::SheetSession;

/// How much is to be uncovered.
#[derive(Debug, Deserialize)]
pub(super) struct RubricArgument {
    #[serde(flatten)]
    target: Target,
    reveal: Option<usize>,
}

/// A rubric.
#[derive(Debug, Serialize)]
struct ShownRubric {
    id: QuestionId,
    title: String,
    range: Range,
    /// `points`, `model-answer` or `nothing`.
    #[serde(rename = "gradedBy")]
    graded_by: GradedBy,
    markdown: String,
    revealed: usize,
    steps: usize,
    points: Vec<ShownPoint>,
    answer: Option<String>,
    hints: usize,
}

/// A point of it.
#[derive(Debug, Serialize)]
struct ShownPoint {
    /// None while it is covered.
    label: Option<String>,
    state: State,
    marks: Score,
    knockout: bool,
    evidence: Vec<ShownEvidence>,
    why: Option<String>,
    /// What the candidate says about it: `said` or `not said`.
    you: Option<&'static str>,
}

/// Words of the answer.
#[derive(Debug, Serialize)]
struct ShownEvidence {
    range: Range,
    text: String,
}

/// Runs `examen.showRubric`.
///
/// # Errors
/// This is no open sheet.
pub(super) fn show_rubric(context: &Context, argument: &RubricArgument) -> Answer<Outcome> {
    let target = &argument.target;
    let view = target.sheet(context)?;
    let answer = target.answer(context, &view);
    let found = answer.and_then(|answer| Some((answer, answer.question?, answer.names()?)));
    let Some((answer, question, key)) = found.filter(|_| gives_feedback(&context.snapshot, &view)) else {
        return Outcome::of(&None::<ShownRubric>);
    };
    let blank = answer
        .bank
        .entry(&question.id)
        .map(|entry| entry.matcher.mark(""));
    let Some(grade) = answer.grade().or(blank.as_ref()) else {
        return Outcome::of(&None::<ShownRubric>);
    };
    let session = context.snapshot.session(&target.uri);
    let covers = Covers::of((&key, question), grade, session, argument.reveal.unwrap_or(0));
    let said = own_word(&context.snapshot, &view, &answer);
    let mut rubric = shown(&answer, (&key, question), grade, session, &covers);
    for (point, verdict) in rubric.points.iter_mut().zip(&grade.verdicts) {
        point.you = said.get(&verdict.point).copied().map(own_view);
    }
    rubric.markdown = markdown(question, grade, &rubric.points, rubric.answer.as_deref());
    let mut outcome = Outcome::of(&rubric)?;
    if !covers.newly_known.is_empty() {
        outcome = outcome.with(Effect::RecordHints {
            uri: target.uri.clone(),
            question: key.clone(),
            hints: covers.newly_known.clone(),
        });
    }
    if covers.shows_answer {
        outcome = outcome.with(Effect::RecordReveal {
            uri: target.uri.clone(),
            question: key,
        });
    }
    Ok(outcome)
}

/// How much of a point is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// Not what it says.
    Covered,
    /// Its label.
    Named,
    /// Its label, and what its author says about it.
    Explained,
}

/// What is covered, and what was uncovered just now.
struct Covers {
    revealed: usize,
    steps: usize,
    /// One a verdict.
    covers: Vec<Cover>,
    newly_known: Vec<Hint>,
    shows_answer: bool,
}

impl Covers {
    /// One step a covered point, one for explanations, one for the model answer.
    fn of(
        (key, question): (&QuestionNames, &Question),
        grade: &Grade,
        session: Option<&SheetSession>,
        reveal: usize,
    ) -> Self {
        let is_known =
            |verdict: &Verdict| session.is_some_and(|session| session.knows_label(key, &verdict.point));
        let mut newly_known = Vec::new();
        let mut n_covered = 0;
        let n_secret = grade.verdicts.iter().filter(|verdict| !may_name(verdict)).count();
        let mut covers = Vec::new();
        for verdict in &grade.verdicts {
            let is_secret = !may_name(verdict);
            n_covered += usize::from(is_secret);
            let is_asked_for = is_secret && n_covered <= reveal;
            if is_asked_for && !is_known(verdict) {
                newly_known.push(Hint {
                    grade: HintGrade::Label,
                    point: Some(verdict.point.clone()),
                });
            }
            covers.push(if is_secret && !is_asked_for && !is_known(verdict) {
                Cover::Covered
            } else if reveal > n_secret || !is_secret {
                Cover::Explained
            } else {
                Cover::Named
            });
        }
        let steps = n_covered + 1 + usize::from(question.answer.is_some());
        Self {
            revealed: reveal.min(steps),
            steps,
            covers,
            newly_known,
            shows_answer: reveal > n_covered + 1 && question.answer.is_some(),
        }
    }
}

fn shown(
    answer: &AnswerView<'_>,
    (key, question): (&QuestionNames, &Question),
    grade: &Grade,
    session: Option<&SheetSession>,
    covers: &Covers,
) -> ShownRubric {
    let verdicts = grade.verdicts.iter().zip(&covers.covers);
    let points: Vec<ShownPoint> = verdicts
        .map(|(verdict, cover)| point(answer, verdict, *cover))
        .collect();
    let model = question.answer.as_ref().filter(|_| covers.shows_answer);
    let model = model.map(|part| part.shown_text().into_owned());
    ShownRubric {
        id: answer.key().unwrap_or_else(|| question.id.clone()),
        title: question.heading.value.clone(),
        range: range(answer.section.span(answer.answer.range)),
        graded_by: grade.graded_by,
        markdown: String::new(),
        revealed: covers.revealed,
        steps: covers.steps,
        points,
        answer: model,
        hints: session.map_or(0, |session| session.hints(key).len()),
    }
}

fn point(answer: &AnswerView<'_>, verdict: &Verdict, cover: Cover) -> ShownPoint {
    let words = verdict.evidence.iter().map(|evidence| ShownEvidence {
        range: range(answer.span(evidence.range)),
        text: evidence.range.of(&answer.answer.text.value).to_owned(),
    });
    ShownPoint {
        label: (cover != Cover::Covered).then(|| verdict.label.clone()),
        state: verdict.state,
        marks: Score {
            awarded: verdict.marks,
            available: verdict.value,
        },
        knockout: verdict.requirement == Requirement::KnockOut,
        evidence: words.collect(),
        why: verdict.why.clone().filter(|_| cover == Cover::Explained),
        you: None,
    }
}

fn markdown(question: &Question, grade: &Grade, points: &[ShownPoint], model: Option<&str>) -> String {
    let mut text = format!("### {}\n\n{}\n", question.heading.value, summary(grade));
    for point in points {
        let is_misconception = point.marks.available < Marks::ZERO;
        let Some(label) = &point.label else {
            if !is_misconception {
                let worth = match grade.graded_by {
                    GradedBy::ModelAnswer => String::new(),
                    GradedBy::Points | GradedBy::Nothing => format!("{} · ", point.marks.available),
                };
                text.push_str(&format!("\n- {worth}…"));
            }
            continue;
        };
        // A model answer is marked as a whole.
        let marks = match grade.graded_by {
            GradedBy::ModelAnswer => String::new(),
            GradedBy::Points | GradedBy::Nothing => {
                format!("{}/{} · ", point.marks.awarded, point.marks.available)
            }
        };
        let must = if point.knockout { " (a must)" } else { "" };
        text.push_str(&format!("\n- {marks}{} · {label}{must}", point.state.name()));
        if let Some(you) = point.you {
            text.push_str(&format!(" · you: {you}"));
        }
        if let Some(why) = &point.why {
            text.push_str(&format!("\n  {why}"));
        }
    }
    text.push('\n');
    if let Some(model) = model {
        text.push_str(&format!("\n---\n\n{model}\n"));
    }
    text
}
