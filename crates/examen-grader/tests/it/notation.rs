//! What is written to the letter: right in every usual spelling, and wrong where it differs in nothing else.

use examen_bank::{Marks, MatchKind, State};
use examen_grader::{Evidence, RubricMatcher};

use super::fixture::{on_label, rubric_of};

/// A label, the evidence line that says the same, and the texts that may stand in the place of `_` in an answer.
struct Case {
    label: &'static str,
    line: &'static str,
    answer: &'static str,
    right: &'static [&'static str],
    wrong: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        label: "Local commits move onto main with git rebase",
        line: "\"git rebase\"",
        answer: "Local commits move onto main with _.",
        right: &["git rebase", "`git rebase`", "`git rebase main`"],
        wrong: &["git merge", "`git merge`", "git push", "git revert"],
    },
    Case {
        label: "A certificate is valid for 1 year",
        line: "\"1 year\"",
        answer: "A certificate is valid for _.",
        right: &["one year", "365 days", "12 months", "twelve months"],
        wrong: &["1 month", "90 days", "30 days", "2 years", "3 months"],
    },
    Case {
        label: "A lookup takes O(log n)",
        line: "\"O(log n)\"",
        answer: "A lookup takes _.",
        right: &[
            "O(log n)",
            "O(logn)",
            "O( log n )",
            "`O(log n)`",
            "O(log(n))",
            "O(log N)",
            "Θ(log n)",
            "O(lg n)",
            "O(log₂ n)",
            "logarithmic time",
            "log n time",
            "O(log n²)",
            "O(log n + 1)",
        ],
        wrong: &[
            "O(n log n)",
            "O(n)",
            "O(1)",
            "O(n^2)",
            "O(log log n)",
            "O(log² n)",
            "linear time",
            "constant time",
        ],
    },
    Case {
        label: "Sorting takes O(n log n)",
        line: "O(n log n)",
        answer: "Sorting takes _.",
        right: &[
            "O(n log n)",
            "O(n*log n)",
            "O(n * log(n))",
            "O(NlogN)",
            "O(n·log n)",
            "n log n time",
            "linearithmic time",
        ],
        wrong: &["O(log n)", "O(n)", "O(n²)", "O(n^2 log n)", "quadratic time"],
    },
    Case {
        label: "Bubble sort takes O(n^2)",
        line: "\"O(n^2)\"",
        answer: "Bubble sort takes _.",
        right: &[
            "O(n^2)",
            "O(n²)",
            "O(n**2)",
            "O(n*n)",
            "O(n2)",
            "O(n × n)",
            "O(n squared)",
            "O(n^{2})",
            "n^2 steps",
            "quadratic time",
            "O(n² + n)",
            "O(2n² + 1)",
        ],
        wrong: &[
            "O(n)",
            "O(n² + m)",
            "O(n^3)",
            "O(2^n)",
            "O(n log n)",
            "linear time",
            "cubic time",
        ],
    },
    Case {
        label: "The scan takes linear time",
        line: "linear time",
        answer: "The scan takes _.",
        right: &["linear time", "O(n)", "Θ(n)", "O(2n)"],
        wrong: &["constant time", "quadratic time", "O(n²)", "O(log n)"],
    },
    Case {
        label: "The memory grows linearly with the users",
        line: "grows linearly",
        answer: "The memory _ with the users.",
        right: &["grows linearly"],
        wrong: &["grows exponentially", "grows logarithmically", "is constant"],
    },
    Case {
        label: "A client may send 100 requests per minute",
        line: "100 per minute",
        answer: "A client may send 100 requests _.",
        right: &["per minute", "a minute", "every minute", "/min"],
        wrong: &["per second", "per hour", "/s"],
    },
    Case {
        label: "Breadth-first search takes O(V + E)",
        line: "\"O(V + E)\"",
        answer: "Breadth-first search takes _.",
        right: &["O(V + E)", "O(V+E)", "O(E + V)", "O(|V| + |E|)"],
        wrong: &["O(V * E)", "O(V E)", "O(V)", "O(E)", "O(V^2)"],
    },
    Case {
        label: "The session times out after 30 seconds",
        line: "30 seconds",
        answer: "The session times out after _.",
        right: &[
            "30 seconds",
            "30s",
            "30 s",
            "30 sec",
            "thirty seconds",
            "30-second breaks",
            "half a minute",
        ],
        wrong: &[
            "30 minutes",
            "30 ms",
            "30 days",
            "20 seconds",
            "thirty milliseconds",
            "30 min",
        ],
    },
    Case {
        label: "A page answers within 100 ms",
        line: "100ms",
        answer: "A page answers within _.",
        right: &["100 ms", "100ms", "100 milliseconds", "0.1 s", "0.1 seconds"],
        wrong: &["100 s", "100 seconds", "100 µs", "10 ms"],
    },
    Case {
        label: "An upload may have 5 MB",
        line: "5 MB",
        answer: "An upload may have _.",
        right: &[
            "5 MB",
            "5MB",
            "5 megabytes",
            "five megabytes",
            "5 MiB",
            "5000 kilobytes",
        ],
        wrong: &["5 GB", "5GB", "5 KB", "50 MB", "5 gigabytes"],
    },
    Case {
        label: "A long has 64 bits",
        line: "64 bits",
        answer: "A long has _.",
        right: &["64 bits", "64 bit", "a 64-bit size", "8 bytes"],
        wrong: &["64 bytes", "32 bits"],
    },
    Case {
        label: "The agent drops 10% of the traces",
        line: "10%",
        answer: "The agent drops _ of the traces.",
        right: &["10%", "10 %", "10 percent", "ten percent", "10 per cent"],
        wrong: &["20%", "1%", "100 percent"],
    },
    Case {
        label: "The index makes reads 2x faster",
        line: "2x",
        answer: "The index makes reads _ faster.",
        right: &["2x", "2 times", "two times", "2×"],
        wrong: &["20x", "3x", "2%"],
    },
    Case {
        label: "The proxy speaks HTTP/2",
        line: "HTTP/2",
        answer: "The proxy speaks _.",
        right: &[
            "HTTP/2",
            "HTTP2",
            "HTTP 2",
            "http/2",
            "HTTP/2.0",
            "HTTP version 2",
        ],
        wrong: &["HTTP/3", "HTTP3", "HTTP/1.1", "HTTP 1.1"],
    },
    Case {
        label: "The server offers TLS 1.3",
        line: "TLS 1.3",
        answer: "The server offers _.",
        right: &["TLS 1.3", "TLSv1.3", "TLS v1.3", "TLS1.3", "TLS version 1.3"],
        wrong: &["TLS 1.2", "TLSv1.2", "TLS 1.0"],
    },
    Case {
        label: "The code needs Python 3",
        line: "Python 3",
        answer: "The code needs _.",
        right: &["Python 3", "Python3", "python 3", "Python 3.11"],
        wrong: &["Python 2", "Python 2.7"],
    },
    Case {
        label: "Addresses are IPv6",
        line: "IPv6",
        answer: "Addresses are _.",
        right: &["IPv6", "ipv6", "IP v6", "IP version 6"],
        wrong: &["IPv4", "IP v4"],
    },
    Case {
        label: "The engine is written in C++",
        line: "C++",
        answer: "The engine is written in _.",
        right: &["C++", "c++", "CPP", "C plus plus"],
        wrong: &["C", "C#", "C sharp"],
    },
    Case {
        label: "A missing page answers 404",
        line: "404",
        answer: "A missing page answers _.",
        right: &["404", "with a 404", "HTTP 404", "`404 Not Found`"],
        wrong: &["4xx", "400", "403", "200"],
    },
    Case {
        label: "A missing page answers 4xx",
        line: "4xx",
        answer: "A missing page answers _.",
        right: &["4xx", "404", "4XX", "with a 400-level code"],
        wrong: &["5xx", "500", "200", "302"],
    },
    Case {
        label: "There are 2^10 values",
        line: "2^10",
        answer: "There are _ values.",
        right: &[
            "2^10",
            "2**10",
            "2¹⁰",
            "1024",
            "1,024",
            "2 to the power of 10",
            "2 to the 10th",
        ],
        wrong: &["2^8", "10^2"],
    },
    Case {
        label: "There are 1024 ports",
        line: "1024 ports",
        answer: "There are _ ports.",
        right: &["1024", "1,024", "2^10"],
        wrong: &["2^11"],
    },
    Case {
        label: "The scale is 1 to 5",
        line: "1-5",
        answer: "The scale is _.",
        right: &["1 to 5", "1-5", "1–5", "1..5", "one to five", "between 1 and 5"],
        wrong: &["1 to 10", "0 to 5", "2-5"],
    },
    Case {
        label: "The quorum has at least 3 nodes",
        line: "\"at least 3\"",
        answer: "The quorum has _ nodes.",
        right: &[
            "at least 3",
            "at least three",
            ">= 3",
            "≥3",
            "3 or more",
            "no fewer than 3",
            "a minimum of 3",
        ],
        wrong: &[
            "more than 3",
            "> 3",
            "at most 3",
            "<= 3",
            "less than 3",
            "up to 3",
        ],
    },
    Case {
        label: "It retries more than 3 times",
        line: "\"more than 3\"",
        answer: "It retries _ times.",
        right: &["more than 3", "more than three", "> 3", "over 3"],
        wrong: &["at least 3", ">= 3", "less than 3", "at most 3"],
    },
    Case {
        label: "A retry waits up to 2 seconds",
        line: "up to 2 seconds",
        answer: "A retry waits _.",
        right: &[
            "up to 2 seconds",
            "at most two seconds",
            "<= 2s",
            "no longer than 2000 ms",
            "less than 2 s",
        ],
        wrong: &["at least 2 seconds", "up to 2 minutes", "more than 2 s"],
    },
    Case {
        label: "Both tests are joined with &&",
        line: "`&&`",
        answer: "Both tests are joined with _.",
        right: &["&&", "`&&`", "the && operator"],
        wrong: &["||", "`||`"],
    },
    Case {
        label: "Users are listed in /etc/passwd",
        line: "`/etc/passwd`",
        answer: "Users are listed in _.",
        right: &["/etc/passwd", "`/etc/passwd`"],
        wrong: &["/etc/shadow", "/etc/group", "`/etc/hosts`"],
    },
    Case {
        label: "The listing shows hidden files with ls -a",
        line: "-a",
        answer: "The listing shows hidden files with _.",
        right: &["ls -a", "`ls -a`", "ls -la"],
        wrong: &["ls -l", "`ls -l`"],
    },
];

fn check_each(check: impl Fn(&Case, &str, bool)) {
    for case in CASES {
        for (texts, is_right) in [(case.right, true), (case.wrong, false)] {
            for text in texts {
                check(case, &case.answer.replace('_', text), is_right);
            }
        }
    }
}

#[test]
fn a_label_is_met_in_any_spelling_and_by_nothing_else() {
    check_each(|case, answer, is_right| {
        let verdict = on_label("What happens?", case.label, answer);
        let is_met = verdict.state == State::Met;
        assert_eq!(is_met, is_right, "{} by {answer}: {verdict:?}", case.label);
    });
}

#[test]
fn a_line_is_met_in_any_spelling_and_by_nothing_else() {
    check_each(|case, answer, is_right| {
        let Case { label, line, .. } = case;
        let rubric = rubric_of(&format!("## What happens?\n### Points\n- {label}\n  - {line}\n"));
        let verdict = rubric.grade(answer).verdicts.remove(0);
        let is_met = verdict.state == State::Met;
        assert_eq!(is_met, is_right, "{line} by {answer}: {verdict:?}");
        assert!(
            is_met || verdict.marks == Marks::ZERO,
            "{line} by {answer}: {verdict:?}"
        );
    });
}

#[test]
fn a_brief_model_answer_is_given_in_any_spelling_and_by_nothing_else() {
    check_each(|case, answer, is_right| {
        let matcher = RubricMatcher::for_references("What happens?", &[format!("{}.", case.label)]);
        let share = matcher.mark(answer).score.share();
        let expected = if is_right { 0.85..=1.0 } else { 0.0..=0.5 };
        assert!(expected.contains(&share), "{} by {answer}: {share}", case.label);
    });
}

#[test]
fn the_figures_of_a_power_are_not_the_power() {
    for text in ["2*10", "210", "20", "2 or 10"] {
        let answer = format!("There are {text} values.");
        let verdict = on_label("What happens?", "There are 2^10 values", &answer);
        assert_ne!(verdict.state, State::Met, "{answer}: {verdict:?}");
    }
}

/// The words of an answer that are shown, how they match, and what they stand for.
fn shown<'a>(answer: &'a str, evidence: &'a [Evidence]) -> Vec<(&'a str, MatchKind, &'a str)> {
    let shown = evidence
        .iter()
        .map(|one| (one.range.of(answer), one.kind, &*one.term));
    shown.collect()
}

#[test]
fn what_stands_in_the_place_of_it_is_shown() {
    let answer = "A lookup takes O(n).";
    let verdict = on_label("What happens?", "A lookup takes O(log n)", answer);
    let shown_last = shown(answer, &verdict.evidence).pop();
    assert_eq!(shown_last, Some(("O(n)", MatchKind::Swapped, "O(log n)")));
    assert!(verdict.coverage < 0.5);

    let rubric = rubric_of("## What happens?\n### Points\n- It takes O(log n)\n  - \"O(log n)\"\n");
    for (text, kind) in [("O(Log N)", MatchKind::Exact), ("O(lg n)", MatchKind::Synonym)] {
        let answer = format!("A lookup takes {text}.");
        let verdict = rubric.grade(&answer).verdicts.remove(0);
        assert_eq!(shown(&answer, &verdict.evidence), [(text, kind, "O(log n)")]);
    }

    let answer = "A lookup is logarithmic.";
    let verdict = on_label("What happens?", "A lookup takes O(log n)", answer);
    let found = ("logarithmic", MatchKind::Synonym, "O(log n)");
    assert!(shown(answer, &verdict.evidence).contains(&found), "{verdict:?}");
}

#[test]
fn another_number_is_shown_and_leaves_little() {
    let answer = "The port is 3306.";
    let verdict = on_label("What happens?", "The port is 5432", answer);
    let in_place = ("3306", MatchKind::Swapped, "5432");
    assert!(
        shown(answer, &verdict.evidence).contains(&in_place),
        "{verdict:?}"
    );
    assert!(verdict.coverage < 0.5, "{verdict:?}");
}

#[test]
fn what_is_denied_is_not_told() {
    let state = |label: &str, answer: &str| on_label("What happens?", label, answer).state;
    let label = "A lookup takes O(log n)";
    assert_eq!(state(label, "A lookup does not take O(log n)."), State::Negated);
    assert_eq!(state(label, "A lookup is never logarithmic."), State::Negated);
    assert_eq!(state(label, "A lookup takes O(log n), not O(n)."), State::Met);
    for label in [
        "A lookup does not take O(n)",
        "A lookup takes O(log n), not O(n)",
        "It retries no more than 3 times",
        "The session never times out after 30 seconds",
    ] {
        assert_eq!(state(label, label), State::Met, "{label}");
    }
}

#[test]
fn what_is_turned_down_is_in_the_place_of_nothing() {
    let is_swapped = |answer: &str| {
        let evidence = on_label("What happens?", "A lookup takes O(log n)", answer).evidence;
        evidence.iter().any(|one| one.kind == MatchKind::Swapped)
    };
    assert!(is_swapped("A lookup takes O(n)."));
    assert!(!is_swapped("A lookup does not take O(n), it halves the range."));
    assert!(!is_swapped("A lookup is faster than O(n), it halves the range."));
    assert!(!is_swapped("A lookup halves the range instead of taking O(n)."));
}

#[test]
fn what_the_question_or_another_point_has_is_in_the_place_of_nothing() {
    let label = "It gives up after 30 seconds";
    let answer = "It gives up after half of that, one minute being far too long.";
    let state = |question: &str| on_label(question, label, answer).state;
    assert_ne!(state("What happens?"), State::Met);
    let shows_swap = |question: &str| {
        let verdict = on_label(question, label, answer);
        verdict.evidence.iter().any(|one| one.kind == MatchKind::Swapped)
    };
    assert!(shows_swap("What happens?"));
    assert!(!shows_swap("What happens after 60 seconds?"));

    let labels = ["A hash lookup takes O(1)", "A tree lookup takes O(log n)"].map(str::to_owned);
    let matcher = RubricMatcher::for_points("What do lookups take?", &labels);
    let grade = matcher.mark("A lookup in a hash takes constant time, in a tree logarithmic time.");
    assert_eq!(grade.n_credited(), 2, "{grade:?}");
}

#[test]
fn a_line_of_notation_may_be_denied() {
    let rubric = rubric_of("## What happens?\n### Points\n- A lookup takes O(1)\n  - \"O(1)\"\n");
    let state = |answer: &str| rubric.grade(answer).verdicts[0].state;
    assert_eq!(state("A lookup takes O(1)."), State::Met);
    assert_eq!(state("A lookup does not take O(1)."), State::Negated);
}

#[test]
fn what_a_label_has_in_backticks_is_asked_for_by_name() {
    let state =
        |answer: &str| on_label("What happens?", "Rewrites the branch with `git rebase`", answer).state;
    for answer in [
        "It rewrites the branch with git rebase.",
        "Rewrites the branch by rebasing it in `git`.",
    ] {
        assert_eq!(state(answer), State::Met, "{answer}");
    }
    for answer in [
        "It rewrites the branch with git merge.",
        "Rewrites the branch with `git reset`.",
    ] {
        assert_ne!(state(answer), State::Met, "{answer}");
    }
}

#[test]
fn numbers_in_lines_are_the_same_in_words() {
    let rubric = rubric_of("## What happens?\n### Points\n- The pool is bounded\n  - 10 connections\n");
    let state = |answer: &str| rubric.grade(answer).verdicts[0].state;
    assert_eq!(state("The pool has ten connections."), State::Met);
    assert_ne!(state("The pool has twenty connections."), State::Met);
}

#[test]
fn a_class_of_codes_in_a_misconception_is_only_itself() {
    let rubric = rubric_of(
        "## What is retried?\n### Points\n- Retries what may pass\n  - 503\n- -1 Retries what is refused\n  - retry* 4xx\n",
    );
    let state = |answer: &str| rubric.grade(answer).verdicts[1].state;
    assert_eq!(state("We retry every 4xx."), State::Claimed);
    assert_eq!(state("We retry a 429 after a while."), State::Absent);
}

#[test]
fn what_a_misconception_says_is_in_the_place_of_a_point() {
    let rubric = rubric_of(
        "## What happens?\n### Points\n- A lookup takes 30 seconds\n- -1 Takes seconds for minutes\n  - 30 minutes\n",
    );
    let grade = rubric.grade("A lookup takes 30 minutes.");
    assert_ne!(grade.verdicts[0].state, State::Met);
    assert_eq!(grade.verdicts[1].state, State::Claimed);
}

#[test]
fn a_command_is_told_by_its_second_word_and_another_one_beside_it_is_none_in_its_place() {
    let label = "git rebase moves local commits onto main";
    for answer in [
        "After git fetch, rebasing moves local commits onto main.",
        "Unlike git merge, git rebase moves local commits onto main.",
        "You rebase your local commits onto main, which git merge does not.",
    ] {
        let verdict = on_label("What does it do?", label, answer);
        assert_eq!(verdict.state, State::Met, "{answer}: {verdict:?}");
    }
    let label = "A git commit is a snapshot of all files";
    let verdict = on_label(
        "What is it?",
        label,
        "It is a snapshot of all files; git push sends it.",
    );
    assert_eq!(verdict.state, State::Met, "{verdict:?}");
}

/// Labels that tell two notations apart, answers that do so as well, and answers in which the two have changed places.
const TOLD_APART: &[(&str, &[&str], &[&str])] = &[
    (
        "O(1) time and O(n) space",
        &[
            "O(n) space and O(1) time",
            "time O(1), space O(n)",
            "It takes constant time and linear space.",
            "It trades O(n) space for O(1) time.",
            "The time is O(1). The space is O(n).",
        ],
        &[
            "O(n) time and O(1) space",
            "time O(n), space O(1)",
            "It takes linear time and constant space.",
            "The time is O(n). The space is O(1).",
        ],
    ),
    (
        "Insert is O(log n) and peek is O(1)",
        &["peek O(1), insert O(log n)", "O(1) for peek, O(log n) for insert"],
        &["insert O(1), peek O(log n)", "O(1) for insert, O(log n) for peek"],
    ),
    (
        "Push takes O(1) on average and O(n) in the worst case",
        &[
            "Push is O(1) on average, but it can be O(n) when the array is copied, in the worst case.",
            "worst case O(n), average O(1)",
        ],
        &[
            "average O(n), worst case O(1)",
            "In the worst case it is O(1), but O(n) on average.",
        ],
    ),
    (
        "Access tokens live 15 minutes and refresh tokens 30 days",
        &["The refresh token is valid for 30 days and the access token for 15 minutes."],
        &["Refresh tokens live 15 minutes, access tokens 30 days."],
    ),
    (
        "IPv4 addresses have 32 bits, IPv6 addresses 128 bits",
        &[
            "IPv6 has 128 bits, IPv4 only 32 bits",
            "128 bits in IPv6 versus 32 bits in IPv4",
        ],
        &["IPv4 has 128 bits and IPv6 32 bits"],
    ),
    (
        "HTTP/2 uses TCP and HTTP/3 uses UDP",
        &["UDP is for HTTP/3, TCP for HTTP/2"],
        &["HTTP/2 uses UDP and HTTP/3 uses TCP"],
    ),
];

#[test]
fn two_notations_that_change_places_make_no_point() {
    for (label, right, wrong) in TOLD_APART {
        for answer in *right {
            assert_eq!(
                on_label("Explain it.", label, answer).state,
                State::Met,
                "{answer}"
            );
        }
        for answer in *wrong {
            let state = on_label("Explain it.", label, answer).state;
            assert!(
                matches!(state, State::Missed | State::Partial),
                "{state:?} by {answer}"
            );
        }
    }
}

#[test]
fn what_one_label_tells_apart_another_may_ask_for_alone() {
    let labels = ["O(1) time and O(n) space", "Insert is O(n)"].map(str::to_owned);
    let matcher = RubricMatcher::for_points("Explain it.", &labels);
    let verdicts = matcher
        .mark("It has O(n) time and O(1) space, and insert is O(n).")
        .verdicts;
    let states: Vec<State> = verdicts.iter().map(|verdict| verdict.state).collect();
    assert_eq!(states[1], State::Met);
    assert_ne!(states[0], State::Met);
}
