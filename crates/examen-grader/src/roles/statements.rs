//! What the labels of a rubric state of which things.

use examen_bank::{Alternative, LineKind, Point, Question, TermKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::answer::{AnswerReader, ReadAnswer};
use crate::clauses::Clauses;

/// The labels of a rubric with more points are not set against each other: there would be a pair for every two of them.
const MOST_POINTS: usize = 64;

/// The statements of a rubric. Points without evidence lines state nothing here.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    /// What something is stated of, by stem.
    subjects: FxHashMap<Box<str>, u32>,
    /// The subjects as the labels have them.
    pub(super) names: Vec<Box<str>>,
    pub(super) statements: Vec<Statement>,
    /// By point.
    pub(super) points: Vec<PointRoles>,
}

/// What the label of a point states.
#[derive(Clone, Debug, Default)]
pub(super) struct PointRoles {
    /// Pairs of statements of which one, or both, are this point's: its own first.
    pub contrasts: Vec<(u32, u32)>,
    pub deed: Option<Deed>,
    /// Subjects of the question in the label,
    pub own: Vec<u32>,
    /// and those that the question sets against them.
    pub rivals: Vec<u32>,
}

/// Words that go with a subject.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub subject: u32,
    /// Sorted.
    stems: Vec<Box<str>>,
    prefixes: Vec<Box<str>>,
}

/// Who does what to whom.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub subject: u32,
    /// The content words of the label, as stems; the subject is the first of them.
    pub stems: Vec<Box<str>>,
    /// Its words of grammar.
    grammar: Vec<Box<str>>,
    pub is_passive: bool,
}

impl Roles {
    /// Reads the labels of `question`.
    pub fn of(question: &Question, reader: &mut AnswerReader) -> Self {
        let mut roles = Self::default();
        let points = &question.rubric.points;
        let labels: Vec<Option<Stated>> = points.iter().map(|point| Stated::of(point, reader)).collect();
        for stated in &labels {
            let told = stated
                .as_ref()
                .map(|stated| roles.point(stated))
                .unwrap_or_default();
            roles.points.push(told);
        }
        roles.pair_points(&labels);
        roles.find_rivals(&labels, &question.prompt(), reader);
        roles
    }

    /// The subject that the word with this stem is.
    pub fn subject(&self, stem: &str) -> Option<u32> {
        self.subjects.get(stem).copied()
    }

    /// The halves of a label, and who does what in it.
    fn point(&mut self, stated: &Stated) -> PointRoles {
        let contrasts = stated.halves.iter().map(|[one, other]| {
            let one = self.statement(one.clone());
            (one, self.statement(other.clone()))
        });
        let contrasts = contrasts.collect();
        let deed = stated.clause.first().map(|first| Deed {
            subject: self.intern(first),
            stems: stated.stems.clone(),
            grammar: stated.grammar.clone(),
            is_passive: stated.is_passive,
        });
        PointRoles {
            contrasts,
            deed,
            ..PointRoles::default()
        }
    }

    /// Sets the label of every point against that of every other.
    fn pair_points(&mut self, labels: &[Option<Stated>]) {
        if labels.len() > MOST_POINTS {
            return;
        }
        let whole: Vec<Option<u32>> = labels
            .iter()
            .map(|stated| Some(self.statement(stated.as_ref()?.whole.clone()?)))
            .collect();
        for (one, own) in whole.iter().enumerate() {
            for (two, other) in whole.iter().enumerate() {
                let (Some(own), Some(other)) = (*own, *other) else {
                    continue;
                };
                let subject = |of: u32| self.statements[of as usize].subject;
                if one != two && subject(own) != subject(other) {
                    self.points[one].contrasts.push((own, other));
                }
            }
        }
    }

    /// Subjects that the question names are set against each other, unless a clause of a label has both.
    fn find_rivals(&mut self, labels: &[Option<Stated>], prompt: &str, reader: &mut AnswerReader) {
        let tokens = reader.tokens(prompt);
        let asked = tokens.iter().map(|token| &reader.lexeme_by_id(*token).stem);
        let asked: FxHashSet<u32> = asked.filter_map(|stem| self.subject(stem)).collect();
        let openers = labels.iter().flatten().filter_map(|stated| stated.clause.first());
        let openers: FxHashSet<u32> = openers.filter_map(|word| self.subject(&word.stem)).collect();
        let named_in = |stems: &[Box<str>]| -> FxHashSet<u32> {
            let subjects = stems.iter().filter_map(|stem| self.subject(stem));
            subjects
                .filter(|subject| asked.contains(subject) && openers.contains(subject))
                .collect()
        };
        let clauses = labels.iter().flatten().flat_map(|stated| &stated.clauses);
        let clauses: Vec<FxHashSet<u32>> = clauses.map(|clause| named_in(clause)).collect();
        let is_met = |one: u32, other: u32| {
            let mut clauses = clauses.iter();
            clauses.any(|clause| clause.contains(&one) && clause.contains(&other))
        };
        let own: Vec<FxHashSet<u32>> = labels
            .iter()
            .map(|stated| {
                stated
                    .as_ref()
                    .map_or_else(FxHashSet::default, |stated| named_in(&stated.stems))
            })
            .collect();
        for (own, roles) in own.iter().zip(&mut self.points) {
            let mut own = own.iter().copied();
            let (Some(subject), None) = (own.next(), own.next()) else {
                continue;
            };
            let rivals = openers.iter().copied();
            roles.own.push(subject);
            roles.rivals = rivals
                .filter(|rival| asked.contains(rival) && *rival != subject && !is_met(subject, *rival))
                .collect();
            roles.rivals.sort_unstable();
        }
    }

    fn statement(&mut self, said: Said) -> u32 {
        let subject = self.intern(&said.subject);
        self.statements.push(Statement {
            subject,
            stems: said.stems,
            prefixes: said.prefixes,
        });
        self.statements.len() as u32 - 1
    }

    fn intern(&mut self, word: &LabelWord) -> u32 {
        let next = self.names.len() as u32;
        let id = *self.subjects.entry(word.stem.clone()).or_insert(next);
        if id == next {
            self.names.push(word.text.clone());
        }
        id
    }
}

impl Deed {
    /// Whether the label has this word of grammar.
    pub fn has(&self, word: &str) -> bool {
        self.grammar.iter().any(|own| **own == *word)
    }
}

impl Statement {
    /// Whether the word goes with the subject.
    pub fn has(&self, folded: &str, stem: &str) -> bool {
        self.stems.binary_search_by(|own| (**own).cmp(stem)).is_ok()
            || self.prefixes.iter().any(|head| folded.starts_with(&**head))
    }
}

/// A content word of a label.
#[derive(Clone, Debug)]
struct LabelWord {
    text: Box<str>,
    stem: Box<str>,
}

/// A subject and the words that go with it, itself among them.
#[derive(Clone, Debug)]
struct Said {
    subject: LabelWord,
    stems: Vec<Box<str>>,
    prefixes: Vec<Box<str>>,
}

/// A label taken apart.
struct Stated {
    /// The content words of its first clause.
    clause: Vec<LabelWord>,
    is_passive: bool,
    /// All content words.
    stems: Vec<Box<str>>,
    grammar: Vec<Box<str>>,
    /// The content words of each clause.
    clauses: Vec<Vec<Box<str>>>,
    /// With the words of the lines.
    whole: Option<Said>,
    /// Parts that say something of two things.
    halves: Vec<[Said; 2]>,
}

impl Stated {
    /// None for a misconception, and for a point without lines.
    fn of(point: &Point, reader: &mut AnswerReader) -> Option<Self> {
        let alternatives = point.lines.iter().filter(|line| line.kind != LineKind::Not);
        let alternatives: Vec<&Alternative> = alternatives.flat_map(|line| &line.alternatives).collect();
        if point.is_misconception() || alternatives.is_empty() {
            return None;
        }
        let read = reader.read(&point.label.value);
        let lines: Vec<Words> = alternatives
            .iter()
            .map(|alternative| Words::of_line(alternative, reader))
            .collect();
        let label = Label { read: &read, reader };
        let all = label.words(0..read.words.len() as u32);
        let sentence = read.sentences.first()?;
        let first = Clauses::of(sentence, &read.words, reader).each().next()?;
        let mut words = Words::of_label(&all);
        lines.iter().for_each(|line| words.add(line));
        Some(Self {
            is_passive: label.is_passive(first.clone()),
            clause: label.words(first),
            stems: Words::of_label(&all).stems,
            grammar: label.grammar(),
            clauses: label.clauses(),
            whole: all.first().map(|subject| words.said(subject)),
            halves: label.halves(&lines),
        })
    }
}

/// A label that was read.
struct Label<'a> {
    read: &'a ReadAnswer,
    reader: &'a AnswerReader,
}

impl Label<'_> {
    fn words(&self, range: std::ops::Range<u32>) -> Vec<LabelWord> {
        let words = &self.read.words[range.start as usize..range.end as usize];
        let lexemes = words.iter().map(|word| self.reader.lexeme(word));
        let content = lexemes.filter(|lexeme| !lexeme.is_function);
        content
            .map(|lexeme| LabelWord {
                text: lexeme.folded.clone(),
                stem: lexeme.stem.clone(),
            })
            .collect()
    }

    fn grammar(&self) -> Vec<Box<str>> {
        let lexemes = self.read.words.iter().map(|word| self.reader.lexeme(word));
        let grammar = lexemes.filter(|lexeme| lexeme.is_function);
        grammar.map(|lexeme| lexeme.folded.clone()).collect()
    }

    fn clauses(&self) -> Vec<Vec<Box<str>>> {
        let sentences = self.read.sentences.iter();
        let clauses = sentences.flat_map(|sentence| {
            let clauses = Clauses::of(sentence, &self.read.words, self.reader);
            let stems = clauses
                .each()
                .map(|clause| Words::of_label(&self.words(clause)).stems);
            stems.collect::<Vec<_>>()
        });
        clauses.collect()
    }

    fn is_passive(&self, range: std::ops::Range<u32>) -> bool {
        let words = &self.read.words[range.start as usize..range.end as usize];
        words.iter().any(|word| &*self.reader.lexeme(word).stem == "be")
    }

    /// The parts that say something of two things. The words of a line go with the half of which it has a word.
    fn halves(&self, lines: &[Words]) -> Vec<[Said; 2]> {
        let mut halves = Vec::new();
        for sentence in &self.read.sentences {
            let clauses = Clauses::of(sentence, &self.read.words, self.reader);
            for (one, other) in clauses.pairs() {
                halves.extend(contrast([self.words(one), self.words(other)], lines));
            }
        }
        halves
    }
}

/// What two parts of a label say of two things, if each has words of its own.
fn contrast([one, other]: [Vec<LabelWord>; 2], lines: &[Words]) -> Option<[Said; 2]> {
    let own = |words: &[LabelWord], others: &[LabelWord]| -> Vec<LabelWord> {
        let is_own = |word: &&LabelWord| others.iter().all(|other| other.stem != word.stem);
        words.iter().filter(is_own).cloned().collect()
    };
    let (one, other) = (own(&one, &other), own(&other, &one));
    let (subject, second) = (one.first()?, other.first()?);
    let (one, other) = (Words::of_label(&one), Words::of_label(&other));
    let (mut more, mut others) = (one.clone(), other.clone());
    for line in lines.iter().filter(|line| !line.is_lone) {
        match (line.shares(&one), line.shares(&other)) {
            (true, false) => more.add(line),
            (false, true) => others.add(line),
            _ => {}
        }
    }
    Some([more.said(subject), others.said(second)])
}

/// Words as stems and beginnings.
#[derive(Clone, Debug, Default)]
struct Words {
    stems: Vec<Box<str>>,
    prefixes: Vec<Box<str>>,
    /// Whether they fill a slot that stands alone, and so say nothing of anything.
    is_lone: bool,
}

impl Words {
    fn of_label(words: &[LabelWord]) -> Self {
        Self {
            stems: words.iter().map(|word| word.stem.clone()).collect(),
            ..Self::default()
        }
    }

    /// The content words of an alternative.
    fn of_line(alternative: &Alternative, reader: &mut AnswerReader) -> Self {
        let mut words = Self {
            is_lone: alternative.slots.len() < 2,
            ..Self::default()
        };
        let terms = alternative.slots.iter().flat_map(|slot| &slot.options);
        for term in terms.filter(|term| term.kind != TermKind::Literal) {
            let text = term.text.trim_end_matches('*');
            let is_prefix = term.kind == TermKind::Prefix || text.len() < term.text.len();
            let tokens = reader.tokens(text);
            for (idx, token) in tokens.iter().enumerate() {
                let lexeme = reader.lexeme_by_id(*token);
                if is_prefix && idx + 1 == tokens.len() {
                    words.prefixes.push(lexeme.folded.clone());
                } else if !lexeme.is_function {
                    words.stems.push(lexeme.stem.clone());
                }
            }
        }
        words
    }

    fn add(&mut self, more: &Self) {
        self.stems.extend_from_slice(&more.stems);
        self.prefixes.extend_from_slice(&more.prefixes);
    }

    /// Whether one of the words of a label is among them.
    fn shares(&self, label: &Self) -> bool {
        label.stems.iter().any(|stem| {
            self.stems.contains(stem) || self.prefixes.iter().any(|head| stem.starts_with(&**head))
        })
    }

    fn said(&self, subject: &LabelWord) -> Said {
        let mut stems = self.stems.clone();
        stems.sort_unstable();
        stems.dedup();
        Said {
            subject: subject.clone(),
            stems,
            prefixes: self.prefixes.clone(),
        }
    }
}
