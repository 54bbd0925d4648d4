//! Points made in words that no line foresaw.

use examen_bank::State;
use examen_grader::Ground;

use super::fixture::{grade, of_point};

#[test]
fn a_point_in_other_words_earns_a_part() {
    let answer = "The cache serves an outdated copy, because entries live longer than the rows behind them. Whoever \
                  writes the row throws the copied item away in the same step. Besides, each entry has a TTL, and on \
                  pages where staleness does no harm we tolerate stale rows.";
    let verdict = of_point(grade("old-prices", answer), "renews");
    assert_eq!(
        (verdict.state, verdict.ground),
        (State::Partial, Ground::OtherWords)
    );
    assert_eq!(verdict.nearest, None, "what a line lacks stands in no way");
    assert!(
        !verdict.evidence.is_empty(),
        "the words that made the point are shown"
    );
    assert!((0.5..1.0).contains(&verdict.coverage), "{}", verdict.coverage);
}

#[test]
fn other_words_make_no_point_where_they_are_denied_or_beside_the_question() {
    for answer in [
        "I would not throw the copied item away and no row is altered.",
        "My grandmother bakes bread every morning and sells it at the market in the village.",
        "Copies, rows, items, obsolete, amounts, altered, thrown, away",
        "Shop pages got quick, but now shoppers report old prices, and what is going on should be found out.",
    ] {
        let grade = grade("old-prices", answer);
        let credited: Vec<&str> = grade
            .verdicts
            .iter()
            .filter(|verdict| verdict.is_credited())
            .map(|verdict| verdict.point.as_str())
            .collect();
        assert_eq!(credited, [""; 0], "{answer}");
    }
}
