//! A text that was edited is the text that would be read afresh.

use examen_bank::TextRange;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{Cut, Encoding, Place, Span, Text};

const PIECES: &[&str] = &[
    "## A",
    "## B\n",
    "# C\n",
    "\n",
    "\r\n",
    "\r",
    "```",
    "~~~",
    "---\n",
    "sheet: x\n",
    "text ",
    "😀",
    "é",
    "e\u{301}",
    "<!--",
    "-->",
    "> ",
    "- ",
    "    ",
    "<div>",
    "\n\n",
    "=== ",
    "## ",
    "#",
];

fn soup() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn shown(text: &Text) -> Vec<&str> {
    text.pieces().iter().map(|piece| piece.text()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_edited_text_is_cut_like_a_fresh_one(
        start in soup(),
        edits in vec((0..200_usize, 0..40_usize, soup()), 1..6),
    ) {
        let mut plain = start.clone();
        let mut text = Text::new(&start, Cut::AtHeadings);
        for (at, length, new) in edits {
            let start = floor(&plain, at);
            let end = floor(&plain, start + length).max(start);
            plain.replace_range(start..end, &new);
            text.replace(TextRange::new(start, end), &new);
            let fresh = Text::new(&plain, Cut::AtHeadings);
            prop_assert_eq!(text.whole().into_owned(), plain.clone());
            prop_assert_eq!(shown(&text), shown(&fresh));
            prop_assert_eq!(&text.starts, &fresh.starts);
        }
    }

    #[test]
    fn every_byte_has_a_place_and_every_place_a_byte(source in soup()) {
        let text = Text::new(&source, Cut::AtHeadings);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (at, _) in source.char_indices() {
                let between = source[..at].ends_with('\r') && source[at..].starts_with('\n');
                let expected = if between { at - 1 } else { at };
                prop_assert_eq!(text.offset(text.place(at, encoding), encoding), expected);
            }
            for line in 0..40 {
                for column in 0..8 {
                    let offset = text.offset(Place { line, column }, encoding);
                    prop_assert_eq!(floor(&source, offset), offset);
                }
            }
        }
    }
}

#[test]
fn places_outside_of_the_text_are_moved_into_it() {
    let text = Text::new("ab\r\ncd", Cut::Nowhere);
    let far = Place {
        line: u32::MAX,
        column: u32::MAX,
    };
    assert_eq!(text.offset(far, Encoding::Utf16), 6);
    let end_of_line = Place {
        line: 0,
        column: u32::MAX,
    };
    assert_eq!(text.offset(end_of_line, Encoding::Utf16), 2);
    let inverted = Span {
        start: far,
        end: Place { line: 1, column: 1 },
    };
    assert_eq!(text.range(inverted, Encoding::Utf16), TextRange::new(5, 6));
}
