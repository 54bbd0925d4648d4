//! What a learner waits for after years of practice: 100,000 attempts at 2,000 questions, 400,000 verdicts on points.
//!
//! Measured is everything behind `examen due` and `examen stats` but reading banks and printing: opening the file, the
//! schedule of all questions, and what the page of statistics needs. The history is made once a run, by an import, and
//! has been asked once before; `replay` is what the first question after an import waits for. Not measured is a cold
//! disk.
//!
//! `cargo bench -p examen-history`

#![allow(missing_docs, reason = "criterion's macros make items without any")]
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark fails where things are not as they should be"
)]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use examen_bank::{AnswerHash, Bank, Marks, MatchKind, PointId, QuestionId, Revision, Score, State};
use examen_history::schedule::{Quota, Wanted};
use examen_history::stats::{calibration, forecast, topics, weak_points};
use examen_history::{Attempt, AttemptLog, Catalogue, Fact, PointOutcome, Source};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

const ATTEMPTS: usize = 100_000;
const QUESTIONS: usize = 2_000;
const POINTS: usize = 4;

fn time(hours: usize) -> Timestamp {
    let start: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(hours as i64)
}

fn attempt(n: usize) -> Attempt {
    // Steps that are prime to the numbers of questions and points visit all of them.
    let question = n * 1_103 % QUESTIONS;
    let points = (0..POINTS).map(|point| {
        let is_met = (n * 31 + point * 17) % 10 < 8;
        PointOutcome {
            point: PointId::new(format!("point-{point}")),
            value: Marks::whole(1),
            marks: Marks::whole(i32::from(is_met)),
            state: if is_met { State::Met } else { State::Missed },
            evidence: vec![MatchKind::Exact],
        }
    });
    let points: Vec<PointOutcome> = points.collect();
    Attempt {
        bank: "bench".to_owned(),
        question: QuestionId::new(format!("question-{question}")),
        revision: Revision::of(""),
        at: time(n / 2),
        score: Score {
            awarded: points.iter().map(|point| point.marks).sum(),
            available: Marks::whole(POINTS as i32),
        },
        points,
        hints: Vec::new(),
        seconds: 240,
        words: 110,
        source: Source::Editor,
        grader: "0.1.0".to_owned(),
        answer_hash: AnswerHash::of(&n.to_string()),
        answer: None,
    }
}

fn catalogue() -> Catalogue {
    let mut source = "---\nbank: bench\n---\n".to_owned();
    for question in 0..QUESTIONS {
        if question % 50 == 0 {
            source += &format!("\n# Topic {}\n", question / 50);
        }
        source += &format!("\n## Question {question}?\n<!-- id: question-{question} -->\n\n### Points\n\n");
        for point in 0..POINTS {
            source += &format!("- Point {point} ^point-{point}\n");
        }
    }
    let mut catalogue = Catalogue::default();
    catalogue.add("bench", &Bank::parse(&source).value);
    catalogue
}

fn due(path: &Path, catalogue: &Catalogue, now: Timestamp) {
    let mut log = AttemptLog::open(path, now).unwrap();
    let schedule = log.schedule(catalogue, now).unwrap();
    black_box(schedule.plan(catalogue, &Wanted::default(), Quota::UNLIMITED));
}

fn stats(path: &Path, catalogue: &Catalogue, now: Timestamp) {
    let mut log = AttemptLog::open(path, now).unwrap();
    let schedule = log.schedule(catalogue, now).unwrap();
    let scheduler = log.scheduler().unwrap();
    let weeks: Vec<Timestamp> = (0..=300).map(|week| time(week * 7 * 24)).collect();
    black_box(log.marks_over(&weeks).unwrap());
    black_box(forecast(&schedule, &scheduler, 60));
    black_box(topics(catalogue, &schedule));
    black_box(weak_points(catalogue, &schedule, &scheduler, 10));
    black_box(calibration(catalogue, &schedule));
}

fn history(criterion: &mut Criterion) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("history.sqlite3");
    let now = time(ATTEMPTS / 2);
    let mut log = AttemptLog::open(&path, now).unwrap();
    let facts: Vec<Fact> = (0..ATTEMPTS).map(|n| Fact::Attempt(attempt(n))).collect();
    log.merge(&facts).unwrap();
    drop(facts);
    log.memories().unwrap();
    let catalogue = catalogue();

    let mut group = criterion.benchmark_group("100,000 attempts");
    group.sample_size(20);
    group.bench_function("due", |bencher| bencher.iter(|| due(&path, &catalogue, now)));
    group.bench_function("stats", |bencher| bencher.iter(|| stats(&path, &catalogue, now)));
    let scheduler = log.scheduler().unwrap();
    group.sample_size(10);
    group.bench_function("replay", |bencher| {
        bencher.iter(|| log.replay_all(&scheduler).unwrap());
    });
    let mut n = ATTEMPTS;
    group.bench_function("record", |bencher| {
        bencher.iter(|| {
            n += 1;
            log.record(&attempt(n)).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, history);
criterion_main!(benches);
