//! How well the sentences of an answer fill the words of a rubric.

use smallvec::SmallVec;

use super::wording::{Line, Stance, Term, Way, WordOption, Wording};
use crate::answer::{AnswerReader, Form, Lexeme, ReadAnswer};
use crate::grade::MatchKind;
use crate::negation::{Denials, Force, Polarity};
use crate::rubric::CompiledRubric;

/// Up to this cosine two words have nothing to do with each other, from [`SAME`] on they say the same; between the two
/// likeness grows from [`FAINT`]. The scale is that of labels (`crates/examen-grader/src/derived/alignment.rs`).
const UNRELATED: f64 = 0.35;
const SAME: f64 = 0.8;
const FAINT: f32 = 0.3;
/// What a word that says the same counts, of what the word itself counts.
const RELATED: f32 = 0.8;
/// What a word with the same root counts.
const SAME_ROOT: f32 = 0.85;
/// What a word of the question fills, of what it would fill otherwise: it would be there in any answer.
const ASKED: f32 = 0.25;

/// Other words are looked for in so many sentences from the start, so that a text of any length takes bounded time and
/// room; answers to interview questions have a few dozen.
const MOST_SENTENCES: usize = 256;

/// For every sentence and every term of the rubric, how like its best word is, 0..=1.
pub(crate) struct Passages<'a> {
    pub wording: &'a Wording,
    n_terms: usize,
    /// Likeness by sentence and term: a table a stance.
    tables: [Vec<f32>; 3],
    /// By sentence: how many of its content words are denied, and how many there are.
    denied: Vec<(u32, u32)>,
}

/// One sentence, or a sentence and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub first: usize,
    pub last: usize,
}

impl<'a> Passages<'a> {
    /// Compares the sentences of `read` with the words of the rubric. `skips` says which sentences count for nothing.
    pub fn new(
        rubric: &'a CompiledRubric,
        reader: &AnswerReader,
        read: &ReadAnswer,
        denials: &Denials,
        skips: impl Fn(usize) -> bool,
    ) -> Self {
        let wording = &rubric.wording;
        let n_terms = wording.terms.len();
        let n_sentences = read.sentences.len().min(MOST_SENTENCES);
        let mut passages = Self {
            wording,
            n_terms,
            tables: std::array::from_fn(|_| vec![0.0; n_terms * n_sentences]),
            denied: vec![(0, 0); n_sentences],
        };
        for (at, word) in read.words.iter().enumerate() {
            let sentence = word.sentence as usize;
            if sentence >= n_sentences {
                break;
            }
            if read.is_code(at) || read.sentences[sentence].form == Form::List || skips(sentence) {
                continue;
            }
            let lexeme = reader.lexeme(word);
            let row = reader.memory().recall(wording.id, word.lexeme, || {
                let factor = if rubric.prompt.contains(&lexeme.stem) {
                    ASKED
                } else {
                    1.0
                };
                let terms = wording.terms.iter();
                terms.map(|term| likeness(term, lexeme).0 * factor).collect()
            });
            let place = sentence * n_terms..(sentence + 1) * n_terms;
            let stance = stance(denials, at as u32);
            for table in &mut passages.tables[..=stance as usize] {
                raise(&mut table[place.clone()], &row);
            }
            let (n_denied, n_content) = &mut passages.denied[sentence];
            *n_content += u32::from(!lexeme.is_function);
            *n_denied += u32::from(!lexeme.is_function && stance == Stance::Named);
        }
        passages
    }

    /// The share of the content words of `passage` that are denied, 0..=1.
    pub fn denied(&self, passage: Passage) -> f64 {
        let sentences = &self.denied[passage.first..=passage.last];
        let (n_denied, n_content) = sentences.iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        f64::from(n_denied) / f64::from(n_content.max(1))
    }

    /// Every sentence, and every two in a row.
    pub fn iter(&self) -> impl Iterator<Item = Passage> + use<> {
        let n_sentences = self.denied.len();
        (0..n_sentences).flat_map(move |first| {
            (first..n_sentences.min(first + 2)).map(move |last| Passage { first, last })
        })
    }

    /// How well the best line of a point fits `passage`, 0..=1.
    pub fn fit(&self, point: usize, passage: Passage) -> f64 {
        let lines = self.lines(point).iter();
        lines
            .map(|line| self.fit_of_line(line, passage))
            .fold(0.0, f64::max)
    }

    /// The options that fill the best line of a point in `passage`, one a slot.
    pub fn best_fill(&self, point: usize, passage: Passage) -> Vec<&'a WordOption> {
        let lines = self.lines(point).iter();
        let best = lines.max_by(|a, b| {
            let (a, b) = (self.fit_of_line(a, passage), self.fit_of_line(b, passage));
            a.total_cmp(&b)
        });
        let Some(line) = best else {
            return Vec::new();
        };
        let mut ways: Vec<&Way> = self.ways(line).iter().collect();
        ways.sort_by(|a, b| self.fit_of(b, passage).total_cmp(&self.fit_of(a, passage)));
        let wanted = ways.iter().take(line.n_wanted);
        wanted
            .flat_map(|way| {
                way.slots
                    .clone()
                    .map(|slot| self.best_option(slot, passage, way.stance).0)
            })
            .collect()
    }

    fn lines(&self, point: usize) -> &'a [Line] {
        let range = &self.wording.points[point];
        &self.wording.lines[range.start as usize..range.end as usize]
    }

    fn ways(&self, line: &Line) -> &'a [Way] {
        &self.wording.ways[line.ways.start as usize..line.ways.end as usize]
    }

    /// How well a line fits: its best alternative, or on average the best of those it wants together.
    fn fit_of_line(&self, line: &Line, passage: Passage) -> f64 {
        let fits = self.ways(line).iter().map(|way| self.fit_of(way, passage));
        if line.n_wanted == 1 {
            return fits.fold(0.0, f64::max);
        }
        let mut fits: SmallVec<[f64; 8]> = fits.collect();
        fits.sort_unstable_by(|a, b| b.total_cmp(a));
        fits.iter().take(line.n_wanted).sum::<f64>() / line.n_wanted as f64
    }

    fn fit_of(&self, way: &Way, passage: Passage) -> f64 {
        let (mut filled, mut total) = (0.0, 0.0);
        for slot in way.slots.clone() {
            let (option, value) = self.best_option(slot, passage, way.stance);
            filled += option.weight * f64::from(value);
            total += option.weight;
        }
        if total > 0.0 { filled / total } else { 0.0 }
    }

    fn best_option(&self, slot: u32, passage: Passage, stance: Stance) -> (&'a WordOption, f32) {
        let range = &self.wording.slots[slot as usize];
        let options = &self.wording.options[range.start as usize..range.end as usize];
        let table = &self.tables[stance as usize];
        let mut best = (&options[0], -1.0_f32);
        for option in options {
            let terms = option.terms.iter();
            let value = terms
                .map(|term| self.value(table, *term, passage))
                .fold(1.0, f32::min);
            if value > best.1 {
                best = (option, value);
            }
        }
        best
    }

    fn value(&self, table: &[f32], term: u32, passage: Passage) -> f32 {
        let of = |sentence: usize| table[sentence * self.n_terms + term as usize];
        of(passage.first).max(of(passage.last))
    }
}

fn raise(row: &mut [f32], with: &[f32]) {
    for (value, new) in row.iter_mut().zip(with) {
        *value = value.max(*new);
    }
}

/// The strictest stance for which the word at `word` counts.
fn stance(denials: &Denials, word: u32) -> Stance {
    match denials.polarity(&[word]) {
        Polarity::Affirmed => Stance::Unopposed,
        Polarity::Turned {
            force: Force::Disapproval,
            ..
        } => Stance::Said,
        Polarity::Turned { .. } => Stance::Named,
    }
}

/// How like a word is to a term, and how the two are related.
pub(crate) fn likeness(term: &Term, word: &Lexeme) -> (f32, MatchKind) {
    if term.is_prefix && word.folded.starts_with(&*term.text) {
        return (1.0, MatchKind::Prefix);
    }
    if word.stem == term.stem {
        let same = word.folded == term.text;
        return (
            1.0,
            if same {
                MatchKind::Exact
            } else {
                MatchKind::Inflected
            },
        );
    }
    if word.is_function || term.is_function {
        return (0.0, MatchKind::Related);
    }
    if shares_root(&term.text, &word.folded) {
        return (SAME_ROOT, MatchKind::Related);
    }
    let (Some(asked), Some(said)) = (term.meaning.as_deref(), word.meaning.as_deref()) else {
        return (0.0, MatchKind::Related);
    };
    let cosine = asked.cosine(said);
    if cosine <= UNRELATED {
        return (0.0, MatchKind::Related);
    }
    let grown = ((cosine - UNRELATED) / (SAME - UNRELATED)) as f32;
    (
        RELATED * (grown * (1.0 - FAINT) + FAINT).min(1.0),
        MatchKind::Related,
    )
}

/// Whether two words share a long beginning: `synchronous`, `synchronization`.
fn shares_root(a: &str, b: &str) -> bool {
    // Most words differ at once.
    if a.as_bytes().first() != b.as_bytes().first() {
        return false;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= 5 && shared * 10 >= a.len().max(b.len()) * 6
}
