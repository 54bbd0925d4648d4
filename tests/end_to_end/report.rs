//! `examen report`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use examen_bank::MatchKind;
use expect_test::{expect, expect_file};

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::{Run, Sandbox};

/// A sheet of `candidate` with these answers to the first question and the second.
fn answers(candidate: &str, first: &str, second: &str) -> String {
    format!(
        "---\nsheet: mini\ncandidate: {candidate}\n---\n\n## Slow\n<!-- q: slow-report -->\n\n{first}\n\n\
         ## Twice\n<!-- q: twice -->\n\n{second}\n"
    )
}

/// Twelve candidates: the first four strong, the last four weak.
fn cohort() -> Sandbox {
    let mut sandbox = Sandbox::new().file("mini.bank.md", super::fixtures::BANK);
    for number in 1..=12 {
        let (first, second) = match number {
            1..=4 => (
                "I read the query plan. I add an index on the filtered column. A vacuum afterwards helps.",
                "The handler is idempotent.\nIt acknowledges after the commit.",
            ),
            5..=8 => ("I read the query plan.", "The handler is idempotent."),
            _ => (
                "I reboot everything and buy a bigger server.",
                "It cannot happen.",
            ),
        };
        let candidate = format!("c-{number}");
        sandbox = sandbox.file(
            &format!("sheets/{candidate}.answers.md"),
            answers(&candidate, first, second),
        );
    }
    sandbox
}

#[test]
fn a_folder_becomes_a_summary() {
    cohort()
        .run("report sheets --bank mini.bank.md")
        .stdout(expect![[r#"
            candidate  marks  share  knock-outs missed
            c-1          7/8   87 %
            c-2          7/8   87 %
            c-3          7/8   87 %
            c-4          7/8   87 %
            c-5          4/8   50 %
            c-6          4/8   50 %
            c-7          4/8   50 %
            c-8          4/8   50 %
            c-9          0/8    0 %                  2
            c-10         0/8    0 %                  2
            c-11         0/8    0 %                  2
            c-12         0/8    0 %                  2

            question      n  answered  facility  discrim.  rest r
            slow-report  12        12      40 %      0.80    0.98
            twice        12        12      55 %      1.00    0.98

            slow-report: never met (n = 12): Moves old rows out of the way
            slow-report: “read” is in 5 of the 5 strongest answers and not in the rubric;
            under moves-old-rows: - read query
            slow-report: “vacuum” is in 4 of the 5 strongest answers and not in the rubric;
            under moves-old-rows: - vacuum afterwards

            ── Cohort report, mean 45 %, median 50 % (n = 12) ──────────────────────────────
            alpha 0.97, standard error of a total 0.5 marks (n = 12, 2 questions)
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn fewer_than_ten_have_no_index() {
    let run = Sandbox::mini().run("report . --format json");
    let report = run.code(0).json();
    assert_eq!(report["schema"], "examen.report/1");
    assert_eq!(report["spread"]["n"], 1);
    for index in ["facility", "discrimination", "rest_correlation"] {
        assert!(report["questions"][0][index].is_null(), "{index}");
    }
    assert!(report["reliability"].is_null());
}

#[test]
fn all_files_are_written_at_once() {
    let sandbox = cohort();
    sandbox
        .run(
            "report sheets --html r.html --markdown r.md --json r.json --csv l.csv --csv-wide w.csv --junit j.xml \
             --sarif s.sarif --classroom c.json",
        )
        .stdout(expect![""])
        .complains("alerts made of the SARIF file show what was missed")
        .code(0);
    assert!(sandbox.read("r.html").starts_with("<!DOCTYPE html>"));
    assert!(
        sandbox.read("r.md").contains("| `c-1` | 7/8 | 87 % | 0 |"),
        "{}",
        sandbox.read("r.md")
    );
    assert!(sandbox.read("l.csv").contains(
        "c-9,slow-report,1,,answered,0,5,buys-a-bigger,Buys a bigger machine first,-2,claimed,claimed,1,-2,"
    ));
    assert_eq!(sandbox.read("w.csv").lines().count(), 13);
    assert!(
        sandbox
            .read("j.xml")
            .contains("<failure message=\"missed: 0 of 2 marks\" type=\"missed\"")
    );
    let sarif: serde_json::Value = serde_json::from_str(&sandbox.read("s.sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "sheets/c-1.answers.md");
    let points: serde_json::Value = serde_json::from_str(&sandbox.read("c.json")).unwrap();
    assert_eq!(points["max_score"], 96.0);
}

#[test]
fn a_workbook_is_the_same_byte_for_byte() {
    let sandbox = cohort().file(
        "sheets/z.answers.md",
        answers("=HYPERLINK(1)", "I read the query plan.", "x"),
    );
    sandbox.run("report sheets --xlsx a.xlsx").code(0);
    sandbox.run("report sheets --xlsx b.xlsx").code(0);
    let bytes = fs::read(sandbox.path("a.xlsx")).unwrap();
    assert_eq!(bytes, fs::read(sandbox.path("b.xlsx")).unwrap());
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn sarif_is_written_only_when_asked_for() {
    let run = cohort().run("report sheets --html r.html");
    assert!(!run.errors().contains("SARIF"));
}

/// Keywords of JSON Schema that the published schema uses, checked by a hand's breadth of code.
fn fits(
    value: &serde_json::Value,
    schema: &serde_json::Value,
    root: &serde_json::Value,
    place: &str,
    faults: &mut Vec<String>,
) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        return fits(value, &root["$defs"][name], root, place, faults);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        serde_json::Value::String(kind) => vec![kind],
        serde_json::Value::Array(kinds) => kinds.iter().filter_map(|kind| kind.as_str()).collect(),
        _ => Vec::new(),
    };
    let is_kind = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("the test does not know the type {other}"),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_kind(kind)) {
        faults.push(format!("{place} is no {kinds:?}: {value}"));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        faults.push(format!("{place} is none of {allowed:?}: {value}"));
    }
    if let (Some(object), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for (key, inner) in object {
            match known.get(key) {
                Some(schema) => fits(inner, schema, root, &format!("{place}/{key}"), faults),
                None => faults.push(format!("{place}/{key} is not in the schema")),
            }
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            if !object.contains_key(key.as_str().unwrap_or_default()) {
                faults.push(format!("{place} lacks {key}"));
            }
        }
    }
    for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
        fits(inner, &schema["items"], root, &format!("{place}/{at}"), faults);
    }
}

#[test]
fn json_fits_the_published_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/report.schema.json")).unwrap();
    let sandbox = reviewed();
    sandbox.run("report sheets --json before.json").code(0);
    let bank = sandbox
        .read("mini.bank.md")
        .replace("- +2 Adds an index", "- +3 Adds an index");
    let sandbox = sandbox.file("mini.bank.md", bank);
    for args in [
        "report sheets --format json",
        "report sheets --format json --baseline before.json",
        "report sheets --format json --hidden-key",
    ] {
        let report = sandbox.run(args).json();
        let mut faults = Vec::new();
        fits(&report, &schema, &schema, "", &mut faults);
        assert_eq!(faults, Vec::<String>::new(), "{args}");
        // What the schema says and no report has would be a promise that is not kept.
        assert!(schema["required"].as_array().unwrap().len() >= 11);
    }
}

#[test]
fn every_kind_of_match_is_in_the_schema_and_has_words_in_the_page() {
    let schema = include_str!("../../docs/report.schema.json");
    let script = include_str!("../../crates/examen-report/src/output/html/report.js");
    let kinds = script.lines().find(|line| line.contains("const KINDS")).unwrap();
    assert_eq!(kinds.matches('"').count(), 2 * MatchKind::ALL.len(), "{kinds}");
    for kind in MatchKind::ALL {
        let name = format!("\"{}\"", kind.name());
        assert!(schema.contains(&name), "the schema of reports lacks {name}");
    }
}

#[test]
fn a_line_of_grades_is_as_good_as_a_sheet() {
    let sandbox = cohort();
    let mut lines = String::new();
    for (candidate, question, answer) in [
        (
            "c-1",
            "slow-report",
            "I read the query plan and add an index on the column.",
        ),
        ("c-2", "slow-report", "I buy a bigger server."),
    ] {
        let _ = writeln!(
            lines,
            "{{\"candidate\":\"{candidate}\",\"question_id\":\"{question}\",\"answer\":\"{answer}\"}}"
        );
    }
    let sandbox = sandbox.file("answers.jsonl", lines);
    let grades = sandbox
        .run("grade --jsonl answers.jsonl --bank mini.bank.md")
        .code(0)
        .text();
    let report = sandbox
        .stdin(grades)
        .run("report --from - --format json")
        .code(0)
        .json();
    assert_eq!(report["candidates"][0]["awarded"], 4.0);
    assert_eq!(report["candidates"][1]["awarded"], 0.0);
    assert_eq!(report["questions"][0]["points"][3]["claimed"], 1);
    assert_eq!(report["questions"][0]["points"][3]["value"], -2.0);
    assert_eq!(report["questions"][0]["points"][0]["requirement"], "knock-out");
}

#[test]
fn bad_lines_are_named_and_passed_over() {
    Sandbox::new()
        .stdin(
            "{\"id\":\"a\",\"awarded\":1,\"available\":2,\"points\":[]}\nnonsense\n\n{\"id\":1}\n\
             {\"id\":2,\"error\":\"no bank has a question `x`\",\"line\":7}\n",
        )
        .run("report --from - --csv-wide -")
        .stdout(expect![[r#"
            candidate,awarded,available,percent,answer
            a,1,2,50.0,1
        "#]])
        .complains("warning: -:2: is no line of `examen grade --jsonl`")
        .complains("warning: -:4: is no line")
        .complains("warning: -:5: was not graded: no bank has a question `x`")
        .code(1);
}

#[test]
fn a_line_that_names_nobody_is_nobodys() {
    let line = "{\"id\":null,\"awarded\":1,\"available\":2,\"points\":[]}\n";
    Sandbox::new()
        .stdin(line.replace("null", "\"a\"") + line + line)
        .run("report --from - --csv-wide -")
        .says("\na,1,2,50.0,1\n")
        .hides("null")
        .complains("warning: -:2: does not say who answered; give it a `candidate` or an `id`")
        .code(1);
}

#[test]
fn lines_without_grades_make_no_report() {
    let sandbox = Sandbox::new().file(
        "a.jsonl",
        "{\"id\":\"a\",\"points\":[\"x\"],\"answer\":\"y\"}\n\
         {\"id\":\"a\",\"awarded\":1,\"available\":2,\"points\":[\"x\"]}\n",
    );
    sandbox
        .run("report --from a.jsonl")
        .stdout(expect![""])
        .stderr(expect![[r#"
            warning: a.jsonl:1: holds an answer and no grade; let `examen grade --jsonl` grade the file first
            warning: a.jsonl:2: is no line of `examen grade --jsonl`: invalid type: string "x", expected a point with its state and marks at column 49
            error: a.jsonl: none of its lines holds a grade; `examen grade --jsonl` writes such lines
        "#]])
        .code(2);
}

#[test]
fn a_checklist_has_no_marks_in_a_table() {
    let sandbox = Sandbox::new().file("mini.bank.md", super::fixtures::BANK).file(
        "a.answers.md",
        "## Tell me of a time when you were wrong.\n<!-- q: wrong -->\n\nWe learned it.\n",
    );
    let wide = sandbox.run("report . --csv-wide -").text();
    assert!(wide.lines().any(|line| line == "a,0,0,,"), "{wide}");
}

#[test]
fn first_attempts_count_unless_told_otherwise() {
    let sandbox = Sandbox::new()
        .file("mini.bank.md", super::fixtures::BANK)
        .file(
            "2026-03-16/a.answers.md",
            answers(
                "c-1",
                "I read the query plan and add an index on the column.",
                "x",
            ),
        )
        .file("2026-03-02/a.answers.md", answers("c-1", "No idea.", "x"));
    let awarded = |args: &str| sandbox.run(args).json()["candidates"][0]["awarded"].clone();
    assert_eq!(awarded("report . --format json"), 0.0);
    assert_eq!(awarded("report . --format json --attempts last"), 4.0);
    let report = sandbox.run("report . --format json").json();
    let days: Vec<&str> = report["progress"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["day"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-03-02", "2026-03-16"]);
    assert_eq!(report["answers"][0]["attempt"], 1);
}

#[test]
fn of_two_answers_in_one_sheet_the_first_counts() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK).file(
        "a.answers.md",
        answers("c-1", "I read the query plan.", "x") + "\n## Slow\n<!-- q: slow-report -->\n\nNo idea.\n",
    );
    for attempts in ["first", "last"] {
        let run = sandbox.run(&format!("report . --csv-wide - --attempts {attempts}"));
        run.says("c-1,2,8,25.0,2,0\n")
            .stderr(expect![[r#"
                note: 1 answer counts nowhere, for the same sheet answers the question above: a.answers.md:16; `examen check` says more
            "#]])
            .code(0);
    }
    let left_out = sandbox.run("report . --format json").json()["left_out"][0].clone();
    assert!(
        left_out.as_str().unwrap().starts_with("1 answer counts nowhere"),
        "{left_out}"
    );
}

#[test]
fn a_date_in_the_sheet_goes_before_one_in_the_path() {
    let sandbox = Sandbox::mini().file(
        "2026-01-01/b.answers.md",
        SHEET.replace("candidate: c-01", "candidate: c-01\ndate: 2025-12-24"),
    );
    let report = sandbox.run("report . --format json").json();
    let days: Vec<_> = report["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|answer| answer["day"].clone())
        .collect();
    assert!(
        days.contains(&"2025-12-24".into()) && !days.contains(&"2026-01-01".into()),
        "{days:?}"
    );
    sandbox.run("check").hides("date").code(0);
}

#[test]
fn whoever_is_below_the_threshold_is_named() {
    cohort()
        .run("report sheets --fail-under 50 --csv-wide w.csv")
        .complains("below 50 %: c-9, c-10, c-11, c-12")
        .code(1);
    cohort()
        .run("report sheets --fail-under 0 --csv-wide w.csv")
        .code(0);
}

/// Everything that is written, as one text.
fn everything(sandbox: &Sandbox, options: &str) -> String {
    sandbox.run(&format!(
        "report sheets {options} --html r.html --markdown r.md --json r.json --csv l.csv --csv-wide w.csv --junit \
         j.xml --sarif s.sarif --classroom c.json"
    ));
    let files = [
        "r.html", "r.md", "r.json", "l.csv", "w.csv", "j.xml", "s.sarif", "c.json",
    ];
    let text: String = files.map(|file| sandbox.read(file)).concat();
    text + &sandbox.run(&format!("report sheets {options}")).text()
}

#[test]
fn a_hidden_key_leaks_nowhere() {
    let all = everything(&cohort(), "--hidden-key");
    for secret in [
        "Adds an index",
        "adds-an-index",
        "Moves old rows",
        "moves-old-rows",
        "archive",
        "Acknowledges after",
        "Buys a bigger",
        "Looks at the query plan",
        "covering",
        "The plan stays as bad",
    ] {
        assert!(!all.contains(secret), "{secret}");
    }
    assert!(all.contains("point-2") && all.contains("c-1"));
    assert!(everything(&cohort(), "").contains("Adds an index"));
}

#[test]
fn what_everybody_made_is_no_secret() {
    let sandbox = Sandbox::new()
        .file("mini.bank.md", super::fixtures::BANK)
        .file("sheets/a.answers.md", sheet("I read the query plan."));
    let all = everything(&sandbox, "--hidden-key");
    assert!(all.contains("Looks at the query plan"));
    assert!(!all.contains("Adds an index"));
}

#[test]
fn names_come_from_a_local_file_only() {
    let sandbox = cohort().file("names.txt", "# who is who\nc-1 = Ada Lovelace\n");
    assert!(everything(&sandbox, "--names names.txt").contains("Ada Lovelace"));
    assert!(!everything(&sandbox, "").contains("Ada"));
    sandbox
        .file("names.txt", "c-1: Ada\n")
        .run("report sheets --names names.txt")
        .complains("names.txt:1: write `alias = name`")
        .code(2);
}

#[test]
fn pseudonyms_are_stable_and_hide_aliases_and_paths() {
    let sandbox = cohort();
    let first = everything(&sandbox, "--anonymise key");
    // Whole words: a pseudonym is `c-` and twelve digits, and may begin like an alias.
    let mut words = first.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    assert!(!words.any(|word| word == "c-10"), "aliases are kept back");
    assert!(!first.contains("answers.md"), "paths are kept back");
    assert_eq!(first, everything(&sandbox, "--anonymise key"));
    assert_eq!(fs::read(sandbox.path("key")).unwrap().len(), 32);
    let other = everything(&sandbox, "--anonymise other-key");
    assert_ne!(first, other);
    sandbox
        .file("short", "abc")
        .run("report sheets --anonymise short")
        .complains("a key has at least 16 bytes")
        .code(2);
}

#[cfg(unix)]
#[test]
fn a_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = cohort();
    sandbox.run("report sheets --anonymise key").code(0);
    let mode = fs::metadata(sandbox.path("key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// A mentor grants the first of the strong a point, on a text that still stands, and another on one that does not.
fn reviewed() -> Sandbox {
    let sandbox = cohort();
    let report = sandbox.run("report sheets --format json").json();
    let hash = |candidate: &str| {
        let answers = report["answers"].as_array().unwrap();
        let own = answers
            .iter()
            .find(|answer| answer["candidate"] == candidate && answer["question"] == "slow-report");
        own.unwrap()["hash"].as_str().unwrap().to_owned()
    };
    let review = |hash: &str| {
        format!(
            "---\nreviewer: m-1\n---\n\n## slow-report\n<!-- answer: {hash} -->\n\n\
             - [x] moves-old-rows: A vacuum does that here.\n"
        )
    };
    sandbox
        .file("sheets/c-1.review.md", review(&hash("c-1")))
        .file("sheets/c-2.review.md", review("00000000"))
}

#[test]
fn rulings_stand_beside_what_the_machine_found_and_stale_ones_are_listed() {
    let report = reviewed().run("report sheets --format json").code(0).json();
    let answer = &report["answers"][0];
    let verdict = &answer["points"][2];
    assert_eq!(
        (&verdict["state"], &verdict["automatic"]),
        (&"overridden".into(), &"missed".into())
    );
    assert_eq!(
        (&verdict["ruling"]["reviewer"], &verdict["ruling"]["reason"]),
        (&"m-1".into(), &"A vacuum does that here.".into())
    );
    assert_eq!(answer["awarded"], 5.0);
    assert_eq!(report["unapplied"][0]["reason"], "stale");
    assert_eq!(report["unapplied"][0]["candidate"], "c-2");
    let page = everything(&reviewed(), "");
    assert!(page.contains("the answer has changed since it was judged"));
}

#[test]
fn the_wording_of_strong_answers_is_proposed() {
    let report = cohort().run("report sheets --format json").json();
    let words = &report["questions"][0]["missing_words"];
    let found = words
        .as_array()
        .unwrap()
        .iter()
        .find(|proposal| proposal["word"] == "vacuum");
    let found = found.unwrap_or_else(|| panic!("{words}"));
    assert_eq!((&found["n_strong"], &found["n_weak"]), (&4.into(), &0.into()));
    assert_eq!(
        (&found["point"], &found["line"]),
        (&"moves-old-rows".into(), &"  - vacuum afterwards".into())
    );
    let weak = &report["questions"][0]["misconceptions"];
    assert_eq!(weak[0]["word"], "reboot", "{weak}");
}

#[test]
fn like_answers_lie_together() {
    let report = cohort().run("report sheets --format json").json();
    let groups = report["questions"][0]["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 3);
    for group in groups {
        assert_eq!(group["clusters"][0].as_array().unwrap().len(), 4);
    }
}

#[test]
fn a_report_is_the_same_byte_for_byte() {
    let sandbox = reviewed();
    assert_eq!(everything(&sandbox, ""), everything(&sandbox, ""));
}

/// The worked example, in a repository of its own as far as the binary can tell.
fn example() -> Sandbox {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sandbox = Sandbox::new().file(".git/HEAD", "");
    let mut folders = vec![root.join("examples/cohort")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            match path.is_dir() {
                true => folders.push(path),
                false => sandbox = sandbox.file(&name, fs::read(&path).unwrap()),
            }
        }
    }
    let bank = |name: &str| fs::read(root.join("index").join(name)).unwrap();
    sandbox
        .file(
            "index/backend-developer.bank.md",
            bank("backend-developer.bank.md"),
        )
        .file("index/glossary.md", bank("glossary.md"))
}

fn example_report(sandbox: &Sandbox) -> Run {
    sandbox.run(
        "report examples/cohort --title Example --html examples/cohort/report.html --markdown \
         examples/cohort/report.md",
    )
}

#[test]
fn the_report_of_the_example_is_fresh() {
    let sandbox = example();
    example_report(&sandbox).code(0);
    expect_file!["../../examples/cohort/report.md"].assert_eq(&sandbox.read("examples/cohort/report.md"));
    expect_file!["../../examples/cohort/report.html"].assert_eq(&sandbox.read("examples/cohort/report.html"));
}

#[test]
fn the_readme_shows_the_report_of_the_example() {
    const COMMAND: &str = "$ cargo run --release -- report examples/cohort\n";
    let output = example().run("report examples/cohort").code(0).text();
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).unwrap();
    let (before, rest) = readme.split_once(COMMAND).unwrap();
    let (_, after) = rest.split_once("```\n").unwrap();
    expect_file!["../../README.md"].assert_eq(&format!("{before}{COMMAND}{output}```\n{after}"));
}

#[test]
fn each_file_that_is_written_is_named() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("report a.answers.md --html a.html --csv a.csv")
        .stdout(expect![[""]])
        .stderr(expect![[r#"
            a.html: written (1 candidate, 3 answers)
            a.csv: written (1 candidate, 3 answers)
        "#]])
        .code(0);
    let mixed = sandbox.run("report a.answers.md --csv - --html a.html");
    assert_eq!(mixed.text(), sandbox.read("a.csv"));
}

#[test]
fn an_answer_that_takes_in_the_next_is_named() {
    let sheet = answers("c-01", "I read the query plan.\n\n<!-- todo", "Twice.");
    let sandbox = Sandbox::mini().file("cohort/a.answers.md", sheet);
    let run = sandbox.run("report cohort --markdown report.txt");
    run.complains("warning: 1 answer takes in what stands below")
        .complains(": cohort/a.answers.md:")
        .code(1);
    assert!(sandbox.read("report.txt").contains("- 1 answer takes in"));
}

#[test]
fn what_counts_nowhere_is_named() {
    let sheet = answers("c-01", "I read the query plan.", "Twice.");
    let sandbox = Sandbox::mini()
        .file("cohort/a.answers.md", &sheet)
        .file("cohort/copy of a.answers.md", &sheet)
        .file(
            "cohort/b.answers.md",
            answers("c-02", "I read the query plan.", "Twice.").replace("q: twice", "q: twicce"),
        );
    let run = sandbox.run("report cohort --html report.html");
    run.complains(
        "warning: 1 answer counts nowhere, for it is not known which question is meant: cohort/b.answers.md:11; `examen check` says more",
    )
    .complains("note: 1 candidate answered a question more than once on one day")
    .complains("as the first attempt: c-01; `date:` in a sheet")
    .code(1);
    let sandbox = sandbox.file("cohort/c.answers.md", b"---\nsheet: mini\n---\n\xEF\n");
    sandbox
        .run("report cohort --html report.html --markdown report.txt")
        .code(1);
    let (page, text) = (sandbox.read("report.html"), sandbox.read("report.txt"));
    assert!(page.contains("<li>1 file cannot be used: cohort/c.answers.md</li>"));
    assert!(page.contains("<li>1 answer counts nowhere"));
    assert!(text.contains("Not in this report:\n\n- 1 file cannot be used"));
    let sandbox = Sandbox::mini().file("cohort/a.answers.md", "# Queries\n\nI read the query plan.\n");
    let run = sandbox.run("report cohort --fail-under 60");
    run.complains(
        "warning: 1 text counts nowhere, for no `## ` heading stands above: cohort/a.answers.md:3; `examen check` says more",
    )
    .complains("below 60 %: cohort/a")
    .code(1);
    let dated = |day: &str| sheet.replace("candidate: c-01", &format!("candidate: c-01\ndate: {day}"));
    let sandbox = Sandbox::mini()
        .file("cohort/a.answers.md", dated("2026-03-02"))
        .file("cohort/b.answers.md", dated("2026-03-16"));
    let run = sandbox.run("report cohort");
    assert_eq!(run.code(0).errors(), "");
}

#[test]
fn a_document_is_no_list_of_lines() {
    let sandbox = Sandbox::mini();
    sandbox.run("report a.answers.md --json report.json");
    sandbox
        .run("report --from report.json")
        .stdout(expect![[""]])
        .complains("cannot read report.json: it holds one document")
        .complains("is compared with by `--baseline`")
        .code(2);
    let lines = Sandbox::mini().file("a.jsonl", "[1]\n");
    let run = lines.run("report --from a.jsonl");
    run.complains("a.jsonl:1: is no line of `examen grade --jsonl`")
        .code(2);
    assert!(!run.errors().contains("struct"), "{}", run.errors());
}

#[test]
fn a_key_for_pseudonyms_is_not_made_in_silence() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("report a.answers.md --anonymise pseudonyms.key")
        .complains("note: pseudonyms.key: a key was made; keep it")
        .code(0);
    let again = sandbox.run("report a.answers.md --anonymise pseudonyms.key");
    assert_eq!(again.errors(), "");
}

#[test]
fn pseudonyms_stand_for_mentors_and_no_sheet_is_named() {
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("nora/a.answers.md", sheet("Query plan.") + "\n## Who is it?\n\nMe.\n")
        .file("nora/b.answers.md", b"---\nsheet: mini\n---\n\xEF\n")
        .file(
            "nora/a.review.md",
            "---\nreview: a.answers.md\nreviewer: mentor-7\n---\n\n## slow-report\n\n- [x] looks: Yes.\n\n## twice\n\n- [x] makes: Yes.\n",
        );
    let stated = sandbox.run("report . --json plain.json --html plain.html");
    assert!(stated.errors().contains("nora/a.answers.md"));
    assert!(sandbox.read("plain.json").contains("mentor-7"));
    let run =
        sandbox.run("report . --anonymise key --json hidden.json --html hidden.html --markdown hidden.txt");
    assert!(!run.errors().contains("nora"), "{}", run.errors());
    run.complains("1 answer counts nowhere, for it is not known which question is meant; `examen check`")
        .complains("1 file cannot be used; without --anonymise you are told which, and why")
        .code(1);
    for path in ["hidden.json", "hidden.html", "hidden.txt"] {
        let text = sandbox.read(path);
        assert!(!text.contains("mentor-7") && !text.contains("nora"), "{path}");
    }
}
