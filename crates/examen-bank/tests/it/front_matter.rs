//! Front matter.

use examen_bank::{Bank, Review};
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The entries, how much text is left, and the issues.
fn check(source: &str, wanted: &Expect) {
    let parsed = Bank::parse(source);
    let entries = parsed.value.front.entries.iter();
    let entries: Vec<String> = entries
        .map(|entry| format!("{}={:?}", entry.key.value, entry.value.value))
        .collect();
    let mut shown = format!("{} {}\n", parsed.value.front.range.len(), entries.join(" "));
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn entries_are_flat() {
    check(
        "---\nbank: core\nlang:en\nx-own: \"a: b\"\nempty:\n# a comment\n\n---\n",
        &expect![[r##"
            60 bank="core" x-own="a: b" empty=""

            lang:en
            ^^^^^^^ bad-front-matter-line: front matter is flat `key: value` lines; this line is not read
            make it a comment: "# lang:en"
        "##]],
    );
    check(
        "\u{feff}---\r\nbank:   core  \r\n---\r\n",
        &expect![[r#"
        24 bank="core"
    "#]],
    );
}

#[test]
fn a_rule_is_no_front_matter() {
    check(
        "---\n\n---\n\n<!-- x -->\n",
        &expect![[r#"
            0 
        "#]],
    );
    check(
        "---\n",
        &expect![[r#"
            0 
        "#]],
    );
}

#[test]
fn it_must_be_closed() {
    check(
        "---\nbank: core\nlang: en\n\n# T\n",
        &expect![[r#"
        23 bank="core" lang="en"

        ---
        ^^^ unclosed-front-matter: the front matter is not closed; end it with a line `---`
        close the front matter: "---"
    "#]],
    );
    check(
        "---\nbank: core\n## A?\n### Points\n- +1 a\n---\n",
        &expect![[r#"
        14 bank="core"

        ---
        ^^^ unclosed-front-matter: the front matter is not closed; end it with a line `---`
        close the front matter: "---"
        ---
        ^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
    "#]],
    );
}

#[test]
fn slips_are_noted() {
    check(
        "---\nbank: core\nlicence: x\nbank: other\ntags:\n  - a\n---\n",
        &expect![[r##"
            53 bank="core" licence="x" bank="other" tags=""

            licence: x
            ^^^^^^^ unknown-front-matter-key: `licence` means nothing here; if you mean `license`, write it so
            write `license`: "license: x"
            bank: other
            ^^^^ duplicate-front-matter-key: `bank` is given twice and the first one counts; delete one
              - a
            ^^^^^ bad-front-matter-line: front matter is flat `key: value` lines; this line is not read
            make it a comment: "#   - a"
        "##]],
    );
}

#[test]
fn no_fix_makes_two_of_one_key() {
    let check = |source: &str, wanted: &Expect| {
        let issues = Review::parse(source).issues;
        wanted.assert_eq(&annotated(source, &issues));
    };
    check(
        "---\nreview: a\nreviewr: m-9\n---\n",
        &expect![[r#"
        ---
        ^^^ unknown-reviewer: this review does not say who ruled; add `reviewer: self` or a mentor's alias
        reviewr: m-9
        ^^^^^^^ unknown-front-matter-key: `reviewr` means nothing here; if you mean `reviewer`, write it so
        write `reviewer`: "reviewer: m-9"
    "#]],
    );
    check(
        "---\nreviewr: m-9\nreview: a\nreviews: b\n---\n",
        &expect![[r#"
        ---
        ^^^ unknown-reviewer: this review does not say who ruled; add `reviewer: self` or a mentor's alias
        reviewr: m-9
        ^^^^^^^ unknown-front-matter-key: `reviewr` means nothing here; if you mean `reviewer`, write it so
        write `reviewer`: "reviewer: m-9"
        reviews: b
        ^^^^^^^ unknown-front-matter-key: `reviews` means nothing here; if you mean `review`, write it so
    "#]],
    );
    check(
        "---\nreview: a\nreviewer: m-1\nreviewr: m-9\n---\n",
        &expect![[r#"
            reviewr: m-9
            ^^^^^^^ unknown-front-matter-key: `reviewr` means nothing here; if you mean `review`, write it so
        "#]],
    );
    check(
        "---\nreview: a\nreview: a\nreview: b\n---\n",
        &expect![[r#"
        ---
        ^^^ unknown-reviewer: this review does not say who ruled; add `reviewer: self` or a mentor's alias
        review: a
        ^^^^^^ duplicate-front-matter-key: `review` is given twice and the first one counts; delete one
        delete the line: ""
        review: b
        ^^^^^^ duplicate-front-matter-key: `review` is given twice and the first one counts; delete one
    "#]],
    );
}

#[test]
fn it_is_read_where_it_does_not_begin_the_file_as_it_should() {
    check(
        "\n \n---\nbank: core\n---\n## A?\n",
        &expect![[r#"
        18 bank="core"

        ---
        ^^^ front-matter-not-first: front matter begins the file; delete the blank lines above it
        delete the blank lines above it: ""
        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
    check(
        "bank: our core\nlang: en\n---\n\n## A?\n",
        &expect![[r#"
        27 bank="our core" lang="en"

        bank: our core
        ^^^^^^^^^^^^^^ unopened-front-matter: this is meant for front matter, which stands between two lines `---`; add them
        add the line: "---"
        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
    check(
        "bank: core\r\nlang: en\r\n\r\n## A?\r\n",
        &expect![[r#"
        20 bank="core" lang="en"

        bank: core
        ^^^^^^^^^^ unopened-front-matter: this is meant for front matter, which stands between two lines `---`; add them
        add the line: "---\nbank: core\nlang: en\n---"
        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
    check(
        "\n---\nbank: core\n\n## A?\n",
        &expect![[r#"
        14 bank="core"

        ---
        ^^^ unclosed-front-matter: the front matter is not closed; end it with a line `---`
        close the front matter: "---"
        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
    // Prose, and words that say nothing of the file.
    check(
        "bank: this is where money lies\n\n## A?\n",
        &expect![[r#"
        0 

        bank: this is where money lies
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-outside-question: this text belongs to no question and is not used; put it under a `## ` heading or into a comment
        make it a comment: "<!-- bank: this is where money lies -->"
        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
    check(
        "lang: en\n---\n",
        &expect![[r#"
        0 

        lang: en
        ^^^^^^^^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
}
