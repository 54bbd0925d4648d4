//! Plots in the terminal, drawn by ratatui's chart into memory and printed as text.

use anstyle::{AnsiColor, Style};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Widget as _};

use super::styles::styled;

/// A plot of shares, 0 to 100 percent.
pub(crate) struct Plot<'a> {
    /// Where the points are: how far from the left, 0..=1, and how many percent.
    pub(crate) points: &'a [(f64, f64)],
    /// Whether they are measurements or a curve.
    pub(crate) kind: PlotKind,
    /// What stands below the axis, from left to right.
    pub(crate) labels: Vec<String>,
}

/// What a plot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlotKind {
    /// One bar a point, of so many that there is room for.
    Bars { n_slots: usize },
    /// A line through all points.
    Curve,
}

/// Draws `plot` on `width` columns and `height` rows.
pub(crate) fn plot(plot: &Plot<'_>, width: usize, height: u16) -> String {
    let (marker, graph, points) = match plot.kind {
        PlotKind::Bars { n_slots } => (
            Marker::HalfBlock,
            GraphType::Bar,
            widened(plot.points, n_slots, width),
        ),
        PlotKind::Curve => (Marker::Braille, GraphType::Line, plot.points.to_vec()),
    };
    let data = Dataset::default()
        .data(&points)
        .marker(marker)
        .graph_type(graph)
        .style(Color::Cyan);
    let labels: Vec<Line<'_>> = plot
        .labels
        .iter()
        .map(|label| Line::from(label.as_str()))
        .collect();
    let chart = Chart::new(vec![data])
        .x_axis(Axis::default().bounds([0.0, 1.0]).labels(labels))
        .y_axis(
            Axis::default()
                .bounds([0.0, 100.0])
                .labels(["  0 %", " 50 %", "100 %"]),
        );
    let area = Rect::new(0, 0, u16::try_from(width).unwrap_or(u16::MAX), height);
    let mut buffer = Buffer::empty(area);
    chart.render(area, &mut buffer);
    text_of(&buffer)
}

/// ratatui's bars are one column wide: a wide one is several of them. Three fifths of a slot leave a gap.
fn widened(points: &[(f64, f64)], n_slots: usize, width: usize) -> Vec<(f64, f64)> {
    let half = 0.3 / n_slots.max(1) as f64;
    let column = 1.0 / width.max(1) as f64;
    let n_columns = (half / column) as i32;
    let bar = |(x, y): &(f64, f64)| {
        let (x, y) = (*x, *y);
        (-n_columns..=n_columns).map(move |n| (x + f64::from(n) * column, y))
    };
    points.iter().flat_map(bar).collect()
}

/// What is in memory, as lines; the terminal decides later whether there are colours.
fn text_of(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content().chunks(width.max(1));
    let lines = rows.map(|row| {
        let last = row.iter().rposition(|cell| cell.symbol().trim() != "");
        let shown = &row[..last.map_or(0, |last| last + 1)];
        let runs = shown.chunk_by(|a, b| a.fg == b.fg);
        let runs = runs.map(|run| {
            let text: String = run.iter().map(ratatui::buffer::Cell::symbol).collect();
            match style_of(run[0].fg) {
                Some(style) if !text.trim().is_empty() => styled(style, text),
                _ => text,
            }
        });
        runs.collect::<String>() + "\n"
    });
    lines.collect()
}

fn style_of(color: Color) -> Option<Style> {
    match color {
        Color::Cyan => Some(AnsiColor::Cyan.on_default()),
        _ => None,
    }
}
