//! `examen check --fix` on banks: what was meant comes back, and nothing is lost on the way.

use super::sandbox::Sandbox;

/// A bank of these questions.
fn bank(questions: &str) -> String {
    format!("---\nbank: small\n---\n\n# T\n\n{questions}")
}

/// What `check --fix` makes of a bank of `before`: one of `after`.
#[track_caller]
fn check_fixed(before: &str, after: &str) {
    let sandbox = Sandbox::new().file("small.bank.md", bank(before));
    sandbox.run("check --fix");
    assert_eq!(sandbox.read("small.bank.md"), bank(after));
}

#[test]
fn closing_a_comment_comes_before_what_the_comment_hid() {
    let with = |end: &str| {
        format!(
            "## What is a lock for?\n<!-- id: lock; level: 1 -->\n\n### Points\n\n- +1 Keeps others out\n  - mutex\n\
             <!-- later:\n- +2! Is fair\n  - fair{end}\n\n### Answer\n\nIt keeps others out.\n\n\
             ## What is a queue for?\n<!-- id: queue; level: 1 -->\n\n### Points\n\n- +1 Decouples\n  - decoupl*\n"
        )
    };
    check_fixed(&with(""), &with(" -->"));
}
