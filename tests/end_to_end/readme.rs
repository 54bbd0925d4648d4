//! The session in the README is what the binary says. `UPDATE_EXPECT=1` writes it anew.

use std::fs;

use expect_test::expect_file;

use super::sandbox::Sandbox;

const COMMAND: &str = "$ cargo run --release -- grade examples/backend.answers.md\n";

/// Those of the commands in *Your own questions and answers* that need nothing but the program.
#[test]
fn the_first_commands_work_in_a_folder_of_ones_own() {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("## Your own questions and answers\n").unwrap();
    let sandbox = Sandbox::new();
    for command in [
        "new practice.answers.md --count 3",
        "grade practice.answers.md",
        "due",
        "stats",
        "search idempotncy level:2",
        "check",
    ] {
        assert!(section.contains(&format!("examen {command}")), "{command}");
        sandbox.run(command).code(0);
    }
}

#[test]
fn the_readme_shows_a_real_session() {
    let output = Sandbox::new()
        .file(".git/HEAD", "")
        .file(
            "index/backend-developer.bank.md",
            include_str!("../../index/backend-developer.bank.md"),
        )
        .file("index/glossary.md", include_str!("../../index/glossary.md"))
        .file(
            "examples/backend.answers.md",
            include_str!("../../examples/backend.answers.md"),
        )
        .run("grade examples/backend.answers.md")
        .code(0)
        .text();
    // Read at the last moment: what was written there since the test was built must not be lost.
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).unwrap();
    let (before, rest) = readme.split_once(COMMAND).unwrap();
    let (_, after) = rest.split_once("```\n").unwrap();
    let fresh = format!("{before}{COMMAND}{}```\n{after}", excerpt(&output));
    expect_file!["../../README.md"].assert_eq(&fresh);
}

/// The first question and the total.
fn excerpt(output: &str) -> String {
    let second = output.find("\n── 2 of ").unwrap();
    let total = output.find("── Total").unwrap();
    format!("{}\n⋮\n\n{}", &output[..second], &output[total..])
}
