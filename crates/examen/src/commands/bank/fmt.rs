//! `examen bank fmt`

use std::collections::HashMap;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, SizeCap, SourceFile, read, walk, write_atomically};
use examen_bank::{Bank, FileKind};

use crate::args::FmtArgs;
use crate::commands::Outcome;
use crate::commands::report::problem;
use crate::terminal::Terminal;

/// Puts banks into the usual layout, or says which are not in it.
///
/// # Errors
/// A path that cannot be read or written, a named file that is no bank.
pub(super) fn run(args: &FmtArgs, terminal: Terminal) -> Result<Outcome> {
    let paths = if args.paths.is_empty() {
        vec![".".into()]
    } else {
        args.paths.clone()
    };
    let mut outcome = Outcome::Fine;
    for found in walk(&paths)? {
        let file = match found.and_then(|path| read(&path, SizeCap::DEFAULT)) {
            Ok(file) => file,
            Err(file) if paths.contains(&file.path) => return Err(file.into()),
            Err(file) => {
                problem(&file, terminal)?;
                outcome = Outcome::Findings;
                continue;
            }
        };
        let is_bank = FileKind::recognise(&file.path, &file.text) == Some(FileKind::Bank);
        if !is_bank && paths.contains(&file.path) {
            bail!("{}: this is no bank", file.path.display());
        }
        if is_bank && format(&file, args, terminal)? == Outcome::Findings {
            outcome = Outcome::Findings;
        }
    }
    Ok(outcome)
}

fn format(file: &SourceFile, args: &FmtArgs, terminal: Terminal) -> Result<Outcome> {
    let path = file.path.display();
    let formatted = formatted(&file.text);
    if formatted == file.text {
        return Ok(Outcome::Fine);
    }
    if let Some(word) = lost_word(&file.text, &formatted) {
        terminal.print_error(&format!(
            "{path}: left as it is, because `{word}` would be lost; `examen bank check` says what is not understood\n"
        ))?;
        return Ok(Outcome::Findings);
    }
    if args.check {
        terminal.print(&format!("{path}: would be formatted\n"))?;
        return Ok(Outcome::Findings);
    }
    write_atomically(&file.path, &formatted, Overwrite::Replace)?;
    terminal.print(&format!("{path}: formatted\n"))?;
    Ok(Outcome::Fine)
}

/// The bank in the usual layout, with the byte order mark and the line endings it has.
fn formatted(source: &str) -> String {
    let printed = Bank::parse(source).value.print();
    let mark = if source.starts_with('\u{feff}') {
        "\u{feff}"
    } else {
        ""
    };
    let n_breaks = source.matches('\n').count();
    let is_crlf = source.matches("\r\n").count() * 2 > n_breaks;
    let printed = if is_crlf {
        printed.replace('\n', "\r\n")
    } else {
        printed
    };
    format!("{mark}{printed}")
}

/// A word that `formatted` has less often than `source`: what the parser does not understand is not printed.
fn lost_word<'a>(source: &'a str, formatted: &str) -> Option<&'a str> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in words(formatted) {
        *left.entry(word).or_default() += 1;
    }
    words(source).find(|word| match left.get_mut(word) {
        Some(n) if *n > 0 => {
            *n -= 1;
            false
        }
        _ => true,
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
