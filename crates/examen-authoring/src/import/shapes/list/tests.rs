use super::{n_questions, read};
use crate::import::page::Page;
use expect_test::{Expect, expect};

/// Reads a list, which is recognised as one, and shows its questions and what is reported.
fn check(source: &str, expected: &Expect) {
    let page = Page::new(source);
    assert_ne!(n_questions(&page), 0, "not recognised");
    show(&page, expected);
}

fn show(page: &Page<'_>, expected: &Expect) {
    let reading = read(page);
    let mut shown = String::new();
    for draft in reading.drafts {
        let topic = draft.topic.map(|topic| format!("{topic} / ")).unwrap_or_default();
        shown += &format!("{topic}{}\n", draft.heading.unwrap_or_default());
        for line in draft.body.lines() {
            shown += &format!("    {line}\n");
        }
        for item in draft.key.criteria {
            shown += &format!("  + {item}\n");
        }
        for item in draft.follow_ups {
            shown += &format!("  ? {item}\n");
        }
    }
    for finding in reading.findings {
        shown += &format!(
            "{}-{} {:?} {}\n",
            finding.line, finding.last_line, finding.reason, finding.text
        );
    }
    expected.assert_eq(&shown);
}

fn check_refused(source: &str) {
    assert_eq!(n_questions(&Page::new(source)), 0, "{source}");
}

#[test]
fn an_item_a_question() {
    let expected = expect![[r#"
        What is a mutex?
        Why two?
        Explain starvation.
    "#]];
    for list in [
        "1. What is a mutex?\n2. Why two?\n3. Explain starvation.\n",
        "1) What is a mutex?\n2) Why two?\n3) Explain starvation.\n",
        "1.What is a mutex?\n2.Why two?\n3.Explain starvation.\n",
        "(1) What is a mutex?\n(2) Why two?\n(3) Explain starvation.\n",
        "- What is a mutex?\n- Why two?\n- Explain starvation.\n",
        "* What is a mutex?\n\n* Why two?\n\n* Explain starvation.\n",
        "•What is a mutex?\n• Why two?\n•\tExplain starvation.\n",
        "- [ ] What is a mutex?\n- [x] Why two?\n- [ ] Explain starvation.\n",
        "- 1. What is a mutex?\n- 2. Why two?\n- 3. Explain starvation.\n",
        "a) What is a mutex?\nb) Why two?\nc) Explain starvation.\n",
        "Q1: What is a mutex?\nQ2: Why two?\nQ3: Explain starvation.\n",
        "Q: What is a mutex?\nQ: Why two?\nQ: Explain starvation.\n",
        "Question 1: What is a mutex?\nQuestion 2: Why two?\nQuestion 3: Explain starvation.\n",
        "What is a mutex?\nWhy two?\nExplain starvation.\n",
        "What is a mutex?\r\n\r\nWhy two?\r\n\r\nExplain starvation.\r\n",
        "\u{feff}**What is a mutex?**\n\n**Why two?**\n\n**Explain starvation.**\n",
    ] {
        check(list, &expected);
    }
}

#[test]
fn titles_are_topics() {
    let expected = expect![[r#"
        Some("Locks") Some("What is a mutex?")
        Some("Locks") Some("Why two?")
        Some("Caches") Some("What is a TTL?")"#]];
    for list in [
        "# Interview questions\n\n## Locks\n\n1. What is a mutex?\n2. Why two?\n\n## Caches (2)\n\n1. What is a TTL?\n",
        "Interview questions\n\nLocks:\n- What is a mutex?\n- Why two?\n\nCaches:\n- What is a TTL?\n",
        "Locks\nWhat is a mutex?\nWhy two?\n\nCaches\nWhat is a TTL?\n",
        "Locks\n=====\n\nWhat is a mutex?\nWhy two?\n\nCaches\n------\n\nWhat is a TTL?\n",
        "- Locks\n  - What is a mutex?\n  - Why two?\n- Caches\n  - What is a TTL?\n",
        "1. Locks\n\t1. What is a mutex?\n\t2. Why two?\n2. Caches\n\t1. What is a TTL?\n",
    ] {
        let page = Page::new(list);
        assert_ne!(n_questions(&page), 0, "not recognised: {list}");
        let questions: Vec<String> = read(&page)
            .drafts
            .into_iter()
            .map(|draft| format!("{:?} {:?}", draft.topic, draft.heading))
            .collect();
        expected.assert_eq(&questions.join("\n"));
    }
}

#[test]
fn a_question_may_take_several_lines() {
    check(
        "1. Suppose a disk is full.\n   How would you notice?\n2. What is the difference between\nprocesses and\n   Threads?\n\
         3. What does this print?\n\n   ```c\n   puts(\"a\");\n   ```\n\n4. Why two?\n",
        &expect![[r#"
            Suppose a disk is full. How would you notice?
            What is the difference between processes and Threads?
            What does this print?
                ```c
                puts("a");
                ```
            Why two?
        "#]],
    );
    check(
        "What happens when a lock is held\nby a thread that dies?\nWhy two?\n",
        &expect![[r#"
            What happens when a lock is held by a thread that dies?
            Why two?
        "#]],
    );
}

#[test]
fn what_is_listed_below_a_question_is_its_key_or_a_follow_up() {
    check(
        "1. What is a mutex?\n   - Only one thread may hold it\n   - The kernel puts the others to sleep\n   - How is it fair?\n\
         2. Why two?\n   a. Deadlocks?\n   b. Order\n",
        &expect![[r#"
            What is a mutex?
              + Only one thread may hold it
              + The kernel puts the others to sleep
              ? How is it fair?
            Why two?
              + Order
              ? Deadlocks?
        "#]],
    );
    check(
        "What is a mutex?\n- Only one thread may hold it\n\nWhy two?\n- Order\n",
        &expect![[r#"
            What is a mutex?
              + Only one thread may hold it
            Why two?
              + Order
        "#]],
    );
}

#[test]
fn numbers_of_two_digits_do_not_nest() {
    check(
        " 9. What is a mutex?\n10. Why two?\n",
        &expect![[r#"
        What is a mutex?
        Why two?
    "#]],
    );
}

#[test]
fn an_item_that_asks_nothing_is_a_question_that_is_listed() {
    check(
        "1. What is a mutex?\n2. Mutexes and semaphores\n3. Why two?\n4. How would you find a deadlock\n",
        &expect![[r#"
            What is a mutex?
            Mutexes and semaphores
            Why two?
            How would you find a deadlock
            2-2 NotWordedAsQuestion Mutexes and semaphores
        "#]],
    );
}

#[test]
fn an_introduction_and_a_closing_word_do_no_harm() {
    check(
        "These came up last week, in no order:\n\n- What is a mutex?\n- Why two?\n- How would you find a deadlock?\n\nThanks!\n",
        &expect![[r#"
            What is a mutex?
            Why two?
            How would you find a deadlock?
            1-1 Introduction These came up last week, in no order:
            7-7 NotUnderstood Thanks!
        "#]],
    );
}

#[test]
fn signs_of_markdown_are_kept() {
    check(
        "- What does __init__ do?\n- When are *args and **kwargs used?\n- What is a List<String>?\n- Qu’est-ce que *self* ?\n- 什么是互斥锁？\n- Was heißt „Größe“?\n",
        &expect![[r#"
            What does `__init__` do?
            When are `*args` and `**kwargs` used?
            What is a `List<String>`?
            Qu’est-ce que self ?
            什么是互斥锁？
            Was heißt „Größe“?
        "#]],
    );
}

#[test]
fn one_question_is_a_list_only_alone() {
    check(
        "What is a mutex?",
        &expect![[r#"
        What is a mutex?
    "#]],
    );
    check_refused("We met.\n\nWhat is next?\n");
}

#[test]
fn prose_is_no_list() {
    check_refused("");
    check_refused("# Title\n\n## Part\n");
    check_refused("Roses are red.\nViolets are blue.\n");
    check_refused(
        "Why do we lock? Because threads meet.\nThey would overwrite what another one wrote, and nobody would know.\nWhat then? Nothing.\n",
    );
    check_refused(
        "What is a mutex?\nA lock that one thread holds.\nWhy two?\nOrder of threads is not known.\n",
    );
    check_refused("Q: What is a mutex?\nA: A lock.\nQ: Why two?\nA: Order.\n");
}

#[test]
fn other_lists_are_no_lists_of_questions() {
    check_refused("- Write the docs\n- Create a release\n- List the files\n- Show it to Ann\n");
    check_refused("- How to install\n- How to run it\n- How to help out\n");
    check_refused(
        "# Tool\n\nDoes things.\n\n- fast\n- small\n\n## Use\n\n1. Run it\n2. Wait\n\n## Questions?\n\nAsk us.\n",
    );
    check_refused("- [ ] milk\n- [ ] bread\n- [ ] tea or coffee?\n");
    check_refused("```\nWhat is a mutex?\nWhy two?\n```\n");
}
