//! Edits that turn the source of an old value into that of a new one.

use crate::issue::TextEdit;
use crate::parse::document::Document;
use crate::text_range::TextRange;

/// Something of which a file holds several.
pub(crate) trait Element: PartialEq {
    /// What stands between two of them.
    const SPACING: Spacing;

    /// Where it stands; its identity in a comparison.
    fn range(&self) -> TextRange;

    /// The canonical form, LF line endings, no line ending at the end.
    fn print(&self) -> String;

    /// Turns `old`, which stands in the source, into `self`.
    fn patch(&self, old: &Self, patch: &mut Patch<'_>);
}

/// What stands between two elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// They stand on lines of their own.
    Line,
    /// A blank line separates them.
    BlankLine,
}

/// Where the first element goes when there is none yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Home {
    /// Offset of the insertion.
    pub(crate) offset: usize,
    /// What stands between an element there and the text before it.
    pub(crate) spacing: Spacing,
}

/// A source and the edits to be made in it.
pub(crate) struct Patch<'s> {
    pub(crate) document: &'s Document<'s>,
    ending: &'static str,
    edits: Vec<TextEdit>,
}

/// What becomes of an element of the new list.
pub(crate) enum Step {
    /// It stays where the old element of this index is.
    Keep(usize),
    /// It is inserted here. If it stood elsewhere, that was the old element of this index.
    Insert(Home, Option<usize>),
}

impl<'s> Patch<'s> {
    pub(crate) fn new(document: &'s Document<'s>) -> Self {
        Self {
            document,
            ending: document.lines.ending(),
            edits: Vec::new(),
        }
    }

    /// The source with all edits made.
    pub(crate) fn finish(self) -> String {
        TextEdit::apply_all(self.document.source, &self.edits)
    }

    /// The edits that make the difference.
    pub(crate) fn into_edits(self) -> Vec<TextEdit> {
        TextEdit::minimal(self.document.source, &self.edits)
    }

    /// Replaces `range` by `text`, whose lines get the ending of the file.
    pub(crate) fn replace(&mut self, range: TextRange, text: &str) {
        let replacement = self.with_ending(text);
        self.edits.push(TextEdit { range, replacement });
    }

    /// Replaces the list item at `range` by `text`, indentation included unless something else stands before it.
    pub(crate) fn replace_item(&mut self, range: TextRange, text: &str) {
        let line = self.document.lines.at(range.start);
        let start = line.map_or(range.start, |line| line.start);
        let is_first = TextRange::new(start, range.start)
            .of(self.document.source)
            .trim()
            .is_empty();
        if is_first {
            self.replace(TextRange::new(start, range.end), text);
        } else {
            self.replace(range, text.trim_start());
        }
    }

    /// Deletes `range` together with what would be left of its lines: line endings, indentation and a bullet.
    pub(crate) fn delete_lines(&mut self, range: TextRange) {
        let lines = &self.document.lines;
        let first = lines.at(range.start);
        let start = first.map_or(range.start, |line| line.start);
        let before = TextRange::new(start, range.start).of(self.document.source);
        let start = if is_bullet(before) { start } else { range.start };
        let last = lines.at(range.end.saturating_sub(1).max(range.start));
        let end = last.map_or(range.end, |line| {
            if line.end <= range.end {
                line.next
            } else {
                range.end
            }
        });
        self.replace(TextRange::new(start, end.max(range.end)), "");
    }

    /// Inserts `text` on lines of its own at `home`, which must be the start of a line or the end of the text.
    pub(crate) fn insert(&mut self, home: Home, text: &str) {
        let before = self.text_before(home.offset);
        let n_endings = match home.spacing {
            Spacing::Line => 1,
            Spacing::BlankLine => 2,
        };
        let lacking = n_endings - n_line_endings_at_end(before).min(n_endings);
        let is_last = home.offset >= self.document.source.len();
        let behind = if is_last || home.spacing == Spacing::Line {
            1
        } else {
            2
        };
        let block = format!("{}{text}{}", "\n".repeat(lacking), "\n".repeat(behind));
        self.replace(TextRange::empty(home.offset), &block);
    }

    /// Turns the list `old` of the source into `new`.
    pub(crate) fn list<T: Element>(&mut self, old: &[T], new: &[T], home: Home) {
        for (element, step) in new.iter().zip(self.plan(old, new, home)) {
            match step {
                Step::Keep(index) if old[index] == *element => {}
                Step::Keep(index) => element.patch(&old[index], self),
                Step::Insert(home, from) => {
                    let text = self.text_of(element, from.map(|index| &old[index]));
                    self.insert(home, &text);
                }
            }
        }
    }

    /// What becomes of each element of `new`. Deletes the elements of `old` that do not stay where they are.
    pub(crate) fn plan<T: Element>(&mut self, old: &[T], new: &[T], home: Home) -> Vec<Step> {
        let mut kept = vec![false; old.len()];
        let mut next = 0;
        let mut at = old.first().map_or(home, |first| self.before(first));
        let mut steps = Vec::with_capacity(new.len());
        for element in new {
            let range = element.range();
            let index = old.partition_point(|it| it.range().start < range.start);
            let found = old
                .get(index)
                .filter(|it| !range.is_empty() && it.range() == range)
                .map(|_| index);
            match found.filter(|index| *index >= next) {
                Some(index) => {
                    kept[index] = true;
                    next = index + 1;
                    at = self.behind(&old[index]);
                    steps.push(Step::Keep(index));
                }
                None => steps.push(Step::Insert(at, found)),
            }
        }
        for (element, _) in old.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            self.delete_lines(element.range());
        }
        steps
    }

    /// What to insert for an element: as it stood in the source, if it did and is not changed.
    pub(crate) fn text_of<T: Element>(&self, element: &T, old: Option<&T>) -> String {
        match old.filter(|old| *old == element) {
            Some(_) => {
                let from = self.before(element).offset.min(element.range().start);
                let text = TextRange::new(from, element.range().end).of(self.document.source);
                text.trim_end().to_owned()
            }
            None => element.print(),
        }
    }

    fn before<T: Element>(&self, element: &T) -> Home {
        let start = element.range().start;
        Home {
            offset: self.document.lines.at(start).map_or(start, |line| line.start),
            spacing: T::SPACING,
        }
    }

    fn behind<T: Element>(&self, element: &T) -> Home {
        let end = element.range().end;
        let is_line_start = self.document.lines.at(end).is_none_or(|line| line.start == end);
        let last = if is_line_start {
            None
        } else {
            self.document.lines.at(end)
        };
        let next = self
            .document
            .lines
            .at(end.saturating_sub(1))
            .map_or(end, |line| line.next);
        let offset = match T::SPACING {
            Spacing::BlankLine if is_line_start => end,
            _ => last.map_or(next.max(end), |line| line.next),
        };
        Home {
            offset,
            spacing: T::SPACING,
        }
    }

    /// What will stand before an insertion at `offset`.
    fn text_before(&self, offset: usize) -> &str {
        match self.edits.last() {
            Some(edit) if edit.range == TextRange::empty(offset) => &edit.replacement,
            _ => &self.document.source[..offset],
        }
    }

    fn with_ending(&self, text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if self.ending == "\n" {
            text
        } else {
            text.replace('\n', self.ending)
        }
    }
}

/// Whether `text` is white space with at most the marker of a list item in it.
fn is_bullet(text: &str) -> bool {
    let marker = text.trim();
    let number = marker.trim_end_matches(['.', ')']);
    marker.is_empty() || matches!(marker, "-" | "*" | "+") || number.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many line endings `text` ends with, blanks between them left out; many if it is empty.
fn n_line_endings_at_end(text: &str) -> usize {
    let text = text.trim_start_matches('\u{feff}');
    let body = text.trim_end();
    if body.is_empty() {
        return usize::MAX;
    }
    let space = &text[body.len()..];
    space.matches('\n').count().max(space.matches('\r').count())
}
