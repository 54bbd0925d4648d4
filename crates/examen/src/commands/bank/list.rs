//! `examen bank list`

use anyhow::Result;
use examen_library::banks::{Found, bundled};
use examen_library::is_about;

use crate::args::{Format, ListArgs};
use crate::commands::Outcome;
use crate::commands::report::{library_here, notice};
use crate::commands::topics::unknown_topic;
use crate::json::{BankList, to_text};
use crate::render;
use crate::terminal::Terminal;

/// Lists the questions of all banks.
///
/// # Errors
/// A bank that cannot be opened, or a topic that no question has.
pub(super) fn run(args: &ListArgs, terminal: Terminal) -> Result<Outcome> {
    let library = library_here(&args.bank_choice, terminal)?;
    let listed = library.own().iter().map(|bank| {
        let questions = bank.bank.questions.iter();
        let wanted =
            questions.filter(|question| args.topic.as_ref().is_none_or(|topic| is_about(question, topic)));
        (bank.as_ref(), wanted.collect::<Vec<_>>())
    });
    let listed: Vec<_> = listed.filter(|(_, questions)| !questions.is_empty()).collect();
    if let (Some(topic), true) = (&args.topic, listed.is_empty()) {
        let questions = library.own().iter().flat_map(|bank| &bank.bank.questions);
        let topics = questions.flat_map(|question| question.topic.iter().chain(&question.tags));
        return Err(unknown_topic(topic, topics));
    }
    let text = match args.format {
        Format::Human => render::bank_list(&listed, terminal.width()),
        Format::Json => to_text(&BankList::of(&listed)),
    };
    terminal.print(&text)?;
    if library.found == Found::Workspace && args.format == Format::Human {
        let bank = bundled::bank();
        let text = format!(
            "{}, the bank that comes with Examen, is not listed beside your own; `--bank {}` lists it",
            bank.name(),
            bundled::WORD
        );
        notice(&text, terminal)?;
    }
    Ok(Outcome::Fine)
}
