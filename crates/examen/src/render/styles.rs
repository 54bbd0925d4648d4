//! Colours and signs, in one place so that they mean the same everywhere.

use anstyle::{AnsiColor, Style};
use examen_bank::State;

/// What should strike the eye first.
pub(crate) const STRONG: Style = Style::new().bold();
/// What should not.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Words that earned something, and full marks.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Words that earned a part, and middling marks.
pub(crate) const FAIR: Style = AnsiColor::Yellow.on_default();
/// Words that cost something, and poor marks.
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
/// Names of files, questions and commands.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();

/// `text` in `style`.
pub(crate) fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// The colour and the sign of a state.
pub(crate) fn of_state(state: State) -> (Style, &'static str) {
    match state {
        State::Met => (GOOD, "✔"),
        State::Partial => (FAIR, "◐"),
        State::Listed => (FAIR, "≡"),
        State::Negated => (BAD, "⊘"),
        State::Missed => (FAINT, "○"),
        State::Claimed => (BAD, "✘"),
        State::Rejected => (GOOD, "✔"),
        State::Absent => (FAINT, "·"),
        State::Overridden => (NAME, "✎"),
    }
}

/// The colour of a share of marks, 0..=1. Where the colours change is a matter of taste: they judge nothing.
pub(crate) fn of_share(share: f64) -> Style {
    match share {
        share if share >= 0.8 => GOOD,
        share if share >= 0.5 => FAIR,
        _ => BAD,
    }
}
