//! Finding the question that each answer of a sheet is about. Command line and editor share this.

use std::collections::HashMap;
use std::fmt::Display;

use super::by_heading::Found;
use super::questions::{Fit, Place, QuestionIndex};
use crate::aside::{Aside, OtherHeading};
use crate::bank::Bank;
use crate::ids::QuestionId;
use crate::issue::{Fix, Issue, IssueKind, Parsed};
use crate::parse::lines::line_ending;
use crate::parse::sheet::named_at;
use crate::sheet::{Answer, AnswerSheet, Attempted};
use crate::text_range::{Located, TextRange};

/// How many questions an ambiguous heading names in its message.
const MAX_NAMED: usize = 3;

/// So many headings of an aside or an answer are looked up. An editor looks at all of it at every key in it, and one with
/// more headings than any sheet has questions is a text of another kind.
const MAX_HEADINGS: usize = 1_000;

/// The question that an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The question, or none if nothing fits or too much does.
    pub question: Option<Place>,
    /// How it was found.
    pub basis: Basis,
}

/// How the question of an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By the `q:` comment.
    Id,
    /// By a heading of the same text.
    Heading,
    /// By a heading of the same words; case, punctuation, emphasis and numbering differ.
    NormalisedHeading,
    /// By the most similar heading. There is an issue that offers the id.
    ApproximateHeading,
    /// Not at all. There is an issue that says why.
    Nothing,
}

/// Finds the question of every answer of `sheet`, whose text is `source`, in `banks`.
///
/// Whoever resolves more than one sheet makes a [`QuestionIndex`] and calls [`QuestionIndex::resolve`].
pub fn resolve_sheet<'b>(
    sheet: &AnswerSheet,
    source: &str,
    banks: impl IntoIterator<Item = &'b Bank>,
) -> Parsed<Vec<Resolution>> {
    QuestionIndex::new(banks).resolve(sheet, source)
}

impl QuestionIndex {
    /// Finds the question of every answer of `sheet`, whose text is `source`: one resolution an answer, in the
    /// order of the sheet.
    ///
    /// A `q:` comment decides; a heading above it that is of another question is an issue. Without one the heading is matched: the same text, then
    /// the same words, then the most similar words. A question in a bank that the sheet names (`sheet:`) comes
    /// before one in any other bank. A guess is an issue with a fix, and where two questions are about as good a
    /// guess, none is made.
    pub fn resolve(&self, sheet: &AnswerSheet, source: &str) -> Parsed<Vec<Resolution>> {
        let mut issues = Vec::new();
        let mut resolve = |answer| {
            let resolved = self.resolve_answer(answer, source, sheet.bank_name());
            issues.extend(resolved.issues);
            resolved.value
        };
        let value: Vec<Resolution> = sheet.answers.iter().map(&mut resolve).collect();
        let places = value.iter().map(|resolution| resolution.question);
        let twice = answered_twice(sheet.answers.iter().zip(places)).into_iter();
        issues.extend(twice.map(|(_, issue)| issue));
        issues.sort_by_key(|issue| issue.range);
        Parsed { value, issues }
    }

    /// The same for one answer of a sheet, whose text is `source`; `bank` is what the sheet names.
    pub fn resolve_answer(&self, answer: &Answer, source: &str, bank: Option<&str>) -> Parsed<Resolution> {
        let mut resolver = Resolver {
            index: self,
            source,
            bank,
            issues: Vec::new(),
        };
        Parsed {
            value: resolver.resolve(answer),
            issues: resolver.issues,
        }
    }

    /// The id of the question here that `answer` names by its id, or whose words it repeats; of several the first.
    pub fn named_by(&self, answer: &Answer) -> Option<&QuestionId> {
        let found = match &answer.question {
            Some(id) => match self.by_id(&id.value, None) {
                Fit::None => None,
                Fit::One(idx) => Some(idx),
                Fit::Several(all) => all.first().copied(),
            },
            None => match self.by_heading_words(&answer.heading.value) {
                Some(Found::Exact(all) | Found::Normalised(all)) => all.first().copied(),
                _ => None,
            },
        };
        found.map(|idx| self.id(idx))
    }

    /// The headings in `aside` that repeat a question, or name it in a comment, at another rank than that of questions,
    /// as issues. `bank` is what the sheet names.
    pub fn questions_in(&self, aside: &Aside, bank: Option<&str>) -> Vec<Issue> {
        let mut issues = Vec::new();
        for heading in aside.headings.iter().take(MAX_HEADINGS) {
            let found = match &heading.question {
                Some(id) => self.by_id(&id.value, bank),
                None => self.repeated_by(heading, bank),
            };
            if let Fit::One(idx) = found {
                issues.push(heading.issue(self.id(idx)));
            }
        }
        issues
    }

    /// The headings in `answer` that repeat a question or name it, other than the one called `own`, which it answers: issues.
    pub fn questions_in_answer(&self, answer: &Answer, own: Option<&QuestionId>) -> Vec<Issue> {
        let mut issues = Vec::new();
        for heading in answer.headings.iter().take(MAX_HEADINGS) {
            let found = match &heading.question {
                Some(id) => self.by_id(&id.value, None),
                None => self.written_in(heading),
            };
            if let Fit::One(idx) = found
                && own != Some(self.id(idx))
            {
                issues.push(heading.issue_in_answer(self.id(idx)));
            }
        }
        issues
    }

    /// The question of which a heading inside an answer has the same words or is the very id. One that is only like a
    /// question may well be about a part of the answer.
    fn written_in(&self, heading: &OtherHeading) -> Fit {
        match self.by_heading_words(&heading.text.value) {
            Some(Found::Exact(found) | Found::Normalised(found)) => self.preferring(None, found),
            _ => self.by_id(&QuestionId::new(heading.text.value.as_str()), None),
        }
    }

    /// The questions whose headings `heading` repeats, or whose id it is. A title has to have the same words: it is often
    /// like the question that a sheet is mostly about.
    fn repeated_by(&self, heading: &OtherHeading, bank: Option<&str>) -> Fit {
        let found = match self.by_heading(&heading.text.value, bank) {
            Some(Found::Exact(found) | Found::Normalised(found)) => found,
            Some(Found::Approximate(close)) if !heading.is_title() => {
                close.into_iter().map(|(idx, _)| idx).collect()
            }
            None if !heading.is_title() => self.named_by_id(&heading.text.value, bank),
            _ => Vec::new(),
        };
        self.preferring(bank, found)
    }

    /// The questions that a heading names by their id: `## Stale prices`.
    fn named_by_id(&self, heading: &str, bank: Option<&str>) -> Vec<usize> {
        match self.by_id(&QuestionId::from_heading(heading), bank) {
            Fit::One(idx) => vec![idx],
            Fit::Several(several) => several,
            Fit::None => Vec::new(),
        }
    }
}

struct Resolver<'a> {
    index: &'a QuestionIndex,
    source: &'a str,
    bank: Option<&'a str>,
    issues: Vec<Issue>,
}

impl Resolver<'_> {
    fn resolve(&mut self, answer: &Answer) -> Resolution {
        let (idx, basis) = match &answer.question {
            Some(id) => {
                let named = self.by_id(id, answer);
                self.note_other_heading(answer, id, named);
                (named, Basis::Id)
            }
            None => self.by_heading(answer),
        };
        Resolution {
            question: idx.map(|idx| self.index.place(idx)),
            basis: if idx.is_some() { basis } else { Basis::Nothing },
        }
    }

    fn by_id(&mut self, id: &Located<QuestionId>, answer: &Answer) -> Option<usize> {
        let question = id.value.to_string();
        match self.index.by_id(&id.value, self.bank) {
            Fit::One(idx) => return Some(idx),
            Fit::Several(several) => {
                self.note(id.range, self.namesakes(question, &several), None);
            }
            Fit::None => {
                let meant = self.meant_by(id, answer);
                let fix = meant.map(|own| Fix::replace(format!("write `{own}`"), id.range, own.as_str()));
                let kind = IssueKind::UnknownQuestionId {
                    question,
                    hint: String::new(),
                };
                self.note(id.range, kind, fix);
            }
        }
        None
    }

    /// The id that an unknown one probably stands for: of the question whose words the heading has, or one that is alike. Where
    /// these are two, or where the id alone would name another question here, nobody guesses.
    fn meant_by(&self, id: &Located<QuestionId>, answer: &Answer) -> Option<&QuestionId> {
        let closest = self.index.closest_id(&id.value, self.bank);
        let same = match self.index.by_heading_words(&answer.heading.value) {
            Some(Found::Exact(found) | Found::Normalised(found)) => self.index.preferring(self.bank, found),
            _ => Fit::None,
        };
        let Fit::One(idx) = same else {
            return closest;
        };
        let own = self.index.id(idx);
        let names_it = matches!(self.index.by_id(own, self.bank), Fit::One(named) if named == idx);
        (names_it && closest.is_none_or(|id| id == own)).then_some(own)
    }

    /// Notes a heading that has the words of one question over a comment that names another, `named`.
    fn note_other_heading(&mut self, answer: &Answer, id: &Located<QuestionId>, named: Option<usize>) {
        let Some(named) = named else { return };
        let same = self.index.by_heading_words(&answer.heading.value);
        let Some(Found::Exact(found) | Found::Normalised(found)) = same else {
            return;
        };
        let is_own = |idx: &usize| self.index.id(*idx) == self.index.id(named);
        if let Some(other) = found.first().filter(|_| !found.iter().any(is_own)) {
            let kind = IssueKind::HeadingOfOther {
                heading: self.index.id(*other).to_string(),
                question: id.value.to_string(),
            };
            self.note(answer.heading.range, kind, None);
        }
    }

    fn by_heading(&mut self, answer: &Answer) -> (Option<usize>, Basis) {
        match self.index.by_heading(&answer.heading.value, self.bank) {
            Some(Found::Exact(found)) => (self.only(answer, found), Basis::Heading),
            Some(Found::Normalised(found)) => (self.only(answer, found), Basis::NormalisedHeading),
            Some(Found::Approximate(close)) => {
                let close = close.into_iter().map(|(idx, _)| idx).collect();
                (self.closest(answer, close), Basis::ApproximateHeading)
            }
            None => {
                let named = self.index.named_by_id(&answer.heading.value, self.bank);
                if !named.is_empty() {
                    return (self.closest(answer, named), Basis::ApproximateHeading);
                }
                // An empty heading is an issue of the sheet itself.
                if !answer.heading.value.is_empty() {
                    let nearest = self.index.nearest(&answer.heading.value, self.bank);
                    let hint = nearest.map(|id| format!(" (did you mean `{id}`?)"));
                    let hint = hint.unwrap_or_default();
                    self.note(answer.heading.range, IssueKind::UnknownQuestion { hint }, None);
                }
                (None, Basis::Nothing)
            }
        }
    }

    fn only(&mut self, answer: &Answer, found: Vec<usize>) -> Option<usize> {
        match self.index.preferring(self.bank, found) {
            Fit::One(idx) => Some(idx),
            Fit::None => None,
            Fit::Several(several) => self.note_ambiguous(answer, &several),
        }
    }

    fn closest(&mut self, answer: &Answer, close: Vec<usize>) -> Option<usize> {
        match self.index.preferring(self.bank, close) {
            Fit::None => None,
            Fit::Several(several) => self.note_ambiguous(answer, &several),
            Fit::One(idx) => {
                let id = self.index.id(idx);
                let question = id.to_string();
                let fix = insert_id(answer, self.source, id);
                self.note(answer.heading.range, IssueKind::InexactHeading { question }, fix);
                Some(idx)
            }
        }
    }

    fn note_ambiguous(&mut self, answer: &Answer, found: &[usize]) -> Option<usize> {
        let mut ids: Vec<&QuestionId> = found.iter().map(|idx| self.index.id(*idx)).collect();
        ids.dedup();
        let kind = match ids[..] {
            [one] => self.namesakes(one.to_string(), found),
            _ => IssueKind::AmbiguousQuestion {
                questions: listed(ids.iter().take(MAX_NAMED)),
            },
        };
        self.note(answer.heading.range, kind, None);
        None
    }

    /// What is to be said of several questions with one id.
    fn namesakes(&self, question: String, found: &[usize]) -> IssueKind {
        let name = |idx: &usize| self.index.bank_name(*idx).unwrap_or("unnamed");
        let mut names: Vec<&str> = found.iter().map(name).collect();
        names.dedup();
        let banks = listed(names.iter());
        match names[..] {
            [_] => IssueKind::RepeatedQuestionId {
                question,
                bank: banks,
            },
            _ => IssueKind::AmbiguousQuestionId { question, banks },
        }
    }

    fn note(&mut self, range: TextRange, kind: IssueKind, fix: Option<Fix>) {
        self.issues.push(Issue { range, kind, fix });
    }
}

/// Those of `answers` that are to a question which is already answered, by their place among all, each with the issue. Every
/// answer comes with the question that it is to. Where both name it in the same way, by the same id or the same heading, the
/// sheet's own reader has said so. The range of each issue counts from where the ranges of its answer do.
pub fn answered_twice<'a>(
    answers: impl IntoIterator<Item = (&'a Answer, Option<Place>)>,
) -> Vec<(usize, Issue)> {
    let mut first: HashMap<Place, (usize, &Answer)> = HashMap::new();
    let mut found = Vec::new();
    for (answer_idx, (answer, place)) in answers.into_iter().enumerate() {
        let Some(place) = place else {
            continue;
        };
        let (first_idx, earlier) = *first.entry(place).or_insert((answer_idx, answer));
        if first_idx != answer_idx && !is_named_alike(earlier, answer) {
            let range = named_at(answer);
            let question = earlier
                .question
                .as_ref()
                .map_or_else(|| earlier.heading.value.clone(), |id| id.value.to_string());
            let issue = Issue {
                range,
                kind: IssueKind::DuplicateAnswer { question },
                fix: None,
            };
            found.push((answer_idx, issue));
        }
    }
    found
}

fn listed(names: impl Iterator<Item = impl Display>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn is_named_alike(a: &Answer, b: &Answer) -> bool {
    match (&a.question, &b.question) {
        (Some(a), Some(b)) => a.value == b.value,
        (None, None) => a.heading.value == b.heading.value,
        _ => false,
    }
}

/// Inserts `<!-- q: id -->` on a line of its own under the answer's heading. An answer that was skipped already has
/// a comment there; where a second one would stand is for its author to decide.
fn insert_id(answer: &Answer, source: &str, id: &QuestionId) -> Option<Fix> {
    // A comment behind the heading probably names the question already, as soon as it stands below.
    if answer.attempted == Attempted::Skipped || answer.heading.value.ends_with("-->") {
        return None;
    }
    let title = format!("insert the id `{id}`");
    let text = format!("{}<!-- q: {id} -->", line_ending(source));
    Some(Fix::insert(title, heading_end(answer, source), text))
}

/// The end of the heading's last line, its line ending left out: of the underline, if it has one.
fn heading_end(answer: &Answer, source: &str) -> usize {
    let end = line_end(source, answer.heading.range.end);
    if answer.range.of(source).trim_start().starts_with('#') {
        return end;
    }
    let n_bytes = if behind(source, end).starts_with("\r\n") {
        2
    } else {
        1
    };
    line_end(source, (end + n_bytes).min(source.len()))
}

fn line_end(source: &str, offset: usize) -> usize {
    let rest = behind(source, offset);
    offset + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// Nothing where a range does not fit the source, as after an edit that the sheet does not know of.
fn behind(source: &str, offset: usize) -> &str {
    TextRange::new(offset, source.len()).of(source)
}

#[cfg(test)]
mod tests;
