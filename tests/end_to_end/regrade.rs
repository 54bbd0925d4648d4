//! `examen regrade --dry-run` and `examen report --against`.

use std::process::Command;

use expect_test::expect;

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::Sandbox;

/// A repository whose bank was changed after the first commit: an index is worth three marks, and archiving is no point
/// any more.
fn changed() -> Sandbox {
    let sandbox = Sandbox::mini();
    git(&sandbox, &["init", "-q", "-b", "main"]);
    git(&sandbox, &["add", "."]);
    git(&sandbox, &["commit", "-q", "-m", "first"]);
    let bank = BANK.replace("- +2 Adds an index", "- +3 Adds an index").replace(
        "- +1 Moves old rows out of the way\n  - archive/partition/delete old/row/table\n",
        "",
    );
    assert_ne!(bank, BANK);
    sandbox.file("mini.bank.md", bank)
}

fn git(sandbox: &Sandbox, args: &[&str]) {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.com",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(args)
        .current_dir(sandbox.path(""))
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{output:?}");
}

/// The binary finds Git by the path of this process.
fn with_path(sandbox: Sandbox) -> Sandbox {
    sandbox.env("PATH", &std::env::var("PATH").unwrap_or_default())
}

#[test]
fn a_changed_bank_shows_what_comes_out_otherwise() {
    with_path(changed())
        .run("regrade --dry-run a.answers.md --against HEAD")
        .stdout(expect![[r#"
            c-01 · slow-report: 2/5 → 3/5
              Adds an index that the filter can use: met 2 → met 3
              Moves old rows out of the way: missed 0 → no such point
            3 answers against HEAD: 1 marked otherwise, 0 only before, 0 only now
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn two_attempts_at_a_question_do_not_look_alike() {
    with_path(changed())
        .file(
            "a.answers.md",
            SHEET.replace("---\nsheet", "---\ndate: 2026-03-02\nsheet"),
        )
        .file(
            "b.answers.md",
            SHEET.replace("---\nsheet", "---\ndate: 2026-03-16\nsheet"),
        )
        .run("regrade --dry-run . --against HEAD")
        .says("c-01 · slow-report: 2/5 → 3/5")
        .says("c-01 · slow-report (attempt 2): 2/5 → 3/5");
}

#[test]
fn the_report_tells_too() {
    let sandbox = with_path(changed());
    let report = sandbox
        .run("report a.answers.md --against HEAD --format json")
        .code(0)
        .json();
    assert_eq!(report["changes"]["against"], "HEAD");
    assert_eq!(report["changes"]["answers"][0]["before"]["available"], 5.0);
    assert_eq!(report["changes"]["answers"][0]["after"]["available"], 5.0);
    sandbox
        .run("report a.answers.md --against HEAD --markdown -")
        .says("## Against `HEAD`");
    sandbox
        .run("report a.answers.md --against HEAD --markdown - --hidden-key")
        .hides("Against");
}

#[test]
fn the_same_bank_changes_nothing() {
    let sandbox = with_path(changed());
    git(&sandbox, &["checkout", "-q", "mini.bank.md"]);
    sandbox
        .run("regrade --dry-run . --against HEAD")
        .stdout(expect![[r#"
            3 answers against HEAD: 0 marked otherwise, 0 only before, 0 only now
        "#]])
        .code(0);
}

#[test]
fn an_earlier_report_will_do() {
    let sandbox = Sandbox::mini();
    sandbox.run("report a.answers.md --json before.json").code(0);
    sandbox
        .file("mini.bank.md", BANK.replace("- +2! Looks", "- +4! Looks"))
        .run("regrade --dry-run a.answers.md --baseline before.json")
        .says("c-01 · slow-report: 2/5 → 4/7")
        .code(0);
}

#[test]
fn mistakes_are_explained() {
    let sandbox = with_path(changed());
    sandbox
        .run("regrade --dry-run a.answers.md --against nowhere")
        .complains("nowhere: there is no such revision")
        .code(2);
    sandbox
        .run("regrade --dry-run a.answers.md --against=--output=x")
        .complains("there is no such revision")
        .code(2);
    sandbox
        .run("regrade a.answers.md --against HEAD")
        .complains("--dry-run")
        .code(2);
    sandbox
        .run("regrade --dry-run a.answers.md")
        .complains("--against")
        .code(2);
    sandbox
        .file("x.json", "{\"schema\":\"examen.grade/1\"}")
        .run("regrade --dry-run a.answers.md --baseline x.json")
        .complains("x.json: is no report of `examen report --json`")
        .code(2);
}

/// A repository of a stranger may ask Git to run programs. None of them is run.
#[cfg(unix)]
#[test]
fn the_configuration_of_a_repository_runs_nothing() {
    let sandbox = with_path(changed());
    let owned = sandbox.path("owned").display().to_string();
    for (key, value) in [
        ("core.fsmonitor", format!("touch {owned}")),
        ("core.pager", format!("touch {owned}")),
        ("diff.x.textconv", format!("touch {owned};cat")),
        ("filter.x.smudge", format!("touch {owned};cat")),
    ] {
        git(&sandbox, &["config", key, &value]);
    }
    let sandbox = sandbox.file(".gitattributes", "*.md diff=x filter=x\n");
    sandbox
        .run("regrade --dry-run a.answers.md --against HEAD")
        .code(0);
    assert!(!sandbox.path("owned").exists());
}

#[test]
fn a_question_that_was_renamed_is_still_the_same() {
    let sandbox = Sandbox::mini();
    git(&sandbox, &["init", "-q", "-b", "main"]);
    git(&sandbox, &["add", "."]);
    git(&sandbox, &["commit", "-q", "-m", "first"]);
    let bank = BANK
        .replace("id: slow-report;", "id: slow-query; was: slow-report;")
        .replace("- +2! Looks", "- +4! Looks");
    let sandbox = with_path(sandbox);
    sandbox.run("report a.answers.md --json before.json").code(0);
    let sandbox = sandbox.file("mini.bank.md", bank);
    for against in ["--against HEAD", "--baseline before.json"] {
        let run = sandbox.run(&format!("regrade --dry-run a.answers.md {against}"));
        run.says("c-01 · slow-query: 2/5 → 4/7")
            .says("  Looks at the query plan before changing anything: met 2 → met 4\n")
            .says("1 marked otherwise, 0 only before, 0 only now")
            .code(0);
    }
}

#[test]
fn a_hidden_key_hides_what_comes_out_otherwise() {
    let sandbox = with_path(changed()).file("b.answers.md", sheet("I read the query plan."));
    let hidden = sandbox.run("regrade --dry-run . --against HEAD --hidden-key");
    hidden
        .says("c-01 · slow-report: 2/5 → 3/5")
        .says("  Point 2: met 2 → met 3\n")
        .says("  Former point 3: missed 0 → no such point\n")
        .hides("index")
        .hides("old rows")
        .code(0);
    let json = sandbox.run("regrade --dry-run . --against HEAD --hidden-key --format json");
    json.says("former-point-3")
        .hides("Adds an index")
        .hides("adds-an-index")
        .hides("old rows");
}

#[test]
fn a_baseline_with_a_hidden_key_invents_nothing() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("report a.answers.md --hidden-key --json before.json")
        .code(0);
    for option in ["", "--hidden-key"] {
        sandbox
            .run(&format!(
                "regrade --dry-run a.answers.md --baseline before.json {option}"
            ))
            .stdout(expect![[r#"
                3 answers against before.json: 0 marked otherwise, 0 only before, 0 only now
            "#]])
            .code(0);
    }
    sandbox
        .file("mini.bank.md", BANK.replace("- +2! Looks", "- +4! Looks"))
        .run("regrade --dry-run a.answers.md --baseline before.json")
        .says("  Looks at the query plan before changing anything: met 2 → met 4\n")
        .hides("no such point");
}

#[test]
fn a_baseline_under_other_names_is_told_or_recognised() {
    let sandbox = Sandbox::mini().file("names.txt", "c-01 = Ada Lovelace\n");
    sandbox.run("report a.answers.md --json alias.json").code(0);
    sandbox
        .run("report a.answers.md --names names.txt --json names.json")
        .code(0);
    sandbox
        .run("regrade --dry-run a.answers.md --names names.txt --baseline alias.json")
        .says("3 answers against alias.json: 0 marked otherwise, 0 only before, 0 only now")
        .stderr(expect![""]);
    sandbox
        .run("regrade --dry-run a.answers.md --baseline names.json")
        .says("0 answers against names.json: 0 marked otherwise, 3 only before, 3 only now")
        .complains("warning: names.json: none of its answers is among these")
        .code(0);
}
