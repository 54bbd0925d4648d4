//! What the labels of a rubric state of which things.

use examen_bank::Question;
use rustc_hash::{FxHashMap, FxHashSet};

use super::label::{LabelWord, Said, Stated};
use crate::answer::{AnswerReader, LexemeId};
use crate::rubric::ReadQuestion;

/// The labels of a rubric with more points are not set against each other: there would be a pair for every two of them.
const MOST_POINTS: usize = 64;

/// The statements of a rubric. Points without evidence lines state nothing here, but may be about rivals.
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
    /// The subject of the question that the label is about, if it names only one of them,
    pub own: Option<u32>,
    /// and those that the question sets against it, sorted.
    pub rivals: Vec<u32>,
    /// The stems of all labels without lines that are about a rival, sorted: words of both sides tell nothing.
    pub shared: Vec<Box<str>>,
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
    /// Takes apart the labels of `question`, of which `read` are the words.
    pub fn of(question: &Question, read: &ReadQuestion<'_>, reader: &mut AnswerReader) -> Self {
        let mut roles = Self::default();
        let points = question.rubric.points.iter().zip(&read.labels);
        let labels: Vec<Option<Stated>> = points
            .map(|(point, label)| Stated::of(point, label, reader))
            .collect();
        for stated in &labels {
            let told = stated.as_ref().map(|stated| roles.point(stated));
            roles.points.push(told.unwrap_or_default());
        }
        roles.pair_points(&labels);
        roles.find_rivals(&labels, &read.prompt, reader);
        roles.set_labels_against(question, read, reader);
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
        let deed = stated.first_clause.first().map(|first| Deed {
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
    fn find_rivals(&mut self, labels: &[Option<Stated>], prompt: &[LexemeId], reader: &AnswerReader) {
        let contenders = self.contenders(labels, prompt, reader);
        let named_in = |stems: &[Box<str>]| -> FxHashSet<u32> {
            let subjects = stems.iter().filter_map(|stem| self.subject(stem));
            subjects.filter(|subject| contenders.contains(subject)).collect()
        };
        let clauses = labels.iter().flatten().flat_map(|stated| &stated.clauses);
        let clauses: Vec<FxHashSet<u32>> = clauses.map(|clause| named_in(clause)).collect();
        let is_met = |one: u32, other: u32| {
            let mut clauses = clauses.iter();
            clauses.any(|clause| clause.contains(&one) && clause.contains(&other))
        };
        let own = labels.iter().map(|stated| {
            let named = stated.as_ref().map(|stated| named_in(&stated.stems));
            let mut named = named.into_iter().flatten();
            named.next().filter(|_| named.next().is_none())
        });
        let own: Vec<Option<u32>> = own.collect();
        for (own, roles) in own.iter().zip(&mut self.points) {
            let Some(subject) = *own else { continue };
            let rivals = contenders.iter().copied();
            let rivals = rivals.filter(|rival| *rival != subject && !is_met(subject, *rival));
            roles.own = Some(subject);
            roles.rivals = rivals.collect();
            roles.rivals.sort_unstable();
        }
    }

    /// The subjects that the question names and a label begins with.
    fn contenders(
        &self,
        labels: &[Option<Stated>],
        prompt: &[LexemeId],
        reader: &AnswerReader,
    ) -> FxHashSet<u32> {
        let openers = labels
            .iter()
            .flatten()
            .filter_map(|stated| stated.first_clause.first());
        let openers: FxHashSet<u32> = openers.filter_map(|word| self.subject(&word.stem)).collect();
        let asked = prompt.iter().map(|token| &reader.lexeme_by_id(*token).stem);
        let asked = asked.filter_map(|stem| self.subject(stem));
        asked.filter(|subject| openers.contains(subject)).collect()
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

    pub(super) fn intern(&mut self, word: &LabelWord) -> u32 {
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
