//! `examen new`

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::slice;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, write_atomically};
use examen_bank::{Answer, AnswerSheet, FileKind, Located, Question};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::Outcome;
use crate::args::NewArgs;
use crate::banks::{Library, LoadedBank};
use crate::render::count;
use crate::terminal::Terminal;

/// Draws questions and writes a sheet to answer them in.
///
/// # Errors
/// No single bank, no question that fits, or a file that exists or cannot be written.
pub(super) fn run(args: &NewArgs, terminal: Terminal) -> Result<Outcome> {
    let library = Library::open(&args.bank_choice.banks, slice::from_ref(&args.sheet))?;
    let bank = only_bank(&library)?;
    let fitting: Vec<&Question> = bank
        .bank
        .questions
        .iter()
        .filter(|question| fits(question, args))
        .collect();
    if fitting.is_empty() {
        bail!(
            "{}: no question has that topic and level; see `examen bank list`",
            bank.name()
        );
    }
    let seed = args.seed.unwrap_or_else(seed_of_system);
    let drawn = draw(&fitting, args.count, seed);
    let sheet = sheet_of(&drawn, bank);
    let text = sheet.print();
    if FileKind::recognise(&args.sheet, &text) != Some(FileKind::Sheet) {
        bail!(
            "{}: a sheet is a Markdown file; call it `NAME.answers.md`",
            args.sheet.display()
        );
    }
    write_atomically(&args.sheet, &text, Overwrite::Refuse)?;
    let path = args.sheet.display();
    let n_questions = count(drawn.len(), "question");
    terminal.print(&format!(
        "{path}: {n_questions} of {} (seed {seed})\n",
        bank.name()
    ))?;
    Ok(Outcome::Fine)
}

/// A sheet is written against one bank.
fn only_bank(library: &Library) -> Result<&LoadedBank> {
    match library.own() {
        [bank] => Ok(bank),
        several => {
            let names: Vec<String> = several.iter().map(|bank| bank.origin.to_string()).collect();
            bail!(
                "there are several banks; choose one with --bank: {}",
                names.join(", ")
            )
        }
    }
}

fn fits(question: &Question, args: &NewArgs) -> bool {
    let level = args.level.is_none_or(|level| question.level == Some(level));
    level && args.topic.as_ref().is_none_or(|topic| is_about(question, topic))
}

/// Whether `topic` is the topic of the question or one of its tags.
pub(super) fn is_about(question: &Question, topic: &str) -> bool {
    let mut topics = question.topic.iter().chain(&question.tags);
    topics.any(|own| own.to_lowercase() == topic.to_lowercase())
}

/// `count` of `questions`, in the order of the bank. Each question is drawn by a hash of its id, so that a draw
/// changes as little as possible when the bank grows.
fn draw<'a>(questions: &[&'a Question], count: Option<u32>, seed: u64) -> Vec<&'a Question> {
    let count = count.map_or(questions.len(), |count| count as usize);
    let mut lots: Vec<(u64, usize)> = questions
        .iter()
        .enumerate()
        .map(|(idx, question)| (xxh3_64_with_seed(question.id.as_str().as_bytes(), seed), idx))
        .collect();
    lots.sort_unstable();
    lots.truncate(count);
    lots.sort_unstable_by_key(|(_, idx)| *idx);
    lots.into_iter().map(|(_, idx)| questions[idx]).collect()
}

fn sheet_of(questions: &[&Question], bank: &LoadedBank) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.front.push("sheet", bank.name());
    sheet.answers = questions.iter().map(|question| blank(question)).collect();
    sheet
}

/// The section for a question. What belongs to the question is quoted: quotes are not graded.
fn blank(question: &Question) -> Answer {
    let body = question.body.value.trim();
    let quoted: Vec<String> = body
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect();
    Answer {
        heading: Located::built(question.heading.value.clone()),
        question: Some(Located::built(question.id.clone())),
        text: Located::built(quoted.join("\n")),
        ..Answer::default()
    }
}

/// The standard library's hash maps are seeded by the system, which is all the chance a draw needs. Short, because
/// people type it.
fn seed_of_system() -> u64 {
    RandomState::new().build_hasher().finish() % 1_000_000
}
