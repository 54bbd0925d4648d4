//! The practice screen: one question after the other, answered where marks can be seen to grow, or in an interview
//! without any.
//!
//! [`Session`] knows which question is asked and what became of it; `screen` draws it, `console` owns the terminal,
//! and `run` brings keys to the one and the picture to the other.

mod answering;
mod asked;
mod console;
mod debrief;
mod elsewhere;
mod external_editor;
mod follow_up;
mod key;
mod lending;
mod run;
mod screen;
mod session;
mod verdict;

pub(crate) use asked::Asked;
pub(crate) use debrief::debrief;
pub(crate) use run::run;
pub(crate) use session::{End, Finished, Mode, Session, Sitting};
