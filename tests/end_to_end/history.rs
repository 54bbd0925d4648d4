//! `examen history`, `examen due` and `examen stats`.

use std::fs;

use expect_test::expect;

use super::fixtures::BANK;
use super::sandbox::Sandbox;

/// A history of one question that goes better and better, and another whose first point is a leech.
fn facts() -> String {
    let mut lines = String::new();
    let mut push = |day: u32, question: &str, points: &[(&str, i32, i32, &str)]| {
        let points: Vec<_> = points
            .iter()
            .map(|(point, value, marks, state)| {
                serde_json::json!({"point": point, "value": value, "marks": marks, "state": state})
            })
            .collect();
        let available: i64 = points.iter().map(|point| point["value"].as_i64().unwrap()).sum();
        let awarded: i64 = points.iter().map(|point| point["marks"].as_i64().unwrap()).sum();
        let fact = serde_json::json!({
            "fact": "attempt", "at": format!("2026-03-{day:02}T18:00:00Z"), "bank": "mini", "question": question,
            "revision": "0123456789abcdef", "awarded": awarded, "available": available, "points": points,
            "seconds": 120, "words": 40, "source": "editor", "grader": "0.1.0", "answer_hash": "51c7a0e2",
        });
        lines += &format!("{fact}\n");
    };
    for day in [1, 2, 3, 5] {
        push(
            day,
            "twice",
            &[
                ("makes-the-handler", 2, 0, "missed"),
                ("acknowledges-after", 1, 1, "met"),
            ],
        );
    }
    let plan = "looks";
    let (index, rows) = ("adds-an-index", "moves-old-rows");
    push(
        2,
        "slow-report",
        &[
            (plan, 2, 0, "missed"),
            (index, 2, 0, "missed"),
            (rows, 1, 0, "missed"),
        ],
    );
    push(
        3,
        "slow-report",
        &[
            (plan, 2, 2, "met"),
            (index, 2, 1, "partial"),
            (rows, 1, 0, "missed"),
        ],
    );
    push(
        6,
        "slow-report",
        &[(plan, 2, 2, "met"), (index, 2, 2, "met"), (rows, 1, 1, "met")],
    );
    push(
        20,
        "slow-report",
        &[(plan, 2, 2, "met"), (index, 2, 2, "met"), (rows, 1, 1, "met")],
    );
    lines
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new()
        .env("TZ", "UTC")
        .file("mini.bank.md", BANK)
        .file("facts.jsonl", facts());
    sandbox.run("history import facts.jsonl").stdout(expect![[r#"
        8 new, 0 known
    "#]]);
    sandbox
}

#[test]
fn what_is_due_is_listed_by_what_would_be_lost() {
    let sandbox = sandbox();
    sandbox
        .run("due --at 2026-03-06T20:00:00Z")
        .stdout(expect![[r#"
            1 due · 1 new · 1 later
            twice  due today  1/3  27 % at risk  1 leech · A worker may get the same mess…
            Today has room for 49 due and 10 new questions. `examen practice` asks them.
        "#]])
        .code(0);
    sandbox
        .run("due --at 2026-06-01")
        .stdout(expect![[r#"
            2 due · 1 new · 0 later
            twice        86 days overdue  1/3  54 % at risk  1 leech · A worker may get t…
            slow-report  67 days overdue  5/5  23 % at risk  A report that took a second…
            Today has room for 50 due and 10 new questions. `examen practice` asks them.
        "#]])
        .code(0);
    sandbox
        .run("due --at 2026-03-06T20:00:00Z --topic databases")
        .stdout(expect![[r#"
            0 due · 0 new · 1 later
            Nothing is due before 2026-03-07. `examen practice --ahead` asks all the same.
        "#]])
        .code(0);
}

#[test]
fn due_is_the_same_in_every_time_zone() {
    let sandbox = sandbox();
    let due = sandbox.run("due --format json --at 2026-03-29T01:30:00Z").text();
    for zone in [
        "Pacific/Kiritimati",
        "Europe/Berlin",
        "America/Los_Angeles",
        "Asia/Kathmandu",
    ] {
        let other = Sandbox::new()
            .env("TZ", zone)
            .file("mini.bank.md", BANK)
            .file("facts.jsonl", facts());
        other.run("history import facts.jsonl");
        assert_eq!(
            other.run("due --format json --at 2026-03-29T01:30:00Z").text(),
            due,
            "{zone}"
        );
    }
}

#[test]
fn statistics_fit_on_a_page() {
    let sandbox = sandbox();
    sandbox
        .run("stats --at 2026-03-21T12:00:00Z --weeks 4")
        .stdout(expect![[r#"
            ── Marks in 4 weeks ───────────────────────────────────────────── 17/32 marks ──
            100 %    │                                                        ██████████
                     │                                                        ██████████
                     │                                                        ██████████
             50 %    │                      ▄▄▄▄▄▄▄▄▄                         ██████████
                     │                      █████████                         ██████████
                     │                      █████████                         ██████████
              0 %    │                      █████████                         ██████████
                     └──────────────────────────────────────────────────────────────────────
            2026-02-22                                                             this week
              8 attempts in 4 weeks, 8 in all

            ── What you remember, if you stop now ──────────────────────────── 73 % today ──
            100 %│
                 │⣀⣀
                 │  ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
             50 %│
                 │
                 │
              0 %│
                 └──────────────────────────────────────────────────────────────────────────
             today                                                                2026-05-20
              due now 1, in a week 2, in a month 2; a point is asked again at 90 %

            ── Topics ──────────────────────────────────────────────────────────────────────
            topic      asked  due  remembered  leeches
            Databases  1/1    0    99 %
            Messaging  1/1    1    31 %        1
            People     0/1    0

            ── Weakest points, and the chance to remember them in a week ───────────────────
            37 %  missed 4 of 4             leech  twice        A worker may get the…
            87 %  3 points, missed 4 of 12         slow-report  A report that took a…
              A leech was missed four times: asking again does not help. Read about it, or
              tell somebody.
              What the points are is shown with --reveal.
        "#]])
        .code(0);
    sandbox
        .run("stats --at 2026-03-21T12:00:00Z --reveal")
        .says("Makes the handler idempotent")
        .code(0);
    let json = sandbox
        .run("stats --at 2026-03-21T12:00:00Z --format json")
        .json();
    assert_eq!(json["schema"], "examen.stats/1");
    assert_eq!(json["attempts"], 8);
    assert_eq!(json["weakest"][0]["leech"], true);
    Sandbox::new().run("stats").stdout(expect![[r#"
        Nothing was submitted yet. `examen practice` asks the first question.
    "#]]);
}

#[test]
fn the_page_of_statistics_needs_nothing_else_and_escapes() {
    let bank = BANK.replace("# Databases", "# <script>alert(1)</script>");
    let sandbox = Sandbox::new()
        .env("TZ", "UTC")
        .file("mini.bank.md", bank)
        .file("facts.jsonl", facts());
    sandbox.run("history import facts.jsonl").code(0);
    sandbox
        .run("stats --at 2026-03-21T12:00:00Z --html page.html")
        .stdout(expect![[r#"
            page.html: written
        "#]])
        .code(0);
    let page = sandbox.read("page.html");
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    assert!(!page.contains("unsafe-inline") && !page.contains("<script") && !page.contains("style=\""));
    assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
    // The namespace of SVG is a name, not an address that is looked up.
    let addresses = page
        .replace("http://www.w3.org/2000/svg", "")
        .replace("http-equiv", "");
    assert!(!addresses.contains("http"), "{page}");
    assert_eq!(page.matches("<svg ").count(), 2, "{page}");
    // What the points are is for those who ask.
    assert!(!page.contains("Makes the handler idempotent"));
    sandbox
        .run("stats --at 2026-03-21T12:00:00Z --html page.html --reveal")
        .code(0);
    assert!(sandbox.read("page.html").contains("Makes the handler idempotent"));
}

#[test]
fn a_damaged_import_is_named_by_lines_and_the_rest_is_kept() {
    let facts = facts();
    let cut = facts.len() - 40;
    let sandbox = Sandbox::new().file("torn.jsonl", facts[..cut].replacen("\"met\"", "\"sort of\"", 1));
    sandbox
        .run("history import torn.jsonl")
        .stdout(expect![[r#"
            6 new, 0 known
        "#]])
        .stderr(expect![[r#"
            note: torn.jsonl: the first line, which says how many facts there are, is not there; some may be missing
            warning: torn.jsonl:1: unknown variant `sort of`, expected one of `met`, `partial`, `listed`, `negated`, `missed`, `claimed`, `rejected`, `absent`, `overridden`
            warning: torn.jsonl:8: the file ends within the line: EOF while parsing a string at column 371
        "#]])
        .code(1);
    sandbox
        .run("history import nowhere.jsonl")
        .complains("nowhere.jsonl")
        .code(2);
}

#[test]
fn two_machines_exchange_their_histories() {
    let (first, second) = (sandbox(), Sandbox::new());
    first.run("history undo").says("undone: ").code(0);
    let exported = first.run("history export").text();
    let second = second.file("first.jsonl", &exported);
    second.run("history import first.jsonl").says("9 new").code(0);
    assert_eq!(second.run("history export").text(), exported);
    second
        .run("history export all.jsonl")
        .says("all.jsonl: 9 facts")
        .code(0);
    assert_eq!(second.read("all.jsonl"), exported);
    second
        .run("history export all.jsonl")
        .complains("all.jsonl: exists already and is left as it is; choose another name")
        .code(2);
    for standard_output in ["-", "/dev/stdout"] {
        let output = second.run(&format!("history export {standard_output}"));
        assert_eq!(output.code(0).text(), exported);
    }
}

#[test]
fn forgetting_asks_first_and_erases_then() {
    let sandbox = sandbox();
    sandbox
        .run("history forget --question twice")
        .complains("this would erase 4 attempts; add --yes to do it")
        .code(2);
    sandbox
        .run("history forget --question twice --yes")
        .stdout(expect![[r#"
        forgotten: 4 attempts
    "#]]);
    let store = fs::read(sandbox.path("../home/.local/share/examen/history.sqlite3")).unwrap();
    assert!(!store.windows(17).any(|bytes| bytes == b"makes-the-handler"));
    sandbox.run("history import facts.jsonl").says("0 new, 8 known");
    sandbox
        .run("history forget --before 2026-03-03 --yes")
        .says("forgotten: 1 attempt");
    let sandbox = sandbox.file("../home/.local/share/examen/history.sheets/0.json", "{}");
    sandbox
        .run("history forget --all --yes")
        .says("forgotten: 3 attempts");
    assert!(
        !sandbox
            .path("../home/.local/share/examen/history.sheets")
            .exists()
    );
    sandbox.run("history list").says("nothing was submitted yet");
    sandbox
        .run("history forget --question twice")
        .complains("there is no attempt at that question")
        .code(2);
}

#[test]
fn a_question_is_listed_and_forgotten_under_the_names_it_had() {
    let renamed = BANK.replace("<!-- id: twice", "<!-- id: once-or-twice\n     was: twice");
    assert_ne!(renamed, BANK);
    let sandbox = sandbox().file("mini.bank.md", renamed);
    sandbox
        .run("history list --question once-or-twice --format json")
        .says("\"question\":\"twice\"");
    sandbox
        .run("history forget --question once-or-twice")
        .complains("this would erase 4 attempts; add --yes to do it")
        .code(2);
    sandbox
        .run("history forget --question once-or-twice --yes")
        .says("forgotten: 4 attempts");
    sandbox
        .run("history list --question twice")
        .says("`twice` was never answered");
}

#[test]
fn what_would_be_forgotten_is_what_is_forgotten() {
    let sandbox = sandbox();
    sandbox.run("history undo").code(0);
    sandbox
        .run("history settings")
        .says("attempts      8 (1 undone)\n");
    let every = [
        (
            "--question slow-report --answers",
            "the answers of 4 attempts (1 undone)",
        ),
        ("--question slow-report", "4 attempts (1 undone)"),
        ("--all", "4 attempts"),
    ];
    for (which, what) in every {
        sandbox
            .run(&format!("history forget {which}"))
            .complains(&format!("this would erase {what}; add --yes"))
            .code(2);
        sandbox
            .run(&format!("history forget {which} --yes"))
            .says(&format!("forgotten: {what}\n"))
            .code(0);
    }
}

#[test]
fn looking_makes_no_history() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK);
    for command in [
        "history list",
        "history export",
        "due",
        "stats",
        "history settings",
        "history undo",
        "history optimise",
        "history forget --all --yes",
    ] {
        sandbox.run(command).code(0);
    }
    sandbox
        .run("history settings")
        .says("history.sqlite3 (not there yet)");
    for command in [
        "history list",
        "history export",
        "due",
        "stats",
        "history undo",
        "history forget --all",
    ] {
        sandbox
            .run(&format!("{command} --history typo/h.sqlite3"))
            .complains("typo/h.sqlite3: there is no such history; check how the path is spelt")
            .code(2);
    }
    assert!(!sandbox.path("typo").exists());
    assert!(!sandbox.path("../home/.local").exists());
}

#[test]
fn what_there_is_nothing_of_is_said_and_no_error() {
    let sandbox = Sandbox::new();
    sandbox
        .run("history undo")
        .stdout(expect![[r#"
            there is nothing to undo
        "#]])
        .code(0);
    let sandbox = self::sandbox();
    sandbox
        .run("history forget --before 2020-01-01")
        .stdout(expect![[r#"
            nothing fits, so there is nothing to forget
        "#]])
        .code(0);
    sandbox
        .run("history list --count 0")
        .complains("0 is not in 1..")
        .code(2);
    sandbox
        .run("search --limit 0 cache")
        .complains("expected a whole number from 1")
        .code(2);
}

#[test]
fn what_is_no_export_is_said_in_a_line() {
    let sandbox = self::sandbox();
    sandbox
        .run("history import mini.bank.md")
        .stdout(expect![""])
        .stderr(expect![[r#"
            error: mini.bank.md: this is no export of a history; `examen history export` writes one
        "#]])
        .code(2);
    sandbox
        .run("history import facts.jsonl")
        .stderr(expect![[r#"
            note: facts.jsonl: the first line, which says how many facts there are, is not there; some may be missing
        "#]])
        .code(0);
}

#[test]
fn an_earlier_day_knows_nothing_of_what_was_answered_later() {
    let sandbox = sandbox();
    sandbox.run("due --at 2026-02-01").says("0 due · 3 new · 0 later");
    sandbox
        .run("stats --at 2026-02-01")
        .says("Nothing was submitted yet.");
    let stats = sandbox.run("stats --at 2026-03-04 --format json").json();
    assert_eq!(stats["attempts"], 5);
}

#[test]
fn a_folder_is_no_history() {
    Sandbox::new()
        .file("mine/a.md", "")
        .run("due --history mine")
        .stderr(expect![[r#"
            error: mine: this is a folder; name the file that holds the history, such as `mine/history.sqlite3`
        "#]])
        .code(2);
}

#[test]
fn settings_are_shown_and_changed() {
    let sandbox = Sandbox::new();
    sandbox
        .run("history settings --history h.sqlite3")
        .stdout(expect![[r#"
            history       h.sqlite3 (not there yet)
            attempts      0
            keep-answers  yes, on this machine only
            retention     90 %
            new-a-day     10
            due-a-day     50
        "#]]);
    sandbox
        .run("history settings --history h.sqlite3 --keep-answers no --retention 85 --new-a-day 3 --due-a-day 9")
        .stdout(expect![[r#"
            history       h.sqlite3
            attempts      0
            keep-answers  no, only their hashes
            retention     85 %
            new-a-day     3
            due-a-day     9
        "#]]);
}

#[test]
fn too_few_reviews_are_not_fitted() {
    sandbox()
        .run("history optimise")
        .stdout(expect![[r#"
        there are 15 reviews of points after a day or more, too few to fit anything; 400 are needed
    "#]])
        .code(0);
}

#[test]
fn a_history_that_cannot_be_used_says_why() {
    let sandbox = Sandbox::new().file(
        "other.sqlite3",
        "not a database, and long enough for a header".repeat(4),
    );
    sandbox
        .run("due --history other.sqlite3")
        .stderr(expect![[r#"
            error: other.sqlite3: this is no history of Examen's; choose another file with --history
        "#]])
        .code(2);
}

/// One line of an export: an attempt in the editor on 1 March.
fn attempt(bank: &str, question: &str, points: &serde_json::Value, available: u32) -> String {
    let fact = serde_json::json!({
        "fact": "attempt", "at": "2026-03-01T18:00:00Z", "bank": bank, "question": question,
        "revision": "0123456789abcdef", "awarded": 0, "available": available, "points": points,
        "seconds": 120, "words": 40, "source": "editor", "grader": "0.1.0", "answer_hash": "51c7a0e2",
    });
    format!("{fact}\n")
}

#[test]
fn what_was_answered_of_the_bundled_bank_comes_back_beside_other_banks() {
    let missed = serde_json::json!([{"point": "any", "value": 2, "marks": 0, "state": "missed"}]);
    let facts =
        attempt("backend-developer", "caching", &missed, 2) + &attempt("other", "data-privacy", &missed, 2);
    let sandbox = Sandbox::mini().env("TZ", "UTC").file("facts.jsonl", facts);
    sandbox.run("history import facts.jsonl").says("2 new");
    sandbox
        .run("due --at 2026-04-01")
        .says("caching")
        .says("1 due · 3 new · 0 later")
        // It was answered in another bank, and nothing new is taken from the bundled one.
        .hides("data-privacy");
    sandbox
        .run("history undo")
        .says("undone: caching, 0/2, of 2026-03-01 18:00; ")
        .says("`examen history forget --attempt ");
    sandbox
        .run("history undo")
        .says("undone: data-privacy, 0/2, of 2026-03-01 18:00; ");
    sandbox.run("due --at 2026-04-01").says("0 due · 3 new · 0 later");
}

#[test]
fn a_question_without_points_is_no_checklist() {
    let tick = serde_json::json!([{"point": "situation", "value": 0, "marks": 0, "state": "met"}]);
    let facts = attempt("mini", "pointless", &serde_json::json!([]), 0) + &attempt("mini", "wrong", &tick, 0);
    let sandbox = Sandbox::mini().env("TZ", "UTC").file("facts.jsonl", facts);
    sandbox.run("history import facts.jsonl").says("2 new");
    let list = sandbox.run("history list").text();
    let line = |id: &str| list.lines().find(|line| line.contains(id)).unwrap().to_owned();
    assert!(line("pointless").contains("no points"), "{list}");
    assert!(line("wrong").contains("checklist"), "{list}");
}

#[test]
fn a_question_that_is_due_takes_one_line_however_wide_its_numbers_are() {
    let missed = serde_json::json!([{"point": "looks", "value": 2, "marks": 0, "state": "missed"}]);
    let sandbox = Sandbox::mini()
        .env("TZ", "UTC")
        .file("facts.jsonl", attempt("mini", "slow-report", &missed, 1000));
    sandbox.run("history import facts.jsonl").says("1 new");
    sandbox.run("due --at 2027-06-01").stdout(expect![[r#"
        1 due · 2 new · 0 later
        slow-report  456 days overdue  0/1000  88 % at risk  A report that took a sec…
        Today has room for 50 due and 10 new questions. `examen practice` asks them.
    "#]]);
}
