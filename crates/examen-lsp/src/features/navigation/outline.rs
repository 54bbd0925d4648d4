//! The outline of a file. That of a sheet shows no points.

use examen_bank::{
    AnswerSheet, Bank, CaseFile, FileKind, Glossary, Part, Point, Question, Requirement, Review, Ruling,
    TextRange,
};

use super::places::{topic, trimmed};
use crate::features::{Context, summary};
use crate::protocol::{
    Answer, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind,
};
use crate::state::Document;

/// `textDocument/documentSymbol`
pub(crate) fn document_symbols(
    context: &Context,
    params: DocumentSymbolParams,
) -> Answer<Option<DocumentSymbolResponse>> {
    let Some(document) = context.known(&params.text_document.uri) else {
        return Ok(None);
    };
    let source = document.source();
    let outline = Outline {
        context,
        document,
        source: &source,
    };
    let symbols = match document.kind {
        Some(FileKind::Bank) => outline.of_bank(&document.bank().value),
        Some(FileKind::Sheet) => outline.of_sheet(),
        Some(FileKind::Review) => outline.of_review(&document.review().value),
        Some(FileKind::Cases) => outline.of_cases(&document.cases().value),
        Some(FileKind::Glossary) => outline.of_glossary(&document.glossary().value),
        None => Vec::new(),
    };
    let capabilities = &context.snapshot.client.capabilities;
    let support = capabilities
        .text_document
        .as_ref()
        .and_then(|it| it.document_symbol.as_ref())
        .and_then(|it| it.hierarchical_document_symbol_support);
    if support.unwrap_or(false) {
        return Ok(Some(DocumentSymbolResponse::Nested(symbols)));
    }
    let mut flat = Vec::new();
    flatten(symbols, None, document, &mut flat);
    Ok(Some(DocumentSymbolResponse::Flat(flat)))
}

struct Outline<'d> {
    context: &'d Context,
    document: &'d Document,
    source: &'d str,
}

impl Outline<'_> {
    fn of_bank(&self, bank: &Bank) -> Vec<DocumentSymbol> {
        let same_topic = bank.questions.chunk_by(|a, b| a.topic == b.topic);
        let symbols = same_topic.flat_map(|questions| {
            let range = topic(&questions[0], &questions[questions.len() - 1], self.source);
            let name = questions[0].topic.as_ref().zip(range);
            let questions: Vec<DocumentSymbol> =
                questions.iter().map(|question| self.question(question)).collect();
            match name {
                None => questions,
                Some((name, range)) => {
                    let mut symbol = self.symbol(name, SymbolKind::NAMESPACE, range);
                    symbol.selection_range.end = symbol.selection_range.start;
                    vec![with_children(symbol, questions)]
                }
            }
        });
        symbols.collect()
    }

    fn question(&self, question: &Question) -> DocumentSymbol {
        let mut symbol = self.symbol(&question.heading.value, SymbolKind::CLASS, question.range);
        symbol.selection_range = self.context.range(self.document, question.heading.range);
        symbol.detail = Some(question.id.to_string());
        let mut children: Vec<DocumentSymbol> = question
            .rubric
            .points
            .iter()
            .map(|point| self.point(point))
            .collect();
        let parts = [
            ("Hint", question.hint.as_ref()),
            ("Answer", question.answer.as_ref()),
            ("Notes", question.notes.as_ref()),
        ];
        let parts = parts.into_iter().filter_map(|(name, part)| Some((name, part?)));
        children.extend(
            parts.map(|(name, part): (&str, &Part)| self.symbol(name, SymbolKind::STRING, part.range)),
        );
        let follow_ups = question.follow_ups_part;
        children.extend(follow_ups.map(|range| self.symbol("Follow-ups", SymbolKind::ARRAY, range)));
        children.sort_by_key(|child| (child.range.start.line, child.range.start.character));
        with_children(symbol, children)
    }

    fn point(&self, point: &Point) -> DocumentSymbol {
        let kind = if point.is_misconception() {
            SymbolKind::EVENT
        } else {
            SymbolKind::FIELD
        };
        let mut symbol = self.symbol(&point.label.value, kind, point.range);
        symbol.selection_range = self.context.range(self.document, point.label.range);
        let sign = if point.is_misconception() { "" } else { "+" };
        let must = match point.requirement {
            Requirement::KnockOut => "!",
            Requirement::Ordinary => "",
        };
        symbol.detail = Some(format!("{sign}{}{must} {}", point.value, point.id));
        symbol
    }

    fn of_sheet(&self) -> Vec<DocumentSymbol> {
        let view = self.context.sheet_with_feedback(&self.document.uri);
        let grades = view.iter().flat_map(|view| view.answers());
        let mut marks = grades.map(|answer| answer.grade().map(summary));
        let sheet = AnswerSheet::parse(self.source).value;
        let symbol = |answer: &examen_bank::Answer| {
            let mut symbol = self.symbol(&answer.heading.value, SymbolKind::CLASS, answer.range);
            symbol.selection_range = self.context.range(self.document, answer.heading.range);
            symbol.detail = marks.next().flatten();
            symbol
        };
        sheet.answers.iter().map(symbol).collect()
    }

    fn of_review(&self, review: &Review) -> Vec<DocumentSymbol> {
        let section = |section: &examen_bank::ReviewedAnswer| {
            let decisions = section.decisions.iter().map(|decision| {
                let mut symbol =
                    self.symbol(decision.point.value.as_str(), SymbolKind::BOOLEAN, decision.range);
                symbol.detail = Some(ruling(decision.ruling).to_owned());
                symbol
            });
            let mut symbol = self.symbol(section.question.value.as_str(), SymbolKind::CLASS, section.range);
            symbol.selection_range = self.context.range(self.document, section.question.range);
            with_children(symbol, decisions.collect())
        };
        review.answers.iter().map(section).collect()
    }

    fn of_cases(&self, cases: &CaseFile) -> Vec<DocumentSymbol> {
        let section = |section: &examen_bank::CaseSection| {
            let cases = section.cases.iter().map(|case| {
                let words: Vec<&str> = case.answer.split_whitespace().take(8).collect();
                self.symbol(&words.join(" "), SymbolKind::STRING, case.range)
            });
            let mut symbol = self.symbol(section.question.value.as_str(), SymbolKind::CLASS, section.range);
            symbol.selection_range = self.context.range(self.document, section.question.range);
            with_children(symbol, cases.collect())
        };
        cases.sections.iter().map(section).collect()
    }

    fn of_glossary(&self, glossary: &Glossary) -> Vec<DocumentSymbol> {
        let entry = |entry: &examen_bank::GlossaryEntry| {
            let mut symbol = self.symbol(&entry.term.value, SymbolKind::CONSTANT, entry.range);
            let others: Vec<&str> = entry.equivalents.iter().map(|it| it.value.as_str()).collect();
            symbol.detail = Some(others.join(", "));
            symbol
        };
        glossary.entries.iter().map(entry).collect()
    }

    #[allow(deprecated, reason = "the protocol's type has a field that is deprecated")]
    fn symbol(&self, name: &str, kind: SymbolKind, range: TextRange) -> DocumentSymbol {
        let range = self.context.range(self.document, trimmed(range, self.source));
        DocumentSymbol {
            name: named(name),
            detail: None,
            kind,
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        }
    }
}

fn ruling(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Granted => "granted",
        Ruling::Withheld => "withheld",
    }
}

/// Names must not be empty.
fn named(name: &str) -> String {
    if name.trim().is_empty() {
        "…".to_owned()
    } else {
        name.to_owned()
    }
}

fn with_children(mut symbol: DocumentSymbol, children: Vec<DocumentSymbol>) -> DocumentSymbol {
    symbol.children = (!children.is_empty()).then_some(children);
    symbol
}

#[allow(deprecated, reason = "the protocol's type has a field that is deprecated")]
fn flatten(
    symbols: Vec<DocumentSymbol>,
    container: Option<&str>,
    document: &Document,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location::new(document.uri.clone(), symbol.range),
            container_name: container.map(str::to_owned),
        });
        flatten(
            symbol.children.unwrap_or_default(),
            Some(&symbol.name),
            document,
            flat,
        );
    }
}
