//! Rulings of humans when a sheet is graded.

use super::fixtures::SHEET;
use super::sandbox::Sandbox;

fn review(head: &str, hash: &str) -> String {
    format!(
        "---\nreview: a.answers.md\n{head}---\n\n## slow-report\n<!-- answer: {hash} -->\n\n\
         - [x] moves-old-rows: the backup says it all\n- [ ] looks: not enough\n"
    )
}

/// The hash of the answer to `slow-report`.
fn hash(sandbox: &Sandbox) -> String {
    let document = sandbox.run("grade a.answers.md --format json").json();
    document["sheets"][0]["questions"][0]["hash"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn rulings_on_this_answer_stand() {
    let sandbox = Sandbox::mini();
    let hash = hash(&sandbox);
    let sandbox = sandbox.file("a.review.md", review("reviewer: m-2\n", &hash));
    sandbox
        .run("grade a.answers.md")
        .says("1/5 · 20 %")
        .says("ruled by m-2: the backup says it all (the machine said missed)")
        .says("a.review.md: m-2 has ruled on slow-report")
        .code(0);
}

#[test]
fn rulings_that_nobody_can_read_are_told() {
    let sandbox = Sandbox::mini();
    let bad = review("reviewer: m-2\n", &hash(&sandbox))
        .replace("[x]", "[y]")
        .replace("looks:", "looks well");
    let sandbox = sandbox.file("a.review.md", bad);
    for command in ["grade a.answers.md", "report ."] {
        sandbox
            .run(command)
            .complains("warning: a.review.md: 2 places may not count as meant; `examen check a.review.md` shows them")
            .code(0);
    }
    let run = sandbox.run("report . --anonymise key");
    run.complains("warning: in 1 review rulings may not count as meant");
    assert!(!run.errors().contains("a.review.md"), "{}", run.errors());
}

#[test]
fn it_is_told_where_two_mentors_rule_otherwise() {
    let sandbox = Sandbox::mini();
    let hash = hash(&sandbox);
    let first = review("reviewer: m-1\n", &hash);
    let second = review("reviewer: m-2\n", &hash).replace("[x]", "[ ]");
    let sandbox = sandbox
        .file("a.m-1.review.md", first)
        .file("a.m-2.review.md", second);
    sandbox
        .run("grade a.answers.md")
        .says("a.m-1.review.md: m-1 has ruled on slow-report")
        .says("a.m-2.review.md: m-2 has ruled on slow-report, on moves-old-rows")
        .code(0);
    sandbox
        .run("report .")
        .complains("the review that comes last by its path counts: m-1 and m-2 on slow-report of c-01")
        .code(0);
    let agreed = sandbox.file("a.m-2.review.md", review("reviewer: m-2\n", &hash));
    assert!(!agreed.run("report .").errors().contains("otherwise"));
}

#[test]
fn rulings_on_another_answer_are_listed_and_not_applied() {
    Sandbox::mini()
        .file("a.review.md", review("reviewer: m-2\n", "00000000"))
        .run("grade a.answers.md")
        .says("2/5 · 40 %")
        .hides("ruled by")
        .says("m-2 has ruled on an earlier answer to slow-report");
}

#[test]
fn rulings_that_count_nowhere_are_named_beside_a_table_too() {
    let elsewhere = |sheet: &str| review("reviewer: m-2\n", "00000000").replace("a.answers.md", sheet);
    let sandbox = Sandbox::mini()
        .file("week/a.answers.md", SHEET)
        .file("week/b.answers.md", SHEET)
        .file("week/a.review.md", review("reviewer: m-2\n", "00000000"))
        .file("week/b.review.md", elsewhere("d.answers.md"))
        .file("week/c.review.md", elsewhere("../a.answers.md"));
    for command in ["grade week", "report week"] {
        sandbox
            .run(command)
            .complains("warning: week/b.review.md: is a review of `d.answers.md`, which is not there")
            .complains("warning: week/c.review.md: is a review of a sheet in another folder")
            .code(1);
    }
    sandbox
        .run("grade week")
        .complains("warning: week/a.review.md: m-2 has ruled on an earlier answer to slow-report");
}

#[test]
fn a_self_assessment_changes_no_marks() {
    let sandbox = Sandbox::mini();
    let hash = hash(&sandbox);
    let sandbox = sandbox.file("a.review.md", review("reviewer: self\n", &hash));
    sandbox
        .run("grade a.answers.md")
        .says("2/5 · 40 %")
        .says("you grant yourself 1 of 2 points of slow-report");
}

#[test]
fn reviews_are_found_however_the_sheet_is_named() {
    let sandbox = Sandbox::mini();
    let hash = hash(&sandbox);
    let sandbox = sandbox.file("a.review.md", review("reviewer: m-2\n", &hash));
    let absolute = sandbox.path("a.answers.md").display().to_string();
    for path in ["./a.answers.md", "../work/a.answers.md", &absolute, "."] {
        let document = sandbox.run(&format!("grade {path} --format json")).json();
        assert_eq!(document["sheets"][0]["reviews"][0]["fate"], "applied", "{path}");
        assert_eq!(
            document["sheets"][0]["questions"][0]["points"][2]["state"], "overridden",
            "{path}"
        );
    }
}

#[test]
fn check_compares_a_review_with_its_sheet() {
    let sandbox = Sandbox::mini().file(
        "a.review.md",
        review("reviewer: m-2\n", "00000000").replace("looks:", "peeks:"),
    );
    sandbox
        .run("check a.review.md")
        .says("warning[stale-review]")
        .says("error[unknown-point]")
        .code(1);
    let sandbox = Sandbox::new().file("a.review.md", review("", "00000000"));
    sandbox.run("check").says("error[no-sheet]").code(1);
}
