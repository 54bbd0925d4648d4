//! `examen stats --html`: a page with the plots of the terminal that needs nothing else.
//!
//! The template escapes what comes from banks. A content security policy allows the style sheet by its hash and
//! nothing else: no script, no network.

mod plots;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use examen_history::memory::Agreement;
use examen_history::stats::{TopicStanding, WeakPoint};
use sha2::{Digest as _, Sha256};

use super::Secrecy;
use super::points::count;
use super::stats::{StatsPage, leaning, percent};

const STYLE: &str = include_str!("stats.css");

#[derive(Template)]
#[template(path = "stats.html")]
struct Page {
    style: &'static str,
    style_hash: String,
    summary: String,
    marks_plot: String,
    memory_plot: String,
    memory_note: String,
    topics: Vec<TopicRow>,
    weak_title: &'static str,
    weak: Vec<WeakRow>,
    calibration_plot: String,
    judgements: Vec<JudgementRow>,
    leaning: &'static str,
}

struct TopicRow {
    name: String,
    asked: String,
    due: usize,
    remembered: String,
    leeches: usize,
}

struct WeakRow {
    question: String,
    what: String,
    chance: String,
    missed: String,
    leech: &'static str,
}

struct JudgementRow {
    name: String,
    both_made: u32,
    both_missed: u32,
    only_learner: u32,
    only_machine: u32,
}

/// The page.
pub(crate) fn stats_html(page: &StatsPage) -> String {
    let score = page.score();
    let n_weeks = count(page.weeks.len(), "week");
    let n_attempts: u32 = page.weeks.iter().map(|week| week.n_attempts).sum();
    let html = Page {
        style: STYLE,
        style_hash: STANDARD.encode(Sha256::digest(STYLE.as_bytes())),
        summary: format!(
            "{} in {n_weeks} for {} of {} marks; {} in all.",
            count(n_attempts as usize, "attempt"),
            score.awarded,
            score.available,
            page.n_attempts
        ),
        marks_plot: plots::marks(page),
        memory_plot: if page.forecast.is_empty() {
            String::new()
        } else {
            plots::memory(page)
        },
        memory_note: format!("A point is asked again at {:.0} %.", page.retention.get() * 100.0),
        topics: page.topics.iter().map(TopicRow::of).collect(),
        weak_title: match page.secrecy {
            Secrecy::Revealed => "point",
            Secrecy::Kept => "asks",
        },
        weak: page.weak.iter().map(|weak| WeakRow::of(page, weak)).collect(),
        calibration_plot: plots::calibration(page),
        judgements: judgements(page),
        leaning: leaning(page.calibration.all),
    };
    html.render()
        .expect("a page of strings and numbers can be written")
}

impl TopicRow {
    fn of(topic: &TopicStanding) -> Self {
        Self {
            name: topic
                .topic
                .clone()
                .unwrap_or_else(|| "without a topic".to_owned()),
            asked: format!("{}/{}", topic.n_asked, topic.n_questions),
            due: topic.n_due,
            remembered: topic.retention.map(percent).unwrap_or_default(),
            leeches: topic.n_leeches,
        }
    }
}

impl WeakRow {
    fn of(page: &StatsPage, weak: &WeakPoint) -> Self {
        let what = match page.secrecy {
            Secrecy::Revealed => &weak.point.label,
            Secrecy::Kept => &weak.heading,
        };
        Self {
            question: page.names.name(&weak.key).to_owned(),
            what: what.clone(),
            chance: percent(weak.in_a_week),
            missed: format!("{} of {}", weak.n_missed, weak.n_reviews),
            leech: if weak.is_leech { "leech" } else { "" },
        }
    }
}

fn judgements(page: &StatsPage) -> Vec<JudgementRow> {
    let row = |name: &str, agreement: Agreement| JudgementRow {
        name: name.to_owned(),
        both_made: agreement.both_made,
        both_missed: agreement.both_missed,
        only_learner: agreement.only_learner,
        only_machine: agreement.only_machine,
    };
    let topics = page.calibration.topics.iter();
    topics.map(|(topic, agreement)| row(topic, *agreement)).collect()
}
