//! A bank in memory, with its matchers, which are compiled when first needed.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use examen_bank::files::{FileProblem, FileProblemKind, SourceFile};
use examen_bank::{
    AnswerSheet, Bank, Glossary, IssueKind, Parsed, Question, QuestionId, QuestionIndex, Resolution,
    Revision, Severity,
};
use examen_grader::RubricMatcher;

use super::grade_basis::GradeBasis;
use super::origin::Origin;
use crate::buffers::Buffers;

/// A bank, where it comes from, and all that is needed to grade with it.
pub struct LoadedBank {
    /// Where it comes from.
    pub origin: Origin,
    /// The questions.
    pub bank: Bank,
    /// Words that mean the same in all of them.
    pub glossary: Glossary,
    /// How many places of its text are hardly what an author meant; advice does not count. 0 for a bank that was in
    /// memory already.
    pub n_issues: usize,
    /// One a question, in the order of the bank.
    matchers: Vec<OnceLock<RubricMatcher>>,
    /// Finds the questions that a sheet answers; made when a sheet first asks.
    index: OnceLock<QuestionIndex>,
    /// Where the questions are, by their present and former ids.
    places: HashMap<QuestionId, usize>,
    glossary_revision: OnceLock<Revision>,
    /// Of the texts it was read from; none for a bank that was in memory already.
    fingerprint: Option<Fingerprint>,
}

/// The texts that a bank was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fingerprint {
    bank: Revision,
    glossary: Revision,
}

/// A question and what grades it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The bank it is in.
    pub bank: &'a LoadedBank,
    /// The question.
    pub question: &'a Question,
    /// Its rubric, compiled.
    pub matcher: &'a RubricMatcher,
}

impl fmt::Debug for LoadedBank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoadedBank")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl LoadedBank {
    /// The bank that `source` holds, with the glossary it names; where that cannot be read, without it, and with the
    /// problem.
    pub fn load(source: SourceFile, buffers: &Buffers) -> (Self, Option<FileProblem>) {
        let Parsed { value: bank, issues } = Bank::parse(&source.text);
        // A question that waits for its points is as its author left it.
        let faults = issues.iter().filter(|issue| {
            let waits = matches!(issue.kind, IssueKind::NoPoints | IssueKind::AnswerStatesNothing);
            issue.severity() != Severity::Advice && !waits
        });
        let (glossary, problem) = glossary_text(&bank, &source.path, buffers);
        let loaded = Self {
            n_issues: faults.count(),
            fingerprint: Some(Fingerprint {
                bank: Revision::of(&source.text),
                glossary: Revision::of(&glossary),
            }),
            ..Self::new(Origin::File(source.path), bank, Glossary::parse(&glossary).value)
        };
        (loaded, problem)
    }

    /// The same, taken from `before` where the bank was read from the same texts: nothing is parsed then, and what was
    /// compiled stays.
    pub(super) fn load_unless_known(
        source: SourceFile,
        buffers: &Buffers,
        before: &[Arc<Self>],
    ) -> (Arc<Self>, Option<FileProblem>) {
        let known = before
            .iter()
            .find(|known| known.origin.file() == Some(source.path.as_path()));
        if let Some((known, of)) = known.and_then(|known| Some((known, known.fingerprint?)))
            && of.bank == Revision::of(&source.text)
        {
            let (glossary, problem) = glossary_text(&known.bank, &source.path, buffers);
            if of.glossary == Revision::of(&glossary) {
                return (Arc::clone(known), problem);
            }
        }
        let (loaded, problem) = Self::load(source, buffers);
        (Arc::new(loaded), problem)
    }

    /// A bank that is in memory already.
    pub fn new(origin: Origin, bank: Bank, glossary: Glossary) -> Self {
        let matchers = bank.questions.iter().map(|_| OnceLock::new());
        Self {
            origin,
            matchers: matchers.collect(),
            index: OnceLock::new(),
            places: places(&bank),
            glossary_revision: OnceLock::new(),
            fingerprint: None,
            n_issues: 0,
            bank,
            glossary,
        }
    }

    /// What the bank calls itself, else what its file is called.
    pub fn name(&self) -> String {
        let named = self.bank.name().map(str::to_owned);
        named.unwrap_or_else(|| match &self.origin {
            Origin::Bundled => "bundled".to_owned(),
            Origin::File(path) => stem(path),
        })
    }

    /// The question called `id`, or that used to be. No matcher is compiled.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.places
            .get(id)
            .map(|question_idx| &self.bank.questions[*question_idx])
    }

    /// The question called `id`, or that used to be, and its matcher.
    pub fn entry(&self, id: &QuestionId) -> Option<Entry<'_>> {
        self.places
            .get(id)
            .map(|question_idx| self.entry_at(*question_idx))
    }

    /// Where in the bank the questions are that `sheet`, whose text is `source`, answers: one resolution an answer. No
    /// matcher is compiled.
    pub fn resolve_places(&self, sheet: &AnswerSheet, source: &str) -> Parsed<Vec<Resolution>> {
        self.index().resolve(sheet, source)
    }

    /// The questions of the bank, to find those that a sheet is about.
    pub fn index(&self) -> &QuestionIndex {
        self.index.get_or_init(|| QuestionIndex::new([&self.bank]))
    }

    /// What the grade of an answer to a question depends on, the answer apart.
    pub fn grade_basis(&self, question_idx: usize) -> GradeBasis {
        let glossary = self
            .glossary_revision
            .get_or_init(|| Revision::of(&self.glossary.print()));
        GradeBasis::new(&self.bank.questions[question_idx], *glossary)
    }

    /// The question with this index in the bank, and its matcher.
    pub fn entry_at(&self, question_idx: usize) -> Entry<'_> {
        let question = &self.bank.questions[question_idx];
        let compile = || RubricMatcher::new(question, &self.glossary);
        let matcher = self.matchers[question_idx].get_or_init(compile);
        Entry {
            bank: self,
            question,
            matcher,
        }
    }
}

/// The text of the glossary that the bank at `path` names: empty if it names none or that cannot be read.
fn glossary_text(bank: &Bank, path: &Path, buffers: &Buffers) -> (String, Option<FileProblem>) {
    let named = bank.glossary_path();
    match named.map(|named| buffers.read(&path.with_file_name(&named.value))) {
        None => (String::new(), None),
        Some(Ok(glossary)) => (glossary.text, None),
        Some(Err(problem)) => {
            let problem = FileProblem {
                path: path.to_owned(),
                kind: FileProblemKind::Glossary(Box::new(problem)),
            };
            (String::new(), Some(problem))
        }
    }
}

/// A present id goes before a former one, and the first question that has an id before later ones.
fn places(bank: &Bank) -> HashMap<QuestionId, usize> {
    let questions = || bank.questions.iter().enumerate();
    let present = questions().map(|(idx, question)| (&question.id, idx));
    let former = questions().flat_map(|(idx, question)| question.was.iter().map(move |id| (id, idx)));
    let mut places = HashMap::new();
    for (id, idx) in present.chain(former) {
        places.entry(id.clone()).or_insert(idx);
    }
    places
}

/// `team` for `banks/team.bank.md`.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".md").unwrap_or(&name);
    name.strip_suffix(".bank").unwrap_or(name).to_owned()
}
