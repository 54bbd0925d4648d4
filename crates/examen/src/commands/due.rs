//! `examen due`

use anyhow::Result;
use examen_history::schedule::{Quota, Wanted};

use super::Outcome;
use super::standing::Standing;
use super::topics::unknown_topic;
use crate::args::{DueArgs, Format};
use crate::history_file;
use crate::json::{DueDocument, to_text};
use crate::render::{self, DuePage};
use crate::terminal::Terminal;

/// Shows what to practise now.
///
/// # Errors
/// A bank or the history that cannot be used, or a topic that no question has.
pub(super) fn run(args: &DueArgs, terminal: Terminal) -> Result<Outcome> {
    let Standing {
        catalogue,
        log,
        schedule,
        ..
    } = Standing::read(&args.standing, terminal)?;
    if let Some(topic) = &args.topic {
        let entries = catalogue.entries();
        if !entries.iter().any(|entry| entry.is_about(topic)) {
            return Err(unknown_topic(
                topic,
                entries.iter().flat_map(|entry| entry.topics()),
            ));
        }
    }
    let settings = log.settings()?;
    let wanted = Wanted {
        topic: args.topic.clone(),
        level: args.level,
        ..Wanted::default()
    };
    let mut drafts = log.drafts()?;
    // A question of a bank that is not here is not asked here.
    drafts.retain(|draft| catalogue.resolve(&draft.key).is_some());
    let page = DuePage {
        catalogue: &catalogue,
        schedule: &schedule,
        plan: schedule.plan(&catalogue, &wanted, Quota::UNLIMITED),
        wanted: &wanted,
        quota: schedule.quota(&settings, history_file::midnight(schedule.now)),
        drafts,
    };
    let text = match args.format {
        Format::Human => render::due(&page, terminal.width()),
        Format::Json => to_text(&DueDocument::of(&page)),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
