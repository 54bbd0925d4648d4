//! `examen practice`, on a real terminal.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use expect_test::{Expect, expect};

use super::fixtures::BANK;
use super::sandbox::Sandbox;
use super::screen::{Screen, wait_until_gone, without_clock};

fn sandbox() -> Sandbox {
    Sandbox::new().file("mini.bank.md", BANK)
}

/// What is on the screen, blanks at the ends of lines and empty lines at its end left out.
#[track_caller]
fn check(screen: &Screen<'_>, expected: Expect) {
    let text = screen.text();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    expected.assert_eq(&format!("{}\n", lines.join("\n").trim_end()));
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    sandbox()
        .run("practice")
        .stdout(expect![""])
        .stderr(expect![[r#"
            error: practice needs a terminal; without one, `examen due` lists what to practise, `examen new` writes a sheet and `examen grade` marks it
        "#]])
        .code(2);
}

#[test]
fn what_there_is_not_is_said() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic gardening");
    screen.wait_for("no question is about `gardening`");
    let screen = Screen::start(&sandbox, "practice --level 5");
    screen.wait_for("no question has level 5");
    let screen = Screen::start(&sandbox, "practice --topic databases --level 3");
    screen.wait_for("no question about `databases` has level 3");
    let screen = Screen::start(&sandbox, "practice --history other.md");
    screen.wait_for("Practice 1/3").press("C-q");
}

#[test]
fn an_answer_is_marked_while_it_is_written_and_kept_when_it_is_submitted() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("I read the query plan first. Then I buy a bigger server.");
    screen.wait_for("0/5 marks").wait_for("12 words");
    check(
        &screen,
        expect![[r#"
             Practice 1/1 · Databases · level 2                                m:ss of m:ss
            ────────────────────────────────────────────────────────────────────────────────
             A report that took a second last year takes a minute now. Where do you look?
            ╭ Your answer ─────────────────────────────────────────────────────────────────╮
            │I read the query plan first. Then I buy a bigger server.                      │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             0/5 marks · ✔ 1 ○ 2 ✘ 1 · 12 words
             ^S submit   ^T hint   ^O editor   ^G skip   ^Q quit   Alt-↑↓ scroll
        "#]],
    );
    screen.press("C-s").wait_for("Comes back");
    check(
        &screen,
        expect![[r#"
             Practice 1/1 · Databases · level 2                                        m:ss
            ────────────────────────────────────────────────────────────────────────────────
             A report that took a second last year takes a minute now. Where do you look?

             0/5 marks  1 of 3 points

             ▸ (x) ✔ 2/2 Looks at the query plan before changing anything (a must)
                         “query plan”
               ( ) ○ 0/2 Adds an index that the filter can use
               ( ) ○ 0/1 Moves old rows out of the way
               ( ) ✘ -2 Buys a bigger machine first
                        misconception · “bigger server” · The plan stays as bad as it was.

             A model answer
             Ask for the query plan, add an index on the filtered column, and archive old
             rows.






             Comes back tomorrow.  [x] you say made, [!] easily, (x) Examen says so
             Enter next   Space made?   e easily   ↑↓ choose   u undo   q quit
        "#]],
    );
    // The learner disagrees with the third point, and finds the first easy.
    screen
        .press("e Down Down Space")
        .wait_for("[x] ○")
        .press("Enter")
        .wait_for("1 question answered");
    let kept = sandbox.run("history list --format json").json();
    let attempt = &kept["attempts"][0];
    assert_eq!(
        attempt["answer"],
        "I read the query plan first. Then I buy a bigger server."
    );
    let ticks: Vec<_> = attempt["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["tick"].as_str())
        .collect();
    assert_eq!(ticks, [Some("easily"), None, Some("made"), None]);
}

#[test]
fn hints_give_away_more_and_more_and_are_recorded() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .press("C-t")
        .wait_for("3 of 3 points are missing, worth 5 marks.");
    screen.press("C-t").wait_for("Ask the database what it does.");
    screen.press("C-t").wait_for("L···· a· t·· q···· p···");
    screen
        .press("C-t")
        .wait_for("Looks at the query plan before changing anything");
    screen
        .type_text("Read the query plan.")
        .wait_for("2 of 3 points are missing, worth 3 marks.")
        .press("C-s")
        .wait_for("4 hints")
        .press("q")
        .wait_for("answered");
    let kept = sandbox.run("history list --format json").json();
    let hints = &kept["attempts"][0]["hints"];
    assert_eq!(
        *hints,
        serde_json::json!(["count", "topic", "first-letters", "label"])
    );
    // The marks are what the answer is worth; what was given away counts as forgotten.
    assert_eq!(kept["attempts"][0]["awarded"], 2.0);
    let due = sandbox.run("due --format json").json();
    let slow = due["questions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|question| question["id"] == "slow-report")
        .unwrap();
    assert_eq!(slow["points"][0]["n_missed"], 1);
}

#[test]
fn hints_that_were_taken_stay_with_a_half_written_answer() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .press("C-t")
        .wait_for("3 of 3 points are missing, worth 5 marks.")
        .press("C-t")
        .wait_for("Ask the database what it does.")
        .press("C-q");
    screen.wait_for("Nothing was submitted.");
    // Nothing was written, so there is no answer to finish.
    sandbox.run("due").hides("half-written");
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Ask the database what it does.")
        .type_text("Read the query plan.")
        .wait_for("2 of 3 points are missing, worth 3 marks.")
        .press("C-t")
        .wait_for("A··· a· i····")
        .press("C-q")
        .wait_for("Nothing was submitted.");
    let screen = Screen::start(&sandbox, "practice");
    screen
        .wait_for("Here is what you wrote before.")
        .wait_for("A··· a· i····")
        .press("C-s")
        .wait_for("3 hints")
        .press("q")
        .wait_for("answered");
    let kept = sandbox.run("history list --format json").json();
    let hints = &kept["attempts"][0]["hints"];
    assert_eq!(*hints, serde_json::json!(["count", "topic", "first-letters"]));
}

#[test]
fn a_half_written_answer_survives_the_process() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("Half an answer, then the power f")
        .wait_for("7 words");
    Command::new("kill")
        .args(["-9", &screen.process()])
        .status()
        .unwrap();
    drop(screen);
    sandbox
        .run("due")
        .says("1 half-written answer: `examen practice` offers it first.");
    let screen = Screen::start(&sandbox, "practice");
    screen
        .wait_for("Here is what you wrote before.")
        .wait_for("Half an answer, then the power f");
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_what_is_written() {
    let signals = [
        ("-TERM", "Terminated", "status 143"),
        ("-HUP", "Hangup", "status 129"),
    ];
    for (signal, word, status) in signals {
        let sandbox = sandbox();
        let screen = Screen::start(&sandbox, "practice --topic databases");
        screen
            .wait_for("Your answer")
            .type_text("Somebody shuts the machine down")
            .wait_for("5 words");
        Command::new("kill")
            .args([signal, &screen.process()])
            .status()
            .unwrap();
        // The shell has a terminal again that shows what is typed, and a line ends where Enter says so.
        screen
            .wait_for(word)
            .line("echo status $?; stty -a | grep -o ' -\\?icanon\\| -\\?echo '")
            .wait_for(status)
            .wait_for(" icanon")
            .wait_for(" echo");
        assert!(!screen.text().contains("Your answer"), "{}", screen.text());
        drop(screen);
        let screen = Screen::start(&sandbox, "practice");
        screen.wait_for("Somebody shuts the machine down");
    }
}

#[test]
fn the_process_ends_when_its_terminal_is_gone() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("Somebody closes the window")
        .wait_for("4 words");
    let process = screen.process();
    screen.lose();
    wait_until_gone(&process);
    sandbox
        .run("due")
        .says("1 half-written answer: `examen practice` offers it first.");
}

#[test]
fn an_interview_ends_when_the_time_is_up_with_what_is_written() {
    let sandbox = sandbox();
    let screen = Screen::start(
        &sandbox,
        "practice --mode interview --topic databases --minutes 0.2",
    );
    screen
        .wait_for("left")
        .type_text("I read the query plan first.")
        .wait_for("debrief: debrief.md");
    let debrief = sandbox.read("debrief.md");
    assert!(debrief.contains("“query plan”"), "{debrief}");
    sandbox.run("history list").says("2/5");
}

#[test]
fn what_the_time_left_out_of_an_interview_is_named() {
    let question = |name: &str| format!("## What is a {name}?\n\n### Points\n\n- +1 It keeps order\n\n");
    let bank = format!("---\nbank: b\n---\n\n{}{}", question("lock"), question("queue"));
    let sandbox = Sandbox::new().file("b.bank.md", bank);
    Screen::start(&sandbox, "practice --mode interview --minutes 0.1")
        .wait_for("left")
        .type_text("It keeps others waiting.")
        .wait_for("The time is up; 1 question not answered.")
        .wait_for("debrief: debrief.md");
    let debrief = sandbox.read("debrief.md");
    assert!(debrief.contains("## Not answered\n\n- What is a "), "{debrief}");
}

#[test]
fn a_half_written_answer_survives_the_terminal() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("The line is cut now")
        .wait_for("5 words");
    screen.lose();
    let screen = Screen::start(&sandbox, "practice");
    screen.wait_for("The line is cut now");
}

#[test]
fn it_stops_and_goes_on() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("Before")
        .wait_for("1 word");
    screen
        .press("C-z")
        .wait_for("Stopped")
        .line("echo in the shell")
        .wait_for("in the shell");
    screen
        .line("fg")
        .wait_for("Before")
        .type_text(" and after")
        .wait_for("Before and after");
    screen.press("C-q").wait_for("Nothing was submitted.");
    // The terminal is as it was: what is typed is echoed and run.
    screen.line("echo $((6 * 7))").wait_for("42");
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("A plan that is read by everybody before it is changed.");
    screen.resize(44, 14).wait_for("minute now. Where do you look?");
    check(
        &screen,
        expect![[r#"
             Practice 1/1 · Databases · l… m:ss of m:ss
            ────────────────────────────────────────────
             A report that took a second last year
             takes a minute now. Where do you look?
            ╭ Your answer ─────────────────────────────╮
            │A plan that is read by everybody before it│
            │ is changed.                              │
            │                                          │
            │                                          │
            │                                          │
            │                                          │
            ╰──────────────────────────────────────────╯
             0/5 marks · ○ 3 · 11 words
             ^S submit   ^T hint   ^O editor   ^Q quit
        "#]],
    );
    screen
        .resize(20, 5)
        .resize(120, 30)
        .wait_for("takes a minute now. Where do you look?");
    screen.press("C-q").wait_for("Nothing was submitted.");
}

#[test]
fn the_box_is_filled_again_when_it_has_room() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen.wait_for("Your answer");
    for n in 1..=7 {
        screen.line(&format!("Line {n}"));
    }
    screen.wait_for("Line 7").resize(40, 10);
    screen
        .wait_until("no first line", |screen| !screen.contains("Line 1"))
        .resize(80, 24)
        .wait_for("Line 1");
    // The place of writing is where it was.
    screen.press("BSpace").type_text("!").wait_for("Line 7!");
}

#[test]
fn colours_suit_any_background() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("Read the query plan.")
        .wait_for("2/5 marks");
    for page in ["answer", "verdict"] {
        let colours = screen.colours();
        // White, black, bright and 256 colours, and backgrounds, are unreadable on some terminals.
        for bad in [
            "\u{1b}[37",
            "\u{1b}[30",
            ";37m",
            ";30m",
            "\u{1b}[4",
            "\u{1b}[9",
            "48;5",
            "48;2",
            "38;2",
        ] {
            let is_underline = bad == "\u{1b}[4"
                && !["40", "41", "42", "43", "44", "45", "46", "47"]
                    .iter()
                    .any(|code| colours.contains(&format!("\u{1b}[{code}m")));
            assert!(
                is_underline || !colours.contains(bad),
                "{bad:?} on the page with the {page}: {colours:?}"
            );
        }
        screen.press("C-s").wait_for("Comes back");
    }
}

#[test]
fn an_answer_can_be_written_in_another_editor() {
    let sandbox = sandbox().file("editor", "#!/bin/sh\nprintf 'Read the query plan.\\n' > \"$1\"\n");
    let editor = sandbox.path("editor");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let sandbox = sandbox.env("EDITOR", &editor.display().to_string());
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .press("C-o")
        .wait_for("Read the query plan.")
        .wait_for("2/5 marks");
    screen
        .press("C-q")
        .wait_for("Nothing was submitted.")
        .wait_for("1 half-written answer: `examen practice` offers it first.");
}

#[test]
fn what_an_editor_wrote_is_kept_though_it_cannot_be_read() {
    let sandbox = sandbox().file("editor", "#!/bin/sh\nprintf 'na\\357ve\\n' > \"$1\"\n");
    let editor = sandbox.path("editor");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let folder = sandbox.path("tmp");
    std::fs::create_dir(&folder).unwrap();
    let sandbox = sandbox
        .env("VISUAL", "")
        .env("EDITOR", &editor.display().to_string())
        .env("TMPDIR", &folder.display().to_string());
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .press("C-o")
        .wait_for("what you wrote is kept")
        .press("C-q")
        .wait_for("Nothing was submitted.");
    let kept = std::fs::read_dir(folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        path.extension()
            .is_some_and(|ending| ending == "md")
            .then_some(path)
    });
    assert_eq!(std::fs::read(kept.unwrap()).unwrap(), b"na\xEFve\n");
}

#[test]
fn a_submission_can_be_undone() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .type_text("Read it.")
        .wait_for("2 words")
        .press("C-s")
        .wait_for("Comes back");
    screen.press("u").wait_for("Your answer").wait_for("Read it.");
    sandbox.run("history list").stdout(expect![[r#"
        nothing was submitted yet; answers are kept by `examen practice` and by an editor that submits them, not by `examen grade`
    "#]]);
    screen
        .type_text(" The query plan.")
        .press("C-s")
        .wait_for("Comes back")
        .press("q")
        .wait_for("1 question answered");
    sandbox.run("history list").says("2/5");
}

#[test]
fn a_leech_is_called_one() {
    let mut facts = String::new();
    for day in 1..=3 {
        let point =
            serde_json::json!({"point": "makes-the-handler", "value": 2, "marks": 0, "state": "missed"});
        let fact = serde_json::json!({
            "fact": "attempt", "at": format!("2026-03-0{day}T18:00:00Z"), "bank": "mini", "question": "twice",
            "revision": "0123456789abcdef", "awarded": 0, "available": 3, "points": [point], "seconds": 60,
            "words": 9, "source": "editor", "grader": "0.1.0", "answer_hash": "51c7a0e2",
        });
        facts += &format!("{fact}\n");
    }
    let sandbox = sandbox().file("facts.jsonl", facts);
    sandbox.run("history import facts.jsonl").says("3 new");
    let screen = Screen::start(&sandbox, "practice --topic messaging");
    screen
        .wait_for("Your answer")
        .type_text("No idea.")
        .wait_for("2 words")
        .press("C-s")
        .wait_for("leech, missed 4 times");
}

#[test]
fn a_question_can_be_passed_over() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --seed 1");
    screen
        .wait_for("Practice 1/3")
        .press("C-s")
        .wait_for("There is no answer yet")
        .press("C-g");
    screen
        .wait_for("Practice 2/3")
        .press("C-g")
        .wait_for("Practice 3/3")
        .press("C-g")
        .wait_for("Nothing was submitted.");
}

#[test]
fn an_interview_gives_no_feedback_and_ends_with_a_debrief() {
    let sandbox = sandbox();
    let screen = Screen::start(
        &sandbox,
        "practice --mode interview --topic databases --minutes 10",
    );
    screen
        .wait_for("left")
        .wait_for("Interview 1/1")
        .type_text("I read the query plan first.")
        .wait_for("6 words");
    check(
        &screen,
        expect![[r#"
             Interview 1/1 · Databases · level 2                                  m:ss left
            ────────────────────────────────────────────────────────────────────────────────
             A report that took a second last year takes a minute now. Where do you look?
            ╭ Your answer ─────────────────────────────────────────────────────────────────╮
            │I read the query plan first.                                                  │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             6 words
             ^S submit   ^O editor   ^G skip   ^Q end the interview   Alt-↑↓ scroll
        "#]],
    );
    screen
        .press("C-t")
        .wait_for("An interview has no hints.")
        .press("C-s")
        .wait_for("Your answer to that");
    check(
        &screen,
        expect![[r#"
             Interview 1/1 · Databases · level 2                                  m:ss left
            ────────────────────────────────────────────────────────────────────────────────
             A report that took a second last year takes a minute now. Where do you look?

             You have not spoken about “adds an index …”. What would you add?
            ╭ Your answer to that ─────────────────────────────────────────────────────────╮
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             6 words
             ^S submit   ^O editor   ^G skip   ^Q end the interview   Alt-↑↓ scroll
        "#]],
    );
    screen
        .resize(40, 20)
        .wait_for("^S submit   ^Q end the interview")
        .resize(80, 24)
        .wait_for("Alt-↑↓ scroll")
        .type_text("An index on the filtered column.")
        .press("C-s")
        .wait_for("debrief: debrief.md");
    expect![[r#"
        # Interview debrief

        1 question, m:ss minutes, 12 words, 4 of 5 marks.

        | | question | time | words | marks |
        |---|---|---|---|---|
        | 1 | A report that took a second last year takes a minute now. Where do you look? | m:ss | 12 | 4/5 |

        ## 1. A report that took a second last year takes a minute now. Where do you look?

        Asked further, after 2 of 5 marks: You have not spoken about “adds an index …”. What would you add?

        > I read the query plan first.
        >
        > An index on the filtered column.

        - [x] 2/2 Looks at the query plan before changing anything: “query plan”
        - [x] 2/2 Adds an index that the filter can use: “index … filtered”
        - [ ] 0/1 Moves old rows out of the way

        ## What to study

        - Moves old rows out of the way (Databases)
    "#]]
    .assert_eq(&without_clock(&sandbox.read("debrief.md")));
    sandbox
        .run("history list --format json")
        .says("\"hints\":[\"first-letters\"]");
}

#[test]
fn a_debrief_of_a_checklist_holds_the_answer_and_judges_nothing() {
    let sandbox = sandbox();
    Screen::start(&sandbox, "practice --mode interview --topic people --minutes 10")
        .wait_for("left")
        .type_text("In my last team I was asked to guess.")
        .press("C-s")
        .wait_for("Your answer to that")
        .type_text("I ask first.")
        .press("C-s")
        .wait_for("debrief: debrief.md");
    expect![[r#"
        # Interview debrief

        1 question, m:ss minutes, 12 words.

        | | question | time | words | marks |
        |---|---|---|---|---|
        | 1 | Tell me of a time when you were wrong. | m:ss | 12 | checklist |

        ## 1. Tell me of a time when you were wrong.

        Asked further: You have not spoken about “says …”. What would you add?

        > In my last team I was asked to guess.
        >
        > I ask first.

        - [x] Says what the situation was: “team … was asked”
        - [ ] Says what was learned
    "#]]
    .assert_eq(&without_clock(&sandbox.read("debrief.md")));
}

#[test]
fn on_a_small_screen_notices_are_whole_and_the_keys_are_there() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic databases");
    screen
        .wait_for("Your answer")
        .resize(40, 10)
        .press("C-s")
        .wait_for("There is no answer yet. Ctrl-G passes")
        .wait_for("the question over.")
        .wait_for("^Q quit");
}

#[test]
fn a_sitting_with_checklists_alone_ends_without_marks() {
    let sandbox = sandbox();
    let screen = Screen::start(&sandbox, "practice --topic people");
    screen
        .wait_for("Your answer")
        .type_text("I was wrong once, and said so.")
        .press("C-s")
        .wait_for("A checklist")
        .press("q")
        .wait_for("1 question answered.");
}

#[test]
fn an_interview_that_is_left_says_what_becomes_of_a_half_written_answer() {
    let sandbox = sandbox();
    Screen::start(&sandbox, "practice --mode interview --topic databases")
        .wait_for("left")
        .type_text("I read the query plan.")
        .wait_for("5 words")
        .press("C-q")
        .wait_for("Nothing was submitted.")
        .wait_for("1 half-written answer: `examen practice` offers it first.");
}

#[test]
fn where_nothing_is_due_there_is_nothing_wrong() {
    let sandbox = sandbox();
    sandbox
        .run("history settings --new-a-day 0 --due-a-day 0")
        .code(0);
    let screen = Screen::start(&sandbox, "practice");
    screen.wait_for("nothing is due and nothing new is left for today");
    screen.line("echo code $?").wait_for("code 0");
    assert!(!screen.text().contains("error:"), "{}", screen.text());
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let sandbox = sandbox().env("VISUAL", "").env("EDITOR", "nosuch");
    Screen::start(&sandbox, "practice --topic databases")
        .wait_for("Your answer")
        .press("C-o")
        .wait_for("cannot start the editor `nosuch`")
        .wait_for("program; set EDITOR to one that is here");
}

#[test]
fn all_missing_musts_are_counted() {
    let bank = "---\nbank: b\n---\n\n## What is a lock?\n\n### Points\n\n- +1! Others wait\n  - wait\n\
                - +1! It is given back\n  - give back, release\n";
    let sandbox = Sandbox::new().file("b.bank.md", bank).file(
        "a.answers.md",
        "---\nsheet: b\n---\n\n## What is a lock?\n\nYaks.\n",
    );
    sandbox
        .run("grade a.answers.md")
        .says("2 musts missing: without them the answer cannot pass");
    Screen::start(&sandbox, "practice")
        .wait_for("Your answer")
        .type_text("Yaks.")
        .wait_for("1 word")
        .press("C-s")
        .wait_for("2 musts missing: it cannot pass");
}
