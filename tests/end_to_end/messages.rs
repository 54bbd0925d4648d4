//! Messages on a real terminal.

use super::sandbox::Sandbox;
use super::screen::Screen;

#[test]
fn messages_are_broken_between_words() {
    let sandbox = Sandbox::mini();
    let screen = Screen::start(&sandbox, "bank list");
    screen.wait_for(
        "note: backend-developer, the bank that comes with Examen, is not listed beside\n\
         your own; `--bank bundled` lists it",
    );
}

#[test]
fn a_server_says_that_it_waits_for_an_editor() {
    let sandbox = Sandbox::new();
    let screen = Screen::start(&sandbox, "lsp");
    screen
        .wait_for("and Ctrl-C ends it")
        .press("C-c")
        .wait_for("^C\n$");
}
