//! The claim that the label of a misconception tells.
//!
//! A label says in plain words what its lines look for in several ways: `Believes that relational databases cannot grow
//! with the load`. So it is looked for as one more alternative, whose slots are its content words and its denial.

use examen_bank::{Alternative, Joint, Located, Slot, Term, TermKind};

use crate::answer::is_function_word;

/// Fewer words are no claim that could be told from a mention of the subject.
const FEWEST: usize = 3;
/// What is believed begins behind a `that` so close to the start.
const OPENING: usize = 3;

/// The claim of `label` as an alternative; none where it has too few words.
pub(super) fn claim_of(label: &Located<String>) -> Option<Alternative> {
    let words = label.value.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let opening = words.iter().take(OPENING).position(|word| word == "that");
    let opening = opening.filter(|at| *at == 0 || tells(&words[at - 1]));
    let mut slots: Vec<Slot> = Vec::new();
    let mut is_choice = false;
    for word in &words[opening.map_or(0, |at| at + 1)..] {
        let before = std::mem::replace(&mut is_choice, word == "or");
        if is_function_word(word) && !denies(word) {
            continue;
        }
        let term = Term {
            range: label.range,
            text: word.clone(),
            kind: TermKind::Word,
        };
        match slots.last_mut().filter(|_| before) {
            Some(slot) => slot.options.push(term),
            None => slots.push(Slot {
                range: label.range,
                joint: Joint::Near,
                options: vec![term],
            }),
        }
    }
    (slots.len() >= FEWEST).then_some(Alternative {
        range: label.range,
        slots,
    })
}

/// Whether what somebody believes may follow `word`; `tokens that never expire` are no belief.
fn tells(word: &str) -> bool {
    const SAYING: &[&str] = &[
        "argu", "assum", "believ", "claim", "expect", "hold", "insist", "say", "stat", "suppos", "think",
    ];
    word.ends_with("ly") || SAYING.iter().any(|verb| word.starts_with(verb))
}

/// Whether a word of a claim denies by itself, so that nothing else may stand for it.
pub(super) fn denies(word: &str) -> bool {
    matches!(
        word,
        "cannot" | "never" | "no" | "nobody" | "not" | "nothing" | "without"
    )
}

#[cfg(test)]
mod tests {
    use examen_bank::Located;

    use super::claim_of;

    fn check(label: &str, expected: &str) {
        let claim = claim_of(&Located::built(label.to_owned())).unwrap_or_default();
        let slots = claim.slots.iter().map(|slot| {
            let options: Vec<&str> = slot.options.iter().map(|term| &*term.text).collect();
            options.join("/")
        });
        assert_eq!(slots.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_claim_is_what_is_believed() {
        check(
            "Believes that relational databases cannot grow with the load",
            "relational databases cannot grow load",
        );
        check(
            "Takes NoSQL for the better or faster default",
            "takes nosql better/faster default",
        );
        check("Issues tokens that never expire", "issues tokens never expire");
        check("Swaps the two", "");
    }
}
