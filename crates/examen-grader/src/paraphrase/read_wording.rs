//! Reads the words of a rubric's evidence lines.

use examen_bank::{LineKind, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::wording::{Line, Stance, Term, Way, WordOption, Wording};
use crate::answer::{AnswerReader, Lexeme, LexemeId};
use crate::lexicon::{Meaning, Vocabulary, weight_by_rarity};
use crate::rubric::{CompiledLine, CompiledRubric, ReadLabel};

/// What a word of the question counts, of what it would count otherwise. On the 996 points of the point-level set agreement
/// is the same at .3; at .2, which labels have, three points go that were made, and at .5 two come that were not.
const ASKED: f64 = 0.25;

impl Wording {
    /// Reads the alternatives of `rubric`, whose labels are `labels`.
    pub fn new(rubric: &CompiledRubric, labels: &[ReadLabel<'_>], reader: &mut AnswerReader) -> Self {
        let mut compiler = Compiler {
            rubric,
            reader,
            wording: Self::default(),
            words: FxHashMap::default(),
        };
        let mut options = compiler.options_by_slot();
        compiler.wording.n_filling = compiler.wording.terms.len();
        for (point, label) in rubric.points.iter().zip(labels) {
            let first = compiler.wording.lines.len() as u32;
            for line in point.lines.iter().filter(|line| line.kind != LineKind::Not) {
                compiler.line(line, &mut options);
            }
            let end = compiler.wording.lines.len() as u32;
            compiler.wording.points.push(first..end);
            let label = compiler.label(label);
            compiler.wording.labels.push(label);
        }
        compiler.wording.options_of = compiler.wording.options_of();
        compiler.wording
    }

    fn options_of(&self) -> Vec<Vec<u32>> {
        let mut options_of = vec![Vec::new(); self.terms.len()];
        for (idx, option) in (0_u32..).zip(&self.options) {
            for term in &option.terms {
                options_of[*term as usize].push(idx);
            }
        }
        options_of
    }
}

/// What a term stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Reach {
    /// One word.
    Word,
    /// All words that begin so.
    Prefix,
}

struct Compiler<'a> {
    rubric: &'a CompiledRubric,
    reader: &'a mut AnswerReader,
    wording: Wording,
    /// The term of each text.
    words: FxHashMap<(Box<str>, Reach), u32>,
}

impl Compiler<'_> {
    /// The options of every slot of the rubric.
    fn options_by_slot(&mut self) -> Vec<Vec<WordOption>> {
        let rubric = self.rubric;
        let mut options = vec![Vec::new(); rubric.n_slots()];
        for variant in &rubric.variants {
            let units = variant.units.iter().map(|unit| rubric.units.get(*unit));
            let terms: SmallVec<[u32; 2]> = units
                .map(|unit| {
                    let lexemes = self.reader.tokens(&unit.text);
                    let lexeme = lexemes.first().copied();
                    let reach = if unit.is_prefix {
                        Reach::Prefix
                    } else {
                        Reach::Word
                    };
                    self.term(&unit.text, &unit.stem, reach, lexeme)
                })
                .collect();
            let option = if variant.kind == Some(MatchKind::Compound) {
                // `fail` alone is no `failover`.
                self.option_of(terms, variant.term)
            } else {
                self.option(&terms, variant.term)
            };
            options[variant.slot as usize].extend(option);
        }
        for literal in &rubric.literals {
            let text = &rubric.terms[literal.term as usize].text;
            let terms: SmallVec<[u32; 2]> = self
                .reader
                .tokens(text)
                .into_iter()
                .map(|token| self.word(token))
                .collect();
            options[literal.slot as usize].extend(self.option(&terms, literal.term));
        }
        options
    }

    /// An option made of the content words among `terms`, or of all of them where there is none.
    fn option(&self, terms: &[u32], source: u32) -> Option<WordOption> {
        let is_content = |term: &&u32| !self.wording.terms[**term as usize].is_function;
        let has_content = terms.iter().any(|term| is_content(&term));
        let kept: SmallVec<[u32; 2]> = terms
            .iter()
            .filter(|term| !has_content || is_content(term))
            .copied()
            .collect();
        self.option_of(kept, source)
    }

    /// An option made of all of `kept`, if there is any.
    fn option_of(&self, kept: SmallVec<[u32; 2]>, source: u32) -> Option<WordOption> {
        let weights = kept.iter().map(|term| self.wording.terms[*term as usize].weight);
        let weight = weights.fold(0.0, f64::max);
        (!kept.is_empty()).then_some(WordOption {
            terms: kept,
            source,
            weight: weight as f32,
            slot: 0,
            way: 0,
        })
    }

    fn label(&mut self, label: &ReadLabel<'_>) -> Vec<u32> {
        let terms: Vec<u32> = label.words().map(|word| self.word(word)).collect();
        let content = terms
            .into_iter()
            .filter(|term| !self.wording.terms[*term as usize].is_function);
        content.collect()
    }

    fn line(&mut self, line: &CompiledLine, options: &mut [Vec<WordOption>]) {
        let first = self.wording.ways.len() as u32;
        for alternative in line.alternatives.clone() {
            self.way(alternative, options);
        }
        let ways = first..self.wording.ways.len() as u32;
        let n_wanted = match line.kind {
            LineKind::All => ways.len(),
            LineKind::AtLeast(n) => ways.len().min(usize::from(n.get())),
            _ => 1,
        };
        if !ways.is_empty() {
            self.wording.lines.push(Line { ways, n_wanted });
        }
    }

    fn way(&mut self, alternative: u32, options: &mut [Vec<WordOption>]) {
        let alternative = &self.rubric.alternatives[alternative as usize];
        let first = self.wording.slots.len() as u32;
        let way = self.wording.ways.len() as u32;
        let mut accepts_denial = alternative.wants_denial;
        for slot in alternative.slots.clone() {
            let mut own = std::mem::take(&mut options[slot as usize]);
            accepts_denial |= own.iter().any(|option| self.is_cue(option));
            for option in &mut own {
                option.slot = self.wording.slots.len() as u32;
                option.way = way;
            }
            let from = self.wording.options.len() as u32;
            self.wording.options.extend(own);
            let to = self.wording.options.len() as u32;
            if from < to {
                self.wording.slots.push(from..to);
            }
        }
        let end = self.wording.slots.len() as u32;
        if first < end {
            let is_misconception = self.rubric.points[alternative.point as usize].value.is_negative();
            let stance = match (is_misconception, accepts_denial) {
                (true, _) => Stance::Unopposed,
                (false, true) => Stance::Named,
                (false, false) => Stance::Said,
            };
            let weight = (first..end).map(|slot| self.wording.weight_of_slot(slot)).sum();
            self.wording.ways.push(Way {
                slots: first..end,
                stance,
                weight,
            });
        }
    }

    /// Whether the author asks for a denial here: `not/never`, `"no session"`.
    fn is_cue(&self, option: &WordOption) -> bool {
        let text = &self.rubric.terms[option.source as usize].text;
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| matches!(word, "no" | "not" | "never" | "without" | "n't") || word == "t")
    }

    fn word(&mut self, token: LexemeId) -> u32 {
        let lexeme = self.reader.lexeme_by_id(token).clone();
        self.term(&lexeme.folded, &lexeme.stem, Reach::Word, Some(token))
    }

    fn term(&mut self, text: &str, stem: &str, reach: Reach, lexeme: Option<LexemeId>) -> u32 {
        if let Some(term) = self.words.get(&(text.into(), reach)) {
            return *term;
        }
        let idx = self.wording.terms.len() as u32;
        let lexeme: Option<&Lexeme> = lexeme.map(|id| self.reader.lexeme_by_id(id));
        let meaning = if reach == Reach::Prefix {
            Vocabulary::commonest(text).and_then(|word| Meaning::of(&word))
        } else {
            Meaning::of(text)
        };
        let weight = weight_by_rarity(Vocabulary::rarity(text));
        let asked = is_asked(&self.rubric.prompt, stem, reach);
        self.wording.terms.push(Term {
            text: text.into(),
            stem: stem.into(),
            is_prefix: reach == Reach::Prefix,
            is_function: reach == Reach::Word && lexeme.is_some_and(|lexeme| lexeme.is_function),
            meaning: meaning.map(Box::new),
            weight: if asked { weight * ASKED } else { weight },
        });
        self.words.insert((text.into(), reach), idx);
        idx
    }
}

fn is_asked(prompt: &FxHashSet<Box<str>>, stem: &str, reach: Reach) -> bool {
    prompt.contains(stem) || (reach == Reach::Prefix && prompt.iter().any(|asked| asked.starts_with(stem)))
}
