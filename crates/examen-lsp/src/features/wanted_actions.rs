//! Which code actions a client asks for.

use crate::protocol::{CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionTriggerKind};

/// What a client wants to be offered.
#[derive(Clone, Debug)]
pub(crate) struct WantedActions {
    /// Only these kinds and what is below them.
    only: Option<Vec<CodeActionKind>>,
    trigger: CodeActionTriggerKind,
}

impl WantedActions {
    pub(crate) fn of(context: &CodeActionContext) -> Self {
        Self {
            only: context.only.clone(),
            trigger: context.trigger_kind.unwrap_or(CodeActionTriggerKind::INVOKED),
        }
    }

    /// Whether `action` is of a kind that is wanted.
    pub(crate) fn takes(&self, action: &CodeActionOrCommand) -> bool {
        let (Some(only), CodeActionOrCommand::CodeAction(action)) = (&self.only, action) else {
            return true;
        };
        let kind = action.kind.as_ref().map_or("", CodeActionKind::as_str);
        only.iter().any(|wanted| is_below(kind, wanted.as_str()))
    }

    /// Whether a person asked. An editor asks by itself wherever the caret goes: a lamp that is always lit, because a hint
    /// can be had everywhere, says nothing.
    pub(crate) fn is_asked_for(&self) -> bool {
        self.trigger != CodeActionTriggerKind::AUTOMATIC
    }
}

/// Whether `kind` is `parent` or below it: `refactor.rewrite` is below `refactor` and below the empty kind.
fn is_below(kind: &str, parent: &str) -> bool {
    match kind.strip_prefix(parent) {
        Some(rest) => parent.is_empty() || rest.is_empty() || rest.starts_with('.'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn kinds_are_paths() {
        for (kind, parent) in [
            ("refactor", "refactor"),
            ("refactor.rewrite", "refactor"),
            ("quickfix", ""),
        ] {
            assert!(is_below(kind, parent), "{kind} {parent}");
        }
        for (kind, parent) in [
            ("refactor", "refactor.rewrite"),
            ("refactoring", "refactor"),
            ("quickfix", "source"),
        ] {
            assert!(!is_below(kind, parent), "{kind} {parent}");
        }
    }
}
