//! Which questions there are: banks that were named, that lie in the workspace, or that came with the program.

pub mod bundled;
mod case_question;
mod choice;
mod elsewhere;
mod grade_basis;
mod library;
mod loaded;
mod lookup;
mod named;
mod namesakes;
mod origin;
pub mod settings;
mod unusable_glossary;
mod workspace;

pub use choice::{Choice, Reason};
pub use grade_basis::GradeBasis;
pub use library::{Found, Library};
pub use loaded::{Entry, LoadedBank};
pub use lookup::{questions_in_aside, resolve_among, tell_elsewhere};
pub use named::{NamedQuestion, written_id};
pub use origin::Origin;
pub use unusable_glossary::UnusableGlossary;
pub(crate) use workspace::plain;
pub use workspace::{directly_in, files_around, folder_of};
