//! Which bank a sheet is graded against, and which others have a say.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use examen_bank::files::SourceFile;
use examen_bank::{Answer, AnswerSheet, CaseFile, Issue, Parsed, Place, Question, QuestionId};

use super::library::{Found, Library};
use super::loaded::{Entry, LoadedBank};
use super::lookup::resolve_among;
use super::named::NamedQuestion;
use super::origin::Origin;
use super::workspace::folder_of;

/// The banks for a sheet.
#[derive(Clone)]
pub struct Choice<'a> {
    /// The bank that it is graded against.
    pub bank: &'a Arc<LoadedBank>,
    /// Those in which questions are looked for that this one does not have, no two of one name. Where the sheet names its
    /// bank, those that it names before ids, and for these alone; none where the user names one.
    pub others: Vec<&'a Arc<LoadedBank>>,
    /// Why this one.
    pub reason: Reason,
}

/// Why a bank was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The sheet names it.
    Asked,
    /// It is the only one that the user names.
    Told,
    /// The sheet names none; it holds most of the sheet's questions.
    Fits,
    /// The sheet names one that is not there; it holds most of the sheet's questions.
    AskedForAnother,
}

impl Library {
    /// The bank that `sheet`, read from `file`, is graded against: the one it names, else the one that holds most of
    /// its questions. Of several, the one that lies nearest to the sheet. Where it names none that is here, questions
    /// of other banks are found, too.
    pub fn choose(&self, sheet: &AnswerSheet, file: &SourceFile) -> Choice<'_> {
        let wanted = sheet.bank_name();
        let asked = self
            .banks
            .iter()
            .filter(|bank| Some(bank.name().as_str()) == wanted);
        if let Some(bank) = best(asked, |bank| nearness(bank, &file.path)) {
            return Choice {
                bank,
                others: self.named_before_ids(bank, sheet, &file.path),
                reason: Reason::Asked,
            };
        }
        if let (Found::Named, [bank]) = (self.found, self.banks.as_slice()) {
            return Choice {
                bank,
                others: Vec::new(),
                reason: Reason::Told,
            };
        }
        let fit = |bank: &LoadedBank| (n_known(bank, sheet, &file.text), nearness(bank, &file.path));
        let bank = best(self.banks.iter(), fit).expect("a library is never empty");
        let reason = if wanted.is_some() {
            Reason::AskedForAnother
        } else {
            Reason::Fits
        };
        let others = self.others(bank, &file.path);
        Choice { bank, others, reason }
    }

    /// The banks that have a say beside `bank` on a sheet at `path`: of several with one name, the nearest.
    fn others(&self, bank: &Arc<LoadedBank>, path: &Path) -> Vec<&Arc<LoadedBank>> {
        let others = self.searched().filter(|other| !Arc::ptr_eq(other, bank));
        let mut others: Vec<&Arc<LoadedBank>> = others.collect();
        others.sort_by_cached_key(|other| Reverse(nearness(other, path)));
        let mut names = HashSet::from([bank.name()]);
        others.retain(|other| names.insert(other.name()));
        others
    }

    /// The banks beside `bank` that answers of `sheet`, which names that, name before a `/`.
    fn named_before_ids(
        &self,
        bank: &Arc<LoadedBank>,
        sheet: &AnswerSheet,
        path: &Path,
    ) -> Vec<&Arc<LoadedBank>> {
        let may_name = |answer: &&Answer| match &answer.question {
            Some(id) => id.value.as_str().contains('/'),
            None => answer.heading.value.contains('/'),
        };
        let mut answers = sheet.answers.iter().filter(may_name).peekable();
        if answers.peek().is_none() {
            return Vec::new();
        }
        let mut others = self.others(bank, path);
        let banks = || std::iter::once(bank).chain(others.iter().copied());
        let named: HashSet<String> = answers
            .filter_map(|answer| NamedQuestion::of_answer(banks().map(Arc::as_ref), answer)?.bank)
            .collect();
        others.retain(|other| named.contains(&other.name()));
        others
    }
}

impl Reason {
    /// In how many of `n_banks`, a bank that was taken for this reason and others, questions are looked for.
    pub fn n_searched(self, n_banks: usize) -> usize {
        match self {
            Self::Asked => 1,
            Self::Told | Self::Fits | Self::AskedForAnother => n_banks,
        }
    }
}

impl Reason {
    /// What is to be said of a bank that `sheet` names and that is none of `banks`, where another was taken for this reason.
    pub fn unknown_bank<'b>(
        self,
        sheet: &AnswerSheet,
        banks: impl Iterator<Item = &'b LoadedBank>,
    ) -> Option<Issue> {
        if self != Self::AskedForAnother {
            return None;
        }
        let names: Vec<String> = banks.map(LoadedBank::name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        sheet.unknown_bank(&names)
    }
}

impl<'a> Choice<'a> {
    /// The bank that the sheet is graded against, and then the others.
    pub fn banks(&self) -> impl Iterator<Item = &'a LoadedBank> {
        let all = std::iter::once(self.bank).chain(self.others.iter().copied());
        all.map(Arc::as_ref)
    }

    /// The question that somebody calls `id` where the sheet is concerned.
    pub fn question(&self, id: &QuestionId) -> Option<(&'a LoadedBank, &'a Question)> {
        NamedQuestion::find(self.banks(), id)
    }

    /// The questions that `sheet`, whose text is `source`, answers, each with its bank: one an answer. What is odd about how
    /// it names them are issues. No matcher is compiled.
    pub fn questions(
        &self,
        sheet: &AnswerSheet,
        source: &str,
    ) -> Parsed<Vec<Option<(&'a LoadedBank, &'a Question)>>> {
        let found = self.places(sheet, source);
        let banks: Vec<&LoadedBank> = self.banks().collect();
        let question = |place: Place| {
            let bank = banks[place.bank];
            (bank, &bank.bank.questions[place.question])
        };
        Parsed {
            value: found.value.into_iter().map(|place| place.map(question)).collect(),
            issues: found.issues,
        }
    }

    /// The same, with what grades the answers.
    pub fn resolve(&self, sheet: &AnswerSheet, source: &str) -> Parsed<Vec<Option<Entry<'a>>>> {
        let found = self.places(sheet, source);
        let banks: Vec<&LoadedBank> = self.banks().collect();
        let entry = |place: Place| banks[place.bank].entry_at(place.question);
        Parsed {
            value: found.value.into_iter().map(|place| place.map(entry)).collect(),
            issues: found.issues,
        }
    }

    fn places(&self, sheet: &AnswerSheet, source: &str) -> Parsed<Vec<Option<Place>>> {
        let banks: Vec<&LoadedBank> = self.banks().collect();
        resolve_among(&banks, self.reason.n_searched(banks.len()), sheet, source)
    }
}

impl Library {
    /// The bank that the cases at `path` test: the one with the same name before `.cases.md`, else the one that has
    /// most of their questions. Of several, the one that lies nearest.
    pub fn for_cases(&self, cases: &CaseFile, path: &Path) -> &Arc<LoadedBank> {
        let fit = |bank: &LoadedBank| {
            let known = cases
                .sections
                .iter()
                .filter(|section| bank.entry(&section.question.value).is_some());
            (
                stem(bank.origin.path()) == stem(path),
                known.count(),
                nearness(bank, path),
            )
        };
        best(self.banks.iter(), fit).expect("a library is never empty")
    }
}

/// `team` for `banks/team.bank.md` and for `banks/team.cases.md`.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The first of those that `value` puts highest.
fn best<'a, V: Ord>(
    banks: impl Iterator<Item = &'a Arc<LoadedBank>>,
    value: impl Fn(&LoadedBank) -> V,
) -> Option<&'a Arc<LoadedBank>> {
    banks.reduce(|best, bank| if value(bank) > value(best) { bank } else { best })
}

/// How many of the sheet's questions the bank has.
fn n_known(bank: &LoadedBank, sheet: &AnswerSheet, source: &str) -> usize {
    let resolved = bank.resolve_places(sheet, source).value;
    let known = resolved.iter().filter(|resolution| resolution.question.is_some());
    known.count()
}

/// How many folders the paths of bank and sheet share; the bundled bank is farthest of all.
fn nearness(bank: &LoadedBank, sheet: &Path) -> usize {
    let Origin::File(path) = &bank.origin else {
        return 0;
    };
    let real = |path: &Path| folder_of(path).canonicalize().unwrap_or_default();
    let (bank, sheet) = (real(path), real(sheet));
    let shared = bank.components().zip(sheet.components());
    1 + shared.take_while(|(a, b)| a == b).count()
}
