//! The slots of an alternative, and the options of a slot.

use super::tokens::{Token, TokenKind};
use crate::issue::{Fix, IssueKind, Issues};
use crate::rubric::{Alternative, Joint, Slot, Term, TermKind};
use crate::text_range::TextRange;

const OR_INSTEAD: &str = "write `/` between words of which one is enough, or a comma between alternatives";
const AND_INSTEAD: &str = "write only a blank between words that are all wanted, or quotes around them all";

/// Reads the tokens between two commas; none if nothing in them can be looked for.
pub(super) fn read_alternative(tokens: &[Token], issues: &mut Issues) -> Option<Alternative> {
    note_connectives(tokens, issues);
    let mut reader = SlotReader {
        issues,
        slots: Vec::new(),
        current: None,
        joint: None,
        slash: None,
        blank: None,
    };
    for (idx, token) in tokens.iter().enumerate() {
        let rest = reader.is_before_slot().then(|| &tokens[idx..]);
        match rest.and_then(path) {
            Some((range, text)) => reader.note_path(range, text),
            None => reader.read(token),
        }
    }
    reader.finish()
}

/// The path that `tokens` begin with: several names with a slash before each.
fn path(tokens: &[Token]) -> Option<(TextRange, String)> {
    let mut text = String::new();
    let mut n_names = 0;
    let mut range = tokens.first()?.range;
    for pair in tokens.chunks(2) {
        let [slash, name] = pair else { break };
        let TokenKind::Term(Some(Term {
            text: name_text,
            kind: TermKind::Word,
            ..
        })) = &name.kind
        else {
            break;
        };
        if slash.kind != TokenKind::Slash {
            break;
        }
        text.push('/');
        text.push_str(name_text);
        n_names += 1;
        range = range.cover(name.range);
    }
    // With one name it is as likely an option that lacks the one before it.
    (n_names > 1).then_some((range, text))
}

/// Notes each `and` and `or` that stands between two terms.
fn note_connectives(tokens: &[Token], issues: &mut Issues) {
    let is_term = |token: &Token| matches!(token.kind, TokenKind::Term(_));
    for window in tokens.windows(5) {
        let [before, left, connective, right, behind] = window else {
            continue;
        };
        let blanks = [left, right].map(|token| token.kind == TokenKind::Blank);
        if blanks != [true, true] || !is_term(before) || !is_term(behind) {
            continue;
        }
        let TokenKind::Term(Some(Term {
            text,
            kind: TermKind::Word,
            ..
        })) = &connective.kind
        else {
            continue;
        };
        let (instead, fix) = match text.to_lowercase().as_str() {
            "or" => {
                let between = left.range.cover(right.range);
                // Between more than two words it is a comma as well as a slash that may be meant.
                let fix = Fix::replace("write `/`", between, "/");
                (OR_INSTEAD, (tokens.len() == window.len()).then_some(fix))
            }
            "and" => {
                let word = connective.range.cover(right.range);
                (AND_INSTEAD, Some(Fix::delete("delete it", word)))
            }
            _ => continue,
        };
        let kind = IssueKind::ConnectiveAsWord {
            text: text.clone(),
            instead,
        };
        issues.note_with(connective.range, kind, fix);
    }
}

/// A slot that may still get options.
struct Open {
    range: TextRange,
    joint: Joint,
    options: Vec<Term>,
}

/// Reads tokens from left to right.
struct SlotReader<'i> {
    issues: &'i mut Issues,
    slots: Vec<Slot>,
    current: Option<Open>,
    /// A `>` that waits for the slot behind it.
    joint: Option<TextRange>,
    /// A `/` that waits for the option behind it, and the white space before it.
    slash: Option<(TextRange, Option<TextRange>)>,
    /// White space right before this token.
    blank: Option<TextRange>,
}

impl SlotReader<'_> {
    /// Whether a `/` here has nothing before it.
    fn is_before_slot(&self) -> bool {
        (self.current.is_none() || self.joint.is_some()) && self.slash.is_none()
    }

    /// Notes what is probably a path, whose first slash says nothing; the rest of it is read as options, which may be meant
    /// as well.
    fn note_path(&mut self, range: TextRange, text: String) {
        self.issues.note(range, IssueKind::PathAsOptions { text });
        self.blank = None;
    }

    fn read(&mut self, token: &Token) {
        match &token.kind {
            TokenKind::Blank => {
                self.blank = Some(token.range);
                return;
            }
            TokenKind::Slash => self.read_slash(token.range),
            TokenKind::Order => self.read_order(token.range),
            TokenKind::Term(term) => self.read_term(term.as_ref(), token.range),
            TokenKind::Comma => {}
        }
        self.blank = None;
    }

    fn read_slash(&mut self, range: TextRange) {
        if self.current.is_none() || self.joint.is_some() || self.slash.is_some() {
            self.note_empty_option(range);
            return;
        }
        self.slash = Some((range, self.blank));
    }

    fn read_order(&mut self, range: TextRange) {
        if let Some((slash, _)) = self.slash.take() {
            self.note_empty_option(slash);
        }
        if self.current.is_none() || self.joint.is_some() {
            self.note_dangling(range);
        } else {
            self.joint = Some(range);
        }
    }

    fn read_term(&mut self, term: Option<&Term>, range: TextRange) {
        if let Some((slash, blank)) = self.slash.take() {
            self.note_spaced_slash(slash, [blank, self.blank]);
            if let Some(current) = &mut self.current {
                current.range = current.range.cover(range);
                current.options.extend(term.cloned());
                return;
            }
        }
        let joint = match self.joint.take() {
            Some(_) => Joint::After,
            None => Joint::Near,
        };
        if joint == Joint::Near && self.blank.is_none() && self.current.is_some() {
            let fix = Fix::insert("insert a blank", range.start, " ");
            self.issues.note_fixable(range, IssueKind::GluedTerms, fix);
        }
        self.close();
        self.current = Some(Open {
            range,
            joint,
            options: term.cloned().into_iter().collect(),
        });
    }

    /// Ends the current slot. One that can be filled by nothing is left out; its terms have been noted.
    fn close(&mut self) {
        let Some(mut open) = self.current.take().filter(|open| !open.options.is_empty()) else {
            return;
        };
        // A bank holds tens of thousands of these, and most have one option: room for more would be most of it.
        open.options.shrink_to_fit();
        let is_first = self.slots.is_empty();
        self.slots.push(Slot {
            range: open.range,
            joint: if is_first { Joint::Near } else { open.joint },
            options: open.options,
        });
    }

    fn finish(mut self) -> Option<Alternative> {
        if let Some(range) = self.joint.take() {
            self.note_dangling(range);
        }
        if let Some((range, _)) = self.slash.take() {
            self.note_empty_option(range);
        }
        self.close();
        self.slots.shrink_to_fit();
        let (first, last) = (self.slots.first()?, self.slots.last()?);
        Some(Alternative {
            range: first.range.cover(last.range),
            slots: self.slots,
        })
    }

    /// Notes white space before and behind a slash.
    fn note_spaced_slash(&mut self, slash: TextRange, blanks: [Option<TextRange>; 2]) {
        let fix = match blanks {
            [Some(before), Some(behind)] => Fix::delete("delete the blanks", before).and(behind, ""),
            [Some(blank), None] | [None, Some(blank)] => Fix::delete("delete the blank", blank),
            [None, None] => return,
        };
        self.issues.note_fixable(slash, IssueKind::SpacedSlash, fix);
    }

    fn note_empty_option(&mut self, slash: TextRange) {
        let fix = Fix::delete("delete the slash", slash);
        self.issues.note_fixable(slash, IssueKind::EmptyOption, fix);
    }

    fn note_dangling(&mut self, order: TextRange) {
        let fix = Fix::delete("delete the `>`", order);
        self.issues.note_fixable(order, IssueKind::DanglingOrder, fix);
    }
}
