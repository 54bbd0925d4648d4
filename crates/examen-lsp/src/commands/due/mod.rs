//! `examen.due`: what to practise now, what later, and which points keep being missed.

mod listed;

use std::cmp::Reverse;

use examen_history::memory::PointMemory;
use examen_history::schedule::{PointStatus, Standing, Wanted};
use serde::{Deserialize, Serialize};

use super::{Effect, Outcome};
use crate::features::Context;
use crate::practice::Remembering;
use crate::protocol::Answer;
use listed::{Listed, Weak};

/// How many questions of each kind are given if nobody says.
const LIMIT: usize = 50;

/// Which questions are wanted.
#[derive(Debug, Deserialize)]
pub(super) struct DueArgument {
    limit: Option<usize>,
    topic: Option<String>,
    /// Whether labels of points that were missed may be told.
    #[serde(default)]
    reveal: bool,
}

/// What to practise.
#[derive(Debug, Serialize)]
struct DueList<'a> {
    counts: Counts,
    today: Room,
    due: Vec<Listed<'a>>,
    new: Vec<Listed<'a>>,
    later: Vec<Listed<'a>>,
    weak: Vec<Weak<'a>>,
}

/// How many questions there are, whatever the limit.
#[derive(Debug, Serialize)]
struct Counts {
    due: usize,
    new: usize,
    later: usize,
    weak: usize,
}

/// How many questions the day still has room for.
#[derive(Debug, Serialize)]
struct Room {
    due: usize,
    new: usize,
}

/// Runs `examen.due`. The history is read anew: another program may have written to it.
///
/// # Errors
/// The history cannot be used; the message says why and what to do.
pub(super) fn due(context: &Context, argument: &DueArgument) -> Answer<Outcome> {
    let remembered = context.remember()?;
    let now = remembered.now();
    let wanted = Wanted {
        topic: argument.topic.clone(),
        ..Wanted::default()
    };
    let fitting = remembered.questions().filter(|known| wanted.fits(known.entry));
    let (mut due, mut new, mut later) = (Vec::new(), Vec::new(), Vec::new());
    for known in fitting {
        match known.status.standing {
            Standing::Due(_) => due.push(known),
            Standing::New => new.push(known),
            Standing::Later(since) => later.push((since, known)),
        }
    }
    due.sort_by(|a, b| b.status.expected_loss.total_cmp(&a.status.expected_loss));
    later.sort_by_key(|(since, _)| *since);
    let later: Vec<Remembering<'_>> = later.into_iter().map(|(_, known)| known).collect();
    let weak = weak(due.iter().chain(&later));
    let limit = argument.limit.unwrap_or(LIMIT);
    let answer = DueList {
        counts: Counts {
            due: due.len(),
            new: new.len(),
            later: later.len(),
            weak: weak.len(),
        },
        today: Room {
            due: remembered.quota.due,
            new: remembered.quota.new,
        },
        due: due
            .iter()
            .take(limit)
            .map(|known| Listed::of(*known, now))
            .collect(),
        new: new
            .iter()
            .take(limit)
            .map(|known| Listed::of(*known, now))
            .collect(),
        later: later
            .iter()
            .take(limit)
            .map(|known| Listed::of(*known, now))
            .collect(),
        weak: weak
            .iter()
            .take(limit)
            .map(|(known, point)| Weak::of(*known, point))
            .map(|weak| if argument.reveal { weak } else { weak.covered() })
            .collect(),
    };
    Ok(Outcome::of(&answer)?.with(Effect::Recall))
}

/// Points that keep being missed: leeches first, then what was missed most often.
fn weak<'r, 'l>(
    questions: impl Iterator<Item = &'l Remembering<'r>>,
) -> Vec<(Remembering<'r>, &'r PointStatus)>
where
    'r: 'l,
{
    let points = questions.flat_map(|known| known.status.points.iter().map(|point| (*known, point)));
    let mut weak: Vec<_> = points.filter(|(_, point)| is_weak(point)).collect();
    weak.sort_by_key(|(_, point)| {
        let n_missed = point.memory.map_or(0, |memory| memory.n_missed);
        (!point.is_leech(), Reverse(n_missed))
    });
    weak
}

fn is_weak(point: &PointStatus) -> bool {
    let keeps_being_missed = |memory: PointMemory| memory.n_missed > 1 && !memory.last_rating.is_recalled();
    point.is_leech() || point.memory.is_some_and(keeps_being_missed)
}
