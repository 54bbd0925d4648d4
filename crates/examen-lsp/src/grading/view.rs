//! A whole sheet with its grades, as features read it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use examen_bank::{
    Answer, AnswerHash, AnswerSheet, Aside, AsidePlace, Issue, IssueKind, Mode, Place, Question, QuestionId,
    ReviewedAnswer, Reviewer, Score, SheetPart, TextRange, answered_twice, duplicate_answers,
};
use examen_grader::{Grade, ReviewOutcome};
use examen_history::QuestionNames;
use examen_library::LoadedBank;
use examen_library::attempts::question_names;
use examen_library::banks::NamedQuestion;
use examen_library::grading::{JudgedAnswers, ReviewFile, score};

use super::chosen::Chosen;
use super::section::{GradedSection, Verdicts};
use crate::state::{Document, Snapshot};
use crate::text::{Encoding, Piece, Span};

/// A sheet with its grades.
pub(crate) struct SheetView<'s> {
    pub(crate) document: &'s Document,
    pub(crate) chosen: Arc<Chosen>,
    pub(crate) sections: Vec<SectionView<'s>>,
    /// Rulings that were applied or could not be.
    pub(crate) notices: Vec<ReviewNotice>,
    encoding: Encoding,
}

/// A piece of a sheet: from one heading to the next.
pub(crate) struct SectionView<'s> {
    pub(crate) piece: &'s Piece,
    pub(crate) part: &'s SheetPart,
    pub(crate) graded: Arc<GradedSection>,
    /// Where it begins in the file, in bytes.
    pub(crate) start: usize,
    /// Its first line in the file, from 0.
    pub(crate) first_line: u32,
    encoding: Encoding,
    /// Grades with rulings in them, by the index of the answer.
    reviewed: BTreeMap<usize, Grade>,
}

/// An answer with its grade.
#[derive(Clone, Copy)]
pub(crate) struct AnswerView<'v> {
    pub(crate) section: &'v SectionView<'v>,
    pub(crate) answer: &'v Answer,
    /// None where no bank has such a question.
    pub(crate) question: Option<&'v Question>,
    /// The bank of the question; without one that of the sheet.
    pub(crate) bank: &'v Arc<LoadedBank>,
    chosen: &'v Chosen,
    pub(crate) verdicts: &'v Verdicts,
    grade: Option<&'v Grade>,
}

/// What became of the rulings on an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReviewNotice {
    /// Its place among the answers of the sheet.
    pub(crate) answer: usize,
    pub(crate) fate: RulingFate,
}

/// What became of rulings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RulingFate {
    Known(ReviewOutcome),
    /// They may be on any of several answers, whose questions the sheet calls so, and are not applied.
    Ambiguous(Vec<String>),
}

impl<'s> SheetView<'s> {
    /// The sheet `document` as it stands in `snapshot`; none while banks are still being looked for.
    pub(crate) fn of(snapshot: &'s Snapshot, document: &'s Document) -> Option<Self> {
        let library = snapshot.library.as_ref()?;
        let encoding = snapshot.client.encoding;
        let turn = document.choice.turn();
        let chosen = document.choice.choose(library, document);
        let pieces = document.text.pieces().iter().zip(&document.sections).enumerate();
        let sections = pieces.map(|(idx, (piece, section))| SectionView {
            piece,
            part: section.part(piece),
            graded: section.grade(piece, &chosen),
            start: document.text.start_of(idx),
            first_line: document.text.first_line_of(idx),
            encoding,
            reviewed: BTreeMap::new(),
        });
        let sections = sections.collect();
        drop(turn);
        let mut view = Self {
            document,
            sections,
            chosen,
            notices: Vec::new(),
            encoding,
        };
        for review in snapshot.reviews_of(document) {
            view.apply(review);
        }
        Some(view)
    }

    /// What the front matter says.
    pub(crate) fn front(&self) -> &'s AnswerSheet {
        self.document.front()
    }

    /// Whether feedback waits for the sheet to be handed in.
    pub(crate) fn is_interview(&self) -> bool {
        self.front().mode == Mode::Interview
    }

    /// All answers, in the order of the file.
    pub(crate) fn answers(&self) -> impl Iterator<Item = AnswerView<'_>> {
        self.sections
            .iter()
            .flat_map(|section| section.answers(&self.chosen))
    }

    /// The answer that holds `offset`.
    pub(crate) fn answer_at(&self, offset: usize) -> Option<AnswerView<'_>> {
        let section = &self.sections[self.document.text.piece_at(offset)];
        let local = offset.checked_sub(section.start)?;
        let last = section.part.sheet.answers.len().checked_sub(1)?;
        section
            .answers(&self.chosen)
            .enumerate()
            .find(|(idx, answer)| {
                let range = answer.answer.range;
                range.contains(local) || (*idx == last && local == range.end)
            })
            .map(|(_, answer)| answer)
    }

    /// The answer to the question that somebody calls `id`, with or without the name of its bank.
    pub(crate) fn answer_to(&self, id: &QuestionId) -> Option<AnswerView<'_>> {
        let named = self.chosen.named(id);
        self.answers().find(|answer| answer.is_about(&named))
    }

    /// The answer to the question `id` of the bank called `bank`.
    pub(crate) fn answer_of(&self, bank: &str, id: &QuestionId) -> Option<AnswerView<'_>> {
        let named = NamedQuestion {
            bank: Some(bank.to_owned()),
            id: id.clone(),
        };
        self.answers().find(|answer| answer.is_about(&named))
    }

    /// The answers as reviews know them, by their place in the sheet.
    pub(crate) fn judged(&self) -> JudgedAnswers<'_> {
        let known = self.answers().map(|answer| {
            let question = answer.question;
            (answer.answer, question.map(|question| (&**answer.bank, question)))
        });
        JudgedAnswers::new(self.chosen.banks().map(Arc::as_ref), known)
    }

    /// All that is odd about the file, with the section that the range of each counts from.
    pub(crate) fn issues(&self) -> Vec<(&SectionView<'s>, Issue)> {
        let mut issues = Vec::new();
        let unknown_bank = self.chosen.unknown_bank(self.front());
        issues.extend(self.sections.first().zip(unknown_bank));
        let no_questions = AnswerSheet::no_questions(self.sections.iter().map(|section| &section.part.sheet));
        issues.extend(self.sections.first().zip(no_questions));
        for section in &self.sections {
            // Only the whole sheet knows which answer is the second to a question.
            let is_doubled = |issue: &&Issue| matches!(issue.kind, IssueKind::DuplicateAnswer { .. });
            let graded = section.graded.issues.iter().filter(|issue| !is_doubled(issue));
            let own = section.part.issues.iter().chain(graded);
            issues.extend(own.map(|issue| (section, issue.clone())));
        }
        for (section, _, questions, _) in self.all_asides() {
            issues.extend(questions.iter().map(|issue| (section, issue.clone())));
        }
        issues.extend(self.asides().map(|(section, _, issue)| (section, issue)));
        issues.extend(self.doubled());
        issues
    }

    /// The answers to a question that is answered above, by what they are called and by what they are found to be about.
    fn doubled(&self) -> Vec<(&SectionView<'s>, Issue)> {
        let answers = self.sections.iter().flat_map(|section| {
            let read = section.part.sheet.answers.iter();
            let graded = section.graded.answers.iter();
            read.zip(graded)
                .map(move |(answer, graded)| (section, answer, graded.place()))
        });
        let answers: Vec<(&SectionView<'s>, &Answer, Option<Place>)> = answers.collect();
        let called_alike = duplicate_answers(answers.iter().map(|(_, answer, _)| *answer));
        let found_alike = answered_twice(answers.iter().map(|(_, answer, place)| (*answer, *place)));
        let doubled = called_alike.into_iter().chain(found_alike);
        doubled
            .map(|(answer_idx, issue)| (answers[answer_idx].0, issue))
            .collect()
    }

    /// Text that belongs to no question and stands under no heading that repeats one, with the section that its range
    /// counts from and what is to be said of it.
    pub(crate) fn asides(&self) -> impl Iterator<Item = (&SectionView<'s>, &'s Aside, Issue)> {
        let asides = self.all_asides();
        asides.filter_map(|(section, aside, questions, place)| {
            let issue = aside.issue_above(questions, place, section.piece.text())?;
            Some((section, aside, issue))
        })
    }

    /// All text that stands under no heading of rank 2, with the headings in it that repeat questions, and its place.
    fn all_asides(&self) -> impl Iterator<Item = (&SectionView<'s>, &'s Aside, &[Issue], AsidePlace)> {
        let n_answers = |section: &SectionView<'_>| section.part.sheet.answers.len();
        let first_answer = self.sections.iter().position(|section| n_answers(section) > 0);
        let sections = self.sections.iter().enumerate();
        sections.flat_map(move |(section_idx, section)| {
            let sheet = &section.part.sheet;
            sheet.asides.iter().enumerate().map(move |(aside_idx, aside)| {
                let place = match first_answer {
                    None => AsidePlace::NoAnswers,
                    Some(first) if first < section_idx => AsidePlace::BehindAnswer,
                    Some(first) if first > section_idx => AsidePlace::BeforeAnswers,
                    Some(_) => sheet.place_of(aside),
                };
                (section, aside, section.questions_in(aside_idx, place), place)
            })
        })
    }

    /// The answers that count: of several to one question the first, as it is everywhere.
    pub(crate) fn counted(&self) -> impl Iterator<Item = AnswerView<'_>> {
        let mut seen = HashSet::new();
        self.answers().filter(move |answer| {
            let question = answer
                .question
                .map(|question| (Arc::as_ptr(answer.bank), &question.id));
            question.is_none_or(|(bank, id)| seen.insert((bank, id.clone())))
        })
    }

    /// All marks of the sheet's questions.
    pub(crate) fn score(&self) -> Score {
        self.counted().map(|answer| answer.score()).sum()
    }

    /// Where `range` of the file stands.
    pub(crate) fn span(&self, range: TextRange) -> Span {
        self.document.text.span(range, self.encoding)
    }

    fn apply(&mut self, review: &ReviewFile) {
        let reviewer = review.review.reviewer();
        let sections = self.sections.iter().enumerate();
        let places = sections.flat_map(|(section_idx, section)| {
            let answers = 0..section.part.sheet.answers.len();
            answers.map(move |answer_idx| (section_idx, answer_idx))
        });
        let places: Vec<(usize, usize)> = places.collect();
        let judged = self.judged();
        let meant = review.review.answers.iter().filter_map(|ruled| {
            let idx = judged.meant_by(ruled)?;
            Some((idx, judged.hash(idx), ruled))
        });
        let meant: Vec<(usize, AnswerHash, &ReviewedAnswer)> = meant.collect();
        let ambiguous: Vec<ReviewNotice> = review
            .review
            .answers
            .iter()
            .flat_map(|ruled| ambiguous(&judged, ruled))
            .collect();
        drop(judged);
        self.notices.extend(ambiguous);
        for (idx, hash, ruled) in meant {
            let (section_idx, answer_idx) = places[idx];
            let section = &mut self.sections[section_idx];
            if let Some(outcome) = section.rule((answer_idx, hash), ruled, &reviewer) {
                let fate = RulingFate::Known(outcome);
                self.notices.push(ReviewNotice { answer: idx, fate });
            }
        }
    }
}

/// A notice for each of several answers that `ruled` may mean.
fn ambiguous(judged: &JudgedAnswers<'_>, ruled: &ReviewedAnswer) -> Vec<ReviewNotice> {
    let names: Vec<String> = judged.rivals(ruled).into_iter().collect();
    if names.is_empty() {
        return Vec::new();
    }
    let candidates = judged.candidates(ruled).into_iter();
    let notice = |answer| ReviewNotice {
        answer,
        fate: RulingFate::Ambiguous(names.clone()),
    };
    candidates.map(notice).collect()
}

impl<'s> SectionView<'s> {
    /// The answers in this section: one, unless there are underlined headings.
    pub(crate) fn answers<'v>(&'v self, chosen: &'v Chosen) -> impl Iterator<Item = AnswerView<'v>> {
        let answers = self
            .part
            .sheet
            .answers
            .iter()
            .zip(&self.graded.answers)
            .enumerate();
        answers.map(move |(idx, (answer, graded))| AnswerView {
            section: self,
            answer,
            question: graded.question(chosen),
            bank: graded.bank(chosen),
            chosen,
            verdicts: &graded.verdicts,
            grade: self.reviewed.get(&idx).or(match &graded.verdicts {
                Verdicts::Graded(grade) => Some(grade),
                _ => None,
            }),
        })
    }

    /// The headings in the aside with this index that repeat questions; of any bank, where it may else be taken for a part
    /// of the answer above.
    fn questions_in(&self, aside_idx: usize, place: AsidePlace) -> &[Issue] {
        let graded = &self.graded;
        match graded.questions_in_asides[aside_idx].as_slice() {
            [] if place == AsidePlace::BehindAnswer => &graded.elsewhere_in_asides[aside_idx],
            own => own,
        }
    }

    /// Where `range` of this section stands in the file.
    pub(crate) fn span(&self, range: TextRange) -> Span {
        self.piece.span(range, self.first_line, self.encoding)
    }

    /// Puts a ruling into a grade; none if there is no grade.
    fn rule(
        &mut self,
        (answer_idx, hash): (usize, AnswerHash),
        ruled: &ReviewedAnswer,
        reviewer: &Reviewer,
    ) -> Option<ReviewOutcome> {
        let Verdicts::Graded(automatic) = &self.graded.answers.get(answer_idx)?.verdicts else {
            return None;
        };
        let mut grade = self
            .reviewed
            .remove(&answer_idx)
            .unwrap_or_else(|| Grade::clone(automatic));
        let outcome = grade.apply_review(ruled, reviewer, hash);
        self.reviewed.insert(answer_idx, grade);
        Some(outcome)
    }
}

impl<'v> AnswerView<'v> {
    /// The grade, rulings included, if there is one.
    pub(crate) fn grade(&self) -> Option<&'v Grade> {
        self.grade
    }

    /// What the sheet calls the question, as clients do: the bank before its id, where several of the sheet's have one of
    /// this id.
    pub(crate) fn key(&self) -> Option<QuestionId> {
        let question = self.question?;
        Some(QuestionId::new(self.chosen.written_id(self.bank, &question.id)))
    }

    /// The question as sessions and histories know it, whatever the sheet calls it.
    pub(crate) fn names(&self) -> Option<QuestionNames> {
        Some(question_names(self.bank, self.question?))
    }

    /// Whether this answers the question that is named.
    pub(crate) fn is_about(&self, named: &NamedQuestion) -> bool {
        self.question
            .is_some_and(|question| named.is(self.bank, question))
    }

    /// The marks; nothing of what there was to get, where the question was not answered.
    pub(crate) fn score(&self) -> Score {
        score(self.grade, self.question)
    }

    /// A range of the answer's text as a range of the section.
    pub(crate) fn in_section(&self, range: TextRange) -> TextRange {
        range.shifted(self.answer.text.range.start)
    }

    /// Where a range of the answer's text stands in the file.
    pub(crate) fn span(&self, range: TextRange) -> Span {
        self.section.span(self.in_section(range))
    }

    /// Where the heading stands in the file.
    pub(crate) fn heading_span(&self) -> Span {
        self.section.span(self.answer.heading.range)
    }
}
