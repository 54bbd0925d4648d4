//! Picking a question while typing: hits at the left, the question at the right.

mod draw;
mod state;

use std::path::Path;

use anyhow::Result;
use examen_search::{Corpus, Hit, Secrecy};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::editor::{Editor, Opening};
use super::sheet::add_to_sheet;
use crate::terminal::end_on_signals;
use state::{Enter, Picker, Wish};

/// The sheet that questions are added to if none was named.
const USUAL_SHEET: &str = "practice.answers.md";

/// Runs the picker until somebody leaves it. Returns what was done, for people.
///
/// # Errors
/// The terminal or the index fails.
pub(crate) fn run(corpus: &Corpus, sheet: Option<&Path>, secrecy: Secrecy) -> Result<Vec<String>> {
    let enter = match sheet {
        Some(_) => Enter::Adds,
        None => Enter::Opens,
    };
    let mut picker = Picker::new(corpus, enter, secrecy)?;
    end_on_signals(ratatui::restore)?;
    let mut terminal = ratatui::try_init()?;
    let sheet = sheet.unwrap_or(Path::new(USUAL_SHEET));
    let outcome = pick(&mut picker, &mut terminal, (corpus, sheet));
    ratatui::restore();
    outcome?;
    Ok(picker.into_done())
}

fn pick(
    picker: &mut Picker<'_>,
    terminal: &mut DefaultTerminal,
    (corpus, sheet): (&Corpus, &Path),
) -> Result<()> {
    loop {
        terminal.draw(|frame| draw::draw(picker, frame))?;
        let Event::Key(key) = event::read()? else {
            continue;
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match picker.press(key)? {
            Wish::Stay => {}
            Wish::Leave => return Ok(()),
            Wish::Add(hit) => picker.say(add_to_sheet(corpus, &hit, sheet)),
            Wish::Open(hit) => {
                ratatui::restore();
                let opened = open(&hit);
                *terminal = ratatui::try_init()?;
                picker.say(opened);
            }
        }
    }
}

fn open(hit: &Hit) -> Result<String> {
    let opening = Opening::of(hit)?;
    Editor::of_user()?.open(&opening)?;
    Ok(format!("opened `{}`", hit.question))
}
