//! Questions that have a model answer and no points, from import to report.

use expect_test::expect;
use serde_json::{Value, json};

use super::sandbox::Sandbox;
use super::screen::Screen;

const BANK: &str = "\
---
bank: stacks
---

# Structures

## What is a stack?
<!-- id: stack -->

### Answer

A stack gives back first what was put on it last.
Its `push` and `pop` take constant time.
Undo in an editor is a jigsaw of such stacks.
";

const SHEET: &str = "\
---
sheet: stacks
candidate: ann
---

## What is a stack?
<!-- q: stack -->

What was put on last is given back first.
";

fn sandbox() -> Sandbox {
    Sandbox::new()
        .file("stacks.bank.md", BANK)
        .file("a.answers.md", SHEET)
}

#[test]
fn an_answer_is_compared_with_the_whole_and_point_by_point() {
    sandbox()
        .run("grade a.answers.md")
        .stdout(expect![[r#"
            a.answers.md · candidate ann · bank stacks (stacks.bank.md)

            ── 1 of 1 · stack ───────────────────────────────────────────── 1.66/3 · 55 % ──
            What is a stack?

             9 │ What was put on last is given back first.
               │          ━━━    ━━━━    ━━━━━ ━━━━ ━━━━━
               │          ╰ ✔ A stack gives back first what was put on it last.

              Compared with the model answer as a whole; point by point:
              ✔  A stack gives back first what was put on it last.
                 “given” synonym of gives
              ○ 2 points missed · Structures

            ── Total ────────────────────────────────────────────────────── 1.66/3 · 55 % ──
        "#]])
        .hides("jigsaw")
        .code(0);
    sandbox()
        .run("grade a.answers.md --reveal")
        .says("jigsaw")
        .code(0);
}

#[test]
fn json_says_where_the_points_come_from() {
    let document = sandbox().run("grade a.answers.md --format json").json();
    let question = &document["sheets"][0]["questions"][0];
    assert_eq!(question["graded_by"], "model-answer");
    let points = question["points"].as_array().unwrap();
    let states: Vec<(&Value, &Value)> = points
        .iter()
        .map(|point| (&point["id"], &point["state"]))
        .collect();
    assert_eq!(
        json!(states),
        json!([
            ["a-stack-gives", "met"],
            ["its-push", "missed"],
            ["undo", "missed"]
        ])
    );
}

#[test]
fn marks_and_share_are_those_of_a_line_with_the_answer_as_its_reference() {
    let (_, model) = BANK.split_once("### Answer\n\n").unwrap();
    let (_, answer) = SHEET.split_once("-->\n\n").unwrap();
    let lines = [
        json!({ "id": 1, "question_id": "stack", "answer": answer }),
        json!({ "id": 1, "question": "What is a stack?", "reference": model, "answer": answer }),
    ];
    let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let mut graded = sandbox()
        .stdin(text)
        .run("grade --jsonl - --bank stacks.bank.md")
        .json_lines();
    let sheet = sandbox().run("grade a.answers.md --format json").json();
    let score = &sheet["sheets"][0]["questions"][0]["score"];
    assert_eq!(
        (&score["awarded"], &score["available"]),
        (&graded[0]["awarded"], &graded[0]["available"])
    );
    graded[0].as_object_mut().unwrap().remove("question_id");
    assert_eq!(graded[0], graded[1]);
}

#[test]
fn a_bank_is_listed_shown_and_checked_with_them() {
    let sandbox = sandbox();
    sandbox.run("bank list").says("3 marks").code(0);
    sandbox
        .run("bank show stack")
        .says("3 points from the model answer; --reveal shows them")
        .hides("jigsaw")
        .code(0);
    sandbox
        .run("bank show stack --reveal")
        .says("Points from the model answer")
        .says("+1  Its `push` and `pop` take constant time.")
        .code(0);
    let shown = sandbox.run("bank show stack --format json").json();
    assert_eq!(
        (&shown["graded_by"], &shown["n_points"]),
        (&json!("model-answer"), &json!(3))
    );
    sandbox
        .run("check stacks.bank.md")
        .says("advice[graded-by-answer]: answers are compared with the model answer")
        .hides("no-points")
        .code(0);
    assert_eq!(sandbox.read("stacks.bank.md"), BANK);
    sandbox.run("bank fmt stacks.bank.md").code(0);
    assert_eq!(sandbox.read("stacks.bank.md"), BANK);
    sandbox
        .run("new b.answers.md")
        .code(0)
        .says("1 question of stacks");
    assert!(
        !sandbox
            .run("new c.answers.md")
            .errors()
            .contains("nothing to grade by")
    );
}

#[test]
fn cases_reviews_and_reports_know_the_points() {
    let sandbox = sandbox().file(
        "stacks.cases.md",
        "## stack\n\n- `+its-push` `-undo` Push and pop take constant time.\n",
    );
    sandbox.run("bank test").says("1 of 1 cases pass").code(0);
    sandbox.run("report . --json r.json --html r.html").code(0);
    let report: Value = serde_json::from_str(&sandbox.read("r.json")).unwrap();
    let question = &report["questions"][0];
    assert_eq!(
        (&question["graded_by"], &question["points"][2]["id"]),
        (&json!("model-answer"), &json!("undo"))
    );
    let graded = sandbox.run("grade a.answers.md --format json").json();
    let hash = graded["sheets"][0]["questions"][0]["hash"]
        .as_str()
        .unwrap()
        .to_owned();
    let review = format!(
        "---\nreview: a.answers.md\nreviewer: m-1\n---\n\n## stack\n<!-- answer: {hash} -->\n\n- [x] a-stack-gives\n- [x] its-push\n- [x] undo\n"
    );
    for name in ["a.review.md", "a.review.MD", "a.review.markdown"] {
        let sandbox = self::sandbox()
            .file("a.answers.md", sandbox.read("a.answers.md"))
            .file(name, &review);
        sandbox.run("check .").hides("unknown-point");
        sandbox
            .run("grade a.answers.md")
            .says("3/3 · 100 %")
            .says("ruled by m-1");
    }
}

#[test]
fn practice_marks_hints_and_remembers() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice");
    screen
        .wait_for("Your answer")
        .type_text("Push and pop take constant time.");
    screen.wait_for("✔ 1 ○ 2 of the model answer");
    screen
        .press("C-t")
        .wait_for("2 of 3 points of the model answer are missing.");
    screen
        .press("C-s")
        .wait_for("1 of 3 points of the model answer")
        .wait_for("A model answer");
    screen.press("q").wait_for("1 question answered");
    sandbox.run("history list").says("stack").code(0);
    let kept = sandbox.run("history list --format json").json();
    let points = kept["attempts"][0]["points"].as_array().unwrap();
    assert_eq!(points[1]["id"], "its-push");
    assert_eq!(
        (&points[1]["state"], &points[2]["state"]),
        (&json!("met"), &json!("missed"))
    );
    sandbox.run("due").says("0 new · 1 later").code(0);
}

#[test]
fn what_says_nothing_in_words_is_not_graded_and_is_told_why() {
    let sandbox = Sandbox::new()
        .file(
            "code.bank.md",
            "## What does it print?\n\n### Answer\n\n```sh\n42\n```\n",
        )
        .file("a.answers.md", "## What does it print?\n\n42.\n");
    sandbox
        .run("check code.bank.md")
        .says("warning[answer-states-nothing]")
        .says("code, headings and comments do not count")
        .code(1);
    sandbox
        .run("grade a.answers.md")
        .says("nothing to grade by")
        .code(0);
}

#[test]
fn a_behavioural_question_with_only_an_answer_is_told_everywhere_alike() {
    let bank = "---\nbank: b\n---\n\n# T\n\n## Tell me about a failure.\n<!-- id: failure; kind: behavioural -->\n\n### Answer\n\nI dropped a table and told everybody.\n";
    let sandbox = Sandbox::new().file("b.bank.md", bank);
    sandbox
        .run("bank check")
        .says("advice[no-checklist]: a behavioural question is not graded by its model answer")
        .code(0);
    let made = sandbox.run("new a.answers.md");
    made.complains("nothing to tick in 1 of 1 question").code(0);
    assert!(!made.errors().contains("neither points"));
    let sheet = sandbox.read("a.answers.md") + "\nI dropped it.\n";
    sandbox
        .file("a.answers.md", sheet)
        .run("grade a.answers.md")
        .says("This question is behavioural and has nothing to tick")
        .hides("`### Answer`");
}
