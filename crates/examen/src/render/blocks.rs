//! The pieces pages are made of: rules, paragraphs, plain tables.

use anstyle::{AnsiColor, Color, Effects, Style};
use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, ContentArrangement, Table};

use super::styles::{FAINT, STRONG, styled};
use crate::terminal::{columns, fitted, one_line, wrapped};

/// A line across the page with words at both ends: `── left ───────── right ──`.
pub(crate) fn rule(left: &str, right: &str, right_style: Style, width: usize) -> String {
    let right_width = if right.is_empty() { 0 } else { columns(right) + 4 };
    let left = fitted(left, width.saturating_sub(right_width + 8));
    let filled = columns(&left) + 4 + right_width;
    let line = styled(FAINT, "─".repeat(width.saturating_sub(filled)));
    let ends = styled(FAINT, "──");
    let left = styled(STRONG, left);
    if right.is_empty() {
        format!("{ends} {left} {line}\n")
    } else {
        format!("{ends} {left} {line} {} {ends}\n", styled(right_style, right))
    }
}

/// `text` in rows, each behind `indent`.
pub(crate) fn paragraph(text: &str, style: Style, indent: &str, width: usize) -> String {
    let rows = wrapped(text, width.saturating_sub(columns(indent)));
    rows.iter()
        .map(|row| format!("{indent}{}\n", styled(style, row)))
        .collect()
}

/// A table without lines, as wide as the page at most.
pub(crate) fn table(width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        // The terminal decides later whether there are colours.
        .enforce_styling();
    table.style_text_only();
    table
}

/// The lines of a table behind `indent`, without blanks at their ends.
pub(crate) fn indented(table: &Table, indent: &str) -> String {
    if table.is_empty() {
        return String::new();
    }
    let lines = table.lines();
    lines
        .map(|line| format!("{indent}{}\n", line.strip_prefix(' ').unwrap_or(&line).trim_end()))
        .collect()
}

/// A cell with text from a file.
pub(crate) fn cell(text: &str, style: Style) -> Cell {
    let mut cell = Cell::new(one_line(text));
    // An empty cell in a style would leave blanks at the end of the line.
    if text.is_empty() {
        return cell;
    }
    if let Some(Color::Ansi(color)) = style.get_fg_color() {
        cell = cell.fg(table_color(color));
    }
    for (effect, attribute) in [
        (Effects::BOLD, Attribute::Bold),
        (Effects::DIMMED, Attribute::Dim),
    ] {
        if style.get_effects().contains(effect) {
            cell = cell.add_attribute(attribute);
        }
    }
    cell
}

fn table_color(color: AnsiColor) -> comfy_table::Color {
    match color {
        AnsiColor::Red => comfy_table::Color::DarkRed,
        AnsiColor::Yellow => comfy_table::Color::DarkYellow,
        AnsiColor::Green => comfy_table::Color::DarkGreen,
        AnsiColor::Cyan => comfy_table::Color::DarkCyan,
        _ => comfy_table::Color::Reset,
    }
}
