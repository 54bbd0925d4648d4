//! The types of the protocol. Nothing outside of this module names the crates they come from, so that a new version of
//! the protocol is one module's business.

mod convert;
mod failure;

pub(crate) use convert::{path_of, place_of, position, range, span_of, uri_of};
pub(crate) use failure::{Answer, Failure};

pub(crate) use tower_lsp::jsonrpc::{Id, Request as Message, Response};
pub(crate) use tower_lsp::ls_types::notification::{self, Notification};
pub(crate) use tower_lsp::ls_types::request::{self, Request as LspRequest};
pub(crate) use tower_lsp::ls_types::{
    AnnotatedTextEdit, ApplyWorkspaceEditParams, CancelParams, ChangeAnnotation, ClientCapabilities,
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams,
    CodeActionProviderCapability, CodeActionTriggerKind, CodeLens, CodeLensOptions, CodeLensParams, Command,
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    CompletionResponse, CompletionTextEdit, CreateFile, CreateFileOptions, Diagnostic, DiagnosticOptions,
    DiagnosticServerCapabilities, DiagnosticSeverity, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentChangeOperation, DocumentChanges,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, Documentation,
    ExecuteCommandOptions, FullDocumentDiagnosticReport, Hover, HoverContents, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, InlayHint, InlayHintLabel, InlayHintOptions,
    InlayHintParams, InlayHintServerCapabilities, InlayHintTooltip, LogMessageParams, MarkupContent,
    MarkupKind, MessageType, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, Position,
    PositionEncodingKind, ProgressParams, ProgressParamsValue, ProgressToken, Range, Registration,
    RegistrationParams, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    ResourceOp, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, SemanticTokensServerCapabilities, ServerCapabilities,
    ServerInfo, ShowDocumentParams, ShowMessageParams, TextDocumentContentChangeEvent, TextDocumentEdit,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextEdit,
    UnchangedDocumentDiagnosticReport, Uri, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport, WorkspaceEdit, WorkspaceFolder,
    WorkspaceFoldersServerCapabilities, WorkspaceFullDocumentDiagnosticReport, WorkspaceServerCapabilities,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
pub(crate) use tower_lsp::ls_types::{
    DocumentFormattingParams, DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams,
    DocumentLink, DocumentLinkOptions, DocumentLinkParams, DocumentSymbol, DocumentSymbolParams,
    DocumentSymbolResponse, FoldingRange, FoldingRangeKind, FoldingRangeParams,
    FoldingRangeProviderCapability, GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink,
    PrepareRenameResponse, ReferenceParams, RenameOptions, RenameParams, ResourceOperationKind,
    SelectionRange, SelectionRangeParams, SelectionRangeProviderCapability, SymbolInformation, SymbolKind,
    TextDocumentPositionParams, WorkDoneProgressOptions, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};
pub(crate) use tower_lsp::{Loopback, Server};
