//! `examen practice`

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Error, Result, anyhow, bail};
use examen_bank::files::{Overwrite, write_atomically};
use examen_history::schedule::{Ahead, Quota, Schedule, Wanted};
use examen_history::{Access, AttemptLog, Catalogue};
use jiff::Timestamp;

use super::Outcome;
use super::standing::Standing;
use super::topics::unknown_topic;
use crate::args::{PracticeArgs, PracticeMode};
use crate::history_file;
use crate::practice::{Asked, End, Finished, Mode, Session, Sitting, debrief, run as run_session};
use crate::render::{count, half_written};
use crate::terminal::Terminal;

/// How many questions an interview has where nobody says.
const INTERVIEW_QUESTIONS: usize = 3;
/// How long a question of an interview takes where the bank does not say.
const USUAL_TIME: Duration = Duration::from_secs(5 * 60);

/// What is said where everything for today is done.
const NOTHING_DUE: &str = "nothing is due and nothing new is left for today; `examen due` says more, and --ahead asks all the same\n";

/// Asks questions on a screen. Where none is due there is nothing wrong, which is said.
///
/// # Errors
/// There is no terminal, nothing to ask, or a bank or the history that cannot be used.
pub(super) fn run(args: &PracticeArgs, terminal: Terminal) -> Result<Outcome> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        bail!(
            "practice needs a terminal; without one, `examen due` lists what to practise, `examen new` writes a sheet \
             and `examen grade` marks it"
        );
    }
    let open = || history_file::open(&args.history);
    let Standing {
        library,
        catalogue,
        mut log,
        schedule,
    } = Standing::of(&args.bank_choice, open, Timestamp::now(), terminal)?;
    if log.access() == Access::ReadOnly {
        bail!(
            "{}: is write-protected, so that no answer could be kept; choose another file with --history",
            log.path().display()
        );
    }
    let plan = plan(args, &catalogue, &schedule, &log)?;
    let names: Vec<String> = library.banks.iter().map(|bank| bank.name()).collect();
    let keys = plan.iter().map(|idx| &catalogue.entries()[*idx].key);
    let questions: Vec<Asked<'_>> = keys
        .filter_map(|key| Asked::find(&library, &names, key))
        .collect();
    let wanted = wanted(args);
    if !catalogue.entries().iter().any(|entry| wanted.fits(entry)) {
        return Err(nothing_fits(args, &catalogue));
    }
    if questions.is_empty() {
        terminal.print(NOTHING_DUE)?;
        return Ok(Outcome::Fine);
    }
    let mode = match args.mode {
        PracticeMode::Practice => Mode::Practice,
        PracticeMode::Interview => Mode::Interview,
    };
    let deadline = deadline(args, &questions);
    let mut session = Session::new(&mut log, questions, mode, deadline)?;
    run_session(&mut session)?;
    let sitting = session.into_sitting();
    if sitting.end == End::TimeUp {
        terminal.print(&time_up(sitting.open.len()))?;
    }
    terminal.print(&farewell(&sitting.finished))?;
    if mode == Mode::Interview && !sitting.finished.is_empty() {
        let path = write_debrief(&args.debrief, &sitting)?;
        terminal.print(&format!("debrief: {}\n", path.display()))?;
    }
    log.check_in_place()
        .context("what was submitted may be lost with the file")?;
    let drafts = log.drafts()?.into_iter();
    let n_drafts = drafts
        .filter(|draft| catalogue.resolve(&draft.key).is_some())
        .count();
    // What was begun in an interview is kept, too.
    if n_drafts > 0 {
        terminal.print(&format!("{}\n", half_written(n_drafts)))?;
    }
    Ok(Outcome::Fine)
}

fn wanted(args: &PracticeArgs) -> Wanted {
    let is_interview = args.mode == PracticeMode::Interview;
    let usual = is_interview.then_some(INTERVIEW_QUESTIONS);
    Wanted {
        topic: args.topic.clone(),
        level: args.level,
        count: args.count.map(|count| count as usize).or(usual),
        // An interview asks what there is to ask, whatever was practised lately.
        ahead: if args.ahead || is_interview {
            Ahead::Yes
        } else {
            Ahead::No
        },
        seed: args
            .seed
            .unwrap_or_else(|| RandomState::new().build_hasher().finish()),
    }
}

/// Which wish no question fulfils.
fn nothing_fits(args: &PracticeArgs, catalogue: &Catalogue) -> Error {
    let entries = catalogue.entries();
    let topic = args.topic.as_ref();
    if let Some(topic) = topic
        && !entries.iter().any(|entry| entry.is_about(topic))
    {
        return unknown_topic(topic, entries.iter().flat_map(|entry| entry.topics()));
    }
    let about = topic.map_or(String::new(), |topic| format!(" about `{topic}`"));
    match args.level {
        Some(level) => {
            let level = level.get();
            anyhow!("no question{about} has level {level}; `examen bank list` shows the levels of all")
        }
        None => anyhow!("there is no question{about}; `examen bank list` shows which there are"),
    }
}

/// Half-written answers first, the latest before the others, then what the schedule says.
fn plan(
    args: &PracticeArgs,
    catalogue: &Catalogue,
    schedule: &Schedule,
    log: &AttemptLog,
) -> Result<Vec<usize>> {
    let wanted = wanted(args);
    let quota = match args.mode {
        PracticeMode::Practice => schedule.quota(&log.settings()?, history_file::midnight(schedule.now)),
        PracticeMode::Interview => Quota::UNLIMITED,
    };
    let mut plan = match args.mode {
        PracticeMode::Practice => drafted(&wanted, catalogue, log)?,
        PracticeMode::Interview => Vec::new(),
    };
    let mut seen: HashSet<usize> = plan.iter().copied().collect();
    plan.extend(
        schedule
            .plan(catalogue, &wanted, quota)
            .into_iter()
            .filter(|idx| seen.insert(*idx)),
    );
    plan.truncate(wanted.count.unwrap_or(usize::MAX));
    Ok(plan)
}

fn drafted(wanted: &Wanted, catalogue: &Catalogue, log: &AttemptLog) -> Result<Vec<usize>> {
    let drafts = log.drafts()?;
    let places = drafts.iter().filter_map(|draft| catalogue.resolve(&draft.key));
    Ok(places
        .filter(|idx| wanted.fits(&catalogue.entries()[*idx]))
        .collect())
}

/// An interview always has an end: the time its questions take.
fn deadline(args: &PracticeArgs, questions: &[Asked<'_>]) -> Option<Instant> {
    let minutes = args.minutes.map(|minutes| minutes.0);
    let all = || {
        questions
            .iter()
            .map(|asked| asked.question.time.unwrap_or(USUAL_TIME))
            .sum()
    };
    let time = match args.mode {
        PracticeMode::Practice => minutes?,
        PracticeMode::Interview => minutes.unwrap_or_else(all),
    };
    Some(Instant::now() + time)
}

fn time_up(n_open: usize) -> String {
    match n_open {
        0 => "The time is up.\n".to_owned(),
        n => format!("The time is up; {} not answered.\n", count(n, "question")),
    }
}

fn farewell(finished: &[Finished<'_>]) -> String {
    let score: examen_bank::Score = finished.iter().map(|answered| answered.grade.score).sum();
    match finished.len() {
        0 => "Nothing was submitted.\n".to_owned(),
        // Checklists have no marks.
        n if score.available == examen_bank::Marks::ZERO => format!("{} answered.\n", count(n, "question")),
        n => format!(
            "{} answered, {}/{} marks.\n",
            count(n, "question"),
            score.awarded,
            score.available
        ),
    }
}

/// Writes the page under the first name that is free: `debrief.md`, `debrief-2.md` …
fn write_debrief(wanted: &Path, sitting: &Sitting<'_>) -> Result<PathBuf> {
    let page = debrief(sitting);
    let stem = wanted
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let extension = wanted
        .extension()
        .map(|extension| format!(".{}", extension.to_string_lossy()))
        .unwrap_or_default();
    let numbered = (2..).map(|n| wanted.with_file_name(format!("{stem}-{n}{extension}")));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    let free = names
        .find(|path| !path.exists())
        .unwrap_or_else(|| wanted.to_owned());
    write_atomically(&free, &page, Overwrite::Refuse)?;
    Ok(free)
}

#[cfg(test)]
mod tests {
    use super::time_up;

    fn check(n_open: usize, said: &str) {
        assert_eq!(time_up(n_open), said);
    }

    #[test]
    fn only_questions_that_were_left_out_are_counted() {
        check(0, "The time is up.\n");
        check(1, "The time is up; 1 question not answered.\n");
        check(2, "The time is up; 2 questions not answered.\n");
    }
}
