//! Banks: evidence in words, what a point is worth, what a key means.

use examen_bank::{
    Bank, EvidenceLine, FileKind, Glossary, GradedBy, Point, Question, Requirement, TextRange, code_span,
};

use super::on_key;
use crate::features::Context;
use crate::features::bank::glossary::glossary_of;
use crate::features::bank::keys::purpose_in_comment;
use crate::features::bank::words::{alternative_in_words, counted, line_in_words};
use crate::state::Document;

/// What stands at `offset` of a bank.
pub(super) fn at(context: &Context, document: &Document, offset: usize) -> Option<(TextRange, String)> {
    let bank = &document.bank().value;
    on_key(FileKind::Bank, &bank.front, offset)
        .or_else(|| in_comment(bank, &document.source(), offset))
        .or_else(|| {
            let glossary = glossary_of(bank, &context.snapshot, document);
            in_question(bank, &glossary, offset)
        })
}

fn in_question(bank: &Bank, glossary: &Glossary, offset: usize) -> Option<(TextRange, String)> {
    let mut questions = bank.questions.iter();
    let question = questions.find(|question| question.range.contains(offset))?;
    if question.heading.range.contains(offset) {
        return Some((question.heading.range, about_question(question)));
    }
    let points = question.points();
    let point = points.iter().find(|point| point.range.contains(offset))?;
    if question.graded_by() == GradedBy::ModelAnswer {
        return Some((point.label.range, about_statement(point)));
    }
    match point.lines.iter().find(|line| line.range.contains(offset)) {
        Some(line) => Some(about_line(line, glossary, offset)),
        None => Some((point.label.range, about_point(point))),
    }
}

/// The alternative under the pointer, what its word also stands for, and the line.
fn about_line(line: &EvidenceLine, glossary: &Glossary, offset: usize) -> (TextRange, String) {
    let mut alternatives = line.alternatives.iter();
    let Some(alternative) = alternatives.find(|alternative| alternative.range.contains(offset)) else {
        return (line.text.range, line_in_words(line));
    };
    let mut text = alternative_in_words(alternative);
    let mut terms = alternative.slots.iter().flat_map(|slot| &slot.options);
    let term = terms.find(|term| term.range.contains(offset));
    let same = term
        .map(|term| equivalents(glossary, &term.text))
        .unwrap_or_default();
    if !same.is_empty() {
        text.push_str(&format!("\n\nThe glossary says the same: {}", same.join(", ")));
    }
    if line.alternatives.len() > 1 {
        text.push_str(&format!("\n\n---\n\n{}", line_in_words(line)));
    }
    (alternative.range, text)
}

/// What the glossary holds as good as `word`.
pub(super) fn equivalents(glossary: &Glossary, word: &str) -> Vec<String> {
    let is_word = |text: &str| text.to_lowercase() == word.to_lowercase();
    let all = |entry: &examen_bank::GlossaryEntry| -> Vec<String> {
        let equivalents = entry.equivalents.iter().map(|it| it.value.clone());
        std::iter::once(entry.term.value.clone())
            .chain(equivalents)
            .collect()
    };
    let entries = glossary.entries.iter().map(all);
    let fitting = entries.filter(|words| words.iter().any(|text| is_word(text)));
    let others = fitting.flatten().filter(|text| !is_word(text));
    others.map(|text| code_span(&text)).collect()
}

/// What a point is worth.
pub(super) fn about_point(point: &Point) -> String {
    let value = point.value.to_string();
    let marks = counted(value.trim_start_matches('-'), "mark");
    let kind = match (point.is_misconception(), point.requirement) {
        (true, _) => format!("A misconception: claiming it costs {marks}, turning it down nothing."),
        (false, Requirement::KnockOut) => format!("Worth {marks}; no answer passes without it."),
        (false, Requirement::Ordinary) => format!("Worth {marks}."),
    };
    let evidence = if point.has_evidence() {
        String::new()
    } else {
        "\n\nNo lines of evidence: answers are compared with the words of the label.".to_owned()
    };
    let written = match point.id_range {
        Some(_) => "written",
        None => "derived from the label",
    };
    format!(
        "{kind}\n\nid: {}, {written}{evidence}",
        code_span(point.id.as_str())
    )
}

/// What a model answer states, where that is what answers are graded by.
pub(super) fn about_statement(point: &Point) -> String {
    let id = code_span(point.id.as_str());
    format!(
        "A point of the model answer, for want of written ones: answers are compared with it, and above all with the whole.\n\n\
         id: {id}, derived from its words"
    )
}

/// What a question is worth.
pub(super) fn about_question(question: &Question) -> String {
    let points = question.points();
    let n_misconceptions = points.iter().filter(|point| point.is_misconception()).count();
    let n_points = points.len() - n_misconceptions;
    let mut facts = vec![
        format!("id: {}", code_span(question.id.as_str())),
        counted(&question.available().to_string(), "mark"),
    ];
    match question.graded_by() {
        GradedBy::ModelAnswer => {
            facts.push(format!(
                "{} from the model answer",
                counted(&n_points.to_string(), "point")
            ));
        }
        GradedBy::Points | GradedBy::Nothing => {
            facts.push(counted(&n_points.to_string(), "point"));
            facts.push(counted(&n_misconceptions.to_string(), "misconception"));
        }
    }
    facts.extend(question.level.map(|level| format!("level {}", level.get())));
    if !question.was.is_empty() {
        let was: Vec<String> = question.was.iter().map(|id| code_span(id.as_str())).collect();
        facts.push(format!("was {}", was.join(", ")));
    }
    facts.join(" · ")
}

/// A key of a question's comment.
fn in_comment(bank: &Bank, source: &str, offset: usize) -> Option<(TextRange, String)> {
    let mut metas = bank.questions.iter().filter_map(|question| question.meta);
    let meta = metas.find(|meta| meta.contains(offset))?;
    let text = meta.of(source);
    let local = offset - meta.start;
    let start = text[..local].rfind([';', '\n', '-']).map_or(0, |at| at + 1);
    let key_end = start + text[start..].find(':')?;
    let key = text[start..key_end].trim();
    let key_start = start + text[start..].find(key)?;
    let range = TextRange::new(meta.start + key_start, meta.start + key_start + key.len());
    let purpose = purpose_in_comment(key).filter(|_| range.contains(offset))?;
    Some((range, purpose.to_owned()))
}
