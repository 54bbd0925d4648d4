//! What goes to standard error: remarks and files that cannot be used, those of banks on opening them.

use std::io;
use std::path::PathBuf;

use anyhow::Result;
use examen_bank::files::FileProblem;
use examen_library::{Buffers, Library};

use crate::args::BankChoice;
use crate::place::Places;
use crate::remark::Remark;
use crate::render::styles::FAIR;
use crate::render::{self, count};
use crate::terminal::{Terminal, argument};

/// Shows `remarks` on the file at `path`, which holds `source`.
pub(super) fn remarks(remarks: &[Remark], path: &str, source: &str, terminal: Terminal) -> io::Result<()> {
    let places = Places::of(source);
    let shown = remarks
        .iter()
        .map(|remark| render::remark(remark, path, &places, terminal.width()));
    terminal.print_error(&shown.collect::<String>())
}

/// Says why a file is left out.
pub(super) fn problem(problem: &FileProblem, terminal: Terminal) -> io::Result<()> {
    warning(&problem.to_string(), terminal)
}

/// Says what somebody should mend.
pub(super) fn warning(text: &str, terminal: Terminal) -> io::Result<()> {
    terminal.tell("warning:", FAIR, text)
}

/// Says something that is worth knowing and no fault of a file.
pub(super) fn notice(text: &str, terminal: Terminal) -> io::Result<()> {
    terminal.tell("note:", FAIR, text)
}

/// Says which banks are not all that their authors meant: what is odd in them is not used, and looks like a fault of
/// the answers otherwise.
pub(super) fn odd_banks(library: &Library, terminal: Terminal) -> io::Result<()> {
    for bank in library.own().iter().filter(|bank| bank.n_issues > 0) {
        let (origin, places) = (&bank.origin, count(bank.n_issues, "place"));
        let path = argument(&origin.to_string());
        let text = format!("{origin}: {places} may not count as meant; `examen check {path}` shows them");
        notice(&text, terminal)?;
    }
    Ok(())
}

/// Says in which reviews rulings may not count as meant: what is odd in one is not applied, and nothing else tells.
pub(super) fn odd_reviews(odd: &[(PathBuf, usize)], terminal: Terminal) -> io::Result<()> {
    for (path, n_places) in odd {
        let (shown, places) = (path.display(), count(*n_places, "place"));
        let named = argument(&shown.to_string());
        let text = format!("{shown}: {places} may not count as meant; `examen check {named}` shows them");
        warning(&text, terminal)?;
    }
    Ok(())
}

/// The banks that are named, else those of the workspace around the current folder; says which files they name cannot
/// be used.
///
/// # Errors
/// A named bank that cannot be read, or a message that cannot be written.
pub(super) fn library_here(choice: &BankChoice, terminal: Terminal) -> Result<Library> {
    let library = Library::open(&choice.banks, &[".".into()], &Buffers::none())?;
    for file in &library.problems {
        problem(file, terminal)?;
    }
    odd_banks(&library, terminal)?;
    Ok(library)
}
