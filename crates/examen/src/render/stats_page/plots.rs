//! Plots as SVG. Their three colours are names: the style sheet of the page replaces them by those of its light or
//! dark scheme.

use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{
    ChartBuilder, IntoDrawingArea as _, IntoFont as _, LineSeries, RGBColor, Rectangle, SVGBackend,
};
use plotters::style::{Color as _, TextStyle};

use crate::history_file::date;
use crate::render::stats::StatsPage;

const INK: RGBColor = RGBColor(0x10, 0x10, 0x10);
const GRID: RGBColor = RGBColor(0xc8, 0xc8, 0xc8);
const ACCENT: RGBColor = RGBColor(0x20, 0x60, 0xc0);
const SIZE: (u32, u32) = (680, 260);

/// What is drawn: x from 0 to 1, y in percent.
enum Series {
    /// Bars with their left and right ends.
    Bars(Vec<(f64, f64, f64)>),
    Curve(Vec<(f64, f64)>),
}

/// Marks by week.
pub(super) fn marks(page: &StatsPage) -> String {
    let half = 0.35 / page.weeks.len().max(1) as f64;
    let bars = page
        .marks_points()
        .into_iter()
        .map(|(x, y)| (x - half, x + half, y));
    let first = page
        .weeks
        .first()
        .map(|week| date(week.start))
        .unwrap_or_default();
    drawn(
        "Marks by week, in percent",
        &format!("weeks from {first} on"),
        &Series::Bars(bars.collect()),
    )
}

/// The forecast.
pub(super) fn memory(page: &StatsPage) -> String {
    let last = page.forecast.last().map(|day| date(day.at)).unwrap_or_default();
    let label = "Share of points remembered from today on, in percent";
    drawn(
        label,
        &format!("from today to {last}"),
        &Series::Curve(page.forecast_points()),
    )
}

/// How much of what learner and machine each said was made, the other agreed with.
pub(super) fn calibration(page: &StatsPage) -> String {
    let all = page.calibration.all;
    let percent = |part: u32, whole: u32| f64::from(part) * 100.0 / f64::from(whole.max(1));
    let made = percent(all.both_made, all.both_made + all.only_learner);
    let missed = percent(all.only_machine, all.both_missed + all.only_machine);
    let bars = vec![(0.15, 0.4, made), (0.6, 0.85, missed)];
    let label = format!(
        "Of the points you said you made, Examen found {made:.0} %; of those you said you missed, {missed:.0} %"
    );
    drawn(
        &label,
        "you said: made (left), missed (right); bars: what Examen found",
        &Series::Bars(bars),
    )
}

fn drawn(label: &str, below: &str, series: &Series) -> String {
    let mut svg = String::new();
    draw(&mut svg, below, series).expect("drawing into memory cannot fail");
    // For those who hear the page instead of seeing it. The label is ours but for dates and numbers.
    svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{label}\" "), 1)
}

fn draw(svg: &mut String, below: &str, series: &Series) -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
    let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin(10)
        .x_label_area_size(28)
        .y_label_area_size(52)
        .build_cartesian_2d(0f64..1f64, 0f64..100f64)?;
    let text = TextStyle::from(("sans-serif", 13).into_font()).color(&INK);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .axis_style(INK)
        .bold_line_style(GRID)
        .light_line_style(plotters::style::TRANSPARENT)
        .label_style(text.clone())
        .axis_desc_style(text)
        .x_labels(0)
        .x_desc(below)
        .y_labels(5)
        .y_label_formatter(&|percent| format!("{percent:.0} %"))
        .draw()?;
    match series {
        Series::Bars(bars) => {
            let bars = bars
                .iter()
                .map(|(left, right, y)| Rectangle::new([(*left, 0.0), (*right, *y)], ACCENT.filled()));
            chart.draw_series(bars)?;
        }
        Series::Curve(points) => {
            chart.draw_series(LineSeries::new(points.iter().copied(), ACCENT.stroke_width(2)))?;
        }
    }
    area.present()
}
