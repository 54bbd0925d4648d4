//! What became of practice.

use anstyle::Style;
use comfy_table::ColumnConstraint;
use examen_bank::{Score, whole_percent};
use examen_history::memory::{Agreement, Retention};
use examen_history::stats::{Calibration, ForecastDay, Period, TopicStanding, WeakPoint};

use super::Secrecy;
use super::blocks::{cell, indented, paragraph, rule, table};
use super::plot::{Plot, PlotKind, plot};
use super::points::count;
use super::styles::{BAD, FAINT, NAME, STRONG, of_share};
use crate::history_file::date;
use crate::question_names::QuestionNames;
use crate::terminal::{columns, fitted, one_line};

/// Rows of a plot, its axis included.
const PLOT_HEIGHT: u16 = 9;

/// The columns of chance, misses and leeches with the blanks around all columns.
const WEAK_WIDTH: usize = 37;

/// What `examen stats` shows.
pub(crate) struct StatsPage {
    /// Marks by week, the oldest first.
    pub(crate) weeks: Vec<Period>,
    /// All attempts there ever were.
    pub(crate) n_attempts: u64,
    /// What the schedule aims at.
    pub(crate) retention: Retention,
    pub(crate) forecast: Vec<ForecastDay>,
    pub(crate) topics: Vec<TopicStanding>,
    pub(crate) weak: Vec<WeakPoint>,
    pub(crate) calibration: Calibration,
    /// What the questions are called.
    pub(crate) names: QuestionNames,
    pub(crate) secrecy: Secrecy,
}

impl StatsPage {
    /// The weeks with marks: how far from the left their middle is, 0..=1, and percent.
    pub(crate) fn marks_points(&self) -> Vec<(f64, f64)> {
        let n_weeks = self.weeks.len().max(1) as f64;
        let weeks = self.weeks.iter().enumerate();
        let marked = weeks.filter(|(_, week)| week.score.available > examen_bank::Marks::ZERO);
        marked
            .map(|(idx, week)| ((idx as f64 + 0.5) / n_weeks, week.score.share() * 100.0))
            .collect()
    }

    /// The forecast in the same way.
    pub(crate) fn forecast_points(&self) -> Vec<(f64, f64)> {
        let last = (self.forecast.len().max(2) - 1) as f64;
        let days = self.forecast.iter().enumerate();
        days.map(|(idx, day)| (idx as f64 / last, day.retention * 100.0))
            .collect()
    }

    /// The marks of all weeks shown.
    pub(crate) fn score(&self) -> Score {
        self.weeks.iter().map(|week| week.score).sum()
    }
}

/// All of it, on `width` columns.
pub(crate) fn stats(page: &StatsPage, width: usize) -> String {
    if page.n_attempts == 0 {
        let text = "Nothing was submitted yet. `examen practice` asks the first question.";
        return paragraph(text, Style::new(), "", width);
    }
    let parts = [
        marks_over_time(page, width),
        memory(page, width),
        topics(page, width),
        weak_points(page, width),
        calibration(page, width),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// 97.4 % is 97 %.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn marks_over_time(page: &StatsPage, width: usize) -> String {
    let n_attempts: u32 = page.weeks.iter().map(|week| week.n_attempts).sum();
    let n_weeks = count(page.weeks.len(), "week");
    let score = page.score();
    let right = format!("{}/{} marks", score.awarded, score.available);
    let mut text = rule(
        &format!("Marks in {n_weeks}"),
        &right,
        of_share(score.share()),
        width,
    );
    let points = page.marks_points();
    if points.is_empty() {
        return text + &paragraph("no marks in this time", FAINT, "  ", width);
    }
    let first = page.weeks.first().map_or(String::new(), |week| date(week.start));
    let bars = Plot {
        points: &points,
        kind: PlotKind::Bars {
            n_slots: page.weeks.len(),
        },
        labels: vec![first, "this week".to_owned()],
    };
    text += &plot(&bars, width, PLOT_HEIGHT);
    let attempts = format!(
        "{} in {n_weeks}, {} in all",
        count(n_attempts as usize, "attempt"),
        page.n_attempts
    );
    text + &paragraph(&attempts, FAINT, "  ", width)
}

fn memory(page: &StatsPage, width: usize) -> String {
    let (Some(today), Some(last)) = (page.forecast.first(), page.forecast.last()) else {
        return String::new();
    };
    let right = format!("{} today", percent(today.retention));
    let mut text = rule(
        "What you remember, if you stop now",
        &right,
        of_share(today.retention),
        width,
    );
    let points = page.forecast_points();
    let curve = Plot {
        points: &points,
        kind: PlotKind::Curve,
        labels: vec!["today".to_owned(), date(last.at)],
    };
    text += &plot(&curve, width, PLOT_HEIGHT);
    let due = |n: usize| page.forecast.get(n).map_or(0, |day| day.n_due);
    let ahead = format!(
        "due now {}, in a week {}, in a month {}; a point is asked again at {:.0} %",
        due(0),
        due(7),
        due(30),
        page.retention.get() * 100.0
    );
    text + &paragraph(&ahead, FAINT, "  ", width)
}

fn topics(page: &StatsPage, width: usize) -> String {
    let mut rows = table(width);
    let head = ["topic", "asked", "due", "remembered", "leeches"];
    rows.add_row(head.map(|title| cell(title, FAINT)));
    for topic in &page.topics {
        let name = topic.topic.as_deref().unwrap_or("without a topic");
        let remembered = topic.retention.map(percent).unwrap_or_default();
        let style = topic.retention.map_or(FAINT, of_share);
        let leeches = if topic.n_leeches > 0 {
            topic.n_leeches.to_string()
        } else {
            String::new()
        };
        rows.add_row([
            cell(&fitted(&one_line(name), width.saturating_sub(46).max(12)), STRONG),
            cell(&format!("{}/{}", topic.n_asked, topic.n_questions), Style::new()),
            cell(&topic.n_due.to_string(), Style::new()),
            cell(&remembered, style),
            cell(&leeches, BAD),
        ]);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth; 5]);
    rule("Topics", "", FAINT, width) + &indented(&rows, "")
}

/// A row of the weakest points.
struct WeakRow<'a> {
    question: &'a str,
    what: &'a str,
    n_points: usize,
    /// Of its weakest point.
    in_a_week: f64,
    n_reviews: u32,
    n_missed: u32,
    is_leech: bool,
}

impl<'a> WeakRow<'a> {
    fn of_point(page: &'a StatsPage, weak: &'a WeakPoint) -> Self {
        Self {
            what: &weak.point.label,
            ..Self::of_covered(page, weak)
        }
    }

    fn of_covered(page: &'a StatsPage, weak: &'a WeakPoint) -> Self {
        Self {
            question: page.names.name(&weak.key),
            what: &weak.heading,
            n_points: 1,
            in_a_week: weak.in_a_week,
            n_reviews: weak.n_reviews,
            n_missed: weak.n_missed,
            is_leech: weak.is_leech,
        }
    }

    /// While points are covered, those of one question look all alike: they are one row, where the weakest stands.
    fn of_questions(page: &'a StatsPage) -> Vec<Self> {
        let mut keys = Vec::new();
        let mut rows: Vec<Self> = Vec::new();
        for point in &page.weak {
            match keys.iter().position(|key| *key == &point.key) {
                Some(at) => rows[at].add(point),
                None => {
                    keys.push(&point.key);
                    rows.push(Self::of_covered(page, point));
                }
            }
        }
        rows
    }

    /// `7 points, `, nothing for one
    fn points(&self) -> String {
        match self.n_points {
            1 => String::new(),
            n => format!("{}, ", count(n, "point")),
        }
    }

    fn add(&mut self, point: &WeakPoint) {
        self.n_points += 1;
        self.n_reviews += point.n_reviews;
        self.n_missed += point.n_missed;
        self.is_leech |= point.is_leech;
    }
}

fn weak_points(page: &StatsPage, width: usize) -> String {
    if page.weak.is_empty() {
        return String::new();
    }
    let ids = page.weak.iter().map(|weak| columns(page.names.name(&weak.key)));
    let shown: Vec<WeakRow<'_>> = match page.secrecy {
        Secrecy::Revealed => page
            .weak
            .iter()
            .map(|weak| WeakRow::of_point(page, weak))
            .collect(),
        Secrecy::Kept => WeakRow::of_questions(page),
    };
    let points = shown
        .iter()
        .map(|weak| columns(&weak.points()))
        .max()
        .unwrap_or(0);
    let taken = ids.max().unwrap_or(0) + points + WEAK_WIDTH;
    let room = width.saturating_sub(taken).max(16);
    let mut rows = table(width);
    for weak in shown {
        let missed = format!("{}missed {} of {}", weak.points(), weak.n_missed, weak.n_reviews);
        let leech = if weak.is_leech { "leech" } else { "" };
        rows.add_row([
            cell(&percent(weak.in_a_week), of_share(weak.in_a_week)),
            cell(&missed, FAINT),
            cell(leech, BAD),
            cell(weak.question, NAME),
            cell(&fitted(&one_line(weak.what), room), Style::new()),
        ]);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth; 4]);
    let title = "Weakest points, and the chance to remember them in a week";
    let mut text = rule(title, "", FAINT, width) + &indented(&rows, "");
    if page.weak.iter().any(|weak| weak.is_leech) {
        let advice =
            "A leech was missed four times: asking again does not help. Read about it, or tell somebody.";
        text += &paragraph(advice, FAINT, "  ", width);
    }
    if page.secrecy == Secrecy::Kept {
        text += &paragraph("What the points are is shown with --reveal.", FAINT, "  ", width);
    }
    text
}

fn calibration(page: &StatsPage, width: usize) -> String {
    let all = page.calibration.all;
    if all.total() == 0 {
        return String::new();
    }
    // Rounded up, 100 % would say that there is no difference.
    let right = format!("{} % agreed", whole_percent(agreed(all)));
    let mut text = rule(
        "How you judge your own answers",
        &right,
        of_share(agreed(all)),
        width,
    );
    let mut rows = table(width);
    let head = ["made by:", "both", "neither", "only you", "only Examen"];
    rows.add_row(head.map(|title| cell(title, FAINT)));
    let row = |name: &str, style: Style, agreement: Agreement| {
        [
            cell(&fitted(name, width.saturating_sub(44).max(12)), style),
            cell(&agreement.both_made.to_string(), Style::new()),
            cell(&agreement.both_missed.to_string(), Style::new()),
            cell(&agreement.only_learner.to_string(), Style::new()),
            cell(&agreement.only_machine.to_string(), Style::new()),
        ]
    };
    for (topic, agreement) in &page.calibration.topics {
        rows.add_row(row(&one_line(topic), STRONG, *agreement));
    }
    rows.add_row(row("all", FAINT, all));
    text += &indented(&rows, "");
    text + &paragraph(leaning(all), FAINT, "  ", width)
}

/// The share of judgements on which learner and machine agree.
fn agreed(agreement: Agreement) -> f64 {
    let same = agreement.both_made + agreement.both_missed;
    f64::from(same) / f64::from(agreement.total().max(1))
}

/// Twice as many of one kind as of the other is a leaning.
pub(super) fn leaning(agreement: Agreement) -> &'static str {
    let (learner, machine) = (agreement.only_learner, agreement.only_machine);
    if learner + machine == 0 {
        "You and Examen never differ."
    } else if learner > 2 * machine {
        "You credit yourself with points that Examen does not find. Say them in so many words, or tell the bank's author."
    } else if machine > 2 * learner {
        "You are stricter than Examen."
    } else {
        "Where you and Examen differ, it is as often in one direction as in the other."
    }
}

#[cfg(test)]
mod tests {
    use examen_history::memory::Agreement;

    use super::leaning;

    fn check((only_learner, only_machine): (u32, u32), expected: &str) {
        let agreement = Agreement {
            both_made: 4,
            both_missed: 2,
            only_learner,
            only_machine,
        };
        let found = leaning(agreement);
        assert!(found.starts_with(expected), "{found}");
    }

    #[test]
    fn who_never_differs_leans_nowhere() {
        check((0, 0), "You and Examen never differ.");
        check((1, 1), "Where you and Examen differ");
        check((1, 0), "You credit yourself");
        check((0, 1), "You are stricter");
    }
}
