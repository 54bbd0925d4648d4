//! What of a question is compared.

use std::collections::{BTreeSet, HashMap};

use examen_bank::{Bank, Question};
use rustc_hash::FxBuildHasher;

use crate::text::{Analyzer, Language, TermForm, folded, is_function_word, words};

/// How questions are put, whatever they are about.
const FRAME: &[&str] = &[
    "below",
    "briefly",
    "code",
    "concept",
    "define",
    "definition",
    "describe",
    "detail",
    "discuss",
    "example",
    "explain",
    "following",
    "give",
    "know",
    "list",
    "mean",
    "meaning",
    "mention",
    "name",
    "output",
    "please",
    "print",
    "program",
    "provide",
    "result",
    "say",
    "snippet",
    "tell",
    "term",
    "understand",
    "use",
    "used",
    "using",
    "work",
    "works",
];

/// Words that turn a question into another one: when to use something, and when not to.
const DENIALS: &[&str] = &[
    "cannot", "cant", "doesnt", "dont", "isnt", "never", "no", "not", "shouldnt", "without", "wont",
];

/// The number of a stem.
pub(super) type Stem = usize;

/// What of a question is compared.
pub(super) struct Profile {
    /// Stems of its prompt that say what it is about, in order, each once, as below.
    pub(super) prompt: Vec<Stem>,
    /// Those of its heading alone.
    pub(super) heading: Vec<Stem>,
    /// Stems of what it stands under: topic, tags and the bank's name.
    pub(super) context: Vec<Stem>,
    /// Stems of its model answer.
    pub(super) answer: Vec<Stem>,
    /// How many words of its prompt deny.
    pub(super) n_denials: usize,
    /// The words of its prompt, in lower case.
    pub(super) letters: String,
    /// Those of the text under its heading.
    pub(super) body: String,
}

/// Makes profiles, and numbers stems.
pub(super) struct Profiler {
    stemmer: Analyzer,
    numbers: HashMap<String, Stem, FxBuildHasher>,
    /// By stem, how many prompts have it, in whatever form and part of speech.
    n_prompts: Vec<usize>,
}

impl Default for Profiler {
    fn default() -> Self {
        Self {
            stemmer: Analyzer::new(TermForm::Stem),
            numbers: HashMap::default(),
            n_prompts: Vec::new(),
        }
    }
}

impl Profiler {
    pub(super) fn profile(&mut self, question: &Question, bank: &Bank) -> Profile {
        let language = Language::of_bank(bank.front.get("lang").map(|lang| lang.value.as_str()));
        let prompt = question.prompt();
        let context = format!(
            "{} {} {}",
            question.topic.as_deref().unwrap_or_default(),
            question.tags.join(" "),
            bank.name().unwrap_or_default()
        );
        let answer = question.answer.as_ref().map_or("", |part| &part.text.value);
        self.count(&prompt, language);
        let letters = plain(&prompt);
        let denials = letters.split(' ').filter(|word| DENIALS.contains(word));
        Profile {
            n_denials: denials.count(),
            prompt: self.stems(&prompt, language),
            heading: self.stems(&question.heading.value, language),
            context: self.stems(&context, language),
            answer: self.stems(answer, language),
            letters,
            body: plain(&question.body.value),
        }
    }

    /// By stem, how many prompts have it.
    pub(super) fn into_frequencies(self) -> Vec<usize> {
        let mut n_prompts = self.n_prompts;
        n_prompts.resize(self.numbers.len(), 0);
        n_prompts
    }

    fn count(&mut self, prompt: &str, language: Language) {
        let terms = self.stemmer.terms(prompt, language).into_iter();
        let different: BTreeSet<String> = terms.map(|term| term.text).collect();
        for stem in different {
            let number = self.number(stem);
            self.n_prompts.resize(self.numbers.len(), 0);
            self.n_prompts[number] += 1;
        }
    }

    fn number(&mut self, stem: String) -> Stem {
        let next = self.numbers.len();
        *self.numbers.entry(stem).or_insert(next)
    }

    /// The stems of a text that say what it is about.
    fn stems(&mut self, text: &str, language: Language) -> Vec<Stem> {
        let says_something = |word: &str| {
            let word = folded(word);
            !is_function_word(&word) && !FRAME.contains(&word.as_str())
        };
        let mut stems = Vec::new();
        for term in self.stemmer.terms(text, language) {
            if says_something(&text[term.offset_from..term.offset_to]) {
                stems.push(self.number(term.text));
            }
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}

/// The words of a text, in lower case, with one blank between them.
fn plain(text: &str) -> String {
    let words: Vec<String> = words(text).map(|word| folded(&text[word.range])).collect();
    words.join(" ")
}
