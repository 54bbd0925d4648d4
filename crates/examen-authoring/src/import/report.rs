//! What an import did, and what it leaves to a human. Serialised for scripts; the field `schema` says which version.

use serde::Serialize;

use super::shape::Shape;
use crate::lint::Lint;

/// The figures of an import, and every place in the source that a human should know about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Version of this structure; [`ImportReport::SCHEMA`].
    pub schema: u32,
    /// The shape the source was read in; none for a merge of several shapes.
    pub shape: Option<Shape>,
    /// Questions in the bank.
    pub questions: usize,
    /// Points of all questions.
    pub points: usize,
    /// How many of the questions are behavioural.
    pub behavioural: usize,
    /// How many of the questions have no points and are graded by their model answers.
    pub graded_by_answer: usize,
    /// Questions that are in the bank but look wrong.
    pub suspects: Vec<Finding>,
    /// Keys and answers that belong to no question, their text in full.
    pub orphans: Vec<Finding>,
    /// Questions that are in the bank without points, so that they cannot be marked yet.
    pub without_points: Vec<Finding>,
    /// Text that is not in the bank.
    pub skipped: Vec<Finding>,
    /// Questions that other banks, or earlier questions of this one, ask too; empty until somebody who has those banks
    /// looks for them with [`crate::lint_twins`].
    pub asked_elsewhere: Vec<Lint>,
}

impl ImportReport {
    /// Raised whenever a field is removed or changes its meaning.
    pub const SCHEMA: u32 = 1;

    /// A report of nothing yet.
    pub(crate) fn new(shape: Option<Shape>) -> Self {
        Self {
            schema: Self::SCHEMA,
            shape,
            questions: 0,
            points: 0,
            behavioural: 0,
            graded_by_answer: 0,
            suspects: Vec::new(),
            orphans: Vec::new(),
            without_points: Vec::new(),
            skipped: Vec::new(),
            asked_elsewhere: Vec::new(),
        }
    }

    /// Every finding, list by list.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let lists = [&self.suspects, &self.orphans, &self.without_points, &self.skipped];
        lists.into_iter().flatten()
    }

    /// Whether somebody has to look at the result before it can be used.
    pub fn needs_human(&self) -> bool {
        self.findings().any(|finding| finding.reason.needs_human())
    }
}

/// A place in the source, and what is the matter with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file, where several were merged.
    pub source: Option<String>,
    /// First line, counted from 1.
    pub line: usize,
    /// Last line.
    pub last_line: usize,
    /// Further lines with the very same text and reason, such as the marks that a shape repeats for every question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<usize>,
    /// The text: in full for an orphan, otherwise its beginning.
    pub text: String,
    /// What is the matter.
    pub reason: Reason,
}

impl Finding {
    /// Whether it is about the given line.
    pub fn covers(&self, line: usize) -> bool {
        self.lines().any(|covered| covered == line)
    }

    /// The lines it is about, blank ones between them included.
    pub(crate) fn lines(&self) -> impl Iterator<Item = usize> {
        (self.line..=self.last_line).chain(self.also.iter().copied())
    }
}

/// What is the matter with a place in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Suspect: the key speaks of another subject than the question. It is kept as a note; no point is active.
    KeyOfAnotherQuestion,
    /// Suspect: the source itself says that the answer is missing or incomplete.
    UnfinishedAnswer,
    /// Suspect: the same question stands in the list more than once.
    RepeatedQuestion,
    /// Suspect: an item of a list of questions that asks nothing; it is taken for a question all the same.
    NotWordedAsQuestion,
    /// Suspect: a quotation mark in a table that nothing closes; it is read as a sign of its text.
    OpenQuote,
    /// Suspect: a heading below that of a question asks something, too; it is a heading of the answer all the same.
    QuestionInAnswer,
    /// Suspect: a line that has the next number before it, or another answer's label, inside of a labelled answer.
    ItemInAnswer,
    /// Orphan: an answer that no question precedes, or that stands in a row without one. It is in no question.
    AnswerWithoutQuestion,
    /// Orphan: a key whose question was lost. It is in the bank under a heading that says so.
    KeyWithoutQuestion,
    /// Without points: the question has no answer at all.
    NoKey,
    /// Without points: the answer makes too many statements, or none clear enough, to guess what counts.
    NoClearStatements,
    /// Skipped: what the page is called.
    PageTitle,
    /// Skipped: words about the page itself.
    Introduction,
    /// Skipped: the description of an image.
    ImageText,
    /// Skipped: a table of contents.
    TableOfContents,
    /// Skipped: where to read on, where the text is from, back to top.
    Links,
    /// Skipped: a comment in the source.
    Comment,
    /// Skipped: lines, badges and tags that only lay out the page.
    Layout,
    /// Skipped: a column or field of the source that has no place in a bank.
    UnknownField,
    /// Skipped: how hard a question is, in words or on another scale, which are not guessed at.
    OtherLevel,
    /// Skipped: words of a line the rest of which is in the bank, such as a comment or the address of a link in a heading.
    Shortened,
    /// Skipped: text in a place where this shape has none.
    NotUnderstood,
}

impl Reason {
    /// What is the matter and what was done, in a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::KeyOfAnotherQuestion => {
                "the key speaks of another subject than the question; it is kept as a note without points"
            }
            Self::UnfinishedAnswer => "the source says that this answer is missing or incomplete",
            Self::RepeatedQuestion => "this question stands in the list more than once",
            Self::NotWordedAsQuestion => "this item asks nothing; word it as a question, or take it out",
            Self::OpenQuote => {
                "nothing closes a quotation mark on this line, so it is read as part of the text; close it, or take it out"
            }
            Self::QuestionInAnswer => {
                "this heading asks something, but stands below that of another question, in whose answer it is; give it the \
                 same number of `#` signs if it is a question of its own"
            }
            Self::ItemInAnswer => {
                "another question or its answer seems to begin here, but it is in the answer of the question above; if so, \
                 end the question in a question mark, with `Answer:` on the line below it"
            }
            Self::AnswerWithoutQuestion => "this answer has no question; it is not in the bank",
            Self::KeyWithoutQuestion => "the question of this key was lost; write it in place of the heading",
            Self::NoKey => "the question has no answer; write its points",
            Self::NoClearStatements => "the answer says nothing clear enough to grade by; write points",
            Self::PageTitle => "the title of the page",
            Self::Introduction => "words about the page itself",
            Self::ImageText => "the description of an image",
            Self::TableOfContents => "a table of contents",
            Self::Links => "links",
            Self::Comment => "a comment",
            Self::Layout => "layout of the page",
            Self::UnknownField => "a field that has no place in a bank",
            Self::OtherLevel => "a level that is no number from 1 to 5; it is not guessed at",
            Self::Shortened => {
                "some words of this line are not in the bank, such as a comment or the address of a link"
            }
            Self::NotUnderstood => "text in a place where this shape has none; move it where it belongs",
        }
    }

    /// Whether somebody has to act on it, rather than only know.
    pub fn needs_human(self) -> bool {
        match self {
            Self::KeyOfAnotherQuestion
            | Self::UnfinishedAnswer
            | Self::RepeatedQuestion
            | Self::NotWordedAsQuestion
            | Self::OpenQuote
            | Self::QuestionInAnswer
            | Self::ItemInAnswer
            | Self::AnswerWithoutQuestion
            | Self::KeyWithoutQuestion
            | Self::NoKey
            | Self::NoClearStatements
            | Self::NotUnderstood => true,
            Self::PageTitle
            | Self::Introduction
            | Self::ImageText
            | Self::TableOfContents
            | Self::Links
            | Self::Comment
            | Self::Layout
            | Self::UnknownField
            | Self::OtherLevel
            | Self::Shortened => false,
        }
    }
}
