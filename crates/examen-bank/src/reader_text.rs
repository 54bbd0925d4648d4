//! Markdown as a reader sees it: without comments, which are between its authors.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::text_range::TextRange;

/// `markdown` without its comments, and without the lines that have nothing else. What looks like one in code stays; one
/// that nothing closes takes along all that it hides.
///
/// ```
/// use examen_bank::without_comments;
///
/// assert_eq!(without_comments("One.\n\n<!-- mine -->\n\nTwo. <!-- x -->\n"), "One.\n\nTwo.\n");
/// ```
pub fn without_comments(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("<!--") {
        return Cow::Borrowed(markdown);
    }
    let comments = comments(markdown);
    let mut shown = String::with_capacity(markdown.len());
    let mut blank_lines = BlankLines::Kept;
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        let range = TextRange::new(start, start + line.len());
        start = range.end;
        let rest = rest_of(markdown, range, &comments);
        let is_blank = rest.trim().is_empty();
        if is_blank && rest.len() < line.len() {
            if shown.is_empty() || shown.ends_with("\n\n") {
                blank_lines = BlankLines::Dropped;
            }
        } else if !is_blank || blank_lines == BlankLines::Kept {
            shown.push_str(&rest);
            blank_lines = BlankLines::Kept;
        }
    }
    Cow::Owned(shown)
}

/// What becomes of the next blank lines: behind a line that is gone, one between two paragraphs is enough.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BlankLines {
    Kept,
    Dropped,
}

/// `line` without what `comments` take of it.
fn rest_of<'m>(markdown: &'m str, line: TextRange, comments: &[Range<usize>]) -> Cow<'m, str> {
    let first = comments.partition_point(|comment| comment.end <= line.start);
    let mut within = comments[first..]
        .iter()
        .take_while(|comment| comment.start < line.end)
        .peekable();
    if within.peek().is_none() {
        return Cow::Borrowed(line.of(markdown));
    }
    let mut rest = String::new();
    let mut start = line.start;
    for comment in within {
        push_piece(&mut rest, &markdown[start..comment.start.clamp(start, line.end)]);
        start = comment.end.clamp(start, line.end);
    }
    push_piece(&mut rest, &markdown[start..line.end]);
    Cow::Owned(rest)
}

/// Adds what stands behind a comment, with one of the blanks around that.
fn push_piece(rest: &mut String, piece: &str) {
    if rest.ends_with(' ') && piece.starts_with([' ', '\n', '\r']) {
        rest.pop();
    }
    rest.push_str(piece);
}

/// Where the comments are, in order.
fn comments(markdown: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => push_comments(markdown, range, &mut found),
            Event::InlineHtml(html) if html.starts_with("<!--") => found.push(range),
            _ => {}
        }
    }
    found
}

/// Adds the comments in a block of HTML.
fn push_comments(markdown: &str, block: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = block.start;
    while let Some(open) = markdown[at..block.end].find("<!--") {
        let start = at + open;
        let inner = start + "<!--".len();
        let length = markdown[inner..block.end].find("-->");
        at = length.map_or(block.end, |length| inner + length + "-->".len());
        found.push(start..at);
    }
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    fn check(markdown: &str, shown: &str) {
        assert_eq!(without_comments(markdown), shown, "{markdown:?}");
    }

    #[test]
    fn comments_go_with_their_lines() {
        check("a\n\n<!-- b -->\n\nc\n", "a\n\nc\n");
        check("<!-- a\n\n## b\n\n- c -->\n\nd", "d");
        check("a\r\n\r\n<!-- b -->\r\nc", "a\r\n\r\nc");
        check("a\n<!-- b -->\nc", "a\nc");
        check("<!-- a --> <!-- b -->\n", "");
    }

    #[test]
    fn comments_within_a_line_leave_the_rest() {
        check("a <!-- b --> c <!-- d -->\ne", "a c\ne");
        check("- a <!-- b\n  c --> d", "- a  d");
        check("<div>\n<!-- a -->\n<b>\n</div>", "<div>\n<b>\n</div>");
    }

    #[test]
    fn what_only_looks_like_a_comment_stays() {
        check("`<!-- a -->`, 1 <!-- 2", "`<!-- a -->`, 1 <!-- 2");
        check("```\n<!-- a -->\n```\n", "```\n<!-- a -->\n```\n");
    }

    #[test]
    fn a_comment_that_nothing_closes_hides_the_rest() {
        check("a\n\n<!-- b\n\nc", "a\n\n");
    }
}
