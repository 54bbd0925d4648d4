//! What an export looks like, and what is made of a damaged one.

use examen_bank::PointId;
use examen_history::memory::Parameters;
use examen_history::{Assessment, AttemptFilter, ForgetScope, HeaderLine, Selection, Tick, Tuning};
use expect_test::expect;

use crate::fixtures::{Home, attempt, day};

fn exported(home: &Home) -> String {
    let mut bytes = Vec::new();
    home.open().export(&mut bytes).unwrap().unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A history with one fact of each kind.
fn full() -> Home {
    let home = Home::new();
    let mut log = home.open();
    let id = log
        .record(&attempt("stampede", day(0), "at-once=met one-refills=missed"))
        .unwrap();
    let ticks = vec![(PointId::new("one-refills"), Tick::Made)];
    log.assess(&Assessment {
        attempt: id,
        at: day(1),
        ticks,
    })
    .unwrap();
    log.record(&attempt("stale-prices", day(1), "outlive=met longer=absent"))
        .unwrap();
    log.undo_last(day(2)).unwrap();
    let other = log
        .record(&attempt("idempotent", day(2), "twice=missed"))
        .unwrap();
    log.forget(&Selection::One(other), ForgetScope::Attempt, day(3))
        .unwrap();
    log.tune(&Tuning {
        at: day(4),
        parameters: Parameters::default(),
        n_reviews: 800,
    })
    .unwrap();
    drop(log);
    home
}

#[test]
fn an_export_has_one_fact_a_line() {
    expect![[r#"
        {"schema":"examen.history/1","facts":6}
        {"fact":"attempt","id":"01KE70EHG0ATAY1CCF1EAR9WRF","at":"2026-01-05T12:00:00Z","bank":"mini","question":"stampede","revision":"486cb0c7b598a316","awarded":2.0,"available":4.0,"points":[{"point":"at-once","value":2.0,"marks":2.0,"state":"met","evidence":["exact","misspelt"]},{"point":"one-refills","value":2.0,"marks":0.0,"state":"missed"}],"seconds":90,"words":12,"source":"terminal","grader":"0.1.0","answer_hash":"3cad42f7","answer":"An answer to stampede: at-once=met one-refills=missed."}
        {"fact":"attempt","id":"01KE9JV8G0NPPW49D9CFTENXDW","at":"2026-01-06T12:00:00Z","bank":"mini","question":"stale-prices","revision":"1f8f17e8e91ad47e","awarded":2.0,"available":2.0,"points":[{"point":"outlive","value":2.0,"marks":2.0,"state":"met","evidence":["exact","misspelt"]},{"point":"longer","value":-1.0,"marks":0.0,"state":"absent"}],"seconds":90,"words":12,"source":"terminal","grader":"0.1.0","answer_hash":"529ddbf3","answer":"An answer to stale-prices: outlive=met longer=absent."}
        {"fact":"assessment","attempt":"01KE70EHG0ATAY1CCF1EAR9WRF","at":"2026-01-06T12:00:00Z","ticks":[{"point":"one-refills","tick":"made"}]}
        {"fact":"withdrawal","attempt":"01KE9JV8G0NPPW49D9CFTENXDW","at":"2026-01-07T12:00:00Z"}
        {"fact":"forgetting","attempt":"01KEC57ZG0B4NTDBWTKGRXR58M","at":"2026-01-08T12:00:00Z","scope":"attempt"}
        {"fact":"tuning","at":"2026-01-09T12:00:00Z","parameters":[0.212,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542],"reviews":800}
    "#]]
    .assert_eq(&exported(&full()));
}

#[test]
fn an_import_gives_the_same_history() {
    let text = exported(&full());
    let other = Home::new();
    let report = other.open().import(text.as_bytes()).unwrap().unwrap();
    assert_eq!((report.n_added, report.n_known, report.n_missing), (6, 0, 0));
    assert_eq!(report.damage, []);
    assert_eq!(exported(&other), text);
    let again = other.open().import(text.as_bytes()).unwrap().unwrap();
    assert_eq!((again.n_added, again.n_known), (0, 6));
}

#[test]
fn an_import_tells_an_export_from_other_files() {
    let text = exported(&full());
    let (_, facts) = text.split_once('\n').unwrap();
    let check = |text: &str, header: HeaderLine, is_foreign: bool| {
        let report = Home::new().open().import(text.as_bytes()).unwrap().unwrap();
        assert_eq!(
            (report.header, report.is_foreign()),
            (header, is_foreign),
            "{text}"
        );
    };
    check(&text, HeaderLine::Found, false);
    check(facts, HeaderLine::Missing, false);
    check("# Examen\n\n10\n", HeaderLine::Missing, true);
    check(
        "{\"schema\":\"examen.history/7\",\"facts\":6}\n",
        HeaderLine::Found,
        false,
    );
}

/// Imports `text` and shows what was made of it.
fn check(text: &str, expected: expect_test::Expect) {
    let home = Home::new();
    let mut log = home.open();
    let report = log.import(text.as_bytes()).unwrap().unwrap();
    let n_attempts = log.attempts(&AttemptFilter::default()).unwrap().len();
    let damage = report
        .damage
        .iter()
        .map(|damage| format!("line {}: {}\n", damage.line, damage.reason));
    let damage: String = damage.collect();
    expected.assert_eq(&format!(
        "{n_attempts} attempts, {} facts missing\n{damage}",
        report.n_missing
    ));
}

#[test]
fn a_torn_file_is_read_up_to_the_tear() {
    let text = exported(&full());
    let second = text.find('\n').unwrap() + 1;
    let third = second + text[second..].find('\n').unwrap() + 1;
    check(
        &text[..third + 40],
        expect![[r#"
        1 attempts, 4 facts missing
        line 3: the file ends within the line: EOF while parsing a string at column 40
    "#]],
    );
    check(
        &text[..third],
        expect![[r#"
        1 attempts, 5 facts missing
    "#]],
    );
}

#[test]
fn damaged_lines_are_named_and_the_others_are_read() {
    let text = exported(&full());
    check(
        &text.replacen("\"awarded\":2.0", "\"awarded\":3.0", 1),
        expect![[r#"
            0 attempts, 0 facts missing
            line 2: the id does not fit the attempt
        "#]],
    );
    check(
        &text.replacen("An answer to", "An answer by", 1),
        expect![[r#"
            0 attempts, 0 facts missing
            line 2: the answer does not fit its hash
        "#]],
    );
    check(
        &text.replacen("\"met\"", "\"sort of\"", 1),
        expect![[r#"
        0 attempts, 0 facts missing
        line 2: unknown variant `sort of`, expected one of `met`, `partial`, `listed`, `negated`, `missed`, `claimed`, `rejected`, `absent`, `overridden`
    "#]],
    );
    check(
        &text.replacen("examen.history/1", "examen.history/7", 1),
        expect![[r#"
            0 attempts, 0 facts missing
            line 1: schema `examen.history/7` is not known to this version
        "#]],
    );
    check(
        "not json\n\n{\"fact\":\"dream\"}\n",
        expect![[r#"
        0 attempts, 0 facts missing
        line 1: expected ident at column 2
        line 3: unknown variant `dream`, expected one of `attempt`, `assessment`, `withdrawal`, `forgetting`, `tuning` at column 15
    "#]],
    );
    check(
        "",
        expect![[r#"
        0 attempts, 0 facts missing
    "#]],
    );
}
