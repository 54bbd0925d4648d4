//! `examen stats`

use std::io::Write as _;

use anyhow::{Context as _, Result};
use examen_history::AttemptLog;
use examen_history::stats::{Period, calibration, forecast, topics, weak_points};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, ZonedDateTime};

use super::Outcome;
use super::standing::Standing;
use crate::args::{Format, StatsArgs};
use crate::json::{StatsDocument, to_text};
use crate::output_file::{OutputFile, unwritable};
use crate::question_names::QuestionNames;
use crate::render::{self, Secrecy, StatsPage};
use crate::terminal::{Terminal, visible};

/// How far the forecast looks.
const FORECAST_DAYS: u32 = 60;
/// How many weak points are listed: what can be studied before the next practice.
const WEAK_POINTS: usize = 10;

/// Shows what became of practice.
///
/// # Errors
/// A bank, the history or the page that cannot be used.
pub(super) fn run(args: &StatsArgs, terminal: Terminal) -> Result<Outcome> {
    let Standing {
        catalogue,
        log,
        schedule,
        ..
    } = Standing::read(&args.standing, terminal)?;
    let now = schedule.now;
    let scheduler = log.scheduler()?;
    let page = StatsPage {
        weeks: weeks(&log, now, args.weeks)?,
        n_attempts: log.n_attempts()?,
        retention: log.settings()?.retention,
        forecast: forecast(&schedule, &scheduler, FORECAST_DAYS),
        topics: topics(&catalogue, &schedule),
        weak: weak_points(&catalogue, &schedule, &scheduler, WEAK_POINTS),
        calibration: calibration(&catalogue, &schedule),
        names: QuestionNames::of(catalogue.entries().iter().map(|entry| &entry.key)),
        secrecy: if args.reveal {
            Secrecy::Revealed
        } else {
            Secrecy::Kept
        },
    };
    if let Some(path) = &args.html {
        let mut file = OutputFile::begin(path, &[log.path()])?;
        let written = file.write_all(render::stats_html(&page).as_bytes());
        written.with_context(|| unwritable(path))?;
        file.finish()?;
        terminal.print(&format!("{}: written\n", visible(&path.display().to_string())))?;
        return Ok(Outcome::Fine);
    }
    let text = match args.format {
        Format::Human => render::stats(&page, terminal.width()),
        Format::Json => to_text(&StatsDocument::of(&page, now)),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

/// The marks of the last `n` weeks, which begin where this day ends.
fn weeks(log: &AttemptLog, now: Timestamp, n: u32) -> Result<Vec<Period>> {
    let tomorrow = ZonedDateTime::new(now, TimeZone::system())
        .start_of_day()?
        .checked_add(1.day())?;
    let bounds = (0..=n).rev().map(|back| {
        let start = tomorrow.checked_sub(i64::from(back).weeks())?;
        Ok(start.timestamp())
    });
    let bounds: Vec<Timestamp> = bounds.collect::<Result<_>>()?;
    let mut periods = log.marks_over(&bounds)?;
    // What is later than the time asked about is not shown.
    periods.pop();
    Ok(periods)
}
