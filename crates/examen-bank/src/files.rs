//! The one place of this crate that touches the disk: finding, reading and writing files.
//!
//! Every front end walks folders the same way ([`walk`]), refuses the same files with the same words ([`read()`])
//! and replaces a file without ever leaving half of one behind ([`write_atomically`]). What is in a file is the
//! business of the rest of the crate.

mod folder;
mod front_slip;
mod problem;
mod read;
mod size_cap;
mod walk;
mod write;

pub use folder::is_markdown;
pub use front_slip::kind_of;
pub use problem::{FileProblem, FileProblemKind, SpecialFile};
pub use read::{SourceFile, open, read, read_from};
pub use size_cap::SizeCap;
pub use walk::{Walk, walk};
pub use write::{Overwrite, Replacement, write_atomically};
