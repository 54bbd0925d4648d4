//! Grades of a sheet that is being written: kept by section, so that an edit costs as much as its section.

mod choose;
mod chosen;
mod own_word;
mod section;
mod view;

pub(crate) use chosen::ChoiceCache;
pub(crate) use own_word::own_word;
pub(crate) use section::{Section, Verdicts};
pub(crate) use view::{AnswerView, RulingFate, SectionView, SheetView};
