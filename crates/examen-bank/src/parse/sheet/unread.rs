//! Answers that stand in fences or HTML, so that next to nothing of them is read.

use super::super::document::{Block, BlockKind, Document};
use crate::issue::{IssueKind, Issues};
use crate::text_range::TextRange;

/// What a fence says behind its signs where no language of code is meant.
const NO_LANGUAGE: [&str; 7] = ["", "text", "txt", "plain", "plaintext", "md", "markdown"];

/// Notes that all of `answer` stands in fences, unless these say in which language of code, or in HTML.
pub(super) fn note(document: &Document<'_>, answer: TextRange, issues: &mut Issues) {
    let blocks = document.blocks_within(answer).iter();
    let mut read = blocks.filter(|block| !matches!(block.kind, BlockKind::Html | BlockKind::Rule));
    let Some(first) = read.next() else {
        return note_html(document, answer, issues);
    };
    if !is_text_in_code(document, first) {
        return;
    }
    if read.all(|block| is_text_in_code(document, block)) {
        issues.note(first_line(document, first), IssueKind::AnswerInCode);
    }
}

/// Notes that all of `answer`, which has no other block, is HTML, unless that is comments.
fn note_html(document: &Document<'_>, answer: TextRange, issues: &mut Issues) {
    let blocks = document.blocks_within(answer).iter();
    let is_text = |block: &&Block| {
        let text = block.range.of(document.source);
        block.kind == BlockKind::Html && !text.starts_with("<!--") && has_words(text)
    };
    let mut texts = blocks.filter(is_text);
    if let Some(first) = texts.next() {
        issues.note(first_line(document, first), IssueKind::AnswerInHtml);
    }
}

/// Whether words stand between the tags of `html`.
fn has_words(html: &str) -> bool {
    let between = html.split('<').filter_map(|piece| piece.split_once('>'));
    let mut texts = between.map(|(_, text)| text);
    texts.any(|text| text.contains(char::is_alphanumeric))
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
