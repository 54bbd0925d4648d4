//! Finding questions: which banks, which index, and what to do with a hit.

mod bank_name;
mod banks;
mod editor;
mod opened;
pub(crate) mod picker;
mod sheet;
mod twins;

pub(crate) use bank_name::bank_name;
pub(crate) use banks::{SearchedBanks, from_here};
pub(crate) use editor::{Editor, Opening};
pub(crate) use opened::{Opened, with_progress};
pub(crate) use twins::KnownQuestions;
