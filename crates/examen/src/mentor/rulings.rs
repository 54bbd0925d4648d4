//! Rulings on their way into review files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, SizeCap, read, write_atomically};
use examen_bank::{
    AnswerHash, Decision, FileKind, Located, PointId, QuestionId, Review, ReviewedAnswer, Reviewer, Ruling,
    TextRange,
};

/// The reviews of one mentor, each next to its sheet.
pub(crate) struct Rulings {
    reviewer: String,
    /// By sheet.
    files: BTreeMap<PathBuf, PathBuf>,
}

/// A ruling on one point of one answer.
pub(crate) struct RulingOn<'a> {
    pub(crate) sheet: &'a Path,
    /// What the question is called among those of the sheet.
    pub(crate) question: &'a str,
    pub(crate) answer: AnswerHash,
    pub(crate) point: &'a PointId,
    pub(crate) ruling: Ruling,
    pub(crate) reason: Option<&'a str>,
}

impl Rulings {
    /// Those of the mentor with this alias.
    pub(crate) fn of(reviewer: &str) -> Self {
        Self {
            reviewer: reviewer.to_owned(),
            files: BTreeMap::new(),
        }
    }

    /// Writes a ruling, so that it is kept whatever happens next. It replaces an earlier one of the same mentor on the
    /// same point of the same text; whatever else stands in the file stays as it is.
    ///
    /// # Errors
    /// The review cannot be read or written.
    pub(crate) fn write(&mut self, on: &RulingOn<'_>) -> Result<()> {
        let path = match self.files.get(on.sheet) {
            Some(path) => path.clone(),
            None => {
                let path = self.path_for(on.sheet)?;
                self.files.insert(on.sheet.to_owned(), path.clone());
                path
            }
        };
        let source = if path.exists() {
            read(&path, SizeCap::DEFAULT)?.text
        } else {
            String::new()
        };
        let mut review = Review::parse(&source).value;
        let name = on.sheet.file_name().unwrap_or_default().to_string_lossy();
        review.front.set("review", name);
        review.front.set("reviewer", &*self.reviewer);
        insert(&mut review, on);
        let text = if source.is_empty() {
            review.print()
        } else {
            review.reprint(&source)
        };
        if Review::parse(&text).value.answers.len() != review.answers.len() {
            bail!(
                "{}: what stands last in it would swallow the ruling; close its code block or comment first",
                path.display()
            );
        }
        Ok(write_atomically(&path, &text, Overwrite::Replace)?)
    }

    /// The files that were written.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Path> {
        self.files.values().map(PathBuf::as_path)
    }

    /// `c-07.review.md` for `c-07.answers.md`, or `c-07.m-2.review.md` where that is somebody else's.
    fn path_for(&self, sheet: &Path) -> Result<PathBuf> {
        let name = sheet.file_name().unwrap_or_default().to_string_lossy();
        let stem = name.strip_suffix(".md").unwrap_or(&name);
        let stem = stem.strip_suffix(".answers").unwrap_or(stem);
        let usual = sheet.with_file_name(format!("{stem}.review.md"));
        if !usual.exists() {
            return Ok(usual);
        }
        if self.is_own(&usual)? {
            return Ok(usual);
        }
        let own = sheet.with_file_name(format!("{stem}.{}.review.md", self.reviewer));
        if own.exists() && !self.is_own(&own)? {
            bail!(
                "{}: is not a review by `{}`, as its name says; rename it, or correct its `reviewer:`",
                own.display(),
                self.reviewer
            );
        }
        Ok(own)
    }

    /// Whether the file at `path` is a review by this mentor.
    fn is_own(&self, path: &Path) -> Result<bool> {
        let text = read(path, SizeCap::DEFAULT)?.text;
        let is_review = FileKind::recognise(path, &text) == Some(FileKind::Review);
        Ok(is_review && Review::parse(&text).value.reviewer() == Reviewer::Mentor(self.reviewer.clone()))
    }
}

/// Puts the ruling into the section of its question and text; a section on an earlier text stays beside it.
fn insert(review: &mut Review, on: &RulingOn<'_>) {
    let is_meant = |section: &&mut ReviewedAnswer| {
        let hash = section.answer.as_ref().map(|hash| hash.value);
        section.question.value.as_str() == on.question && hash == Some(on.answer)
    };
    let decision = Decision {
        range: TextRange::default(),
        point: Located::built(on.point.clone()),
        ruling: on.ruling,
        reason: on.reason.map(str::to_owned),
    };
    let Some(section) = review.answers.iter_mut().find(is_meant) else {
        review.answers.push(ReviewedAnswer {
            range: TextRange::default(),
            question: Located::built(QuestionId::new(on.question)),
            answer: Some(Located::built(on.answer)),
            decisions: vec![decision],
            comment: String::new(),
        });
        return;
    };
    match section
        .decisions
        .iter_mut()
        .find(|old| old.point.value == *on.point)
    {
        Some(old) => {
            old.ruling = decision.ruling;
            old.reason = decision.reason;
        }
        None => section.decisions.push(decision),
    }
}
