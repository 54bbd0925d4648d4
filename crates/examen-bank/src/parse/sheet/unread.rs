//! Answers that somebody fenced in, so that next to nothing of them is read.

use super::super::document::{Block, BlockKind, Document};
use crate::issue::{IssueKind, Issues};
use crate::text_range::TextRange;

/// What a fence says behind its signs where no language of code is meant.
const NO_LANGUAGE: [&str; 7] = ["", "text", "txt", "plain", "plaintext", "md", "markdown"];

/// Notes that all of `answer` stands in fences, unless these say in which language of code.
pub(super) fn note(document: &Document<'_>, answer: TextRange, issues: &mut Issues) {
    let blocks = document.blocks_within(answer).iter();
    let mut read = blocks.filter(|block| !matches!(block.kind, BlockKind::Html | BlockKind::Rule));
    let Some(first) = read.next().filter(|first| is_text_in_code(document, first)) else {
        return;
    };
    if read.all(|block| is_text_in_code(document, block)) {
        issues.note(first_line(document, first), IssueKind::AnswerInCode);
    }
}

fn is_text_in_code(document: &Document<'_>, block: &Block) -> bool {
    let text = block.range.of(document.source);
    block.kind == BlockKind::Code
        && language(text).is_some_and(|language| NO_LANGUAGE.contains(&language.as_str()))
        && text.contains(char::is_alphanumeric)
}

/// What the fence of `code` says behind its signs; none where it is indented, which is read like other text.
fn language(code: &str) -> Option<String> {
    let opening = code.split(['\n', '\r']).next()?;
    let fence = opening.trim_start_matches(' ');
    let is_indented = opening.len() - fence.len() > 3;
    let mark = ['`', '~'].into_iter().find(|mark| fence.starts_with(*mark))?;
    (!is_indented).then(|| fence.trim_start_matches(mark).trim().to_ascii_lowercase())
}

/// The opening fence.
fn first_line(document: &Document<'_>, block: &Block) -> TextRange {
    let line = document.lines.clipped(block.range).next();
    line.map_or(block.range, |line| document.shrunk(line.range()))
}
