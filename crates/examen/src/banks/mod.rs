//! Which questions there are: banks that were named, that lie in the workspace, or that came with the program.

pub(crate) mod bundled;
mod choice;
mod library;
mod loaded;
mod workspace;

pub(crate) use choice::{Choice, Reason};
pub(crate) use library::Library;
pub(crate) use loaded::{Entry, LoadedBank, Origin};
pub(crate) use workspace::{directly_in, folder_of};
