//! What the name at a place in a review or in cases stands for.

use examen_bank::{PointId, Question, TextRange};

use super::names::{occurrences, path_of_bank};
use super::occurrence::occurrence_at;
use crate::state::{Document, Snapshot};

/// A question that is named at a place, or a point of it.
pub(crate) struct Named<'s> {
    /// Where the name stands.
    pub(crate) range: TextRange,
    /// As the library has it.
    pub(crate) question: &'s Question,
    /// None where the question itself is named.
    pub(crate) point: Option<PointId>,
}

impl<'s> Named<'s> {
    /// What is named at `offset` of `document`.
    pub(crate) fn at(snapshot: &'s Snapshot, document: &Document, offset: usize) -> Option<Self> {
        let here = occurrences(snapshot, document);
        let occurrence = occurrence_at(&here, offset)?;
        let name = &occurrence.name;
        let mut banks = snapshot.library.as_ref()?.banks.iter();
        let bank = banks.find(|bank| path_of_bank(bank) == name.bank)?;
        Some(Self {
            range: occurrence.range,
            question: bank.bank.question(&name.question)?,
            point: name.point.clone(),
        })
    }
}
