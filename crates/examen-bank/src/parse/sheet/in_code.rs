//! Answers that somebody fenced in, so that next to nothing of them is read.

use super::super::document::{Block, BlockKind, Document};
use crate::issue::{IssueKind, Issues};
use crate::text_range::TextRange;

/// What a fence says behind its signs where no language is meant.
const NO_LANGUAGE: [&str; 7] = ["", "text", "txt", "plain", "plaintext", "md", "markdown"];

/// Notes that all of `answer` is code, unless its fences say in which language.
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
    let opening = first_line(document, block).of(document.source);
    let language = ["```", "~~~"].into_iter().find_map(|fence| {
        opening
            .strip_prefix(fence)
            .map(|rest| rest.trim_start_matches(&fence[..1]))
    });
    let language = language.unwrap_or_default().trim().to_ascii_lowercase();
    let text = block.range.of(document.source);
    block.kind == BlockKind::Code
        && NO_LANGUAGE.contains(&language.as_str())
        && text.contains(char::is_alphanumeric)
}

/// The opening fence, or the first line of what is indented.
fn first_line(document: &Document<'_>, block: &Block) -> TextRange {
    let line = document.lines.clipped(block.range).next();
    line.map_or(block.range, |line| document.shrunk(line.range()))
}
