//! What the client can do and how it counts.

use crate::protocol::{ClientCapabilities, PositionEncodingKind};
use crate::text::Encoding;

/// What was agreed on when the client introduced itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientProfile {
    /// What columns count.
    pub(crate) encoding: Encoding,
    /// What the client said it can do.
    pub(crate) capabilities: ClientCapabilities,
}

impl ClientProfile {
    /// Picks the cheapest encoding that the client offers.
    pub(crate) fn new(capabilities: ClientCapabilities) -> Self {
        let offered = capabilities
            .general
            .as_ref()
            .and_then(|general| general.position_encodings.as_deref())
            .unwrap_or_default();
        let encoding = if offered.contains(&PositionEncodingKind::UTF8) {
            Encoding::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF16) || offered.is_empty() {
            Encoding::Utf16
        } else if offered.contains(&PositionEncodingKind::UTF32) {
            Encoding::Utf32
        } else {
            Encoding::Utf16
        };
        Self {
            encoding,
            capabilities,
        }
    }

    /// Whether the client asks for diagnostics itself. Where it does, none are pushed, or it would show all twice.
    pub(crate) fn pulls_diagnostics(&self) -> bool {
        let text_document = self.capabilities.text_document.as_ref();
        text_document.is_some_and(|it| it.diagnostic.is_some())
    }

    /// The optional features of a workspace that the client has.
    pub(crate) fn workspace(&self) -> WorkspaceSupport {
        let workspace = self.capabilities.workspace.clone().unwrap_or_default();
        let refreshes = |it: Option<Option<bool>>| it.flatten().unwrap_or(false);
        WorkspaceSupport {
            configuration: workspace.configuration.unwrap_or(false),
            versioned_edits: workspace
                .workspace_edit
                .is_some_and(|it| it.document_changes.unwrap_or(false)),
            watched_files: workspace
                .did_change_watched_files
                .is_some_and(|it| it.dynamic_registration.unwrap_or(false)),
            configuration_changes: workspace
                .did_change_configuration
                .is_some_and(|it| it.dynamic_registration.unwrap_or(false)),
            refresh_diagnostics: refreshes(workspace.diagnostics.map(|it| it.refresh_support)),
            refresh_lenses: refreshes(workspace.code_lens.map(|it| it.refresh_support)),
            refresh_hints: refreshes(workspace.inlay_hint.map(|it| it.refresh_support)),
            refresh_tokens: refreshes(workspace.semantic_tokens.map(|it| it.refresh_support)),
        }
    }

    /// Whether the client makes edits that the server asks for.
    pub(crate) fn makes_edits(&self) -> bool {
        let workspace = self.capabilities.workspace.as_ref();
        workspace.is_some_and(|workspace| workspace.apply_edit.unwrap_or(false))
    }

    /// Whether the client lets a person look at an edit before it is made.
    pub(crate) fn asks_before_edits(&self) -> bool {
        let workspace = self.capabilities.workspace.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        edit.is_some_and(|edit| edit.change_annotation_support.is_some())
    }

    /// Whether the client shows a document when it is asked to.
    pub(crate) fn shows_documents(&self) -> bool {
        let window = self.capabilities.window.as_ref();
        let support = window.and_then(|window| window.show_document.as_ref());
        support.is_some_and(|support| support.support)
    }

    /// Whether the client shows progress that the server starts.
    pub(crate) fn shows_progress(&self) -> bool {
        let window = self.capabilities.window.as_ref();
        window.is_some_and(|window| window.work_done_progress.unwrap_or(false))
    }
}

/// The optional features of a workspace that a client has.
#[derive(Clone, Copy, Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a capability that the protocol has as a flag"
)]
pub(crate) struct WorkspaceSupport {
    pub(crate) configuration: bool,
    pub(crate) versioned_edits: bool,
    pub(crate) watched_files: bool,
    pub(crate) configuration_changes: bool,
    pub(crate) refresh_diagnostics: bool,
    pub(crate) refresh_lenses: bool,
    pub(crate) refresh_hints: bool,
    pub(crate) refresh_tokens: bool,
}
