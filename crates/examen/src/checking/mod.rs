//! What is odd about a file, by itself and next to the files it goes with.

mod cases;
mod mend;
mod review;

use examen_authoring::lint;
use examen_bank::files::{FileProblem, SizeCap, SourceFile, read};
use examen_bank::{
    AnswerSheet, Bank, CaseFile, FileKind, Glossary, Located, Parsed, Reach, Review, Severity,
};
use examen_library::Library;
use examen_library::banks::UnusableGlossary;

use crate::remark::Remark;
use crate::searching::KnownQuestions;

pub(crate) use mend::{mended, mended_downwards};

/// A file and what is to be said of it.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) file: SourceFile,
    pub(crate) remarks: Vec<Remark>,
}

/// Everything that is to be said of `file`, in the order of its text. The banks it goes with are in `library`, and their
/// questions in `known`.
pub(crate) fn remarks(
    file: &SourceFile,
    kind: FileKind,
    library: &Library,
    known: &KnownQuestions,
) -> Vec<Remark> {
    let mut remarks = match kind {
        FileKind::Bank => bank(file, library, known),
        FileKind::Sheet => sheet(file, library),
        FileKind::Review => review::remarks(file, library),
        FileKind::Cases => cases::remarks(file, library),
        FileKind::Glossary => plain(Glossary::parse(&file.text)),
    };
    remarks.sort_by_key(|remark| remark.range);
    remarks
}

/// What reading `text` alone has to say, in the order of the text.
fn reading_remarks(text: &str, kind: FileKind) -> Vec<Remark> {
    let mut remarks = match kind {
        FileKind::Bank => plain(Bank::parse(text)),
        FileKind::Sheet => plain(AnswerSheet::parse(text)),
        FileKind::Review => plain(Review::parse(text)),
        FileKind::Cases => plain(CaseFile::parse(text)),
        FileKind::Glossary => plain(Glossary::parse(text)),
    };
    remarks.sort_by_key(|remark| remark.range);
    remarks
}

fn bank(file: &SourceFile, library: &Library, known: &KnownQuestions) -> Vec<Remark> {
    let parsed = Bank::parse(&file.text);
    let bank = parsed.value.clone();
    let mut remarks = plain(parsed);
    let glossary = match bank.glossary_path() {
        None => Glossary::default(),
        Some(path) => match read(&file.path.with_file_name(&path.value), SizeCap::DEFAULT) {
            Ok(glossary) => Glossary::parse(&glossary.text).value,
            Err(problem) => {
                remarks.push(unusable_glossary(path, problem));
                Glossary::default()
            }
        },
    };
    let lints = lint(&bank, &glossary);
    let twins = known.lints(&bank, &file.path);
    remarks.extend(lints.into_iter().chain(twins).map(Remark::from));
    remarks.extend(library.namesakes(&bank, &file.path).map(Remark::from));
    remarks
}

fn unusable_glossary(path: &Located<String>, problem: FileProblem) -> Remark {
    let unusable = UnusableGlossary::new(path, problem);
    Remark {
        range: unusable.range,
        severity: Severity::Error,
        code: UnusableGlossary::CODE,
        message: unusable.message(),
        fix: None,
        reach: Reach::Place,
    }
}

fn sheet(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = AnswerSheet::parse(&file.text);
    let choice = library.choose(&parsed.value, file);
    let resolved = library.resolve(&choice, &parsed.value, &file.text);
    let empty = AnswerSheet::no_questions([&parsed.value]);
    let mut remarks = plain(parsed);
    remarks.extend(resolved.issues.into_iter().chain(empty).map(Remark::from));
    remarks
}

fn plain<T>(parsed: Parsed<T>) -> Vec<Remark> {
    parsed.issues.into_iter().map(Remark::from).collect()
}
