//! From the pieces of a page to questions, their topics, and what is listed below them.

use super::mark::Mark;
use super::piece::{Gap, Item, Piece, pieces};
use super::tally::Tally;
use super::wording::Wording;
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page, text_of};
use crate::import::report::{Finding, Reason};
use crate::import::shapes::headings::topic_text;
use crate::import::shapes::literal::question;
use crate::import::shapes::prose_key::{is_generic_title, is_page_talk, title};
use crate::import::shapes::question_line::{Likeness, likeness, without_label};
use crate::import::wording::plain::plain;
use crate::import::wording::sentences::words;

/// How far an item is indented below the one that it belongs to, in columns: ` 9.` stands before `10.`, not below it.
const STEP: usize = 2;

/// Reads a list piece by piece.
pub(super) struct Reader<'a> {
    ledger: Ledger,
    tally: Tally,
    drafts: Vec<Draft>,
    /// Items that are questions by their place only.
    unworded: Vec<Finding>,
    /// The titles above the next question, outermost first.
    topics: Vec<Topic<'a>>,
    /// The question that what follows may belong to.
    open: Option<Open>,
}

/// A title.
struct Topic<'a> {
    /// 0 for a heading; for an item, more the further it is indented.
    rank: usize,
    lines: Vec<Line<'a>>,
    /// None where it only says that these are questions.
    text: Option<String>,
}

/// How the last question stood in the list.
#[derive(Clone, Copy)]
struct Open {
    indent: usize,
    mark: Mark,
}

impl<'a> Reader<'a> {
    /// The questions of `page`, and what else was met.
    pub fn read(page: &Page<'a>) -> (Reading, Tally) {
        let mut reader = Self {
            ledger: Ledger::new(page),
            tally: Tally::default(),
            drafts: Vec::new(),
            unworded: Vec::new(),
            topics: Vec::new(),
            open: None,
        };
        let pieces = pieces(page);
        for (index, piece) in pieces.iter().enumerate() {
            reader.piece(piece, &pieces[index + 1..]);
        }
        let mut findings = reader.ledger.findings(page);
        findings.append(&mut reader.unworded);
        let reading = Reading {
            drafts: reader.drafts,
            findings,
        };
        (reading, reader.tally)
    }

    fn piece(&mut self, piece: &Piece<'a>, below: &[Piece<'a>]) {
        match piece {
            Piece::Aside(line, reason) => self.ledger.report(&[*line], *reason),
            Piece::Code(lines) => self.code(lines),
            Piece::Heading(line, text) => self.heading(*line, text),
            Piece::Item(item) => self.item(item, below),
        }
    }

    fn heading(&mut self, line: Line<'a>, text: &str) {
        let asks = likeness(&plain(text)) == Likeness::Mark;
        if asks {
            self.tally.item(Wording::Asked, text);
            self.question(&[line], question(text), 0, Mark::None);
        } else {
            self.title(vec![line], text, 0);
        }
    }

    fn code(&mut self, lines: &[Line<'a>]) {
        let Some(draft) = self.open.and(self.drafts.last_mut()) else {
            return;
        };
        self.ledger.keep(lines);
        if !draft.body.is_empty() {
            draft.body.push_str("\n\n");
        }
        draft.body.push_str(&unindented(&text_of(lines)));
    }

    fn item(&mut self, item: &Item<'a>, below: &[Piece<'a>]) {
        if self.is_below_question(item) {
            self.detail(item);
        } else if is_title(item, below) {
            let rank = if item.mark == Mark::Item {
                item.indent + 1
            } else {
                0
            };
            self.title(item.lines.clone(), &item.text, rank);
        } else if is_page_talk(&item.text) {
            self.tally.text(&item.text);
            self.ledger.report(&item.lines, Reason::Introduction);
        } else if item.asks() || item.mark == Mark::Item {
            self.tally.item(item.wording, &item.text);
            self.topics.retain(|topic| topic.rank <= item.indent);
            let heading = item.heading();
            if !item.asks() {
                let (line, last_line) = item.span();
                self.unworded.push(Finding::at(
                    line,
                    last_line,
                    &heading,
                    Reason::NotWordedAsQuestion,
                ));
            }
            self.question(&item.lines, heading, item.indent, item.mark);
        } else {
            self.tally.text(&item.text);
            if self.drafts.is_empty() {
                self.ledger.report(&item.lines, Reason::Introduction);
            }
        }
    }

    fn question(&mut self, lines: &[Line<'a>], heading: String, indent: usize, mark: Mark) {
        self.ledger.keep(lines);
        let topic = self.topics.iter().rev().find(|topic| topic.text.is_some());
        if let Some(topic) = topic {
            // A title is in the bank only where a question follows it.
            self.ledger.keep(&topic.lines);
        }
        let topic = topic.and_then(|topic| topic.text.clone());
        let number = |line: Option<&Line<'_>>| line.map_or(0, |line| line.number);
        self.drafts.push(Draft {
            lines: (number(lines.first()), number(lines.last())),
            heading: Some(heading),
            tags: topic.iter().cloned().collect(),
            topic,
            ..Draft::default()
        });
        self.open = Some(Open { indent, mark });
    }

    /// Whether `item` is listed below the last question: further in, or, below a line without a bullet, as an item.
    fn is_below_question(&self, item: &Item<'_>) -> bool {
        self.open.is_some_and(|open| {
            let further_in = item.indent >= open.indent + STEP;
            item.mark == Mark::Item && (further_in || (open.mark == Mark::None && !item.asks()))
        })
    }

    /// What is listed below a question: a follow-up if it asks, and what to listen for if it tells.
    fn detail(&mut self, item: &Item<'a>) {
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        self.ledger.keep(&item.lines);
        match item.wording {
            Wording::Asked => draft.follow_ups.push(item.heading()),
            Wording::Task | Wording::None => draft.key.criteria.push(item.text.clone()),
        }
    }

    fn title(&mut self, lines: Vec<Line<'a>>, text: &str, rank: usize) {
        self.ledger.report(&lines, Reason::PageTitle);
        let text = topic_text(text);
        let text = without_label(text.trim_end_matches([':', '?']).trim()).to_owned();
        self.topics.retain(|topic| topic.rank < rank);
        self.topics.push(Topic {
            rank,
            lines,
            text: Some(text).filter(|text| !text.is_empty() && !is_generic_title(text)),
        });
        self.open = None;
    }
}

/// Whether `item` is the title of what is `below`: an item with questions further in, or a short line that stands
/// apart from what is above or below it.
fn is_title(item: &Item<'_>, below: &[Piece<'_>]) -> bool {
    let Some(next) = below.iter().find_map(|piece| match piece {
        Piece::Item(next) => Some(next),
        _ => None,
    }) else {
        return false;
    };
    let ruled = matches!(below.first(), Some(Piece::Aside(_, Reason::Layout)));
    match item.mark {
        Mark::Item => {
            !item.asks() && next.mark == Mark::Item && next.asks() && next.indent >= item.indent + STEP
        }
        Mark::None => {
            let text = plain(&item.text);
            let opens = text.ends_with(':');
            let apart = item.above == Gap::Apart || next.above == Gap::Apart || ruled || opens;
            let is_short = is_title_text(text.trim_end_matches(':'));
            let leads = next.asks() || next.mark == Mark::Item;
            is_short && apart && leads && !item.asks()
        }
    }
}

/// Words of a line that talks of the list: `These came up last week`.
#[rustfmt::skip]
const TALK: &[&str] = &["following", "here", "i", "me", "my", "our", "some", "these", "they", "this", "us", "we", "you", "your"];

fn is_title_text(text: &str) -> bool {
    let talks = words(text)
        .iter()
        .any(|word| TALK.contains(&word.to_lowercase().as_str()));
    let line = Line {
        number: 0,
        text,
        role: crate::import::page::Role::Text,
    };
    !talks && title(&line).is_some()
}

/// `text` without the blanks that all its lines begin with.
fn unindented(text: &str) -> String {
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    let indent = filled.map(blanks).min().unwrap_or(0);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.get(indent..).unwrap_or("").trim_end())
        .collect();
    lines.join("\n")
}
