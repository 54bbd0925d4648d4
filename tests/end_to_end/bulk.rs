//! `examen grade --jsonl`

use expect_test::expect;

use super::fixtures::BANK;
use super::sandbox::Sandbox;

fn bulk(lines: &str) -> Sandbox {
    Sandbox::new().file("mini.bank.md", BANK).stdin(lines)
}

#[test]
fn a_file_that_is_not_there_is_called_so() {
    let absent = "error: nowhere.jsonl: there is no such file or folder; check how the path is spelt";
    let sandbox = Sandbox::mini();
    sandbox
        .run("grade --jsonl nowhere.jsonl")
        .complains(absent)
        .code(2);
    sandbox
        .run("report --from nowhere.jsonl")
        .complains(absent)
        .code(2);
    sandbox
        .run("history import nowhere.jsonl")
        .complains(absent)
        .code(2);
}

#[test]
fn a_line_gives_every_point_of_its_question() {
    let line = r#"{"id":"a","question_id":"slow-report","answer":"I read the query plan, then buy a bigger machine."}"#;
    bulk(line)
        .run("grade --jsonl -")
        .stdout(expect![[r#"
            {"id":"a","question_id":"slow-report","score":0.0,"awarded":0.0,"available":5.0,"points":[{"id":"looks","label":"Looks at the query plan before changing anything","value":2.0,"requirement":"knock-out","state":"met","coverage":1.0,"marks":2.0,"evidence":[{"start":11,"end":16,"kind":"exact"},{"start":11,"end":21,"kind":"phrase"},{"start":17,"end":21,"kind":"exact"}]},{"id":"adds-an-index","label":"Adds an index that the filter can use","value":2.0,"requirement":"ordinary","state":"missed","coverage":0.0,"marks":0.0,"evidence":[]},{"id":"moves-old-rows","label":"Moves old rows out of the way","value":1.0,"requirement":"ordinary","state":"missed","coverage":0.0,"marks":0.0,"evidence":[]},{"id":"buys-a-bigger","label":"Buys a bigger machine first","value":-2.0,"requirement":"ordinary","state":"claimed","coverage":1.0,"marks":-2.0,"evidence":[{"start":28,"end":31,"kind":"exact"},{"start":34,"end":40,"kind":"exact"},{"start":41,"end":48,"kind":"exact"}]}]}
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn a_line_may_bring_its_rubric() {
    let lines = r#"
{"id":1,"question":"What is a queue?","points":["It holds messages","Workers take them"],"answer":"It holds messages until somebody reads them."}
{"id":2,"question":"What is a queue?","reference":"A queue holds messages until a worker takes them.","answer":"A queue holds messages until a worker takes them."}
{"id":3,"question":"What is a queue?","references":["A list","A queue holds messages until a worker takes them."],"answer":"A queue holds messages until a worker takes them."}
"#;
    let graded = bulk(lines).run("grade --jsonl -").code(0).json_lines();
    assert_eq!(graded[0]["points"][0]["id"], "it-holds-messages");
    assert_eq!(graded[0]["points"][0]["state"], "met");
    assert!(graded[0]["score"].as_f64().unwrap() < 1.0);
    assert_eq!(graded[1]["score"], 1.0);
    assert_eq!(graded[2]["score"], 1.0);
}

#[test]
fn a_question_has_one_name_whatever_a_line_calls_it() {
    let bank = BANK.replace("id: slow-report;", "id: slow-report; was: slow;");
    let line = |question: &str| {
        format!(
            "{{\"candidate\":\"{question}\",\"question_id\":\"{question}\",\"answer\":\"I read the query plan.\"}}\n"
        )
    };
    let lines = ["slow-report", "slow", "mini/slow-report"].map(line).concat();
    let sandbox = Sandbox::new()
        .file("mini.bank.md", &bank)
        .file("other.bank.md", bank.replace("bank: mini", "bank: other"))
        .stdin(lines + &line("other/slow"));
    let graded = sandbox.run("grade --jsonl - --bank mini.bank.md --bank other.bank.md");
    let names: Vec<_> = graded
        .code(0)
        .json_lines()
        .iter()
        .map(|line| line["graded_as"].clone())
        .collect();
    let own = serde_json::Value::from("slow-report");
    assert_eq!(
        names,
        [
            serde_json::Value::Null,
            own.clone(),
            own,
            "other/slow-report".into()
        ]
    );
    sandbox
        .stdin(graded.text())
        .run("report --from - --csv-wide -")
        .says("candidate,awarded,available,percent,slow-report,other/slow-report\n");
}

#[test]
fn bad_lines_say_why_and_the_rest_is_graded() {
    let lines = "\
{\"id\":\"a\",\"question_id\":\"twice\",\"answer\":\"x\"}\n\
not json\n\
\n\
{\"id\":\"b\",\"question_id\":\"nope\",\"answer\":\"x\"}\n\
{\"id\":\"c\",\"answer\":\"x\"}\n\
{\"id\":\"d\",\"question_id\":\"twice\"}\n\
{\"id\":\"e\",\"question_id\":\"twice\",\"answer\":\"y\"}";
    let run = bulk(lines).run("grade --jsonl -");
    run.code(1).complains("4 of 6 lines could not be graded");
    let bad: Vec<String> = run
        .json_lines()
        .iter()
        .filter(|line| line.get("error").is_some())
        .map(|line| {
            format!(
                "{} {}: {}\n",
                line["line"],
                line["id"],
                line["error"].as_str().unwrap()
            )
        })
        .collect();
    expect![[r#"
        2 null: a line is a JSON object: {"id", "question_id", "answer"}
        4 "b": no bank has a question `nope`; see `examen bank list`
        5 "c": give `points`, `reference`, `references` or `question_id` to grade by
        6 "d": missing field `answer` at column 32
    "#]]
    .assert_eq(&bad.concat());
}

#[test]
fn a_line_that_is_not_utf_8_is_bad() {
    let mut lines = b"{\"id\":\"a\",\"question_id\":\"twice\",\"answer\":\"\xff\"}\n".to_vec();
    lines.extend(b"{\"id\":\"b\",\"question_id\":\"twice\",\"answer\":\"x\"}\n");
    let graded = Sandbox::new()
        .file("mini.bank.md", BANK)
        .stdin(lines)
        .run("grade --jsonl -")
        .code(1)
        .json_lines();
    assert_eq!(graded[0]["line"], 1);
    assert_eq!(graded[1]["id"], "b");
}

#[test]
fn thousands_of_lines_keep_their_order() {
    let lines: String = (0..5000)
        .map(|n| {
            format!(
                "{{\"id\":{n},\"question\":\"q {}\",\"points\":[\"point {}\"],\"answer\":\"point {n}\"}}\n",
                n % 7,
                n % 11
            )
        })
        .collect();
    let graded = bulk(&lines).run("grade --jsonl -").code(0).json_lines();
    let ids: Vec<u64> = graded.iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..5000).collect::<Vec<_>>());
    for (n, line) in graded.iter().enumerate() {
        assert_eq!(
            line["points"][0]["label"],
            format!("point {}", n % 11),
            "line {n}"
        );
    }
}

#[test]
fn the_same_lines_give_the_same_bytes() {
    let line =
        r#"{"id":"a","question_id":"slow-report","answer":"query plan, index on the filtered column"}"#;
    let text = |n: usize| bulk(&format!("{line}\n").repeat(n)).run("grade --jsonl -").text();
    assert_eq!(text(3), text(1).repeat(3));
}

#[test]
fn an_answer_of_ten_megabytes_is_graded() {
    let answer = "The worker reads the message and stores the work. ".repeat(200_000);
    let line = format!("{{\"id\":\"big\",\"question_id\":\"twice\",\"answer\":\"{answer}\"}}\n");
    let graded = bulk(&line).run("grade --jsonl -").code(0).json_lines();
    assert_eq!(graded[0]["id"], "big");
}

#[test]
fn a_file_is_read_like_standard_input() {
    let line = r#"{"id":"a","question_id":"twice","answer":"x"}"#;
    let sandbox = bulk(line).file("lines.jsonl", line);
    assert_eq!(
        sandbox.run("grade --jsonl -").text(),
        sandbox.run("grade --jsonl lines.jsonl").text()
    );
    sandbox
        .run("grade --jsonl nowhere.jsonl")
        .complains("nowhere.jsonl: there is no such file or folder")
        .code(2);
}

#[test]
fn a_named_bank_that_is_none_is_an_error_before_the_first_line() {
    bulk("")
        .run("grade --jsonl - --bank nowhere.md")
        .complains("nowhere.md")
        .code(2);
    bulk("")
        .run("grade --jsonl - a.answers.md")
        .complains("cannot be used with")
        .code(2);
}

#[test]
fn no_lines_are_fine() {
    bulk("").run("grade --jsonl -").stdout(expect![""]).code(0);
}
