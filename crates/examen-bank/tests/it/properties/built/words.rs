//! Words, sentences and prose.

use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_oneof};
use proptest::sample::select;

const WORDS: &[&str] = &[
    "cache",
    "TTL",
    "C++",
    "don't",
    "10,000",
    "v1.2",
    "Größe",
    "кэш",
    "キャッシュ",
    "\u{5de}\u{5d8}",
    "😀x",
    "a-b",
    "e.g",
    "all",
    "of",
    "2",
    "write-through",
    "C#",
    "why",
    "x=y",
    "#5",
    "(maybe)",
    "e\u{301}",
];

const BLOCKS: &[&str] = &[
    "A line.\nAnother line.",
    "- one\n- two\n  - three",
    "> ## quoted",
    "```rust\n## no heading\n```",
    "~~~\n<!-- no comment -->\n~~~",
    "| a | b |\n|---|---|\n| c | d |",
    "Text with `code`, *stress* and <b>tags</b>.",
    "<!-- a note\n## over lines\n-->",
    "#### A lower heading",
    "    let code = indented;",
    "1. first",
    "\u{202e}right to left\u{202c} 👩\u{200d}💻",
];

pub(super) fn word() -> impl Strategy<Value = String> {
    prop_oneof![select(WORDS).prop_map(str::to_owned), "[a-z]{1,8}"]
}

/// Words with single blanks between them.
pub(super) fn sentence() -> impl Strategy<Value = String> {
    vec(word(), 1..6).prop_map(|words| words.join(" "))
}

/// A sentence that starts or ends in a way that could be misread.
pub(super) fn tricky_sentence() -> impl Strategy<Value = String> {
    let starts = select(
        &[
            "", "", "", "+1 ", "-2! ", "`a` ", "- ", "# ", "e.g. ", "[ ] ", "^x ",
        ][..],
    );
    let ends = select(
        &[
            "", "", "", "?", " #", " ^x", " ^", "*", " \"x", ":", " <!-- x", " ##",
        ][..],
    );
    (starts, sentence(), ends).prop_map(|(start, sentence, end)| {
        let text = format!("{start}{sentence}{end}");
        // The start of a comment cannot be kept on a line.
        text.replace("<!--", "<! --")
    })
}

/// A lower-case id.
pub(super) fn id() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,4}(-[a-z]{1,4})?"
}

/// Blocks of Markdown, none of which ends a section.
pub(super) fn prose() -> impl Strategy<Value = String> {
    vec(
        prop_oneof![select(BLOCKS).prop_map(str::to_owned), sentence_block()],
        1..4,
    )
    .prop_map(|blocks| blocks.join("\n\n"))
}

/// A paragraph that starts with a letter.
fn sentence_block() -> impl Strategy<Value = String> {
    sentence().prop_map(|sentence| format!("So {sentence}"))
}
