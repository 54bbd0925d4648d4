//! Brings keys to the session and the picture to the terminal.

use std::time::{Duration, Instant};

use anyhow::Result;
use ratatui::crossterm::event::{self, Event, KeyEvent};

use super::console::{Console, give_back};
use super::key::{AnswerKey, VerdictKey, answer_key, verdict_key};
use super::screen::draw;
use super::session::{Mode, Session, Stage};
use crate::terminal::end_on_signals;

/// How often the clock moves when nobody types.
const TICK: Duration = Duration::from_millis(250);

/// Rows to scroll at once: half of a small screen.
const PAGE: u16 = 10;

/// Runs `session` on the terminal until nothing is asked any more. A signal that ends the process does so when the
/// terminal is given back; drafts are kept at every keystroke.
///
/// # Errors
/// The terminal is gone, or the history cannot be read. What was written is kept.
pub(crate) fn run(session: &mut Session<'_>) -> Result<()> {
    let elsewhere = session.elsewhere.clone();
    end_on_signals(move || {
        give_back();
        elsewhere.rescue();
    })?;
    let mut console = Console::take()?;
    while !matches!(session.stage, Stage::Over) {
        show(session, &mut console)?;
        if event::poll(TICK)? {
            // All that was typed meanwhile belongs to one picture.
            loop {
                handle(&event::read()?, session, &mut console)?;
                if matches!(session.stage, Stage::Over) || !event::poll(Duration::ZERO)? {
                    break;
                }
            }
        }
        session.tick(Instant::now())?;
    }
    Ok(())
}

/// Draws the session. How high the box is shows only then, so that it may have to be scrolled and drawn again.
fn show(session: &mut Session<'_>, console: &mut Console) -> Result<()> {
    let mut picture = |session: &Session<'_>| {
        let terminal = console.terminal();
        terminal
            .draw(|frame| draw(frame, session, Instant::now()))
            .map(drop)
    };
    picture(session)?;
    if let Stage::Answering(answering) = &mut session.stage
        && answering.fill_box()
    {
        picture(session)?;
    }
    Ok(())
}

fn handle(event: &Event, session: &mut Session<'_>, console: &mut Console) -> Result<()> {
    match event {
        Event::Key(key) if key.is_press() || key.is_repeat() => match &session.stage {
            Stage::Answering(_) => on_answer_key(*key, session, console),
            Stage::Verdict(_) => on_verdict_key(*key, session, console),
            Stage::Over => Ok(()),
        },
        Event::Paste(text) => {
            if let Stage::Answering(answering) = &mut session.stage {
                answering.paste(text);
                session.keep_draft();
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn on_answer_key(key: KeyEvent, session: &mut Session<'_>, console: &mut Console) -> Result<()> {
    let Stage::Answering(answering) = &mut session.stage else {
        return Ok(());
    };
    match answer_key(key) {
        AnswerKey::Submit => session.submit(Instant::now())?,
        AnswerKey::Hint if session.mode == Mode::Practice => {
            answering.take_hint();
            session.keep_draft();
        }
        AnswerKey::Hint => answering.notice = Some("An interview has no hints.".to_owned()),
        AnswerKey::Editor => console.lend(|| session.write_elsewhere())?,
        AnswerKey::Skip => session.skip(Instant::now())?,
        AnswerKey::Quit => session.quit(Instant::now())?,
        AnswerKey::Suspend => console.suspend()?,
        AnswerKey::Repaint => console.terminal().clear()?,
        AnswerKey::ScrollUp => answering.scroll = answering.scroll.saturating_sub(1),
        AnswerKey::ScrollDown => answering.scroll_down(),
        AnswerKey::Text => {
            if answering.input(key) {
                session.keep_draft();
            }
        }
    }
    Ok(())
}

fn on_verdict_key(key: KeyEvent, session: &mut Session<'_>, console: &mut Console) -> Result<()> {
    let Stage::Verdict(judged) = &mut session.stage else {
        return Ok(());
    };
    match verdict_key(key) {
        VerdictKey::Up => judged.select_previous(),
        VerdictKey::Down => judged.select_next(),
        VerdictKey::Toggle => judged.toggle(),
        VerdictKey::Easily => judged.tick(examen_history::Tick::Easily),
        VerdictKey::PageUp => judged.scroll = judged.scroll.saturating_sub(PAGE),
        VerdictKey::PageDown => judged.scroll = judged.scroll.saturating_add(PAGE),
        VerdictKey::Next => session.next()?,
        VerdictKey::Undo => session.undo(Instant::now()),
        VerdictKey::Quit => session.quit(Instant::now())?,
        VerdictKey::Suspend => console.suspend()?,
        VerdictKey::Repaint => console.terminal().clear()?,
        VerdictKey::None => {}
    }
    Ok(())
}
