//! Edits of a source text: what mends an issue, and what printing changes.

use serde::Serialize;

use crate::text_range::TextRange;

/// An edit that mends an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, as a command: `insert the id`.
    pub title: String,
    /// Edits that do not overlap, in the order of the file.
    pub edits: Vec<TextEdit>,
}

impl Fix {
    /// Replaces `range` by `text`.
    pub fn replace(title: impl Into<String>, range: TextRange, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            edits: vec![TextEdit {
                range,
                replacement: text.into(),
            }],
        }
    }

    /// Inserts `text` at `offset`.
    pub fn insert(title: impl Into<String>, offset: usize, text: impl Into<String>) -> Self {
        Self::replace(title, TextRange::empty(offset), text)
    }

    /// Deletes `range`.
    pub fn delete(title: impl Into<String>, range: TextRange) -> Self {
        Self::replace(title, range, "")
    }

    /// Adds an edit that stands behind those there are.
    #[must_use]
    pub fn and(mut self, range: TextRange, text: impl Into<String>) -> Self {
        self.edits.push(TextEdit {
            range,
            replacement: text.into(),
        });
        self
    }
}

/// Replaces a range of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    /// What goes.
    pub range: TextRange,
    /// What comes.
    pub replacement: String,
}

impl TextEdit {
    /// `source` with all `edits` made. Ranges are those of `source`; edits may come in any order, and insertions at
    /// one offset keep theirs. An edit that overlaps one before it, or that does not fit `source`, is left out, as
    /// editors do.
    pub fn apply_all(source: &str, edits: &[Self]) -> String {
        let mut text = String::with_capacity(source.len());
        let mut done = 0;
        for edit in Self::in_order(source, edits) {
            text.push_str(&source[done..edit.range.start]);
            text.push_str(&edit.replacement);
            done = edit.range.end;
        }
        text.push_str(&source[done..]);
        text
    }

    /// The edits that [`Self::apply_all`] makes, in the order of the file, without those that change nothing and
    /// without the text at both ends of each that stays as it is. Made together they give the same text.
    pub fn minimal(source: &str, edits: &[Self]) -> Vec<Self> {
        let made = Self::in_order(source, edits).into_iter();
        made.filter(|edit| edit.range.of(source) != edit.replacement)
            .map(|edit| edit.trimmed(source))
            .collect()
    }

    /// The edits that can be made, in the order of the file.
    fn in_order<'e>(source: &str, edits: &'e [Self]) -> Vec<&'e Self> {
        let mut order: Vec<&Self> = edits.iter().collect();
        order.sort_by_key(|edit| edit.range);
        let mut done = 0;
        order.retain(|edit| {
            let fits = source.get(edit.range.start..edit.range.end).is_some();
            let is_made = fits && edit.range.start >= done;
            if is_made {
                done = edit.range.end;
            }
            is_made
        });
        order
    }

    /// The same edit without what stays as it is at both ends.
    fn trimmed(&self, source: &str) -> Self {
        let old = self.range.of(source);
        let n_before = shared(old.chars(), self.replacement.chars());
        let (old, new) = (&old[n_before..], &self.replacement[n_before..]);
        let n_behind = shared(old.chars().rev(), new.chars().rev());
        let range = TextRange::new(self.range.start + n_before, self.range.end - n_behind);
        Self {
            range,
            replacement: new[..new.len() - n_behind].to_owned(),
        }
    }
}

/// How many bytes two texts begin with alike.
fn shared(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    let alike = left.zip(right).take_while(|(left, right)| left == right);
    alike.map(|(left, _)| left.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::TextEdit;
    use crate::text_range::TextRange;

    fn check(source: &str, edits: &[(usize, usize, &str)], wanted: &str) {
        let edits: Vec<TextEdit> = edits
            .iter()
            .map(|&(start, end, replacement)| TextEdit {
                range: TextRange::new(start, end),
                replacement: replacement.to_owned(),
            })
            .collect();
        assert_eq!(TextEdit::apply_all(source, &edits), wanted);
    }

    #[test]
    fn edits_are_made_in_the_order_of_the_file() {
        check("abc", &[(2, 3, "C"), (0, 1, "A")], "AbC");
        check("abc", &[(1, 1, "1"), (1, 1, "2"), (1, 2, "B")], "a12Bc");
    }

    #[test]
    fn edits_that_overlap_or_do_not_fit_are_left_out() {
        check("abc", &[(0, 2, "x"), (1, 3, "y")], "xc");
        check("aé", &[(2, 3, "x"), (0, 9, "y")], "aé");
    }
}
