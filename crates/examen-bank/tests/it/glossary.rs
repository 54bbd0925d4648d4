//! Glossaries.

use std::fmt::Write as _;

use examen_bank::Glossary;
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The entries, and the issues.
fn check(source: &str, wanted: &Expect) {
    let parsed = Glossary::parse(source);
    let mut shown = String::new();
    for entry in &parsed.value.entries {
        let words: Vec<&str> = entry.equivalents.iter().map(|word| word.value.as_str()).collect();
        let _ = writeln!(shown, "{:?} = {words:?}", entry.term.value);
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn an_entry_has_a_term_and_equivalents() {
    check(
        "# Glossary\n\nSome prose.\n\n- k8s = kubernetes\n* message broker = queue, bus\r\n- \"a, b\" = `x=y`, größe <!-- c -->\n",
        &expect![[r#"
            "k8s" = ["kubernetes"]
            "message broker" = ["queue", "bus"]
            "a, b" = ["x=y", "größe"]
        "#]],
    );
}

#[test]
fn slips_are_noted() {
    check(
        "- k8s: kubernetes\n- just words\n  more\n- a = b = c\n- = x\n- y =\n- z = z, w\n- q = Q\n",
        &expect![[r#"
            "a" = ["b", "c"]
            "z" = ["z", "w"]
            "q" = ["Q"]

            - k8s: kubernetes
            ^^^^^^^^^^^^^^^^^ no-equals: this entry has no `=`; write `- term = word, other word`
            write `=`: "- k8s = kubernetes"
            - just words
            ^^^^^^^^^^^^ no-equals: this entry has no `=`; write `- term = word, other word`
              more
            ^^^^^^ no-equals: this entry has no `=`; write `- term = word, other word`
            - a = b = c
                    ^ extra-equals: an entry has one `=`; separate words of the same meaning by commas
                    write a comma: "- a = b , c"
            - = x
            ^^^^^ empty-side: there is nothing on one side of `=`; write `- term = word, other word`
            - y =
            ^^^^^ empty-side: there is nothing on one side of `=`; write `- term = word, other word`
            - z = z, w
                  ^ self-reference: `z` is said to mean itself; delete it on the right
                  delete it: "- z = w"
            - q = Q
                  ^ self-reference: `q` is said to mean itself; delete it on the right
        "#]],
    );
}

#[test]
fn a_word_stands_in_one_entry() {
    check(
        "- a = b\n- c = B, d\n- a = e\n",
        &expect![[r#"
        "a" = ["b"]
        "c" = ["B", "d"]
        "a" = ["e"]

        - c = B, d
              ^ entry-twice: `B` already stands in another entry; merge the two
        - a = e
          ^ entry-twice: `a` already stands in another entry; merge the two
    "#]],
    );
}
