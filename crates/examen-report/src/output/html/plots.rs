//! Plots as SVG. Their three colours are names: the style sheet of the page replaces them by those of its light or
//! dark scheme.

use plotters::prelude::{
    ChartBuilder, Circle, EmptyElement, IntoDrawingArea as _, IntoFont as _, LineSeries, RGBColor, Rectangle,
    SVGBackend, Text,
};
use plotters::style::Color as _;
use plotters::style::TextStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::report::Report;

const INK: RGBColor = RGBColor(0x10, 0x10, 0x10);
const GRID: RGBColor = RGBColor(0xc8, 0xc8, 0xc8);
const ACCENT: RGBColor = RGBColor(0x20, 0x60, 0xc0);
const SIZE: (u32, u32) = (520, 320);
const BINS: usize = 10;

/// Candidates by share, in ten bins.
pub(super) fn distribution(report: &Report) -> String {
    let mut bins = [0usize; BINS];
    for candidate_idx in 0..report.cohort.candidates.len() {
        if let Some(share) = report.share_of(candidate_idx) {
            bins[((share * BINS as f64) as usize).min(BINS - 1)] += 1;
        }
    }
    let most = bins.iter().copied().max().unwrap_or(0).max(1);
    let label = format!("Histogram of shares: {}", described(&bins));
    drawn(&label, |svg| {
        let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(40)
            .y_label_area_size(48)
            .build_cartesian_2d(0f64..100f64, 0f64..most as f64 * 1.05)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .axis_style(INK)
            .bold_line_style(GRID)
            .light_line_style(plotters::style::TRANSPARENT)
            .label_style(text())
            .axis_desc_style(text())
            .x_desc("share of marks in percent")
            .x_label_formatter(&|percent| format!("{percent:.0}"))
            .y_desc("candidates")
            .y_label_formatter(&|n| {
                if n.fract() == 0.0 {
                    format!("{n:.0}")
                } else {
                    String::new()
                }
            })
            .draw()?;
        chart.draw_series(bins.iter().enumerate().filter(|(_, n)| **n > 0).map(|(bin, n)| {
            let left = bin as f64 * 10.0;
            Rectangle::new([(left + 0.6, 0.0), (left + 9.4, *n as f64)], ACCENT.filled())
        }))?;
        area.present()
    })
}

/// Whether a question has a facility and a discrimination.
pub(super) fn has_items(report: &Report) -> bool {
    report
        .analysis
        .items
        .iter()
        .any(|item| item.facility.is_some() && item.discrimination.is_some())
}

/// Questions by facility and discrimination.
pub(super) fn items(report: &Report) -> String {
    let items = report.analysis.items.iter().enumerate();
    // Lines from elsewhere may award more than there is: what lies beyond the axes is drawn at their ends.
    let items = items.filter_map(|(idx, item)| {
        let (facility, discrimination) = (item.facility?, item.discrimination?);
        Some((idx + 1, facility.clamp(0.0, 1.0), discrimination.clamp(-1.0, 1.0)))
    });
    let items: Vec<(usize, f64, f64)> = items.collect();
    let label = format!("Facility against discrimination of {} questions", items.len());
    drawn(&label, |svg| {
        let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        let lowest = items.iter().map(|item| item.2).fold(0.0, f64::min);
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(40)
            .y_label_area_size(48)
            .build_cartesian_2d(0f64..1.05f64, (lowest - 0.05)..1.05f64)?;
        chart
            .configure_mesh()
            .axis_style(INK)
            .bold_line_style(GRID)
            .light_line_style(plotters::style::TRANSPARENT)
            .label_style(text())
            .axis_desc_style(text())
            .x_desc("facility")
            .y_desc("discrimination")
            .draw()?;
        chart.draw_series(
            close_together(&items)
                .iter()
                .map(|(numbers, facility, discrimination)| {
                    EmptyElement::at((*facility, *discrimination))
                        + Circle::new((0, 0), 5, ACCENT.filled())
                        + Text::new(numbers.clone(), (8, -16), text())
                }),
        )?;
        area.present()
    })
}

/// Questions so close in the plot share a dot, for their numbers would cover each other.
const CLOSE: f64 = 0.035;

/// The numbers of questions that lie close together, joined, and where the first of them lies.
fn close_together(items: &[(usize, f64, f64)]) -> Vec<(String, f64, f64)> {
    let mut dots: Vec<(String, f64, f64)> = Vec::new();
    for (number, facility, discrimination) in items {
        let is_close = |dot: &&mut (String, f64, f64)| {
            (dot.1 - facility).abs() < CLOSE && (dot.2 - discrimination).abs() < CLOSE
        };
        match dots.iter_mut().find(is_close) {
            Some(dot) => dot.0 += &format!(", {number}"),
            None => dots.push((number.to_string(), *facility, *discrimination)),
        }
    }
    dots
}

/// The mean share by day.
pub(super) fn progress(report: &Report) -> String {
    let days = &report.progress;
    let label = format!("Mean share on {} days", days.len());
    drawn(&label, |svg| {
        let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        let last = days.len().saturating_sub(1).max(1) as f64;
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(40)
            .y_label_area_size(48)
            .build_cartesian_2d(-0.3f64..last + 0.3, 0f64..105f64)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .axis_style(INK)
            .bold_line_style(GRID)
            .light_line_style(plotters::style::TRANSPARENT)
            .label_style(text())
            .axis_desc_style(text())
            .x_labels(days.len().min(6))
            .x_label_formatter(&|at| day_at(report, *at))
            .y_label_formatter(&|percent| format!("{percent:.0}"))
            .y_desc("mean share in percent")
            .draw()?;
        let points: Vec<(f64, f64)> = days
            .iter()
            .enumerate()
            .map(|(at, day)| (at as f64, day.mean * 100.0))
            .collect();
        chart.draw_series(LineSeries::new(points.iter().copied(), ACCENT.stroke_width(2)))?;
        chart.draw_series(points.iter().map(|point| Circle::new(*point, 4, ACCENT.filled())))?;
        area.present()
    })
}

/// The day at a place of the axis, if it is one.
fn day_at(report: &Report, at: f64) -> String {
    let is_whole = (at - at.round()).abs() < 1e-6 && at > -0.5;
    let day = is_whole
        .then(|| report.progress.get(at.round() as usize))
        .flatten();
    day.map(|day| day.day.to_string()).unwrap_or_default()
}

type Drawn<'a> = Result<
    (),
    plotters::drawing::DrawingAreaErrorKind<<SVGBackend<'a> as plotters::prelude::DrawingBackend>::ErrorType>,
>;

/// What `draw` draws, with `label` for those who cannot see it.
fn drawn(label: &str, draw: impl FnOnce(&mut String) -> Drawn<'_>) -> String {
    let mut svg = String::new();
    draw(&mut svg).expect("drawing into a string cannot fail");
    svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{label}\" "), 1)
}

fn text() -> TextStyle<'static> {
    TextStyle::from(("sans-serif", 14).into_font())
        .color(&INK)
        .pos(Pos::new(HPos::Left, VPos::Top))
}

/// The bins in words, for those who cannot see the plot.
fn described(bins: &[usize; BINS]) -> String {
    let parts = bins.iter().enumerate().filter(|(_, n)| **n > 0);
    let parts = parts.map(|(bin, n)| format!("{n} from {} to {} percent", bin * 10, bin * 10 + 10));
    parts.collect::<Vec<_>>().join(", ")
}
