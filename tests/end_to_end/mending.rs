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

/// `check --fix` leaves a bank of `questions` as it is, and what it has to say has `part` in it.
#[track_caller]
fn check_unchanged(questions: &str, part: &str) {
    let sandbox = Sandbox::new().file("small.bank.md", bank(questions));
    sandbox.run("check --fix").says(part);
    assert_eq!(sandbox.read("small.bank.md"), bank(questions));
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

#[test]
fn a_list_that_is_indented_moves_to_the_margin_as_a_whole() {
    let list = "- +2! Only one thread enters and others wait\n  - mutex, exclus*\n  - not: memory\n  - why: Because of races.\n\
                - -1 Says locks are free\n  - free\n";
    let indented: String = list.lines().map(|line| format!("  {line}\n")).collect();
    let head = "## Why a lock?\n<!-- id: lock -->\n\n### Points\n\n";
    check_fixed(&format!("{head}{indented}"), &format!("{head}{list}"));
}

#[test]
fn evidence_that_lost_its_point_is_no_point() {
    check_unchanged(
        "## Why a lock?\n<!-- id: lock -->\n\n### Points\n\n  - mutex, exclus*\n  - not: memory\n",
        "error[evidence-without-point]",
    );
}

#[test]
fn an_id_that_is_mended_still_names_its_question() {
    let bank = bank(
        "## Why a proxy?\n<!-- id: Proxy -->\n\n### Points\n\n- +1 Hides the servers ^hides\n  - hide\n",
    );
    let sheet = "---\nsheet: small\n---\n\n## Why?\n<!-- q: Proxy -->\n\nTo hide them.\n";
    let sandbox = Sandbox::new()
        .file("small.bank.md", bank)
        .file("a.answers.md", sheet)
        .file("small.cases.md", "## Proxy\n\n- `+hides` It hides the servers.\n");
    sandbox
        .run("check --fix")
        .complains("small.bank.md: 1 issue mended");
    assert_eq!(sandbox.read("a.answers.md"), sheet);
    sandbox.run("check small.bank.md small.cases.md").code(0);
    sandbox.run("grade a.answers.md").says("1/1").code(0);
    sandbox.run("bank test").code(0);
}

#[test]
fn a_code_block_that_is_not_closed_ends_before_the_parts_of_its_question() {
    let question = |end: &str| {
        format!(
            "## What does this print?\n<!-- id: print -->\n\n```python\nprint(1)\n\n{end}### Hint\n\nA number.\n\n\
             ### Points\n\n- +1 One\n  - one\n"
        )
    };
    check_fixed(&question(""), &question("```\n"));
    let next = "\n## What does that print?\n<!-- id: that -->\n\n```\nx = 2\n```\n\n### Points\n\n- +1 Two\n  - two\n";
    check_fixed(
        &format!("{}{next}", question("")),
        &format!("{}{next}", question("```\n")),
    );
}

#[test]
fn each_of_many_code_blocks_is_closed() {
    let with = |end: &str| {
        let question = |n| {
            format!(
                "## What does script {n} do?\n<!-- id: script-{n} -->\n\n```sh\n./{n}.sh\n\n{end}### Points\n\n\
                 - +1 Removes the log\n  - remov*\n\n"
            )
        };
        (0..100).map(question).collect::<String>()
    };
    check_fixed(&with(""), &with("```\n"));
}

#[test]
fn a_reference_that_names_no_single_bank_is_not_written() {
    let bank = |id: &str| {
        format!(
            "---\nbank: team\n---\n\n## What is {id}?\n<!-- id: {id} -->\n\n### Points\n\n- +1 A thing\n  - thing\n"
        )
    };
    let sheet = "---\nsheet: team\n---\n\n## What is replica?\n<!-- q: replica -->\n\nA thing.\n\n\
                 ## What is proxy?\n<!-- q: proxy -->\n\nA thing.\n";
    let sandbox = Sandbox::new()
        .file("data.bank.md", bank("replica"))
        .file("web.bank.md", bank("proxy"))
        .file("a.answers.md", sheet);
    sandbox
        .run("check --fix a.answers.md")
        .says("(web.bank.md, another bank called `team`, has it; give each bank a name of its own)")
        .code(1);
    assert_eq!(sandbox.read("a.answers.md"), sheet);
}

#[test]
fn no_fix_makes_an_answer_one_to_another_question() {
    let sandbox = Sandbox::new()
        .file(
            "aa.bank.md",
            "---\nbank: aa\n---\n\n## What is a lock?\n<!-- id: lock -->\n\n## What is a fence?\n<!-- id: fence -->\n",
        )
        .file(
            "bb.bank.md",
            "---\nbank: bb\n---\n\n## How do databases recover from crashes?\n<!-- id: lock -->\n",
        )
        .file(
            "s.answers.md",
            "## What is a fence?\n<!-- q: fence -->\n\nA border.\n\n## How do databases recover from crashes?\n<!-- q: recovery -->\n\nFrom a log.\n",
        );
    let before = sandbox.read("s.answers.md");
    sandbox.run("check s.answers.md --fix").code(0);
    assert_eq!(
        sandbox.read("s.answers.md"),
        before.replace("recovery", "bb/lock")
    );
}
