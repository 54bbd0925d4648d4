//! What is told from how lines begin is what the parser says of the whole text.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{Document, Extent, Lines};

/// What the parser alone makes of `source`.
fn parsed(source: &str) -> Document<'_> {
    let lines = Lines::of(source);
    let front = Extent::of(source, &lines);
    let mut document = Document::unread(source, lines, front);
    let body = document.body_lines();
    document.parse(body.start, body.end);
    document
}

fn check(source: &str) {
    let (read, parsed) = (Document::new(source), parsed(source));
    let shown = |document: &Document<'_>| {
        let Document {
            headings,
            comments,
            blocks,
            ..
        } = document;
        format!("{headings:#?}\n{comments:#?}\n{blocks:#?}")
    };
    assert_eq!(shown(&read), shown(&parsed), "{source}");
}

#[test]
fn the_banks_that_ship_are_read_as_the_parser_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut n_files = 0;
    for folder in ["index", "docs", "examples", "."] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                check(&fs::read_to_string(path).unwrap());
                n_files += 1;
            }
        }
    }
    assert!(n_files > 10);
}

/// Beginnings of lines, each of which begins some kind of block or ends one.
const BEGINNINGS: &[&str] = &[
    "",
    "",
    "",
    "# ",
    "## ",
    "## ",
    "### ",
    "####### ",
    "#",
    "- ",
    "- ",
    "- +1 ",
    "- -2 ",
    "-",
    "-  ",
    "-      ",
    "  - ",
    "  - ",
    "   - ",
    " - ",
    "    - ",
    "      - ",
    "\t- ",
    "  ",
    " ",
    "    ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "12 ",
    "- - ",
    "- 1. ",
    "> ",
    "```",
    "- ```",
    "  ```",
    "~~~",
    "---",
    "===",
    "- # ",
    "<!-- ",
    "<!--",
    "<details>",
    "</details>",
    "<div>",
    "<pre>",
    "<?",
    "</x>",
    "`",
    "(",
    "[a]: ",
    "- [a]: ",
    "[",
    "*",
    "\\",
    "\"",
    "ü",
    "数",
    "\u{a0}",
    "|",
    "+3 ",
    "-3 ",
];
/// The rest of a line.
const ENDINGS: &[&str] = &[
    "",
    "",
    "word",
    "two words",
    "words  ",
    "a <!-- b -->",
    "x -->",
    "-->",
    "id: a -->",
    "id: a --> b",
    "#",
    " #",
    "a ##",
    "- - -",
    "---",
    "===",
    "`a`",
    "```",
    "[a]",
    "\\",
    "a | b",
    "\u{a0}",
    "\t",
    "</pre>",
    "?>",
    "a*",
    "> a",
    "1. a",
    "é",
];

/// Beginnings and rests of lines that most often make plain text.
const PLAIN: (&[&str], &[&str]) = (
    &[
        "", "", "", "# ", "## ", "### ", "- ", "- ", "- +1 ", "  - ", "  - ", "<!-- ", "  ", "\"", "12 ",
        "`", "ü",
    ],
    &[
        "word",
        "two words  ",
        "id: a -->",
        "id: a --> ",
        "`a`",
        "a - b",
        "é",
        "",
    ],
);

fn lines(
    (beginnings, rests): (&'static [&'static str], &'static [&'static str]),
) -> impl Strategy<Value = String> {
    let line = (prop::sample::select(beginnings), prop::sample::select(rests));
    let line = line.prop_map(|(beginning, rest)| format!("{beginning}{rest}"));
    let ending = prop::sample::select(&["\n", "\r\n"][..]);
    (prop::collection::vec(line, 0..14), ending).prop_map(|(lines, ending)| lines.join(ending))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn soups_of_lines_are_read_as_the_parser_reads_them(text in lines((BEGINNINGS, ENDINGS))) {
        check(&text);
    }

    #[test]
    fn plain_text_is_read_as_the_parser_reads_it(text in lines(PLAIN)) {
        check(&text);
    }
}
