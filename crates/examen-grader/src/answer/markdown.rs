//! Which bytes of an answer count: Markdown read for its text.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::plain::plain_runs;
use super::run::{Run, RunKind};

/// Adds the runs of `answer` to `found`, in order. Block quotes, comments, struck-out text, link targets and image descriptions are
/// left out.
pub(super) fn runs(answer: &str, found: &mut Vec<Run>) {
    if !plain_runs(answer, found) {
        found.clear();
        parsed_runs(answer, found);
    }
}

/// The same, whatever the text.
pub(super) fn parsed_runs(answer: &str, found: &mut Vec<Run>) {
    let mut reader = RunReader {
        runs: found,
        block: 0,
        left_out: 0,
        fenced: false,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(answer, options).into_offset_iter() {
        reader.read(answer, &event, range.start, range.end);
    }
}

struct RunReader<'a> {
    runs: &'a mut Vec<Run>,
    block: u32,
    /// How many elements that do not count are open.
    left_out: u32,
    fenced: bool,
}

impl RunReader<'_> {
    fn read(&mut self, answer: &str, event: &Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(*tag),
            Event::Text(_) => self.push(start, end),
            Event::Code(_) => {
                let code = &answer[start..end];
                let n_ticks = code.bytes().take_while(|byte| *byte == b'`').count();
                self.push(start + n_ticks, end - n_ticks);
            }
            Event::Rule => self.block += 1,
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) | Tag::Strikethrough | Tag::Image { .. } | Tag::HtmlBlock => {
                self.left_out += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.fenced = true,
            _ => {}
        }
        if is_block(&tag.to_end()) {
            self.block += 1;
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Strikethrough | TagEnd::Image | TagEnd::HtmlBlock => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.fenced = false,
            _ => {}
        }
        if is_block(&tag) {
            self.block += 1;
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        if self.left_out > 0 || start >= end {
            return;
        }
        let kind = if self.fenced {
            RunKind::Code
        } else {
            RunKind::Prose
        };
        let run = Run {
            start,
            end,
            kind,
            block: self.block,
        };
        match self.runs.last_mut() {
            // The parser takes a text apart wherever something might have begun.
            Some(last) if last.goes_on_with(&run) => last.end = end,
            _ => self.runs.push(run),
        }
    }
}

/// Whether an element stands apart from the text before and after it.
fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{RunKind, runs};

    fn check(answer: &str, expected: Expect) {
        let mut found = Vec::new();
        runs(answer, &mut found);
        let shown: Vec<String> = found
            .iter()
            .map(|run| {
                let kind = if run.kind == RunKind::Code { "code " } else { "" };
                format!(
                    "{}: {kind}{}\n",
                    run.block,
                    answer[run.start..run.end].escape_debug()
                )
            })
            .collect();
        expected.assert_eq(&shown.concat());
    }

    #[test]
    fn plain_prose_is_one_run() {
        check(
            "A cache keeps copies. Rows move on.",
            expect![[r#"
            1: A cache keeps copies. Rows move on.
        "#]],
        );
    }

    #[test]
    fn quotes_comments_and_struck_out_text_do_not_count() {
        check(
            "> quoted\n\nsaid <!-- not --> this ~~or that~~ here\n\n<!--\nnor\nthis -->\n\nend",
            expect![[r#"
            5: said 
            5:  this 
            5:  here
            9: end
        "#]],
        );
    }

    #[test]
    fn tables_lists_and_code_count() {
        check(
            "| a | b |\n|---|---|\n| TTL | short |\n\n- one `DEL`\n\n```sh\nCache-Control\n```\n",
            expect![[r#"
            3: a
            5: b
            9: TTL
            11: short
            16: one 
            16: DEL
            19: code Cache-Control\n
        "#]],
        );
    }
}
