//! What a candidate says about points: beside the machine's verdict, in the history, and as a proposal to the bank.

use std::fs;

use examen_bank::{AnswerHash, PointId};
use examen_history::{AttemptFilter, AttemptLog, Tick};
use expect_test::expect;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY};

const NAME: &str = "a.answers.md";

/// The second sentence makes the point about memory in words that the bank does not have.
const SHEET: &str = "\
---
sheet: mini
---

## Why does a cache need a lifetime?
<!-- q: lifetime -->

A stale copy goes away after some minutes.
Otherwise the RAM of the machine fills up.
";

/// Where the second sentence begins.
const SENTENCE: [u32; 2] = [8, 3];

fn client_with(capabilities: Value) -> (Client, String) {
    let mut client =
        Client::with_capabilities(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)], capabilities);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    // Only points whose names were given away can be ruled on.
    client.command(
        "examen.hint",
        json!({ "uri": uri, "question": "lifetime", "grade": 4, "quiet": true }),
    );
    (client, uri)
}

/// The same in an editor that lets a person look at an edit first.
fn client() -> (Client, String) {
    let mut with_annotations = capabilities();
    with_annotations["workspace"]["workspaceEdit"]["changeAnnotationSupport"] =
        json!({ "groupsOnLabel": true });
    client_with(with_annotations)
}

fn actions(client: &mut Client) -> Vec<Value> {
    let place = json!({ "line": SENTENCE[0], "character": SENTENCE[1] });
    let range = json!({ "start": place, "end": place });
    let params = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = client.ask("textDocument/codeAction", NAME, params);
    actions.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> String {
    let titles = actions.iter().map(|action| action["title"].as_str().unwrap());
    titles
        .filter(|title| !title.starts_with("hint"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Does what the action says, on disk, as an editor would, and tells the server.
fn carry_out(client: &mut Client, title: &str) {
    let all = actions(client);
    let action = all.iter().find(|action| action["title"] == title);
    let action = action.unwrap_or_else(|| panic!("no `{title}` in:\n{}", titles(&all)));
    let resolved = client.request("codeAction/resolve", action.clone());
    let changes = resolved["edit"]["documentChanges"].as_array().unwrap();
    let edited = changes.iter().find(|change| change["edits"].is_array()).unwrap();
    let text = edited["edits"][0]["newText"].as_str().unwrap();
    write(client, "a.self.review.md", text);
}

fn write(client: &mut Client, name: &str, text: &str) {
    client.write(name, text);
    let change = json!({ "uri": client.uri(name), "type": 2 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

/// The titles of the lenses, once they satisfy `is_wanted`.
fn lenses(client: &mut Client, is_wanted: impl Fn(&str) -> bool) -> String {
    loop {
        let lenses = client.ask("textDocument/codeLens", NAME, json!({}));
        let lenses = lenses.as_array().unwrap().iter();
        let titles: Vec<&str> = lenses
            .filter_map(|lens| lens["command"]["title"].as_str())
            .collect();
        let titles = titles.join(" | ");
        if is_wanted(&titles) {
            return titles;
        }
        client.wait_for_request("workspace/codeLens/refresh");
    }
}

fn hover(client: &mut Client, line: u32, character: u32) -> String {
    let place = json!({ "line": line, "character": character });
    let hover = client.ask("textDocument/hover", NAME, json!({ "position": place }));
    hover["contents"]["value"].as_str().unwrap().to_owned()
}

const SAID: &str = "I did say this: Keeps memory within bounds";

#[test]
fn the_candidate_rules_on_what_the_answer_makes_and_on_what_was_given_away() {
    let (mut client, _) = client();
    expect![[r"
        reveal the model answer
        I did not say this: Outdated copies vanish unaided
        I did say this: Keeps memory within bounds
        add the next question
        add the next due question"]]
    .assert_eq(&titles(&actions(&mut client)));
    client.finish();
}

#[test]
fn a_review_that_cannot_be_read_is_left_as_it_is() {
    let (mut client, _) = client();
    let latin = b"---\nreview: a.answers.md\nreviewer: self\n---\n\nna\xefve\n";
    fs::write(client.path("a.self.review.md"), latin).unwrap();
    let all = actions(&mut client);
    let action = all.iter().find(|action| action["title"] == SAID).unwrap();
    let refused = client.answer("codeAction/resolve", action.clone());
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("a.self.review.md: is not UTF-8"), "{refused}");
    client.finish();
}

/// What the editor is told where the candidate's review is `review`.
fn refusal_over(review: &str) -> String {
    let (mut client, _) = client();
    client.write("a.self.review.md", review);
    let all = actions(&mut client);
    let action = all.iter().find(|action| action["title"] == SAID).unwrap();
    let refused = client.answer("codeAction/resolve", action.clone());
    let message = refused["error"]["message"].as_str();
    let message = message.unwrap_or_else(|| panic!("{refused}")).to_owned();
    client.finish();
    let (_, reason) = message.split_once("a.self.review.md: ").unwrap();
    reason.to_owned()
}

#[test]
fn the_candidate_does_not_rule_in_a_review_that_is_not_the_candidates() {
    let of_mentor = refusal_over("---\nreview: a.answers.md\nreviewer: anna\n---\n");
    assert!(
        of_mentor.starts_with("this review is by `anna` and not by `self`"),
        "{of_mentor}"
    );
    let of_nobody = refusal_over("garbage\n");
    assert!(
        of_nobody.starts_with("this review is by `unnamed`"),
        "{of_nobody}"
    );
    let of_other = refusal_over("---\nreview: other.answers.md\nreviewer: self\n---\n");
    assert!(
        of_other.starts_with("this review is not of this sheet; write `review: a.answers.md`"),
        "{of_other}"
    );
}

#[test]
fn an_empty_review_becomes_the_candidates() {
    let (mut client, _) = client();
    write(&mut client, "a.self.review.md", "\n");
    carry_out(&mut client, SAID);
    lenses(&mut client, |titles| titles.contains("you differ"));
    client.finish();
}

#[test]
fn what_is_said_of_an_answer_is_not_said_of_another_text() {
    let (mut client, _) = client();
    let all = actions(&mut client);
    let action = all.iter().find(|action| action["title"] == SAID).unwrap();
    client.edit(NAME, 2, [8, 0, 8, 9], "");
    let refused = client.answer("codeAction/resolve", action.clone());
    assert_eq!(
        refused["error"]["message"],
        "the document has changed since; ask again"
    );
    client.diagnostics(NAME, 2);
    client.finish();
}

#[test]
fn both_views_stand_side_by_side_and_can_be_taken_back() {
    let (mut client, uri) = client();
    carry_out(&mut client, SAID);
    let shown = lenses(&mut client, |titles| titles.contains("you differ"));
    assert!(
        shown.ends_with("you differ on 1 point · propose your words"),
        "{shown}"
    );
    let on_heading = hover(&mut client, 4, 6);
    assert!(
        on_heading.contains("- Keeps memory within bounds: you: said · machine: missed"),
        "{on_heading}"
    );
    let rubric = client.command("examen.showRubric", json!({ "uri": uri, "question": "lifetime" }));
    assert_eq!(rubric["points"][1]["you"], "said");
    let line = "- 0/1 · missed · Keeps memory within bounds · you: said";
    assert!(rubric["markdown"].as_str().unwrap().contains(line), "{rubric}");
    carry_out(
        &mut client,
        "take back what I said about: Keeps memory within bounds",
    );
    lenses(&mut client, |titles| !titles.contains("you differ"));
    carry_out(&mut client, "I did not say this: Outdated copies vanish unaided");
    let shown = lenses(&mut client, |titles| titles.contains("you differ"));
    // There is nothing to propose where the candidate says less.
    assert!(shown.ends_with("you differ on 1 point"), "{shown}");
    let on_words = hover(&mut client, 7, 4);
    assert!(on_words.contains("you: not said · machine: met"), "{on_words}");
    client.finish();
}

#[test]
fn a_review_counts_that_is_open_and_not_saved_yet() {
    let (mut client, _) = client();
    let all = actions(&mut client);
    let action = all.iter().find(|action| action["title"] == SAID).unwrap();
    let resolved = client.request("codeAction/resolve", action.clone());
    let text = resolved["edit"]["documentChanges"][1]["edits"][0]["newText"]
        .as_str()
        .unwrap();
    client.open("a.self.review.md", text);
    lenses(&mut client, |titles| titles.contains("you differ"));
    client.diagnostics("a.self.review.md", 1);
    client.finish();
}

#[test]
fn a_proposal_makes_the_point_and_is_looked_at_first() {
    let (mut client, uri) = client();
    carry_out(&mut client, SAID);
    lenses(&mut client, |titles| titles.contains("you differ"));
    let proposal = actions(&mut client);
    let proposal = proposal
        .iter()
        .find(|action| action["title"] == "propose my words to the bank for: Keeps memory within bounds");
    let command = &proposal.unwrap()["command"];
    let result = client.command(
        command["command"].as_str().unwrap(),
        command["arguments"][0].clone(),
    );
    assert_eq!(
        (&result["words"], &result["patch"]),
        (&json!("ram machine"), &Value::Null)
    );
    let asked = client.wait_for_request("workspace/applyEdit");
    let edit = &asked["params"]["edit"];
    assert_eq!(edit["changeAnnotations"]["confirm"]["needsConfirmation"], true);
    let change = &edit["documentChanges"][0]["edits"][0];
    assert_eq!(change["annotationId"], "confirm");
    // The bank as it stands after the edit gives the mark, and nobody differs any more.
    let mut lines: Vec<&str> = BANK.lines().collect();
    let line = change["range"]["start"]["line"].as_u64().unwrap() as usize;
    let added = change["newText"].as_str().unwrap().trim_start_matches('\n');
    lines.insert(line + 1, added);
    assert_eq!(
        lines[line..=line + 1],
        ["  - memory limit*/bound*", "  - ram machine"]
    );
    write(&mut client, "mini.bank.md", &(lines.join("\n") + "\n"));
    let shown = lenses(&mut client, |titles| titles.contains("3/4 marks"));
    assert!(!shown.contains("you differ"), "{shown}");
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["questions"][0]["points"], json!({ "met": 2, "all": 3 }));
    client.finish();
}

#[test]
fn an_editor_that_cannot_ask_first_gets_a_plain_edit() {
    let (mut client, uri) = client_with(capabilities());
    let argument = json!({ "uri": uri, "question": "lifetime", "point": "memory" });
    client.command("examen.proposePhrase", argument);
    let asked = client.wait_for_request("workspace/applyEdit");
    let edit = &asked["params"]["edit"];
    assert_eq!(edit["changeAnnotations"], Value::Null);
    assert_eq!(
        edit["documentChanges"][0]["edits"][0]["newText"],
        "\n  - ram machine"
    );
    client.finish();
}

#[test]
fn words_that_would_not_make_the_point_are_not_proposed() {
    let (mut client, uri) = client();
    client.edit(NAME, 2, [7, 0, 9, 0], "A cache needs a lifetime.\n");
    client.diagnostics(NAME, 2);
    let argument = json!({ "uri": uri, "question": "lifetime", "point": "memory" });
    let refused = client.refusal("examen.proposePhrase", argument);
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .starts_with("no words of the answer would earn")
    );
    client.finish();
}

#[test]
fn nothing_is_proposed_for_a_point_that_the_machine_sees() {
    let (mut client, uri) = client();
    let refuse = |client: &mut Client| {
        let argument = json!({ "uri": client.uri(NAME), "question": "lifetime", "point": "outdated" });
        let refused = client.refusal("examen.proposePhrase", argument);
        assert_eq!(
            refused["message"],
            "the machine sees the point in this answer as the bank stands; lines of evidence are for what it does not see"
        );
    };
    refuse(&mut client);
    // Nor where a mentor does not.
    let (_, answer) = SHEET.split_once("-->").unwrap();
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["questions"][0]["points"]["met"], 1);
    let hash = AnswerHash::of(answer.trim());
    let review = format!(
        "---\nreview: {NAME}\nreviewer: m-1\n---\n\n## lifetime\n<!-- answer: {hash} -->\n\n- [ ] outdated\n"
    );
    write(&mut client, "a.review.md", &review);
    lenses(&mut client, |titles| titles.contains("0 of 3 points"));
    refuse(&mut client);
    client.finish();
}

#[test]
fn for_the_bank_that_ships_with_the_program_a_patch_is_made() {
    let mut client = Client::with(&[]);
    let sheet = "---\nsheet: backend-developer\n---\n\n## Caching\n<!-- q: caching -->\n\n\
                 Heavy rows sit ready in fast silicon chips.\n";
    client.open(NAME, sheet);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    let argument = json!({ "uri": uri, "question": "caching", "point": "memory-store" });
    let proposed = client.command("examen.proposePhrase", argument);
    assert_eq!(proposed["bank"], Value::Null);
    let patch = proposed["patch"].as_str().unwrap();
    assert!(
        patch.starts_with("--- a/index/backend-developer.bank.md\n"),
        "{patch}"
    );
    assert!(
        patch.contains(&format!("\n+  - {}\n", proposed["words"].as_str().unwrap())),
        "{patch}"
    );
    // It applies to the bank of the project.
    let index = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../index/backend-developer.bank.md"
    );
    let bank = fs::read_to_string(index).unwrap();
    let kept: String = patch
        .lines()
        .skip(3)
        .filter(|line| !line.starts_with('+'))
        .map(|line| format!("{}\n", &line[1..]))
        .collect();
    assert!(bank.contains(&kept), "{kept}");
    let said = client.notification("window/showMessage", |_| true);
    assert!(said["message"].as_str().unwrap().contains("cannot be changed"));
    client.finish();
}

#[test]
fn what_the_candidate_says_goes_into_the_history_with_the_answer_and_also_later() {
    let (mut client, uri) = client();
    carry_out(&mut client, SAID);
    lenses(&mut client, |titles| titles.contains("you differ"));
    let path = client.path("history.sqlite3");
    let ticks = || {
        let log = AttemptLog::open(&path, Timestamp::now()).unwrap();
        let kept = log.attempts(&AttemptFilter::default()).unwrap();
        assert_eq!(kept.len(), 1);
        kept[0].ticks.clone()
    };
    client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(ticks().get(&PointId::new("memory")), Some(&Tick::Made));
    // Judged again after the submission: the same attempt, another word on it.
    carry_out(&mut client, "I did not say this: Outdated copies vanish unaided");
    lenses(&mut client, |titles| titles.contains("you differ on 2 points"));
    let again = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(again["attempts"], 0);
    assert_eq!(ticks().get(&PointId::new("outdated")), Some(&Tick::Missed));
    client.finish();
}
