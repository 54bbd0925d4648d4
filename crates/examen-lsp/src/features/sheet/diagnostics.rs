//! What is to be said about a sheet.

use examen_bank::{Answer, Issue, IssueKind, State, TextRange};
use examen_grader::{ReviewOutcome, Verdict};

use crate::features::codes;
use crate::features::context::gives_feedback;
use crate::features::finding::{Finding, Level};
use crate::grading::{AnswerView, RulingFate, SheetView};
use crate::state::{Document, Snapshot};
use crate::text::sentence_at;

/// All that is to be said about the sheet `document`.
pub(crate) fn diagnostics(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let Some(view) = SheetView::of(snapshot, document) else {
        return Vec::new();
    };
    let issues = view.issues();
    let mut findings: Vec<Finding> = issues
        .iter()
        .map(|(section, issue)| Finding {
            waits: is_being_written(document, issue, section.start),
            ..Finding::of_issue(issue, section.span(issue.range))
        })
        .collect();
    if gives_feedback(snapshot, &view) {
        let caret = document.caret.and_then(|caret| Caret::of(&view, caret));
        for answer in view.answers() {
            about_answer(&answer, caret.as_ref(), &mut findings);
        }
        let answers: Vec<AnswerView<'_>> = view.answers().collect();
        let notices = view.notices.iter();
        findings.extend(notices.filter_map(|notice| {
            let (code, message) = about_rulings(&notice.fate)?;
            let heading = answers[notice.answer].heading_span();
            Some(Finding::new(heading, code, Level::Information, message))
        }));
    }
    findings
}

/// What is said of rulings that are not applied.
fn about_rulings(fate: &RulingFate) -> Option<(&'static str, String)> {
    match fate {
        RulingFate::Known(ReviewOutcome::Stale | ReviewOutcome::Unkeyed) => Some((
            codes::STALE_OVERRIDE,
            "this answer was changed after it was reviewed; the rulings on it are kept and not applied"
                .to_owned(),
        )),
        RulingFate::Known(_) => None,
        RulingFate::Ambiguous(names) => Some((
            codes::AMBIGUOUS_REVIEW,
            format!(
                "a review does not say on which of several answers it rules, and is not applied; write {} as its heading",
                names
                    .iter()
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(" or ")
            ),
        )),
    }
}

/// Whether an issue of a section that begins at `base` is about a heading, or text without one, that somebody is
/// writing just now: it may well be of a question once it is whole. Who types in a sheet without questions is about to
/// write one.
fn is_being_written(document: &Document, issue: &Issue, base: usize) -> bool {
    if issue.kind == IssueKind::NoQuestions {
        return document.caret.is_some();
    }
    let is_unfinished = matches!(
        issue.kind,
        IssueKind::UnknownQuestion { .. }
            | IssueKind::AmbiguousQuestion { .. }
            | IssueKind::InexactHeading { .. }
            | IssueKind::QuestionInAnswer { .. }
            | IssueKind::UnknownBank { .. }
    ) || issue.kind.is_outside_answers();
    let range = issue.range.shifted(base);
    // A blank at the end of a heading is no part of its text.
    let is_at = |caret: usize| range.start <= caret && caret <= range.end + 1;
    is_unfinished && document.caret.is_some_and(is_at)
}

/// The sentence that is being written.
struct Caret<'v> {
    answer: &'v Answer,
    /// In the answer's text.
    sentence: TextRange,
}

impl<'v> Caret<'v> {
    fn of(view: &'v SheetView<'_>, offset: usize) -> Option<Self> {
        let answer = view.answer_at(offset)?;
        let text = &answer.answer.text;
        let local = offset.checked_sub(answer.section.start + text.range.start)?;
        Some(Self {
            answer: answer.answer,
            sentence: sentence_at(&text.value, local.min(text.value.len())),
        })
    }

    /// Whether what is said about `range` of `answer` is said about this sentence.
    fn covers(&self, answer: &AnswerView<'_>, range: TextRange) -> bool {
        std::ptr::eq(self.answer, answer.answer)
            && range.start <= self.sentence.end
            && self.sentence.start <= range.end
    }
}

fn about_answer(answer: &AnswerView<'_>, caret: Option<&Caret<'_>>, findings: &mut Vec<Finding>) {
    let Some(grade) = answer.grade() else {
        return;
    };
    let is_waiting = |range: TextRange| caret.is_some_and(|caret| caret.covers(answer, range));
    for verdict in &grade.verdicts {
        let Some((code, level, message)) = complaint(verdict) else {
            continue;
        };
        let words = verdict.evidence.iter().map(|evidence| evidence.range);
        let Some(range) = words.reduce(TextRange::cover) else {
            continue;
        };
        findings.push(Finding {
            waits: is_waiting(range),
            ..Finding::new(answer.span(range), code, level, message)
        });
    }
    for echo in &grade.echoes {
        let message = "this says the question again, which earns nothing; say what you would do and why";
        findings.push(Finding {
            waits: is_waiting(*echo),
            ..Finding::new(answer.span(*echo), codes::ECHO, Level::Hint, message)
        });
    }
    let is_silent =
        grade.echoes.is_empty() && grade.verdicts.iter().all(|verdict| verdict.evidence.is_empty());
    if is_silent {
        let whole = TextRange::new(0, answer.answer.text.value.len());
        let message = "nothing in this answer is recognised yet";
        findings.push(Finding {
            waits: is_waiting(whole),
            ..Finding::new(
                answer.heading_span(),
                codes::NOTHING_RECOGNISED,
                Level::Hint,
                message,
            )
        });
    }
}

/// What is wrong with the words that led to a verdict. A point that is not made is not named.
fn complaint(verdict: &Verdict) -> Option<(&'static str, Level, String)> {
    match verdict.state {
        State::Claimed => {
            let why = verdict.why.as_ref().map(|why| format!(". {why}"));
            let message = format!("misconception: {}{}", verdict.label, why.unwrap_or_default());
            Some((codes::MISCONCEPTION, Level::Warning, message))
        }
        State::Negated => Some((
            codes::DENIED,
            Level::Information,
            "this denies a point that counts; check whether you mean it".to_owned(),
        )),
        State::Listed => Some((
            codes::LISTED,
            Level::Hint,
            "this is only named; explain it in a sentence to earn the whole point".to_owned(),
        )),
        _ => None,
    }
}
