//! Colours and signs, the same as on the command line.

use examen_bank::State;
use ratatui::style::{Color, Modifier, Style};

use crate::render::styles::{GOOD, of_share, of_state};

pub(super) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
pub(super) const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
/// Of a clock that runs out.
pub(super) const HURRY: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
pub(super) const NOTICE: Style = Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD);

/// The style and the sign of a state.
pub(super) fn state(state: State) -> (Style, &'static str) {
    let (style, sign) = of_state(state);
    (converted(style), sign)
}

/// The style of a share of marks, 0..=1.
pub(super) fn share(share: f64) -> Style {
    converted(of_share(share))
}

fn converted(style: anstyle::Style) -> Style {
    use anstyle::{AnsiColor, Effects};
    let mut converted = Style::new();
    if let Some(anstyle::Color::Ansi(color)) = style.get_fg_color() {
        converted = converted.fg(match color {
            AnsiColor::Green => Color::Green,
            AnsiColor::Yellow => Color::Yellow,
            AnsiColor::Red => Color::Red,
            AnsiColor::Cyan => Color::Cyan,
            _ => Color::Reset,
        });
    }
    if style.get_effects().contains(Effects::DIMMED) {
        converted = converted.add_modifier(Modifier::DIM);
    }
    if style == GOOD {
        converted.add_modifier(Modifier::BOLD)
    } else {
        converted
    }
}
