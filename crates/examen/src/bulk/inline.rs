//! Rubrics that lines bring along.

use examen_grader::RubricMatcher;
use serde::Deserialize;

use super::lines::Content;
use super::refusal::Refusal;
use super::request::{Request, RubricSource, without_mark};

/// A line of which only the rubric is read.
#[derive(Deserialize)]
struct Inline {
    #[serde(rename = "question")]
    _prompt: Option<String>,
    points: Option<Vec<String>>,
    #[serde(rename = "reference")]
    _reference: Option<String>,
    #[serde(rename = "references")]
    _references: Option<Vec<String>>,
}

/// What tells the rubric from others. No line has a line break inside.
pub(super) fn key(rubric: RubricSource<'_>) -> Box<str> {
    let (kind, prompt, texts) = match rubric {
        RubricSource::Bank => ("bank", "", ""),
        RubricSource::Points { prompt, labels } => ("points", prompt, labels),
        RubricSource::References { prompt, references } => ("references", prompt, references),
        RubricSource::Reference { prompt, reference } => ("reference", prompt, reference),
    };
    [kind, prompt, texts].join("\n").into()
}

/// The matcher for a rubric; none where it is not of the right types or has nothing to grade by.
pub(super) fn compile(rubric: RubricSource<'_>) -> Option<RubricMatcher> {
    match rubric {
        RubricSource::Bank => None,
        RubricSource::Points { prompt, labels } => {
            let labels = none_blank(read(labels)?)?;
            Some(RubricMatcher::for_points(&read::<String>(prompt)?, &labels))
        }
        RubricSource::References { prompt, references } => {
            let references = not_blank(read(references)?)?;
            Some(RubricMatcher::for_references(
                &read::<String>(prompt)?,
                &references,
            ))
        }
        RubricSource::Reference { prompt, reference } => {
            let references = not_blank(vec![read(reference)?])?;
            Some(RubricMatcher::for_references(
                &read::<String>(prompt)?,
                &references,
            ))
        }
    }
}

/// Why `request`, which was read from `content`, has no rubric to grade by.
pub(super) fn refusal<'a>(request: &Request<'a>, content: Content<'a>) -> Refusal<'a> {
    if let (RubricSource::Bank, Some(id)) = (request.rubric, &request.question) {
        let reason = format!("no bank has a question `{id}`; see `examen bank list`");
        return Refusal::new(request.id, reason);
    }
    if let Content::Bytes(bytes) = content {
        let inline: Inline = match serde_json::from_slice(without_mark(bytes)) {
            Ok(inline) => inline,
            Err(error) => return Refusal::of_line(without_mark(bytes), &error),
        };
        let points = inline.points.unwrap_or_default();
        if let (Some(idx), true) = (
            blank_in(&points),
            points.iter().any(|point| !point.trim().is_empty()),
        ) {
            let reason = format!(
                "point {} is blank; say what it asks for, or leave it out",
                idx + 1
            );
            return Refusal::new(request.id, reason);
        }
    }
    let reason = "there is nothing to grade by; give at least one point or reference that is not blank";
    Refusal::new(request.id, reason)
}

fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// What is marked by the piece has no blank pieces: nobody can earn their marks.
fn none_blank(texts: Vec<String>) -> Option<Vec<String>> {
    let is_fine = blank_in(&texts).is_none() && !texts.is_empty();
    is_fine.then_some(texts)
}

/// Which of `texts` is the first blank one.
fn blank_in(texts: &[String]) -> Option<usize> {
    texts.iter().position(|text| text.trim().is_empty())
}

fn not_blank(texts: Vec<String>) -> Option<Vec<String>> {
    let is_blank = texts.iter().all(|text| text.trim().is_empty());
    (!is_blank).then_some(texts)
}
