//! A candidate's answer sheet.

use std::time::Duration;

use serde::Serialize;

use crate::aside::{Aside, AsidePlace, OtherHeading};
use crate::front_matter::FrontMatter;
use crate::ids::{AnswerHash, QuestionId};
use crate::issue::{Fix, Issue, IssueKind};
use crate::parse::spelling::closest;
use crate::text_range::{Located, TextRange};

/// A file of answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerSheet {
    /// `sheet`, `candidate`, `mode`, `time`.
    pub front: FrontMatter,
    /// Whether feedback is given while typing.
    pub mode: Mode,
    /// The time for the whole sheet.
    pub time: Option<Duration>,
    /// The answers in the order of the file.
    pub answers: Vec<Answer>,
    /// Text that is part of no answer, in the order of the file. It is not printed.
    pub asides: Vec<Aside>,
}

impl AnswerSheet {
    /// Where `aside` stands among the answers.
    pub fn place_of(&self, aside: &Aside) -> AsidePlace {
        match self.answers.first() {
            None => AsidePlace::NoAnswers,
            Some(first) if first.range.start < aside.text.start => AsidePlace::BehindAnswer,
            Some(_) => AsidePlace::BeforeAnswers,
        }
    }

    /// The bank the sheet is written against.
    pub fn bank_name(&self) -> Option<&str> {
        self.front
            .get("sheet")
            .map(|name| name.value.as_str())
            .filter(|name| !name.is_empty())
    }

    /// What is to be said where the bank that the sheet names has none of these `names`.
    pub fn unknown_bank(&self, names: &[&str]) -> Option<Issue> {
        let named = self.front.get("sheet").filter(|name| !name.value.is_empty())?;
        let bank = named.value.clone();
        let meant = closest(&bank, names);
        // `week-2` is hardly a slip of `week-1`.
        let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
        let slip = meant.filter(|meant| digits(meant) == digits(&bank));
        let fix = slip.map(|meant| Fix::replace(format!("write `{meant}`"), named.range, meant));
        let hint = meant.map(|meant| format!(" (did you mean `{meant}`?)"));
        let hint = hint.unwrap_or_default();
        (!names.contains(&bank.as_str())).then_some(Issue {
            range: named.range,
            kind: IssueKind::UnknownBank { bank, hint },
            fix,
        })
    }

    /// What is to be said where somebody overruled the bank that the sheet names by one that is called `named` and that has
    /// `n_known` of its questions.
    pub fn overruled_bank(&self, named: &str, n_known: usize) -> Option<Issue> {
        let asked = self.front.get("sheet").filter(|asked| !asked.value.is_empty())?;
        let known = match n_known {
            0 => "none".to_owned(),
            n => format!("{n} of {}", self.answers.len()),
        };
        (asked.value != named).then(|| Issue {
            range: asked.range,
            kind: IssueKind::OverruledBank {
                bank: asked.value.clone(),
                named: named.to_owned(),
                known,
            },
            fix: None,
        })
    }

    /// That no question stands in a sheet of these `parts`, which may be the whole; of text that stands in it without one,
    /// more is said elsewhere.
    pub fn no_questions<'s>(parts: impl IntoIterator<Item = &'s Self>) -> Option<Issue> {
        let mut parts = parts.into_iter();
        let is_empty = parts.all(|part| part.answers.is_empty() && part.asides.is_empty());
        is_empty.then_some(Issue {
            range: TextRange::empty(0),
            kind: IssueKind::NoQuestions,
            fix: None,
        })
    }

    /// The candidate's alias.
    pub fn candidate(&self) -> Option<&str> {
        self.front
            .get("candidate")
            .map(|name| name.value.as_str())
            .filter(|name| !name.is_empty())
    }
}

/// Whether feedback is given while the candidate types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// At every keystroke.
    #[default]
    Practice,
    /// Only after the sheet is submitted.
    Interview,
}

/// The section of one question in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// From the heading to just before the next heading of the same or a higher rank.
    pub range: TextRange,
    /// The text of the heading.
    pub heading: Located<String>,
    /// The id in `<!-- q: id -->`; without it the heading is matched.
    pub question: Option<Located<QuestionId>>,
    /// Whether the candidate passed over the question.
    pub attempted: Attempted,
    /// The Markdown below heading and comment, without blank lines around it.
    pub text: Located<String>,
    /// The headings in it, all of lower ranks. They are not printed but as part of the text.
    pub headings: Vec<OtherHeading>,
}

impl Answer {
    /// The hash that a review of this answer is keyed to.
    pub fn hash(&self) -> AnswerHash {
        AnswerHash::of(&self.text.value)
    }
}

/// Whether a question was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Attempted {
    /// There may be an answer.
    #[default]
    Yes,
    /// `skipped`: passed over on purpose.
    Skipped,
}
