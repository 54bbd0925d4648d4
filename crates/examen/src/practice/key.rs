//! What keys mean.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key does while an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswerKey {
    Submit,
    Hint,
    Editor,
    Skip,
    Quit,
    Suspend,
    Repaint,
    ScrollUp,
    ScrollDown,
    /// For the text.
    Text,
}

/// What a key does on the page with the verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerdictKey {
    Up,
    Down,
    Toggle,
    Easily,
    PageUp,
    PageDown,
    Next,
    Undo,
    Quit,
    Suspend,
    Repaint,
    None,
}

/// Control keys that the text box has no use for, or that everybody knows to mean this.
pub(super) fn answer_key(key: KeyEvent) -> AnswerKey {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let is_alt = key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Char('s') if is_control => AnswerKey::Submit,
        KeyCode::Char('t') if is_control => AnswerKey::Hint,
        KeyCode::Char('o') if is_control => AnswerKey::Editor,
        KeyCode::Char('g') if is_control => AnswerKey::Skip,
        KeyCode::Char('q' | 'c') if is_control => AnswerKey::Quit,
        KeyCode::Char('z') if is_control => AnswerKey::Suspend,
        KeyCode::Char('l') if is_control => AnswerKey::Repaint,
        KeyCode::Up if is_alt => AnswerKey::ScrollUp,
        KeyCode::Down if is_alt => AnswerKey::ScrollDown,
        _ => AnswerKey::Text,
    }
}

pub(super) fn verdict_key(key: KeyEvent) -> VerdictKey {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('q' | 'c') if is_control => VerdictKey::Quit,
        KeyCode::Char('z') if is_control => VerdictKey::Suspend,
        KeyCode::Char('l') if is_control => VerdictKey::Repaint,
        KeyCode::Up | KeyCode::Char('k') => VerdictKey::Up,
        KeyCode::Down | KeyCode::Char('j') => VerdictKey::Down,
        KeyCode::Char(' ') => VerdictKey::Toggle,
        KeyCode::Char('e') => VerdictKey::Easily,
        KeyCode::PageUp => VerdictKey::PageUp,
        KeyCode::PageDown => VerdictKey::PageDown,
        KeyCode::Enter | KeyCode::Char('n') => VerdictKey::Next,
        KeyCode::Char('u') => VerdictKey::Undo,
        KeyCode::Char('q') => VerdictKey::Quit,
        _ => VerdictKey::None,
    }
}
