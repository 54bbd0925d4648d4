//! Plain text in which each question has its answer below it: numbered or labelled items, bold ones, or lines that
//! stand apart.
//!
//! Which lines are questions is seen from how most of those look that are worded as one: an answer may ask, too.

mod look;
mod swallowed;

use super::answer_text::{answer_text, aside};
use super::headings::topic_text;
use super::list::entry::unmarked;
use super::literal::{heading, readable};
use super::prose_key::{is_generic_title, is_page_talk, title};
use super::question_line::{
    has_question_letter, is_open, is_question, without_answer_label, without_answer_letter,
};
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;
use crate::import::wording::sentences::words;
use look::{Look, Style};
use swallowed::PlainList;

/// As many words may introduce such a list as a short paragraph has.
const LONGEST_INTRODUCTION: usize = 60;

/// Reads the questions of `page`; nothing where no line looks like one.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let Some(look) = Look::of(page) else {
        return Reading::default();
    };
    let mut reader = Reader {
        look,
        ledger: Ledger::new(page),
        drafts: Vec::new(),
        answer: Vec::new(),
        topic: None,
        unworded: Vec::new(),
    };
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    let mut at = 0;
    while at < lines.len() {
        at += reader.step(&lines[at..], at.checked_sub(1).map(|before| lines[before]));
    }
    reader.close();
    let mut findings = reader.ledger.findings(page);
    findings.append(&mut reader.unworded);
    Reading {
        findings,
        drafts: reader.drafts,
    }
}

/// How many questions of `page` have an answer below them, if most have one. Where what is below is only items, or the
/// next questions, it may be a plain list of questions with what to listen for, which goes first.
pub(crate) fn n_answered(page: &Page<'_>) -> usize {
    if page.headings().any(|(_, text)| is_question(&plain(text))) {
        return 0;
    }
    let reading = read(page);
    let plain_list = PlainList::of(page);
    let ends = reading.drafts.iter().skip(1).map(|draft| draft.lines.0);
    let ends = ends.chain([usize::MAX]);
    let n_answered = reading
        .drafts
        .iter()
        .filter(|draft| !draft.key.is_empty())
        .count();
    let is_told = |(draft, end): &(&Draft, usize)| {
        let is_item = draft.key.answer.starts_with(['-', '*', '+', '•']);
        let goes_on = |list: &PlainList| list.goes_on_below(page, draft, *end);
        !draft.key.is_empty() && !is_item && !plain_list.as_ref().is_some_and(goes_on)
    };
    let n_told = reading.drafts.iter().zip(ends).filter(is_told).count();
    let outside = reading.findings.iter();
    let outside = outside.filter(|finding| matches!(finding.reason, Reason::Introduction));
    let introduction: usize = outside
        .flat_map(|finding| finding.lines())
        .map(|line| {
            let line = page.lines.get(line - 1);
            line.map_or(0, |line| words(line.text).len())
        })
        .sum();
    let most = |n: usize| 2 * n >= reading.drafts.len();
    let is_plain_list = !most(n_told) && plain_list.is_some();
    let fits = n_answered >= 2 && most(n_answered) && introduction <= LONGEST_INTRODUCTION;
    if fits && !is_plain_list { n_answered } else { 0 }
}

/// Reads a page line by line.
struct Reader<'a> {
    look: Look,
    ledger: Ledger,
    drafts: Vec<Draft>,
    /// What stands below the last question.
    answer: Vec<Line<'a>>,
    topic: Option<Line<'a>>,
    /// Items that are questions by their number only.
    unworded: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// Reads the first of `lines`, and those it goes on in; says how many these were.
    fn step(&mut self, lines: &[Line<'a>], before: Option<Line<'a>>) -> usize {
        let line = lines[0];
        let above = before.filter(|before| before.number + 1 == line.number);
        if self.look.is_question(&line, above.as_ref()) || self.is_next_number(lines) {
            let n_lines = 1 + n_more_lines(lines);
            self.question(&lines[..n_lines]);
            return n_lines;
        }
        let is_answered = self.answer.is_empty() != self.drafts.is_empty() || self.drafts.is_empty();
        if is_answered && self.is_title(lines, above.as_ref()) {
            self.close();
            self.ledger.report(&[line], Reason::PageTitle);
            let text = line.heading().map_or(line.trimmed(), |(_, text)| text);
            self.topic = Some(line).filter(|_| !is_generic_title(text)).or(self.topic);
        } else if self.drafts.is_empty() || (is_page_talk(line.trimmed()) && self.answer.is_empty()) {
            self.ledger
                .report(&[line], aside(&line).unwrap_or(Reason::Introduction));
        } else {
            self.answer.push(line);
        }
        1
    }

    /// Whether the first of `lines` is an item with the number after that of the last question, and has an answer.
    fn is_next_number(&self, lines: &[Line<'a>]) -> bool {
        let last = self.drafts.last().map_or(0, |draft| draft.lines.0);
        let below = lines.get(1).is_some_and(|next| !self.look.is_item(next));
        last > 0 && below && self.look.follows(&lines[0], self.drafts.len())
    }

    /// Whether a heading, or a short line apart from others with a question below it, begins.
    fn is_title(&self, lines: &[Line<'a>], above: Option<&Line<'a>>) -> bool {
        let line = lines[0];
        if line.heading().is_some() {
            return true;
        }
        let asks = |next: &Line<'a>| {
            self.look
                .is_question(next, Some(&line).filter(|_| next.number == line.number + 1))
        };
        above.is_none() && line.is_text() && title(&line).is_some() && lines.get(1).is_some_and(asks)
    }

    fn question(&mut self, lines: &[Line<'a>]) {
        self.close();
        self.ledger.keep(lines);
        let topic = self.topic.map(|line| {
            self.ledger.keep(&[line]);
            topic_text(line.heading().map_or(line.trimmed(), |(_, text)| text))
        });
        let texts: Vec<&str> = lines.iter().map(|line| line.trimmed()).collect();
        let question = heading(&unmarked(&texts.join(" ")));
        let span = (lines[0].number, lines[lines.len() - 1].number);
        if !look::is_worded(&lines[0]) {
            let finding = Finding::at(span.0, span.1, &question, Reason::NotWordedAsQuestion);
            self.unworded.push(finding);
        }
        self.drafts.push(Draft {
            lines: span,
            heading: Some(question),
            tags: topic.iter().cloned().collect(),
            topic,
            ..Draft::default()
        });
    }

    /// Gives the last question what was found below it: code that comes first is what is asked about.
    fn close(&mut self) {
        let mut lines = std::mem::take(&mut self.answer);
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        let n_code = lines.iter().take_while(|line| !line.is_text()).count();
        if n_code < lines.len() {
            let code: Vec<Line<'a>> = lines.drain(..n_code).collect();
            draft.body = answer_text(&spaced(&unindented(&code)), &mut self.ledger);
        }
        let mut lines = unindented(&lines);
        if let Some(first) = lines.first_mut() {
            first.text = unlabelled(first.text, self.look.style);
        }
        let is_label = lines.first().is_some_and(|first| first.text.is_empty());
        if is_label {
            self.ledger.keep(&lines[..1]);
            lines.remove(0);
        }
        draft.key.answer = answer_text(&spaced(&lines), &mut self.ledger);
    }
}

/// How many lines below the first of `lines` the question goes on in.
fn n_more_lines(lines: &[Line<'_>]) -> usize {
    let goes_on = |pair: &&[Line<'_>]| {
        let (line, next) = (&pair[0], &pair[1]);
        let text = readable(line.trimmed());
        let asks = text.ends_with(['?', '？', '؟', ')']);
        let below = next.number == line.number + 1 && next.is_text() && !look::is_marked(next);
        let continues = next.trimmed().starts_with(char::is_lowercase) && !text.ends_with(['.', '!', ':']);
        let asks_on = next.text.starts_with(char::is_whitespace) && next.trimmed().ends_with('?');
        below
            && !asks
            && (is_open(&text) || continues || asks_on)
            && without_answer_label(next.text).is_none()
    };
    lines.windows(2).take_while(goes_on).count()
}

/// The first line of an answer without what says that it is one.
fn unlabelled(text: &str, style: Style) -> &str {
    let letter = || without_answer_letter(text).filter(|_| style == Style::Label);
    without_answer_label(text).or_else(letter).unwrap_or(text)
}

/// `lines` without the blanks that all of them begin with.
fn unindented<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let blanks = |line: &Line<'_>| line.text.len() - line.text.trim_start().len();
    let indent = lines.iter().map(blanks).min().unwrap_or(0);
    let shorter = |line: &Line<'a>| Line {
        text: line.text.get(indent..).unwrap_or(line.text),
        ..*line
    };
    lines.iter().map(shorter).collect()
}

/// `lines` with a blank one wherever the source has some between them.
fn spaced<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut spaced: Vec<Line<'a>> = Vec::new();
    for line in lines {
        if let Some(last) = spaced.last().copied()
            && last.number + 1 < line.number
        {
            spaced.push(Line {
                number: last.number + 1,
                text: "",
                role: crate::import::page::Role::Blank,
            });
        }
        spaced.push(*line);
    }
    spaced
}

/// Whether a label says that `line` is a question: `Q1)`, `Q:`, `Question 3.`
fn is_labelled(line: &Line<'_>) -> bool {
    has_question_letter(line.text)
}
