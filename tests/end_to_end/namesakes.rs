//! Questions of one id in two banks: what is shown of them can be written again, and rulings on them are kept apart.

use super::sandbox::Sandbox;

const SEA: &str = "---\nbank: sea\n---\n\n## What is a wave of water?\n<!-- id: wave -->\n\n### Points\n\n- +1 It moves energy\n  - energy\n";
const STARS: &str = "---\nbank: the stars\n---\n\n## What is a wave of light?\n<!-- id: wave -->\n\n### Points\n\n- +2 A field that swings ^field\n  - field\n";
/// Two answers in the same words, each of which makes no point.
const SAME: &str = "## What is a wave of water?\n\nIt is wet.\n\n## What is a wave of light?\n\nIt is wet.\n";

fn both(sheet: &str) -> Sandbox {
    Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("a.answers.md", sheet)
}

/// A review of [`SAME`] with these sections, each a heading and its ruling.
fn review(sections: &[(&str, &str)]) -> String {
    let hash = examen_bank::AnswerHash::of("It is wet.");
    let sections = sections
        .iter()
        .map(|(name, ruling)| format!("\n## {name}\n<!-- answer: {hash} -->\n\n- {ruling}\n"));
    let sections: String = sections.collect();
    format!("---\nreview: a.answers.md\nreviewer: m-1\n---\n{sections}")
}

/// The marks of the two answers under a review with these sections.
fn check(sections: &[(&str, &str)], marks: [&str; 2]) -> Sandbox {
    check_with(sections, marks, STARS)
}

/// The same, where `stars` is the other bank.
fn check_with(sections: &[(&str, &str)], marks: [&str; 2], stars: &str) -> Sandbox {
    let sandbox = both(SAME)
        .file("stars.bank.md", stars)
        .file("a.review.md", review(sections));
    let document = sandbox.run("grade a.answers.md --format json").json();
    let questions = document["sheets"][0]["questions"].as_array().unwrap();
    let found: Vec<String> = questions
        .iter()
        .map(|question| question["score"]["awarded"].to_string())
        .collect();
    assert_eq!(found, marks, "{sections:?}");
    sandbox
}

#[test]
fn a_section_rules_on_the_question_of_the_bank_it_names() {
    let of_each = [
        ("sea/wave", "[x] it-moves-energy: yes"),
        ("the-stars/wave", "[ ] field: no"),
    ];
    check(&of_each, ["1.0", "0.0"]).run("check a.review.md").code(0);
    check(&[("the-stars/wave", "[x] field: yes")], ["0.0", "2.0"])
        .run("check a.review.md")
        .code(0);
    check(&[("the stars/wave", "[x] field: yes")], ["0.0", "2.0"])
        .run("check a.review.md")
        .code(0);
    // The points tell which is meant.
    check(&[("wave", "[x] it-moves-energy: yes")], ["1.0", "0.0"])
        .run("check a.review.md")
        .code(0);
    check(&[("wave", "[x] field: yes")], ["0.0", "2.0"])
        .run("check a.review.md")
        .code(0);
    check(&[("moon/wave", "[x] field: yes")], ["0.0", "0.0"])
        .run("check a.review.md")
        .says("the sheet has no answer to `moon/wave`")
        .code(1);
}

#[test]
fn rulings_that_may_be_on_either_question_are_told_and_not_applied() {
    let sandbox = check(&[("wave", "[x] crest: yes")], ["0.0", "0.0"]);
    sandbox
        .run("check a.review.md")
        .says("several questions of the sheet are called `wave`, so that these rulings are not applied; write `sea/wave` or `the-stars/wave`")
        .code(1);
    sandbox
        .run("grade a.answers.md")
        .says("m-1 has ruled on wave, which may be sea/wave");
    let graded = sandbox.run("grade a.answers.md --format json").json();
    assert_eq!(graded["sheets"][0]["reviews"][0]["fate"], "ambiguous");
    let report = sandbox.run("report . --format json").json();
    assert_eq!(report["unapplied"][0]["reason"], "ambiguous");
    let stars = STARS.replace("^field", "^it-moves-energy");
    check_with(&[("wave", "[x] it-moves-energy: yes")], ["0.0", "0.0"], &stars)
        .run("grade a.answers.md")
        .says("which may be sea/wave");
}

#[test]
fn what_is_shown_can_be_written() {
    let sandbox = both(SAME);
    sandbox
        .run("grade a.answers.md")
        .says("1 of 2 · sea/wave")
        .says("2 of 2 · the-stars/wave");
    sandbox.run("report .").says("\nthe-stars/wave ");
    sandbox
        .file("b.answers.md", SAME)
        .run("grade .")
        .says("2 the-stars/wave");
    both("## Light\n<!-- q: the-stars/wave -->\n\nA field that swings.\n")
        .run("grade a.answers.md")
        .says("the-stars/wave")
        .says("2/2");
    both(SAME)
        .run("bank show the-stars/wave")
        .says("What is a wave of light?");
}

#[test]
fn a_mentor_rules_on_each_of_them() {
    let sandbox = both(SAME).stdin("y\n\nn\n\n");
    sandbox.run("review a.answers.md --reviewer m-1 --all").code(0);
    let review = sandbox.read("a.review.md");
    assert!(
        review.contains("## sea/wave\n") && review.contains("## the-stars/wave\n"),
        "{review}"
    );
    sandbox.run("check a.review.md").code(0);
    sandbox
        .run("review a.answers.md --as-cases stars.cases.md")
        .says("1 case added")
        .complains("answers to `sea/wave` are left out");
    let cases = sandbox.read("stars.cases.md");
    assert!(
        cases.contains("field") && !cases.contains("it-moves-energy"),
        "{cases}"
    );
    sandbox
        .run("review a.answers.md --as-cases sea.cases.md")
        .says("1 case added")
        .complains("answers to `the-stars/wave` are left out");
    assert!(sandbox.read("sea.cases.md").contains("it-moves-energy"));
}

#[test]
fn rulings_that_do_not_count_and_changes_tell_which_is_meant() {
    let stale = review(&[("the-stars/wave", "[x] field: yes")]);
    let sandbox = both(&SAME.replace("It is wet.", "It is a field.")).file("a.review.md", stale);
    sandbox.run("report .").says("m-1 on the-stars/wave of a");
    let before = sandbox.run("report . --format json").text();
    let sandbox = sandbox
        .file("before.json", before)
        .file("stars.bank.md", STARS.replace("+2 A field", "+3 A field"));
    sandbox
        .run("regrade --dry-run . --baseline before.json")
        .says("a · the-stars/wave: 2/2 → 3/3");
    let changed = sandbox
        .run("regrade --dry-run . --baseline before.json --format json")
        .json();
    let change = &changed["changes"]["answers"][0];
    assert_eq!(
        (&change["bank"], &change["question"]),
        (&"the stars".into(), &"wave".into())
    );
    assert_eq!(changed["unapplied"][0]["question"], "the-stars/wave");
}

#[test]
fn a_report_for_machines_tells_what_is_not_in_it() {
    let report = both("## What is a wave of water?\n\nEnergy.\n\n## Who am I?\n\nNobody.\n")
        .run("report . --format json")
        .json();
    let left_out = report["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 1, "{left_out:?}");
    assert!(
        left_out[0]
            .as_str()
            .unwrap()
            .starts_with("1 answer counts nowhere")
    );
}

#[test]
fn a_history_calls_them_by_what_it_takes() {
    let attempt = |bank: &str, point: &str| {
        let fact = serde_json::json!({
            "fact": "attempt", "at": "2026-03-01T18:00:00Z", "bank": bank, "question": "wave",
            "revision": "0123456789abcdef", "awarded": 0, "available": 1,
            "points": [{"point": point, "value": 1, "marks": 0, "state": "missed"}],
            "seconds": 120, "words": 40, "source": "editor", "grader": "0.1.0", "answer_hash": "51c7a0e2",
        });
        format!("{fact}\n")
    };
    let facts = attempt("sea", "it-moves-energy") + &attempt("the stars", "field");
    let sandbox = both(SAME).env("TZ", "UTC").file("facts.jsonl", facts);
    sandbox.run("history import facts.jsonl").says("2 new");
    for command in ["due --at 2026-04-01", "stats --at 2026-04-01", "history list"] {
        sandbox.run(command).says("sea/wave ").says("the-stars/wave ");
    }
    sandbox
        .run("history list --question the-stars/wave")
        .says("the-stars/wave")
        .hides("sea/wave");
    sandbox
        .run("history list --question moon/wave")
        .says("`moon/wave` was never answered");
    sandbox
        .run("history forget --question wave")
        .complains("this would erase 2 attempts");
    sandbox
        .run("history forget --question the-stars/wave --yes")
        .says("forgotten: 1 attempt");
    sandbox.run("history list").says(" wave ").hides("/wave");
}

#[test]
fn a_question_that_is_asked_elsewhere_is_called_as_it_is_written() {
    let twin = STARS.replace("What is a wave of light?", "What is a wave of water?");
    Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", twin)
        .run("bank check sea.bank.md")
        .says("`the-stars/wave`");
}
