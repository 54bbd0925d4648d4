//! How far a denial reaches beyond its clause: over a list, and past an aside to the subject.

use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use crate::answer::{Gap, Sentence};

/// An item of a list has at most so many words.
const ITEM: u32 = 4;
/// At most so many items of a list are followed.
const ITEMS: usize = 6;
/// `What` is the subject of a denial if it stands among so many words before it.
const WHAT: usize = 3;
/// An aside has at most so many words.
const ASIDE: u32 = 12;

impl ScopeFinder<'_> {
    /// Where a list ends whose first item ends at `end`: `we don't need retries, timeouts or backoff`.
    pub(super) fn list_end(&self, sentence: &Sentence, end: u32) -> u32 {
        let mut from = end;
        for _ in 0..ITEMS {
            let Some(to) = self.item_end(sentence, from) else {
                return end;
            };
            if (from..to).any(|at| self.is(at, "or") || self.is(at, "nor")) {
                return to;
            }
            from = to;
        }
        end
    }

    /// Where the item ends that begins at `from` behind a comma.
    fn item_end(&self, sentence: &Sentence, from: u32) -> Option<u32> {
        if from >= sentence.end || self.read.words[from as usize].gap != Gap::Comma {
            return None;
        }
        let ends = |at: &u32| self.starts_clause(*at);
        let to = (from + 1..sentence.end.min(from + ITEM + 1)).find(ends);
        let to = to.or((sentence.end <= from + ITEM).then_some(sentence.end))?;
        let is_phrase = !(from..to).any(|at| self.makes_clause(at));
        (is_phrase && !self.begins_cue(from)).then_some(to)
    }

    /// Where the subject of a denial begins that stands behind it: before the other items of a list (`salts, limits and
    /// hashes are useless`), and before an aside (`folding, which many do, never helps`).
    pub(super) fn subject_start(&self, sentence: &Sentence, cue: PlacedCue) -> u32 {
        // `wipe off what is not needed`
        let is_what = |at: &u32| self.is(*at, "what") || self.is(*at, "whatever");
        let start = cue.clause_start;
        if let Some(what) = (start..cue.at).rev().take(WHAT).find(is_what) {
            return what;
        }
        if start == sentence.first || self.read.words[start as usize].gap != Gap::Comma {
            return start;
        }
        let before = sentence.first.max(start.saturating_sub(ASIDE))..start;
        let has_no_subject = start == cue.at || self.makes_clause(start);
        if has_no_subject {
            let mut before = before.rev();
            let aside = before.find(|at| self.read.words[*at as usize].gap == Gap::Comma);
            return aside.map_or(start, |aside| self.chunk_start(sentence, aside));
        }
        let is_joined = (start..cue.at).any(|at| self.is(at, "and") || self.is(at, "or"));
        let is_list = is_joined && !before.clone().any(|at| self.makes_clause(at));
        if is_list { before.start } else { start }
    }

    /// Where what stands before the word `end` in one breath begins.
    fn chunk_start(&self, sentence: &Sentence, end: u32) -> u32 {
        let least = sentence.first.max(end.saturating_sub(FORWARD));
        let starts = |at: &u32| self.read.words[*at as usize].gap >= Gap::Comma;
        (least..end).rev().find(starts).unwrap_or(least)
    }

    fn begins_cue(&self, at: u32) -> bool {
        self.read.words[at as usize].traits.begins_cue()
    }
}
