//! Questions behind `## `: a search over all banks, misspellings forgiven.

use examen_bank::TextRange;
use examen_search::{LastWord, Paging, Request, Secrecy};
use serde_json::json;

use super::{Line, Offered};
use crate::features::{Context, with_endings};
use crate::protocol::{
    Answer, CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Failure, TextEdit, range,
};

/// How many questions are offered at once.
const LIMIT: usize = 20;

/// The questions that what is typed behind `## ` may mean.
pub(super) fn complete(context: &Context, line: &Line<'_>) -> Answer<CompletionList> {
    let typed = line.text["## ".len()..line.caret].trim_start();
    let offered = if typed.is_empty() {
        first_ones(line)
    } else {
        found(context, typed)?
    };
    let span = line
        .view
        .span(line.in_file(TextRange::new("## ".len(), line.text.len())));
    let has_comment = has_comment_below(line);
    let items = offered.into_iter().enumerate().map(|(rank, (offered, heading))| {
        let comment = if has_comment {
            String::new()
        } else {
            format!("\n<!-- q: {} -->", called(line, &offered))
        };
        let new_text = with_endings(&format!("{heading}{comment}"), line.view.document);
        CompletionItem {
            label: heading,
            detail: Some(offered.bank.clone()),
            kind: Some(CompletionItemKind::REFERENCE),
            // The server has searched: the client is to keep all of it, in this order.
            filter_text: Some(line.text["## ".len()..].to_owned()),
            sort_text: Some(format!("{rank:03}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: range(span),
                new_text,
            })),
            data: Some(json!(offered)),
            ..CompletionItem::default()
        }
    });
    Ok(CompletionList {
        is_incomplete: true,
        items: items.collect(),
    })
}

/// The first questions of the sheet's banks that it does not have.
fn first_ones(line: &Line<'_>) -> Vec<(Offered, String)> {
    let all = line.view.chosen.offered_banks().flat_map(|bank| {
        let questions = bank.bank.questions.iter();
        questions.map(move |question| (bank, question))
    });
    let new = all.filter(|(bank, question)| line.view.answer_of(&bank.name(), &question.id).is_none());
    let offered = new.take(LIMIT).map(|(bank, question)| {
        let offered = Offered {
            bank: bank.name(),
            question: question.id.clone(),
        };
        (offered, question.heading.value.clone())
    });
    offered.collect()
}

fn found(context: &Context, typed: &str) -> Answer<Vec<(Offered, String)>> {
    let request = Request {
        query: typed,
        last_word: LastWord::Begun,
        paging: Paging {
            offset: 0,
            limit: LIMIT,
        },
        n_facet_values: 0,
        secrecy: Secrecy::Kept,
    };
    let found = context
        .search()
        .and_then(|search| search.search(&request))
        .map_err(|error| Failure::internal(format!("the search failed: {error}")))?;
    let hits = found.results.hits.into_iter().map(|hit| {
        let offered = Offered {
            bank: hit.bank.name,
            question: hit.question,
        };
        (offered, hit.heading)
    });
    Ok(hits.collect())
}

/// How the sheet names the question that is offered.
fn called(line: &Line<'_>, offered: &Offered) -> String {
    let chosen = &line.view.chosen;
    let bank = chosen.banks().find(|bank| bank.name() == offered.bank);
    bank.map_or_else(
        || offered.question.to_string(),
        |bank| chosen.written_id(bank, &offered.question),
    )
}

/// Whether a `q:` comment follows already.
fn has_comment_below(line: &Line<'_>) -> bool {
    let text = &line.view.document.text;
    let piece_idx = text.piece_at(line.start);
    let local = line.start - text.start_of(piece_idx) + line.text.len();
    let below = text.pieces()[piece_idx].text()[local..].trim_start();
    below.starts_with("<!-- q:")
}
