//! `examen bank show`

use std::ptr;

use anyhow::{Result, bail};
use examen_bank::QuestionIndex;
use examen_library::{Buffers, Library};

use crate::args::{Format, ShowArgs};
use crate::commands::Outcome;
use crate::commands::report::notice;
use crate::json::{ShownQuestion, to_text};
use crate::render::{self, Secrecy};
use crate::terminal::Terminal;

/// Shows a question.
///
/// # Errors
/// A bank that cannot be opened, or no such question.
pub(super) fn run(args: &ShowArgs, terminal: Terminal) -> Result<Outcome> {
    let library = Library::open(&args.bank_choice.banks, &[".".into()], &Buffers::none())?;
    let Some(entry) = library.entry(&args.id) else {
        let index = QuestionIndex::new(library.own().iter().map(|bank| &bank.bank));
        match index.closest_id(&args.id, None) {
            Some(closest) => bail!("no bank has a question `{}`; did you mean `{closest}`?", args.id),
            None => bail!("no bank has a question `{}`; see `examen bank list`", args.id),
        }
    };
    let secrecy = if args.reveal {
        Secrecy::Revealed
    } else {
        Secrecy::Kept
    };
    let text = match args.format {
        Format::Human => render::question(entry.question, entry.bank, secrecy, terminal.width()),
        Format::Json => to_text(&ShownQuestion::of(entry.question, entry.bank, secrecy)),
    };
    terminal.print(&text)?;
    let others = library
        .own()
        .iter()
        .filter(|other| !ptr::eq(&***other, entry.bank));
    let others = others.filter(|other| other.entry(&args.id).is_some());
    let others: Vec<String> = others.map(|other| other.origin.to_string()).collect();
    if !others.is_empty() && args.format == Format::Human {
        let text = format!(
            "{} has a question `{}`, too; `bank/id` or --bank chooses a bank",
            others.join(" and "),
            args.id
        );
        notice(&text, terminal)?;
    }
    Ok(Outcome::Fine)
}
