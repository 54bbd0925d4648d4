//! Questions of one id in two banks.

use serde_json::{Value, json};

use super::client::Client;

const NAME: &str = "a.answers.md";
const SEA: &str = "---\nbank: sea\n---\n## What is a wave of water?\n<!-- id: wave -->\n### Points\n- It moves energy\n  - energy\n\n\
                   ## What do buoys mark?\n<!-- id: buoys -->\n### Points\n- Channels\n  - channel\n";
const STARS: &str = "---\nbank: stars\n---\n## What is a wave of light?\n<!-- id: wave -->\n### Points\n- A field that swings ^field\n  - field\n";
/// Two answers in the same words.
const BOTH: &str = "## What is a wave of water?\n\nA field of energy.\n\n## What is a wave of light?\n\nA field of energy.\n";

fn opened(text: &str) -> Client {
    let mut client = Client::with(&[("sea.bank.md", SEA), ("stars.bank.md", STARS)]);
    client.open(NAME, text);
    client.diagnostics(NAME, 1);
    client
}

fn write(client: &mut Client, name: &str, text: &str) {
    client.write(name, text);
    let change = json!({ "uri": client.uri(name), "type": 1 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

fn actions(client: &mut Client, line: u32) -> Vec<Value> {
    let place = json!({ "line": line, "character": 3 });
    let range = json!({ "start": place, "end": place });
    let params = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = client.ask("textDocument/codeAction", NAME, params);
    actions.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> String {
    let titles = actions.iter().map(|action| action["title"].as_str().unwrap());
    titles.collect::<Vec<_>>().join("\n")
}

/// What the candidate may say of the answer at `line`.
fn said(client: &mut Client, line: u32) -> String {
    let actions = actions(client, line);
    let titles = titles(&actions);
    let said = titles
        .lines()
        .filter(|title| title.contains("said") || title.contains("did not"));
    said.collect::<Vec<_>>().join("\n")
}

/// Says goodbye where it is open how many times diagnostics came.
fn end(mut client: Client) {
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}

/// Asks until the answer is `expected`: a server takes a moment to look at files.
fn check<T: PartialEq + std::fmt::Debug>(expected: T, mut ask: impl FnMut() -> T) {
    let mut found = ask();
    for _ in 0..200 {
        if found == expected {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        found = ask();
    }
    assert_eq!(found, expected);
}

#[test]
fn rulings_on_the_same_words_are_kept_apart() {
    let mut client = opened(BOTH);
    let rule = |client: &mut Client, line: u32, title: &str| {
        let actions = actions(client, line);
        let action = actions.iter().find(|action| action["title"] == title);
        let action = action.unwrap_or_else(|| panic!("no `{title}` in:\n{}", titles(&actions)));
        let resolved = client.request("codeAction/resolve", action.clone());
        let changes = resolved["edit"]["documentChanges"].as_array().unwrap();
        let edited = changes.iter().find(|change| change["edits"].is_array()).unwrap();
        let text = edited["edits"][0]["newText"].as_str().unwrap().to_owned();
        write(client, "a.self.review.md", &text);
        text
    };
    rule(&mut client, 6, "I did not say this: A field that swings");
    check(
        "take back what I said about: A field that swings".to_owned(),
        || said(&mut client, 6),
    );
    assert_eq!(said(&mut client, 2), "I did not say this: It moves energy");
    let both = rule(&mut client, 2, "I did not say this: It moves energy");
    let (stars, sea) = both.split_once("## sea/wave").unwrap();
    assert!(
        stars.contains("## stars/wave") && stars.contains("[ ] field") && sea.contains("[ ] it-moves-energy"),
        "{both}"
    );
    end(client);
}

#[test]
fn a_section_without_a_bank_is_about_the_answer_whose_question_has_its_points() {
    let mut client = opened(BOTH);
    let hash = examen_bank::AnswerHash::of("A field of energy.");
    let section = |name: &str, point: &str| {
        format!(
            "---\nreview: a.answers.md\nreviewer: self\n---\n\n## {name}\n<!-- answer: {hash} -->\n\n- [ ] {point}\n"
        )
    };
    write(
        &mut client,
        "a.self.review.md",
        &section("wave", "it-moves-energy"),
    );
    check("take back what I said about: It moves energy".to_owned(), || {
        said(&mut client, 2)
    });
    assert_eq!(said(&mut client, 6), "I did not say this: A field that swings");
    write(&mut client, "a.self.review.md", &section("wave", "field"));
    check(
        "take back what I said about: A field that swings".to_owned(),
        || said(&mut client, 6),
    );
    assert_eq!(said(&mut client, 2), "I did not say this: It moves energy");
    write(&mut client, "a.self.review.md", &section("wave", "crest"));
    let found = client.diagnostics_until(NAME, |found| {
        found.iter().any(|finding| finding["code"] == "ambiguous-review")
    });
    let mut lines = Vec::new();
    for finding in found
        .iter()
        .filter(|finding| finding["code"] == "ambiguous-review")
    {
        let message = finding["message"].as_str().unwrap();
        assert!(message.contains("write `sea/wave` or `stars/wave`"), "{message}");
        lines.push(finding["range"]["start"]["line"].clone());
    }
    assert_eq!(lines, [0, 4]);
    end(client);
}

#[test]
fn a_question_of_another_bank_is_added_to_a_sheet_that_names_its_own() {
    let text = "---\nsheet: sea\n---\n## What do buoys mark?\n\nChannels.\n";
    let mut client = opened(text);
    let uri = client.uri(NAME);
    let added = client.command("examen.nextQuestion", json!({ "uri": uri, "bank": "stars" }));
    assert_eq!(added["id"], "stars/wave");
    client.edit(
        NAME,
        2,
        [6, 0, 6, 0],
        "## Light\n<!-- q: stars/wave -->\n\nA field.\n",
    );
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    let ids: Vec<&Value> = sheet["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert_eq!(ids, ["buoys", "stars/wave"]);
    assert_eq!(sheet["questions"][1]["state"], "graded");
    end(client);
}

#[test]
fn what_is_found_is_named_as_the_sheet_would_name_it() {
    let mut client = opened("---\nsheet: stars\n---\n");
    let uri = client.uri(NAME);
    for (argument, expected) in [
        (json!({ "query": "buoys" }), "<!-- q: buoys -->"),
        (json!({ "query": "buoys", "uri": uri }), "<!-- q: sea/buoys -->"),
        (
            json!({ "query": "light", "uri": uri, "bank": "stars" }),
            "<!-- q: wave -->",
        ),
    ] {
        let found = client.command("examen.search", argument);
        let insert = found[0]["insert"].as_str().unwrap();
        assert!(insert.contains(expected), "{insert}");
    }
    end(client);
}

#[test]
fn an_answer_to_one_is_no_answer_to_the_other() {
    let mut client = opened("---\ntitle: mixed\n---\n## What is a wave of water?\n\nEnergy.\n\n## \n");
    let uri = client.uri(NAME);
    let next = client.command("examen.nextQuestion", json!({ "uri": uri, "bank": "stars" }));
    assert_eq!(
        (&next["id"], &next["added"]),
        (&json!("stars/wave"), &json!(true)),
        "{next}"
    );
    let named = client.command("examen.nextQuestion", json!({ "uri": uri, "id": "stars/wave" }));
    assert_eq!(
        (&named["heading"], &named["added"]),
        (&json!("What is a wave of light?"), &json!(true)),
        "{named}"
    );
    let found = client.command("examen.search", json!({ "query": "wave light" }));
    let insert = found[0]["insert"].as_str().unwrap();
    assert!(insert.contains("<!-- q: stars/wave -->"), "{insert}");
    let place = json!({ "position": { "line": 7, "character": 3 } });
    let completion = client.ask("textDocument/completion", NAME, place);
    let items = completion["items"].as_array().unwrap().iter();
    let mut offered: Vec<&str> = items
        .map(|item| item["textEdit"]["newText"].as_str().unwrap())
        .collect();
    offered.sort_unstable();
    assert_eq!(
        offered,
        [
            "What do buoys mark?\n<!-- q: buoys -->",
            "What is a wave of light?\n<!-- q: stars/wave -->"
        ]
    );
    end(client);
}

#[test]
fn text_under_no_question_may_be_that_of_a_namesake() {
    let mut client =
        opened("## What is a wave of water?\n\nEnergy.\n\n## Tell me of waves of light\n\nA field.\n");
    let all = titles(&actions(&mut client, 4));
    assert!(all.contains("this is the question `stars/wave`"), "{all}");
    end(client);
}

#[test]
fn hints_are_kept_when_a_bank_comes_and_goes() {
    let mut client = Client::with(&[("sea.bank.md", SEA)]);
    let text = "## What is a wave of water?\n\nIt is wet.\n";
    client.open(NAME, text);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    let hint = |client: &mut Client, question: &str| {
        client.command(
            "examen.hint",
            json!({ "uri": uri, "question": question, "quiet": true }),
        )
    };
    assert_eq!(hint(&mut client, "wave")["grade"], 1);
    client.open("stars.bank.md", STARS);
    let of_question = |client: &mut Client| {
        let sheet = client.command("examen.sheet", json!({ "uri": uri }));
        let question = &sheet["questions"][0];
        (question["id"].clone(), question["hints"].clone())
    };
    client.diagnostics("stars.bank.md", 1);
    check((json!("sea/wave"), json!(1)), || of_question(&mut client));
    assert_eq!(hint(&mut client, "sea/wave")["grade"], 2);
    client.close("stars.bank.md");
    check((json!("wave"), json!(2)), || of_question(&mut client));
    end(client);
}

#[test]
fn a_review_leads_to_the_question_of_the_bank_it_names() {
    let mut client = opened(BOTH);
    let review = "---\nreview: a.answers.md\nreviewer: m-1\n---\n\n## stars/wave\n\n- [x] field: yes\n\n## sea/wave\n\n- [x] \n\n## w\n";
    client.open("a.review.md", review);
    client.diagnostics("a.review.md", 1);
    let leads = |client: &mut Client, line: u32, character: u32| {
        let place = json!({ "position": { "line": line, "character": character } });
        let found = client.ask("textDocument/definition", "a.review.md", place);
        let uri = found["uri"].as_str();
        uri.unwrap_or_else(|| panic!("{found}"))
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(leads(&mut client, 5, 10), "stars.bank.md");
    assert_eq!(leads(&mut client, 7, 8), "stars.bank.md");
    assert_eq!(leads(&mut client, 9, 8), "sea.bank.md");
    let labels = |client: &mut Client, line: u32, character: u32| {
        let place = json!({ "position": { "line": line, "character": character } });
        let completion = client.ask("textDocument/completion", "a.review.md", place);
        let items = completion["items"].as_array().unwrap().iter();
        items
            .map(|item| item["label"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(&mut client, 11, 6), ["it-moves-energy"]);
    let offered = labels(&mut client, 13, 4);
    assert!(
        offered.contains(&"sea/wave".to_owned())
            && offered.contains(&"stars/wave".to_owned())
            && offered.contains(&"buoys".to_owned()),
        "{offered:?}"
    );
    end(client);
}
