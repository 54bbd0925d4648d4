//! Which function answers which request.

use serde_json::Value;

use super::Hooks;
use super::event::Finished;
use crate::commands;
use crate::features::{Context, navigation, requests};
use crate::protocol::{Answer, Failure, LspRequest, request};

/// Work that answers a request.
pub(super) type Job = Box<dyn FnOnce(&Context) -> Answer<Finished> + Send>;

/// The work that answers a request called `method`.
///
/// # Errors
/// There is no such method, or its parameters cannot be read.
pub(super) fn job(method: &str, params: Value, hooks: Hooks) -> Answer<Job> {
    match method {
        request::DocumentDiagnosticRequest::METHOD => {
            on::<request::DocumentDiagnosticRequest>(params, requests::diagnostic)
        }
        request::CodeLensRequest::METHOD => on::<request::CodeLensRequest>(params, requests::code_lens),
        request::InlayHintRequest::METHOD => on::<request::InlayHintRequest>(params, requests::inlay_hints),
        request::SemanticTokensFullRequest::METHOD => {
            on::<request::SemanticTokensFullRequest>(params, requests::tokens_full)
        }
        request::SemanticTokensFullDeltaRequest::METHOD => {
            on::<request::SemanticTokensFullDeltaRequest>(params, requests::tokens_delta)
        }
        request::SemanticTokensRangeRequest::METHOD => {
            on::<request::SemanticTokensRangeRequest>(params, requests::tokens_range)
        }
        request::HoverRequest::METHOD => on::<request::HoverRequest>(params, requests::hover),
        request::Completion::METHOD => on::<request::Completion>(params, requests::completion),
        request::ResolveCompletionItem::METHOD => {
            on::<request::ResolveCompletionItem>(params, requests::resolve_completion)
        }
        request::CodeActionRequest::METHOD => {
            on::<request::CodeActionRequest>(params, requests::code_actions)
        }
        request::CodeActionResolveRequest::METHOD => {
            on::<request::CodeActionResolveRequest>(params, requests::resolve_code_action)
        }
        request::InlayHintResolveRequest::METHOD => {
            on::<request::InlayHintResolveRequest>(params, requests::resolve_inlay_hint)
        }
        request::WorkspaceDiagnosticRequest::METHOD => {
            on::<request::WorkspaceDiagnosticRequest>(params, requests::workspace_diagnostics)
        }
        "examen/test/panic" | "examen/test/sleep" | "examen/test/text" if hooks == Hooks::Present => {
            hook(method, params)
        }
        request::ExecuteCommand::METHOD => command(params),
        _ => navigation_job(method, params),
    }
}

/// The same for requests by which people find their way.
fn navigation_job(method: &str, params: Value) -> Answer<Job> {
    match method {
        request::DocumentSymbolRequest::METHOD => {
            on::<request::DocumentSymbolRequest>(params, navigation::document_symbols)
        }
        request::WorkspaceSymbolRequest::METHOD => {
            on::<request::WorkspaceSymbolRequest>(params, navigation::workspace_symbols)
        }
        request::FoldingRangeRequest::METHOD => {
            on::<request::FoldingRangeRequest>(params, navigation::folding)
        }
        request::SelectionRangeRequest::METHOD => {
            on::<request::SelectionRangeRequest>(params, navigation::selection_ranges)
        }
        request::DocumentLinkRequest::METHOD => {
            on::<request::DocumentLinkRequest>(params, navigation::document_links)
        }
        request::GotoDefinition::METHOD => on::<request::GotoDefinition>(params, navigation::definition),
        request::References::METHOD => on::<request::References>(params, navigation::references),
        request::DocumentHighlightRequest::METHOD => {
            on::<request::DocumentHighlightRequest>(params, navigation::highlights)
        }
        request::PrepareRenameRequest::METHOD => {
            on::<request::PrepareRenameRequest>(params, navigation::prepare_rename)
        }
        request::Formatting::METHOD => on::<request::Formatting>(params, requests::formatting),
        request::Rename::METHOD => on::<request::Rename>(params, navigation::rename),
        _ => Err(Failure::unknown_method(method)),
    }
}

/// Work that only tests ask for: to panic, to take long, to tell what a document says.
fn hook(method: &str, params: Value) -> Answer<Job> {
    let method = method.to_owned();
    Ok(Box::new(move |context| match method.as_str() {
        "examen/test/panic" => panic!("as asked for"),
        "examen/test/sleep" => {
            for _ in 0..params["ms"].as_u64().unwrap_or(0) {
                context.check_cancelled()?;
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            finished(&Value::Null)
        }
        _ => {
            let uri = serde_json::from_value(params["uri"].clone());
            let uri = uri.map_err(|error| Failure::invalid_params(error.to_string()))?;
            let document = context.snapshot.document(&uri);
            finished(&document.map(|document| document.source().into_owned()))
        }
    }))
}

/// Work that `feature` does, which changes nothing.
fn on<R: LspRequest>(params: Value, feature: fn(&Context, R::Params) -> Answer<R::Result>) -> Answer<Job> {
    let params = read::<R>(params)?;
    Ok(Box::new(move |context| finished(&feature(context, params)?)))
}

fn command(params: Value) -> Answer<Job> {
    let params = read::<request::ExecuteCommand>(params)?;
    Ok(Box::new(move |context| {
        let outcome = commands::run(context, &params.command, &params.arguments)?;
        let finished = finished(&outcome.result)?;
        Ok(Finished {
            effects: outcome.effects,
            edit: outcome.edit,
            ..finished
        })
    }))
}

fn read<R: LspRequest>(params: Value) -> Answer<R::Params> {
    serde_json::from_value(params).map_err(|error| Failure::invalid_params(format!("{}: {error}", R::METHOD)))
}

fn finished(result: &impl serde::Serialize) -> Answer<Finished> {
    let result = serde_json::to_vec(result).map_err(|error| Failure::internal(error.to_string()))?;
    Ok(Finished {
        result,
        effects: Vec::new(),
        edit: None,
    })
}
