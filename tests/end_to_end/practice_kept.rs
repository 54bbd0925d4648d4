//! What was written or submitted in `examen practice` is not lost, whatever ends it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::fixtures::BANK;
use super::sandbox::Sandbox;
use super::screen::{Screen, wait_until_gone};

/// A sandbox in which `$EDITOR` is this script; its argument is the file with the answer.
fn with_editor(script: &str) -> Sandbox {
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("tmp/here", "")
        .file("editor", format!("#!/bin/sh\n{script}\n"));
    let editor = sandbox.path("editor");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let folder = sandbox.path("tmp");
    sandbox
        .env("VISUAL", "")
        .env("EDITOR", &editor.display().to_string())
        .env("TMPDIR", &folder.display().to_string())
}

/// The files for editors that are still there.
fn answer_files(sandbox: &Sandbox) -> usize {
    let files = fs::read_dir(sandbox.path("tmp")).unwrap();
    let name = |file: std::io::Result<fs::DirEntry>| file.unwrap().file_name().into_string().unwrap();
    files.map(name).filter(|name| name.starts_with("answer-")).count()
}

/// Begins an answer, and goes on with it in an editor that saves it and stays open.
fn begin_in_editor(sandbox: &Sandbox) -> Screen<'_> {
    let screen = Screen::start(sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("I begin.")
        .wait_for("2 words")
        .press("C-o")
        .wait_for("saved it");
    screen
}

const SAVES_AND_STAYS: &str = "printf ' Read the query plan.\\n' >> \"$1\"; echo saved it; sleep 20";

#[test]
fn what_an_editor_saved_is_offered_after_a_signal() {
    let sandbox = with_editor(SAVES_AND_STAYS);
    let screen = begin_in_editor(&sandbox);
    Command::new("kill").arg(screen.process()).status().unwrap();
    screen
        .wait_for("what your editor saved is offered next time")
        .wait_for("stays in");
    drop(screen);
    Screen::start(&sandbox, "practice")
        .wait_for("Here is what you wrote before.")
        .wait_for("I begin. Read the query plan.");
}

#[test]
fn what_an_editor_saved_is_offered_after_its_terminal_is_gone() {
    let sandbox = with_editor(SAVES_AND_STAYS);
    let screen = begin_in_editor(&sandbox);
    let process = screen.process();
    screen.lose();
    wait_until_gone(&process);
    Screen::start(&sandbox, "practice")
        .wait_for("Here is what you wrote before.")
        .wait_for("I begin. Read the query plan.");
}

#[test]
fn what_an_editor_saved_before_it_failed_is_the_answer() {
    let sandbox = with_editor("printf 'Read the query plan.\\n' > \"$1\"; exit 1");
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .press("C-o")
        .wait_for("here is what the editor saved")
        .wait_for("│Read the query plan.")
        .wait_for("2/5 marks")
        .press("C-q")
        .wait_for("1 half-written answer");
    assert_eq!(answer_files(&sandbox), 0);
}

#[test]
fn an_editor_that_fails_and_saves_nothing_changes_nothing() {
    let sandbox = with_editor("exit 1");
    Screen::start(&sandbox, "practice --topic databases")
        .wait_for("Your answer")
        .type_text("Mine.")
        .press("C-o")
        .wait_for("the answer is as it was")
        .wait_for("│Mine.");
    assert_eq!(answer_files(&sandbox), 0);
}

#[test]
fn an_editor_that_deletes_its_file_changes_nothing() {
    let sandbox = with_editor("rm \"$1\"");
    Screen::start(&sandbox, "practice --topic databases")
        .wait_for("Your answer")
        .type_text("Mine.")
        .press("C-o")
        .wait_for("the editor left no file; the answer is as it was")
        .wait_for("│Mine.");
}

#[test]
fn an_answer_submitted_in_an_interview_counts_though_its_follow_up_is_left() {
    for (key, rest) in [("C-q", " Perhaps an index."), ("C-q", ""), ("C-g", "")] {
        let sandbox = Sandbox::new().file("mini.bank.md", BANK);
        let screen = Screen::start(
            &sandbox,
            "practice --mode interview --topic databases --minutes 10",
        );
        screen
            .wait_for("left")
            .type_text("I read the query plan first.")
            .press("C-s")
            .wait_for("Your answer to that")
            .type_text(rest)
            .press(key)
            .wait_for("1 question answered")
            .wait_for("debrief: debrief.md");
        let debrief = sandbox.read("debrief.md");
        assert!(debrief.contains("> I read the query plan first.\n"), "{debrief}");
        assert!(debrief.contains(rest.trim()), "{debrief}");
        sandbox.run("history list").says("2/5");
        sandbox.run("due").hides("half-written");
    }
}

#[test]
fn a_history_that_is_gone_is_noticed() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK);
    let screen = Screen::start(
        &sandbox,
        "practice --history mine/history.sqlite3 --topic databases",
    );
    screen
        .wait_for("Your answer")
        .type_text("Read the query plan.")
        .wait_for("4 words");
    fs::remove_dir_all(sandbox.path("mine")).unwrap();
    screen
        .press("C-s")
        .wait_for("Not stored")
        .wait_for("deleted or replaced");
    screen
        .type_text(" Yes.")
        .wait_for("The draft could not be kept")
        .press("C-q")
        .wait_for("Nothing was submitted.")
        .wait_for("what was submitted may be lost with the file");
    screen.line("echo status $?").wait_for("status 2");
}
