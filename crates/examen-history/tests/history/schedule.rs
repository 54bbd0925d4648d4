//! What is due, what is asked next, and what the intervals are.

use examen_bank::PointId;
use examen_history::schedule::{Ahead, Quota, Schedule, Standing, Wanted};
use examen_history::{Assessment, AttemptLog, Settings, Tick};
use expect_test::{Expect, expect};
use jiff::{SignedDuration, Timestamp};

use crate::fixtures::{BANK, Home, attempt, catalogue, catalogue_of, day};

/// A history with attempts like `0 stampede at-once=met one-refills=missed`, the first word being the day.
fn history(attempts: &str) -> (Home, AttemptLog) {
    let home = Home::new();
    let mut log = home.open();
    for line in attempts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (n, rest) = line.split_once(' ').unwrap();
        let (question, outcomes) = rest.split_once(' ').unwrap();
        log.record(&attempt(question, day(n.parse().unwrap()), outcomes))
            .unwrap();
    }
    (home, log)
}

fn shown(schedule: &Schedule) -> String {
    let day_of = |time: Timestamp| time.duration_since(day(0)).as_hours() / 24;
    let line = |question: &examen_history::schedule::QuestionStatus| {
        let standing = match question.standing {
            Standing::New => "new".to_owned(),
            Standing::Due(due) => format!("due since day {}", day_of(due)),
            Standing::Later(due) => format!("due on day {}", day_of(due)),
        };
        let leeches = question.points.iter().filter(|point| point.is_leech());
        let leeches: String = leeches.map(|point| format!(", leech {}", point.point)).collect();
        format!(
            "{}: {standing}, loss {:.2}{leeches}\n",
            question.key.question, question.expected_loss
        )
    };
    schedule.questions.iter().map(line).collect()
}

fn check(attempts: &str, on_day: i64, expected: Expect) {
    let (_home, mut log) = history(attempts);
    let schedule = log.schedule(&catalogue(), day(on_day)).unwrap();
    expected.assert_eq(&shown(&schedule));
}

#[test]
fn intervals_are_those_of_fsrs_6_6_with_its_standard_parameters() {
    // The ratings of the FSRS project's own example, a review when due each time.
    let ratings = [
        "met", "met", "met", "met", "met", "met", "missed", "missed", "met", "met", "met", "met", "met",
    ];
    let home = Home::new();
    let mut log = home.open();
    let (mut at, mut intervals) = (day(0), Vec::new());
    for state in ratings {
        log.record(&attempt("stampede", at, &format!("at-once={state}")))
            .unwrap();
        let memories = log.memories().unwrap();
        let memory = memories.values().next().unwrap().points[&PointId::new("at-once")];
        let due = memory.due(&log.scheduler().unwrap(), Settings::default().retention);
        intervals.push(due.duration_since(at).as_hours() / 24);
        at = due;
    }
    assert_eq!(intervals, [2, 11, 46, 163, 497, 1346, 9, 1, 2, 4, 7, 13, 22]);
}

#[test]
fn the_first_interval_is_that_of_the_rating() {
    // FSRS-6 starts with a stability of 0.212, 1.2931, 2.3065 and 8.2956 days.
    let check = |state: &str, tick: Option<Tick>, days: i64| {
        let home = Home::new();
        let mut log = home.open();
        let attempt_id = log
            .record(&attempt("stampede", day(0), &format!("at-once={state}")))
            .unwrap();
        if let Some(tick) = tick {
            let ticks = vec![(PointId::new("at-once"), tick)];
            log.assess(&Assessment {
                attempt: attempt_id,
                at: day(0),
                ticks,
            })
            .unwrap();
        }
        let schedule = log.schedule(&catalogue(), day(0)).unwrap();
        let due = schedule.questions[1].points[0].due.unwrap();
        assert_eq!(due, day(days), "{state} {tick:?}");
    };
    check("missed", None, 1);
    check("partial", None, 1);
    check("met", None, 2);
    check("met", Some(Tick::Easily), 8);
    check("missed", Some(Tick::Made), 2);
}

#[test]
fn days_are_elapsed_time_and_practice_may_be_an_hour_early() {
    let home = Home::new();
    let mut log = home.open();
    log.record(&attempt("stampede", day(0), "at-once=missed one-refills=missed"))
        .unwrap();
    let due = |log: &mut AttemptLog, hours: i64| {
        let now = day(0) + SignedDuration::from_hours(hours);
        log.schedule(&catalogue(), now).unwrap().questions[1].is_due()
    };
    assert!(!due(&mut log, 11));
    assert!(due(&mut log, 12));
    assert!(due(&mut log, 23));
}

#[test]
fn a_question_that_was_never_asked_is_new() {
    check(
        "",
        0,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: new, loss 1.00
        idempotent: new, loss 1.00
    "#]],
    );
}

#[test]
fn a_question_is_due_by_its_weakest_important_point() {
    check(
        "0 stampede at-once=met one-refills=missed",
        0,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due on day 1, loss 0.00
        idempotent: new, loss 1.00
    "#]],
    );
    check(
        "0 stampede at-once=met one-refills=missed",
        1,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due since day 1, loss 0.14
        idempotent: new, loss 1.00
    "#]],
    );
    check(
        "0 stampede at-once=met one-refills=met",
        1,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due on day 2, loss 0.05
        idempotent: new, loss 1.00
    "#]],
    );
    // The key is worth a quarter of the other point.
    check(
        "0 idempotent twice=met key=missed",
        1,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: new, loss 1.00
        idempotent: due on day 2, loss 0.09
    "#]],
    );
}

#[test]
fn a_misconception_counts_once_it_was_claimed() {
    check(
        "0 stale-prices outlive=met lifetime=met longer=absent",
        1,
        expect![[r#"
            stale-prices: due on day 2, loss 0.05
            stampede: new, loss 1.00
            idempotent: new, loss 1.00
        "#]],
    );
    check(
        "0 stale-prices outlive=met lifetime=met longer=claimed",
        1,
        expect![[r#"
            stale-prices: due since day 1, loss 0.10
            stampede: new, loss 1.00
            idempotent: new, loss 1.00
        "#]],
    );
}

#[test]
fn a_point_missed_four_times_is_a_leech_until_it_is_recalled_twice_in_a_row() {
    let missed = "0 stampede at-once=missed\n1 stampede at-once=missed\n2 stampede at-once=met\n3 stampede at-once=missed\n";
    check(
        missed,
        3,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due since day 3, loss 0.50
        idempotent: new, loss 1.00
    "#]],
    );
    let fourth = format!("{missed}4 stampede at-once=missed\n5 stampede at-once=met\n");
    check(
        &fourth,
        5,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due since day 5, loss 0.50, leech at-once
        idempotent: new, loss 1.00
    "#]],
    );
    check(
        &format!("{fourth}6 stampede at-once=met\n"),
        6,
        expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due since day 6, loss 0.50
        idempotent: new, loss 1.00
    "#]],
    );
}

#[test]
fn a_renamed_question_keeps_its_history() {
    check(
        "0 repeat-safe twice=met\n3 idempotent twice=met\n5 repeat-safe twice=missed",
        5,
        expect![[r#"
            stale-prices: new, loss 1.00
            stampede: new, loss 1.00
            idempotent: due on day 7, loss 0.20
        "#]],
    );
    let apart = history("0 idempotent twice=met\n3 idempotent twice=met\n5 idempotent twice=missed");
    let renamed = history("0 repeat-safe twice=met\n3 idempotent twice=met\n5 repeat-safe twice=missed");
    let status = |(_home, mut log): (Home, AttemptLog)| log.schedule(&catalogue(), day(9)).unwrap().questions;
    assert_eq!(status(apart), status(renamed));
}

#[test]
fn a_renamed_bank_keeps_its_history() {
    let (_home, mut log) = history("0 stampede at-once=met one-refills=met");
    let renamed = catalogue_of(&BANK.replace("bank: mini", "bank: maxi"));
    expect![[r#"
        stale-prices: new, loss 1.00
        stampede: due on day 2, loss 0.05
        idempotent: new, loss 1.00
    "#]]
    .assert_eq(&shown(&log.schedule(&renamed, day(1)).unwrap()));
}

#[test]
fn a_removed_question_is_kept_and_hidden() {
    let (_home, mut log) = history("0 gone at-once=met\n0 stampede at-once=met");
    let schedule = log.schedule(&catalogue(), day(1)).unwrap();
    let hidden: Vec<_> = schedule.hidden.iter().map(|key| key.question.as_str()).collect();
    assert_eq!(hidden, ["gone"]);
    assert_eq!(log.facts().unwrap().len(), 2);
}

fn planned(log: &mut AttemptLog, on_day: i64, wanted: &Wanted, quota: Quota) -> Vec<String> {
    let catalogue = catalogue();
    let schedule = log.schedule(&catalogue, day(on_day)).unwrap();
    let plan = schedule.plan(&catalogue, wanted, quota);
    plan.iter()
        .map(|idx| catalogue.entries()[*idx].key.question.to_string())
        .collect()
}

#[test]
fn a_plan_mixes_topics_and_new_with_due_questions() {
    let (_home, mut log) = history("0 stampede at-once=missed\n0 stale-prices outlive=missed");
    let wanted = Wanted::default();
    // The two due ones are of one topic; the new one is of another.
    assert_eq!(
        planned(&mut log, 1, &wanted, Quota::UNLIMITED),
        ["stampede", "idempotent", "stale-prices"]
    );
    assert_eq!(
        planned(&mut log, 1, &wanted, Quota { new: 0, due: 1 }),
        ["stampede"]
    );
    let caching = Wanted {
        topic: Some("caching".to_owned()),
        ..Wanted::default()
    };
    assert_eq!(
        planned(&mut log, 1, &caching, Quota::UNLIMITED),
        ["stampede", "stale-prices"]
    );
}

#[test]
fn the_seed_decides_between_equals_and_nothing_else_does() {
    let (_home, mut log) = history("");
    let mut orders = Vec::new();
    for seed in 0..20 {
        let wanted = Wanted {
            seed,
            ..Wanted::default()
        };
        let order = planned(&mut log, 0, &wanted, Quota::UNLIMITED);
        assert_eq!(order, planned(&mut log, 0, &wanted, Quota::UNLIMITED));
        orders.push(order);
    }
    orders.sort();
    orders.dedup();
    assert!(orders.len() > 1, "{orders:?}");
}

#[test]
fn a_day_has_limits() {
    let (_home, mut log) =
        history("0 stampede at-once=missed\n1 stampede at-once=missed\n1 idempotent twice=met");
    let settings = Settings {
        new_a_day: 3,
        due_a_day: 1,
        ..Settings::default()
    };
    let midnight = day(1) - SignedDuration::from_hours(12);
    let schedule = log.schedule(&catalogue(), day(1)).unwrap();
    assert_eq!(schedule.quota(&settings, midnight), Quota { new: 2, due: 0 });
}

#[test]
fn nothing_is_asked_before_it_is_due_unless_wanted() {
    let (_home, mut log) = history(
        "0 stampede at-once=met one-refills=met\n0 idempotent twice=met key=met\n0 stale-prices outlive=met lifetime=met",
    );
    let ahead = Wanted {
        ahead: Ahead::Yes,
        ..Wanted::default()
    };
    assert_eq!(
        planned(&mut log, 0, &Wanted::default(), Quota::UNLIMITED),
        [] as [&str; 0]
    );
    assert_eq!(planned(&mut log, 0, &ahead, Quota::UNLIMITED).len(), 3);
}

#[test]
fn what_nothing_can_be_graded_by_is_asked_last() {
    let (_home, mut log) = history("");
    let bank = "---\nbank: mini\n---\n\n## Bare one?\n\n## Bare two?\n\n## Graded one?\n### Points\n- +1 Yes\n\n## Graded two?\n### Points\n- +1 No\n";
    let catalogue = catalogue_of(bank);
    let schedule = log.schedule(&catalogue, day(0)).unwrap();
    for seed in 0..20 {
        let wanted = Wanted {
            seed,
            ..Wanted::default()
        };
        let plan = schedule.plan(&catalogue, &wanted, Quota::UNLIMITED);
        assert!(plan[..2].iter().all(|idx| *idx >= 2), "{plan:?}");
    }
}
