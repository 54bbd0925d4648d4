//! `examen bank import`

use expect_test::expect;

use super::sandbox::Sandbox;

/// A list in the shape that recruiters' pages have.
const LIST: &str = "\
Interview questions

What is a message queue good for?

Candidates should mention decoupling services, and absorbing peaks of load. Look for candidates who know tools like RabbitMQ or Kafka.

How do you keep a cache fresh?

Candidates should mention invalidation on writes, and short lifetimes.
";

#[test]
fn a_list_becomes_a_bank_that_can_be_used() {
    let sandbox = Sandbox::new().file("list.txt", LIST);
    sandbox
        .run("bank import list.txt --output team.bank.md")
        .says("2 questions")
        .stderr(expect![[r#"
            team.bank.md: written; `examen new practice.answers.md --bank team.bank.md` asks its questions
        "#]])
        .code(0);
    sandbox
        .run("bank list")
        .says("team (team.bank.md) · 2 questions")
        .code(0);
    sandbox
        .run("new a.answers.md")
        .says("2 questions of team")
        .code(0);
}

#[test]
fn without_output_the_bank_goes_to_standard_output() {
    let sandbox = Sandbox::new().file("list.txt", LIST).stdin(LIST);
    let run = sandbox.run("bank import list.txt");
    run.says("### Points").complains("2 questions").code(0);
    assert_eq!(sandbox.run("bank import -").text(), run.text());
}

#[test]
fn the_summary_can_be_read_by_programs() {
    let sandbox = Sandbox::new().file("list.txt", LIST);
    let summary = sandbox
        .run("bank import list.txt --output team.bank.md --format json")
        .json();
    assert_eq!(summary["schema"], "examen.import/1");
    assert_eq!(summary["questions"], 2);
    for list in ["suspects", "orphans", "skipped"] {
        assert!(summary[list].is_array(), "{list}");
    }
}

#[test]
fn what_needs_a_human_is_listed_and_gives_exit_code_1() {
    let list = LIST.replace(
        "What is a message",
        "It absorbs peaks of load, and services need not know each other.\n\nWhat is a message",
    );
    Sandbox::new()
        .file("list.txt", list)
        .run("bank import list.txt -o team.bank.md")
        .says("Needs you")
        .code(1);
}

#[test]
fn an_unknown_shape_is_refused() {
    let sandbox = Sandbox::new().file("poem.txt", "Roses are red.\nViolets are blue.\n");
    sandbox
        .run("bank import poem.txt -o team.bank.md")
        .complains("poem.txt")
        .code(2);
    assert!(!sandbox.path("team.bank.md").exists());
    sandbox
        .run("bank import poem.txt --from nonsense")
        .complains("possible values: auto,")
        .code(2);
}

#[test]
fn an_existing_bank_is_left_alone() {
    let sandbox = Sandbox::new().file("list.txt", LIST).file("team.bank.md", "mine");
    sandbox
        .run("bank import list.txt -o team.bank.md")
        .complains("exists already")
        .code(2);
    assert_eq!(sandbox.read("team.bank.md"), "mine");
}

#[test]
fn several_lists_become_one_bank() {
    let sandbox = Sandbox::new()
        .file("a.txt", LIST)
        .file("b.txt", LIST.replace("message queue", "search index"));
    sandbox
        .run("bank import a.txt b.txt -o team.bank.md")
        .says("4 questions")
        .says("b.txt:")
        .code(1);
}

/// A list as people have it in their notes.
const PLAIN: &str = "\
# Interview questions\r
\r
## Locks\r
\r
1. What is a mutex?\r
2. What does __init__ do?\r
\r
## Caches\r
\r
- Explain the difference between\r
  a TTL and a write-through cache.\r
";

#[test]
fn a_plain_list_becomes_a_bank_that_waits_for_points() {
    let sandbox = Sandbox::new().file("questions.txt", PLAIN);
    sandbox
        .run("bank import questions.txt -o my.bank.md")
        .stdout(expect![[r#"
            3 questions, 0 points · read as list

            Nothing to grade by yet
              none of the 3 questions has points; below each, write what you listen for,
              such as

                  ### Points

                  - +2 Only one thread at a time may hold it
                  - +1 The others wait until it is released

              `examen check` names those that still have none.

            Not in the bank, for your information
              line 1  the title of the page
                      “# Interview questions”
        "#]])
        .stderr(expect![[r#"
            my.bank.md: written; `examen new practice.answers.md --bank my.bank.md` asks its questions
        "#]])
        .code(1);
    expect![[r#"
        ---
        bank: my
        ---

        # Locks

        ## What is a mutex?
        <!-- id: what-is-a-mutex; tags: locks -->

        ## What does `__init__` do?
        <!-- id: what-does-init-do; tags: locks -->

        # Caches

        ## Explain the difference between a TTL and a write-through cache.
        <!-- id: explain-the-difference-between-a-ttl; tags: caches -->
    "#]]
    .assert_eq(&sandbox.read("my.bank.md"));
    sandbox.run("bank check my.bank.md").says("no points").code(1);
    sandbox.run("new a.answers.md").says("3 questions of my").code(0);
}

#[test]
fn an_answer_to_a_question_without_points_says_that_nothing_is_graded() {
    Sandbox::new()
        .file("my.bank.md", "## What is a mutex?\n")
        .file("a.answers.md", "## What is a mutex?\n\nA lock.\n")
        .run("grade a.answers.md")
        .says("nothing to grade by")
        .says("This question has neither points nor a model answer in words")
        .code(0);
}

#[test]
fn a_refusal_says_how_many_lines_look_like_questions() {
    Sandbox::new()
        .file(
            "notes.md",
            "# Minutes\n\nWe met and spoke of locks.\n\nWhy did it take so long? Nobody knows.\nWhat is next?\n",
        )
        .run("bank import notes.md")
        .stderr(expect![[r#"
            error: notes.md: this is no list of questions in a shape that is known: saw 3 lines (1 like a question), 1 heading (none like a question); `--from list` takes each such line as a question and leaves the others out, `--from prose-key` takes what follows a question as its answer
        "#]])
        .code(2);
}

#[test]
fn questions_and_answers_with_labels_are_graded_by_these_or_become_points() {
    let sandbox = Sandbox::new().file(
        "faq.txt",
        "Q: What is a mutex?\nA: A lock that only one thread can hold at a time.\n\n\
         Q: What does TTL stand for?\nA: Time to live: how long a copy is kept before it is thrown away.\n",
    );
    sandbox
        .run("bank import faq.txt -o my.bank.md")
        .stdout(expect![[r#"
            2 questions, graded by model answers · read as prose-key
        "#]])
        .code(0);
    let bank = sandbox.read("my.bank.md");
    assert!(
        bank.contains("### Answer\n\nA lock that only one thread can hold at a time."),
        "{bank}"
    );
    sandbox
        .run("check my.bank.md")
        .hides("warning[")
        .says("graded-by-answer")
        .code(0);
    sandbox
        .run("new a.answers.md")
        .hides("nothing to grade by")
        .code(0);
    sandbox
        .run("bank import faq.txt --points -o points.bank.md")
        .says("2 questions, 2 points · read as prose-key")
        .code(0);
    let bank = sandbox.read("points.bank.md");
    assert!(
        bank.contains("- +1 A lock that only one thread can hold at a time"),
        "{bank}"
    );
}

#[test]
fn notes_of_anki_become_a_bank_that_grades() {
    let notes = "#separator:tab\n#html:true\n#tags column:3\n\
                 What is a mutex?\tA lock that only <b>one</b> thread may hold.<br>The others wait.\tthreads\n\
                 What is ARP?\tMaps an IP address to a MAC address on the local network.\tnet\n";
    let sandbox = Sandbox::new().file("anki.txt", notes);
    let run = sandbox.run("bank import anki.txt -o cards.bank.md");
    run.says("2 questions, graded by model answers · read as table")
        .complains(
            "cards.bank.md: written; `examen new practice.answers.md --bank cards.bank.md` asks its questions",
        )
        .code(0);
    let bank = sandbox.read("cards.bank.md");
    assert!(bank.contains("tags: threads"), "{bank}");
    assert!(
        bank.contains("only **one** thread may hold.\nThe others wait."),
        "{bank}"
    );
    sandbox
        .file(
            "a.answers.md",
            "## What is ARP?\n\nIt maps an IP address to the MAC address in the local network.\n",
        )
        .run("grade a.answers.md")
        .says("1/1 · 100 %");
}

#[test]
fn a_table_without_a_header_is_told_what_one_looks_like() {
    Sandbox::new()
        .file("a.csv", "Begriff;Antwort\nMutex;Eine Sperre\n")
        .run("bank import a.csv")
        .complains("a table begins with `question,answer`")
        .code(2);
    let sandbox = Sandbox::new().file(
        "b.csv",
        "question,answer,difficulty\nWhat is a lock?,A gate,easy\n",
    );
    sandbox
        .run("bank import b.csv -o b.bank.md")
        .says("a level that is no number from 1 to 5")
        .says("“easy”");
}

#[test]
fn the_number_of_a_question_is_nothing_that_is_lost() {
    let list = "1. What is a lock?\n2. What is a cache?\n3. Tell me about a time you broke production.\n";
    Sandbox::new()
        .file("list.txt", list)
        .run("bank import list.txt -o my.bank.md")
        .says("3 questions, 4 points, 1 behavioural")
        .hides("Not in the bank");
}

#[test]
fn a_long_path_leaves_room_for_what_is_said() {
    let folder = "a-rather-long-name-of-a-folder/and-another-one";
    Sandbox::new()
        .file(
            &format!("{folder}/a.csv"),
            "question,answer\nWhat is a lock?,A gate\n,Nobody asks\n",
        )
        .file(
            &format!("{folder}/b.csv"),
            "question,answer\nWhat is a queue?,A line\n",
        )
        .run(&format!(
            "bank import {folder}/a.csv {folder}/b.csv -o my.bank.md"
        ))
        .says("\n    this answer has no question; it is not in the bank\n    “Nobody asks”\n")
        .code(1);
}

#[test]
fn a_column_that_has_no_place_does_not_fill_the_screen() {
    let rows = (1..=30).map(|n| format!("What does lock number {n} guard?,Gate {n}.,hard,me\n"));
    let table = format!("question,answer,difficulty,author\n{}", rows.collect::<String>());
    let sandbox = Sandbox::new().file("q.csv", table);
    let run = sandbox.run("bank import q.csv -o q.bank.md");
    run.says("a level that is no number from 1 to 5; it is not guessed at")
        .says("and 44 more like those above; `--format json` lists all")
        .code(0);
    assert_eq!(
        run.text().matches("a field that has no place in a bank").count(),
        8
    );
}

#[test]
fn a_quotation_mark_that_nothing_closes_is_named_with_its_line() {
    let table = "question,answer\nWhat is a lock?,\"A gate\nWhat is a queue?,A line\n";
    Sandbox::new()
        .file("table.csv", table)
        .run("bank import table.csv -o team.bank.md")
        .says("2 questions")
        .says("line 2  nothing closes a quotation mark on this line")
        .code(1);
}

#[test]
fn a_bank_gets_a_name_that_other_commands_read() {
    let sandbox = Sandbox::new().file("list.txt", LIST);
    for name in ["my-bank.txt", "my-bank"] {
        sandbox
            .run(&format!("bank import list.txt -o {name}"))
            .complains("a bank is a Markdown file; call it `NAME.bank.md`")
            .code(2);
        assert!(!sandbox.path(name).exists());
    }
    sandbox.run("bank import list.txt -o my-bank.md").code(0);
    sandbox.run("new a.answers.md --bank my-bank.md").code(0);
}

#[test]
fn a_question_below_another_ones_heading_is_listed() {
    let list = "## What is an index?\n\nA sorted copy.\n\n### What does an index cost?\n\nTime.\n\n## What is a transaction?\n\nAll or nothing.\n";
    Sandbox::new()
        .file("list.md", list)
        .run("bank import list.md -o my.bank.md")
        .says("2 questions")
        .says("line 5  this heading asks something")
        .says("“What does an index cost?”")
        .code(1);
}
