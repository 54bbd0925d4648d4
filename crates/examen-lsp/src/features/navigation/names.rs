//! Every place in a file that names a question or a point.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_bank::{
    AnswerSheet, Bank, CaseFile, FileKind, Located, PointId, Question, QuestionId, Review, TextRange,
};
use examen_library::LoadedBank;
use examen_library::banks::Origin;
use examen_library::grading::sheet_of;

use super::corpus::file_at;
use super::occurrence::{Form, Name, Occurrence};
use super::reviewed::ReviewedSheet;
use super::written_against::banks_of_sheet;
use crate::protocol::path_of;
use crate::state::{Document, Snapshot};

/// The places in `document` that name something, in the order of the file.
pub(crate) fn occurrences(snapshot: &Snapshot, document: &Document) -> Arc<[Occurrence]> {
    match &snapshot.library {
        // What a review names depends on its sheet, too.
        Some(library) if document.kind != Some(FileKind::Review) => {
            document.names().find(library, || look(snapshot, document))
        }
        _ => look(snapshot, document),
    }
}

fn look(snapshot: &Snapshot, document: &Document) -> Arc<[Occurrence]> {
    let mut names = Names {
        snapshot,
        found: Vec::new(),
    };
    match document.kind {
        Some(FileKind::Bank) => names.in_bank(&document.bank().value, document),
        Some(FileKind::Sheet) => names.in_sheet(document),
        Some(FileKind::Review) => names.in_review(&document.review().value, document),
        Some(FileKind::Cases) => names.in_cases(&document.cases().value, document),
        Some(FileKind::Glossary) | None => {}
    }
    names.found.sort_by_key(|occurrence| occurrence.range);
    names.found.into()
}

/// The file of a bank, as an absolute path.
pub(crate) fn path_of_bank(bank: &LoadedBank) -> Option<PathBuf> {
    match &bank.origin {
        Origin::Bundled => None,
        Origin::File(path) => std::path::absolute(path).ok(),
    }
}

struct Names<'s> {
    snapshot: &'s Snapshot,
    found: Vec<Occurrence>,
}

impl Names<'_> {
    fn in_bank(&mut self, bank: &Bank, document: &Document) {
        let path = document.path.clone().or_else(|| path_of(&document.uri));
        let path = path.unwrap_or_else(|| document.path_or_name().into_owned());
        for question in &bank.questions {
            let name = |point| Name {
                bank: Some(path.clone()),
                question: question.id.clone(),
                point,
            };
            self.push_defined(name(None), question.id_range, question.heading.range);
            for point in question.points().iter() {
                self.push_defined(name(Some(point.id.clone())), point.id_range, point.label.range);
            }
        }
    }

    fn in_sheet(&mut self, document: &Document) {
        let Some(choice) = banks_of_sheet(self.snapshot, document) else {
            return;
        };
        let source = document.source();
        let sheet = AnswerSheet::parse(&source).value;
        let asked = choice.questions(&sheet, &source).value;
        for (answer, asked) in sheet.answers.iter().zip(asked) {
            let Some((bank, question)) = asked else {
                continue;
            };
            let name = name_of(bank, question, None);
            let id = answer.question.as_ref().map(|id| id_of(id, question));
            self.push_defined(name, id, answer.heading.range);
        }
    }

    fn in_review(&mut self, review: &Review, document: &Document) {
        let path = document.path_or_name();
        let sheet = file_at(self.snapshot, &sheet_of(&path, review));
        let sheet = sheet
            .filter(|sheet| sheet.document.kind == Some(FileKind::Sheet))
            .and_then(|sheet| ReviewedSheet::of(self.snapshot, &sheet.document));
        let library = self.snapshot.library.as_ref();
        for section in &review.answers {
            let written = &section.question;
            let found = match &sheet {
                Some(sheet) => sheet.question_of(section),
                None => library.and_then(|library| library.question(&written.value)),
            };
            let Some((bank, question)) = found else {
                continue;
            };
            let points = section
                .decisions
                .iter()
                .map(|decision| (&decision.point.value, decision.point.range));
            self.push_mentions((bank, question), id_of(written, question), points);
        }
    }

    fn in_cases(&mut self, cases: &CaseFile, document: &Document) {
        let Some(library) = self.snapshot.library.as_ref() else {
            return;
        };
        let bank = library.for_cases(cases, &document.path_or_name());
        for section in &cases.sections {
            let expectations = section.cases.iter().flat_map(|case| &case.expectations);
            let points = expectations.map(|expectation| (&expectation.point.value, expectation.point.range));
            let written = &section.question;
            if let Some((bank, question)) = library.question_for_case(bank, &written.value) {
                self.push_mentions((bank, question), id_of(written, question), points);
            }
        }
    }

    /// Something that has an id, or words that stand for one.
    fn push_defined(&mut self, name: Name, id: Option<TextRange>, words: TextRange) {
        if let Some(range) = id {
            self.found.push(Occurrence {
                name: name.clone(),
                range,
                form: Form::Id,
            });
        }
        self.found.push(Occurrence {
            name,
            range: words,
            form: id.map_or(Form::Words, |_| Form::Beside),
        });
    }

    /// A question of a bank, and those of `points` that it has.
    fn push_mentions<'p>(
        &mut self,
        (bank, question): (&LoadedBank, &Question),
        range: TextRange,
        points: impl Iterator<Item = (&'p PointId, TextRange)>,
    ) {
        let mut push = |point: Option<&PointId>, range| {
            self.found.push(Occurrence {
                name: name_of(bank, question, point),
                range,
                form: Form::Id,
            });
        };
        push(None, range);
        let known = question.points();
        let has = |id: &PointId| known.iter().any(|point| point.id == *id);
        for (point, range) in points.filter(|(point, _)| has(point)) {
            push(Some(point), range);
        }
    }
}

/// Where the id of `question` stands in what is written for it: the name of a bank before it is no part of it.
fn id_of(written: &Located<QuestionId>, question: &Question) -> TextRange {
    if question.is_called(&written.value) {
        return written.range;
    }
    let own = written.value.as_str().rsplit_once('/').map(|(_, own)| own.len());
    let start = own.map_or(written.range.start, |own| written.range.end - own);
    TextRange::new(start, written.range.end)
}

fn name_of(bank: &LoadedBank, question: &Question, point: Option<&PointId>) -> Name {
    Name {
        bank: path_of_bank(bank),
        question: question.id.clone(),
        point: point.cloned(),
    }
}

/// The file that `value` of the front matter of the file at `path` names.
pub(crate) fn beside(path: &Path, value: &str) -> Option<PathBuf> {
    let joined = path.parent()?.join(value);
    std::path::absolute(joined).ok()
}
