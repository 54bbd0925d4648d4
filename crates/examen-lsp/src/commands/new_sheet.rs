//! `examen.newSheet`: the text of a new sheet. Nothing is written.

use examen_bank::{AnswerSheet, Question, QuestionId, TextRange};
use examen_library::{LoadedBank, blank_sheet, draw};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::answer_room::AnswerRoom;
use super::search::Wanted;
use crate::features::Context;
use crate::protocol::{Answer, Failure, Position, position};
use crate::text::Place;

/// What the sheet is to hold.
#[derive(Debug, Deserialize)]
pub(super) struct NewArgument {
    #[serde(flatten)]
    wanted: Wanted,
    count: Option<u32>,
    seed: Option<u64>,
    mode: Option<String>,
    time: Option<String>,
    ids: Option<Vec<QuestionId>>,
}

/// A sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NewSheet {
    text: String,
    suggested_name: String,
    /// Where the first answer goes.
    position: Position,
}

/// Runs `examen.newSheet`.
///
/// # Errors
/// The argument makes no sense, or there is no such bank, or no question that fits.
pub(super) fn new_sheet(context: &Context, argument: &NewArgument) -> Answer<Outcome> {
    let front = front(argument)?;
    check_numbers(argument)?;
    let library = context.snapshot.library.as_ref();
    let banks = library.iter().flat_map(|library| &library.banks);
    let has_all = |bank: &LoadedBank| {
        let mut ids = argument.ids.iter().flatten();
        ids.all(|id| bank.entry(id).is_some())
    };
    let mut banks = banks.filter(|bank| argument.wanted.is_bank(bank));
    let bank = banks
        .find(|bank| has_all(bank))
        .ok_or_else(|| Failure::invalid_params("no bank has that name and these questions"))?;
    let questions = questions(bank, argument);
    if questions.is_empty() {
        return Err(Failure::refused(format!(
            "{}: no question has that topic and level",
            bank.name()
        )));
    }
    let mut sheet = blank_sheet(&questions, bank);
    (sheet.mode, sheet.time) = (front.mode, front.time);
    let (text, position) = with_room(sheet.print());
    Outcome::of(&NewSheet {
        text,
        suggested_name: format!("{}.answers.md", bank.name()),
        position,
    })
}

/// The sheet `text` with room for the first answer, and where that is.
fn with_room(mut text: String) -> (String, Position) {
    let answers = AnswerSheet::parse(&text).value.answers;
    let whole = TextRange::new(0, text.len());
    let room = AnswerRoom::below(&text, answers.first().map_or(whole, |first| first.range));
    let line = room.line_in(&text);
    text.insert_str(room.at, &room.missing);
    (text, position(Place { line, column: 0 }))
}

/// What the argument says of mode and time. Front matter is read in one place only.
fn front(argument: &NewArgument) -> Answer<AnswerSheet> {
    let mut text = "---\n".to_owned();
    for (key, value) in [("mode", &argument.mode), ("time", &argument.time)] {
        let words: Vec<&str> = value.iter().flat_map(|value| value.split_whitespace()).collect();
        if !words.is_empty() {
            text += &format!("{key}: {}\n", words.join(" "));
        }
    }
    let parsed = AnswerSheet::parse(&(text + "---\n"));
    match parsed.issues.first() {
        None => Ok(parsed.value),
        Some(issue) => Err(Failure::invalid_params(issue.message())),
    }
}

fn check_numbers(argument: &NewArgument) -> Answer<()> {
    let fault = match (&argument.ids, argument.count) {
        (Some(ids), _) if ids.is_empty() => "`ids` is empty; name a question, or leave it out",
        (None, Some(0)) => "`count` is 0; ask for at least one question, or leave it out for all of them",
        _ => return Ok(()),
    };
    Err(Failure::invalid_params(fault))
}

fn questions<'b>(bank: &'b LoadedBank, argument: &NewArgument) -> Vec<&'b Question> {
    if let Some(ids) = &argument.ids {
        return ids.iter().filter_map(|id| bank.bank.question(id)).collect();
    }
    let all = bank.bank.questions.iter();
    let fitting: Vec<&Question> = all
        .filter(|question| argument.wanted.fits(bank, question))
        .collect();
    match argument.seed {
        Some(seed) => draw(&fitting, argument.count, seed),
        None => {
            let count = argument.count.map_or(fitting.len(), |count| count as usize);
            fitting.into_iter().take(count).collect()
        }
    }
}
