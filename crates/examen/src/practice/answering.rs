//! A question while it is being answered.

use std::cell::Cell;
use std::time::{Duration, Instant};

use examen_grader::Grade;
use examen_history::{Draft, Hint, HintGrade};
use examen_library::{HintText, hint_text, next_hint};
use jiff::Timestamp;
use ratatui::crossterm::event::KeyEvent;
use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::asked::Asked;
use super::follow_up::FollowUp;

/// A question while it is being answered.
pub(super) struct Answering<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) text: TextArea<'static>,
    /// What the answer would get as it stands.
    pub(super) grade: Grade,
    pub(super) hints: Vec<Hint>,
    /// What the candidate was told.
    pub(super) told: Vec<HintText>,
    /// What is asked on top, in an interview, and what was said before.
    pub(super) follow_up: Option<FollowedUp>,
    /// What just happened, in a sentence.
    pub(super) notice: Option<String>,
    /// Lines of the question that are scrolled away.
    pub(super) scroll: u16,
    /// How many rows the box had when it was drawn last.
    pub(super) n_rows: Cell<u16>,
    began: Instant,
    /// Time taken before, for an answer that is gone back to.
    earlier: Duration,
}

/// What there is of an answer that is gone back to.
#[derive(Default)]
pub(super) struct Before {
    pub(super) answer: String,
    pub(super) hints: Vec<Hint>,
    /// Time spent on it.
    pub(super) elapsed: Duration,
}

/// A follow-up that is being answered.
pub(super) struct FollowedUp {
    pub(super) follow_up: FollowUp,
    /// The answer to the question itself.
    pub(super) answer: String,
}

impl<'a> Answering<'a> {
    fn new(asked: Asked<'a>, answer: &str, now: Instant) -> Self {
        let mut answering = Self {
            asked,
            text: text_area(answer),
            grade: Grade::default(),
            hints: Vec::new(),
            told: Vec::new(),
            follow_up: None,
            notice: None,
            scroll: 0,
            n_rows: Cell::new(0),
            began: now,
            earlier: Duration::ZERO,
        };
        answering.regrade();
        answering
    }

    /// What was written `before` goes on.
    pub(super) fn go_on(asked: Asked<'a>, before: Before, now: Instant) -> Self {
        Self {
            hints: before.hints,
            earlier: before.elapsed,
            ..Self::new(asked, &before.answer, now)
        }
    }

    /// What is in the box.
    pub(super) fn written(&self) -> String {
        self.text.lines().join("\n")
    }

    /// The whole answer: what was said to the question, and to the follow-up.
    pub(super) fn answer(&self) -> String {
        joined(self.said_before(), &self.written())
    }

    /// What was said to the question itself, where a follow-up is being answered.
    pub(super) fn said_before(&self) -> Option<&str> {
        let followed_up = self.follow_up.as_ref();
        followed_up.map(|followed_up| followed_up.answer.as_str())
    }

    /// What is there of the answer, to be kept.
    pub(super) fn draft(&self) -> Draft {
        Draft {
            key: self.asked.key(),
            at: Timestamp::now(),
            text: self.answer(),
            hints: self.hints.clone(),
            seconds: self.seconds(Instant::now()),
        }
    }

    /// How long it took so far.
    pub(super) fn elapsed(&self, now: Instant) -> Duration {
        self.earlier + now.saturating_duration_since(self.began)
    }

    /// The same in whole seconds, as it is kept.
    pub(super) fn seconds(&self, now: Instant) -> u32 {
        u32::try_from(self.elapsed(now).as_secs()).unwrap_or(u32::MAX)
    }

    /// Whether the key changed the text.
    pub(super) fn input(&mut self, key: KeyEvent) -> bool {
        let is_changed = self.text.input(key);
        if is_changed {
            self.notice = None;
            self.regrade();
        }
        is_changed
    }

    pub(super) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.text.insert_str(text);
        self.regrade();
    }

    pub(super) fn replace(&mut self, text: &str) {
        self.text = text_area(text);
        self.regrade();
    }

    /// One line further in the question, and no further than its end about.
    pub(super) fn scroll_down(&mut self) {
        let question = self.asked.question;
        let n_lines = question.shown_body().lines().count() + question.heading.value.len() / 20;
        self.scroll = self
            .scroll
            .saturating_add(1)
            .min(u16::try_from(n_lines).unwrap_or(u16::MAX));
    }

    /// Scrolls back where rows of the box are blank though text above them is scrolled away, as it is once a low box has
    /// become high again. Whether there were any.
    pub(super) fn fill_box(&mut self) -> bool {
        let (top, _) = self.text.scroll_offset();
        // Below the last row of the text every place is in that row.
        let place = |row: u16| self.text.screen_to_data(row.into(), 0);
        let last = place(u16::MAX);
        let shown = top..top.saturating_add(self.n_rows.get());
        let n_like_last = shown.rev().take_while(|row| place(*row) == last).count();
        let n_blank = u16::try_from(n_like_last.saturating_sub(1)).unwrap_or(u16::MAX);
        let n_back = i16::try_from(n_blank.min(top)).unwrap_or(i16::MAX);
        if n_back > 0 {
            self.text.scroll((-n_back, 0));
        }
        n_back > 0
    }

    /// The hints that were taken before are shown again.
    pub(super) fn tell_again(&mut self) {
        let told = self.hints.iter().map(|hint| {
            let text = hint_text(self.asked.question, &self.grade, hint)?;
            Some(HintText {
                hint: hint.clone(),
                text,
            })
        });
        self.told = told.flatten().collect();
    }

    /// The next hint is shown and recorded.
    pub(super) fn take_hint(&mut self) {
        match next_hint(self.asked.question, &self.grade, &self.hints) {
            None => self.notice = Some("There is nothing left to give away.".to_owned()),
            Some(next) => {
                self.hints.push(next.hint.clone());
                self.told.push(next);
                self.notice = None;
            }
        }
    }

    fn regrade(&mut self) {
        self.grade = self.asked.grade(&self.answer());
        // How many points are missing is untrue as soon as one is made.
        let counts = self
            .told
            .iter_mut()
            .filter(|told| told.hint.grade == HintGrade::Count);
        for told in counts {
            if let Some(text) = hint_text(self.asked.question, &self.grade, &told.hint) {
                told.text = text;
            }
        }
    }
}

/// What was said to a question and to what was asked on top of it, as one answer.
pub(super) fn joined(said_before: Option<&str>, written: &str) -> String {
    match said_before {
        None => written.to_owned(),
        Some(before) if written.trim().is_empty() => before.to_owned(),
        Some(before) => format!("{}\n\n{written}", before.trim_end()),
    }
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(
        text.split('\n')
            .map(|line| line.trim_end_matches('\r').to_owned())
            .collect(),
    );
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    // The terminal's own colours are legible on any background; an underlined line is not.
    area.set_cursor_line_style(Style::new());
    area.set_cursor_style(Style::new().add_modifier(Modifier::REVERSED));
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}
