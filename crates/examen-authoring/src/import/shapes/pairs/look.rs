//! How the questions of a text look: numbered, with a bullet or a label, bold, or apart from other lines.

use super::is_labelled;
use crate::import::page::{Line, Page};
use crate::import::shapes::list::entry::Entry;
use crate::import::shapes::list::mark::Mark;
use crate::import::wording::plain::plain;

/// What stands before a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `Q1)`, `Question:`
    Label,
    /// `1.`
    Number,
    /// `-`
    Bullet,
    /// Nothing: it stands apart from what is above it.
    Plain,
}

/// Whether all of a question is emphasised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Bold,
    Normal,
}

/// How the questions of a text look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// What stands before them.
    pub(super) style: Style,
    weight: Weight,
    indent: usize,
    gaps: Gaps,
}

/// Whether a text has blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gaps {
    Some,
    None,
}

impl Look {
    /// How most lines of `page` look that are worded as questions; none where there is no such line.
    pub(super) fn of(page: &Page<'_>) -> Option<Self> {
        let gaps = if page.lines.iter().any(Line::is_blank) {
            Gaps::Some
        } else {
            Gaps::None
        };
        let mut counts: Vec<(Self, usize)> = Vec::new();
        let lines: Vec<&Line<'_>> = page.filled().collect();
        for (at, line) in lines.iter().enumerate() {
            let above = at.checked_sub(1).map(|before| lines[before]);
            let above = above.filter(|above| above.number + 1 == line.number);
            let look = Self { gaps, ..look(line) };
            if !look.is_question(line, above) {
                continue;
            }
            match counts.iter_mut().find(|(known, _)| known.is_like(look)) {
                Some((_, count)) => *count += 1,
                None => counts.push((look, 1)),
            }
        }
        // Of looks that are as common, the first.
        let most = counts.iter().rev().max_by_key(|(_, count)| *count);
        most.map(|(look, _)| *look)
    }

    /// Whether `line` is a question that looks so, below `above` if that is not apart from it.
    pub(super) fn is_question(self, line: &Line<'_>, above: Option<&Line<'_>>) -> bool {
        if !line.is_text() || !self.is_like(look(line)) {
            return false;
        }
        let is_apart = above.is_none_or(|above| above.heading().is_some());
        let has_mark = plain(line.text).ends_with(['?', '？', '؟']);
        match (self.style, self.weight) {
            (Style::Label, _) => true,
            (Style::Plain, Weight::Normal) => {
                is_worded(line) && (is_apart || (self.gaps == Gaps::None && has_mark))
            }
            _ => is_worded(line),
        }
    }

    /// Whether `line` is an item with a number that looks so and comes after the first `n_questions`.
    pub(super) fn follows(self, line: &Line<'_>, n_questions: usize) -> bool {
        let number: String = line.trimmed().chars().take_while(char::is_ascii_digit).collect();
        self.is_item(line) && number.parse() == Ok(n_questions + 1)
    }

    /// Whether `line` is a numbered item like the questions.
    pub(super) fn is_item(self, line: &Line<'_>) -> bool {
        self.style == Style::Number && line.is_text() && self.is_like(look(line))
    }

    fn is_like(self, other: Self) -> bool {
        let is_level = other.indent <= self.indent + 1 && self.indent <= other.indent + 1;
        self.style == other.style && self.weight == other.weight && is_level
    }
}

fn look(line: &Line<'_>) -> Look {
    let entry = Entry::of(line.text);
    let is_numbered = line
        .trimmed()
        .starts_with(|c: char| c.is_ascii_digit() || c == '#');
    let style = match entry.mark {
        _ if is_labelled(line) => Style::Label,
        Mark::Item if is_numbered => Style::Number,
        Mark::Item => Style::Bullet,
        Mark::None => Style::Plain,
    };
    let is_bold = ["**", "__"].iter().any(|mark| {
        let inner = entry
            .text
            .strip_prefix(mark)
            .and_then(|text| text.trim_end_matches(['.', ':', '?']).strip_suffix(mark));
        inner.is_some_and(|inner| !inner.contains(mark))
    });
    Look {
        style,
        weight: if is_bold { Weight::Bold } else { Weight::Normal },
        indent: entry.indent,
        gaps: Gaps::Some,
    }
}

/// Whether `line` asks or sets a task, or says that it is a question.
pub(super) fn is_worded(line: &Line<'_>) -> bool {
    is_labelled(line) || Entry::of(line.text).is_worded()
}

/// Whether a bullet, a number or a label stands before `line`.
pub(super) fn is_marked(line: &Line<'_>) -> bool {
    Entry::of(line.text).mark == Mark::Item
}
