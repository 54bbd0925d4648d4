//! Canonical spacing.

use examen_bank::{Bank, TextEdit};
use expect_test::{Expect, expect};

/// What formatting makes of `source`; formatting that again changes nothing.
fn check(source: &str, wanted: &Expect) {
    let formatted = Bank::format(source);
    assert_eq!(Bank::format(&formatted), formatted);
    let edits = Bank::format_edits(source);
    assert_eq!(TextEdit::apply_all(source, &edits), formatted);
    assert_eq!(Bank::format_edits(&formatted), []);
    wanted.assert_eq(&formatted);
}

#[test]
fn spacing_becomes_canonical() {
    check(
        "---\nbank:   core\n---\n# T\n## A?\n\n<!--id:a;tags:x,y ;  level: 2-->\nBody  text.\n### Points\n* +2!   One   ^one\n    -   E.g.  a /b,c  d\n\n\n\n\t- 2  of: a>b,\"c  d\"\n - Two\n### Hint\n\n\n\nA  hint.\n\n\n\n",
        &expect![[r#"
            ---
            bank: core
            ---

            # T

            ## A?
            <!-- id: a; tags: x, y; level: 2 -->

            Body  text.

            ### Points

            - +2! One ^one
              - e.g. a/b, c d

              - 2 of: a > b, "c  d"
            - Two

            ### Hint

            A  hint.
        "#]],
    );
}

#[test]
fn prose_comments_and_mistakes_stay() {
    check(
        "## A?\n\n<!-- a remark -->\n\n### Points\n\n- +1 One <!-- why -->\n  <!-- more -->\n  -  \"open, b\nstray   text\n- +x  Two\n\n### Answer\n\n```\n\n\n## code\n```\n",
        &expect![[r###"
            ## A?

            <!-- a remark -->

            ### Points

            - +1 One <!-- why -->
              <!-- more -->
              - "open, b
            stray   text
            - +x  Two

            ### Answer

            ```


            ## code
            ```
        "###]],
    );
}

#[test]
fn the_comment_of_a_question_stays_where_it_is_not_understood() {
    let unchanged = |comment: &str| {
        let source = format!("# T\n\n## A?\n{comment}\n\n### Points\n\n- +1 One\n");
        assert_eq!(Bank::format(&source), source);
    };
    unchanged("<!-- id: a; see https://example.org/a;b -->");
    unchanged("<!--id: a\nlevel: 2; ask seniors;they know-->");
    let open = "# T\n\n## A?\n<!-- id: a; level: 2\n\n### Points\n\n- +1 One\n";
    let next = "## B?\n<!-- id: b -->\n\n### Points\n\n- +1 Two\n";
    for source in [open.to_owned(), format!("{open}\n{next}")] {
        assert_eq!(Bank::format(&source), source);
    }
}

#[test]
fn line_endings_stay() {
    let formatted = Bank::format("## A?\r\n### Points\r\n-  +1 One\r\n");
    assert_eq!(formatted, "## A?\r\n\r\n### Points\r\n\r\n- +1 One\r\n");
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(Bank::format(""), "");
    assert_eq!(Bank::format("\n\n"), "\n\n");
}

#[test]
fn edits_touch_only_what_changes() {
    let source = "# T\n\n## A?\n\n### Points\n\n- +1  One\n  - a ,b\n";
    let edits: Vec<(&str, String)> = Bank::format_edits(source)
        .into_iter()
        .map(|edit| (edit.range.of(source), edit.replacement))
        .collect();
    assert_eq!(edits, [(" ", String::new()), (" ,", ", ".to_owned())]);
}
