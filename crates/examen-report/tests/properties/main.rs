//! Whatever grades come in, every output comes out.

use examen_report::{Attempts, CohortBuilder, Key, Report, output};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Value, json};

/// Texts that somewhere end a thing or begin another.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just("</script><script>".to_owned()),
        Just("<!--<script>".to_owned()),
        Just("=1+1".to_owned()),
        Just("\u{ffff}\u{202e}\0".to_owned()),
        Just("```\n| a |".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![-2.0..5.0f64, Just(0.0), Just(1.0), Just(1e300), Just(-1e300)]
}

fn point() -> impl Strategy<Value = Value> {
    let states = [
        "met",
        "partial",
        "listed",
        "negated",
        "missed",
        "claimed",
        "rejected",
        "absent",
        "overridden",
    ];
    (text(), text(), 0..states.len(), number(), number(), number()).prop_map(move |(id, label, state, value, coverage, marks)| {
        json!({"id": id, "label": label, "state": states[state], "value": value, "coverage": coverage, "marks": marks})
    })
}

fn line() -> impl Strategy<Value = Value> {
    (text(), 0..3u8, number(), number(), vec(point(), 3)).prop_map(
        |(candidate, question, awarded, available, points)| {
            json!({
                "id": 1, "candidate": candidate, "question_id": format!("q-{question}"),
                "awarded": awarded, "available": available, "points": points,
            })
        },
    )
}

type Writer = fn(&Report, &mut Vec<u8>) -> std::io::Result<()>;

fn written(report: &Report) -> Vec<String> {
    let mut texts = vec![
        output::markdown(report, output::MarkdownLength::Comment),
        output::junit(report),
        output::sarif(report),
        output::classroom(report),
    ];
    let writers: [Writer; 4] = [
        |report, bytes| output::html(report, bytes),
        |report, bytes| output::json(report, bytes),
        |report, bytes| output::csv_long(report, bytes),
        |report, bytes| output::csv_wide(report, bytes),
    ];
    for write in writers {
        let mut bytes = Vec::new();
        write(report, &mut bytes).expect("writing into memory cannot fail");
        texts.push(String::from_utf8(bytes).expect("every output is UTF-8"));
    }
    texts
}

proptest! {
    #[test]
    fn every_output_of_any_grades(lines in vec(line(), 0..30), title in text()) {
        let mut builder = CohortBuilder::default();
        for line in &lines {
            builder.line(line.to_string().as_bytes(), str::to_owned).expect("the line is a grade");
        }
        let cohort = builder.finish();
        prop_assert_eq!(cohort.answers.len(), lines.len());
        for key in [Key::Shown, Key::Hidden] {
            let report = Report::new(title.clone(), cohort.clone(), Attempts::First, key);
            let texts = written(&report);
            let page = &texts[4];
            prop_assert_eq!(page.matches("<script").count(), page.matches("</script>").count());
            prop_assert_eq!(page.matches("<script>").count(), 1);
            let read = output::read_json(texts[5].as_bytes()).expect("what was written can be read");
            prop_assert_eq!(read.answers.len(), lines.len());
            for item in &report.analysis.items {
                for index in [item.discrimination, item.rest_correlation].into_iter().flatten() {
                    prop_assert!(index.is_finite());
                }
            }
        }
    }

    #[test]
    fn no_line_makes_trouble(line in any::<Vec<u8>>(), document in any::<Vec<u8>>()) {
        let mut builder = CohortBuilder::default();
        let _ = builder.line(&line, str::to_owned);
        let _ = output::read_json(&document);
        builder.finish();
    }
}
