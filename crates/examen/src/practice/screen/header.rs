//! The top row: what is asked, and the clock.

use std::time::{Duration, Instant};

use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use ratatui::{Frame, style::Style};

use super::style::{FAINT, HURRY, STRONG};
use crate::practice::Asked;
use crate::practice::session::{Mode, Session};
use crate::terminal::{columns, fitted, one_line};

/// The last minute is shown so that nobody overlooks it.
const SHORT: Duration = Duration::from_secs(60);

/// `Practice 2/5 · Caching · level 2                     03:12`
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    session: &Session<'_>,
    asked: &Asked<'_>,
    right: &Span<'_>,
) {
    let mode = match session.mode {
        Mode::Practice => "Practice",
        Mode::Interview => "Interview",
    };
    let mut left = format!("{mode} {}/{}", session.n_begun, session.n_questions);
    if let Some(topic) = &asked.question.topic {
        left += &format!(" · {}", one_line(topic));
    }
    if let Some(level) = asked.question.level {
        left += &format!(" · level {}", level.get());
    }
    let room = usize::from(area.width).saturating_sub(columns(&right.content) + 3);
    let left = fitted(&left, room).into_owned();
    frame.render_widget(Paragraph::new(Line::styled(format!(" {left}"), STRONG)), area);
    let right = Line::from(vec![right.clone(), Span::raw(" ")]);
    frame.render_widget(Paragraph::new(right).alignment(Alignment::Right), area);
}

/// The time left, where there is an end; else the time taken.
pub(super) fn time(
    session: &Session<'_>,
    asked: &Asked<'_>,
    elapsed: Duration,
    now: Instant,
) -> Span<'static> {
    let (text, style) = match session.deadline {
        Some(deadline) if session.mode == Mode::Interview => {
            let left = deadline.saturating_duration_since(now);
            let style = if left <= SHORT { HURRY } else { FAINT };
            (format!("{} left", minutes(left)), style)
        }
        _ => match asked.question.time {
            Some(time) => (
                format!("{} of {}", minutes(elapsed), minutes(time)),
                if elapsed > time { HURRY } else { FAINT },
            ),
            None => (minutes(elapsed), FAINT),
        },
    };
    Span::styled(text, style)
}

/// `3:05`
pub(super) fn minutes(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// A line across the screen.
pub(super) fn rule(frame: &mut Frame<'_>, area: Rect) {
    let line = "─".repeat(usize::from(area.width));
    frame.render_widget(Paragraph::new(Line::styled(line, FAINT)), area);
}

/// The bottom row: what keys do. Those that do not fit are left out, but for the key that leaves.
pub(super) fn keys(frame: &mut Frame<'_>, area: Rect, keys: &[(&'static str, &'static str)], leave: &str) {
    let size = |(key, does): &(&str, &str)| columns(key) + columns(does) + 4;
    let width = usize::from(area.width);
    let leaves = |named: &&(&str, &str)| named.0 == leave;
    let mut kept_free: usize = keys.iter().filter(leaves).map(size).sum();
    let mut spans = Vec::new();
    let mut filled = 0;
    for named in keys {
        let (key, does) = named;
        if leaves(&named) {
            kept_free = 0;
        }
        if filled + size(named) + kept_free > width {
            continue;
        }
        filled += size(named);
        spans.push(Span::styled(format!(" {key}"), STRONG));
        spans.push(Span::styled(format!(" {does}  "), Style::new()));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}
