//! Files made by somebody who means no good, or by accident.

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::Sandbox;

/// Colour, a window title, a cleared screen, a right-to-left override, an isolate, NUL, DEL and C1.
const NASTY: &str = "\u{1b}[31mred \u{1b}]0;owned\u{7} \u{9b}2J \u{202e}drawkcab \u{2066}x\u{2069} \0 \u{7f}";

#[track_caller]
fn is_tame(text: &str) {
    let is_bad = |c: &char| {
        (c.is_control() && *c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(c)
            || ('\u{2066}'..='\u{2069}').contains(c)
    };
    assert_eq!(text.chars().find(is_bad), None, "{text:?}");
}

#[test]
fn an_answer_cannot_command_the_terminal() {
    let answer = format!("I look at the query plan {NASTY} and add an index.\n{NASTY}");
    let sandbox = Sandbox::mini().file("b.answers.md", sheet(&answer));
    let run = sandbox.run("grade b.answers.md --details --reveal");
    is_tame(&run.says("␛[31mred ␛]0;owned␇ <U+009B>2J <U+202E>drawkcab").text());
}

#[test]
fn neither_can_headings_aliases_and_paths() {
    let text = SHEET
        .replace("c-01", &format!("c {NASTY}"))
        .replace("A report that", &format!("A report {NASTY} that"));
    let sandbox = Sandbox::mini().file("e\u{1b}[31m.answers.md", text);
    is_tame(&sandbox.run("grade .").text());
    let run = sandbox.run("grade . --details");
    is_tame(&run.text());
    is_tame(&run.errors());
}

#[test]
fn nor_can_a_bank() {
    let text = BANK
        .replace("- +2! Looks at", &format!("- +2! Looks {NASTY} at"))
        .replace("query plan", "query\u{1b}[2Jplan");
    let sandbox = Sandbox::new()
        .file("mini.bank.md", text)
        .file("a.answers.md", SHEET);
    for command in [
        "grade a.answers.md --details --reveal",
        "bank list",
        "bank show slow-report --reveal",
        "check",
    ] {
        let run = sandbox.run(command);
        is_tame(&run.text());
        is_tame(&run.errors());
    }
}

#[test]
fn a_line_of_64_kilobytes_is_shown_and_graded() {
    let line = format!("{} query plan {}", "x".repeat(1 << 16), "y ".repeat(1 << 15));
    Sandbox::mini()
        .file("b.answers.md", sheet(&line))
        .run("grade b.answers.md")
        .says("query plan")
        .code(0);
}

#[test]
fn a_sheet_that_is_not_utf_8_is_refused() {
    Sandbox::mini()
        .file("b.answers.md", b"---\nsheet: mini\n---\n\xc3\x28\n")
        .run("grade b.answers.md")
        .complains("is not UTF-8")
        .code(2);
}

#[test]
fn nul_and_nothing_are_no_trouble() {
    let sandbox = Sandbox::mini()
        .file("b.answers.md", "")
        .file("c.answers.md", "\0\0\0")
        .file("d.answers.md", sheet("\0"));
    sandbox.run("grade b.answers.md").says("no marks").code(0);
    sandbox.run("grade c.answers.md").code(0);
    sandbox.run("grade d.answers.md").says("0/5").code(0);
}

#[test]
fn what_does_not_fit_on_the_screen_is_no_trouble() {
    let answer = "冪等性 👩‍💻 שלום ".repeat(40);
    let sandbox = Sandbox::mini().file("b.answers.md", sheet(&format!("{answer}query plan {answer}")));
    for columns in ["1", "40", "79", "10000", "-3", "x"] {
        let sandbox = Sandbox::mini()
            .file("b.answers.md", sandbox.read("b.answers.md"))
            .env("COLUMNS", columns);
        sandbox.run("grade b.answers.md").says("query").code(0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    use std::io::Read as _;
    let sandbox = Sandbox::mini().file(
        "lines.jsonl",
        "{\"question_id\":\"twice\",\"answer\":\"x\"}\n".repeat(20_000),
    );
    for args in [
        "grade --jsonl lines.jsonl",
        "bank show slow-report",
        "grade a.answers.md",
        "completions bash",
    ] {
        let mut child = sandbox.command(args).spawn().unwrap();
        let mut byte = [0];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut byte).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let sandbox = Sandbox::mini();
    for args in [
        "grade a.answers.md",
        "grade a.answers.md --format json",
        "bank list",
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let child = sandbox.command(args).stdout(full).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}");
    }
}
