//! `examen new`

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::slice;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, write_atomically};
use examen_bank::{FileKind, Question, QuestionKind};
use examen_library::banks::{Found, bundled};
use examen_library::{Buffers, Library, LoadedBank, blank_sheet, draw, is_about};

use super::Outcome;
use super::report::notice;
use super::topics::meant_by;
use crate::args::NewArgs;
use crate::render::count;
use crate::terminal::{Terminal, argument};

/// Draws questions and writes a sheet to answer them in.
///
/// # Errors
/// No single bank, no question that fits, or a file that exists or cannot be written.
pub(super) fn run(args: &NewArgs, terminal: Terminal) -> Result<Outcome> {
    let library = Library::open(
        &args.bank_choice.banks,
        slice::from_ref(&args.sheet),
        &Buffers::none(),
    )?;
    let bank = only_bank(&library)?;
    let fitting: Vec<&Question> = bank
        .bank
        .questions
        .iter()
        .filter(|question| fits(question, args))
        .collect();
    if fitting.is_empty() {
        if let Some(meant) = args
            .topic
            .as_ref()
            .and_then(|topic| meant_by(topic, subjects(bank)))
        {
            bail!(
                "{}: no question{}; did you mean `{meant}`?",
                bank.name(),
                wanted(args)
            );
        }
        bail!(
            "{}: no question{}; {}",
            bank.name(),
            wanted(args),
            elsewhere(&library, args)
        );
    }
    let seed = args.seed.unwrap_or_else(seed_of_system);
    let drawn = draw(&fitting, args.count, seed);
    let sheet = blank_sheet(&drawn, bank);
    let text = sheet.print();
    let is_markdown = args.sheet.extension().is_some();
    if !is_markdown || FileKind::recognise(&args.sheet, &text) != Some(FileKind::Sheet) {
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
    if let Some(asked) = args.count.filter(|asked| drawn.len() < *asked as usize) {
        let asked = count(asked as usize, "question");
        let text = format!(
            "{asked} were asked for, and {} has only {} such",
            bank.name(),
            drawn.len()
        );
        notice(&text, terminal)?;
    }
    let pointless = drawn.iter().filter(|question| question.points().is_empty());
    let (behavioural, marked): (Vec<&Question>, Vec<&Question>) =
        pointless.partition(|question| question.kind == QuestionKind::Behavioural);
    let (n_pointless, n_unlisted) = (marked.len(), behavioural.len());
    let next = argument(&path.to_string());
    let place = match drawn.iter().any(|question| !question.shown_body().is_empty()) {
        true => "write below each heading, with a blank line between what is quoted there and your answer",
        false => "write below each heading",
    };
    terminal.print_error(&format!("{place}; `examen grade {next}` says what it earns\n"))?;
    if n_pointless > 0 {
        let text = format!(
            "nothing to grade by in {n_pointless} of {n_questions}: neither points nor a model answer; `examen bank check` names them"
        );
        notice(&text, terminal)?;
    }
    if n_unlisted > 0 {
        let text = format!(
            "nothing to tick in {n_unlisted} of {n_questions}: a behavioural question without points, which no model answer stands in for"
        );
        notice(&text, terminal)?;
    }
    Ok(Outcome::Fine)
}

/// The topics and tags of a bank.
fn subjects(bank: &LoadedBank) -> impl Iterator<Item = &String> {
    let questions = bank.bank.questions.iter();
    questions.flat_map(|question| question.topic.iter().chain(&question.tags))
}

/// ` is about caching and of level 3`
fn wanted(args: &NewArgs) -> String {
    let topic = args.topic.as_ref().map(|topic| format!("is about `{topic}`"));
    let level = args.level.map(|level| format!("is of level {}", level.get()));
    let wanted: Vec<String> = topic.into_iter().chain(level).collect();
    if wanted.is_empty() {
        " is in it".to_owned()
    } else {
        format!(" {}", wanted.join(" and "))
    }
}

/// Where there may be such questions: beside somebody's own banks the bundled one is not asked, and he may not know.
fn elsewhere(library: &Library, args: &NewArgs) -> String {
    let bundled = bundled::bank();
    let n_fitting = bundled
        .bank
        .questions
        .iter()
        .filter(|question| fits(question, args))
        .count();
    if library.found == Found::Workspace && n_fitting > 0 {
        let questions = count(n_fitting, "such question");
        return format!(
            "the bank that comes with Examen has {questions}: add `--bank {}`",
            bundled::WORD
        );
    }
    "see `examen bank list`".to_owned()
}

/// A sheet is written against one bank.
fn only_bank(library: &Library) -> Result<&LoadedBank> {
    match library.own() {
        [bank] => Ok(bank),
        several => {
            let names: Vec<String> = several.iter().map(|bank| bank.origin.to_string()).collect();
            let names = names.join(", ");
            match library.found {
                Found::Named => bail!(
                    "a sheet takes its questions from one bank; name one of these alone with --bank: {names}"
                ),
                Found::Workspace | Found::Bundled => {
                    bail!("there are several banks; choose one with --bank: {names}")
                }
            }
        }
    }
}

fn fits(question: &Question, args: &NewArgs) -> bool {
    let level = args.level.is_none_or(|level| question.level == Some(level));
    level && args.topic.as_ref().is_none_or(|topic| is_about(question, topic))
}

/// The standard library's hash maps are seeded by the system, which is all the chance a draw needs. Short, because
/// people type it.
fn seed_of_system() -> u64 {
    RandomState::new().build_hasher().finish() % 1_000_000
}
