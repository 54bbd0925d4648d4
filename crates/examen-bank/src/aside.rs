//! Text in a sheet that stands under no question's heading, and what is to be said of it.

use serde::Serialize;

use crate::ids::QuestionId;
use crate::issue::{Fix, Issue, IssueKind};
use crate::text_range::{Located, TextRange};

/// Text in a sheet that is part of no answer: what stands at its top or under a `# ` heading, up to the next heading of
/// rank 1 or 2. Only what would count in an answer makes an aside: block quotes and comments do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Aside {
    /// The heading of rank 1 that it stands under.
    pub title: AsideTitle,
    /// From the first to the last text; other headings, quotes and comments may stand between.
    pub text: TextRange,
    /// Its headings, but for a title with neither text nor an id right below. None has the rank of a question's heading.
    pub headings: Vec<OtherHeading>,
}

/// The heading of rank 1 that an aside stands under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AsideTitle {
    /// There is none: it stands at the top of the sheet.
    #[default]
    None,
    /// One with a line of `=` below it.
    Underlined,
    /// One with a `#` before it, which stands here.
    Signs(usize),
}

/// A heading of another rank than that of questions: in an aside, or in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OtherHeading {
    /// The `#` signs; none where it is underlined.
    pub signs: Option<TextRange>,
    /// Its text.
    pub text: Located<String>,
    /// The id in a comment `<!-- q: id -->` right below it.
    pub question: Option<Located<QuestionId>>,
}

/// Where an aside stands among the answers of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsidePlace {
    /// There is an answer further up.
    BehindAnswer,
    /// There are answers further down only.
    BeforeAnswers,
    /// The sheet has no answer.
    NoAnswers,
}

impl Aside {
    /// What is to be said of an aside that stands at `place` and holds no heading that repeats a question.
    ///
    /// Below a title and above the answers people introduce what they hand in; anywhere else it is text that somebody
    /// expects to be graded.
    pub fn issue(&self, place: AsidePlace) -> Issue {
        let (kind, fix) = match (place, self.title) {
            (AsidePlace::BehindAnswer, AsideTitle::Signs(start)) => {
                let fix = Fix::insert("make it a heading inside the answer", start, "##");
                (IssueKind::TextOutsideAnswer, Some(fix))
            }
            (AsidePlace::BehindAnswer, _) => (IssueKind::TextOutsideAnswer, None),
            (AsidePlace::BeforeAnswers, AsideTitle::Underlined | AsideTitle::Signs(_)) => {
                (IssueKind::Preamble, None)
            }
            (AsidePlace::NoAnswers, AsideTitle::Underlined | AsideTitle::Signs(_)) => {
                (IssueKind::TextUnderTitle, None)
            }
            (AsidePlace::BeforeAnswers | AsidePlace::NoAnswers, AsideTitle::None) => {
                (IssueKind::TextBeforeAnswers, None)
            }
        };
        Issue {
            range: self.text,
            kind,
            fix,
        }
    }

    /// What is to be said of an aside of `source` at `place` that stands above `questions`, the headings in it that repeat
    /// questions; none where it begins with one of them.
    pub fn issue_above(&self, questions: &[Issue], place: AsidePlace, source: &str) -> Option<Issue> {
        let Some(first) = questions.first() else {
            return Some(self.issue(place));
        };
        let issue = self.issue(match place {
            // What follows is an answer as soon as its heading has the rank.
            AsidePlace::NoAnswers => AsidePlace::BeforeAnswers,
            other => other,
        });
        let above = TextRange::new(self.text.start, first.range.start.max(self.text.start));
        let end = above.start + above.of(source).trim_end().len();
        (!above.is_empty()).then(|| Issue {
            range: TextRange::new(above.start, end),
            ..issue
        })
    }
}

impl OtherHeading {
    /// What is to be said where this stands in the answer to another question and repeats or names `question`.
    pub(crate) fn issue_in_answer(&self, question: &QuestionId) -> Issue {
        let kind = IssueKind::QuestionInAnswer {
            question: question.to_string(),
        };
        Issue {
            kind,
            ..self.issue(question)
        }
    }

    /// Whether it has the rank 1: lower ranks cannot be underlined, and the rank of questions is none in an aside.
    pub(crate) fn is_title(&self) -> bool {
        self.signs.is_none_or(|signs| signs.end - signs.start == 1)
    }

    /// What is to be said where this repeats the heading of `question` at another rank than that of questions.
    pub(crate) fn issue(&self, question: &QuestionId) -> Issue {
        let fix = self
            .signs
            .map(|signs| Fix::replace("make it a `## ` heading", signs, "##"));
        let range = self.text.range;
        Issue {
            range: self.signs.map_or(range, |signs| signs.cover(range)),
            kind: IssueKind::QuestionRank {
                question: question.to_string(),
            },
            fix,
        }
    }
}
