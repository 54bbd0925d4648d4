//! The selected words, proposed to the bank as another way to earn a point.

use examen_bank::{TextEdit, TextRange};
use examen_library::banks::Origin;

use super::Deferred;
use crate::features::changes::Changes;
use crate::features::{Context, with_endings};
use crate::grading::AnswerView;
use crate::protocol::{Answer, Failure, WorkspaceEdit, uri_of};

/// The edit that adds the selected words to the point in its bank.
pub(super) fn edit(context: &Context, answer: &AnswerView<'_>, deferred: &Deferred) -> Answer<WorkspaceEdit> {
    let Origin::File(path) = &answer.bank.origin else {
        return Err(Failure::refused(
            "the bank that ships with the program cannot be changed; make a bank of your own",
        ));
    };
    let (start, end) = deferred.selected.unwrap_or_default();
    let phrase = phrase(TextRange::new(start, end).of(&answer.answer.text.value));
    let phrase = phrase.ok_or_else(|| Failure::refused("select some words without quotes or commas"))?;
    let uri = uri_of(path).ok_or_else(|| Failure::internal("the bank has no URI"))?;
    let document = context
        .file(path, &uri)
        .map_err(|problem| Failure::refused(problem.to_string()))?;
    let asked = answer.question.map(|question| &question.id);
    let question = asked.and_then(|id| document.bank().value.question(id));
    let mut points = question.iter().flat_map(|question| &question.rubric.points);
    let point = points
        .find(|point| point.id == deferred.point)
        .ok_or_else(|| Failure::refused("the bank does not have the point any more"))?;
    let at = point.range.start + point.range.of(&document.source()).trim_end().len();
    let line = with_endings(&format!("\n  - \"{phrase}\""), &document);
    let mut changes = Changes::of(&context.snapshot);
    let edit = TextEdit {
        range: TextRange::empty(at),
        replacement: line,
    };
    changes.add(&document, context.open_version(&document.uri), vec![edit]);
    Ok(changes.finish())
}

/// Whether the words of an answer in `selected` can become evidence: in a bank that can be changed, and as a phrase.
pub(super) fn can_be_proposed(answer: &AnswerView<'_>, selected: (usize, usize)) -> bool {
    let words = TextRange::new(selected.0, selected.1).of(&answer.answer.text.value);
    answer.bank.origin.file().is_some() && phrase(words).is_some()
}

/// The words on one line; none where they would not be read as a phrase.
fn phrase(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let phrase = words.join(" ");
    let phrase = phrase.trim_matches(['.', ',', ';', ':', '!', '?']).to_owned();
    (!phrase.is_empty() && !phrase.contains(['"', '`', ','])).then_some(phrase)
}
