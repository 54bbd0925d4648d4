//! What the author of a question bank does: import the list they have, check it, and test it against human rulings.
//!
//! [`import()`] turns a list of questions in a known [`Shape`] into a native bank, and says what it could not use.
//!
//! Nothing here reads files or prints.

mod import;

pub use import::{
    Detection, Finding, Import, ImportReport, NoSuchShape, OwnFile, Reason, Shape, ShapeScore, Sight,
    UnknownShape, import,
};
