//! Questions and answers of the whole workspace, by words of their headings or by their ids.

use examen_bank::{AnswerSheet, FileKind};

use super::corpus::{CorpusFile, files};
use super::symbol::Symbol;
use crate::features::Context;
use crate::protocol::{
    Answer, OneOf, SymbolKind, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// The most symbols that are sent: more than anybody reads, and few enough to be sent at every key.
const MAX_SYMBOLS: usize = 512;

/// `workspace/symbol`
///
/// # Errors
/// The client took its request back.
pub(crate) fn workspace_symbols(
    context: &Context,
    params: WorkspaceSymbolParams,
) -> Answer<Option<WorkspaceSymbolResponse>> {
    let query = params.query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut symbols = Vec::new();
    for file in files(context)? {
        context.check_cancelled()?;
        let wanted = symbols_of(&file).iter().filter(|symbol| symbol.fits(&words));
        symbols.extend(wanted.map(|symbol| located(symbol, context, &file)));
        if symbols.len() >= MAX_SYMBOLS {
            symbols.truncate(MAX_SYMBOLS);
            break;
        }
    }
    Ok(Some(WorkspaceSymbolResponse::Nested(symbols)))
}

fn symbols_of(file: &CorpusFile) -> &[Symbol] {
    file.document.symbols().find(|| match file.document.kind {
        Some(FileKind::Bank) => questions(file),
        Some(FileKind::Sheet) => answers(file),
        _ => Vec::new(),
    })
}

fn questions(file: &CorpusFile) -> Vec<Symbol> {
    let bank = &file.document.bank().value;
    let name = bank.name().map_or_else(|| name_of(file), str::to_owned);
    let found = bank.questions.iter().map(|question| Symbol {
        heading: question.heading.value.clone(),
        words: format!(
            "{} {} {}",
            question.heading.value,
            question.id,
            question.tags.join(" ")
        )
        .to_lowercase(),
        container: match &question.topic {
            Some(topic) => format!("{name} · {topic}"),
            None => name.clone(),
        },
        range: question.heading.range,
        kind: SymbolKind::CLASS,
    });
    found.collect()
}

fn answers(file: &CorpusFile) -> Vec<Symbol> {
    let sheet = AnswerSheet::parse(&file.document.source()).value;
    let found = sheet.answers.iter().map(|answer| {
        let id = answer.question.as_ref().map(|id| id.value.as_str());
        Symbol {
            heading: answer.heading.value.clone(),
            words: format!("{} {}", answer.heading.value, id.unwrap_or_default()).to_lowercase(),
            container: name_of(file),
            range: answer.heading.range,
            kind: SymbolKind::STRING,
        }
    });
    found.collect()
}

fn name_of(file: &CorpusFile) -> String {
    let path = file.document.path_or_name();
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// `symbol` of `file`, as the protocol writes it.
fn located(symbol: &Symbol, context: &Context, file: &CorpusFile) -> WorkspaceSymbol {
    WorkspaceSymbol {
        name: symbol.heading.clone(),
        kind: symbol.kind,
        tags: None,
        container_name: Some(symbol.container.clone()),
        location: OneOf::Left(context.location(&file.document, symbol.range)),
        data: None,
    }
}
