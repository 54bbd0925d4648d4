//! `examen search`

use std::fs;

use expect_test::{Expect, expect};

use super::fixtures::BANK;
use super::sandbox::Sandbox;

#[test]
fn the_bundled_bank_is_searched_with_no_set_up() {
    let sandbox = Sandbox::new();
    sandbox
        .run("search idempotncy duplicate charge")
        .says("third-party-api")
        .complains("note: no question has `idempotncy`; looked for `idempotency`")
        .code(0);
    assert!(
        !sandbox.path("../home/.cache").exists(),
        "the bundled bank needs no folder"
    );
}

#[test]
fn what_is_found_says_where_it_stands() {
    Sandbox::mini()
        .run("search report --bank .")
        .stdout(expect![[r#"
            slow-report  L2 A report that took a second last year takes a minute now. Where…
                         mini.bank.md:8 · Databases · databases, performance

            1 question
        "#]])
        .stderr(expect![[""]])
        .code(0);
}

#[test]
fn many_hits_come_with_facets_and_pages() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("search -n 1 level:1- --bank .")
        .stdout(expect![[r#"
            slow-report  L2 A report that took a second last year takes a minute now. Where…
                         mini.bank.md:8 · Databases · databases, performance

            1–1 of 3 questions
            topic: Databases (1), Messaging (1), People (1)
            tag: databases (1), performance (1), queues (1)
            level: 1 (1), 2 (1), 3 (1)
        "#]])
        .code(0);
    sandbox
        .run("search -n 2 -p 2 level:1- --bank .")
        .says("3–3 of 3 questions");
    sandbox
        .run("search -n 2 -p 9 level:1- --bank .")
        .says("3 questions, none on this page")
        .code(0);
}

#[test]
fn nothing_found_is_exit_code_1() {
    Sandbox::mini()
        .run("search zzzzzz")
        .stdout(expect![[r#"
            0 questions
        "#]])
        .stderr(expect![[r#"
            note: no question has `zzzzzz` or a word like it
        "#]])
        .code(1);
}

#[test]
fn answers_stay_covered() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("search archive rows")
        .says("slow-report")
        .hides("archive");
    sandbox
        .run("search archive rows --reveal")
        .says("answer: ")
        .says("archive");
    sandbox
        .run("search archive rows --format json")
        .hides("archive old");
}

#[test]
fn programs_get_one_document() {
    let document = Sandbox::mini()
        .run("search --format json wrong kind:behavioural foo:bar --bank .")
        .json();
    assert_eq!(document["schema"], "examen.search/1");
    assert_eq!(document["n_found"], 1);
    assert_eq!(document["hits"][0]["id"], "wrong");
    assert_eq!(document["hits"][0]["path"], "mini.bank.md");
    assert_eq!(document["notes"][0]["kind"], "unknown-field");
    let line = document["hits"][0]["line"].as_u64().unwrap() as usize;
    assert!(
        BANK.lines()
            .nth(line - 1)
            .unwrap()
            .starts_with("## Tell me of a time")
    );
}

#[test]
fn what_changed_is_found_at_once() {
    let sandbox = Sandbox::mini();
    sandbox.run("search minute").says("slow-report");
    let sandbox = sandbox.file(
        "mini.bank.md",
        BANK.replace("takes a minute now", "takes a fortnight now"),
    );
    sandbox.run("search fortnight").says("slow-report");
    let sandbox = sandbox.file("more/other.bank.md", "## What is a fencing token?\n");
    sandbox
        .run("search --bank more fencing")
        .says("what-is-a-fencing-token");
}

#[test]
fn a_hit_is_handed_to_the_editor() {
    let sandbox = Sandbox::mini().env("EDITOR", "echo -f");
    sandbox
        .run("search report --open")
        .stdout(expect![[r#"
        -f +8 mini.bank.md
    "#]])
        .code(0);
    sandbox
        .run("search report --open=9 --bank .")
        .complains("there is no hit 9 to open: 1 question found")
        .code(2);
    Sandbox::mini()
        .run("search report --open")
        .complains("no editor is set")
        .code(2);
    Sandbox::new()
        .env("EDITOR", "echo")
        .run("search caching --open")
        .complains("`examen bank show caching` shows it")
        .code(2);
}

#[test]
fn picking_needs_a_terminal() {
    Sandbox::mini()
        .run("search")
        .complains("picking needs a terminal")
        .code(2);
}

#[test]
fn settings_that_cannot_be_used_are_told() {
    let check = |settings: &str, complains: &str| {
        let sandbox = Sandbox::mini().file("examen.toml", settings);
        for command in ["search index", "index build --index idx", "bank list"] {
            sandbox.run(command).complains(complains).code(0);
        }
        sandbox
            .run("search index --bank mini.bank.md")
            .stderr(expect![[""]]);
    };
    check(
        "banks = [\"x\"",
        "warning: examen.toml: the setting `banks`: line 1: unclosed array",
    );
    check(
        "banks = [\"x.bank.md\"]",
        "warning: x.bank.md: the setting `banks`: there is no such file or folder",
    );
    check("banks = [\"../x\"]", "leads out of");
}

#[test]
fn where_there_is_only_the_bundled_bank_no_index_is_missed() {
    let sandbox = Sandbox::new();
    let check = |command: &str| {
        sandbox
            .run(command)
            .says("there is no bank but the one that comes with Examen")
            .code(0);
    };
    check("index status --index idx");
    check("index build --index idx");
    check("index status --index idx");
    sandbox
        .run("index status --index idx --format json")
        .says("\"n_banks\":0")
        .code(0);
}

#[test]
fn an_index_is_built_looked_at_and_removed() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("index status --index idx")
        .says("not built yet")
        .code(1);
    sandbox
        .run("index build --index idx")
        .says("3 questions in 1 bank: 3 added, 0 changed, 0 removed")
        .code(0);
    sandbox.run("index build --index idx").says("nothing has changed");
    sandbox.run("index build --index idx --force").says("3 added");
    sandbox.run("index status --index idx").says("up to date").code(0);
    let sandbox = sandbox.file("b.bank.md", "## New?\n");
    sandbox
        .run("index status --index idx")
        .says("outdated: 1 changed or new, 0 gone")
        .code(1);
    let document = sandbox.run("index status --index idx --format json").json();
    assert_eq!(document["schema"], "examen.index/1");
    assert_eq!(document["condition"]["state"], "outdated");
    sandbox.run("index clear --index idx").says("removed idx").code(0);
    sandbox.run("index clear --index idx").says("there was no index");
    assert!(!sandbox.path("idx").exists());
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let sandbox = Sandbox::mini().file("idx/precious.txt", "mine");
    sandbox
        .run("search report --index idx")
        .complains("holds files that are no search index")
        .code(2);
    sandbox.run("index clear --index idx").code(2);
    assert_eq!(sandbox.read("idx/precious.txt"), "mine");
}

#[test]
fn where_no_index_can_be_kept_it_is_searched_without() {
    let sandbox = Sandbox::mini().file("blocked", "a file, where a folder is wanted");
    sandbox
        .run("search report --index blocked/idx")
        .says("slow-report")
        .complains("searching without an index on disk")
        .code(0);
}

#[test]
fn a_damaged_index_is_mended_in_passing() {
    let sandbox = Sandbox::mini();
    sandbox.run("search report --index idx").says("slow-report");
    for entry in fs::read_dir(sandbox.path("idx/segments")).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|end| end == "term" || end == "store")
        {
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        }
    }
    sandbox
        .run("search report --index idx")
        .says("slow-report")
        .complains("it is built anew")
        .code(0);
    sandbox.run("index status --index idx").says("up to date").code(0);
}

#[test]
fn terminal_escapes_in_a_bank_are_shown_and_not_obeyed() {
    Sandbox::new()
        .file("a.bank.md", "## Why \u{1b}[31m red \u{1b}[0m?\n")
        .run("search red")
        .says("␛[31m")
        .code(0);
}

const OTHER: &str = "\
---
bank: other
lang: en
---

# Messaging

## What do you do when a worker gets the same message twice?
<!-- id: same-message; level: 3 -->

## How do you roll back a release?
<!-- id: roll-back; level: 2 -->

## Explain how a release is rolled back.
<!-- id: rolled-back; level: 2 -->
";

#[test]
fn an_author_is_told_what_is_asked_already() {
    let sandbox = Sandbox::mini().file("other.bank.md", OTHER);
    let run = sandbox.run("bank check other.bank.md --details");
    let text = run.text() + &run.errors();
    assert!(
        text.contains("`twice` of the bank `mini` asks the same"),
        "{text}"
    );
    assert!(
        text.contains("`roll-back` asks the same in other words"),
        "{text}"
    );
    assert_eq!(text.matches("asks the same").count(), 2, "{text}");
}

#[test]
fn an_import_says_what_is_asked_already() {
    let list = "# Questions\n\n## What do you do when a worker gets the same message twice?\n\nAcknowledge it after the work.\n\n## How do you name a branch?\n\nAfter the change.\n";
    let sandbox = Sandbox::mini().file("list.md", list);
    let run = sandbox.run("bank import list.md -o new.bank.md");
    run.says("Asked already")
        .says("`twice` of the bank `mini` asks the same");
    assert_eq!(run.text().matches("asks the same").count(), 1);
}

#[test]
fn own_questions_stand_before_those_of_the_bundled_bank() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("search idempotncy duplicate charge")
        .says("third-party-api")
        .says("backend-developer (bundled) · ")
        .complains("looked for `idempotency`")
        .code(0);
    let both = sandbox.run("search message");
    let text = both.text();
    assert!(
        text.find("mini.bank.md:").unwrap() < text.find("(bundled)").unwrap(),
        "{text}"
    );
    both.says("of them in the bundled bank").code(0);
    sandbox
        .run("search message --bank .")
        .says("mini.bank.md:")
        .hides("bundled");
    sandbox
        .run("search message --bank bundled")
        .says("(bundled)")
        .hides("mini.bank.md");
    sandbox
        .run("search message --bank bundled --bank mini.bank.md")
        .says("of them in the bundled bank");
}

#[test]
fn pages_run_from_own_questions_into_the_bundled_bank() {
    let sandbox = Sandbox::mini();
    let ids = |args: &str| -> Vec<String> {
        let document = sandbox
            .run(&format!("search --format json level:1- {args}"))
            .json();
        assert_eq!(document["n_found"], 18);
        let hits = document["hits"].as_array().unwrap();
        hits.iter()
            .map(|hit| hit["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = ids("-n 100");
    let pages: Vec<String> = (1..=9).flat_map(|page| ids(&format!("-n 2 -p {page}"))).collect();
    assert_eq!(pages, all);
    assert_eq!(all.len(), 18);
    let document = sandbox.run("search --format json -n 1 level:1-").json();
    let banks = &document["facets"][0]["values"];
    assert_eq!(banks[0]["value"], "backend-developer");
    assert_eq!(banks[0]["count"], 15);
    assert_eq!(banks[1]["count"], 3);
}

#[test]
fn a_copy_of_the_bundled_bank_stands_in_its_place() {
    let copy = include_str!("../../index/backend-developer.bank.md");
    Sandbox::new()
        .file("copy.bank.md", copy)
        .run("search topic:caching")
        .says("copy.bank.md:")
        .hides("bundled");
}

#[test]
fn a_filter_that_hides_everything_says_so() {
    let sandbox = Sandbox::mini();
    let check = |query: &str, note: Expect| {
        sandbox
            .run(&format!("search --bank . -- {query}"))
            .stdout(expect![["0 questions\n"]])
            .stderr(note)
            .code(1);
    };
    check(
        "report level:5",
        expect![[r#"
        note: `level:5` hides 1 question with level: 2; change it or leave it out
    "#]],
    );
    check(
        "topic:databass",
        expect![[r#"
        note: `topic:databass` hides 3 questions with topic: Databases, Messaging, People; change it or leave it out
    "#]],
    );
    check(
        "report -minute",
        expect![[r#"
            note: `-minute` hides 1 question; leave it out to see what is there
        "#]],
    );
    check(
        "report level:5 kind:behavioural",
        expect![[r#"
            note: `level:5`, `kind:behavioural` hide 1 question, each of them alone; leave them out to see what is there
        "#]],
    );
    check(
        "zzzzzz level:5",
        expect![[r#"
        note: no question has `zzzzzz` or a word like it
    "#]],
    );
    let both = sandbox.run("search --format json caching level:5").json();
    let note = &both["notes"][0];
    assert_eq!(note["kind"], "hidden");
    assert_eq!(note["filters"][0], "level:5");
    assert_eq!(
        note["values"],
        serde_json::json!(["1", "2"]),
        "levels stand in order"
    );
}

#[test]
fn the_bundled_bank_alone_leaves_every_index_alone() {
    let sandbox = Sandbox::mini();
    sandbox.run("index build --index idx").says("3 added");
    sandbox
        .run("search caching --bank bundled --index idx")
        .says("(bundled)");
    sandbox
        .run("index status --index idx")
        .says("3 questions in 1 bank")
        .says("up to date");
    sandbox
        .run("index build --bank bundled --index idx")
        .complains("is searched in memory and has no index")
        .code(2);
    Sandbox::new()
        .file("bundled/my.bank.md", BANK)
        .run("search report --bank ./bundled")
        .says("bundled/my.bank.md:")
        .hides("(bundled)");
}

#[test]
fn where_no_own_bank_is_there_is_no_index() {
    let only_bundled = expect![[r#"
        there is no bank but the one that comes with Examen, which is searched in memory and has no index
    "#]];
    let check_none = |sandbox: &Sandbox| {
        let build = sandbox.run("index build --index idx");
        only_bundled.assert_eq(&build.code(0).text());
        let status = sandbox.run("index status --index idx");
        only_bundled.assert_eq(&status.code(0).text());
        let document = sandbox
            .run("index status --index idx --format json")
            .code(0)
            .json();
        assert_eq!(document["condition"]["state"], "absent");
        assert_eq!(document["n_bytes"], 0);
        let document = sandbox
            .run("index build --force --index idx --format json")
            .json();
        assert_eq!(document["condition"]["state"], "absent");
        assert!(!sandbox.path("idx").exists());
        sandbox.run("index clear --index idx").says("there was no index");
    };
    check_none(&Sandbox::new());
    let sandbox = Sandbox::mini();
    sandbox.run("index build --index idx").says("3 added");
    std::fs::remove_file(sandbox.path("mini.bank.md")).unwrap();
    sandbox
        .run("index status --index idx")
        .says("outdated: 0 changed or new, 1 gone")
        .code(1);
    let document = sandbox.run("index build --index idx --format json").json();
    assert_eq!(document["update"]["n_removed"], 3);
    assert_eq!(document["condition"]["state"], "current");
    sandbox.run("index clear --index idx").says("removed idx").code(0);
    check_none(&sandbox);
}
