//! How often grader and human agree on each point.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment};
use examen_bank::whole_percent;

use super::blocks::{cell, indented, table};
use super::styles::{BAD, FAINT, GOOD, STRONG};
use crate::terminal::fitted;
use crate::tested_cases::TestedCases;

/// The widest name of a point.
const NAME_WIDTH: usize = 40;

/// A row a point: how many rulings there are, the share of them that is met, credit missed and credit given falsely.
pub(crate) fn tested_points(tested: &[TestedCases], width: usize) -> String {
    let mut lines = table(width);
    let titles = ["rulings", "accuracy", "missed", "false credit"];
    lines.add_row(std::iter::once(cell("point", STRONG)).chain(titles.map(|title| right(title, STRONG))));
    for point in tested.iter().flat_map(|tested| &tested.report.points) {
        let confusion = &point.confusion;
        let agreement = whole_percent(confusion.agreement());
        let style = if agreement >= 100.0 { GOOD } else { BAD };
        let name = format!("{}/{}", point.question, point.point);
        lines.add_row([
            cell(&fitted(&name, NAME_WIDTH), Style::new()),
            right(&confusion.len().to_string(), FAINT),
            right(&format!("{agreement} %"), style),
            right(&confusion.withheld_wrongly.to_string(), Style::new()),
            right(&confusion.credited_wrongly.to_string(), Style::new()),
        ]);
    }
    format!("\n{}", indented(&lines, ""))
}

fn right(text: &str, style: Style) -> Cell {
    cell(text, style).set_alignment(CellAlignment::Right)
}
