//! Text that is typed right below a quote, which it then belongs to: a lazy continuation line of CommonMark.

use super::super::document::{BlockKind, Document};
use super::super::lines::Line;
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::TextRange;

/// Notes in `answer` each run of lines that goes on with a quote without its sign.
pub(super) fn note(document: &Document<'_>, answer: TextRange, issues: &mut Issues) {
    let blocks = document.blocks_within(answer).iter();
    for quote in blocks.filter(|block| block.kind == BlockKind::Quote) {
        let lines = document.lines.within(quote.range);
        for run in lines.chunk_by(|above, below| has_sign(document, *above) == has_sign(document, *below)) {
            if !has_sign(document, run[0]) {
                note_run(document, run, issues);
            }
        }
    }
}

fn note_run(document: &Document<'_>, run: &[Line], issues: &mut Issues) {
    let whole = run.iter().map(|line| line.range()).reduce(TextRange::cover);
    let text = whole.map(|whole| document.shrunk(whole));
    if let Some(text) = text.filter(|text| text.of(document.source).contains(char::is_alphanumeric)) {
        let blank_line = document.lines.ending();
        let fix = Fix::insert("put a blank line above it", run[0].start, blank_line);
        issues.note_fixable(text, IssueKind::TextInQuote, fix);
    }
}

/// Whether `line` says itself that it is quoted.
fn has_sign(document: &Document<'_>, line: Line) -> bool {
    line.range().of(document.source).trim_start().starts_with('>')
}
