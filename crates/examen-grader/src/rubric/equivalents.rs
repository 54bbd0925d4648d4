//! Groups of word sequences that stand for one another: those of the glossary, abbreviations that the question explains,
//! those of computing that nobody explains, and nouns made of a verb and its particle.

use std::ops::Range;

use examen_bank::{Glossary, MatchKind, Question};
use rustc_hash::{FxHashMap, FxHashSet};

use super::abbreviations::Common;
use super::compounds::compounds;
use super::phrasals;
use crate::acronyms::acronyms;
use crate::answer::{AnswerReader, LexemeId};

/// Sequences of stems, and the other sequences that mean the same.
#[derive(Debug, Default)]
pub(crate) struct Equivalents {
    groups: Vec<Vec<Form>>,
    by_stems: FxHashMap<String, Vec<usize>>,
    longest: usize,
}

/// One of several ways to say a thing.
#[derive(Clone, Debug)]
struct Form {
    tokens: Vec<LexemeId>,
    /// What it is to the other forms.
    kind: MatchKind,
}

/// A part of a text, and what may stand in its place.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    /// The part, by words.
    pub part: Range<usize>,
    pub other: Vec<LexemeId>,
    /// What `other` is to the part.
    pub kind: MatchKind,
}

impl Equivalents {
    /// Reads a glossary (a term and its equivalents are one group) and the abbreviations that `question` or the glossary
    /// explains.
    pub fn read(question: &Question, glossary: &Glossary, reader: &mut AnswerReader) -> Self {
        let mut equivalents = Self::default();
        for entry in &glossary.entries {
            let texts = std::iter::once(&entry.term).chain(&entry.equivalents);
            let forms = texts.clone().map(|text| Form {
                tokens: reader.tokens(&text.value),
                kind: MatchKind::Glossary,
            });
            let group: Vec<Form> = forms.filter(|form| !form.tokens.is_empty()).collect();
            equivalents.add(group, reader);
            for text in texts {
                equivalents.learn(&text.value, reader);
            }
        }
        equivalents.learn(&question.prompt(), reader);
        let labels = question.rubric.points.iter().map(|point| &point.label);
        for label in labels.clone() {
            for compound in compounds(&label.value) {
                equivalents.add_compound(&compound, reader);
            }
        }
        let parts = [&question.hint, &question.answer];
        let parts = parts.into_iter().flatten().map(|part| &part.text);
        for text in labels.clone().chain(parts) {
            equivalents.learn(&text.value, reader);
        }
        let labels = labels.map(|label| label.value.as_str());
        equivalents.add_common(labels.chain(terms(question)), reader);
        equivalents
    }

    /// Adds the abbreviations of computing that `texts` have, or are short for, and nouns made of verbs and particles.
    fn add_common<'t>(&mut self, texts: impl Iterator<Item = &'t str>, reader: &mut AnswerReader) {
        let mut known = FxHashSet::default();
        let mut known_nouns = FxHashSet::default();
        for text in texts {
            let tokens = reader.tokens(text);
            let new: Vec<Common> = Common::among(&tokens, reader)
                .filter(|one| known.insert(*one))
                .collect();
            for one in new {
                self.add_abbreviation(one.short(), one.long(), reader);
            }
            for noun in nouns(&tokens, reader) {
                if known_nouns.insert(noun.clone()) {
                    let [verb, particle] = &noun;
                    self.add_compound(&[verb, particle], reader);
                }
            }
        }
    }

    fn add_abbreviation(&mut self, short: &str, long: &str, reader: &mut AnswerReader) {
        let short = Form {
            tokens: reader.tokens(short),
            kind: MatchKind::Acronym,
        };
        let long = Form {
            tokens: reader.tokens(long),
            kind: MatchKind::Expansion,
        };
        self.add(vec![short, long], reader);
    }

    /// Adds the abbreviations that `text` explains.
    pub fn learn(&mut self, text: &str, reader: &mut AnswerReader) {
        for acronym in acronyms(text) {
            self.add_abbreviation(acronym.short, acronym.long, reader);
        }
    }

    /// Two words stand for the one that they make up, and it for them.
    fn add_compound(&mut self, parts: &[&str; 2], reader: &mut AnswerReader) {
        let mut form = |text: &str| Form {
            tokens: reader.tokens(text),
            kind: MatchKind::Compound,
        };
        let group = vec![form(&parts.join(" ")), form(&parts.concat().to_lowercase())];
        self.add(group, reader);
    }

    fn add(&mut self, group: Vec<Form>, reader: &AnswerReader) {
        let idx = self.groups.len();
        for form in &group {
            self.longest = self.longest.max(form.tokens.len());
            let groups = self.by_stems.entry(key(&form.tokens, reader)).or_default();
            if groups.last() != Some(&idx) {
                groups.push(idx);
            }
        }
        self.groups.push(group);
    }

    /// What may stand in the place of parts of `tokens`, shorter parts first.
    pub fn exchanges(&self, tokens: &[LexemeId], reader: &AnswerReader) -> Vec<Exchange> {
        let mut found: Vec<Exchange> = Vec::new();
        for len in 1..=self.longest.min(tokens.len()) {
            for (start, part) in tokens.windows(len).enumerate() {
                let part_key = key(part, reader);
                let groups = self.by_stems.get(&part_key).into_iter().flatten();
                for form in groups.flat_map(|group| &self.groups[*group]) {
                    let is_new = |known: &Exchange| known.part.start != start || known.other != form.tokens;
                    if key(&form.tokens, reader) != part_key && found.iter().all(is_new) {
                        found.push(Exchange {
                            part: start..start + len,
                            other: form.tokens.clone(),
                            kind: form.kind,
                        });
                    }
                }
            }
        }
        found
    }

    /// Other ways to say `tokens`: each has one part of it replaced by an equivalent.
    pub fn of(&self, tokens: &[LexemeId], reader: &AnswerReader) -> Vec<(Vec<LexemeId>, MatchKind)> {
        let mut found: Vec<(Vec<LexemeId>, MatchKind)> = Vec::new();
        for Exchange { part, other, kind } in self.exchanges(tokens, reader) {
            let replaced = [&tokens[..part.start], &other, &tokens[part.end..]].concat();
            if found.iter().all(|(known, _)| *known != replaced) {
                found.push((replaced, kind));
            }
        }
        found
    }
}

/// The verb and the particle of each noun among `tokens` that is made of these, and of each that two words among them make.
fn nouns(tokens: &[LexemeId], reader: &AnswerReader) -> Vec<[String; 2]> {
    let words: Vec<&str> = tokens
        .iter()
        .map(|token| &*reader.lexeme_by_id(*token).folded)
        .collect();
    let whole = words.iter().filter_map(|word| phrasals::parts(word));
    let pairs = words.windows(2).map(|pair| [pair[0], pair[1]]);
    let made = pairs.filter(|pair| phrasals::make_noun(*pair));
    whole.chain(made).map(|pair| pair.map(str::to_owned)).collect()
}

/// What the evidence lines of a question ask for.
fn terms(question: &Question) -> impl Iterator<Item = &str> {
    let lines = question.rubric.points.iter().flat_map(|point| &point.lines);
    let slots = lines
        .flat_map(|line| &line.alternatives)
        .flat_map(|alternative| &alternative.slots);
    slots.flat_map(|slot| &slot.options).map(|term| &*term.text)
}

fn key(tokens: &[LexemeId], reader: &AnswerReader) -> String {
    let stems: Vec<&str> = tokens
        .iter()
        .map(|token| &*reader.lexeme_by_id(*token).stem)
        .collect();
    stems.join(" ")
}
