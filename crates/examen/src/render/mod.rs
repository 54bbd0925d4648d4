//! What people see.

mod bank_list;
pub(crate) mod blocks;
mod check_summary;
mod cohort;
mod due;
pub(crate) mod evidence;
mod import_report;
mod mentor;
mod near_misses;
mod notes;
mod notices;
mod plot;
mod points;
mod question;
mod remarks;
mod review;
mod search_results;
mod sheet;
mod stats;
mod stats_page;
pub(crate) mod styles;
mod tested_cases;
mod tested_points;
mod unmarked;

pub(crate) use bank_list::bank_list;
pub(crate) use check_summary::{check_summary, left_out};
pub(crate) use cohort::cohort;
pub(crate) use due::{DuePage, due, half_written};
pub(crate) use import_report::import_report;
pub(crate) use mentor::{changes, cohort_report};
pub(crate) use notes::{evidence_quoted, remark as remark_on};
pub(crate) use notices::unapplied;
pub(crate) use points::{count, some_of};
pub(crate) use question::question;
pub(crate) use remarks::remark;
pub(crate) use review::doubtful_point;
pub(crate) use search_results::search_results;
pub(crate) use sheet::sheet;
pub(crate) use stats::{StatsPage, stats};
pub(crate) use stats_page::stats_html;
pub(crate) use tested_cases::tested_cases;
pub(crate) use tested_points::tested_points;
pub(crate) use unmarked::Unmarked;

/// How a page is laid out and what may stand on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// In columns.
    pub(crate) width: usize,
    pub(crate) details: Details,
    pub(crate) secrecy: Secrecy,
}

/// Whether it is explained how words matched and what came close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Details {
    Shown,
    Left,
}

/// Whether missed points and model answers may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secrecy {
    /// The reader asked for them.
    Revealed,
    Kept,
}
