//! The subjects that a question sets against each other, for labels without evidence lines: `A and B`, `A from B`.

use examen_bank::Question;

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
        let labels: Vec<Option<&ReadLabel<'_>>> = question
            .rubric
            .points
            .iter()
            .zip(&read.labels)
            .map(|(point, label)| (point.lines.is_empty() && !point.is_misconception()).then_some(label))
            .collect();
        let prompt: Vec<&Lexeme> = read
            .prompt
            .iter()
            .map(|token| reader.lexeme_by_id(*token))
            .collect();
        let contenders = contenders(&labels, &prompt, reader);
        if contenders.len() < 2 {
            return;
        }
        let named: Vec<Vec<usize>> = labels
            .iter()
            .map(|label| label.map_or_else(Vec::new, |label| named_in(label, &contenders, &prompt, reader)))
            .collect();
        let is_met = |one: usize, other: usize| {
            let mut labels = named.iter();
            labels.any(|label| label.contains(&one) && label.contains(&other))
        };
        for (point, named) in named.iter().enumerate() {
            let [own] = named[..] else { continue };
            let rivals = contenders.iter().copied().filter(|rival| {
                *rival != own && !is_met(own, *rival) && are_set_against(own, *rival, &contenders, &prompt)
            });
            let rivals: Vec<usize> = rivals.collect();
            let mut intern = |at: usize| {
                self.intern(&LabelWord {
                    text: prompt[at].folded.clone(),
                    stem: prompt[at].stem.clone(),
                })
            };
            let own = intern(own);
            let mut rivals: Vec<u32> = rivals.into_iter().map(intern).collect();
            rivals.sort_unstable();
            self.points[point].own = Some(own);
            self.points[point].rivals = rivals;
        }
    }
}

/// Where the question first has the words that labels begin with.
fn contenders(labels: &[Option<&ReadLabel<'_>>], prompt: &[&Lexeme], reader: &AnswerReader) -> Vec<usize> {
    let openers = labels.iter().flatten().filter_map(|label| {
        let mut words = label.as_answer.words.iter().map(|word| reader.lexeme(word));
        let opener = words.find(|lexeme| !lexeme.is_function)?;
        prompt.iter().position(|asked| asked.stem == opener.stem)
    });
    let mut contenders: Vec<usize> = openers.collect();
    contenders.sort_unstable();
    contenders.dedup();
    contenders
}

/// The contenders that a label names.
fn named_in(
    label: &ReadLabel<'_>,
    contenders: &[usize],
    prompt: &[&Lexeme],
    reader: &AnswerReader,
) -> Vec<usize> {
    let has = |stem: &str| {
        let mut words = label.as_answer.words.iter();
        words.any(|word| *reader.lexeme(word).stem == *stem)
    };
    let named = contenders.iter().copied();
    named.filter(|at| has(&prompt[*at].stem)).collect()
}

/// Whether the question has `A and B` of two contenders, and no third one between them.
fn are_set_against(one: usize, other: usize, contenders: &[usize], prompt: &[&Lexeme]) -> bool {
    let between = one.min(other) + 1..one.max(other);
    let joins = |word: &&Lexeme| {
        matches!(
            &*word.folded,
            "and" | "from" | "or" | "over" | "than" | "versus" | "vs" | "with"
        )
    };
    between.len() <= APART
        && !contenders.iter().any(|at| between.contains(at))
        && prompt[between].iter().any(joins)
}
