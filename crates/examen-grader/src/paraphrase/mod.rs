//! Points made in words that no evidence line foresaw.
//!
//! A sentence in other words fills no alternative, but it is still more about one point than about any other. Every
//! passage of an answer (a sentence, or two in a row) is laid beside the alternatives of all points, with words of like
//! meaning filling slots in part; what decides is by how much a point fits a passage better than its rivals do, its
//! *margin*. Likeness by itself tells little, because all that is said about a subject is like all its points.
//!
//! The margin says nothing about an answer to another question, so the answer's share of the rubric's words and of the
//! question's own count too. `data/fit_lines.py` fits how these signals weigh.

mod belief;
mod fill;
mod neighbours;
mod passage;
mod passages;
mod read_wording;
mod share;
mod signals;
mod subject;
mod tables;
mod wording;

pub(crate) use fill::Fill;
pub(crate) use neighbours::{Near, Neighbours};
pub(crate) use passage::Passage;
pub(crate) use passages::{Passages, Text};
pub use signals::PointSignals;
pub(crate) use signals::{Signals, Support, signals};
pub(crate) use subject::{Focus, Subject, SubjectWord};
pub(crate) use tables::Tables;
pub(crate) use wording::{WordOption, Wording};

/// From this probability on a point counts as made. At one half the fit agrees best with people, and a paraphrase that
/// is believed earns at least half its point.
pub(crate) const BELIEVED: f64 = 0.5;
