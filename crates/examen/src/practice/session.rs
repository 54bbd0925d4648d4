//! Which question is asked, and what became of it.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use anyhow::Result;
use examen_bank::Score;
use examen_grader::Grade;
use examen_history::{Attempt, AttemptLog, Source};
use examen_library::Submission;
use jiff::Timestamp;

use super::answering::{Answering, Before, FollowedUp};
use super::asked::Asked;
use super::elsewhere::Elsewhere;
use super::follow_up::{FollowUp, follow_up};
use super::verdict::Judged;

/// How questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Marks as they grow, hints, verdicts.
    Practice,
    /// A clock, and no feedback before the end.
    Interview,
}

/// A sitting.
pub(crate) struct Session<'a> {
    pub(super) log: &'a mut AttemptLog,
    pub(super) mode: Mode,
    /// When the time is up.
    pub(super) deadline: Option<Instant>,
    pub(super) stage: Stage<'a>,
    /// How many questions were begun, and how many there are.
    pub(super) n_begun: usize,
    pub(super) n_questions: usize,
    pub(super) elsewhere: Elsewhere,
    queue: VecDeque<Asked<'a>>,
    finished: Vec<Finished<'a>>,
    all: Vec<Asked<'a>>,
    end: End,
}

/// What a sitting came to.
pub(crate) struct Sitting<'a> {
    /// What was answered, in the order in which it was asked.
    pub(crate) finished: Vec<Finished<'a>>,
    /// The questions without an answer.
    pub(crate) open: Vec<Asked<'a>>,
    pub(crate) end: End,
}

/// Why nothing more was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// All was asked, or the learner had enough.
    Chosen,
    TimeUp,
}

/// What is on the screen.
pub(super) enum Stage<'a> {
    Answering(Box<Answering<'a>>),
    Verdict(Box<Judged<'a>>),
    /// Nothing is asked any more.
    Over,
}

/// A question that was answered.
#[derive(Clone)]
pub(crate) struct Finished<'a> {
    pub(crate) asked: Asked<'a>,
    /// All that was said.
    pub(crate) answer: String,
    pub(crate) grade: Grade,
    pub(crate) elapsed: Duration,
    pub(crate) follow_up: Option<AskedFurther>,
}

/// A follow-up that was asked, and what the answer was worth before.
#[derive(Clone)]
pub(crate) struct AskedFurther {
    pub(crate) follow_up: FollowUp,
    pub(crate) score_before: Score,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        log: &'a mut AttemptLog,
        questions: Vec<Asked<'a>>,
        mode: Mode,
        deadline: Option<Instant>,
    ) -> Result<Self> {
        let mut session = Self {
            log,
            mode,
            deadline,
            stage: Stage::Over,
            n_begun: 0,
            n_questions: questions.len(),
            elsewhere: Elsewhere::default(),
            all: questions.clone(),
            queue: questions.into(),
            finished: Vec::new(),
            end: End::Chosen,
        };
        session.ask_next()?;
        Ok(session)
    }

    /// What was answered, what was not, and why the sitting ended.
    pub(crate) fn into_sitting(self) -> Sitting<'a> {
        let is_answered = |asked: &Asked<'a>| {
            let mut finished = self.finished.iter();
            finished.any(|finished| finished.asked.key() == asked.key())
        };
        let open = self.all.iter().filter(|asked| !is_answered(asked));
        Sitting {
            open: open.copied().collect(),
            end: self.end,
            finished: self.finished,
        }
    }

    /// Ends a question when the time is up: what is written then is the answer.
    pub(super) fn tick(&mut self, now: Instant) -> Result<()> {
        let is_over = self.deadline.is_some_and(|deadline| now >= deadline);
        if !is_over || self.mode == Mode::Practice {
            return Ok(());
        }
        self.queue.clear();
        if let Stage::Answering(answering) = &self.stage {
            self.end = End::TimeUp;
            if answering.answer().trim().is_empty() {
                self.stage = Stage::Over;
            } else {
                self.finish(now)?;
            }
        }
        Ok(())
    }

    /// Keeps what is written, so that nothing is lost whatever happens next. Whether it is kept; otherwise the reason is
    /// shown.
    pub(super) fn keep_draft(&mut self) -> bool {
        let Stage::Answering(answering) = &mut self.stage else {
            return true;
        };
        let kept = self.log.save_draft(&answering.draft());
        if let Err(error) = &kept {
            answering.notice = Some(format!("The draft could not be kept: {error}"));
        }
        kept.is_ok()
    }

    /// What just happened, as it is shown.
    fn notice(&self) -> Option<&str> {
        match &self.stage {
            Stage::Answering(answering) => answering.notice.as_deref(),
            Stage::Verdict(judged) => judged.notice.as_deref(),
            Stage::Over => None,
        }
    }

    /// Whether an answer was submitted, and a question on top of it is open.
    fn is_asked_further(&self) -> bool {
        matches!(&self.stage, Stage::Answering(answering) if answering.follow_up.is_some())
    }

    pub(super) fn submit(&mut self, now: Instant) -> Result<()> {
        let Stage::Answering(answering) = &mut self.stage else {
            return Ok(());
        };
        if answering.written().trim().is_empty() {
            answering.notice = Some("There is no answer yet. Ctrl-G passes the question over.".to_owned());
            return Ok(());
        }
        if self.mode == Mode::Interview
            && answering.follow_up.is_none()
            && let Some(follow_up) = follow_up(answering.asked.question, &answering.grade)
        {
            ask_further(answering, follow_up);
            self.keep_draft();
            return Ok(());
        }
        self.finish(now)
    }

    /// Stores the answer. If that fails, it stays in the box, and the reason is shown.
    fn finish(&mut self, now: Instant) -> Result<()> {
        let Stage::Answering(answering) = &mut self.stage else {
            return Ok(());
        };
        let attempt = attempt(answering, now);
        match self.log.record(&attempt) {
            Err(error) => answering.notice = Some(format!("Not stored: {error}")),
            Ok(id) => {
                let elapsed = answering.elapsed(now);
                self.finished.push(finished(answering, elapsed));
                let judged = Judged {
                    asked: answering.asked,
                    attempt: id,
                    answer: answering.answer(),
                    grade: std::mem::take(&mut answering.grade),
                    hints: std::mem::take(&mut answering.hints),
                    elapsed,
                    ticks: BTreeMap::new(),
                    selected: 0,
                    scroll: 0,
                    notice: None,
                    next_in_days: None,
                    leeches: BTreeMap::new(),
                };
                self.stage = Stage::Verdict(Box::new(judged));
                match self.mode {
                    Mode::Practice => self.say_when_next()?,
                    Mode::Interview => self.ask_next()?,
                }
            }
        }
        Ok(())
    }

    /// Says when the question comes back, and which of its points do not stick.
    fn say_when_next(&mut self) -> Result<()> {
        let Stage::Verdict(judged) = &mut self.stage else {
            return Ok(());
        };
        let scheduler = self.log.scheduler()?;
        let retention = self.log.settings()?.retention;
        let memories = self.log.memories()?;
        let Some(memory) = memories.get(&judged.asked.key()) else {
            return Ok(());
        };
        let leeches = memory.points.iter().filter(|(_, memory)| memory.is_leech());
        judged.leeches = leeches
            .map(|(point, memory)| (point.clone(), memory.n_missed))
            .collect();
        let dues = memory
            .points
            .values()
            .map(|memory| memory.due(&scheduler, retention));
        let next = dues.min();
        judged.next_in_days = next.map(|due| (due.duration_since(Timestamp::now()).as_hours() + 12) / 24);
        Ok(())
    }

    /// Goes on without an answer. What was submitted before a follow-up stays submitted.
    pub(super) fn skip(&mut self, now: Instant) -> Result<()> {
        if self.is_asked_further() {
            return self.finish(now);
        }
        // What is there of the answer is a draft, and offered next time.
        self.keep_draft();
        self.ask_next()
    }

    /// Stores what the learner said, and goes on.
    pub(super) fn next(&mut self) -> Result<()> {
        if self.store_ticks() {
            self.ask_next()
        } else {
            Ok(())
        }
    }

    /// Stores what the learner said, or what was submitted before a follow-up, and ends the sitting. Where that fails, the
    /// reason is shown, and who has read it may leave all the same.
    pub(super) fn quit(&mut self, now: Instant) -> Result<()> {
        let seen = self.notice().map(str::to_owned);
        let is_stored = if self.is_asked_further() {
            self.queue.clear();
            self.finish(now)?;
            matches!(self.stage, Stage::Over)
        } else {
            self.keep_draft() && self.store_ticks()
        };
        if is_stored || seen.is_some_and(|seen| self.notice() == Some(&seen)) {
            self.stage = Stage::Over;
        }
        Ok(())
    }

    /// Whether it is stored; otherwise the reason is shown.
    fn store_ticks(&mut self) -> bool {
        let Stage::Verdict(judged) = &mut self.stage else {
            return true;
        };
        let assessment = judged.assessment(Timestamp::now());
        let stored = assessment.map_or(Ok(()), |assessment| self.log.assess(&assessment));
        match stored {
            Ok(()) => true,
            Err(error) => {
                judged.notice = Some(format!("Not stored: {error}"));
                false
            }
        }
    }

    /// Takes the submission back; the answer is in the box again.
    pub(super) fn undo(&mut self, now: Instant) {
        let Stage::Verdict(judged) = &mut self.stage else {
            return;
        };
        match self.log.undo_last(Timestamp::now()) {
            Err(error) => judged.notice = Some(format!("Not undone: {error}")),
            Ok(_) => {
                let before = Before {
                    answer: std::mem::take(&mut judged.answer),
                    hints: std::mem::take(&mut judged.hints),
                    elapsed: judged.elapsed,
                };
                let asked = judged.asked;
                let answering = self.gone_on_with(asked, before, now);
                self.stage = Stage::Answering(Box::new(answering));
                self.finished.pop();
                self.keep_draft();
            }
        }
    }

    fn ask_next(&mut self) -> Result<()> {
        let now = Instant::now();
        let is_over = self.deadline.is_some_and(|deadline| now >= deadline);
        let Some(asked) = self.queue.pop_front().filter(|_| !is_over) else {
            self.stage = Stage::Over;
            return Ok(());
        };
        self.n_begun += 1;
        let draft = self.log.draft(&asked.names())?;
        let before = draft.map(|draft| Before {
            answer: draft.text,
            hints: draft.hints,
            elapsed: Duration::from_secs(draft.seconds.into()),
        });
        let before = before.unwrap_or_default();
        let notice = (!before.answer.is_empty()).then(|| "Here is what you wrote before.".to_owned());
        let mut answering = self.gone_on_with(asked, before, now);
        answering.notice = notice;
        self.stage = Stage::Answering(Box::new(answering));
        Ok(())
    }

    /// A question with what there is of its answer, and in practice with the hints that were taken.
    fn gone_on_with(&self, asked: Asked<'a>, before: Before, now: Instant) -> Answering<'a> {
        let mut answering = Answering::go_on(asked, before, now);
        if self.mode == Mode::Practice {
            answering.tell_again();
        }
        answering
    }
}

fn ask_further(answering: &mut Answering<'_>, follow_up: FollowUp) {
    let answer = answering.written();
    answering.hints.push(follow_up.hint.clone());
    answering.follow_up = Some(FollowedUp { follow_up, answer });
    // What was said before counts from now on, before anything is added.
    answering.replace("");
    answering.scroll = 0;
    answering.notice = None;
}

fn finished<'a>(answering: &Answering<'a>, elapsed: Duration) -> Finished<'a> {
    let asked = answering.asked;
    let follow_up = answering.follow_up.as_ref().map(|followed_up| AskedFurther {
        follow_up: followed_up.follow_up.clone(),
        score_before: asked.grade(&followed_up.answer).score,
    });
    Finished {
        asked,
        answer: answering.answer(),
        grade: answering.grade.clone(),
        elapsed,
        follow_up,
    }
}

fn attempt(answering: &Answering<'_>, now: Instant) -> Attempt {
    let answer = answering.answer();
    let submission = Submission {
        bank: answering.asked.bank.to_owned(),
        question: answering.asked.question,
        answer: &answer,
        hints: answering.hints.clone(),
        seconds: answering.seconds(now),
        source: Source::Terminal,
        at: Timestamp::now(),
    };
    submission.attempt(&answering.grade)
}
