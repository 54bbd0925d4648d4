//! Completion in sheets: questions behind `## `, ids in `q:` comments, front matter. Silent inside answers.

mod front_matter;
mod headings;
mod ids;

use examen_bank::TextRange;
use serde::{Deserialize, Serialize};

use crate::features::Context;
use crate::grading::SheetView;
use crate::protocol::{
    Answer, CompletionItem, CompletionList, Documentation, MarkupContent, MarkupKind, Position, Uri, place_of,
};

/// What is remembered of a question that is offered.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Offered {
    bank: String,
    question: examen_bank::QuestionId,
}

/// The line that is typed in.
pub(super) struct Line<'v> {
    pub(super) view: &'v SheetView<'v>,
    pub(super) text: String,
    /// Where it begins in the file, in bytes.
    pub(super) start: usize,
    /// Where the caret is on it, in bytes.
    pub(super) caret: usize,
}

/// What can be typed at `position` of the sheet `uri`.
///
/// # Errors
/// The search failed.
pub(crate) fn completion(context: &Context, uri: &Uri, position: Position) -> Answer<Option<CompletionList>> {
    let Some(view) = context.sheet(uri) else {
        return Ok(None);
    };
    let line = line_at(context, &view, position);
    let before = &line.text[..line.caret];
    let front = view.front().front.range;
    if !front.is_empty() && line.start < front.end && line.start > front.start {
        return Ok(front_matter::complete(context, &line));
    }
    if before.starts_with("## ") {
        return headings::complete(context, &line).map(Some);
    }
    Ok(ids::complete(&line))
}

/// What is shown of an item when somebody looks at it.
pub(crate) fn resolve(context: &Context, mut item: CompletionItem) -> CompletionItem {
    let offered = item
        .data
        .clone()
        .and_then(|data| serde_json::from_value::<Offered>(data).ok());
    let library = context.snapshot.library.as_ref();
    let found = offered.zip(library).and_then(|(offered, library)| {
        let mut banks = library.banks.iter();
        let bank = banks.find(|bank| bank.name() == offered.bank)?;
        Some((bank, bank.bank.question(&offered.question)?))
    });
    if let Some((bank, question)) = found {
        let mut text = format!(
            "**{}**\n\n`{}` in {}",
            question.heading.value,
            question.id,
            bank.name()
        );
        if let Some(level) = question.level {
            text.push_str(&format!(" · level {}", level.get()));
        }
        if !question.tags.is_empty() {
            text.push_str(&format!(" · {}", question.tags.join(", ")));
        }
        text.push_str(&format!(" · {} marks", question.available()));
        let body = question.shown_body();
        if !body.is_empty() {
            text.push_str(&format!("\n\n{body}"));
        }
        item.documentation = Some(Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: text,
        }));
    }
    item
}

fn line_at<'v>(context: &Context, view: &'v SheetView<'v>, position: Position) -> Line<'v> {
    let text = &view.document.text;
    let offset = text.offset(place_of(position), context.snapshot.client.encoding);
    let piece_idx = text.piece_at(offset);
    let (piece, start) = (text.pieces()[piece_idx].text(), text.start_of(piece_idx));
    let local = offset - start;
    let line_start = piece[..local].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = &piece[line_start..];
    let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
    Line {
        view,
        text: line.to_owned(),
        start: start + line_start,
        caret: local - line_start,
    }
}

impl Line<'_> {
    /// A range of the line as a range of the file.
    pub(super) fn in_file(&self, range: TextRange) -> TextRange {
        range.shifted(self.start)
    }
}
