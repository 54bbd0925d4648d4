use examen_bank::{Bank, Glossary};
use expect_test::{Expect, expect};

use super::{lint, lint_twins};

/// Lints a bank of the given questions; hints and levels are left out of it.
fn check(source: &str, expected: &Expect) {
    let parsed = Bank::parse(&format!("---\nbank: locks\n---\n\n{source}"));
    let mut lints = lint(&parsed.value, &Glossary::default());
    lints.extend(lint_twins(&parsed.value, &[]));
    let shown: Vec<String> = lints
        .iter()
        .filter(|lint| !matches!(lint.kind.code(), "no-hint" | "no-level"))
        .map(|lint| format!("{} {}: {}", lint.question, lint.kind.code(), lint.message()))
        .collect();
    expected.assert_eq(&shown.join("\n"));
}

#[test]
fn a_sound_question_has_nothing_to_mend() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +2! One thread at a time\n  - exclusive, \"one thread\"\n\n\
         ### Answer\n\nIt makes the section exclusive: others wait.\n",
        &expect![""],
    );
}

#[test]
fn a_literal_may_have_backticks_in_it() {
    check(
        "## How is a template written?\n\n### Points\n\n- +2! Uses a backtick\n  - `` a`b ``\n- +1 Fences it\n  - ```` ```js ````\n\n\
         ### Answer\n\nWith `` a`b `` and ```` ```js ````.\n",
        &expect![""],
    );
}

#[test]
fn points_without_lines_are_told() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Mutual exclusion\n",
        &expect![
            "what-does-a-mutex-give no-evidence: `Mutual exclusion` is matched by its label; add a line with words that earn it"
        ],
    );
}

#[test]
fn alternatives_that_nothing_matches_are_told() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Exclusion\n  - exclusive, \"?!\"\n",
        &expect![
            "what-does-a-mutex-give never-matches: nothing can match `?!`; use words that carry a meaning, or backticks for signs"
        ],
    );
}

#[test]
fn a_version_with_a_slash_is_one_word() {
    check(
        "## What does the edge speak?\n\n### Points\n\n- +1 The new one\n  - HTTP/2\n- +1 The old one\n  - HTTP/1.1, plain HTTP/1.0\n\n\
         ### Answer\n\nHTTP/2 to the world, HTTP/1.1 behind it.\n",
        &expect![""],
    );
}

#[test]
fn signs_that_are_read_to_the_letter_need_no_backticks() {
    let source = "## How is it compared?\n\n### Points\n\n- +1 Strictly\n  - ===, same !== value\n- +1 Both\n  - &&, ||\n- +1 Mostly\n  - 80 %\n\n\
                  ### Answer\n\nWith `===` and &&, in 80 % of cases.\n";
    check(source, &expect![""]);
    assert_eq!(Bank::parse(source).issues, []);
}

#[test]
fn points_that_no_answer_earns_are_told() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Exclusion\n  - \"?!\"\n- +1 ?!\n- +1 Order\n  - queue, \"!?\"\n",
        &expect![[r#"
            what-does-a-mutex-give cannot-be-earned: no answer can earn `Exclusion`; add a line with words that an answer would have
            what-does-a-mutex-give never-matches: nothing can match `?!`; use words that carry a meaning, or backticks for signs
            what-does-a-mutex-give no-evidence: `?!` is matched by its label; add a line with words that earn it
            what-does-a-mutex-give cannot-be-earned: no answer can earn `?!`; add a line with words that an answer would have
            what-does-a-mutex-give never-matches: nothing can match `!?`; use words that carry a meaning, or backticks for signs"#]],
    );
}

#[test]
fn questions_of_other_banks_are_twins_too() {
    let bank = |name: &str| {
        let source =
            format!("---\nbank: {name}\n---\n\n## What does a mutex give?\n\n## What is a {name}?\n");
        Bank::parse(&source).value
    };
    let lints = lint_twins(&bank("lock"), &[&bank("queue")]);
    let messages: Vec<String> = lints.iter().map(super::Lint::message).collect();
    assert_eq!(
        messages,
        ["this is the same question as `queue/what-does-a-mutex-give`; delete one of them"]
    );
}

#[test]
fn a_not_line_must_not_void_its_own_point() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Exclusion\n  - exclusive access, turns\n  - not: access\n",
        &expect![
            "what-does-a-mutex-give voids-itself: a `not:` line of this point voids `exclusive access`; make the `not:` line narrower"
        ],
    );
}

#[test]
fn two_points_must_not_share_an_alternative() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Exclusion\n  - exclusive/alone\n- +1 Order\n  - Alone, queue\n- -1 Speed\n  - alone\n",
        &expect![
            "what-does-a-mutex-give overlap: `Alone` earns `Exclusion` as well; leave it to one of the two"
        ],
    );
}

#[test]
fn the_model_answer_must_earn_everything_and_claim_nothing() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1 Exclusion\n  - exclusive\n- +1 Order\n  - fair, queue\n- -1 Speed\n  - faster\n\n\
         ### Answer\n\nThe section becomes exclusive and the program gets faster.\n",
        &expect![[r#"
            what-does-a-mutex-give model-answer-misses: the model answer does not earn all of `Order`; mend the answer or the evidence
            what-does-a-mutex-give model-answer-claims: the model answer claims the misconception `Speed`; mend the answer or the evidence"#]],
    );
}

#[test]
fn a_point_without_a_label_is_called_by_its_id() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +1\n  - exclusive\n- +1 Order\n  - exclusive\n- +0!\n  - fair\n\n\
         ### Answer\n\nEverybody waits.\n",
        &expect![[r#"
            what-does-a-mutex-give overlap: `exclusive` earns `unnamed` as well; leave it to one of the two
            what-does-a-mutex-give worthless-knock-out: nobody passes without `unnamed-2`, yet it is worth nothing; give it marks
            what-does-a-mutex-give model-answer-misses: the model answer does not earn all of `unnamed`; mend the answer or the evidence
            what-does-a-mutex-give model-answer-misses: the model answer does not earn all of `Order`; mend the answer or the evidence
            what-does-a-mutex-give model-answer-misses: the model answer does not earn all of `unnamed-2`; mend the answer or the evidence"#]],
    );
}

#[test]
fn a_model_answer_that_grades_must_earn_nearly_everything() {
    check(
        "## What does a mutex give?\n\n### Answer\n\nIt lets one thread in at a time. The others wait for their turn.\n",
        &expect![[""]],
    );
    check(
        "## Should you use it?\n\n### Answer\n\nUse it with threads. Do not use it with threads.\n",
        &expect![
            "should-you-use model-answer-earns-little: answers are compared with this model answer, and itself it would earn 1.75 of 2; say it in other words, or write `### Points`"
        ],
    );
}

#[test]
fn questions_must_not_stand_twice() {
    let questions = |prompts: &[&str]| {
        let points = "\n\n### Points\n\n- +1 A\n  - exclusive\n\n";
        let all = prompts.iter().map(|prompt| format!("## {prompt}{points}"));
        all.collect::<String>()
    };
    check(
        &questions(&[
            "What does a mutex give?",
            "What does a mutex give",
            "What does a futex give?",
        ]),
        &expect![
            "what-does-a-mutex-give-2 duplicate-question: this is the same question as `what-does-a-mutex-give`; delete one of them"
        ],
    );
    check(
        &questions(&[
            "Why does a reader of a shared counter need a mutex?",
            "Why does a reader of a shared countr need a mutex?",
            "What does a mutex need a reader for?",
        ]),
        &expect![
            "why-does-a-reader-of-a-shared-countr similar-question: this question is worded almost as `why-does-a-reader-of-a-shared-counter`; is it another one?"
        ],
    );
}

/// A bank of exercises that differ by a name is no bank of duplicates, and looking for them takes no time by the square.
#[test]
fn questions_put_alike_about_other_things_are_no_twins() {
    let questions: String = (0..600)
        .map(|number| format!("## What does the service{number} return when its upstream fails?\n\n"))
        .collect();
    let bank = Bank::parse(&questions).value;
    assert_eq!(lint_twins(&bank, &[]), []);
}

#[test]
fn marks_must_make_sense() {
    check(
        "## What does a mutex give?\n\n### Points\n\n- +0! Exclusion\n  - exclusive\n- -1 Speed\n  - faster\n",
        &expect![[r#"
            what-does-a-mutex-give nothing-to-earn: no point of this question gives marks; add one that does
            what-does-a-mutex-give worthless-knock-out: nobody passes without `Exclusion`, yet it is worth nothing; give it marks"#]],
    );
    check(
        "## Tell me about a deadlock\n<!-- kind: behavioural -->\n\n### Points\n\n- +1 Situation\n  - when\n- +2 Result\n  - figures\n",
        &expect![
            "tell-me-about-a-deadlock marks-in-checklist: a behavioural question is a checklist; write `+1 Result` without other marks or `!`"
        ],
    );
}

#[test]
fn hints_and_levels_are_advice() {
    let parsed = Bank::parse("## What does a mutex give?\n\n### Points\n\n- +1 A\n  - exclusive\n");
    let lints = lint(&parsed.value, &Glossary::default());
    let codes: Vec<&str> = lints.iter().map(|lint| lint.kind.code()).collect();
    assert_eq!(codes, ["no-hint", "no-level"]);
}

/// The twins among bare questions, of which `id` and text are given.
#[track_caller]
fn check_twins(questions: &[(&str, &str)], expected: &Expect) {
    let text: String = questions
        .iter()
        .map(|(id, text)| {
            let (heading, body) = text.split_once('\n').unwrap_or((text, ""));
            format!("## {heading}\n<!-- id: {id} -->\n\n{body}\n\n")
        })
        .collect();
    let bank = Bank::parse(&format!("---\nbank: locks\n---\n\n{text}")).value;
    let shown: Vec<String> = lint_twins(&bank, &[])
        .iter()
        .map(|lint| format!("{} {}", lint.question, lint.kind.code()))
        .collect();
    expected.assert_eq(&shown.join("\n"));
}

#[test]
fn when_to_and_when_not_to_are_two_questions() {
    check_twins(
        &[
            ("what", "What is a distributed lock?"),
            ("when-not", "When should you not use a distributed lock?"),
            ("define", "Define a distributed lock"),
        ],
        &expect!["define asked-elsewhere"],
    );
    check_twins(
        &[
            ("like", "What do you like about optimistic locking?"),
            ("dislike", "What don't you like about optimistic locking?"),
        ],
        &expect![""],
    );
}

#[test]
fn an_example_makes_no_other_question() {
    check_twins(
        &[
            ("bare", "How can you avoid nested callbacks?"),
            (
                "with-code",
                "How can you avoid nested callbacks?\n```js\nread(file, (error, text) => parse(text, show))\n```",
            ),
        ],
        &expect!["with-code asked-elsewhere"],
    );
    check_twins(
        &[
            ("bare", "What does this code print?"),
            (
                "with-code",
                "What does this code print?\n```js\nshow([] + {})\n```",
            ),
        ],
        &expect![""],
    );
}
