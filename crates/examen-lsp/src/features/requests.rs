//! What answers each request, whatever the format of the document.

#![allow(clippy::needless_pass_by_value, reason = "the router hands parameters over")]

use std::time::Instant;

use crate::features::tokens::encoded;
use crate::features::wanted_actions::WantedActions;
use crate::features::{Context, TokenKind, bank, sheet};
use crate::protocol::{
    Answer, CodeAction, CodeActionOrCommand, CodeActionParams, CodeLens, CodeLensParams, CompletionItem,
    CompletionParams, CompletionResponse, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, DocumentFormattingParams, FullDocumentDiagnosticReport, Hover,
    HoverParams, InlayHint, InlayHintParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, SemanticToken, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, TextEdit, UnchangedDocumentDiagnosticReport, Uri,
};
use crate::publish::report;

pub(crate) use super::workspace::diagnostics as workspace_diagnostics;

/// `textDocument/diagnostic`
pub(crate) fn diagnostic(
    context: &Context,
    params: DocumentDiagnosticParams,
) -> Answer<DocumentDiagnosticReportResult> {
    let document = context.snapshot.document(&params.text_document.uri);
    let report = document.map(|document| report(&context.snapshot, document));
    let result_id = report.as_ref().map(crate::publish::Report::result_id);
    let is_known = result_id.is_some() && result_id == params.previous_result_id;
    let report = if let Some(result_id) = result_id.clone().filter(|_| is_known) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id,
                items: report.map(|report| report.diagnostics).unwrap_or_default(),
            },
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}

/// `textDocument/hover`
pub(crate) fn hover(context: &Context, params: HoverParams) -> Answer<Option<Hover>> {
    let at = params.text_document_position_params;
    let uri = &at.text_document.uri;
    let in_sheet = sheet::hover(context, uri, at.position);
    Ok(in_sheet.or_else(|| bank::hover(context, uri, at.position)))
}

/// `textDocument/completion`
pub(crate) fn completion(context: &Context, params: CompletionParams) -> Answer<Option<CompletionResponse>> {
    let at = params.text_document_position;
    let uri = &at.text_document.uri;
    let in_sheet = sheet::completion(context, uri, at.position)?;
    let list = in_sheet.or_else(|| bank::completion(context, uri, at.position));
    Ok(list.map(CompletionResponse::List))
}

/// `completionItem/resolve`
pub(crate) fn resolve_completion(context: &Context, item: CompletionItem) -> Answer<CompletionItem> {
    Ok(sheet::resolve_completion(context, item))
}

/// `textDocument/codeAction`
pub(crate) fn code_actions(
    context: &Context,
    params: CodeActionParams,
) -> Answer<Option<Vec<CodeActionOrCommand>>> {
    let uri = &params.text_document.uri;
    let wanted = WantedActions::of(&params.context);
    let mut actions = sheet::code_actions(context, uri, params.range, &wanted).unwrap_or_default();
    let others = bank::code_actions(context, uri, params.range);
    let is_ours = others.is_some();
    actions.extend(others.unwrap_or_default());
    actions.retain(|action| wanted.takes(action));
    Ok(is_ours.then_some(actions))
}

/// `codeAction/resolve`
pub(crate) fn resolve_code_action(context: &Context, action: CodeAction) -> Answer<CodeAction> {
    match bank::resolve_code_action(context, action)? {
        Ok(resolved) => Ok(resolved),
        Err(other) => sheet::resolve_code_action(context, other),
    }
}

/// `inlayHint/resolve`
pub(crate) fn resolve_inlay_hint(context: &Context, hint: InlayHint) -> Answer<InlayHint> {
    Ok(sheet::resolve_inlay_hint(context, hint))
}

/// `textDocument/codeLens`
pub(crate) fn code_lens(context: &Context, params: CodeLensParams) -> Answer<Option<Vec<CodeLens>>> {
    Ok(sheet::code_lens(
        context,
        &params.text_document.uri,
        Instant::now(),
    ))
}

/// `textDocument/inlayHint`
pub(crate) fn inlay_hints(context: &Context, params: InlayHintParams) -> Answer<Option<Vec<InlayHint>>> {
    let uri = &params.text_document.uri;
    let in_sheet = sheet::inlay_hints(context, uri, params.range);
    Ok(in_sheet.or_else(|| bank::inlay_hints(context, uri, params.range)))
}

/// `textDocument/formatting`
pub(crate) fn formatting(
    context: &Context,
    params: DocumentFormattingParams,
) -> Answer<Option<Vec<TextEdit>>> {
    Ok(bank::formatting(context, &params.text_document.uri))
}

/// `textDocument/semanticTokens/full`
pub(crate) fn tokens_full(
    context: &Context,
    params: SemanticTokensParams,
) -> Answer<Option<SemanticTokensResult>> {
    let uri = &params.text_document.uri;
    let data = tokens(context, uri, (0, u32::MAX));
    let full = data.map(|data| context.snapshot.tokens.full(uri.as_str(), data));
    Ok(full.map(SemanticTokensResult::Tokens))
}

/// `textDocument/semanticTokens/full/delta`
pub(crate) fn tokens_delta(
    context: &Context,
    params: SemanticTokensDeltaParams,
) -> Answer<Option<SemanticTokensFullDeltaResult>> {
    let uri = &params.text_document.uri;
    let data = tokens(context, uri, (0, u32::MAX));
    let cache = &context.snapshot.tokens;
    Ok(data.map(|data| cache.delta(uri.as_str(), &params.previous_result_id, data)))
}

/// `textDocument/semanticTokens/range`
pub(crate) fn tokens_range(
    context: &Context,
    params: SemanticTokensRangeParams,
) -> Answer<Option<SemanticTokensRangeResult>> {
    let lines = (params.range.start.line, params.range.end.line);
    let data = tokens(context, &params.text_document.uri, lines);
    Ok(data.map(|data| {
        SemanticTokensRangeResult::Tokens(SemanticTokens {
            result_id: None,
            data,
        })
    }))
}

/// The tokens of a document on some lines; none if it has none, or they are turned off.
fn tokens(context: &Context, uri: &Uri, lines: (u32, u32)) -> Option<Vec<SemanticToken>> {
    if !context.snapshot.config.semantic_tokens.is_on() {
        return None;
    }
    let tokens: Vec<(crate::text::Span, TokenKind)> =
        sheet::tokens(context, uri, lines).or_else(|| bank::tokens(context, uri, lines))?;
    Some(encoded(tokens))
}
