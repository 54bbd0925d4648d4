//! The banks that a sheet is written against.

use examen_bank::AnswerSheet;
use examen_bank::files::SourceFile;
use examen_library::banks::Choice;

use crate::state::{Document, Snapshot};

/// The banks that a sheet is written against.
pub(crate) fn banks_of_sheet<'l>(snapshot: &'l Snapshot, document: &Document) -> Option<Choice<'l>> {
    let file = SourceFile {
        path: document.path_or_name().into_owned(),
        text: document.source().into_owned(),
    };
    let sheet = AnswerSheet::parse(&file.text).value;
    let library = snapshot.library.as_ref()?;
    Some(library.choose(&sheet, &file))
}
