//! Who does what, and what is said of whom.
//!
//! The right words earn nothing where two things have swapped places. Three shapes of that are told apart, each by the
//! words of a label and those of a sentence of the answer, and none by a parser:
//!
//! - *two statements crossed*: the rubric says `A … x` and `B … y`, in the halves of a label or in the labels of two
//!   points, and two clauses of a sentence say `A … y` and `B … x`;
//! - *roles swapped around a verb*: the label says `A asks B`, a clause says `B asks A`;
//! - *said of another*: the question is about A and B, the label is about A, and the clause is about B alone.
//!
//! Labels without evidence lines, and the statements of a model answer, have only the last of these.

mod actors;
mod another;
mod crossed;
mod label;
mod naming;
mod reversed;
mod rivals;
mod role_reader;
mod said_of;
mod statements;
mod swap;

pub(crate) use role_reader::RoleReader;
pub(crate) use statements::Roles;
pub(crate) use swap::Swap;
