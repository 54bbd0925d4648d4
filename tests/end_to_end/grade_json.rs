//! `examen grade --format json`

use expect_test::expect;
use serde_json::{Value, json};

use super::fixtures::sheet;
use super::sandbox::Sandbox;

#[test]
fn the_document_holds_every_point() {
    let document = Sandbox::mini().run("grade a.answers.md --format json").json();
    assert_eq!(document["schema"], "examen.grade/1");
    let sheet = &document["sheets"][0];
    assert_eq!(sheet["candidate"], "c-01");
    assert_eq!(sheet["bank"], json!({"name": "mini", "path": "mini.bank.md"}));
    assert_eq!(sheet["score"], json!({"awarded": 2.0, "available": 8.0}));
    let outcomes: Vec<&Value> = sheet["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| &q["outcome"])
        .collect();
    assert_eq!(outcomes, ["graded", "skipped", "graded"]);
    expect![[r#"
        {
          "bank": {
            "name": "mini",
            "path": "mini.bank.md"
          },
          "end": 259,
          "follow_ups": [],
          "graded_by": "points",
          "hash": "2aebefc1",
          "heading": "A report that took a second last year takes a minute now. Where do you look?",
          "id": "slow-report",
          "kind": "technical",
          "outcome": "graded",
          "points": [
            {
              "coverage": 1.0,
              "evidence": [
                {
                  "end": 16,
                  "kind": "exact",
                  "start": 11,
                  "term": "query"
                },
                {
                  "end": 21,
                  "kind": "phrase",
                  "start": 11,
                  "term": "query plan"
                },
                {
                  "end": 21,
                  "kind": "exact",
                  "start": 17,
                  "term": "plan"
                }
              ],
              "id": "looks",
              "label": "Looks at the query plan before changing anything",
              "marks": 2.0,
              "requirement": "knock-out",
              "state": "met",
              "value": 2.0
            },
            {
              "coverage": 1.0,
              "evidence": [
                {
                  "end": 47,
                  "kind": "misspelt",
                  "start": 43,
                  "term": "index"
                },
                {
                  "end": 63,
                  "kind": "inflected",
                  "start": 55,
                  "term": "filter"
                }
              ],
              "id": "adds-an-index",
              "label": "Adds an index that the filter can use",
              "marks": 2.0,
              "requirement": "ordinary",
              "state": "met",
              "value": 2.0
            },
            {
              "coverage": 0.0,
              "evidence": [],
              "id": "moves-old-rows",
              "label": "Moves old rows out of the way",
              "marks": 0.0,
              "requirement": "ordinary",
              "state": "missed",
              "value": 1.0
            },
            {
              "coverage": 1.0,
              "evidence": [
                {
                  "end": 109,
                  "kind": "exact",
                  "start": 103,
                  "term": "bigger"
                },
                {
                  "end": 116,
                  "kind": "exact",
                  "start": 110,
                  "term": "server"
                }
              ],
              "id": "buys-a-bigger",
              "label": "Buys a bigger machine first",
              "marks": -2.0,
              "requirement": "ordinary",
              "state": "claimed",
              "value": -2.0,
              "why": "The plan stays as bad as it was."
            }
          ],
          "score": {
            "available": 5.0,
            "awarded": 2.0
          },
          "start": 142,
          "tags": [
            "databases",
            "performance"
          ],
          "topic": "Databases"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&sheet["questions"][0]).unwrap());
}

#[test]
fn evidence_are_bytes_of_the_answer() {
    let sandbox = Sandbox::mini();
    let document = sandbox.run("grade a.answers.md --format json").json();
    let question = &document["sheets"][0]["questions"][0];
    let text = sandbox.read("a.answers.md");
    let start = question["start"].as_u64().unwrap() as usize;
    let words = &question["points"][0]["evidence"][0];
    let range = |key: &str| start + words[key].as_u64().unwrap() as usize;
    assert_eq!(&text[range("start")..range("end")], "query");
}

#[test]
fn near_misses_come_with_details() {
    let sandbox = Sandbox::mini().file("a.answers.md", sheet("I looked at the plans of the house."));
    let nearest = |args: &str| {
        let document = sandbox.run(args).json();
        let points = document["sheets"][0]["questions"][0]["points"]
            .as_array()
            .unwrap()
            .clone();
        points.iter().any(|point| point.get("nearest").is_some())
    };
    assert!(!nearest("grade a.answers.md --format json"));
    assert!(nearest("grade a.answers.md --format json --details"));
}

#[test]
fn issues_and_problems_are_in_the_document() {
    let sandbox = Sandbox::mini().file("bad.answers.md", b"\xff\xfe").file(
        "c.answers.md",
        "---\nsheet: mini\n---\n\n## What?\n<!-- q: nope -->\n\nx\n",
    );
    let run = sandbox.run("grade . --format json");
    let document = run.code(1).json();
    assert_eq!(document["sheets"][1]["issues"][0]["code"], "unknown-question-id");
    assert_eq!(document["sheets"][1]["issues"][0]["line"], 6);
    assert_eq!(document["problems"][0]["path"], "bad.answers.md");
}
