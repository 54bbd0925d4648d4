//! `examen search`

use std::io::{self, IsTerminal as _};

use anyhow::{Result, bail};
use examen_search::{LastWord, Paging, Request, Secrecy};

use super::Outcome;
use super::report::{notice, problem};
use crate::args::{Format, SearchArgs};
use crate::json::{SearchDocument, to_text};
use crate::render;
use crate::searching::{Editor, Opened, Opening, SearchedBanks, picker};
use crate::terminal::Terminal;

/// How many values of a facet are shown.
const N_FACET_VALUES: usize = 10;

/// Finds questions, or lets somebody pick one.
///
/// # Errors
/// A bank that was named cannot be read, the index can neither be read nor built, or the editor fails.
pub(super) fn run(args: &SearchArgs, terminal: Terminal) -> Result<Outcome> {
    let banks = SearchedBanks::of(&args.bank_choice)?;
    for file in &banks.problems {
        problem(file, terminal)?;
    }
    let folder = banks.index_folder(args.index.as_deref())?;
    if args.query.is_empty() && args.open.is_none() && args.format == Format::Human {
        let is_interactive = io::stdin().is_terminal() && io::stdout().is_terminal();
        if !is_interactive {
            bail!("say what to look for, such as `examen search caching`; picking needs a terminal");
        }
        return pick(args, &Opened::new(banks, folder)?, terminal);
    }
    find(args, Opened::new(banks, folder)?, terminal)
}

fn find(args: &SearchArgs, mut opened: Opened, terminal: Terminal) -> Result<Outcome> {
    let query = args.query.join(" ");
    let limit = args.limit.get();
    let offset = match args.open {
        Some(place) => place.get() - 1,
        None => (args.page.get() - 1).saturating_mul(limit),
    };
    let request = Request {
        query: &query,
        last_word: LastWord::Begun,
        paging: Paging {
            offset,
            limit: if args.open.is_some() { 1 } else { limit },
        },
        n_facet_values: N_FACET_VALUES,
        secrecy: secrecy(args),
    };
    let found = opened.search(&request)?;
    let results = &found.results;
    for text in &opened.notices {
        notice(text, terminal)?;
    }
    if args.open.is_some() {
        let Some(hit) = results.hits.first() else {
            let found = render::count(results.n_found as usize, "question");
            bail!("there is no hit {} to open: {found} found", offset + 1);
        };
        let opening = Opening::of(hit)?;
        Editor::of_user()?.open(&opening)?;
        return Ok(Outcome::Fine);
    }
    let text = match args.format {
        Format::Json => to_text(&SearchDocument::of(results, &request)),
        Format::Human => {
            for note in &results.notes {
                notice(&note.to_string(), terminal)?;
            }
            render::search_results(&found, offset, terminal.width())
        }
    };
    terminal.print(&text)?;
    Ok(if results.n_found == 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn pick(args: &SearchArgs, opened: &Opened, terminal: Terminal) -> Result<Outcome> {
    for text in &opened.notices {
        notice(text, terminal)?;
    }
    let done = picker::run(opened.corpus(), args.sheet.as_deref(), secrecy(args))?;
    for text in done {
        terminal.print_error(&format!("{text}\n"))?;
    }
    Ok(Outcome::Fine)
}

fn secrecy(args: &SearchArgs) -> Secrecy {
    if args.reveal {
        Secrecy::Revealed
    } else {
        Secrecy::Kept
    }
}
