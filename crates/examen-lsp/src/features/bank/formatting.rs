//! Canonical spacing, as `examen bank fmt` makes it, in as few edits as possible.

use examen_bank::{Bank, FileKind};

use crate::features::Context;
use crate::protocol::{TextEdit, Uri};

/// The edits that format the bank `uri`.
pub(crate) fn formatting(context: &Context, uri: &Uri) -> Option<Vec<TextEdit>> {
    let document = context.document(uri, FileKind::Bank)?;
    let edits = Bank::format_edits(&document.source());
    let edits = edits.into_iter().map(|edit| TextEdit {
        range: context.range(document, edit.range),
        new_text: edit.replacement,
    });
    Some(edits.collect())
}
