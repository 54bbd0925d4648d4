//! What is shown of graded sheets, one after the other.

use std::io::{self, BufWriter, Stdout};
use std::path::PathBuf;

use anyhow::Result;
use examen_bank::files::FileProblem;
use examen_bank::{Issue, IssueKind, Marks, is_below_percent};
use examen_library::GradedSheet;
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Format, GradeArgs};
use crate::commands::Outcome;
use crate::commands::report::{notice, problem, remarks, warning};
use crate::grading::{Cohort, OddSheets};
use crate::json::GradeDocument;
use crate::remark::Remark;
use crate::render::{self, Details, Page, Secrecy, count};
use crate::terminal::Terminal;

/// The output of `examen grade` while it grows.
pub(super) struct Show {
    terminal: Terminal,
    page: Page,
    progress: ProgressBar,
    view: View,
    cohort: Cohort,
    /// Percent below which a sheet fails.
    fail_under: Option<f64>,
    failed: Vec<String>,
    problems: Vec<FileProblem>,
    faulty_banks: Vec<PathBuf>,
    /// How many guesses at the question of a heading there were, and how many of them were not shown.
    n_guesses: usize,
    n_left_out: usize,
    odd_sheets: OddSheets,
    outcome: Outcome,
}

/// A guess that the rest of the page confirms, by the question that stands there; of everything else somebody has to know.
const GUESS: &str = "inexact-heading";

/// So many guesses say what is the matter; screens full of them hide the marks.
const MOST_GUESSES: usize = 3;

enum View {
    /// Every sheet in full.
    Pages,
    /// Every sheet in full, then the table.
    PagesAndTable,
    /// Only the table.
    Table,
    Json(GradeDocument<BufWriter<Stdout>>),
}

impl Show {
    pub(super) fn begin(args: &GradeArgs, n_sheets: usize, terminal: Terminal) -> Result<Self> {
        let view = match args.format {
            Format::Json => View::Json(GradeDocument::begin(BufWriter::new(io::stdout()))?),
            Format::Human if n_sheets == 1 => View::Pages,
            Format::Human if args.details => View::PagesAndTable,
            Format::Human => View::Table,
        };
        let page = Page {
            width: terminal.width(),
            details: if args.details {
                Details::Shown
            } else {
                Details::Left
            },
            secrecy: if args.reveal {
                Secrecy::Revealed
            } else {
                Secrecy::Kept
            },
        };
        Ok(Self {
            terminal,
            page,
            progress: progress_bar(n_sheets),
            view,
            cohort: Cohort::default(),
            fail_under: args.fail_under,
            failed: Vec::new(),
            problems: Vec::new(),
            faulty_banks: Vec::new(),
            n_guesses: 0,
            n_left_out: 0,
            odd_sheets: OddSheets::default(),
            outcome: Outcome::Fine,
        })
    }

    /// A file that cannot be used.
    pub(super) fn problem(&mut self, file: FileProblem) -> Result<()> {
        self.outcome = Outcome::Findings;
        self.progress.suspend(|| problem(&file, self.terminal))?;
        self.problems.push(file);
        Ok(())
    }

    /// What is wrong with a bank: a finding where a sheet is graded by it.
    pub(super) fn problem_of_bank(&mut self, of_bank: FileProblem) -> Result<()> {
        problem(&of_bank, self.terminal)?;
        self.faulty_banks.push(of_bank.path.clone());
        self.problems.push(of_bank);
        Ok(())
    }

    /// The next sheet.
    pub(super) fn sheet(&mut self, graded: &GradedSheet<'_>) -> Result<()> {
        self.progress.inc(1);
        self.judge(graded);
        if let View::Json(document) = &mut self.view {
            return Ok(document.push(graded)?);
        }
        let path = graded.file.path.display().to_string();
        let oddities = graded.issues.iter().filter(|issue| !is_told_elsewhere(issue));
        let oddities = self.chosen(oddities.cloned().map(Remark::from).collect());
        self.progress
            .suspend(|| remarks(&oddities, &path, &graded.file.text, self.terminal))?;
        if matches!(self.view, View::Pages) {
            self.tell_left_out()?;
        }
        match self.view {
            View::Pages => self.terminal.print(&render::sheet(graded, &self.page))?,
            View::PagesAndTable => {
                let page = render::sheet(graded, &self.page);
                self.progress
                    .suspend(|| self.terminal.print(&format!("{page}\n")))?;
            }
            View::Table => {
                self.odd_sheets.look_at(graded, &path);
                for text in graded.notices.iter().filter_map(render::unapplied) {
                    self.progress.suspend(|| warning(&text, self.terminal))?;
                }
            }
            View::Json(_) => {}
        }
        self.cohort.push(graded);
        Ok(())
    }

    /// The remarks to show: of guesses only the first ones, unless all are asked for.
    fn chosen(&mut self, mut oddities: Vec<Remark>) -> Vec<Remark> {
        let n_all = oddities.len();
        if self.page.details == Details::Left {
            oddities.retain(|remark| {
                let is_guess = remark.code == GUESS;
                self.n_guesses += usize::from(is_guess);
                !is_guess || self.n_guesses <= MOST_GUESSES
            });
        }
        self.n_left_out += n_all - oddities.len();
        oddities
    }

    fn tell_left_out(&self) -> Result<()> {
        if self.n_left_out > 0 {
            let more = count(self.n_left_out, "more heading");
            notice(
                &format!("{more} taken for a question like those above; --details shows all"),
                self.terminal,
            )?;
        }
        Ok(())
    }

    /// What comes after the last sheet.
    pub(super) fn end(self) -> Result<Outcome> {
        self.progress.finish_and_clear();
        if matches!(self.view, View::Table) {
            self.tell_left_out()?;
            for text in self.odd_sheets.told() {
                warning(&text, self.terminal)?;
            }
        }
        match self.view {
            View::Pages => {}
            View::Json(document) => document.end(&self.problems)?,
            View::PagesAndTable | View::Table => {
                self.terminal.print(&render::cohort(&self.cohort, &self.page))?;
            }
        }
        if let (Some(percent), false) = (self.fail_under, self.failed.is_empty()) {
            let failed = self.failed.join(", ");
            self.terminal
                .print_error(&format!("below {percent} %: {failed}\n"))?;
        }
        Ok(self.outcome)
    }

    fn judge(&mut self, graded: &GradedSheet<'_>) {
        let score = graded.score();
        // A sheet of stories alone has no marks to fail by; one without a known question has nothing to pass by.
        let has_none = graded.answers.iter().all(|answer| answer.question.is_none());
        let is_below = |percent: f64| is_below_percent(score.share(), percent);
        let failed = |percent: f64| has_none || (score.available > Marks::ZERO && is_below(percent));
        if self.fail_under.is_some_and(failed) {
            self.failed.push(graded.file.path.display().to_string());
            self.outcome = Outcome::Findings;
        }
        let bank = graded.choice.bank.origin.file();
        let is_faulty = bank.is_some_and(|bank| self.faulty_banks.iter().any(|faulty| faulty == bank));
        if graded.has_errors() || is_faulty {
            self.outcome = Outcome::Findings;
        }
    }
}

/// Whether the page, or what stands below a table, says it, with how many questions another bank has.
fn is_told_elsewhere(issue: &Issue) -> bool {
    matches!(issue.kind, IssueKind::UnknownBank { .. })
}

/// A bar on standard error if that is a terminal; for one sheet it would only flicker.
fn progress_bar(n_sheets: usize) -> ProgressBar {
    if n_sheets < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} sheets, {eta} left");
    ProgressBar::new(n_sheets as u64).with_style(style.expect("the template is well-formed"))
}
