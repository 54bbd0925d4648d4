//! Files that commands write take the place of nothing that somebody wrote.

use expect_test::{Expect, expect};

use super::fixtures::{BANK, SHEET};
use super::sandbox::Sandbox;

/// What somebody wrote, in every format.
const WRITTEN: [(&str, &str); 7] = [
    ("mini.bank.md", BANK),
    ("a.answers.md", SHEET),
    ("notes.md", "---\nsheet: mini\n---\n"),
    ("a.review.md", "---\nreview: a.answers.md\nreviewer: m-1\n---\n"),
    ("mini.cases.md", "## twice\n"),
    ("glossary.md", "- k8s = kubernetes\n"),
    ("names.txt", "a = Anna\n"),
];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    WRITTEN
        .iter()
        .fold(sandbox, |sandbox, (path, text)| sandbox.file(path, text))
}

/// The command fails with this and leaves every file as it was.
#[track_caller]
fn check(command: &str, stderr: Expect) {
    let sandbox = sandbox();
    sandbox.run(command).stderr(stderr).code(2);
    for (path, text) in WRITTEN {
        assert_eq!(sandbox.read(path), text, "{command}");
    }
}

#[test]
fn no_report_takes_the_place_of_a_file_of_ours() {
    check(
        "report . --html a.answers.md",
        expect![[r#"
            error: a.answers.md: an answer sheet would be lost here; choose another name, or remove it first
        "#]],
    );
    check(
        "report . --json mini.bank.md",
        expect![[r#"
            error: mini.bank.md: a bank would be lost here; choose another name, or remove it first
        "#]],
    );
    check(
        "report . --markdown notes.md",
        expect![[r#"
            error: notes.md: an answer sheet would be lost here; choose another name, or remove it first
        "#]],
    );
    check(
        "report . --csv mini.cases.md --html new.html",
        expect![[r#"
            error: mini.cases.md: cases would be lost here; choose another name, or remove it first
        "#]],
    );
    check(
        "stats --html a.review.md",
        expect![[r#"
            error: a.review.md: a review would be lost here; choose another name, or remove it first
        "#]],
    );
    check(
        "history export glossary.md",
        expect![[r#"
            error: glossary.md: a glossary would be lost here; choose another name, or remove it first
        "#]],
    );
}

#[cfg(unix)]
#[test]
fn no_report_takes_the_place_of_a_file_through_a_link() {
    for (path, text) in WRITTEN {
        let sandbox = sandbox();
        std::os::unix::fs::symlink(path, sandbox.path("link.csv")).unwrap();
        let options = if path == "names.txt" {
            "--names names.txt"
        } else {
            ""
        };
        sandbox
            .run(&format!("report . {options} --csv link.csv"))
            .complains("error: link.csv: ")
            .complains("would be lost")
            .code(2);
        assert_eq!(sandbox.read(path), text);
    }
    let sandbox = sandbox().file("old.csv", "old");
    std::os::unix::fs::symlink("old.csv", sandbox.path("link.csv")).unwrap();
    sandbox.run("report a.answers.md --csv link.csv").code(0);
    assert_ne!(sandbox.read("old.csv"), "old");
}

#[test]
fn no_report_takes_the_place_of_a_file_that_is_left_out() {
    let slip = SHEET.replace("sheet: mini", "Sheet: mini");
    let left_out = [("slip.md", slip.as_str()), ("prose.txt", "I read the plan.")];
    let sandbox = ["b", "c"].iter().fold(sandbox(), |sandbox, alias| {
        sandbox.file(&format!("{alias}.answers.md"), SHEET)
    });
    let sandbox = left_out
        .iter()
        .fold(sandbox, |sandbox, (path, text)| sandbox.file(path, text));
    for (path, text) in left_out {
        sandbox
            .run(&format!("report . --csv {path} --html new.html"))
            .complains(&format!(
                "error: {path}: is left out of the report and would be lost; choose another name, or remove it first"
            ))
            .code(2);
        assert_eq!(sandbox.read(path), text);
        assert!(!sandbox.path("new.html").exists());
    }
}

#[test]
fn no_report_takes_the_place_of_a_glossary_of_any_name() {
    let words = "- k8s = kubernetes\n";
    let sandbox = sandbox()
        .file(
            "mini.bank.md",
            BANK.replacen("lang: en", "lang: en\nglossary: words.txt", 1),
        )
        .file("words.txt", words);
    sandbox
        .run("report a.answers.md --csv words.txt")
        .complains("error: words.txt: is read here and would be lost; choose another name")
        .code(2);
    assert_eq!(sandbox.read("words.txt"), words);
}

#[test]
fn no_report_takes_the_place_of_what_it_is_made_of() {
    check(
        "report . --names names.txt --csv names.txt",
        expect![[r#"
            error: names.txt: is read here and would be lost; choose another name
        "#]],
    );
    check(
        "report . --names names.txt --csv ./names.txt",
        expect![[r#"
            error: ./names.txt: is read here and would be lost; choose another name
        "#]],
    );
    let sandbox = sandbox();
    sandbox.run("report . --json old.json").code(0);
    sandbox
        .run("report . --baseline old.json --json old.json")
        .stderr(expect![[r#"
            error: old.json: is read here and would be lost; choose another name
        "#]])
        .code(2);
}

#[test]
fn two_documents_never_share_a_file() {
    check(
        "report . --csv - --markdown -",
        expect![[r#"
        error: standard output: two documents would be written there; choose two names
    "#]],
    );
    check(
        "report . --csv - --format json",
        expect![[r#"
            error: standard output: two documents would be written there; choose two names
        "#]],
    );
    check(
        "report . --csv new.txt --markdown ./new.txt",
        expect![[r#"
            error: new.txt: two documents would be written there; choose two names
        "#]],
    );
}

#[test]
fn json_is_printed_beside_files() {
    let sandbox = sandbox();
    let report = sandbox.run("report . --csv new.csv --format json");
    assert_eq!(report.code(0).json()["candidates"][0]["name"], "c-01");
    assert!(sandbox.path("new.csv").exists());
}

#[test]
fn a_history_is_not_written_over() {
    let sandbox = sandbox();
    sandbox.run("history import --history h.sqlite3 -").code(0);
    let before = std::fs::read(sandbox.path("h.sqlite3")).unwrap();
    sandbox
        .run("history export --history h.sqlite3 h.sqlite3")
        .stderr(expect![[r#"
            error: h.sqlite3: is read here and would be lost; choose another name
        "#]])
        .code(2);
    sandbox.run("history import --history other.sqlite3 -").code(0);
    sandbox
        .run("history export --history other.sqlite3 h.sqlite3")
        .stderr(expect![[r#"
            error: h.sqlite3: a database would be lost here; choose another name, or remove it first
        "#]])
        .code(2);
    sandbox
        .run("report . --csv h.sqlite3")
        .stderr(expect![[r#"
            error: h.sqlite3: a database would be lost here; choose another name, or remove it first
        "#]])
        .code(2);
    assert_eq!(std::fs::read(sandbox.path("h.sqlite3")).unwrap(), before);
}

#[test]
fn an_earlier_output_is_replaced() {
    let sandbox = sandbox().file("page.html", "old").file("comment.md", "old");
    sandbox
        .run("report a.answers.md --html page.html --markdown comment.md")
        .code(0);
    assert!(sandbox.read("page.html").contains("<html"));
    assert!(sandbox.read("comment.md").len() > 100);
}
