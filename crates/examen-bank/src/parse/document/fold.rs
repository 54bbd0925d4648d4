//! `<details>` and `<summary>` lines, which are kept and ignored.

use std::borrow::Cow;

use super::super::lines::{Line, Lines};
use crate::text_range::TextRange;

/// Whether `line` consists of the tags that fold text on a code host. They are kept and ignored.
pub(crate) fn is_fold_line(line: &str) -> bool {
    const TAGS: [&str; 4] = ["<details", "</details", "<summary", "</summary"];
    let line = line.trim();
    if !line.starts_with('<') || !line.ends_with('>') {
        return false;
    }
    let starts_with = |tag: &str| {
        let (head, rest) = (line.get(..tag.len()), line.get(tag.len()..).unwrap_or(""));
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag)) && rest.starts_with(['>', ' ', '\t'])
    };
    TAGS.into_iter().any(starts_with)
}

/// The text of `range`, byte for byte as long, with folding tags blanked out, so that they neither start nor end a block, and
/// lone CRs made LFs, which pulldown-cmark does not take for line endings everywhere. Most bodies are plain as they
/// are.
pub(super) fn plain_body<'a>(source: &'a str, range: TextRange, lines: &Lines) -> Cow<'a, str> {
    let inside = lines.within(range);
    let is_fold = |line: &Line| is_fold_line(line.range().of(source));
    if !lines.has_lone_cr() && !inside.iter().any(is_fold) {
        return Cow::Borrowed(range.of(source));
    }
    let mut body = String::with_capacity(range.len());
    for line in inside {
        if is_fold(line) {
            body.extend(std::iter::repeat_n(' ', line.range().len()));
        } else {
            body.push_str(line.range().of(source));
        }
        match TextRange::new(line.end, line.next).of(source) {
            "\r" => body.push('\n'),
            ending => body.push_str(ending),
        }
    }
    Cow::Owned(body)
}
