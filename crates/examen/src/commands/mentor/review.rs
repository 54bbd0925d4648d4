//! `examen review`

use std::io::{self, BufRead};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use examen_bank::files::{Overwrite, SizeCap, read, write_atomically};
use examen_bank::{CaseFile, FileKind, Ruling};
use examen_library::Library;
use examen_report::{Attempts, Cohort, CohortQuestion, DoubtfulPoint, Key, Report, doubtful_points};

use super::tell;
use crate::args::ReviewArgs;
use crate::commands::Outcome;
use crate::commands::report::notice;
use crate::mentor::{AddedCases, Gathering, Identity, RulingOn, Rulings, cases_of};
use crate::render;
use crate::terminal::{Terminal, visible};

/// A verdict at least so doubtful is asked about: at half the way from the threshold to what is clear.
const DOUBTFUL: f64 = 0.4;

/// Walks a mentor through doubtful points, or turns rulings into cases.
///
/// # Errors
/// A path, a bank or a review that cannot be used.
pub(crate) fn run(args: &ReviewArgs, terminal: Terminal) -> Result<Outcome> {
    let mut gathering = Gathering::at(&args.paths, &args.bank_choice.banks)?;
    let cohort = gathering.cohort(&Identity::Alias);
    let outcome = tell(&gathering, &Identity::Alias, terminal)?;
    match (&args.as_cases, &args.reviewer) {
        (Some(path), _) => add_cases(&cohort, &gathering.library, path, terminal)?,
        (None, Some(reviewer)) => walk(args, cohort, reviewer, terminal)?,
        (None, None) => bail!("who reviews? name yourself with `--reviewer`"),
    }
    Ok(outcome)
}

fn add_cases(cohort: &Cohort, library: &Library, path: &Path, terminal: Terminal) -> Result<()> {
    let shown = path.display();
    let source = if path.exists() {
        read(path, SizeCap::DEFAULT)?.text
    } else {
        String::new()
    };
    if FileKind::recognise(path, &source) != Some(FileKind::Cases) {
        bail!("{shown}: is no file of cases; call it `NAME.cases.md`");
    }
    let mut cases = CaseFile::parse(&source).value;
    let bank = library.for_cases(&cases, path);
    let AddedCases { n_added, left_out } = cases_of(cohort, bank, &mut cases);
    if n_added > 0 {
        let text = if source.is_empty() {
            cases.print()
        } else {
            cases.reprint(&source)
        };
        if n_cases(&CaseFile::parse(&text).value) != n_cases(&cases) {
            bail!("{shown}: what stands in it would swallow cases; close its code block or comment first");
        }
        write_atomically(path, &text, Overwrite::Replace)?;
    }
    if !left_out.is_empty() {
        let names: Vec<String> = left_out.iter().map(|name| format!("`{name}`")).collect();
        let text = format!(
            "{shown}: answers to {} are left out, for these cases are those of another question of this id; call a file after \
             the bank, `BANK.cases.md`, to keep them",
            names.join(", ")
        );
        notice(&text, terminal)?;
    }
    let cases = render::count(n_added, "case");
    terminal.print(&format!(
        "{}: {cases} added\n",
        visible(&path.display().to_string())
    ))?;
    Ok(())
}

fn n_cases(cases: &CaseFile) -> usize {
    cases.sections.iter().map(|section| section.cases.len()).sum()
}

fn walk(args: &ReviewArgs, cohort: Cohort, reviewer: &str, terminal: Terminal) -> Result<()> {
    let report = Report::new("", cohort, Attempts::Last, Key::Shown);
    let cohort = &report.cohort;
    let least = if args.all { 0.0 } else { DOUBTFUL };
    let mut points = doubtful_points(cohort, &report.wording, least);
    if let Some(id) = &args.question {
        let is_meant = |question: &CohortQuestion| question.id.as_str() == id || question.name == *id;
        if !cohort.questions.iter().any(is_meant) {
            bail!("no answer is to a question `{id}`; `examen report` lists those that are answered");
        }
        points.retain(|found| {
            let question = cohort.answers[found.answers[0]].question as usize;
            is_meant(&cohort.questions[question])
        });
    }
    if points.is_empty() {
        terminal.print(nothing_to_ask(args))?;
        return Ok(());
    }
    let mut rulings = Rulings::of(reviewer);
    let mut input = io::stdin().lock();
    let (mut n_points, mut n_ruled) = (0, 0);
    for (at, found) in points.iter().enumerate() {
        terminal.print(&render::doubtful_point(
            cohort,
            found,
            (at + 1, points.len()),
            terminal.width(),
        ))?;
        match ask(&mut input, found, terminal)? {
            Reply::Keep => {}
            Reply::Stop => break,
            Reply::Rule {
                ruling,
                reason,
                reach,
            } => {
                let answers = match reach {
                    Reach::All => &found.answers[..],
                    Reach::One => &found.answers[..1],
                };
                n_points += 1;
                for answer_idx in answers {
                    write(
                        &mut rulings,
                        cohort,
                        (*answer_idx, found.point),
                        ruling,
                        reason.as_deref(),
                    )?;
                    n_ruled += 1;
                }
            }
        }
    }
    let files = rulings
        .written()
        .map(|path| format!("{}\n", visible(&path.display().to_string())));
    let files: String = files.collect();
    terminal.print(&format!(
        "\n{} on {n_points} of {} written\n{files}",
        render::count(n_ruled, "ruling"),
        render::count(points.len(), "doubtful point")
    ))?;
    Ok(())
}

/// Why nothing is asked.
fn nothing_to_ask(args: &ReviewArgs) -> &'static str {
    match (&args.question, args.all) {
        (_, true) => "there is no point left to rule on\n",
        (Some(_), false) => "nothing is doubtful about that question; --all asks about every point\n",
        (None, false) => "nothing is doubtful; --all asks about every point\n",
    }
}

/// What a mentor says to a point.
enum Reply {
    Keep,
    Stop,
    Rule {
        ruling: Ruling,
        reason: Option<String>,
        reach: Reach,
    },
}

/// How far a ruling reaches.
#[derive(Clone, Copy)]
enum Reach {
    /// To all answers in like words.
    All,
    /// To the one that is shown.
    One,
}

/// Asks until the reply is one of those offered; the end of input stops the walk.
fn ask(input: &mut impl BufRead, found: &DoubtfulPoint, terminal: Terminal) -> Result<Reply> {
    let offer = if found.answers.len() > 1 {
        "[y] grant all  [n] withhold all  [Y/N] only this one  [Enter] keep  [q] stop: "
    } else {
        "[y] grant  [n] withhold  [Enter] keep  [q] stop: "
    };
    loop {
        terminal.print(offer)?;
        let Some(line) = line(input)? else {
            return Ok(Reply::Stop);
        };
        let (ruling, reach) = match line.as_str() {
            "" => return Ok(Reply::Keep),
            "q" => return Ok(Reply::Stop),
            "y" => (Ruling::Granted, Reach::All),
            "n" => (Ruling::Withheld, Reach::All),
            "Y" => (Ruling::Granted, Reach::One),
            "N" => (Ruling::Withheld, Reach::One),
            _ => continue,
        };
        let verb = match ruling {
            Ruling::Granted => "grant",
            Ruling::Withheld => "withhold",
        };
        terminal.print(&format!("why you {verb} it, or [Enter] for no reason: "))?;
        // On a line that is read as a whole, Esc is a sign like others.
        let reason = self::line(input)?.map(|reason| reason.replace(|c: char| c.is_control(), ""));
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        return Ok(Reply::Rule {
            ruling,
            reason,
            reach,
        });
    }
}

/// A line without white space around; none at the end of input.
fn line(input: &mut impl BufRead) -> Result<Option<String>> {
    let mut line = String::new();
    let n_read = input.read_line(&mut line).context("cannot read the reply")?;
    Ok((n_read > 0).then(|| line.trim().to_owned()))
}

fn write(
    rulings: &mut Rulings,
    cohort: &Cohort,
    (answer_idx, point_idx): (usize, usize),
    ruling: Ruling,
    reason: Option<&str>,
) -> Result<()> {
    let answer = &cohort.answers[answer_idx];
    let question = &cohort.questions[answer.question as usize];
    let (Some(sheet), Some(text)) = (cohort.sheet_of(answer), &answer.text) else {
        bail!("the answer stands in no file");
    };
    rulings.write(&RulingOn {
        sheet: Path::new(&sheet.path),
        question: &question.name,
        answer: text.hash,
        point: &question.points[point_idx].id,
        ruling,
        reason,
    })
}
