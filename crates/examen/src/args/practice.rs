//! `examen practice`, `examen due` and `examen stats`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use examen_bank::Level;

use super::history::HistoryChoice;
use super::new::level;
use super::shared::{BankChoice, Format, seed};
use super::standing::StandingChoice;
use super::time::Minutes;

/// Practise on a screen: the question that will teach you most comes next
///
/// Due questions come first by the marks you would lose now, mixed with new ones and across topics. While you write,
/// words that earn something are coloured. Each submitted answer is kept at once; a half-written one is kept while you
/// type, and offered next time.
///
/// Interview mode has a clock and gives no feedback before the end; what you missed decides the follow-up questions,
/// and at the end there is a page for a mentor.
#[derive(Args, Debug)]
#[command(after_help = PRACTICE_EXAMPLES)]
pub(crate) struct PracticeArgs {
    /// Only questions of this topic or with this tag
    #[arg(long, short = 't', value_name = "TOPIC")]
    pub(crate) topic: Option<String>,

    /// Only questions of this level, 1 (everybody) to 5 (few)
    #[arg(long, short = 'l', value_name = "LEVEL", value_parser = level)]
    pub(crate) level: Option<Level>,

    /// At most so many questions
    #[arg(long, short = 'n', value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) count: Option<u32>,

    /// Stop asking after so many minutes; 2.5 are two and a half
    #[arg(long, short = 'm', value_name = "MINUTES")]
    pub(crate) minutes: Option<Minutes>,

    /// How to be asked
    #[arg(long, value_name = "MODE", default_value = "practice")]
    pub(crate) mode: PracticeMode,

    /// Go on with questions that are not due yet, whatever the day's limits say
    #[arg(long)]
    pub(crate) ahead: bool,

    /// Which draw among questions that are equally worth asking; taken from the system if not given
    #[arg(long, short = 's', value_name = "SEED", value_parser = seed, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,

    /// Where the page for a mentor goes after an interview
    #[arg(long, value_name = "FILE", default_value = "debrief.md")]
    pub(crate) debrief: PathBuf,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const PRACTICE_EXAMPLES: &str = "\
Examples:
  examen practice
  examen practice --topic caching --count 3
  examen practice --mode interview --minutes 30 --debrief monday.md";

/// How to be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PracticeMode {
    /// With marks as you type, hints and verdicts
    #[default]
    Practice,
    /// With a clock and without feedback until the end
    Interview,
}

/// Show which questions to practise now
///
/// A question is due when one of its important points is about to be forgotten: one the answer cannot pass without, or
/// one that is worth at least half as much as the most valuable.
#[derive(Args, Debug)]
#[command(after_help = DUE_EXAMPLES)]
pub(crate) struct DueArgs {
    /// Only questions of this topic or with this tag
    #[arg(long, short = 't', value_name = "TOPIC")]
    pub(crate) topic: Option<String>,

    /// Only questions of this level, 1 (everybody) to 5 (few)
    #[arg(long, short = 'l', value_name = "LEVEL", value_parser = level)]
    pub(crate) level: Option<Level>,

    /// Who is to read the output; JSON holds every question and point
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    #[command(flatten)]
    pub(crate) standing: StandingChoice,
}

const DUE_EXAMPLES: &str = "\
Examples:
  examen due
  examen due --topic caching
  examen due --at 2026-12-24
  examen due --format json";

/// Show what became of your practice
///
/// Marks over time, how much you will remember, the topics with their weakest points, and how well you judge your own
/// answers.
#[derive(Args, Debug)]
#[command(after_help = STATS_EXAMPLES)]
pub(crate) struct StatsArgs {
    /// How many weeks to look back
    #[arg(long, short = 'w', value_name = "WEEKS", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=520))]
    pub(crate) weeks: u32,

    /// Show what the weakest points are, instead of only how many
    #[arg(long, short = 'r')]
    pub(crate) reveal: bool,

    /// Write a page with the same plots to this file
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub(crate) html: Option<PathBuf>,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    #[command(flatten)]
    pub(crate) standing: StandingChoice,
}

const STATS_EXAMPLES: &str = "\
Examples:
  examen stats
  examen stats --weeks 52 --reveal
  examen stats --html stats.html
  examen stats --format json";
