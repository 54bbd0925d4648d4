//! Picking a question while typing, in a real terminal.

use std::process::Command;

use super::sandbox::Sandbox;
use super::screen::{Screen, wait_until_gone};

#[test]
fn a_typo_finds_the_question_and_a_key_adds_it_to_a_sheet() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen
        .wait_for("15 found")
        .type_text("cahce")
        .wait_for("looked for `cache`")
        .wait_for("Every visit to a shop's start page runs")
        .press("C-s")
        .wait_for("practice.answers.md")
        .press("Escape")
        .wait_for("added `caching` to the new sheet practice.answers.md");
    assert!(
        sandbox
            .read("practice.answers.md")
            .contains("<!-- q: caching -->")
    );
}

#[test]
fn of_questions_of_one_id_the_one_that_is_meant_is_added() {
    let bank =
        |name: &str, heading: &str| format!("---\nbank: {name}\n---\n\n## {heading}\n<!-- id: wave -->\n");
    let sandbox = Sandbox::new()
        .file("sea.bank.md", bank("sea", "What is a wave of water?"))
        .file("stars.bank.md", bank("the stars", "What is a wave of light?"))
        .file("a.answers.md", "## What is a wave of water?\n<!-- q: wave -->\n");
    let screen = Screen::start(&sandbox, "search --sheet a.answers.md");
    screen
        .wait_for("17 found")
        .type_text("light")
        .wait_for("What is a wave of light?")
        .press("Enter")
        .wait_for("added `the-stars/wave` to a.answers.md")
        .press("Enter")
        .wait_for("a.answers.md has `the-stars/wave` already")
        .press("Escape");
    assert!(
        sandbox
            .read("a.answers.md")
            .ends_with("## What is a wave of light?\n<!-- q: the-stars/wave -->\n")
    );
}

#[test]
fn what_it_says_is_not_cut_off() {
    let sandbox = Sandbox::new().file("open.answers.md", "## One\n\n```\ncode\n");
    Screen::start(&sandbox, "search --sheet open.answers.md")
        .wait_for("15 found")
        .press("Enter")
        .wait_for("open.answers.md: what stands last in it would swallow the question")
        .wait_for("comment first");
}

#[test]
fn arrows_choose_and_the_other_side_shows_what_is_chosen() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen
        .wait_for("15 found")
        .wait_for("Someone proposes to swap PostgreSQL for")
        .press("Down")
        .wait_for("A teammate knows function calls but has")
        .press("Up")
        .wait_for("Someone proposes to swap PostgreSQL for");
}

#[test]
fn nothing_found_is_said_and_typing_goes_on() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen
        .wait_for("15 found")
        .type_text("zzyzx")
        .wait_for("0 found")
        .press("BSpace BSpace BSpace BSpace BSpace")
        .wait_for("15 found");
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen
        .wait_for("15 found")
        .resize(40, 12)
        .type_text("cach")
        .wait_for("▌Every visit")
        .resize(100, 30)
        .wait_for("Every visit to a shop's start page runs the");
}

#[test]
fn an_enter_opens_the_question_in_the_editor_of_the_user() {
    let sandbox = Sandbox::mini().env("EDITOR", "echo opened");
    let screen = Screen::start(&sandbox, "search");
    screen
        .wait_for("18 found")
        .type_text("report")
        .wait_for("slow-report")
        .press("Enter")
        .wait_for("opened `slow-report`")
        .press("Escape")
        .wait_for("opened +8 mini.bank.md");
}

#[test]
fn the_process_ends_when_its_terminal_is_gone() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen.wait_for("15 found");
    let process = screen.process();
    screen.lose();
    wait_until_gone(&process);
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "search");
    screen.wait_for("15 found");
    Command::new("kill")
        .args(["-TERM", &screen.process()])
        .status()
        .unwrap();
    screen
        .wait_for("Terminated")
        .line("stty -a | grep -o ' -\\?icanon\\| -\\?echo '")
        .wait_for(" icanon")
        .wait_for(" echo");
}

#[test]
fn the_keys_fit_on_a_narrow_screen() {
    let sandbox = Sandbox::new();
    Screen::start(&sandbox, "search")
        .wait_for("Enter open · Ctrl-S add to sheet · Tab show answer · Esc leave")
        .resize(60, 20)
        .wait_for("Enter open · ^S add · Tab answer · Esc leave");
}
