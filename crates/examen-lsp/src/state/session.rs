//! What a candidate asked for while writing a sheet.

mod record;

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use examen_bank::{BankWords, PointId};
use examen_history::{Hint, HintGrade, QuestionKey, QuestionNames};

/// What happened to a sheet since it was first opened.
#[derive(Clone, Debug)]
pub(crate) struct SheetSession {
    /// When it was first opened: where the clock of an interview starts.
    pub(crate) opened: Opened,
    /// Whether an interview was handed in, so that feedback may be given.
    pub(crate) progress: Progress,
    /// By bank and id, with a `/` between, whatever the sheet calls the question: that hangs on which other banks there are.
    questions: BTreeMap<String, Asked>,
}

/// A moment, as clocks that go on and clocks on the wall tell it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opened {
    pub(crate) at: Instant,
    wall: SystemTime,
}

/// How far an interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// It is being written.
    Open,
    /// It was handed in.
    Submitted,
}

/// What was asked for about a question.
#[derive(Clone, Debug)]
struct Asked {
    hints: Vec<Hint>,
    is_revealed: bool,
    /// When something was asked for last.
    at: SystemTime,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            hints: Vec::new(),
            is_revealed: false,
            at: UNIX_EPOCH,
        }
    }
}

impl Opened {
    /// Now.
    pub(crate) fn now() -> Self {
        Self {
            at: Instant::now(),
            wall: SystemTime::now(),
        }
    }

    /// The moment `wall`, which is past at `now`.
    fn then(wall: SystemTime, now: SystemTime) -> Self {
        let since = now.duration_since(wall).unwrap_or_default();
        let at = Instant::now();
        Self {
            at: at.checked_sub(since).unwrap_or(at),
            wall,
        }
    }

    /// Milliseconds since 1970.
    pub(crate) fn unix_ms(&self) -> u64 {
        unix_ms(self.wall)
    }
}

fn unix_ms(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl SheetSession {
    pub(crate) fn new(opened: Opened) -> Self {
        Self {
            opened,
            progress: Progress::Open,
            questions: BTreeMap::new(),
        }
    }

    /// The hints given about a question, in the order in which they were given.
    pub(crate) fn hints(&self, question: &QuestionNames) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        for asked in self.asked(question) {
            let new = asked.hints.iter().filter(|hint| !hints.contains(hint));
            let new: Vec<Hint> = new.cloned().collect();
            hints.extend(new);
        }
        hints
    }

    /// Whether the label of a point was given away.
    pub(crate) fn knows_label(&self, question: &QuestionNames, point: &PointId) -> bool {
        let mut hints = self.asked(question).flat_map(|asked| &asked.hints);
        self.is_revealed(question)
            || hints.any(|hint| hint.grade == HintGrade::Label && hint.point.as_ref() == Some(point))
    }

    /// Whether the model answer of a question was shown.
    pub(crate) fn is_revealed(&self, question: &QuestionNames) -> bool {
        self.asked(question).any(|asked| asked.is_revealed)
    }

    /// Notes that hints were given.
    pub(crate) fn record_hints(&mut self, question: &QuestionNames, hints: Vec<Hint>) {
        let asked = self.questions.entry(name_of(&question.now)).or_default();
        asked.hints.extend(hints);
        asked.at = SystemTime::now();
    }

    /// Adds what another server knows of the same sheet. Nothing is ever taken back, so that both may write it down.
    pub(crate) fn join(&mut self, other: Self) {
        if other.opened.wall < self.opened.wall {
            self.opened = other.opened;
        }
        if other.progress == Progress::Submitted {
            self.progress = Progress::Submitted;
        }
        for (question, theirs) in other.questions {
            let asked = self.questions.entry(question).or_default();
            let new = theirs.hints.into_iter();
            let new: Vec<Hint> = new.filter(|hint| !asked.hints.contains(hint)).collect();
            asked.hints.extend(new);
            asked.is_revealed |= theirs.is_revealed;
            asked.at = asked.at.max(theirs.at);
        }
    }

    /// Notes that the model answer was shown.
    pub(crate) fn record_reveal(&mut self, question: &QuestionNames) {
        let asked = self.questions.entry(name_of(&question.now)).or_default();
        asked.is_revealed = true;
        asked.at = SystemTime::now();
    }

    /// What was asked for about a question, by all names that it has or had, also by those that servers before gave it: its
    /// id, which may have been that of another bank's question, and its id behind a word for its bank.
    fn asked(&self, question: &QuestionNames) -> impl Iterator<Item = &Asked> {
        let written = |key: &QuestionKey| {
            let QuestionKey { bank, question: id } = key;
            [
                id.to_string(),
                format!("{}/{id}", BankWords::default().word(bank)),
                name_of(key),
            ]
        };
        // What was asked for first stands first.
        let mut names: Vec<String> = question.all().rev().flat_map(written).collect();
        names.dedup();
        names.into_iter().filter_map(|name| self.questions.get(&name))
    }
}

fn name_of(question: &QuestionKey) -> String {
    format!("{}/{}", question.bank, question.question)
}
