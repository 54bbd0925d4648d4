//! Points that the answer makes in words of its own.

use std::cell::OnceCell;

use examen_bank::{Joint, TextRange};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::judged::{Judged, Standing};
use super::standing::Bench;
use crate::answer::Word;
use crate::grade::{Evidence, MissReason};
use crate::index_set::IndexSet;
use crate::matching::{Hit, Hits};
use crate::paraphrase::{Fill, Focus, Passage, Passages, Signals, Support, Text, WordOption, signals};
use crate::rubric::{CompiledLine, CompiledPoint, CompiledRubric};

/// Added to the number of content words of a passage, so that one word of a short sentence is no large share of it.
/// Agreement is flat from 2 to 5.
const UNSAID: usize = 3;

/// At most so many places are looked at where words stand in another order.
const PLACES: usize = 16;

/// Looks for points in other words; nothing is worked out before the first point asks.
pub(super) struct Rewording<'a> {
    pub bench: &'a Bench<'a>,
    pub hits: &'a Hits,
    /// What the lines of all points found.
    pub judged: &'a [Judged],
    pub found: OnceCell<Found<'a>>,
}

/// What all points need.
pub(super) struct Found<'a> {
    passages: Passages<'a>,
    signals: Vec<Signals>,
    focus: OnceCell<Focus>,
}

/// What a point asks for where an answer fits it best.
pub(super) struct Asked<'a> {
    /// Index of the point.
    idx: usize,
    passage: Passage,
    options: Vec<&'a WordOption>,
    /// The words of the passage that stand for a term of these or of the label, each distinct one once.
    standing: SmallVec<[&'a Word; 32]>,
}

impl Rewording<'_> {
    /// Leaves room for the next answer.
    pub fn leave(self) {
        if let Some(found) = self.found.into_inner() {
            found.passages.leave(self.bench.room);
        }
    }

    /// What speaks for the point called `idx` having been made in other words.
    pub fn signals(&self, idx: usize) -> Signals {
        self.found().signals[idx]
    }

    /// Whether the answer is about the question.
    pub fn focus(&self) -> Focus {
        *self.found().focus.get_or_init(|| {
            let Bench {
                rubric,
                read,
                kinship,
                ..
            } = self.bench;
            let in_subject = |word: &Word| (kinship.in_subject(word), kinship.is_asked(word));
            let asked = self.bench.echo.asked_share();
            let near = |word: &Word| kinship.nearness(word);
            rubric.subject.focus(read, asked, in_subject, near)
        })
    }

    /// Whether words of its own may make `point` at all; `judged` is what its lines found.
    pub fn may_make(&self, point: &CompiledPoint, judged: &[Judged]) -> bool {
        let is_spent = |one: &Judged| {
            matches!(
                one.standing,
                Standing::Turned { .. }
                    | Standing::Swapped(_)
                    | Standing::Void(MissReason::Voided | MissReason::ClaimedByMisconception)
            )
        };
        let is_swapped = |line: &CompiledLine| line.alternatives.clone().any(|idx| self.is_swapped(idx));
        let is_voided = |one: &Judged| point.is_voided_by(one.occurrence.alternative);
        !judged.iter().any(|one| is_spent(one) || is_voided(one)) && !point.lines.iter().any(is_swapped)
    }

    /// Whether an alternative that asks for an order has all its words but not so: likeness cannot tell what came first, nor,
    /// where another point asks for them in its own order, who was meant.
    fn is_swapped(&self, alternative: u32) -> bool {
        let rubric = self.bench.rubric;
        let alternative = &rubric.alternatives[alternative as usize];
        let mut slots = alternative.slots.clone();
        if !alternative.rivals.is_empty() {
            return slots.all(|slot| self.hits.has(slot));
        }
        let is_ordered = |slot: u32| rubric.joints[slot as usize] == Joint::After;
        let sentence = |hit: &Hit| self.bench.read.words[hit.first as usize].sentence;
        let is_in = |slot: u32, wanted: u32| {
            let hits = self.hits.of(slot);
            let from = hits.partition_point(|hit| sentence(hit) < wanted);
            hits.get(from).is_some_and(|hit| sentence(hit) == wanted)
        };
        let Some(first) = slots.clone().find(|slot| is_ordered(*slot)) else {
            return false;
        };
        let mut places = self.hits.of(first).iter().take(PLACES).map(sentence);
        places.any(|wanted| slots.clone().all(|slot| is_in(slot, wanted)))
    }

    /// What the point called `idx` asks for where the answer fits it best; none where it fits nowhere.
    pub fn asked(&self, idx: usize) -> Option<Asked<'_>> {
        let found = self.found();
        let passage = found.signals[idx].passage?;
        let options = found.passages.best_fill(idx, passage);
        Some(Asked {
            idx,
            passage,
            standing: self.standing(passage, &self.terms(idx, &options)),
            options,
        })
    }

    /// What the words of a passage are to the point that it fits best and to others.
    pub fn support(&self, asked: &Asked<'_>) -> Support {
        let is_content = |word: &&Word| !word.traits.is_function();
        let n_content = self.words_of(asked.passage).filter(is_content).count();
        let n_standing = asked.standing.iter().copied().filter(is_content).count();
        let mut words = self.words_of(asked.passage);
        Support {
            share: n_standing as f64 / (n_content + UNSAID) as f64,
            is_personal: words.any(|word| is_about_oneself(&self.bench.reader.lexeme(word).folded)),
        }
    }

    /// The words of a passage that stand for one of `terms`, each distinct one once.
    fn standing(&self, passage: Passage, terms: &IndexSet) -> SmallVec<[&Word; 32]> {
        let mut seen = IndexSet::new(self.bench.read.distinct.len());
        let words = self.words_of(passage);
        words
            .filter(|word| seen.insert(word.nth) & self.stands_for(word, terms))
            .collect()
    }

    /// Whether a word stands for one of `terms`. Which of its fills does is as good as chance, so all of them are looked at.
    fn stands_for(&self, word: &Word, terms: &IndexSet) -> bool {
        let fills = self.bench.kinship.fills(word).iter();
        fills.fold(false, |any, fill| any | terms.has(fill.term))
    }

    fn words_of(&self, passage: Passage) -> impl Iterator<Item = &Word> {
        let sentences = &self.bench.read.sentences[passage.first..=passage.last];
        sentences
            .iter()
            .flat_map(|sentence| self.bench.read.words_of(sentence))
    }

    /// The words that make a point where it fits best.
    pub fn evidence<'b>(&'b self, asked: &Asked<'b>) -> Vec<Evidence> {
        let mut wanted = self.wanted(asked);
        for word in &asked.standing {
            for fill in self.bench.kinship.fills(word) {
                let of_term = wanted.iter_mut().filter(|one| one.term == fill.term);
                of_term.for_each(|one| one.offer(word, fill));
            }
        }
        let found = wanted.iter().filter_map(|one| {
            let (word, fill) = one.best?;
            Some(Evidence {
                range: TextRange::new(word.start as usize, word.end as usize),
                kind: fill.kind,
                term: one.text.into(),
                source: one.source,
            })
        });
        let mut evidence: Vec<Evidence> = found.collect();
        // Of several relations of one word the line's comes first.
        evidence.sort_by_key(|evidence| evidence.range);
        evidence.dedup_by_key(|evidence| evidence.range);
        evidence
    }

    /// The terms of `options` and of the label of the point called `idx`.
    fn terms(&self, idx: usize, options: &[&WordOption]) -> IndexSet {
        let wording = &self.bench.rubric.wording;
        let of_lines = options.iter().flat_map(|option| &option.terms);
        let mut terms = IndexSet::new(wording.terms.len());
        for term in of_lines.chain(&wording.labels[idx]) {
            terms.insert(*term);
        }
        terms
    }

    /// The words of the rubric that make a point: those of its lines first, then those of its label.
    fn wanted<'b>(&'b self, asked: &Asked<'b>) -> SmallVec<[Wanted<'b>; 16]> {
        let CompiledRubric { terms, wording, .. } = self.bench.rubric;
        let of_lines = asked.options.iter().flat_map(|option| {
            let source = &terms[option.source as usize];
            let want = |term: &u32| Wanted::new(*term, &source.text, source.range);
            option.terms.iter().map(want)
        });
        let of_label = wording.labels[asked.idx].iter().map(|term| {
            let text = &wording.terms[*term as usize].text;
            Wanted::new(*term, text, TextRange::default())
        });
        of_lines.chain(of_label).collect()
    }

    /// The sentences about a misconception: what is claimed there is not to be believed, and what is turned down makes
    /// no point.
    fn misled(&self) -> FxHashSet<usize> {
        let point = |one: &Judged| {
            let alternative = &self.bench.rubric.alternatives[one.occurrence.alternative as usize];
            &self.bench.rubric.points[alternative.point as usize]
        };
        let is_about = |one: &&Judged| {
            let counts = matches!(one.standing, Standing::Affirmed | Standing::Turned { .. });
            counts && point(one).is_misconception()
        };
        let words = self
            .judged
            .iter()
            .filter(is_about)
            .flat_map(|one| one.occurrence.words());
        words
            .map(|word| self.bench.read.words[word as usize].sentence as usize)
            .collect()
    }

    fn found(&self) -> &Found<'_> {
        self.found.get_or_init(|| {
            let rubric = self.bench.rubric;
            let misled = self.misled();
            let skips = |sentence| self.bench.echo.is_echo(sentence) || misled.contains(&sentence);
            let kinship = self.bench.kinship;
            let fills = |word: &Word| kinship.fills_in_lines(word);
            let wording = &rubric.wording;
            let text = Text {
                read: self.bench.read,
                denials: self.bench.denials,
                room: self.bench.room,
            };
            let passages = Passages::new(wording, text, skips, fills);
            let signals = signals(&passages);
            Found {
                passages,
                signals,
                focus: OnceCell::new(),
            }
        })
    }
}

/// A word of the rubric, and the word of the answer that stands for it best.
struct Wanted<'a> {
    term: u32,
    /// What the author wrote, and where.
    text: &'a str,
    source: TextRange,
    best: Option<(&'a Word, &'a Fill)>,
}

impl<'a> Wanted<'a> {
    fn new(term: u32, text: &'a str, source: TextRange) -> Self {
        Self {
            term,
            text,
            source,
            best: None,
        }
    }

    /// Takes a word where none before stands for the term so well.
    fn offer(&mut self, word: &'a Word, fill: &'a Fill) {
        if self.best.is_none_or(|(_, best)| fill.value > best.value) {
            self.best = Some((word, fill));
        }
    }
}

/// Whether `word` is what speakers call themselves.
fn is_about_oneself(word: &str) -> bool {
    matches!(word, "i" | "me" | "my")
}
