//! `examen history`

mod exchange;
mod forget;
mod list;
mod meant;
mod optimise;
mod settings;
mod undone;

use anyhow::Result;
use examen_history::AttemptFilter;
use jiff::Timestamp;

use super::Outcome;
use crate::args::{HistoryCommand, UndoArgs};
use crate::history_file;
use crate::question_names::QuestionNames;
use crate::terminal::Terminal;

/// Carries out a command on the history.
///
/// # Errors
/// Whatever makes it impossible.
pub(super) fn run(command: &HistoryCommand, terminal: Terminal) -> Result<Outcome> {
    match command {
        HistoryCommand::List(args) => list::run(args, terminal),
        HistoryCommand::Undo(args) => undo(args, terminal),
        HistoryCommand::Export(args) => exchange::export(args, terminal),
        HistoryCommand::Import(args) => exchange::import(args, terminal),
        HistoryCommand::Forget(args) => forget::run(args, terminal),
        HistoryCommand::Optimise(args) => optimise::run(args, terminal),
        HistoryCommand::Settings(args) => settings::run(args, terminal),
    }
}

fn undo(args: &UndoArgs, terminal: Terminal) -> Result<Outcome> {
    let mut log = history_file::open_existing(&args.history)?;
    let last = AttemptFilter {
        last: Some(1),
        ..AttemptFilter::default()
    };
    let Some(last) = log.attempts(&last)?.pop() else {
        terminal.print("there is nothing to undo\n")?;
        return Ok(Outcome::Fine);
    };
    let names = QuestionNames::of(&log.questions()?);
    let text = match log.undo_last(Timestamp::now())? {
        None => "there is nothing to undo\n".to_owned(),
        Some(id) => {
            let what = if last.id == id {
                list::told(&last, &names)
            } else {
                id.to_string()
            };
            format!("undone: {what}; `examen history forget --attempt {id}` would erase it\n")
        }
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
