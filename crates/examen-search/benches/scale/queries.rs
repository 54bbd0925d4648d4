//! What is asked: words as frequent as in the banks.

use super::generator::{Chance, Vocabulary};

/// The kinds of queries, in the order of the report.
pub const KINDS: [Kind; 6] = [
    Kind::Term,
    Kind::Terms,
    Kind::Phrase,
    Kind::Prefix,
    Kind::Fuzzy,
    Kind::Faceted,
];

/// What is measured apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word.
    Term,
    /// Two words, both wanted.
    Terms,
    /// Two words next to each other.
    Phrase,
    /// The first three to five letters of a word.
    Prefix,
    /// A word with a slip.
    Fuzzy,
    /// A word, a level and a tag, with counts of all facets.
    Faceted,
}

/// A query as each engine takes it.
pub struct Query {
    pub words: Vec<String>,
    pub level: u64,
    pub tag: u64,
}

/// The `n` queries of a kind.
pub fn queries(kind: Kind, n: usize, vocabulary: &Vocabulary) -> Vec<Query> {
    let mut chance = Chance::new(77 + kind as u64);
    let mut query = || {
        let mut word = || vocabulary.draw_content(&mut chance).to_owned();
        let words = match kind {
            Kind::Term | Kind::Faceted => vec![word()],
            Kind::Terms | Kind::Phrase => vec![word(), word()],
            Kind::Prefix => {
                let word = word();
                let length = 3 + chance.below(3) as usize;
                vec![word.chars().take(length).collect()]
            }
            Kind::Fuzzy => {
                let word = std::iter::repeat_with(word).find(|word| word.len() >= 5);
                vec![slip(&word.expect("there are long words"), &mut chance)]
            }
        };
        Query {
            words,
            level: 1 + chance.below(5),
            tag: chance.below(600),
        }
    };
    (0..n).map(|_| query()).collect()
}

/// Two neighbours swapped, a letter doubled or a letter lost.
fn slip(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + chance.below(letters.len() as u64 - 2) as usize;
    match chance.below(3) {
        0 => letters.swap(at, at + 1),
        1 => letters.insert(at, letters[at]),
        _ => {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
}
