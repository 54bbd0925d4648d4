//! What became of the rulings in reviews.

use anstyle::Style;
use examen_bank::Reviewer;
use examen_library::grading::{Fate, Notice, Overruled};

use super::Page;
use super::blocks::paragraph;
use super::styles::{FAINT, FAIR, NAME};

/// A few words for every section of the reviews of a sheet.
pub(super) fn notices(notices: &[Notice], page: &Page) -> String {
    let lines = notices.iter().map(|notice| {
        let (style, text) = said(notice);
        paragraph(&text, style, "", page.width)
    });
    lines.collect()
}

/// What is said of rulings that count nowhere, or not all; none of others.
pub(crate) fn unapplied(notice: &Notice) -> Option<String> {
    match &notice.fate {
        Fate::Applied { unknown, overruled } if unknown.is_empty() && overruled.is_empty() => None,
        Fate::SelfAssessment { .. } => None,
        _ => Some(said(notice).1),
    }
}

fn said(notice: &Notice) -> (Style, String) {
    let Notice {
        path,
        reviewer,
        question,
        fate,
    } = notice;
    let reviewer = match reviewer {
        Reviewer::Learner => "yourself",
        Reviewer::Mentor(alias) => alias,
    };
    let (style, text) = match fate {
        Fate::Applied { unknown, overruled } => {
            let mut text = format!("{reviewer} has ruled on {question}");
            if !unknown.is_empty() {
                let unknown: Vec<&str> = unknown.iter().map(|point| point.as_str()).collect();
                text += &format!(", which has no points called {}", unknown.join(", "));
            }
            for ruling in overruled {
                let Overruled {
                    point,
                    reviewer: other,
                } = ruling;
                text += &format!(", on {point} otherwise than {other}, whose ruling does not count");
            }
            let is_whole = unknown.is_empty() && overruled.is_empty();
            (if is_whole { NAME } else { FAIR }, text)
        }
        Fate::Stale => (
            FAIR,
            format!("{reviewer} has ruled on an earlier answer to {question}; the rulings are not applied"),
        ),
        Fate::Unkeyed => (
            FAIR,
            format!(
                "{reviewer} has ruled on {question} without `<!-- answer: … -->`; the rulings are not applied"
            ),
        ),
        Fate::SelfAssessment { n_granted, n_judged } => (
            FAINT,
            format!(
                "you grant yourself {n_granted} of {n_judged} points of {question}; that changes no marks"
            ),
        ),
        Fate::NoAnswer => (
            FAIR,
            format!("{reviewer} has ruled on {question}, which is not answered here"),
        ),
        Fate::Ambiguous { questions } => (
            FAIR,
            format!(
                "{reviewer} has ruled on {question}, which may be {}; the rulings are not applied: write one of these",
                questions.join(" or ")
            ),
        ),
    };
    (style, format!("{}: {text}", path.display()))
}
