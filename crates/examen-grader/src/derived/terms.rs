//! The content words of labels, weighed.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::answer::{AnswerReader, Lexeme};
use crate::lexicon::Meaning;

/// What a word of the question counts in a label, of what it would count otherwise. Dropping such words altogether
/// agrees less with human graders, and so does counting them in full.
const ASKED: f64 = 0.2;
/// What every content word weighs before its rarity is added: rarity by itself (0 to 4.2) tells words too far apart.
/// On the development data the mean agreement is .693 without this and flat between 1 and 4.
const CONTENT: f64 = 2.0;

/// The distinct words of all labels of a rubric: a word of an answer is compared with each of them once.
#[derive(Clone, Debug, Default)]
pub(crate) struct LabelWords {
    pub(super) all: Vec<LabelWord>,
    by_text: FxHashMap<Box<str>, u32>,
}

/// A content word of labels.
#[derive(Clone, Debug)]
pub(super) struct LabelWord {
    /// The word, folded.
    pub text: Box<str>,
    pub stem: Box<str>,
    pub meaning: Option<Box<Meaning>>,
}

/// A content word in one label.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelTerm {
    /// Index of the word.
    pub word: u32,
    /// How much it counts.
    pub weight: f64,
    /// Whether the label denies it.
    pub is_denied: bool,
}

impl LabelWords {
    fn add(&mut self, lexeme: &Lexeme) -> u32 {
        if let Some(word) = self.by_text.get(&lexeme.folded) {
            return *word;
        }
        let idx = self.all.len() as u32;
        self.all.push(LabelWord {
            text: lexeme.folded.clone(),
            stem: lexeme.stem.clone(),
            meaning: lexeme.meaning.clone(),
        });
        self.by_text.insert(lexeme.folded.clone(), idx);
        idx
    }
}

/// The distinct content words of `label`; all its words where it has no content word. They are added to `words`.
pub(super) fn label_terms(
    label: &str,
    prompt: &FxHashSet<Box<str>>,
    words: &mut LabelWords,
    reader: &mut AnswerReader,
) -> Vec<LabelTerm> {
    const DENIALS: &[&str] = &[
        "avoid", "avoiding", "avoids", "never", "no", "nor", "not", "nothing", "without",
    ];
    let tokens = reader.tokens(label);
    let lexemes: Vec<&Lexeme> = tokens.iter().map(|token| reader.lexeme_by_id(*token)).collect();
    let has_content = lexemes.iter().any(|lexeme| !lexeme.is_function);
    let mut terms: Vec<LabelTerm> = Vec::new();
    let mut since_denial = usize::MAX;
    for lexeme in lexemes {
        since_denial = if DENIALS.contains(&&*lexeme.folded) {
            0
        } else {
            since_denial.saturating_add(1)
        };
        let is_new = terms
            .iter()
            .all(|term| words.all[term.word as usize].stem != lexeme.stem);
        if is_new && (!has_content || !lexeme.is_function) {
            terms.push(LabelTerm {
                word: words.add(lexeme),
                weight: own_weight(lexeme, prompt.contains(&lexeme.stem)),
                is_denied: since_denial <= 5,
            });
        }
    }
    terms
}

/// How much a word counts in a text; less if it is the question's.
pub(super) fn own_weight(lexeme: &Lexeme, is_asked: bool) -> f64 {
    let weight = content_weight(lexeme);
    if is_asked { weight * ASKED } else { weight }
}

/// How much a word counts by itself.
pub(super) fn content_weight(lexeme: &Lexeme) -> f64 {
    CONTENT + f64::from(lexeme.rarity)
}
