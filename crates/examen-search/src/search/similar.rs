//! Questions that ask the same in other words.
//!
//! Words of the prompt find candidates. Whether one of them asks the same is decided by which of both prompts' words
//! they share, each weighed by how rare it is, by how the prompts look letter by letter, and, where that leaves doubt,
//! by the answers.

use std::collections::{BTreeMap, BTreeSet};

use examen_bank::{Question, QuestionId};
use tantivy::collector::TopDocs;
use tantivy::{Searcher, Term};

use super::QuestionSearch;
use super::lookups::{any_of, term_lookup};
use crate::error::SearchError;
use crate::index::stored::{StoredQuestion, question_key};
use crate::results::Location;
use crate::source::{BankPlace, BankSource};
use crate::text::{Analyzer, Language, TermForm, folded, is_function_word, words};

/// From this likeness on, two prompts ask the same. Chosen on pairs of an import of 2,100 questions from public lists,
/// looked through by hand: below it, other questions on the same subject outnumber reworded ones.
const SAME: f64 = 0.8;
/// From this likeness on, prompts whose answers are alike ask the same.
const DOUBTFUL: f64 = 0.62;
/// How alike those answers must be.
const SAME_ANSWER: f64 = 0.4;
/// Prompts as alike as this letter by letter differ by a slip of the pen.
const SAME_LETTERS: f64 = 0.92;
/// Candidates that are looked at.
const N_CANDIDATES: usize = 12;
/// Words of a prompt that look for candidates, the rarest ones.
const N_PROBES: usize = 10;
/// Prompts are compared letter by letter up to this length; it takes time by the square.
const MAX_LETTERS: usize = 400;

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

/// A question that asks the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The bank it stands in.
    pub bank: BankPlace,
    /// Its id.
    pub question: QuestionId,
    /// Its heading.
    pub heading: String,
    /// Where it stands.
    pub location: Location,
    /// How alike the two are, 0..=1; at least 0.8.
    pub likeness: f64,
}

impl QuestionSearch {
    /// The questions of the index that ask the same as `question` of the bank `source`, the most alike first, at most
    /// ten. The question itself is not among them.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn twins(&self, question: &Question, source: &BankSource<'_>) -> Result<Vec<Twin>, SearchError> {
        let searcher = self.searcher();
        let own_key = question_key(source.place.key(), question.id.as_str());
        let probe = StoredQuestion {
            language: source.language(),
            bank: source.place.name.clone(),
            ..StoredQuestion::of(question, 0)
        };
        let mut comparison = Comparison::new(self, &searcher, &probe);
        let mut twins = Vec::new();
        for candidate in self.candidates(&searcher, &comparison)? {
            let place = BankPlace::new(candidate.path.as_str(), candidate.bank.as_str());
            if question_key(place.key(), &candidate.id) == own_key {
                continue;
            }
            let likeness = comparison.likeness(&candidate)?;
            if likeness >= SAME {
                twins.push(Twin {
                    question: candidate.question_id(),
                    location: candidate.location(),
                    heading: candidate.heading,
                    bank: place,
                    likeness,
                });
            }
        }
        twins.sort_by(|a, b| {
            b.likeness
                .total_cmp(&a.likeness)
                .then_with(|| a.bank.cmp(&b.bank))
        });
        Ok(twins)
    }

    fn candidates(
        &self,
        searcher: &Searcher,
        comparison: &Comparison<'_>,
    ) -> Result<Vec<StoredQuestion>, SearchError> {
        let mut rarest = Vec::new();
        for stem in &comparison.prompt {
            rarest.push((comparison.rarity(stem)?, stem));
        }
        rarest.sort_by(|a, b| b.0.total_cmp(&a.0));
        rarest.truncate(N_PROBES);
        let terms = rarest
            .iter()
            .map(|(_, stem)| Term::from_field_text(self.fields.prompt, stem));
        let lookup = any_of(terms.map(term_lookup).collect());
        let found = searcher.search(
            lookup.as_ref(),
            &TopDocs::with_limit(N_CANDIDATES).order_by_score(),
        )?;
        found
            .into_iter()
            .map(|(_, address)| self.stored(searcher, address))
            .collect()
    }
}

/// One question beside others.
struct Comparison<'c> {
    search: &'c QuestionSearch,
    searcher: &'c Searcher,
    question: &'c StoredQuestion,
    stemmer: Analyzer,
    /// Stems of its prompt that say what it is about.
    prompt: BTreeSet<String>,
    /// Stems of what it stands under.
    context: BTreeSet<String>,
    answer: BTreeSet<String>,
}

impl<'c> Comparison<'c> {
    fn new(search: &'c QuestionSearch, searcher: &'c Searcher, question: &'c StoredQuestion) -> Self {
        let mut stemmer = Analyzer::new(TermForm::Stem);
        Self {
            prompt: stems(&prompt(question), question.language, &mut stemmer),
            context: stems(&context(question), question.language, &mut stemmer),
            answer: stems(&question.answer, question.language, &mut stemmer),
            search,
            searcher,
            question,
            stemmer,
        }
    }

    /// How likely the candidate asks the same, 0..=1.
    fn likeness(&mut self, candidate: &StoredQuestion) -> Result<f64, SearchError> {
        let letters = letters_alike(&prompt(self.question), &prompt(candidate));
        let theirs = stems(&prompt(candidate), candidate.language, &mut self.stemmer);
        let context = stems(&context(candidate), candidate.language, &mut self.stemmer);
        // `in JavaScript` tells nothing apart where both are about JavaScript.
        let shared: BTreeSet<&String> = self.context.intersection(&context).collect();
        let without = |stems: &BTreeSet<String>| -> BTreeSet<String> {
            let rest: BTreeSet<String> = stems
                .iter()
                .filter(|stem| !shared.contains(stem))
                .cloned()
                .collect();
            if rest.is_empty() { stems.clone() } else { rest }
        };
        let mut words = self.alike(&without(&self.prompt), &without(&theirs))?;
        if !self.question.body.is_empty() && !candidate.body.is_empty() {
            // `What does this print?` asks what the code under it is, and code shares its words with other code.
            words = words.min(letters_alike(&self.question.body, &candidate.body));
        }
        if self.prompt.is_empty() || theirs.is_empty() {
            // `What will be the output of the following code?`, with the code in the answer.
            return self.answers_alike(candidate);
        }
        if letters >= SAME_LETTERS && words >= DOUBTFUL {
            return Ok(letters.max(words));
        }
        if (DOUBTFUL..SAME).contains(&words) {
            let answers = self.answers_alike(candidate)?;
            if answers >= SAME_ANSWER {
                return Ok(SAME.max(words.midpoint(answers)));
            }
        }
        Ok(words)
    }

    fn answers_alike(&mut self, candidate: &StoredQuestion) -> Result<f64, SearchError> {
        let theirs = stems(&candidate.answer, candidate.language, &mut self.stemmer);
        self.alike(&self.answer, &theirs)
    }

    /// Dice's coefficient of two sets of stems, each weighed by how rare it is.
    fn alike(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> Result<f64, SearchError> {
        let mut weights = BTreeMap::new();
        for stem in a.union(b) {
            weights.insert(stem, self.rarity(stem)?);
        }
        let sum = |stems: &BTreeSet<String>| stems.iter().map(|stem| weights[stem]).sum::<f64>();
        let shared: f64 = a.intersection(b).map(|stem| weights[stem]).sum();
        let all = sum(a) + sum(b);
        Ok(if all > 0.0 { 2.0 * shared / all } else { 0.0 })
    }

    /// ln(1 + N / n) of a stem that stands in n of N prompts.
    fn rarity(&self, stem: &str) -> Result<f64, SearchError> {
        let n_all = self.searcher.num_docs() as f64;
        let n = self
            .searcher
            .doc_freq(&Term::from_field_text(self.search.fields.prompt, stem))?;
        Ok((1.0 + n_all / n.max(1) as f64).ln())
    }
}

fn prompt(question: &StoredQuestion) -> String {
    format!("{}\n{}", question.heading, question.body)
}

fn context(question: &StoredQuestion) -> String {
    format!(
        "{} {} {}",
        question.topic.as_deref().unwrap_or_default(),
        question.tags.join(" "),
        question.bank
    )
}

/// The stems of a text that say what it is about.
fn stems(text: &str, language: Language, stemmer: &mut Analyzer) -> BTreeSet<String> {
    let says_something = |word: &str| {
        let word = folded(word);
        !is_function_word(&word) && !FRAME.contains(&word.as_str())
    };
    let telling = stemmer.terms(text, language).into_iter();
    telling
        .filter(|term| says_something(&text[term.offset_from..term.offset_to]))
        .map(|term| term.text)
        .collect()
}

fn letters_alike(a: &str, b: &str) -> f64 {
    let plain = |text: &str| {
        let words: Vec<String> = words(text).map(|word| folded(&text[word.range])).collect();
        words.join(" ")
    };
    let (a, b) = (plain(a), plain(b));
    if a.len().max(b.len()) > MAX_LETTERS {
        return if a == b { 1.0 } else { 0.0 };
    }
    strsim::normalized_damerau_levenshtein(&a, &b)
}
