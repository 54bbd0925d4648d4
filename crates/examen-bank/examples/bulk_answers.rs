//! Writes answers to measure `examen grade --jsonl` with, made of the cases of the bundled bank.
//!
//! `cargo run --release -p examen-bank --example bulk_answers -- FOLDER 200000` writes three files into FOLDER, the
//! same ones every time: `six.bank.md`, the bundled bank with the first six points that can be earned of each question;
//! `written.jsonl`, so many answers to its questions; and `labels.jsonl`, the same answers with the six labels in each
//! line in place of the bank. A number behind these is how many words an answer has at most; the rest of it is cut off.
//!
//! An answer has 60 to 100 words: sentences of the question's cases in any order, every seventh of another question's.
//! What else it has is taken from answers of people, measured on eight public sets of graded answers and on 144 answers
//! to interview questions:
//!
//! - New words never end. In the set with the longest answers (66 words), of 1,000 words 31 that are in the vocabulary
//!   have not been seen before in answers to the question when 8,000 to 16,000 words were read, and 0.69 times as many
//!   with each doubling, on average 5 up to the million words that 200,000 answers come to here; words that are in no
//!   dictionary stay at 1 to 16 of 1,000, on average of six sets 6. So 5 of 1,000 words are any word of the vocabulary,
//!   and 6 have a slip: two letters swapped, one left out, doubled or wrong.
//! - Of answers to interview questions a third has paragraphs, a ninth bullets, one in sixteen other line breaks, and a
//!   third inline code. One in six holds a mark for which a Markdown parser is needed (in the public sets 0 to 46 %).

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use examen_bank::{Bank, CaseFile, Question};
use serde_json::json;

const BANK: &str = include_str!("../../../index/backend-developer.bank.md");
const CASES: &str = include_str!("../../../index/backend-developer.cases.md");
const N_POINTS: usize = 6;
/// A table of words; `crates/examen-grader/data/README.md` has its layout.
const VOCABULARY: &[u8] = include_bytes!("../../examen-grader/data/vocabulary.bin");

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(n_answers)) = (args.next().map(PathBuf::from), args.next()) else {
        return Err("name a folder and how many answers there should be".into());
    };
    let most_words = args.next().map_or(Ok(usize::MAX), |words| words.parse())?;
    let bank = six_points(Bank::parse(BANK).value);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("six.bank.md"), bank.print())?;
    let mut written = BufWriter::new(File::create(folder.join("written.jsonl"))?);
    let mut labels = BufWriter::new(File::create(folder.join("labels.jsonl"))?);
    let source = Source {
        sentences: sentences(&bank),
        vocabulary: vocabulary(),
    };
    let mut dice = Dice(7);
    for n in 0..n_answers.parse::<usize>()? {
        let at = dice.below(bank.questions.len());
        let (question, answer) = (&bank.questions[at], source.answer(at, &mut dice));
        let answer: String = answer.split_inclusive(' ').take(most_words).collect();
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

/// The words of the vocabulary.
fn vocabulary() -> Vec<String> {
    let number = |at: usize| u32::from_le_bytes(std::array::from_fn(|byte| VOCABULARY[at + byte])) as usize;
    let (n_words, n_blocks) = (number(0), number(4));
    let mut at = 8 + 4 * n_blocks;
    let mut word: Vec<u8> = Vec::new();
    let mut words = Vec::with_capacity(n_words);
    for idx in 0..n_words {
        let head = usize::from(VOCABULARY[at]);
        let (n_shared, n_added, start) = match (idx % 16, head & 15) {
            (0, _) => (0, head, at + 1),
            (_, 15) => (head >> 4, usize::from(VOCABULARY[at + 1]), at + 2),
            (_, n_added) => (head >> 4, n_added, at + 1),
        };
        word.truncate(n_shared);
        word.extend_from_slice(&VOCABULARY[start..start + n_added]);
        words.push(String::from_utf8_lossy(&word).into_owned());
        // A byte behind each word says how common it is.
        at = start + n_added + 1;
    }
    words
}

/// What answers are made of.
struct Source {
    /// By question.
    sentences: Vec<Vec<String>>,
    vocabulary: Vec<String>,
}

impl Source {
    fn answer(&self, question: usize, dice: &mut Dice) -> String {
        let n_least = 60 + dice.below(41);
        let mut n_words = 0;
        let mut sentences: Vec<Vec<String>> = Vec::new();
        while n_words < n_least {
            let from = if dice.below(7) == 0 {
                dice.below(self.sentences.len())
            } else {
                question
            };
            let sentence = &self.sentences[from][dice.below(self.sentences[from].len())];
            let words: Vec<String> = sentence.split(' ').map(|word| self.word(word, dice)).collect();
            n_words += words.len();
            sentences.push(words);
        }
        let marked = dice.below(sentences.len());
        match dice.below(6) {
            0 => mark(&mut sentences[marked], |one, other| format!("{one}_{other}")),
            1 | 2 => mark(&mut sentences[marked], |one, other| format!("`{one} {other}`")),
            _ => {}
        }
        laid_out(&sentences, dice)
    }

    /// A word as somebody writes it, or another in its place.
    fn word(&self, word: &str, dice: &mut Dice) -> String {
        match dice.below(1000) {
            0..5 => self.vocabulary[dice.below(self.vocabulary.len())].clone(),
            // Half of all words have so few letters that a slip in them is another word.
            5..17 if word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                slip(word, dice)
            }
            _ => word.to_owned(),
        }
    }
}

/// Puts two neighbours of a sentence together.
fn mark(sentence: &mut Vec<String>, join: impl Fn(&str, &str) -> String) {
    let is_bare = |word: &String| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let at = sentence.windows(2).position(|pair| pair.iter().all(is_bare));
    if let Some(at) = at {
        let joined = join(&sentence[at], &sentence[at + 1]);
        sentence.splice(at..at + 2, [joined]);
    }
}

/// The sentences in paragraphs, as bullets, broken into lines of 16 words, or in one line.
fn laid_out(sentences: &[Vec<String>], dice: &mut Dice) -> String {
    let text = |sentences: &[Vec<String>]| sentences.concat().join(" ");
    match dice.below(18) {
        0..6 => sentences.chunks(2).map(text).collect::<Vec<_>>().join("\n\n"),
        6 | 7 => {
            let items = sentences.chunks(1).map(|one| format!("- {}", text(one)));
            items.collect::<Vec<_>>().join("\n")
        }
        8 => {
            let words = sentences.concat();
            let lines = words.chunks(16).map(|line| line.join(" "));
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => text(sentences),
    }
}

/// A word with a slip.
fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.below(letters.len() - 2);
    match dice.below(4) {
        0 => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = char::from(b'a' + dice.below(26) as u8),
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
