//! Writes answers to measure `examen grade --jsonl` with, made of the cases of the bundled bank.
//!
//! `cargo run --release -p examen-bank --example bulk_answers -- FOLDER 200000` writes three files into FOLDER, the
//! same ones every time: `six.bank.md`, the bundled bank with the first six points that can be earned of each question;
//! `written.jsonl`, so many answers to its questions; and `labels.jsonl`, the same answers with the six labels in each
//! line in place of the bank.
//!
//! An answer has 60 to 100 words: sentences of the question's cases in any order, every seventh of another question's.
//! Three in ten answers are broken into lines of some 16 words. In every ninth word of seven letters and more two
//! letters are swapped, so that new words never end.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use examen_bank::{Bank, CaseFile, Question};
use serde_json::json;

const BANK: &str = include_str!("../../../index/backend-developer.bank.md");
const CASES: &str = include_str!("../../../index/backend-developer.cases.md");
const N_POINTS: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(n_answers)) = (args.next().map(PathBuf::from), args.next()) else {
        return Err("name a folder and how many answers there should be".into());
    };
    let bank = six_points(Bank::parse(BANK).value);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("six.bank.md"), bank.print())?;
    let mut written = BufWriter::new(File::create(folder.join("written.jsonl"))?);
    let mut labels = BufWriter::new(File::create(folder.join("labels.jsonl"))?);
    let sentences = sentences(&bank);
    let mut dice = Dice(7);
    for n in 0..n_answers.parse::<usize>()? {
        let at = dice.below(bank.questions.len());
        let (question, answer) = (&bank.questions[at], answer(&sentences, at, &mut dice));
        let line = json!({ "id": n, "question_id": question.id, "answer": answer });
        writeln!(written, "{line}")?;
        let line =
            json!({ "id": n, "question": question.prompt(), "points": texts(question), "answer": answer });
        writeln!(labels, "{line}")?;
    }
    Ok(())
}

fn six_points(mut bank: Bank) -> Bank {
    for question in &mut bank.questions {
        let points = &mut question.rubric.points;
        points.retain(|point| !point.value.is_negative());
        points.truncate(N_POINTS);
    }
    bank
}

fn texts(question: &Question) -> Vec<&str> {
    let points = question.rubric.points.iter();
    points.map(|point| point.label.value.as_str()).collect()
}

/// The sentences of the cases of each question.
fn sentences(bank: &Bank) -> Vec<Vec<String>> {
    let cases = CaseFile::parse(CASES).value;
    let of_question = |question: &Question| {
        let section = cases
            .sections
            .iter()
            .find(|section| section.question.value == question.id);
        let answers = section.into_iter().flat_map(|section| &section.cases);
        let text: Vec<&str> = answers.flat_map(|case| case.answer.split_whitespace()).collect();
        let text = text.join(" ");
        text.split_inclusive(". ")
            .map(|sentence| sentence.trim().to_owned())
            .collect()
    };
    bank.questions.iter().map(of_question).collect()
}

fn answer(sentences: &[Vec<String>], question: usize, dice: &mut Dice) -> String {
    let n_words = 60 + dice.below(41);
    let is_broken = dice.below(10) < 3;
    let mut words: Vec<String> = Vec::new();
    while words.len() < n_words {
        let from = if dice.below(7) == 0 {
            dice.below(sentences.len())
        } else {
            question
        };
        let sentence = &sentences[from][dice.below(sentences[from].len())];
        words.extend(sentence.split(' ').map(|word| slip(word, dice)));
    }
    let lines = words.chunks(if is_broken { 16 } else { words.len() });
    let lines: Vec<String> = lines.map(|line| line.join(" ")).collect();
    lines.join("\n")
}

/// A word, sometimes with a slip.
fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() >= 7 && dice.below(9) == 0 {
        let at = 2 + dice.below(letters.len() - 4);
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

/// The same throws every time: Knuth's MMIX generator (The Art of Computer Programming, vol. 2, 3.3.4).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}
