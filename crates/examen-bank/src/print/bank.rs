//! Banks: questions under topics.

use super::front_matter;
use super::line::heading;
use super::patch::{Element, Home, Patch, Spacing, Step};
use super::pin::pin;
use crate::bank::{Bank, Question};
use crate::issue::TextEdit;
use crate::parse::document::Document;

impl Bank {
    /// The bank in canonical form, with LF line endings.
    ///
    /// It reads back as the same value, apart from ranges. Text that would end the section it stands in is changed
    /// so that it does not: headings in it are lowered, and what cannot stand in a line is left out.
    pub fn print(&self) -> String {
        let mut blocks = vec![front_matter::print(&self.front)];
        let mut topic = None;
        for question in &pinned(&self.questions) {
            blocks.extend(topic_before(topic.as_deref(), question));
            topic.clone_from(&question.topic);
            blocks.push(question.print());
        }
        blocks.retain(|block| !block.is_empty());
        let mut text = blocks.join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// `source`, which this bank was parsed from, with what has been changed since then printed afresh and
    /// everything else as it is: line endings, comments and spacing too.
    pub fn reprint(&self, source: &str) -> String {
        let document = Document::new(source);
        self.patched(&document).finish()
    }

    /// The edits that turn `source`, which this bank was parsed from, into what [`Bank::reprint`] gives.
    pub fn reprint_edits(&self, source: &str) -> Vec<TextEdit> {
        let document = Document::new(source);
        self.patched(&document).into_edits()
    }

    fn patched<'d>(&self, document: &'d Document<'d>) -> Patch<'d> {
        let old = Self::parse(document.source).value;
        let mut patch = Patch::new(document);
        front_matter::patch(&mut patch, &old.front, &self.front);
        patch_questions(&mut patch, &old.questions, &pinned(&self.questions));
        patch
    }
}

/// The questions, with every id marked as written that has to be.
fn pinned(questions: &[Question]) -> Vec<Question> {
    let mut questions = questions.to_vec();
    pin(&mut questions);
    for question in &mut questions {
        pin(&mut question.rubric.points);
    }
    questions
}

/// The heading that `question` needs where `topic` is the topic so far.
fn topic_before(topic: Option<&str>, question: &Question) -> Option<String> {
    let wanted = question.topic.as_deref();
    (wanted != topic).then(|| heading(1, wanted.unwrap_or("")))
}

fn patch_questions(patch: &mut Patch<'_>, old: &[Question], new: &[Question]) {
    let last_heading = patch.document.headings.iter().rfind(|heading| heading.rank == 1);
    let last_topic = last_heading
        .map(|heading| heading.text.value.clone())
        .filter(|text| !text.is_empty());
    let home = Home {
        offset: patch.document.source.len(),
        spacing: Spacing::BlankLine,
    };
    let mut topic = old.first().map_or(last_topic, |first| first.topic.clone());
    let mut at = 0;
    for (question, step) in new.iter().zip(patch.plan(old, new, home)) {
        match step {
            Step::Keep(index) => {
                if !are_contiguous(&old[at..=index]) {
                    topic.clone_from(&old[index].topic);
                }
                if let Some(text) = topic_before(topic.as_deref(), question) {
                    let home = Home {
                        offset: old[index].range.start,
                        spacing: Spacing::BlankLine,
                    };
                    patch.insert(home, &text);
                }
                if old[index] != *question {
                    question.patch(&old[index], patch);
                }
                at = index;
            }
            Step::Insert(home, from) => {
                let mut text = patch.text_of(question, from.map(|index| &old[index]));
                if let Some(heading) = topic_before(topic.as_deref(), question) {
                    text = format!("{heading}\n\n{text}");
                }
                patch.insert(home, &text);
            }
        }
        topic.clone_from(&question.topic);
    }
}

/// Whether no other heading of a topic stands between the first and the last of `questions`.
fn are_contiguous(questions: &[Question]) -> bool {
    questions
        .windows(2)
        .all(|pair| pair[0].range.end == pair[1].range.start)
}
