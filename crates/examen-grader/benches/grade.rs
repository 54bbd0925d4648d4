//! How long a grade takes.
//!
//! Measured: reading the answer, matching it against one compiled rubric, deciding all verdicts, allocating the
//! grade. Not measured: compiling the rubric (once a question), parsing banks and sheets, printing.
//!
//! `words/N` grades prose of N words; `misspelt/N` the same with every seventh word misspelt; `per_point` divides by
//! the points of the rubric. Throughput is in bytes of the answer: it must not fall as answers grow.
//!
//! `different/…` grades answers of 80 words that all differ, in the words of the prose with two slips in each: what new
//! words cost. Throughput is in answers.
//!
//! `hostile/…` grades what nobody would write, in three sizes: a hundred times the bytes must not take 10,000 times as
//! long. The words of the smallest `unknown_words` are remembered from run to run; those of the others are too many for
//! that, and most of the largest are passed over.
//!
//! The bulk command as a whole is measured from outside, with answers that
//! `crates/examen-bank/examples/bulk_answers.rs` writes (`docs/grading.md`).

#![allow(
    missing_docs,
    reason = "criterion's macros write functions without documentation"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use examen_bank::{Bank, Glossary, QuestionId};
use examen_grader::RubricMatcher;

const PROSE: &str = include_str!("answers/prose.md");

fn matcher() -> RubricMatcher {
    let bank = Bank::parse(include_str!("../tests/rubrics/services.bank.md")).value;
    let question = bank
        .question(&QuestionId::new("charge-once"))
        .expect("the question is in the fixture");
    RubricMatcher::new(question, &Glossary::default())
}

/// The first `n_words` words of the prose, over and over.
fn answer(n_words: usize) -> String {
    PROSE
        .split_inclusive(char::is_whitespace)
        .cycle()
        .take(n_words)
        .collect()
}

/// Swaps two letters in the middle of every seventh word.
fn misspelt(answer: &str) -> String {
    let mut text = String::with_capacity(answer.len());
    for (idx, word) in answer.split_inclusive(char::is_whitespace).enumerate() {
        let mut letters: Vec<char> = word.chars().collect();
        if idx % 7 == 0 && letters.len() > 5 {
            letters.swap(2, 3);
        }
        text.extend(letters);
    }
    text
}

fn lengths(criterion: &mut Criterion) {
    let matcher = matcher();
    let mut group = criterion.benchmark_group("grade");
    // The longest has ten million bytes.
    for n_words in [20, 100, 1_000, 10_000, 100_000, 1_800_000] {
        for (name, answer) in [
            ("words", answer(n_words)),
            ("misspelt", misspelt(&answer(n_words))),
        ] {
            group.throughput(Throughput::Bytes(answer.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, n_words), &answer, |bencher, answer| {
                bencher.iter(|| black_box(matcher.mark(black_box(answer))));
            });
        }
    }
    group.finish();
}

fn points(criterion: &mut Criterion) {
    let bank = Bank::parse(include_str!("../tests/rubrics/services.bank.md")).value;
    let mut group = criterion.benchmark_group("per_point");
    let answer = answer(100);
    for question in &bank.questions {
        let matcher = RubricMatcher::new(question, &Glossary::default());
        group.throughput(Throughput::Elements(question.rubric.points.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("written", question.id.as_str()),
            &matcher,
            |bencher, matcher| {
                bencher.iter(|| black_box(matcher.mark(black_box(&answer))));
            },
        );
        let labels: Vec<String> = question
            .rubric
            .points
            .iter()
            .map(|point| point.label.value.clone())
            .collect();
        let matcher = RubricMatcher::for_points(&question.prompt(), &labels);
        group.bench_with_input(
            BenchmarkId::new("derived", question.id.as_str()),
            &matcher,
            |bencher, matcher| {
                bencher.iter(|| black_box(matcher.mark(black_box(&answer))));
            },
        );
    }
    group.finish();
}

/// Answers that all differ: each begins at another word of the prose and has two slips that no other has.
fn different_answers() -> Vec<String> {
    const N_ANSWERS: usize = 10_000;
    const N_WORDS: usize = 80;
    let words: Vec<&str> = PROSE.split_inclusive(char::is_whitespace).collect();
    let slip = |n: usize| {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        format!("cac{}h{}{}e ", letter(n), letter(n / 26), letter(n / 676))
    };
    let answer = |n: usize| {
        let words = words.iter().cycle().skip(n * 7 % words.len()).take(N_WORDS);
        let text: String = words.copied().collect();
        format!("{}{text} {}", slip(n), slip(n + N_ANSWERS))
    };
    (0..N_ANSWERS).map(answer).collect()
}

fn differing(criterion: &mut Criterion) {
    let matcher = matcher();
    let answers = different_answers();
    let mut answers = answers.iter().cycle();
    let mut group = criterion.benchmark_group("different");
    group.throughput(Throughput::Elements(1));
    group.bench_function("words/80", |bencher| {
        bencher.iter(|| {
            answers
                .next()
                .map(|answer| black_box(matcher.mark(black_box(answer))))
        });
    });
    group.finish();
}

/// Answers that nobody would write, of some `n` bytes.
fn hostile(n: usize) -> [(&'static str, String); 8] {
    [
        ("one_word", "queue ".repeat(n / 6)),
        (
            "unknown_words",
            (0..n / 8).map(|word| format!("w{word:06} ")).collect(),
        ),
        ("punctuation", "?!;: ,.-".repeat(n / 8)),
        ("short_sentences", "A key is not sent. ".repeat(n / 19)),
        ("nested_markdown", "> - **x** `y` ".repeat(n / 14)),
        ("denials", "not ".repeat(n / 4)),
        (
            "subjects",
            "Delivery may redeliver, retries duplicate. ".repeat(n / 43),
        ),
        (
            "claims_of_others",
            "Whoever says \"the broker guarantees exactly once\". ".repeat(n / 51),
        ),
    ]
}

fn hostile_answers(criterion: &mut Criterion) {
    let matcher = matcher();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for n_bytes in [100_000, 2_000_000, 10_000_000] {
        for (name, answer) in hostile(n_bytes) {
            group.throughput(Throughput::Bytes(answer.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, n_bytes), &answer, |bencher, answer| {
                bencher.iter(|| black_box(matcher.mark(black_box(answer))));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, lengths, points, differing, hostile_answers);
criterion_main!(benches);
