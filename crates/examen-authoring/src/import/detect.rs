//! Finds out in which shape a list is, by the marks that only this shape has, and says what it saw.

use std::fmt;

use serde::Serialize;
use serde::de::IgnoredAny;

use super::key_sentences::n_key_sentences;
use super::page::{Page, Role, with_line_feeds};
use super::shape::Shape;
use super::shapes::{is_delimited, is_question, n_folds, n_marks, n_worded};
use crate::import::wording::plain::plain;

/// What detection found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detection {
    /// How many marks of each shape there are, in the order of [`Shape::ALL`].
    pub scores: Vec<ShapeScore>,
    /// What else is in the text.
    pub sight: Sight,
}

/// How many marks of a shape there are in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShapeScore {
    /// The shape.
    pub shape: Shape,
    /// Its marks: rows, headings, folds or questions with a key.
    pub marks: usize,
}

/// What is in a text that may or may not be a list of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sight {
    /// Lines that are not blank.
    pub lines: usize,
    /// Markdown headings.
    pub headings: usize,
    /// Headings that look like a question.
    pub question_headings: usize,
    /// Other lines that look like a question, whatever bullet or number stands before it.
    pub question_lines: usize,
    /// Sentences that tell what to listen for: `Candidates should mention …`.
    pub key_sentences: usize,
    /// `<details>` parts.
    pub folds: usize,
    /// The line, from 1, in which a text that is written as JSON stops being JSON.
    pub broken_json: Option<usize>,
    /// What the text is, where it is a file of Examen's own.
    pub own: Option<OwnFile>,
}

/// Files in Examen's own formats, which are not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OwnFile {
    /// A question bank.
    Bank,
    /// An answer sheet.
    Sheet,
    /// A review.
    Review,
}

impl Detection {
    /// The shape whose marks decide; none where no shape has enough, or where the text is a file of Examen's own.
    pub fn shape(&self) -> Option<Shape> {
        let decisive = self
            .scores
            .iter()
            .find(|score| score.marks >= enough(score.shape));
        decisive
            .map(|score| score.shape)
            .filter(|_| self.sight.own.is_none())
    }
}

impl Shape {
    /// Looks for the marks of every shape in `text`.
    pub fn detect(text: &str) -> Detection {
        let text = &*with_line_feeds(text);
        let page = Page::new(text);
        let scores = Self::ALL.map(|shape| ShapeScore {
            shape,
            marks: n_marks(text, &page, shape),
        });
        Detection {
            scores: scores.to_vec(),
            sight: Sight::of(text, &page),
        }
    }
}

/// How many marks decide. A single heading with a question mark stands in many a text; a fold or two as well.
fn enough(shape: Shape) -> usize {
    match shape {
        Shape::Details | Shape::Headings => 2,
        _ => 1,
    }
}

impl Sight {
    fn of(source: &str, page: &Page<'_>) -> Self {
        let headings: Vec<&str> = page.headings().map(|(_, text)| text).collect();
        let is_text = |text: &&str| !text.is_empty();
        let text = || {
            page.lines
                .iter()
                .filter(|line| line.is_text())
                .map(|line| line.trimmed())
                .filter(is_text)
        };
        Self {
            lines: page.filled().count(),
            headings: headings.len(),
            question_headings: headings.iter().filter(|text| is_question(&plain(text))).count(),
            question_lines: n_worded(page),
            key_sentences: text().map(n_key_sentences).sum(),
            folds: n_folds(page),
            broken_json: broken_json(source),
            own: own_file(source, page),
        }
    }
}

/// Where the JSON in `source` breaks off; none where it is whole or is no JSON to begin with.
fn broken_json(source: &str) -> Option<usize> {
    let source = source.trim_start_matches('\u{feff}');
    let mut signs = source.chars().filter(|c| !c.is_whitespace());
    let is_json = match signs.next()? {
        '{' => signs.next() == Some('"'),
        '[' => matches!(signs.next(), Some('{' | '"')),
        _ => false,
    };
    let broken = serde_json::from_str::<IgnoredAny>(source).err();
    broken.filter(|_| is_json).map(|error| error.line())
}

fn own_file(source: &str, page: &Page<'_>) -> Option<OwnFile> {
    let mut lines = page.lines.iter();
    let front = lines.next().filter(|line| line.trimmed() == "---").is_some();
    let keys = [
        ("bank:", OwnFile::Bank),
        ("sheet:", OwnFile::Sheet),
        ("review:", OwnFile::Review),
    ];
    let entries = || {
        page.lines
            .iter()
            .skip(1)
            .take_while(|line| line.trimmed() != "---")
    };
    let named = keys
        .into_iter()
        .find(|(key, _)| front && entries().any(|line| line.text.starts_with(key)));
    let has_heading = page.lines.iter().any(|line| {
        matches!(
            line.role,
            Role::Heading {
                level: 3,
                text: "Points"
            }
        )
    });
    // A quoted field of a table may hold any text, a question of a bank among them.
    let is_bank = has_heading && !is_delimited(source);
    named.map(|(_, file)| file).or(is_bank.then_some(OwnFile::Bank))
}

impl Sight {
    /// What to do about a text in no known shape.
    fn advice(&self) -> &'static str {
        if self.broken_json.is_some() {
            "mend it there, or save it again from where it comes from"
        } else if self.question_lines + self.question_headings == 0 {
            "a plain list has one question a line, such as `1. What is a cache?`, and a table begins with `question,answer`"
        } else {
            "`--from list` takes each such line as a question and leaves the others out, `--from prose-key` takes what \
             follows a question as its answer"
        }
    }
}

impl fmt::Display for OwnFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bank => "a bank",
            Self::Sheet => "an answer sheet",
            Self::Review => "a review",
        })
    }
}

impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let likeness = |n: usize| format!("({} like a question)", amount(n));
        let lines = self.lines - self.headings;
        write!(f, "{} {}", counted(lines, "line"), likeness(self.question_lines))?;
        if self.headings > 0 {
            let headings = counted(self.headings, "heading");
            write!(f, ", {headings} {}", likeness(self.question_headings))?;
        }
        let others = [(self.key_sentences, "key sentence"), (self.folds, "folded part")];
        for (n, noun) in others.into_iter().filter(|(n, _)| *n > 0) {
            write!(f, ", {}", counted(n, noun))?;
        }
        match self.broken_json {
            Some(line) => write!(f, ", JSON that breaks off in line {line}"),
            None => Ok(()),
        }
    }
}

/// `0 lines`, `1 line`, `2 lines`
fn counted(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}

fn amount(n: usize) -> String {
    if n == 0 { "none".to_owned() } else { n.to_string() }
}

/// Why a text was not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownShape {
    /// It is a file in one of Examen's own formats.
    #[error("this is {0} already; there is nothing to import")]
    Own(OwnFile),
    /// It is in no shape that is known.
    #[error("this is no list of questions in a shape that is known: saw {0}; {advice}", advice = .0.advice())]
    Unknown(Sight),
    /// It has no question in the shape that was asked for.
    #[error("there is no question in the shape `{shape}`: saw {sight}")]
    NoQuestions {
        /// The shape asked for.
        shape: Shape,
        /// What is in the text.
        sight: Sight,
    },
}

#[cfg(test)]
mod tests {
    use super::{Detection, Shape};
    use expect_test::{Expect, expect};

    fn check(text: &str, shape: Option<Shape>) {
        let Detection { scores, .. } = Shape::detect(text);
        assert_eq!(Shape::detect(text).shape(), shape, "{scores:?}");
    }

    #[test]
    fn each_shape_has_its_marks() {
        check(
            "What is a lock?\n\nCandidates should mention order.\n",
            Some(Shape::ProseKey),
        );
        check(
            "### What is a lock?\n\nA gate.\n\n### Why two?\n\nOrder.\n",
            Some(Shape::Headings),
        );
        check(
            "### A lock\n\n#### Answer\n\nA gate.\n\n#### Good to hear\n\n* Gate\n",
            Some(Shape::ThirtySeconds),
        );
        check(
            "<details>\n<summary>A?</summary>\n\nB\n\n</details>\n<details>\n<summary>C?</summary>\nD\n</details>\n",
            Some(Shape::Details),
        );
        check(
            "- What is a lock?Question #13 minutes\n- SQL\nEvaluation criteria\n- A gate\n",
            Some(Shape::Criteria),
        );
        check(
            "Why this matters:\n\nOrder.\n\nWhat to listen for:\n\n• Gates\n",
            Some(Shape::ListenFor),
        );
        check(
            "Q1\nWhich lock?\nWhy they ask this: Order.\n",
            Some(Shape::WhyAsked),
        );
        check("question,answer\nWhich lock?,Any\n", Some(Shape::Table));
        check(
            "[{\"question\": \"Which lock?\", \"answer\": \"Any\"}]",
            Some(Shape::ThirtySecondsJson),
        );
    }

    #[test]
    fn other_texts_have_no_shape() {
        check("", None);
        check("# Notes\n\nLocks are gates.\n\n## Why?\n\nBecause.\n", None);
        check("---\nbank: locks\n---\n\n## What is a lock?\n\n## Which?\n", None);
    }

    fn check_sight(text: &str, expected: &Expect) {
        expected.assert_eq(&Shape::detect(text).sight.to_string());
    }

    #[test]
    fn a_refusal_says_what_was_seen() {
        check_sight(
            "# Notes\n\nLocks are gates.\n\n## Why locks?\n\nBecause.\n",
            &expect!["2 lines (none like a question), 2 headings (1 like a question)"],
        );
    }
}
