//! Answers that are none: the next titles and questions of a plain list, whose marks differ from those above.

use std::collections::HashSet;

use crate::import::draft::Draft;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::list;
use crate::import::shapes::list::entry::Entry;
use crate::import::shapes::list::mark::Mark;
use crate::import::wording::sentences::words;

/// What a page is when it is read as a plain list.
pub(super) struct PlainList {
    /// Lines on which an item begins that asks.
    asking: HashSet<usize>,
    /// Lines for which a plain list has no place.
    strange: HashSet<usize>,
}

impl PlainList {
    /// None where `page` is no plain list.
    pub(super) fn of(page: &Page<'_>) -> Option<Self> {
        if list::n_questions(page) == 0 {
            return None;
        }
        let reading = list::read(page);
        let is_asking = |number: &usize| {
            page.lines.get(number - 1).is_some_and(|line| {
                let entry = Entry::of(line.text);
                entry.mark == Mark::Item && entry.is_asked()
            })
        };
        let numbers = reading.drafts.iter().map(|draft| draft.lines.0);
        let strange = reading.findings.iter();
        let strange = strange.filter(|finding| finding.reason == Reason::NotUnderstood);
        Some(Self {
            asking: numbers.filter(is_asking).collect(),
            strange: strange.flat_map(|finding| finding.lines()).collect(),
        })
    }

    /// Whether what stands below `draft` and before `end` goes on with the list: an item as far out as the question
    /// asks, and a list has a place for nearly all of it.
    pub(super) fn goes_on_below(&self, page: &Page<'_>, draft: &Draft, end: usize) -> bool {
        let end = end.min(page.lines.len() + 1);
        let below = page.lines.get(draft.lines.1..end - 1).unwrap_or_default();
        let indent = |line: &Line<'_>| Entry::of(line.text).indent;
        let question = page.lines.get(draft.lines.0 - 1).map_or(0, indent);
        let asks = |line: &Line<'_>| self.asking.contains(&line.number) && indent(line) <= question + 1;
        let n_words = |line: &Line<'_>| words(line.text).len();
        let strange = below.iter().filter(|line| self.strange.contains(&line.number));
        let n_strange: usize = strange.map(n_words).sum();
        // The same bound as for a whole list.
        let is_bare = n_strange * 4 <= below.iter().map(n_words).sum();
        is_bare && below.iter().any(asks)
    }
}
