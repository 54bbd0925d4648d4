//! What is odd about a file, by itself and next to the files it goes with.

mod cases;
mod mend;
mod review;

use examen_bank::files::{SizeCap, SourceFile, read};
use examen_bank::{AnswerSheet, Bank, FileKind, Glossary, Located, Parsed, Severity};

use crate::banks::Library;
use crate::remark::Remark;

pub(crate) use mend::mended;

/// Everything that is to be said of `file`, in the order of its text. The banks it goes with are in `library`.
pub(crate) fn remarks(file: &SourceFile, kind: FileKind, library: &Library) -> Vec<Remark> {
    let mut remarks = match kind {
        FileKind::Bank => bank(file),
        FileKind::Sheet => sheet(file, library),
        FileKind::Review => review::remarks(file, library),
        FileKind::Cases => cases::remarks(file, library),
        FileKind::Glossary => plain(Glossary::parse(&file.text)),
    };
    remarks.sort_by_key(|remark| remark.range);
    remarks
}

fn bank(file: &SourceFile) -> Vec<Remark> {
    let parsed = Bank::parse(&file.text);
    let glossary = parsed
        .value
        .glossary_path()
        .and_then(|path| unusable_glossary(path, file));
    let mut remarks = plain(parsed);
    remarks.extend(glossary);
    remarks
}

fn unusable_glossary(path: &Located<String>, file: &SourceFile) -> Option<Remark> {
    let problem = read(&file.path.with_file_name(&path.value), SizeCap::DEFAULT).err()?;
    Some(Remark {
        range: path.range,
        severity: Severity::Error,
        code: "unusable-glossary",
        message: format!("the glossary cannot be used: {}", problem.kind),
        fix: None,
    })
}

fn sheet(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = AnswerSheet::parse(&file.text);
    let choice = library.choose(&parsed.value, file);
    let resolved = choice.bank.resolve(&parsed.value, &file.text);
    [
        plain(parsed),
        resolved.issues.into_iter().map(Remark::from).collect(),
    ]
    .concat()
}

fn plain<T>(parsed: Parsed<T>) -> Vec<Remark> {
    parsed.issues.into_iter().map(Remark::from).collect()
}
