//! Blank lines between the parts of a bank.

use std::collections::BTreeMap;

use super::super::patch::Patch;
use crate::bank::Bank;
use crate::parse::document::Document;
use crate::parse::lines::Line;
use crate::text_range::TextRange;

/// The lowest rank of a heading that belongs to the format and not to prose.
const LOWEST_RANK: u8 = 3;

/// Puts one blank line around headings and behind the comments of questions, at most one between points, and one
/// line ending at the end.
pub(super) fn format(patch: &mut Patch<'_>, bank: &Bank) {
    let mut gaps = Gaps {
        document: patch.document,
        wanted: BTreeMap::new(),
    };
    for heading in patch
        .document
        .headings
        .iter()
        .filter(|heading| heading.rank <= LOWEST_RANK)
    {
        gaps.before(heading.range.start);
        gaps.behind(heading.range.end, 1);
    }
    for question in &bank.questions {
        if let Some(meta) = question.meta {
            gaps.under_heading(question.range, meta);
        }
        if let Some(points) = question.points_part {
            gaps.between_lines(points);
        }
    }
    gaps.at_end();
    for (gap, n_lines) in gaps.wanted {
        let lines = patch.document.lines.within(gap);
        let is_right = lines.len() == n_lines && lines.iter().all(|line| line.range().is_empty());
        if !is_right {
            patch.replace(gap, &"\n".repeat(n_lines));
        }
    }
}

struct Gaps<'g> {
    document: &'g Document<'g>,
    /// Runs of blank lines, and how many there should be.
    wanted: BTreeMap<TextRange, usize>,
}

impl Gaps<'_> {
    fn is_blank(&self, line: Line) -> bool {
        line.range()
            .of(self.document.source)
            .bytes()
            .all(|byte| matches!(byte, b' ' | b'\t'))
    }

    /// One blank line before the line at `offset`, unless it is the first.
    fn before(&mut self, offset: usize) {
        let body = TextRange::new(0, offset);
        let lines = self.document.lines.within(body);
        let n_blank = lines
            .iter()
            .rev()
            .take_while(|line| self.is_blank(**line))
            .count();
        let start = lines.get(lines.len() - n_blank).map_or(offset, |line| line.start);
        let n_wanted = usize::from(n_blank < lines.len());
        self.wanted.insert(TextRange::new(start, offset), n_wanted);
    }

    /// `n_wanted` blank lines before what follows `offset`, the start of a line.
    fn behind(&mut self, offset: usize, n_wanted: usize) {
        let rest = self
            .document
            .lines
            .within(TextRange::new(offset, self.document.source.len()));
        if let Some(next) = rest.iter().find(|line| !self.is_blank(**line)) {
            self.wanted.insert(TextRange::new(offset, next.start), n_wanted);
        }
    }

    /// No blank line between a heading and its comment if nothing else is there, and one behind the comment.
    fn under_heading(&mut self, question: TextRange, meta: TextRange) {
        let Some(heading) = self.document.headings_within(question).first() else {
            return;
        };
        let between = TextRange::new(heading.range.end, meta.start);
        if between
            .of(self.document.source)
            .trim_matches([' ', '\t', '\n', '\r'])
            .is_empty()
        {
            self.behind(heading.range.end, 0);
        }
        let last = self.document.lines.at(meta.end.saturating_sub(1));
        if let Some(last) =
            last.filter(|line| line.end == meta.end || self.is_blank_between(meta.end, line.end))
        {
            self.behind(last.next, 1);
        }
    }

    fn is_blank_between(&self, start: usize, end: usize) -> bool {
        TextRange::new(start, end)
            .of(self.document.source)
            .trim()
            .is_empty()
    }

    /// At most one blank line between two lines of `part`.
    fn between_lines(&mut self, part: TextRange) {
        let lines = self.document.lines.within(part).to_vec();
        for pair in lines.windows(2) {
            if !self.is_blank(pair[0]) && self.is_blank(pair[1]) {
                self.behind(pair[0].next, 1);
            }
        }
    }

    /// Exactly one line ending at the end of a file that has text.
    fn at_end(&mut self) {
        let lines = self.document.lines.all();
        let Some(last) = lines.iter().rfind(|line| !self.is_blank(**line)) else {
            return;
        };
        let end = TextRange::new(last.end, self.document.source.len());
        let is_one_ending = last.end < last.next && last.next == end.end;
        if !is_one_ending {
            self.wanted.insert(end, 1);
        }
    }
}
