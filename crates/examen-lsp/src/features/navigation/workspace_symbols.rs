//! Questions and answers of the whole workspace, by words of their headings or by their ids.

use examen_bank::{AnswerSheet, FileKind, TextRange};

use super::corpus::{CorpusFile, files};
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
        let found = match file.document.kind {
            Some(FileKind::Bank) => questions(&file),
            Some(FileKind::Sheet) => answers(&file),
            _ => Vec::new(),
        };
        let wanted = found.into_iter().filter(|symbol| symbol.fits(&words));
        symbols.extend(wanted.map(|symbol| symbol.located(context, &file)));
        if symbols.len() >= MAX_SYMBOLS {
            symbols.truncate(MAX_SYMBOLS);
            break;
        }
    }
    Ok(Some(WorkspaceSymbolResponse::Nested(symbols)))
}

struct Found {
    heading: String,
    /// What else it can be found by.
    other_words: String,
    container: String,
    range: TextRange,
    kind: SymbolKind,
}

fn questions(file: &CorpusFile) -> Vec<Found> {
    let bank = &file.document.bank().value;
    let name = bank.name().map_or_else(|| name_of(file), str::to_owned);
    let found = bank.questions.iter().map(|question| Found {
        heading: question.heading.value.clone(),
        other_words: format!("{} {}", question.id, question.tags.join(" ")),
        container: match &question.topic {
            Some(topic) => format!("{name} · {topic}"),
            None => name.clone(),
        },
        range: question.heading.range,
        kind: SymbolKind::CLASS,
    });
    found.collect()
}

fn answers(file: &CorpusFile) -> Vec<Found> {
    let sheet = AnswerSheet::parse(&file.document.source()).value;
    let found = sheet.answers.iter().map(|answer| Found {
        heading: answer.heading.value.clone(),
        other_words: answer
            .question
            .as_ref()
            .map(|id| id.value.to_string())
            .unwrap_or_default(),
        container: name_of(file),
        range: answer.heading.range,
        kind: SymbolKind::STRING,
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

impl Found {
    fn fits(&self, words: &[&str]) -> bool {
        let text = format!("{} {}", self.heading, self.other_words).to_lowercase();
        !self.heading.is_empty() && words.iter().all(|word| text.contains(word))
    }

    fn located(self, context: &Context, file: &CorpusFile) -> WorkspaceSymbol {
        WorkspaceSymbol {
            name: self.heading,
            kind: self.kind,
            tags: None,
            container_name: Some(self.container),
            location: OneOf::Left(context.location(&file.document, self.range)),
            data: None,
        }
    }
}
