//! The bank that ships: it works in an empty folder, passes its own cases, and its model answers earn full marks.

use super::sandbox::Sandbox;

#[test]
fn an_empty_folder_has_a_bank() {
    let sandbox = Sandbox::new();
    sandbox
        .run("bank list")
        .says("backend-developer (bundled) · 15 questions")
        .code(0);
    sandbox
        .run("new a.answers.md")
        .says("15 questions of backend-developer")
        .code(0);
    sandbox
        .run("grade a.answers.md")
        .says("bank backend-developer (bundled)")
        .code(0);
}

#[test]
fn model_answers_earn_full_marks() {
    let sandbox = Sandbox::new();
    let list = sandbox.run("bank list --format json").json();
    let mut lines = Vec::new();
    for question in list["banks"][0]["questions"].as_array().unwrap() {
        let id = question["id"].as_str().unwrap();
        let shown = sandbox
            .run(&format!("bank show {id} --reveal --format json"))
            .json();
        if question["kind"] == "technical" {
            let line = serde_json::json!({"id": id, "question_id": id, "answer": shown["answer"]});
            lines.push(line.to_string());
        }
    }
    let sandbox = sandbox.stdin(lines.join("\n"));
    for graded in sandbox.run("grade --jsonl -").code(0).json_lines() {
        assert_eq!(graded["score"], 1.0, "{}", graded["id"]);
    }
}

#[test]
fn all_cases_pass() {
    Sandbox::new().run("bank test").code(0);
}

#[test]
fn neither_bank_nor_example_has_errors_or_warnings() {
    Sandbox::new()
        .file(
            "backend-developer.bank.md",
            include_str!("../../index/backend-developer.bank.md"),
        )
        .file(
            "backend-developer.cases.md",
            include_str!("../../index/backend-developer.cases.md"),
        )
        .file("glossary.md", include_str!("../../index/glossary.md"))
        .file(
            "backend.answers.md",
            include_str!("../../examples/backend.answers.md"),
        )
        .run("check")
        .code(0);
}

#[test]
fn the_example_shows_every_kind_of_verdict() {
    Sandbox::new()
        .file(
            "backend.answers.md",
            include_str!("../../examples/backend.answers.md"),
        )
        .run("grade backend.answers.md")
        .says("✔")
        .says("◐")
        .says("only named")
        .says("denied")
        .says("misconception")
        .says("rightly turned down")
        .says("missed")
        .says("skipped")
        .code(0);
}

#[test]
fn beside_other_banks_the_bundled_one_is_named_and_can_be_asked_for() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("bank list")
        .says("slow-report")
        .hides("caching")
        .complains("backend-developer, the bank that comes with Examen, is not listed beside your own; `--bank bundled` lists it")
        .code(0);
    let bundled = sandbox.run("bank list --bank bundled");
    bundled.says("caching").hides("slow-report").code(0);
    assert_eq!(bundled.errors(), "");
    sandbox
        .run("new b.answers.md --bank bundled --count 2")
        .says("b.answers.md: 2 questions of backend-developer")
        .code(0);
    sandbox
        .run("grade a.answers.md --bank bundled --bank mini.bank.md")
        .says("bank mini (mini.bank.md)")
        .code(0);
}
