//! What is due, as lenses and commands say it.

use std::fs;

use examen_bank::{AnswerHash, Marks, PointId, QuestionId, Revision, Score, State};
use examen_history::{Attempt, AttemptFilter, AttemptLog, PointOutcome, Source};
use expect_test::expect;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, SHEET};

const NAME: &str = "a.answers.md";

/// An attempt at `question` so many days ago that made the points in `made`.
fn attempt(question: &str, days: i64, points: &[&str], made: &[&str]) -> Attempt {
    let outcomes = points.iter().map(|point| {
        let is_made = made.contains(point);
        PointOutcome {
            point: PointId::new(*point),
            value: Marks::whole(1),
            marks: Marks::whole(i32::from(is_made)),
            state: if is_made { State::Met } else { State::Missed },
            evidence: Vec::new(),
        }
    });
    let points: Vec<PointOutcome> = outcomes.collect();
    Attempt {
        bank: "mini".to_owned(),
        question: QuestionId::new(question),
        revision: Revision::of(""),
        at: Timestamp::now() - SignedDuration::from_hours(24 * days),
        score: Score {
            awarded: points.iter().map(|point| point.marks).sum(),
            available: Marks::whole(points.len() as i32),
        },
        points,
        hints: Vec::new(),
        seconds: 60,
        words: 20,
        source: Source::Terminal,
        grader: "test".to_owned(),
        answer_hash: AnswerHash::of(&days.to_string()),
        answer: None,
    }
}

fn with_history(attempts: &[Attempt]) -> Client {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    if !attempts.is_empty() {
        let mut log = AttemptLog::open(&client.path("history.sqlite3"), Timestamp::now()).unwrap();
        for attempt in attempts {
            log.record(attempt).unwrap();
        }
    }
    client.introduce(
        super::client::capabilities(),
        json!({ "diagnostics": { "pauseMs": 0 } }),
    );
    client
}

fn open(client: &mut Client, text: &str) -> String {
    client.open(NAME, text);
    client.diagnostics(NAME, 1);
    client.uri(NAME)
}

/// The titles of the lenses on a line, as soon as the history was read.
fn lenses_with_history(client: &mut Client, line: u64) -> Vec<String> {
    loop {
        let titles = lenses(client, line);
        if titles.iter().any(|title| title.starts_with("last")) {
            return titles;
        }
        client.wait_for_request("workspace/codeLens/refresh");
    }
}

/// The titles of the lenses on a line.
fn lenses(client: &mut Client, line: u64) -> Vec<String> {
    let lenses = client.ask("textDocument/codeLens", NAME, json!({}));
    let here = lenses.as_array().into_iter().flatten();
    here.filter(|lens| lens["range"]["start"]["line"] == line)
        .map(|lens| lens["command"]["title"].as_str().unwrap().to_owned())
        .collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let questions = list.as_array().unwrap().iter();
    questions
        .map(|question| question["id"].as_str().unwrap())
        .collect()
}

#[test]
fn a_lens_says_the_last_marks_and_when_a_question_is_due() {
    let points = ["outdated", "memory", "jitter"];
    let mut client = with_history(&[attempt("lifetime", 1, &points, &points)]);
    open(&mut client, SHEET);
    expect![[r#"
        [
            "1/4 marks · 1 of 3 points",
            "hint",
            "reveal",
            "next question",
            "last 3/3 · due tomorrow",
        ]
    "#]]
    .assert_debug_eq(&lenses_with_history(&mut client, 4));
    // Nothing is said about a question that was never answered.
    assert_eq!(
        lenses(&mut client, 10),
        ["2 marks to earn", "hint", "next question"]
    );
    client.finish();
}

#[test]
fn a_lens_is_news_after_a_submission_and_an_interview_says_nothing_before() {
    let mut client = with_history(&[]);
    let interview = SHEET.replace("sheet: mini\n", "sheet: mini\nmode: interview\n");
    let uri = open(&mut client, &interview);
    assert_eq!(lenses(&mut client, 5), ["interview · submit"]);
    client.command("examen.submit", json!({ "uri": uri }));
    let after = lenses_with_history(&mut client, 5);
    assert_eq!(after.last().unwrap(), "last 1/4 · due tomorrow");
    client.diagnostics_until(NAME, |it| !it.is_empty());
    client.finish();
}

#[test]
fn a_second_interview_on_the_same_question_does_not_say_what_the_first_earned() {
    let points = ["outdated", "memory", "jitter"];
    let mut client = with_history(&[attempt("lifetime", 30, &points, &points)]);
    open(
        &mut client,
        &SHEET.replace("sheet: mini\n", "sheet: mini\nmode: interview\n"),
    );
    // The history was read now, and this is what is remembered.
    client.command("examen.due", json!({}));
    assert_eq!(lenses(&mut client, 5), ["interview · submit"]);
    client.finish();
}

#[test]
fn without_a_history_everything_is_new_and_no_file_is_made() {
    let mut client = with_history(&[]);
    let list = client.command("examen.due", json!({}));
    assert_eq!(
        list["counts"],
        json!({ "due": 0, "new": 2, "later": 0, "weak": 0 })
    );
    assert_eq!(list["today"], json!({ "due": 50, "new": 10 }));
    assert_eq!(ids(&list["new"]), ["lifetime", "pay-once"]);
    assert!(!client.path("history.sqlite3").exists());
    client.finish();
}

#[test]
fn due_questions_come_with_their_last_marks_and_without_labels() {
    let points = ["outdated", "memory", "jitter"];
    let missed = |days| attempt("lifetime", days, &points, &["outdated"]);
    let mut client = with_history(&[missed(9), missed(7), missed(5), missed(3)]);
    let list = client.command("examen.due", json!({ "limit": 1 }));
    let due = &list["due"][0];
    assert_eq!(
        (
            &due["id"],
            &due["when"],
            &due["last"]["when"],
            &due["last"]["attempts"],
            &due["leeches"]
        ),
        (
            &json!("lifetime"),
            &json!("due since 2 days"),
            &json!("3 days ago"),
            &json!(4),
            &json!(2)
        )
    );
    assert_eq!(due["last"]["marks"], json!({ "awarded": 1.0, "available": 3.0 }));
    assert_eq!(
        (&list["counts"]["weak"], list["weak"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
    assert_eq!(list["weak"][0]["label"], Value::Null);
    let said = client.traffic.join("\n");
    assert!(
        !said.contains("Keeps memory within bounds"),
        "a label was told before it was asked for"
    );
    let revealed = client.command("examen.due", json!({ "reveal": true }));
    let labels: Vec<&Value> = revealed["weak"]
        .as_array()
        .unwrap()
        .iter()
        .map(|weak| &weak["label"])
        .collect();
    assert_eq!(
        labels,
        [
            &json!("Keeps memory within bounds"),
            &json!("Spreads expiry against stampedes")
        ]
    );
    let other = client.command("examen.due", json!({ "topic": "payments" }));
    assert_eq!(
        other["counts"],
        json!({ "due": 0, "new": 1, "later": 0, "weak": 0 })
    );
    client.finish();
}

#[test]
fn the_next_due_question_goes_before_the_next_in_the_bank() {
    let mut client = with_history(&[attempt("pay-once", 9, &["repeatable"], &[])]);
    let uri = open(&mut client, "---\nsheet: mini\n---\n");
    let added = client.command("examen.nextQuestion", json!({ "uri": uri, "due": true }));
    assert_eq!(added["id"], "pay-once");
    let first = client.command("examen.nextQuestion", json!({ "uri": uri }));
    assert_eq!(first["id"], "lifetime");
    client.finish();
}

#[test]
fn where_nothing_is_due_it_says_when_something_will_be() {
    let (a, b) = (["outdated", "memory", "jitter"], ["repeatable"]);
    let mut client = with_history(&[attempt("lifetime", 0, &a, &a), attempt("pay-once", 0, &b, &b)]);
    let uri = open(&mut client, "---\nsheet: mini\n---\n");
    let added = client.command("examen.nextQuestion", json!({ "uri": uri, "due": true }));
    assert_eq!(added, Value::Null);
    let said = client.notification("window/showMessage", |_| true);
    expect!["nothing of `mini` is due today that is not in this sheet; the next one is due in 2 days"]
        .assert_eq(said["message"].as_str().unwrap());
    client.finish();
}

#[test]
fn a_history_that_cannot_be_used_is_said_and_costs_nothing_else() {
    let check = |spoil: fn(&std::path::Path), words: &str| {
        let mut client = Client::fresh();
        client.write("mini.bank.md", BANK);
        spoil(&client.path("history.sqlite3"));
        client.introduce(
            super::client::capabilities(),
            json!({ "diagnostics": { "pauseMs": 0 } }),
        );
        let uri = open(&mut client, SHEET);
        let due = client.refusal("examen.due", json!({}));
        assert_eq!(due["code"], -32803);
        assert!(due["message"].as_str().unwrap().contains(words), "{due}");
        // What does not need the history works: marks, and the feedback after a submission.
        assert_eq!(lenses(&mut client, 4)[0], "1/4 marks · 1 of 3 points");
        let submitted = client.command("examen.submit", json!({ "uri": uri }));
        assert_eq!(
            (&submitted["marks"]["awarded"], &submitted["attempts"]),
            (&json!(1.0), &json!(0))
        );
        assert!(
            submitted["problem"].as_str().unwrap().contains(words),
            "{submitted}"
        );
        let said = client.notification("window/showMessage", |_| true);
        assert!(
            said["message"]
                .as_str()
                .unwrap()
                .contains("hand the sheet in again later")
        );
        client.forget("window/logMessage");
        client.finish();
    };
    check(newer, "written by a newer Examen");
    check(
        |path| fs::write(path, "no database at all, only words".repeat(200)).unwrap(),
        "no history of Examen's",
    );
    check(damaged, "damaged");
}

fn newer(path: &std::path::Path) {
    drop(AttemptLog::open(path, Timestamp::now()).unwrap());
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
}

fn damaged(path: &std::path::Path) {
    let mut log = AttemptLog::open(path, Timestamp::now()).unwrap();
    for n in 0..200 {
        log.record(&attempt("lifetime", n, &["outdated"], &[])).unwrap();
    }
    drop(log);
    let mut bytes = fs::read(path).unwrap();
    // The first page stays, so that it is still a history.
    bytes[4096..].fill(0x5a);
    fs::write(path, bytes).unwrap();
}

#[test]
fn somebody_else_writing_does_not_hold_up_what_is_due() {
    let mut client = with_history(&[attempt("pay-once", 9, &["repeatable"], &[])]);
    client.command("examen.due", json!({}));
    let other = rusqlite::Connection::open(client.path("history.sqlite3")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let list = client.command("examen.due", json!({}));
    assert_eq!(ids(&list["due"]), ["pay-once"]);
    other.execute_batch("ROLLBACK").unwrap();
    client.finish();
}

#[test]
fn a_submission_is_on_the_disk_when_it_is_answered_and_counts_once_for_good() {
    let mut client = with_history(&[]);
    let uri = open(&mut client, SHEET);
    let first = client.command("examen.submit", json!({ "uri": uri }));
    let path = client.path("history.sqlite3");
    let kept = |path| {
        let log = AttemptLog::open(path, Timestamp::now()).unwrap();
        log.attempts(&AttemptFilter::default()).unwrap().len()
    };
    assert_eq!((&first["attempts"], kept(&path)), (&json!(1), 1));
    // Another server, as after a restart, knows of it.
    let mut client = client.restarted();
    let uri = open(&mut client, SHEET);
    let again = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!((&again["attempts"], kept(&path)), (&json!(0), 1));
    client.finish();
}

fn hover_on_heading(client: &mut Client) -> String {
    let at = json!({ "position": { "line": 4, "character": 6 } });
    let hover = client.ask("textDocument/hover", NAME, at);
    hover["contents"]["value"].as_str().unwrap().to_owned()
}

#[test]
fn a_hover_on_a_heading_tells_of_past_attempts() {
    let points = ["outdated", "memory", "jitter"];
    let past = [
        attempt("lifetime", 9, &points, &[]),
        attempt("lifetime", 3, &points, &["outdated"]),
    ];
    let mut client = with_history(&past);
    open(&mut client, SHEET);
    lenses_with_history(&mut client, 4);
    expect![[r#"
        **Why does a cache need a lifetime?**

        level 2 · Caching · caching · 5 min · `lifetime` in mini

        1/4 marks · 1 of 3 points

        handed in 2 times, last 3 days ago with 1/3"#]]
    .assert_eq(&hover_on_heading(&mut client));
    client.finish();
}

#[test]
fn a_hover_does_not_wait_for_a_history_that_is_absent_damaged_or_locked() {
    let check = |spoil: fn(&std::path::Path), is_problem: bool| {
        let mut client = Client::fresh();
        client.write("mini.bank.md", BANK);
        let path = client.path("history.sqlite3");
        spoil(&path);
        // Whoever holds the file this way lets nobody else read it.
        let lock = rusqlite::Connection::open(client.path("history.sqlite3")).unwrap();
        if !is_problem && path.metadata().is_ok_and(|file| file.len() > 0) {
            lock.pragma_update(None, "locking_mode", "EXCLUSIVE").unwrap();
            lock.execute_batch("BEGIN EXCLUSIVE").unwrap();
        }
        client.introduce(
            super::client::capabilities(),
            json!({ "diagnostics": { "pauseMs": 0 } }),
        );
        open(&mut client, SHEET);
        assert!(hover_on_heading(&mut client).ends_with("1/4 marks · 1 of 3 points"));
        if is_problem {
            client.notification("window/logMessage", |log| {
                log["message"].as_str().unwrap().contains("damaged")
            });
            let status = client.command("examen.status", json!({}));
            let problem = status["historyProblem"].as_str().unwrap();
            assert!(problem.contains("damaged"), "{problem}");
        }
        client.finish();
    };
    check(|_| {}, false);
    check(damaged, true);
    check(
        |path| drop(AttemptLog::open(path, Timestamp::now()).unwrap()),
        false,
    );
}
