//! What a graded answer looks like. In a fixture, `[1:words]` are words that note 1 is about.

use anstyle::Style;
use examen_bank::TextRange;
use expect_test::{Expect, expect};

use super::{Extent, Note, annotated};

fn check(marked: &str, labels: &[&str], width: usize, shown: &Expect) {
    let mut notes: Vec<Note> = labels
        .iter()
        .map(|label| Note {
            ranges: Vec::new(),
            label: (*label).to_owned(),
            style: Style::new(),
            underline: "━",
        })
        .collect();
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (number, after) = after.split_once(':').unwrap();
        let (words, after) = after.split_once(']').unwrap();
        text += before;
        let range = TextRange::new(text.len(), text.len() + words.len());
        notes[number.parse::<usize>().unwrap() - 1].ranges.push(range);
        text += words;
        rest = after;
    }
    text += rest;
    let page = annotated(&text, 10, &notes, Extent::AroundNotes, width);
    shown.assert_eq(&anstream::adapter::strip_str(&page).to_string());
}

#[test]
fn words_are_underlined_and_labelled() {
    check(
        "Nothing [1:deleted] the [1:entry] when the price was updated, so users read a [2:stale] copy.\n\
         I would [1:invalidate] the [1:key] in the same transaction and keep a short [3:TTL] as a net.\n\
         I would [4:not raise the TTL].",
        &[
            "+2 Removes or refreshes the entry",
            "+2 Cached copies outlive the rows",
            "+1 Gives every entry a lifetime",
            "turned down: longer lifetime as the cure",
        ],
        80,
        &expect![[r#"
            10 │ Nothing deleted the entry when the price was updated, so users read a stale
               │         ━━━━━━━     ━━━━━                                             ━━━━━
               │         ╰ +2 Removes or refreshes the entry                           │
               │                                     +2 Cached copies outlive the rows ╯
               │ copy. I would invalidate the key in the same transaction and keep a short
               │               ━━━━━━━━━━     ━━━
               │               ╰ +2 Removes or r…
            11 │ TTL as a net. I would not raise the TTL.
               │ ━━━                   ━━━━━━━━━━━━━━━━━
               │ │                     ╰ turned down: longer lifetime as the cure
               │ ╰ +1 Gives every entry a lifetime
        "#]],
    );
}

#[test]
fn long_lines_are_broken_and_keep_their_number() {
    check(
        "One line a paragraph: [1:invalidate the key] in the same transaction, and keep a [2:short TTL] as a net.",
        &[
            "+2 Removes or refreshes the entry",
            "+1 Gives every entry a lifetime",
        ],
        50,
        &expect![[r#"
            10 │ One line a paragraph: invalidate the key in
               │                       ━━━━━━━━━━━━━━━━━━
               │ +2 Removes or refres… ╯
               │ the same transaction, and keep a short TTL as
               │                                  ━━━━━━━━━
               │  +1 Gives every entry a lifetime ╯
               │ a net.
        "#]],
    );
}

#[test]
fn a_note_on_two_rows_is_underlined_in_both() {
    check(
        "aaaa bbbb cccc [1:dddd eeee ffff gggg hhhh iiii jjjj] kkkk",
        &["+1 long"],
        40,
        &expect![[r#"
            10 │ aaaa bbbb cccc dddd eeee ffff gggg
               │                ━━━━━━━━━━━━━━━━━━━
               │                ╰ +1 long
               │ hhhh iiii jjjj kkkk
               │ ━━━━━━━━━━━━━━
               │ ╰ +1 long
        "#]],
    );
}

#[test]
fn overlapping_notes_share_words() {
    check(
        "keep a [1:short][2: ]x [1:TTL]",
        &["+1 one", "+2 two"],
        60,
        &expect![[r#"
            10 │ keep a short x TTL
               │        ━━━━━━  ━━━
               │        │    ╰ +2 two
               │        ╰ +1 one
        "#]],
    );
}

#[test]
fn rows_without_notes_are_left_out_of_a_long_answer() {
    let text = format!(
        "{}a [1:key] here\n{}",
        "nothing\n".repeat(20),
        "nothing\n".repeat(20)
    );
    check(
        &text,
        &["+1 a key"],
        60,
        &expect![[r#"
             ⋮ │ 19 lines without anything that counts
            29 │ nothing
            30 │ a key here
               │   ━━━
               │   ╰ +1 a key
            31 │ nothing
             ⋮ │ 19 lines without anything that counts
        "#]],
    );
    check(
        &"nothing\n".repeat(20),
        &[],
        60,
        &expect![[r#"
            10 │ nothing
            11 │ nothing
            12 │ nothing
            13 │ nothing
            14 │ nothing
            15 │ nothing
            16 │ nothing
            17 │ nothing
             ⋮ │ 12 lines without anything that counts
        "#]],
    );
}

#[test]
fn wide_hidden_and_right_to_left_characters_keep_the_underline_in_place() {
    check(
        "冪等性の[1:鍵] 👩‍💻 [2:key]\u{1b}[3:x]",
        &["+1 key", "+2 key", "+3 x"],
        60,
        &expect![[r#"
            10 │ 冪等性の鍵 👩‍💻 key␛x
               │         ━━    ━━━ ━
               │         │     │   ╰ +3 x
               │         │     ╰ +2 key
               │         ╰ +1 key
        "#]],
    );
}

/// No line is wider than the page, and every note that has words is drawn, whatever text and page are.
#[test]
fn pages_keep_their_width() {
    let texts = [
        "short",
        "invalidate the key in the same transaction, and keep a short TTL as a net\n\n- item one that is long\n  goes on\n",
        "冪等性の鍵 👩‍💻 שלום\u{202e} \u{1b}[31m nul\0 \t tab\r\n\r\n```\ncode  that is long, long, long, long\n```\n",
        "supercalifragilisticexpialidocious-supercalifragilisticexpialidocious",
    ];
    for (text_idx, text) in texts.into_iter().enumerate() {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for seed in 0..300 {
            let width = 20 + seed % 61;
            let notes: Vec<Note> = (0..seed % 7)
                .map(|n| {
                    let start = starts[(seed * 31 + n * 17) % starts.len()];
                    let end = starts
                        .iter()
                        .copied()
                        .find(|at| *at > start + n * 3)
                        .unwrap_or(text.len());
                    Note {
                        ranges: vec![TextRange::new(start, end)],
                        label: format!("+{n} {}", "label ".repeat((seed + n) % 9)),
                        style: Style::new(),
                        underline: "━",
                    }
                })
                .collect();
            let page = annotated(text, 98, &notes, Extent::Whole, width);
            for line in anstream::adapter::strip_str(&page).to_string().lines() {
                let columns = crate::terminal::columns(line);
                assert!(
                    columns <= width,
                    "text {text_idx}, seed {seed}: {columns} > {width}\n{page}"
                );
            }
        }
    }
}
