//! What can be typed after `examen report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{BankChoice, Format, percentage};

/// Show a cohort at a glance: marks, item analysis, every point down to the sentence
///
/// Reads the sheets in the folders that are named, with the reviews next to them. Without an option that writes a
/// file it prints a summary.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ReportArgs {
    /// Answer sheets, or folders of them
    #[arg(value_name = "PATH", required_unless_present = "from")]
    pub(crate) paths: Vec<PathBuf>,

    /// Take grades from lines of `examen grade --jsonl`; `-` is standard input
    ///
    /// A line may say {"candidate", "question_id"}; without a candidate its id is taken for one. Lines hold no words, so
    /// that a million of them fit into memory.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "banks", "against", "baseline"])]
    pub(crate) from: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Who is to read what goes to standard output; JSON goes there beside any files
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    /// What stands above the report
    #[arg(long, value_name = "TEXT", default_value = "Cohort report")]
    pub(crate) title: String,

    /// Exit with 1 if a candidate earns less than this share of the marks, or has no question that a bank knows
    #[arg(long, value_name = "PERCENT", value_parser = percentage, allow_negative_numbers = true)]
    pub(crate) fail_under: Option<f64>,

    #[command(flatten)]
    pub(crate) files: ReportFiles,

    #[command(flatten)]
    pub(crate) view: CohortView,

    #[command(flatten)]
    pub(crate) comparison: Comparison,
}

/// Which files are written; `-` is standard output.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Files to write")]
pub(crate) struct ReportFiles {
    /// One page that needs no network, with plots and every answer
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Markdown, short enough for a comment on a pull request
    #[arg(long, value_name = "FILE")]
    pub(crate) markdown: Option<PathBuf>,

    /// Everything, for machines (schema examen.report/1)
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,

    /// One row a point, all attempts
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,

    /// One row a candidate, one column a question
    #[arg(long, value_name = "FILE")]
    pub(crate) csv_wide: Option<PathBuf>,

    /// A workbook: marks, questions and points
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,

    /// JUnit: a test case a point, for any continuous integration
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,

    /// SARIF 2.1.0; alerts show what was missed to everybody who sees them
    #[arg(long, value_name = "FILE")]
    pub(crate) sarif: Option<PathBuf>,

    /// Points for GitHub Classroom
    #[arg(long, value_name = "FILE")]
    pub(crate) classroom: Option<PathBuf>,
}

/// Who and what is shown.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Who and what is shown")]
pub(crate) struct CohortView {
    /// Which attempt at a question counts
    #[arg(long, value_name = "WHICH", default_value = "first")]
    pub(crate) attempts: AttemptChoice,

    /// Keep back labels that somebody missed, and all that gives the key away
    #[arg(long)]
    pub(crate) hidden_key: bool,

    /// Show names in place of aliases, from a file with lines `alias = name`
    #[arg(long, value_name = "FILE", conflicts_with = "anonymise")]
    pub(crate) names: Option<PathBuf>,

    /// Show pseudonyms in place of aliases, those of mentors included, and of paths
    ///
    /// They are a keyed hash: the same key gives the same pseudonyms. The file holds the key, at least 16 bytes; if it
    /// is not there, it is made.
    #[arg(long, value_name = "KEY_FILE")]
    pub(crate) anonymise: Option<PathBuf>,
}

/// What marks are compared with.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Comparing")]
pub(crate) struct Comparison {
    /// Compare with the marks by the banks as they were at this Git revision
    #[arg(long, value_name = "REV", conflicts_with = "baseline")]
    pub(crate) against: Option<String>,

    /// Compare with the marks in an earlier report, as `--json` wrote it, perhaps by another version of Examen
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

/// Which attempt at a question counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum AttemptChoice {
    /// The first: later ones may have seen the key
    #[default]
    First,
    /// The latest
    Last,
}

const EXAMPLES: &str = "\
Examples:
  examen report cohort/
  examen report cohort/ --html report.html
  examen report cohort/ --markdown comment.md --junit junit.xml --hidden-key
  examen report cohort/ --against HEAD~1
  examen report cohort/ --html report.html --anonymise pseudonyms.key
  examen report --from grades.jsonl --csv-wide marks.csv";
