//! How alike two questions are.

use super::Wording;
use super::profile::{Profile, Stem};

/// From this likeness on, two prompts ask the same. Chosen on pairs of an import of 2,100 questions from public lists,
/// looked through by hand: below it, other questions on the same subject outnumber reworded ones.
const SAME: f64 = 0.8;
/// From this likeness on, prompts whose answers are alike ask the same.
const DOUBTFUL: f64 = 0.62;
/// How alike those answers must be.
const SAME_ANSWER: f64 = 0.4;
/// Prompts as alike as this letter by letter differ by a slip of the pen: one word of ten by a letter or two.
const SAME_LETTERS: f64 = 0.92;
/// How alike the words of such prompts must be: `mutex` and `futex` differ by a letter, and are not the same thing.
const SLIPPED_WORDS: f64 = 0.5;
/// A heading with so many words of its own says by itself what is asked; `What does this code print?` has none.
const TELLING_HEADING: usize = 2;
/// Prompts are compared letter by letter up to this length; it takes time by the square.
const MAX_LETTERS: usize = 400;

/// How likely the two ask the same, 0.8..=1, and in which words; none if they do not.
pub(super) fn likeness(a: &Profile, b: &Profile, rarity: &dyn Fn(Stem) -> f64) -> Option<(f64, Wording)> {
    if a.prompt.is_empty() || b.prompt.is_empty() {
        let answers = alike(&a.answer, &b.answer, rarity);
        return (answers >= SAME).then(|| (answers, wording(a, b, Wording::Other)));
    }
    if a.letters == b.letters {
        return Some((1.0, Wording::Same));
    }
    if (a.n_denials > 0) != (b.n_denials > 0) {
        return None;
    }
    // `in JavaScript` tells nothing apart where both are about JavaScript.
    let shared: Vec<Stem> = a
        .context
        .iter()
        .copied()
        .filter(|stem| has(&b.context, *stem))
        .collect();
    let mut words = alike(&without(&a.prompt, &shared), &without(&b.prompt, &shared), rarity);
    if !a.body.is_empty() && !b.body.is_empty() {
        // `What does this print?` asks what the code under it is, and code shares its words with other code.
        words = words.min(letters_alike(&a.body, &b.body));
    }
    let tells = |question: &Profile| question.heading.len() >= TELLING_HEADING;
    if a.body.is_empty() != b.body.is_empty() && tells(a) && tells(b) {
        // One of the two only adds an example, most often code.
        words = words.max(alike(
            &without(&a.heading, &shared),
            &without(&b.heading, &shared),
            rarity,
        ));
    }
    if words < SLIPPED_WORDS {
        return None;
    }
    let letters = letters_alike(&a.letters, &b.letters);
    if letters >= SAME_LETTERS {
        return Some((letters.max(words).min(0.99), Wording::Almost));
    }
    if words >= SAME {
        return Some((words.min(0.99), Wording::Other));
    }
    if words < DOUBTFUL {
        return None;
    }
    let answers = alike(&a.answer, &b.answer, rarity);
    (answers >= SAME_ANSWER).then(|| (SAME.max(words.midpoint(answers)), Wording::Other))
}

fn wording(a: &Profile, b: &Profile, otherwise: Wording) -> Wording {
    if a.letters == b.letters && a.answer == b.answer {
        Wording::Same
    } else {
        otherwise
    }
}

/// Dice's coefficient of two sets of stems, each weighed by how rare it is.
fn alike(a: &[Stem], b: &[Stem], rarity: &dyn Fn(Stem) -> f64) -> f64 {
    let sum = |stems: &[Stem]| stems.iter().map(|stem| rarity(*stem)).sum::<f64>();
    let shared = a.iter().filter(|stem| has(b, **stem)).map(|stem| rarity(*stem));
    let (shared, all) = (shared.sum::<f64>(), sum(a) + sum(b));
    if all > 0.0 { 2.0 * shared / all } else { 0.0 }
}

fn has(stems: &[Stem], stem: Stem) -> bool {
    stems.binary_search(&stem).is_ok()
}

/// `stems` without `shared`; all of them if nothing were left.
fn without(stems: &[Stem], shared: &[Stem]) -> Vec<Stem> {
    let rest: Vec<Stem> = stems.iter().copied().filter(|stem| !has(shared, *stem)).collect();
    if rest.is_empty() { stems.to_vec() } else { rest }
}

/// How alike two texts are letter by letter, 0..=1; long ones are alike only where they are the same.
fn letters_alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let longest = a.chars().count().max(b.chars().count());
    if longest > MAX_LETTERS {
        return 0.0;
    }
    1.0 - strsim::osa_distance(a, b) as f64 / longest as f64
}
