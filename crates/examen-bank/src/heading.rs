//! Which question a heading in an answer sheet repeats.
//!
//! People copy headings by hand, renumber them, drop the question mark and misspell. A heading is compared as it
//! is, then by its words, then by similarity; a guess is always said to be one, and where two questions are about
//! as close, nobody guesses.

mod by_heading;
mod normal;
mod questions;
mod resolve;
mod similarity;

pub use questions::{Place, QuestionIndex};
pub use resolve::{Basis, Resolution, answered_twice, resolve_sheet};

use crate::ids::QuestionId;

use by_heading::{ByHeading, Found};

/// What is found for a heading.
#[derive(Clone, Debug, PartialEq)]
pub enum HeadingMatch {
    /// This question has the same heading.
    Exact(QuestionId),
    /// This question has a heading of the same words: case, punctuation, emphasis, white space or numbering differ.
    Normalised(QuestionId),
    /// This question has the most similar heading, and no other is close.
    Approximate {
        /// The question.
        id: QuestionId,
        /// How similar, 0..=1.
        similarity: f64,
    },
    /// These questions fit about equally well, with their similarities, best first.
    Ambiguous(Vec<(QuestionId, f64)>),
    /// No question has a similar heading.
    Unknown,
}

/// Finds the question whose heading `heading` repeats among `candidates`.
///
/// Whoever matches more than one heading makes a [`QuestionIndex`].
///
/// ```
/// use examen_bank::{HeadingMatch, QuestionId, match_heading};
///
/// let id = QuestionId::new("dns");
/// let candidates = [(&id, "What happens when you look up a host name?")];
/// let found = match_heading("3) what happens when you look up a **host name**", candidates.into_iter());
/// assert_eq!(found, HeadingMatch::Normalised(QuestionId::new("dns")));
/// ```
pub fn match_heading<'c>(
    heading: &str,
    candidates: impl Iterator<Item = (&'c QuestionId, &'c str)>,
) -> HeadingMatch {
    let (ids, headings): (Vec<&QuestionId>, Vec<&str>) = candidates.unzip();
    let found = ByHeading::new(headings.into_iter()).find(heading);
    let same = |found: Vec<usize>| found.into_iter().map(|idx| (ids[idx].clone(), 1.0)).collect();
    match found {
        None => HeadingMatch::Unknown,
        Some(Found::Exact(found)) => match found[..] {
            [one] => HeadingMatch::Exact(ids[one].clone()),
            _ => HeadingMatch::Ambiguous(same(found)),
        },
        Some(Found::Normalised(found)) => match found[..] {
            [one] => HeadingMatch::Normalised(ids[one].clone()),
            _ => HeadingMatch::Ambiguous(same(found)),
        },
        Some(Found::Approximate(close)) => match close[..] {
            [(one, similarity)] => HeadingMatch::Approximate {
                id: ids[one].clone(),
                similarity,
            },
            _ => HeadingMatch::Ambiguous(
                close
                    .iter()
                    .map(|(idx, like)| (ids[*idx].clone(), *like))
                    .collect(),
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{HeadingMatch, match_heading};
    use crate::ids::QuestionId;

    const QUESTIONS: [(&str, &str); 6] = [
        (
            "stale",
            "Page loads became fast after you added a cache. What went wrong, and what do you change?",
        ),
        (
            "pay-once",
            "The same payment event reaches your worker twice. How does the customer pay once?",
        ),
        (
            "strong-typing",
            "Is Ruby a strongly typed or a weakly typed language?",
        ),
        (
            "static-typing",
            "Is Ruby a statically typed or a dynamically typed language?",
        ),
        ("git", "What is Git?"),
        ("cpp", "What is C++?"),
    ];

    fn find(heading: &str) -> HeadingMatch {
        let ids = QUESTIONS.map(|(id, _)| QuestionId::new(id));
        match_heading(heading, ids.iter().zip(QUESTIONS.map(|(_, heading)| heading)))
    }

    fn approximate(heading: &str) -> Option<String> {
        match find(heading) {
            HeadingMatch::Approximate { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }

    #[test]
    fn exact_then_normalised() {
        assert_eq!(find("What is Git?"), HeadingMatch::Exact(QuestionId::new("git")));
        assert_eq!(
            find("Q5. what is `git`"),
            HeadingMatch::Normalised(QuestionId::new("git"))
        );
    }

    #[test]
    fn misspelt_and_shortened() {
        let misspelt = "The same payement event reaches your worker twice. How does the costumer pay once?";
        assert_eq!(approximate(misspelt).as_deref(), Some("pay-once"));
        let shortened = "Page loads became fast after you added a cache. What went wrong?";
        assert_eq!(approximate(shortened).as_deref(), Some("stale"));
    }

    #[test]
    fn two_that_are_close_are_both_named() {
        let HeadingMatch::Ambiguous(close) = find("Is Ruby a statically typed or a strongly typed language?")
        else {
            panic!("one was chosen")
        };
        assert_eq!(close.len(), 2);
    }

    #[test]
    fn others_are_unknown() {
        for heading in ["What is npm?", "What is C#?", "How do you review code?", "", "1."] {
            assert_eq!(find(heading), HeadingMatch::Unknown, "{heading}");
        }
    }
}
