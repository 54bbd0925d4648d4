//! One piece of a sheet: what it says and what that is worth, each worked out when first asked for.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use examen_bank::{Answer, Issue, PartPlace, Place, Question, SheetPart, TextRange};
use examen_grader::Grade;
use examen_library::LoadedBank;
use examen_library::banks::{GradeBasis, questions_in_aside};

use super::chosen::Chosen;
use crate::text::Piece;

/// A piece of a sheet with what is known about it. Ranges count from the start of the piece.
#[derive(Debug)]
pub(crate) struct Section {
    place: PartPlace,
    part: OnceLock<SheetPart>,
    names: OnceLock<u64>,
    graded: Mutex<Option<Arc<GradedSection>>>,
}

/// The grades of a section against the banks of its sheet.
#[derive(Debug)]
pub(crate) struct GradedSection {
    chosen: Arc<Chosen>,
    /// One an answer, in the order of the text.
    pub(crate) answers: Vec<GradedAnswer>,
    /// What is odd about how answers name their questions.
    pub(crate) issues: Vec<Issue>,
    /// One an aside, in the order of the text: the headings in it that repeat questions.
    pub(crate) questions_in_asides: Vec<Vec<Issue>>,
    /// The same, of all banks there are.
    pub(crate) elsewhere_in_asides: Vec<Vec<Issue>>,
}

/// What an answer is worth.
#[derive(Clone, Debug)]
pub(crate) struct GradedAnswer {
    /// Where the question is; none where no bank has such a question.
    place: Option<Place>,
    basis: Option<GradeBasis>,
    pub(crate) verdicts: Verdicts,
}

/// What became of an answer.
pub(crate) type Verdicts = examen_library::grading::Verdicts<Arc<Grade>>;

impl Section {
    pub(crate) fn new(place: PartPlace) -> Self {
        Self {
            place,
            part: OnceLock::new(),
            names: OnceLock::new(),
            graded: Mutex::new(None),
        }
    }

    /// What `piece`, whose section this is, says.
    pub(crate) fn part(&self, piece: &Piece) -> &SheetPart {
        self.part
            .get_or_init(|| SheetPart::parse(piece.text(), self.place))
    }

    /// Fingerprint of the headings and ids by which `piece`, whose section this is, names its questions.
    pub(crate) fn names(&self, piece: &Piece) -> u64 {
        *self.names.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            for answer in &self.part(piece).sheet.answers {
                let id = answer.question.as_ref().map(|id| &id.value);
                (&answer.heading.value, id).hash(&mut hasher);
            }
            hasher.finish()
        })
    }

    /// The grades of `piece`, whose section this is. What was graded before is not graded again unless the question
    /// has changed.
    pub(crate) fn grade(&self, piece: &Piece, chosen: &Arc<Chosen>) -> Arc<GradedSection> {
        let mut graded = self.graded.lock().unwrap_or_else(PoisonError::into_inner);
        let last = graded.take();
        if let Some(last) = last.as_ref().filter(|last| Arc::ptr_eq(&last.chosen, chosen)) {
            *graded = Some(Arc::clone(last));
            return Arc::clone(last);
        }
        let part = self.part(piece);
        let resolved = chosen.resolve(&part.sheet, piece.text());
        let mut answers = Vec::with_capacity(part.sheet.answers.len());
        for (answer_idx, (answer, place)) in part.sheet.answers.iter().zip(resolved.value).enumerate() {
            let before = last.as_ref().and_then(|last| last.answer(answer_idx));
            answers.push(grade_answer(answer, place, chosen, before));
        }
        let asides = &part.sheet.asides;
        let questions_in = |aside| questions_in_aside(chosen.banks().map(Arc::as_ref), aside);
        let questions_in_asides: Vec<Vec<Issue>> = asides.iter().map(questions_in).collect();
        let elsewhere_in_asides = asides.iter().map(|aside| chosen.elsewhere(aside)).collect();
        let new = Arc::new(GradedSection {
            chosen: Arc::clone(chosen),
            answers,
            issues: resolved.issues,
            questions_in_asides,
            elsewhere_in_asides,
        });
        *graded = Some(Arc::clone(&new));
        new
    }
}

impl GradedSection {
    /// The answer with this index, and the question it was graded by.
    fn answer(&self, answer_idx: usize) -> Option<(&GradedAnswer, Option<&Question>)> {
        let answer = self.answers.get(answer_idx)?;
        Some((answer, answer.question(&self.chosen)))
    }
}

impl GradedAnswer {
    /// The question, where a bank has it.
    pub(crate) fn question<'c>(&self, chosen: &'c Chosen) -> Option<&'c Question> {
        self.place.map(|place| chosen.question(place))
    }

    /// Where the question is among the banks of the sheet.
    pub(super) fn place(&self) -> Option<Place> {
        self.place
    }

    /// The bank of the question; without one that of the sheet.
    pub(crate) fn bank<'c>(&self, chosen: &'c Chosen) -> &'c Arc<LoadedBank> {
        self.place.map_or(&chosen.bank, |place| chosen.bank_at(place))
    }
}

/// What `answer` is worth. What it was worth by the question of `before` stays where nothing has changed that a grade
/// depends on.
fn grade_answer(
    answer: &Answer,
    place: Option<Place>,
    chosen: &Chosen,
    before: Option<(&GradedAnswer, Option<&Question>)>,
) -> GradedAnswer {
    let basis = place.map(|place| chosen.bank_at(place).grade_basis(place.question));
    let verdicts = Verdicts::of(answer, place, |place| match before {
        Some((
            GradedAnswer {
                verdicts: Verdicts::Graded(grade),
                basis: same,
                ..
            },
            Some(then),
        )) if *same == basis => moved(grade, then.range.start, chosen.question(place).range.start),
        _ => {
            let mut grade = chosen.matcher(place).mark(&answer.text.value);
            // It is held for as long as the sheet is open.
            for verdict in &mut grade.verdicts {
                verdict.evidence.shrink_to_fit();
            }
            Arc::new(grade)
        }
    });
    GradedAnswer {
        place,
        basis,
        verdicts,
    }
}

/// A grade by a question that began at `then` in its bank and begins at `now`.
fn moved(grade: &Arc<Grade>, then: usize, now: usize) -> Arc<Grade> {
    if then == now {
        return Arc::clone(grade);
    }
    let mut grade = Grade::clone(grade);
    let verdicts = grade.verdicts.iter_mut();
    let evidence = verdicts.flat_map(|verdict| &mut verdict.evidence);
    // What a label led to has no place.
    for source in evidence.map(|evidence| &mut evidence.source) {
        if !source.is_empty() {
            *source = TextRange::new(source.start - then + now, source.end - then + now);
        }
    }
    Arc::new(grade)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use examen_bank::files::SourceFile;
    use examen_library::{Buffers, Library, LoadedBank};

    use super::{Section, Verdicts};
    use crate::grading::ChoiceCache;
    use crate::protocol::Uri;
    use crate::state::Document;

    const BANK: &str = "---\nbank: mini\n---\n## Why?\n### Points\n- So it is ^so\n  - because\n";

    fn library(bank: &str) -> Arc<Library> {
        let source = SourceFile {
            path: "mini.bank.md".into(),
            text: bank.to_owned(),
        };
        let (bank, _) = LoadedBank::load(source, &Buffers::none());
        Arc::new(Library::of(vec![Arc::new(bank)], Vec::new()))
    }

    /// Grades a sheet by [`BANK`] and then by `bank`: the points and the words of the bank that speak for them.
    fn check(bank: &str) -> Vec<(String, String)> {
        let uri: Uri = "untitled:a".parse().unwrap();
        let text = "---\nsheet: mini\n---\n## Why?\nJust because.\n";
        let sheet = Document::open(uri, 1, text, usize::MAX);
        let cache = ChoiceCache::default();
        let (piece, section): (_, &Section) = (&sheet.text.pieces()[1], &sheet.sections[1]);
        section.grade(piece, &cache.choose(&library(BANK), &sheet));
        let graded = section.grade(piece, &cache.choose(&library(bank), &sheet));
        let Verdicts::Graded(grade) = &graded.answers[0].verdicts else {
            panic!("{graded:?}");
        };
        let named = |verdict: &examen_grader::Verdict| {
            let source = verdict.evidence[0].source.of(bank).to_owned();
            (verdict.point.to_string(), source)
        };
        grade.verdicts.iter().map(named).collect()
    }

    #[test]
    fn a_grade_that_is_kept_is_that_of_the_bank_as_it_is_now() {
        let because = |point: &str| vec![(point.to_owned(), "because".to_owned())];
        assert_eq!(check(BANK), because("so"));
        assert_eq!(check(&BANK.replace("^so", "^thus")), because("thus"));
        assert_eq!(
            check(&BANK.replace("## Why?", "# Whys\n\n## Why?")),
            because("so")
        );
        assert_eq!(
            check(&BANK.replace("  - because", "  - e.g. because")),
            because("so")
        );
    }
}
