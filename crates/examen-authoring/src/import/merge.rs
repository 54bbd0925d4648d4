//! Imports beside others: one question a file becomes one bank, and questions are added to a bank that is there.

use std::collections::BTreeSet;

use examen_bank::{IdScope, Located, QuestionId};

use super::Import;
use super::build::{count, name, normalised};
use super::report::{Finding, ImportReport, Reason};

impl Import {
    /// The same import, its bank called `name`.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        let entry = self
            .bank
            .front
            .entries
            .iter_mut()
            .find(|entry| entry.key.value == "bank");
        match entry {
            Some(entry) => entry.value = Located::built(name.to_owned()),
            None => self.bank.front.push("bank", name),
        }
        self
    }

    /// The same import, to stand beside other questions: none of its questions has one of the ids that are `taken`.
    #[must_use]
    pub fn beside<'i>(mut self, taken: impl IntoIterator<Item = &'i QuestionId>) -> Self {
        let mut ids = IdScope::default();
        for id in taken {
            ids.take_unique(id.as_str());
        }
        for question in &mut self.bank.questions {
            question.id = QuestionId::new(ids.take_unique(question.id.as_str()));
        }
        self
    }

    /// All `parts` as one import, in their order. Each part comes with the name of its source, which its findings then
    /// carry; ids stay unique, and a question that stands in two parts is listed. The bank is called as the first
    /// part's.
    pub fn merge(parts: impl IntoIterator<Item = (String, Self)>) -> Self {
        let mut merged: Option<Self> = None;
        for (source, part) in parts {
            let part = from_source(part, &source);
            match &mut merged {
                None => merged = Some(part),
                Some(merged) => merged.absorb(part, &source),
            }
        }
        let mut merged = merged.unwrap_or_else(|| Self {
            bank: examen_bank::Bank::default(),
            report: ImportReport::new(None),
        });
        name(&mut merged.bank.questions);
        count(&merged.bank, &mut merged.report);
        merged
    }

    fn absorb(&mut self, mut part: Self, source: &str) {
        let known: BTreeSet<String> = self.bank.questions.iter().map(normalised).collect();
        for question in part
            .bank
            .questions
            .iter()
            .filter(|question| known.contains(&normalised(question)))
        {
            let finding = Finding::at(1, 1, &question.heading.value, Reason::RepeatedQuestion);
            self.report.suspects.push(Finding {
                source: Some(source.to_owned()),
                ..finding
            });
        }
        if self.report.shape != part.report.shape {
            self.report.shape = None;
        }
        self.report.suspects.append(&mut part.report.suspects);
        self.report.orphans.append(&mut part.report.orphans);
        self.report.without_points.append(&mut part.report.without_points);
        self.report.skipped.append(&mut part.report.skipped);
        self.bank.questions.append(&mut part.bank.questions);
    }
}

fn from_source(mut part: Import, source: &str) -> Import {
    let report = &mut part.report;
    let lists = [
        &mut report.suspects,
        &mut report.orphans,
        &mut report.without_points,
        &mut report.skipped,
    ];
    for finding in lists
        .into_iter()
        .flatten()
        .filter(|finding| finding.source.is_none())
    {
        finding.source = Some(source.to_owned());
    }
    part
}

#[cfg(test)]
mod tests {
    use examen_bank::QuestionId;

    use crate::{Import, import};

    #[test]
    fn parts_keep_their_sources() {
        let list = |question: &str| {
            format!("### {question}\n\n#### Answer\n\nA gate.\n\n#### Good to hear\n\n* Gate\n")
        };
        let part = |source: &str, question: &str| (source.to_owned(), import(&list(question), None).unwrap());
        let merged = Import::merge([
            part("a.md", "What is a lock?"),
            part("b.md", "What is a lock?"),
            part("c.md", "Why?!"),
        ]);
        let ids: Vec<&str> = merged
            .bank
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        assert_eq!(ids, ["what-is-a-lock", "what-is-a-lock-2", "why"]);
        assert_eq!(merged.report.questions, 3);
        assert_eq!(merged.report.suspects.len(), 1);
        assert_eq!(merged.report.suspects[0].source.as_deref(), Some("b.md"));
        assert!(
            merged
                .report
                .skipped
                .iter()
                .all(|finding| finding.source.is_some())
        );
    }

    #[test]
    fn an_import_can_be_named() {
        let import = import("question,answer\nWhich lock?,Any lock will do here.\n", None).unwrap();
        assert_eq!(import.bank.name(), Some("imported"));
        assert_eq!(import.named("locks").bank.name(), Some("locks"));
    }

    #[test]
    fn ids_that_are_taken_are_left_alone() {
        let list = "question,answer\nWhat is a lock?,A gate to a room.\nWhy a lock?,It keeps others out.\n";
        let import = import(list, None).unwrap();
        let taken = ["what-is-a-lock", "what-is-a-lock-2"].map(QuestionId::new);
        let import = import.beside(&taken);
        let questions = import.bank.questions.iter();
        let ids: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["what-is-a-lock-3", "why-a-lock"]);
    }
}
