//! How fast files are read: a bank as it ships, and an answer sheet of 20,000 lines.
//!
//! Measured is everything from the text to the value with its issues. Not measured: reading files, matching headings
//! to questions, grading. Cost should grow linearly with the text; compare the throughput of the two sheets.

#![allow(missing_docs, reason = "criterion_group! makes a public function")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use examen_bank::{AnswerSheet, Bank};

const BANK: &str = include_str!("../../../index/backend-developer.bank.md");

/// One answer of seven lines.
const ANSWER: &str = "## Why is that?\n<!-- q: why -->\n\nBecause of `that` and *this* reason, which takes a line.\n\n\
    - a list\n\n";

fn sheet(n_lines: usize) -> String {
    ANSWER.repeat(n_lines / ANSWER.lines().count())
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(BANK.len() as u64));
    group.bench_function("bank", |b| b.iter(|| Bank::parse(black_box(BANK))));
    for n_lines in [2_000, 20_000] {
        let source = sheet(n_lines);
        group.throughput(Throughput::Bytes(source.len() as u64));
        group.bench_with_input(BenchmarkId::new("sheet", n_lines), &source, |b, source| {
            b.iter(|| AnswerSheet::parse(black_box(source)));
        });
    }
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
