//! Evidence lines.

use std::fmt::Write as _;

use examen_bank::{Alternative, EvidenceLine, Joint, Term, TermKind, TextEdit};
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The kind of the line, its alternatives each on a line of its own, and the issues.
fn check(text: &str, wanted: &Expect) {
    let parsed = EvidenceLine::parse(text);
    let mut shown = format!("{:?}\n", parsed.value.kind);
    for alternative in &parsed.value.alternatives {
        let _ = writeln!(shown, "  {}", outline(alternative));
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(text, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

/// `[stem*|word] > ["a phrase"]`
fn outline(alternative: &Alternative) -> String {
    let mut text = String::new();
    for slot in &alternative.slots {
        let options: Vec<String> = slot.options.iter().map(term).collect();
        if slot.joint == Joint::After {
            text.push_str("> ");
        }
        let _ = write!(text, "[{}] ", options.join("|"));
    }
    text.trim_end().to_owned()
}

fn term(term: &Term) -> String {
    match term.kind {
        TermKind::Word => term.text.clone(),
        TermKind::Prefix => format!("{}*", term.text),
        TermKind::Phrase => format!("{:?}", term.text),
        TermKind::Literal => format!("`{}`", term.text),
    }
}

#[test]
fn alternatives_are_separated_by_commas_slots_by_blanks_and_options_by_slashes() {
    check(
        r#"stale, outdated, "out of date", old copy/value/entry"#,
        &expect![[r#"
            Any
              [stale]
              [outdated]
              ["out of date"]
              [old] [copy|value|entry]
        "#]],
    );
    check(
        "invalidat*, evict/purge key/entry",
        &expect![[r#"
        Any
          [invalidat*]
          [evict|purge] [key|entry]
    "#]],
    );
}

#[test]
fn an_arrow_orders_slots() {
    check(
        "ack/acknowledge > after/once > commit",
        &expect![[r#"
        Any
          [ack|acknowledge] > [after|once] > [commit]
    "#]],
    );
    check(
        "ack>commit store",
        &expect![[r#"
        Any
          [ack] > [commit] [store]
    "#]],
    );
}

#[test]
fn literals_and_phrases_keep_every_sign() {
    check(
        "`401`, `Cache-Control: max-age=0, s-maxage`, ``a`b``",
        &expect![[r#"
            Any
              [`401`]
              [`Cache-Control: max-age=0, s-maxage`]
              [`a`b`]
        "#]],
    );
    check(
        r#""at least once", "a, b/c > d""#,
        &expect![[r#"
        Any
          ["at least once"]
          ["a, b/c > d"]
    "#]],
    );
}

#[test]
fn every_kind_is_read() {
    check(
        "e.g. write-through, `DEL`",
        &expect![[r#"
        Example
          [write-through]
          [`DEL`]
    "#]],
    );
    check(
        "all: `401`, `403`",
        &expect![[r#"
        All
          [`401`]
          [`403`]
    "#]],
    );
    check(
        "2 of: lock, queue/topic, upsert",
        &expect![[r#"
        AtLeast(2)
          [lock]
          [queue|topic]
          [upsert]
    "#]],
    );
    check(
        "not: forever",
        &expect![[r#"
        Not
          [forever]
    "#]],
    );
    check(
        "why: Readers, who hold old pages, never ask again.",
        &expect![[r#"
        Why
    "#]],
    );
    check(
        "E.G. x, y",
        &expect![[r#"
        Example
          [x]
          [y]
    "#]],
    );
    check(
        "3  OF: a, b, c",
        &expect![[r#"
        AtLeast(3)
          [a]
          [b]
          [c]
    "#]],
    );
}

#[test]
fn words_may_hold_other_signs() {
    check(
        "10,000 rows, C++, don't, x=y, v1.2, größe, キャッシュ, 😀x",
        &expect![[r#"
            Any
              [10,000] [rows]
              [C++]
              [don't]
              [x=y]
              [v1.2]
              [größe]
              [キャッシュ]
              [😀x]
        "#]],
    );
}

#[test]
fn slips_in_the_kind_are_noted() {
    check(
        "eg.: cache",
        &expect![[r#"
        Any
          [eg.:] [cache]

        eg.: cache
        ^^^^ unknown-line-kind: `eg.:` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `e.g.`: "e.g. cache"
    "#]],
    );
    check(
        "why Only the database sees both",
        &expect![[r#"
        Any
          [why] [Only] [the] [database] [sees] [both]

        why Only the database sees both
        ^^^ unknown-line-kind: `why` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `why:`: "why: Only the database sees both"
    "#]],
    );
    check(
        "why cache",
        &expect![[r#"
        Any
          [why] [cache]
    "#]],
    );
    check(
        "eg cache",
        &expect![[r#"
        Any
          [eg] [cache]

        eg cache
        ^^ unknown-line-kind: `eg` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `e.g.`: "e.g. cache"
    "#]],
    );
    check(
        "2 of a, b, c",
        &expect![[r#"
        Any
          [2] [of] [a]
          [b]
          [c]

        2 of a, b, c
        ^^^^ unknown-line-kind: `2 of` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `2 of:`: "2 of: a, b, c"
    "#]],
    );
    check(
        "two of: a, b",
        &expect![[r#"
        Any
          [two] [of:] [a]
          [b]

        two of: a, b
        ^^^^^^^ unknown-line-kind: `two of:` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `2 of:`: "2 of: a, b"
    "#]],
    );
    check(
        "al: a, b",
        &expect![[r#"
        Any
          [al:] [a]
          [b]

        al: a, b
        ^^^ unknown-line-kind: `al:` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
        write `all:`: "all: a, b"
    "#]],
    );
    check(
        "any: a, b",
        &expect![[r#"
            Any
              [any:] [a]
              [b]

            any: a, b
            ^^^^ unknown-line-kind: `any:` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:
            delete `any:`: "a, b"
        "#]],
    );
}

#[test]
fn other_names_of_kinds_are_noted() {
    let check = |line: &str, mended: &str| {
        let issues = EvidenceLine::parse(line).issues;
        let slip = issues
            .iter()
            .find(|issue| issue.kind.code() == "unknown-line-kind");
        let fix = slip.and_then(|slip| slip.fix.as_ref()).unwrap();
        assert_eq!(TextEdit::apply_all(line, &fix.edits), mended);
    };
    check("any of: a, b", "a, b");
    check("Either: a, b", "a, b");
    check("all of: a, b", "all: a, b");
    check("at least two of: a, b", "2 of: a, b");
    check("at least 1 of: a, b", "1 of: a, b");
}

#[test]
fn what_joins_words_elsewhere_is_noted() {
    check(
        "tls OR ssl",
        &expect![[r#"
        Any
          [tls] [OR] [ssl]

        tls OR ssl
            ^^ connective-as-word: `OR` is looked for as a word, which an answer has to have; write `/` between words of which one is enough, or a comma between alternatives
            write `/`: "tls/ssl"
    "#]],
    );
    check(
        "old copy or stale entry, a and b",
        &expect![[r#"
        Any
          [old] [copy] [or] [stale] [entry]
          [a] [and] [b]

        old copy or stale entry, a and b
                 ^^ connective-as-word: `or` is looked for as a word, which an answer has to have; write `/` between words of which one is enough, or a comma between alternatives
        old copy or stale entry, a and b
                                   ^^^ connective-as-word: `and` is looked for as a word, which an answer has to have; write only a blank between words that are all wanted, or quotes around them all
                                   delete it: "old copy or stale entry, a b"
    "#]],
    );
    check(
        "write -> read, write → read",
        &expect![[r#"
        Any
          [write] [-] > [read]
          [write] [→] [read]

        write -> read, write → read
              ^ no-word: `-` holds no word to look for; put it in backticks to look for exactly this
              write `>`: "write > read, write → read"
        write -> read, write → read
                             ^ no-word: `→` holds no word to look for; put it in backticks to look for exactly this
                             write `>`: "write -> read, write > read"
    "#]],
    );
    // At an end, or in quotes, it is a word.
    check(
        "or gate, \"drag and drop\", more/or less",
        &expect![[r#"
        Any
          [or] [gate]
          ["drag and drop"]
          [more|or] [less]
    "#]],
    );
}

#[test]
fn counts_must_be_possible() {
    check(
        "3 of: a, b",
        &expect![[r#"
        AtLeast(3)
          [a]
          [b]

        3 of: a, b
        ^^^^^ too-many-wanted: this line wants 3 of 2 alternatives; lower the number or add alternatives
        write `2 of:`: "2 of: a, b"
    "#]],
    );
    check(
        "0 of: a, b",
        &expect![[r#"
        Any
          [a]
          [b]

        0 of: a, b
        ^^^^^ bad-count: `0 of:` is no number of alternatives; use 1 to 255
        write `2 of:`: "2 of: a, b"
    "#]],
    );
    check(
        "900 of: a, b",
        &expect![[r#"
        Any
          [a]
          [b]

        900 of: a, b
        ^^^^^^^ bad-count: `900 of:` is no number of alternatives; use 1 to 255
        write `2 of:`: "2 of: a, b"
    "#]],
    );
    check(
        "all: a",
        &expect![[r#"
        All
          [a]

        all: a
        ^^^^ all-of-one: `all:` says nothing about a single alternative; delete it or add alternatives
        delete `all:`: "a"
    "#]],
    );
}

#[test]
fn nothing_may_be_empty() {
    check(
        "a, , b,",
        &expect![[r#"
        Any
          [a]
          [b]

        a, , b,
         ^ empty-alternative: there is nothing beside this comma; delete it or add an alternative
         delete the comma: "a , b,"
        a, , b,
              ^ empty-alternative: there is nothing beside this comma; delete it or add an alternative
              delete the comma: "a, , b"
    "#]],
    );
    check(
        "a/ b, /c, d//e",
        &expect![[r#"
            Any
              [a|b]
              [c]
              [d|e]

            a/ b, /c, d//e
             ^ spaced-slash: this is read as one slot with options; write options without blanks around `/`
             delete the blank: "a/b, /c, d//e"
            a/ b, /c, d//e
                  ^ empty-option: there is nothing beside this slash; delete it or add an option
                  delete the slash: "a/ b, c, d//e"
            a/ b, /c, d//e
                        ^ empty-option: there is nothing beside this slash; delete it or add an option
                        delete the slash: "a/ b, /c, d/e"
        "#]],
    );
    check(
        r#""", ``, a"#,
        &expect![[r#"
        Any
          [a]

        "", ``, a
        ^^ empty-quotes: there is nothing between these quotes; write what to look for
        delete them: ", ``, a"
        "", ``, a
            ^^ empty-quotes: there is nothing between these quotes; write what to look for
            delete them: "\"\", , a"
    "#]],
    );
    check(
        "e.g.",
        &expect![[r#"
        Example

        e.g.
        ^^^^ empty-line: this line holds no evidence; write some or delete it
    "#]],
    );
    check(
        "",
        &expect![[r#"
        Any


        ^ empty-line: this line holds no evidence; write some or delete it
    "#]],
    );
}

#[test]
fn quotes_must_be_closed_and_plain() {
    check(
        r#""out of date, old copy"#,
        &expect![[r#"
        Any
          ["out of date"]
          [old] [copy]

        "out of date, old copy
        ^^^^^^^^^^^^ unclosed-quote: this quote is not closed; add `"` where the words end
        close the quote: "\"out of date\", old copy"
    "#]],
    );
    check(
        "`max-age, ttl",
        &expect![[r#"
        Any
          [`max-age`]
          [ttl]

        `max-age, ttl
        ^^^^^^^^ unclosed-backtick: this literal is not closed; add a backtick where it ends
        close the literal: "`max-age`, ttl"
    "#]],
    );
    check(
        "“out of date”, „alt“",
        &expect![[r#"
        Any
          ["out of date"]
          ["alt"]

        “out of date”, „alt“
        ^^^^^^^^^^^^^ curly-quotes: write plain quotes (`"`) around words that must be adjacent
        write plain quotes: "\"out of date\", „alt“"
        “out of date”, „alt“
                       ^^^^^ curly-quotes: write plain quotes (`"`) around words that must be adjacent
                       write plain quotes: "“out of date”, \"alt\""
    "#]],
    );
    check(
        r#"a"b c"d"#,
        &expect![[r#"
        Any
          [a] ["b c"] [d]

        a"b c"d
         ^^^^^ glued-terms: these are read as two words that stand together; put a blank or a slash between them
         insert a blank: "a \"b c\"d"
        a"b c"d
              ^ glued-terms: these are read as two words that stand together; put a blank or a slash between them
              insert a blank: "a\"b c\" d"
    "#]],
    );
}

#[test]
fn an_arrow_needs_a_slot_on_both_sides() {
    check(
        "> a, b >, c > > d",
        &expect![[r#"
        Any
          [a]
          [b]
          [c] > [d]

        > a, b >, c > > d
        ^ dangling-order: `>` stands between two words, the first before the second; add what is lacking or delete it
        delete the `>`: " a, b >, c > > d"
        > a, b >, c > > d
               ^ dangling-order: `>` stands between two words, the first before the second; add what is lacking or delete it
               delete the `>`: "> a, b , c > > d"
        > a, b >, c > > d
                      ^ dangling-order: `>` stands between two words, the first before the second; add what is lacking or delete it
                      delete the `>`: "> a, b >, c >  d"
    "#]],
    );
}

#[test]
fn blanks_around_slashes_are_forgiven() {
    check(
        "key / entry",
        &expect![[r#"
            Any
              [key|entry]

            key / entry
                ^ spaced-slash: this is read as one slot with options; write options without blanks around `/`
                delete the blanks: "key/entry"
        "#]],
    );
}

#[test]
fn a_star_ends_the_beginning_of_a_word() {
    check(
        "*, a *",
        &expect![[r#"
        Any
          [a]

        *, a *
        ^ lone-star: `*` alone matches nothing; write the beginning of a word before it
        delete it: ", a *"
        *, a *
             ^ lone-star: `*` alone matches nothing; write the beginning of a word before it
             delete it: "*, a "
    "#]],
    );
    check(
        "in*valid, *bold*, cache**",
        &expect![[r#"
        Any
          [in*]
          [bold*]
          [cache*]

        in*valid, *bold*, cache**
        ^^^^^^^^ star-inside: `*` stands only at the end of a word's beginning; `in*valid` is read without the rest
        write `in*`: "in*, *bold*, cache**"
        in*valid, *bold*, cache**
                  ^^^^^^ star-inside: `*` stands only at the end of a word's beginning; `*bold*` is read without the rest
                  write `bold*`: "in*valid, bold*, cache**"
        in*valid, *bold*, cache**
                          ^^^^^^^ star-inside: `*` stands only at the end of a word's beginning; `cache**` is read without the rest
                          write `cache*`: "in*valid, *bold*, cache*"
    "#]],
    );
    check(
        "\"old copy\"*",
        &expect![[r#"
        Any
          ["old copy"]

        "old copy"*
                  ^ glued-terms: these are read as two words that stand together; put a blank or a slash between them
                  insert a blank: "\"old copy\" *"
        "old copy"*
                  ^ lone-star: `*` alone matches nothing; write the beginning of a word before it
                  delete it: "\"old copy\""
    "#]],
    );
}

#[test]
fn a_word_has_a_letter_or_a_digit() {
    check(
        "a & b, -> c, \"…\"",
        &expect![[r#"
            Any
              [a] [&] [b]
              [-] > [c]
              ["…"]

            a & b, -> c, "…"
              ^ no-word: `&` holds no word to look for; put it in backticks to look for exactly this
              put it in backticks: "a `&` b, -> c, \"…\""
            a & b, -> c, "…"
                   ^ no-word: `-` holds no word to look for; put it in backticks to look for exactly this
                   write `>`: "a & b, > c, \"…\""
            a & b, -> c, "…"
                         ^^^ no-word: `…` holds no word to look for; put it in backticks to look for exactly this
                         put it in backticks: "a & b, -> c, `…`"
        "#]],
    );
}

#[test]
fn signs_of_the_grammar_between_quotes_are_told() {
    check(
        "\"invalidat* key\", \"longer/higher TTL\"/\"high* or/and low\"",
        &expect![[r#"
        Any
          ["invalidat* key"]
          ["longer/higher TTL"|"high* or/and low"]

        "invalidat* key", "longer/higher TTL"/"high* or/and low"
        ^^^^^^^^^^^^^^^^ star-in-quotes: between quotes `invalidat*` is a whole word; write the words that it may be, each phrase between quotes and `/` between them, or write it without quotes
        "invalidat* key", "longer/higher TTL"/"high* or/and low"
                          ^^^^^^^^^^^^^^^^^^^ slash-in-quotes: between quotes `longer/higher` is no choice, and an answer has to have these words in a row; for a choice write each phrase between quotes and `/` between them
        "invalidat* key", "longer/higher TTL"/"high* or/and low"
                                              ^^^^^^^^^^^^^^^^^^ star-in-quotes: between quotes `high*` is a whole word; write the words that it may be, each phrase between quotes and `/` between them, or write it without quotes
    "#]],
    );
    check(
        "\"TCP/IP stack\", \"SELECT * FROM\", \"O(n*m)\", \"HTTP/2\"/\"/etc/passwd\"",
        &expect![[r#"
        Any
          ["TCP/IP stack"]
          ["SELECT * FROM"]
          ["O(n*m)"]
          ["HTTP/2"|"/etc/passwd"]
    "#]],
    );
}

#[test]
fn a_path_stands_in_backticks() {
    check(
        "/etc/passwd, cat > /var/log/app.log, /health",
        &expect![[r#"
        Any
          [etc|passwd]
          [cat] > [var|log|app.log]
          [health]

        /etc/passwd, cat > /var/log/app.log, /health
        ^^^^^^^^^^^ path-as-options: `/etc/passwd` is read as a choice of words; put it in backticks if it is a path, or else delete the first slash
        /etc/passwd, cat > /var/log/app.log, /health
                           ^^^^^^^^^^^^^^^^ path-as-options: `/var/log/app.log` is read as a choice of words; put it in backticks if it is a path, or else delete the first slash
        /etc/passwd, cat > /var/log/app.log, /health
                                             ^ empty-option: there is nothing beside this slash; delete it or add an option
                                             delete the slash: "/etc/passwd, cat > /var/log/app.log, health"
    "#]],
    );
    check(
        "/ etc, a//b, / , a/",
        &expect![[r#"
        Any
          [etc]
          [a|b]
          [a]

        / etc, a//b, / , a/
        ^ empty-option: there is nothing beside this slash; delete it or add an option
        delete the slash: " etc, a//b, / , a/"
        / etc, a//b, / , a/
                 ^ empty-option: there is nothing beside this slash; delete it or add an option
                 delete the slash: "/ etc, a/b, / , a/"
        / etc, a//b, / , a/
                     ^ empty-option: there is nothing beside this slash; delete it or add an option
                     delete the slash: "/ etc, a//b,  , a/"
        / etc, a//b, / , a/
                          ^ empty-option: there is nothing beside this slash; delete it or add an option
                          delete the slash: "/ etc, a//b, / , a"
    "#]],
    );
}
