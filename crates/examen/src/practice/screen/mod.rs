//! What the practice screen looks like.
//!
//! It is made for 80 columns and 24 rows and uses what is there beyond. Colours are the terminal's own, so that they
//! suit a light background as well as a dark one; nothing is said by colour alone.

mod answering;
mod header;
mod style;
mod verdict;

use std::time::Instant;

use ratatui::Frame;

use super::session::{Session, Stage};

/// Draws the session as it stands.
pub(super) fn draw(frame: &mut Frame<'_>, session: &Session<'_>, now: Instant) {
    match &session.stage {
        Stage::Answering(answering) => answering::draw(frame, session, answering, now),
        Stage::Verdict(judged) => verdict::draw(frame, session, judged),
        Stage::Over => {}
    }
}
