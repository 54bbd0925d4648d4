//! One list in each shape, and the bank it becomes.

use examen_authoring::{Shape, import};
use expect_test::{Expect, expect};

/// Imports `list`, and shows the bank and what a human should know.
fn check(list: &str, shape: Shape, expected: &Expect) {
    let import = import(list, None).expect("the fixture is in a known shape");
    let report = &import.report;
    assert_eq!(report.shape, Some(shape));
    let mut shown = import.bank.print();
    shown += &format!(
        "\n~~~ {} {} {}\n",
        report.questions, report.points, report.behavioural
    );
    for finding in report.findings() {
        shown += &format!(
            "{}-{} {:?} {}\n",
            finding.line, finding.last_line, finding.reason, finding.text
        );
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_prose_key_becomes_points() {
    check(
        "Interview questions\n\nPlatform Engineer\n\nHere is a set of questions for platform work.\n\n\
         What is a canary release, and how would you run one?\n\n\
         A canary release shows a new version to a few users first. Candidates should mention that canaries limit \
         the damage of a bad release. They should discuss techniques like traffic splitting with tools like Envoy or \
         Istio, watching error rates, and rolling back (e.g., by flags).\n\n\
         Describe a time when a release went wrong. What did you do?\n\n\
         This question assesses the candidate's calm. Look for candidates who can describe their experience in \
         informing users, reverting early, and writing a report.\n",
        Shape::ProseKey,
        &expect![[r#"
            ---
            bank: platform-engineer
            ---

            # Platform Engineer

            ## What is a canary release, and how would you run one?
            <!-- id: what-is-a-canary-release-and-how-would; tags: platform-engineer -->

            ### Points

            - +1 A canary release shows a new version to a few users first
            - +1 Canaries limit the damage of a bad release
            - +1 Traffic splitting
              - Traffic splitting
              - e.g. Envoy, Istio
            - +1 Watch error rates
            - +1 Roll back
              - Roll back
              - e.g. "by flags"

            ### Notes

            A canary release shows a new version to a few users first. Candidates should mention that canaries limit the damage of a bad release. They should discuss techniques like traffic splitting with tools like Envoy or Istio, watching error rates, and rolling back (e.g., by flags).

            ## Describe a time when a release went wrong. What did you do?
            <!-- id: describe-a-time-when-a-release-went-wrong; tags: platform-engineer; kind: behavioural -->

            ### Points

            - +1 Situation: where and when it was
            - +1 Task: what had to be done, and by whom ^task
            - +1 Action: what you yourself did ^action
            - +1 Result: what came of it, in figures where there are any ^result
            - +1 Inform users
            - +1 Reverting early
            - +1 Write a report

            ### Notes

            This question assesses the candidate's calm. Look for candidates who can describe their experience in informing users, reverting early, and writing a report.

            ~~~ 2 12 1
            1-1 PageTitle Interview questions
            5-5 Introduction Here is a set of questions for platform work.
        "#]],
    );
}

#[test]
fn good_to_hear_becomes_points() {
    check(
        "### What does `fsync` do?\n\n#### Answer\n\nIt flushes a file to the disk.\n\n#### Good to hear\n\n* Flushes the page cache\n\
         * However, disks may lie. They have caches too.\n\n##### Additional links\n\n* [Manual](https://manual.example/)\n\n\
         <!-- tags: (linux,files) -->\n\n<!-- expertise: (1) -->\n",
        Shape::ThirtySeconds,
        &expect![[r#"
            ---
            bank: linux
            ---

            # linux

            ## What does `fsync` do?
            <!-- id: what-does-fsync-do; tags: linux, files; level: 2 -->

            ### Points

            - +1 Flushes the page cache
            - +1 Disks may lie
              - why: They have caches too.

            ### Answer

            It flushes a file to the disk.

            ### Notes

            - Flushes the page cache
            - However, disks may lie. They have caches too.

            ~~~ 1 2 0
            3-3 Layout #### Answer
            7-7 Layout #### Good to hear
            12-14 Links ##### Additional links * [Manual](https://manual.example/)
        "#]],
    );
}

#[test]
fn a_json_entry_becomes_a_question() {
    check(
        "[\n  {\n    \"name\": \"fsync.md\",\n    \"question\": \"What does `fsync` do?\",\n    \"answer\": \"It flushes a file.\",\n    \
         \"goodToHear\": [\"Flushes the page cache\"],\n    \"links\": [\"[Manual](https://manual.example/)\"],\n    \
         \"tags\": [\"linux\"],\n    \"expertise\": 0\n  }\n]\n",
        Shape::ThirtySecondsJson,
        &expect![[r#"
            ---
            bank: linux
            ---

            # linux

            ## What does `fsync` do?
            <!-- id: fsync; tags: linux; level: 1 -->

            ### Points

            - +1 Flushes the page cache

            ### Answer

            It flushes a file.

            ~~~ 1 1 0
            7-7 Links ["[Manual](https://manual.example/)"]
        "#]],
    );
}

#[test]
fn headings_become_questions() {
    check(
        "## Files\n\n[What is an inode?](#a)\n\n[How do hard links differ?](#b)\n\n### What is an inode?\n\n\
         An **inode** describes a file. It holds the owner and the place of the blocks.\n\n###### Source\n\n* https://files.example/\n\n\
         [[↑] Back to top](#Files)\n### How do hard links differ?\n\n```sh\nln a b\n```\n\n[[↑] Back to top](#Files)\n",
        Shape::Headings,
        &expect![[r#"
            ---
            bank: files
            ---

            # Files

            ## What is an inode?
            <!-- id: what-is-an-inode; tags: files -->

            ### Answer

            An **inode** describes a file. It holds the owner and the place of the blocks.

            ## How do hard links differ?
            <!-- id: how-do-hard-links-differ; tags: files -->

            ### Answer

            ```sh
            ln a b
            ```

            ~~~ 2 0 0
            16-16 NoClearStatements How do hard links differ?
            3-5 TableOfContents [What is an inode?](#a) [How do hard links differ?](#b)
            11-15 Links ###### Source * https://files.example/ [[↑] Back to top](#Files)
            22-22 Links [[↑] Back to top](#Files)
        "#]],
    );
}

#[test]
fn folds_become_questions() {
    check(
        "# Tour\n\n## <a name=\"files\">Files</a>\n\n###### Disk Questions (2)\n\n<details>\n\
         <summary><b>What does <code>df</code> show?</b></summary><br>\n\n- free blocks\n- mounted file systems\n\n\
         Useful resources:\n\n- [Manual](https://manual.example/)\n\n</details>\n\n<details>\n\
         <summary><b>What is a hole in a file? ***</b></summary><br>\n\nTo be completed.\n\n</details>\n",
        Shape::Details,
        &expect![[r#"
            ---
            bank: files
            ---

            # Files

            ## What does `df` show?
            <!-- id: what-does-df-show; tags: tour, files, disk-questions -->

            ### Answer

            - free blocks
            - mounted file systems

            ## What is a hole in a file?
            <!-- id: what-is-a-hole-in-a-file; tags: tour, files, disk-questions -->

            ### Notes

            To be completed.

            ~~~ 2 0 0
            19-20 UnfinishedAnswer What is a hole in a file?
            19-20 NoKey What is a hole in a file?
            5-5 Shortened ###### Disk Questions (2)
            13-15 Links Useful resources: - [Manual](https://manual.example/)
            17-17 Layout </details>
        "#]],
    );
}

#[test]
fn folded_answers_belong_to_the_heading_above() {
    check(
        "# Book\n\n## Question 1. What is printed?\n\n```js\nlet a = 1;\n```\n\n<details><summary><b>Answer</b></summary>\n\n\
         The program prints one line.\n\n</details>\n\n## Question 2. Why is nothing printed?\n\n\
         <details><summary><b>Answer</b></summary>\nThe loop never starts.\n</details>\n",
        Shape::Details,
        &expect![[r#"
            ---
            bank: book
            ---

            # Book

            ## What is printed?
            <!-- id: what-is-printed; tags: book -->

            ```js
            let a = 1;
            ```

            ### Answer

            The program prints one line.

            ## Why is nothing printed?
            <!-- id: why-is-nothing-printed; tags: book -->

            ### Answer

            The loop never starts.

            ~~~ 2 0 0
            3-3 Shortened ## Question 1. What is printed?
            9-9 Layout <details><summary><b>Answer</b></summary>
            13-13 Layout </details>
            15-15 Shortened ## Question 2. Why is nothing printed?
        "#]],
    );
}

#[test]
fn criteria_become_points() {
    check(
        "Storage (Technical)\n- What does a journal give?Question #112 minutes\n- Files\nEvaluation criteria\n\
         - A crash leaves the tree whole\n- Answers should separate data from metadata\n",
        Shape::Criteria,
        &expect![[r#"
            ---
            bank: storage-technical
            ---

            # Storage (Technical)

            ## What does a journal give?
            <!-- id: what-does-a-journal-give; tags: files; time: 12m -->

            ### Points

            - +1 A crash leaves the tree whole
            - +1 Separate data from metadata

            ### Notes

            - A crash leaves the tree whole
            - Answers should separate data from metadata

            ~~~ 1 2 0
            2-2 Shortened - What does a journal give?Question #112 minutes
            4-4 Layout Evaluation criteria
        "#]],
    );
}

#[test]
fn keys_whose_question_was_lost_are_kept_and_listed() {
    check(
        "Ask these\n\nWhy this matters:\n\nDisks fail.\n\nWhat to listen for:\n\n  • Candidates should name a restore they tried.\n  \
         • Look for a written plan.\n",
        Shape::ListenFor,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## Missing question (line 3 of the source)
            <!-- id: missing-question-line-3-of-the-source -->

            ### Points

            - +1 Restore they tried
            - +1 Written plan

            ### Notes

            Why this matters: Disks fail.

            - Candidates should name a restore they tried.
            - Look for a written plan.

            ~~~ 1 2 0
            3-10 KeyWithoutQuestion Candidates should name a restore they tried.
            Look for a written plan.
            1-1 Introduction Ask these
            3-3 Layout Why this matters:
            7-7 Layout What to listen for:
        "#]],
    );
}

#[test]
fn questions_without_a_key_have_no_points() {
    check(
        "Q1\nHow do you test a backup?\nWhy they ask this:* They want to see that you have restored one.\n",
        Shape::WhyAsked,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## How do you test a backup?
            <!-- id: how-do-you-test-a-backup -->

            ### Notes

            Why they ask this: They want to see that you have restored one.

            ~~~ 1 0 0
            2-2 NoKey How do you test a backup?
            1-1 Layout Q1
        "#]],
    );
}

#[test]
fn table_rows_become_questions() {
    check(
        "question;answer;tags;owner\nWhat is a block?;A block is the unit of a transfer.;files|disks;me\n\
         How do you size one?;\"Candidates should mention access patterns, waste, and alignment.\";;\n",
        Shape::Table,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## What is a block?
            <!-- id: what-is-a-block; tags: files, disks -->

            ### Answer

            A block is the unit of a transfer.

            ## How do you size one?
            <!-- id: how-do-you-size-one -->

            ### Points

            - +1 Access patterns
            - +1 Waste
            - +1 Alignment

            ### Notes

            Candidates should mention access patterns, waste, and alignment.

            ~~~ 2 3 0
            2-2 UnknownField me
        "#]],
    );
}

#[test]
fn labelled_answers_are_model_answers_and_keep_their_lines() {
    check(
        "Q: What is a mutex?\nA: A lock that one thread holds at a time.\n\nQ: How do you take it?\nA:\n```c\nlock(&m);\n  work();\n```\nAnd give it back after the work is done.\n\nQ: And what else?\nA:\n```c\nexit();\n```\n",
        Shape::ProseKey,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## What is a mutex?
            <!-- id: what-is-a-mutex -->

            ### Answer

            A lock that one thread holds at a time.

            ## How do you take it?
            <!-- id: how-do-you-take -->

            ### Answer

            ```c
            lock(&m);
              work();
            ```
            And give it back after the work is done.

            ## And what else?
            <!-- id: and-what-else -->

            ### Answer

            ```c
            exit();
            ```

            ~~~ 3 0 0
            12-12 NoClearStatements And what else?
        "#]],
    );
}

/// Imports `list`, and shows each question with its answer.
#[track_caller]
fn check_answers(list: &str, shape: Shape, expected: &[(&str, &str)]) {
    let import = import(list, None).expect("the fixture is in a known shape");
    assert_eq!(import.report.shape, Some(shape));
    let questions = &import.bank.questions;
    let answers = questions.iter().map(|question| {
        let answer = question.answer.as_ref();
        let answer = answer.map_or("", |answer| answer.text.value.as_str());
        (question.heading.value.as_str(), answer)
    });
    assert_eq!(answers.collect::<Vec<(&str, &str)>>(), expected);
    assert_eq!(
        (import.report.points, import.report.skipped.len()),
        (0, 0),
        "{:?}",
        import.report
    );
}

#[test]
fn answers_stand_below_their_questions() {
    let both = [
        ("What is a lock?", "It keeps others out."),
        ("Explain what a queue does", "It orders who waits."),
    ];
    let check = |list: &str| check_answers(list, Shape::Pairs, &both);
    check("1. What is a lock?\nIt keeps others out.\n2. Explain what a queue does\nIt orders who waits.\n");
    check(
        "1. What is a lock?\n   It keeps others out.\n\n2. Explain what a queue does\n   It orders who waits.\n",
    );
    check("What is a lock?\nIt keeps others out.\n\nExplain what a queue does\nIt orders who waits.\n");
    check("What is a lock?\n\nIt keeps others out.\n\nExplain what a queue does\n\nIt orders who waits.\n");
    check(
        "- **What is a lock?**\n  It keeps others out.\n- **Explain what a queue does**\n  It orders who waits.\n",
    );
    check(
        "**What is a lock?**\n\nIt keeps others out.\n\n**Explain what a queue does**\n\nIt orders who waits.\n",
    );
    check(
        "Q. What is a lock?\nA. It keeps others out.\nQ. Explain what a queue does\nA. It orders who waits.\n",
    );
    check("#1 What is a lock?\nIt keeps others out.\n#2 Explain what a queue does\nIt orders who waits.\n");
    check_answers(
        "Q1) What is a lock?\nA1) It keeps others out.\nQ2) Explain what a queue does\nA2) It orders who waits.\n",
        Shape::ProseKey,
        &both,
    );
}

/// Imports `list`, which is a plain one, and shows each question with its topic.
#[track_caller]
fn check_topics(list: &str, expected: &[(&str, &str)]) {
    let import = import(list, None).expect("the fixture is in a known shape");
    assert_eq!(import.report.shape, Some(Shape::List), "{}", import.bank.print());
    let questions = import.bank.questions.iter();
    let topics = questions.map(|question| {
        let topic = question.topic.as_deref().unwrap_or("");
        (topic, question.heading.value.as_str())
    });
    assert_eq!(topics.collect::<Vec<(&str, &str)>>(), expected);
}

#[test]
fn a_list_may_change_its_marks() {
    let expected = [
        ("Locks", "What is a mutex?"),
        (
            "Locks",
            "Suppose a thread dies while it holds one. What happens to the others?",
        ),
        (
            "Caches",
            "Explain the difference between a TTL and a write-through",
        ),
        ("Caches", "What does `__init__` do?"),
    ];
    let locks = "Locks\n\n1. What is a mutex?\n   - Only one thread may hold it\n   - What does it cost?\n\
                 2. Suppose a thread dies while it holds one.\n   What happens to the others?\n";
    let caches =
        "Caches\n\n- Explain the difference between a TTL and a write-through\n- What does __init__ do?\n";
    check_topics(&format!("{locks}\n{caches}"), &expected);
    check_topics(&format!("{locks}\n{caches}\nGood luck!\n"), &expected);
    let [first, second, third, fourth] = expected;
    check_topics(&format!("{caches}\n{locks}"), &[third, fourth, first, second]);
}

#[test]
fn the_list_of_the_manual_is_a_list() {
    let manual = include_str!("../../../../docs/import.md");
    let (_, behind) = manual
        .split_once("## A plain list")
        .expect("the manual has lists");
    let list = behind.split("```\n").nth(1).expect("an example stands below");
    let import = import(list, None).expect("the example is in a known shape");
    let report = &import.report;
    assert_eq!(report.shape, Some(Shape::List), "{}", import.bank.print());
    assert_eq!((report.questions, report.points), (4, 1));
    assert_eq!(import.bank.questions[0].follow_ups.len(), 1);
    assert!(report.needs_human());
}

#[test]
fn an_answer_may_hold_tasks() {
    check_answers(
        "1. How do you make a table?\n   Create one with CREATE TABLE.\n2. How do you calm a customer?\n   Two steps:\n   - Explain what comes next\n   - Describe the delay\n",
        Shape::Pairs,
        &[
            ("How do you make a table?", "Create one with CREATE TABLE."),
            (
                "How do you calm a customer?",
                "Two steps:\n- Explain what comes next\n- Describe the delay",
            ),
        ],
    );
}

#[test]
fn an_answer_may_ask_and_list() {
    check_answers(
        "1. What is a lock?\n- Who waits? Others.\n- One holds it\n\n2. Explain the difference between\n   a queue and a stack.\nWhat goes out first?\nThat is it.\n\n3. Barriers\nAll wait.\n",
        Shape::Pairs,
        &[
            ("What is a lock?", "- Who waits? Others.\n- One holds it"),
            (
                "Explain the difference between a queue and a stack.",
                "What goes out first?\nThat is it.",
            ),
            ("Barriers", "All wait."),
        ],
    );
}

#[test]
fn a_table_of_markdown_is_a_table() {
    let both = [
        ("What is a lock?", "A gate\nfor one"),
        ("Why `a | b`?", "For order"),
    ];
    let rows = "|---|---|\n| What is a lock? | A gate<br>for one |\n| 2. Why `a | b`? | For order |\n";
    check_answers(&format!("| Question | Answer |\n{rows}"), Shape::Table, &both);
    check_answers(
        &format!("# Sperren\n\n| Frage | Antwort |\n{rows}"),
        Shape::Table,
        &both,
    );
}

#[test]
fn a_carriage_return_ends_a_line() {
    check_answers(
        "question,answer\rWhat is a lock?,A gate\rWhy two?,For order\r",
        Shape::Table,
        &[("What is a lock?", "A gate"), ("Why two?", "For order")],
    );
}

#[test]
fn prose_without_a_key_is_a_model_answer() {
    let list = "What is a lock?\nIt keeps others out *with* care.\nOne waits.\n\nWhy two?\nFor order.\n";
    let import = import(list, Some(Shape::ProseKey)).expect("the fixture has questions");
    let answer = import.bank.questions[0].answer.as_ref().expect("a model answer");
    assert_eq!(answer.text.value, "It keeps others out *with* care.\nOne waits.");
    assert_eq!(import.report.points, 0);
}

#[test]
fn the_list_leaves_answers_out() {
    let list = "1. What is a lock?\n   It keeps others out.\n2. Explain what a queue does\n   It orders who waits.\n";
    let import = import(list, Some(Shape::List)).expect("the fixture has questions");
    let headings = import
        .bank
        .questions
        .iter()
        .map(|question| question.heading.value.as_str());
    assert_eq!(
        headings.collect::<Vec<&str>>(),
        ["What is a lock?", "Explain what a queue does"]
    );
    assert_eq!(import.report.skipped.len(), 2);
}

#[test]
fn points_are_made_of_model_answers_on_request() {
    let list = "question,answer\nWhat is a mutex?,A lock that one thread holds at a time. The others wait until it is free.\n";
    let import = import(list, None).expect("the fixture is a table");
    assert_eq!((import.report.points, import.report.graded_by_answer), (0, 1));
    let with_points = import.with_points_of_answers();
    assert_eq!(
        (with_points.report.points, with_points.report.graded_by_answer),
        (2, 0)
    );
    let points = &with_points.bank.questions[0].rubric.points;
    let labels: Vec<&str> = points.iter().map(|point| point.label.value.as_str()).collect();
    assert_eq!(
        labels,
        [
            "A lock that one thread holds at a time",
            "The others wait until it is free"
        ]
    );
}

#[test]
fn no_shape_takes_signs_out_of_a_question() {
    let questions = [
        ("What is a <div> for?", "What is a `<div>` for?"),
        ("When is a < b and c > d?", "When is a < b and c > d?"),
        ("What is __init__?", "What is `__init__`?"),
        ("What is 2*3*4?", "What is `2*3*4`?"),
        (
            "What does <T> mean in List<T>?",
            "What does `<T>` mean in `List<T>`?",
        ),
        ("What is **bold** and <b>bolder</b>?", "What is bold and bolder?"),
    ];
    let folded = "<details><summary>Answer</summary>\nSo.\n</details>\n";
    for (question, heading) in questions {
        for list in [
            format!("question,answer\n{question},It is so\n"),
            format!("#separator:tab\n#html:false\n{question}\tIt is so\n"),
            format!("[{{\"question\": \"{question}\", \"answer\": \"It is so\"}}]"),
            format!("| question | answer |\n|---|---|\n| {question} | It is so |\n"),
            format!("1. {question}\n2. Why two?\n"),
            format!("1. {question}\nIt is so.\n2. Why two?\nFor order.\n"),
            format!("Q: {question}\nA: It is so.\n"),
            format!("## {question}\n\nIt is so.\n\n## Why two?\n\nFor order.\n"),
            format!("### {question}\n\n#### Answer\n\nIt is so.\n"),
            format!("## {question}\n\n{folded}\n## Why?\n\n{folded}"),
            format!("## {question}\n\nWhat to listen for:\n\n- It is so\n"),
        ] {
            let import = import(&list, None).expect("the fixture is in a known shape");
            assert_eq!(import.bank.questions[0].heading.value, heading, "{list}");
        }
    }
}

#[test]
fn a_cell_may_look_like_a_bank() {
    let answer = "A gate\n\n### Points\n\n- +1 One holds it";
    check_answers(
        &format!("question,answer\nWhat is a lock?,\"{answer}\"\nWhy two?,For order\n"),
        Shape::Table,
        &[
            ("What is a lock?", "A gate\n\n#### Points\n\n- +1 One holds it"),
            ("Why two?", "For order"),
        ],
    );
}

#[test]
fn what_stands_behind_the_sign_of_a_comment_is_kept_or_told() {
    check(
        "question,answer\n\"How do you comment in HTML?\",\"First you type this:\n<!-- the remark of the source\"\n\
         \"What is a mutex? <!-- easy -->\",\"A lock.\n\n<!-- say more -->\n\nOnly one thread holds it.\"\n",
        Shape::Table,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## How do you comment in HTML?
            <!-- id: how-do-you-comment-in-html -->

            ### Answer

            ~~~~
            First you type this:
            <!-- the remark of the source
            ~~~~

            ## What is a mutex?
            <!-- id: what-is-a-mutex -->

            ### Answer

            A lock.

            <!-- say more -->

            Only one thread holds it.

            ~~~ 2 0 0
            2-3 NoClearStatements How do you comment in HTML?
            4-8 Shortened What is a mutex? <!-- easy -->
        "#]],
    );
    check(
        "1. What is a mutex? <!-- easy -->\n2. How does HTML begin a comment?\n   - It skips what is behind <!-- until it ends\n\
         3. What is a queue?\n",
        Shape::List,
        &expect![[r#"
            ---
            bank: imported
            ---

            ## What is a mutex?
            <!-- id: what-is-a-mutex -->

            ## How does HTML begin a comment?
            <!-- id: how-does-html-begin-a-comment -->

            ### Points

            - +1 Skips what is behind <! -- until it ends

            ## What is a queue?
            <!-- id: what-is-a-queue -->

            ~~~ 3 1 0
            1-1 NoKey What is a mutex?
            4-4 NoKey What is a queue?
            1-1 Shortened 1. What is a mutex? <!-- easy -->
        "#]],
    );
}
