//! What the history says about the questions at hand: read beside the owner, kept with the state, and read anew when
//! something was handed in. A keystroke never waits for it.

mod keep;
mod read;
mod remembered;
mod words;

pub(crate) use keep::{HandedIn, keep};
pub(crate) use read::{read, read_answered};
pub(crate) use remembered::{Remembered, Remembering};
pub(crate) use words::{since, standing_of, until};
