//! A rubric compiled for matching: every term broken into units that words of an answer are looked up in.

mod abbreviations;
mod claim;
mod compile;
mod compiled;
mod compounds;
mod equivalents;
mod literal;
mod loose;
mod loosen;
mod notated;
mod phrasals;
mod read_label;
mod read_question;
mod rubric_id;
mod units;
mod variants;
mod work;

pub(crate) use compiled::{CompiledAlternative, CompiledLine, CompiledPoint, CompiledRubric, Variant};
pub(crate) use equivalents::{Equivalents, Exchange};
pub(crate) use literal::CompiledLiteral;
pub(crate) use loose::{LooseAlternative, LooseSlot};
pub(crate) use notated::NotatedSlot;
pub(crate) use read_label::ReadLabel;
pub(crate) use read_question::ReadQuestion;
pub(crate) use rubric_id::{RubricId, RubricLife};
pub(crate) use units::{Unit, UnitId, Units};
