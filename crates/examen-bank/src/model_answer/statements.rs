//! Texts cut into segments, and the statements that a model answer is made of.

use super::prose::Block;
use crate::text_range::{Located, TextRange};

/// A segment with fewer words states nothing of its own: it goes with the one before in its block.
const SHORTEST: usize = 4;

/// Beyond so many statements neighbours are put together: nobody reads on in a longer list of points, and of the answers
/// graded by people that constants of the grader were fitted on none had more than 13.
const MOST: usize = 20;

/// The segments of a text, in order: sentences, parts between semicolons and items of lists, without the bullets.
pub fn segments(text: &str) -> impl Iterator<Item = &str> {
    let mut cuts = vec![0];
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let ends = match c {
            '.' | '!' | '?' => after.starts_with(char::is_whitespace),
            ';' | '\n' => true,
            '-' | '*' | '•' => after.starts_with(' ') && text[..at].ends_with([' ', '\n']),
            _ => false,
        };
        if ends {
            cuts.push(at + c.len_utf8());
        }
    }
    cuts.push(text.len());
    let parts: Vec<&str> = cuts.windows(2).map(|cut| text[cut[0]..cut[1]].trim()).collect();
    parts
        .into_iter()
        .map(|part| part.trim_end_matches(['-', '*', '•', ';']).trim())
        .filter(|part| !part.is_empty())
}

/// What `blocks` state one after the other, each with its place in the source. A segment that only leads to the next block
/// (`The steps are:`) states nothing, unless there is nothing else.
pub(super) fn statements(blocks: &[Block]) -> Vec<Located<String>> {
    let mut all: Vec<Located<String>> = Vec::new();
    let mut leads: Vec<Located<String>> = Vec::new();
    for (idx, block) in blocks.iter().enumerate() {
        let mut segments = segments_of(block);
        if idx + 1 < blocks.len() && block.text.ends_with(':') {
            leads.extend(segments.pop());
        }
        all.extend(joined(segments));
    }
    in_groups(if all.is_empty() { leads } else { all })
}

fn segments_of(block: &Block) -> Vec<Located<String>> {
    let located = segments(&block.text).map(|segment| {
        let start = segment.as_ptr() as usize - block.text.as_ptr() as usize;
        let range = block.source_of(TextRange::new(start, start + segment.len()));
        Located::new(segment.to_owned(), range)
    });
    located.collect()
}

/// The segments of a block, those that state nothing of their own with the one before.
fn joined(segments: Vec<Located<String>>) -> Vec<Located<String>> {
    let mut found: Vec<Located<String>> = Vec::new();
    for segment in segments {
        let is_short = segment.value.split_whitespace().count() < SHORTEST;
        match found.last_mut().filter(|_| is_short) {
            Some(before) => join(before, &segment.value, segment.range),
            None => found.push(segment),
        }
    }
    found.retain(|statement| statement.value.contains(char::is_alphanumeric));
    found
}

/// No more than [`MOST`].
fn in_groups(all: Vec<Located<String>>) -> Vec<Located<String>> {
    let size = all.len().div_ceil(MOST).max(1);
    let mut groups: Vec<Located<String>> = Vec::new();
    for (idx, statement) in all.into_iter().enumerate() {
        match groups.last_mut().filter(|_| idx % size > 0) {
            Some(group) => join(group, &statement.value, statement.range),
            None => groups.push(statement),
        }
    }
    groups
}

fn join(before: &mut Located<String>, text: &str, range: TextRange) {
    before.value.push(' ');
    before.value.push_str(text);
    before.range = before.range.cover(range);
}
