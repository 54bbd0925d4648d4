//! The subjects that a question sets against each other, for labels without evidence lines: `A and B`, `A from B`.

use examen_bank::{Point, Question};

use super::label::LabelWord;
use super::statements::Roles;
use crate::answer::{AnswerReader, Lexeme};
use crate::rubric::{ReadLabel, ReadQuestion};

/// So many words of a question may stand between two things that it sets against each other: `an access token and a refresh
/// token`.
const APART: usize = 4;

impl Roles {
    /// Finds what each label without lines is about, and what the question sets against that. A label that names both sides
    /// is about neither, and two that some label names together are no rivals.
    pub(super) fn set_labels_against(
        &mut self,
        question: &Question,
        read: &ReadQuestion<'_>,
        reader: &AnswerReader,
    ) {
        let contest = Contest::of(question, read, reader);
        for (point, named) in contest.named.iter().enumerate() {
            let [own] = named[..] else { continue };
            let rivals = contest.rivals_of(own);
            let mut intern = |at: usize| {
                let Lexeme { folded, stem, .. } = contest.prompt[at];
                self.intern(&LabelWord {
                    text: folded.clone(),
                    stem: stem.clone(),
                })
            };
            let own = intern(own);
            let mut of_rivals: Vec<u32> = rivals.iter().map(|rival| intern(*rival)).collect();
            of_rivals.sort_unstable();
            let roles = &mut self.points[point];
            roles.own = Some(own);
            roles.rivals = of_rivals;
            roles.shared = contest.stems_about(&rivals);
        }
    }
}

/// Things that labels are about, by where the question first names them.
struct Contest<'a> {
    reader: &'a AnswerReader,
    prompt: Vec<&'a Lexeme>,
    /// By point; none where it has lines.
    labels: Vec<Option<&'a ReadLabel<'a>>>,
    /// What labels begin with and the question names, in order.
    contenders: Vec<usize>,
    /// By point: the contenders that its label names.
    named: Vec<Vec<usize>>,
}

impl<'a> Contest<'a> {
    fn of(question: &Question, read: &'a ReadQuestion<'a>, reader: &'a AnswerReader) -> Self {
        let points = question.rubric.points.iter().zip(&read.labels);
        let is_bare = |(point, label)| {
            let point: &Point = point;
            (point.lines.is_empty() && !point.is_misconception()).then_some(label)
        };
        let prompt = read.prompt.iter().map(|token| reader.lexeme_by_id(*token));
        let mut contest = Self {
            reader,
            prompt: prompt.collect(),
            labels: points.map(is_bare).collect(),
            contenders: Vec::new(),
            named: Vec::new(),
        };
        contest.contenders = contest.openers();
        if contest.contenders.len() > 1 {
            let labels = contest.labels.iter();
            contest.named = labels.map(|label| contest.named_in(*label)).collect();
        }
        contest
    }

    /// Where the question first has the words that labels begin with.
    fn openers(&self) -> Vec<usize> {
        let openers = self.labels.iter().flatten().filter_map(|label| {
            let mut words = self.words(label);
            let opener = words.find(|lexeme| !lexeme.is_function)?;
            self.prompt.iter().position(|asked| asked.stem == opener.stem)
        });
        let mut openers: Vec<usize> = openers.collect();
        openers.sort_unstable();
        openers.dedup();
        openers
    }

    fn words(&self, label: &'a ReadLabel<'a>) -> impl Iterator<Item = &'a Lexeme> {
        let reader = self.reader;
        label.as_answer.words.iter().map(|word| reader.lexeme(word))
    }

    fn named_in(&self, label: Option<&'a ReadLabel<'a>>) -> Vec<usize> {
        let Some(label) = label else {
            return Vec::new();
        };
        let is_named = |at: &usize| self.words(label).any(|word| word.stem == self.prompt[*at].stem);
        self.contenders.iter().copied().filter(is_named).collect()
    }

    /// What the question sets against a contender.
    fn rivals_of(&self, own: usize) -> Vec<usize> {
        let is_met = |rival: usize| {
            let mut labels = self.named.iter();
            labels.any(|named| named.contains(&own) && named.contains(&rival))
        };
        let rivals = self.contenders.iter().copied();
        rivals
            .filter(|rival| *rival != own && !is_met(*rival) && self.are_set_against(own, *rival))
            .collect()
    }

    /// Whether the question has `A and B` of two contenders, and no third one between them.
    fn are_set_against(&self, one: usize, other: usize) -> bool {
        let between = one.min(other) + 1..one.max(other);
        let joins = |word: &&Lexeme| {
            matches!(
                &*word.folded,
                "and" | "from" | "or" | "over" | "than" | "versus" | "vs" | "with"
            )
        };
        between.len() <= APART
            && !self.contenders.iter().any(|at| between.contains(at))
            && self.prompt[between].iter().any(joins)
    }

    /// The stems of the labels that are about one of `subjects`, sorted.
    fn stems_about(&self, subjects: &[usize]) -> Vec<Box<str>> {
        let labels = self.labels.iter().zip(&self.named);
        let about = labels.filter(|(_, named)| named.iter().any(|subject| subjects.contains(subject)));
        let words = about
            .filter_map(|(label, _)| *label)
            .flat_map(|label| self.words(label));
        let mut stems: Vec<Box<str>> = words.map(|word| word.stem.clone()).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}
