//! Free text inside a section: it must not end the section it stands in.

use std::borrow::Cow;

use crate::issue::TextEdit;
use crate::parse::document::{BlockKind, Document, Heading};

/// `text` with LF line endings, without blank lines around it, and so that it ends neither its section nor hides
/// what follows: headings of rank `rank` and above become lower ones, and an open code block is closed.
pub(crate) fn contained(text: &str, rank: u8) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let document = Document::fragment(&text);
    let range = document.trimmed(document.body());
    let text = lowered(range.of(&text), rank);
    closed(text)
}

/// `text` with every heading of rank `rank` and above made one of the next rank.
fn lowered(text: &str, rank: u8) -> Cow<'_, str> {
    let document = Document::fragment(text);
    let edits: Vec<TextEdit> = document
        .headings
        .iter()
        .filter(|heading| heading.rank <= rank)
        .map(|heading| lowered_heading(text, heading, rank))
        .collect();
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(TextEdit::apply_all(text, &edits))
}

fn lowered_heading(text: &str, heading: &Heading, rank: u8) -> TextEdit {
    let has_ending = heading.range.of(text).ends_with('\n');
    let ending = if has_ending { "\n" } else { "" };
    let printed = super::line::heading(usize::from(rank) + 1, &heading.text.value);
    TextEdit {
        range: heading.range,
        replacement: format!("{printed}{ending}"),
    }
}

/// `text` so that a heading behind it is one.
fn closed(text: Cow<'_, str>) -> String {
    if is_closed(&text) {
        return text.into_owned();
    }
    if let Some(fence) = open_fence(&text) {
        let closed = format!("{text}\n{fence}");
        if is_closed(&closed) {
            return closed;
        }
    }
    let longest = text.split(|c| c != '~').map(str::len).max().unwrap_or(0);
    let fence = "~".repeat(longest.max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

fn is_closed(text: &str) -> bool {
    let probe = format!("{text}\n\n# probe");
    let document = Document::fragment(&probe);
    document
        .headings
        .last()
        .is_some_and(|heading| heading.range.end == probe.len())
}

/// The fence of the code block at the end of `text`.
fn open_fence(text: &str) -> Option<String> {
    let document = Document::fragment(text);
    let block = document
        .blocks
        .last()
        .filter(|block| block.kind == BlockKind::Code)?;
    let opening = block.range.of(text).trim_start();
    let mark = opening.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    Some(opening.chars().take_while(|c| *c == mark).collect())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::contained;

    fn check(text: &str, wanted: &Expect) {
        wanted.assert_eq(&contained(text, 3));
    }

    #[test]
    fn prose_stays_as_it_is() {
        check(
            "\n\nA *text*.\r\n\r\n    code\n\n",
            &expect![[r#"
            A *text*.

                code"#]],
        );
    }

    #[test]
    fn headings_are_lowered() {
        check(
            "# One\n\nTwo\n---\n#### Four\n",
            &expect![[r#"
            #### One

            #### Two
            #### Four"#]],
        );
    }

    #[test]
    fn what_is_open_is_closed() {
        check(
            "```rust\n# no heading",
            &expect![[r#"
            ```rust
            # no heading
            ```"#]],
        );
        check(
            "<!-- open\ntext",
            &expect![[r#"
            ~~~
            <!-- open
            text
            ~~~"#]],
        );
    }
}
