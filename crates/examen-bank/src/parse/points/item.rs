//! One list item: `- [ sign marks [ "!" ] " " ] label [ " ^" id ]`.

mod dressed;

use crate::ids::PointId;
use crate::issue::{Fix, IssueKind, Issues};
use crate::marks::Marks;
use crate::rubric::{Point, Requirement};
use crate::text_range::{Located, TextRange};

use dressed::{Meaning, dressed_marks};

/// A list item on one line.
pub(super) struct Bullet {
    /// From the bullet to the end of the text.
    pub(super) range: TextRange,
    /// What stands behind the bullet.
    pub(super) text: TextRange,
    pub(super) is_indented: bool,
}

impl Bullet {
    /// The list item in `line`, if it is one.
    pub(super) fn of(source: &str, line: TextRange) -> Option<Self> {
        let text = line.of(source);
        let item = text.trim_start();
        let indent = &text[..text.len() - item.len()];
        let item = item.trim_end();
        let rest = item.strip_prefix(['-', '*', '+'])?;
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return None;
        }
        let start = line.start + indent.len();
        let range = TextRange::new(start, start + item.len());
        let text = TextRange::new(range.end - rest.trim_start().len(), range.end);
        Some(Self {
            range,
            text,
            is_indented: indent.contains('\t') || indent.len() > 1,
        })
    }

    /// Notes a bullet other than `-`, unless nothing stands behind it, which is another issue.
    pub(super) fn check(&self, source: &str, issues: &mut Issues) {
        let sign = TextRange::new(self.range.start, self.range.start + 1);
        if sign.of(source) != "-" && !self.text.is_empty() {
            let fix = Fix::replace("write `-`", sign, "-");
            issues.note_fixable(sign, IssueKind::OtherBullet, fix);
        }
    }
}

/// Reads a point without its evidence.
pub(super) fn read_item(source: &str, bullet: &Bullet, issues: &mut Issues) -> Point {
    let (value, requirement, rest) = read_marks(source, bullet.text, issues);
    let (label, id) = split_id(source, rest);
    if label.is_empty() {
        issues.note(bullet.range, IssueKind::EmptyLabel);
    }
    note_id_in_label(source, label, issues);
    Point {
        range: bullet.range,
        id: id.map_or_else(PointId::default, |id| PointId::new(id.of(source))),
        id_range: id,
        value,
        requirement,
        label: Located::new(label.of(source).to_owned(), label),
        lines: Vec::new(),
    }
}

/// Reads `+2! ` and the like; without it a point is worth one mark.
fn read_marks(source: &str, text: TextRange, issues: &mut Issues) -> (Marks, Requirement, TextRange) {
    let default = (Marks::whole(1), Requirement::Ordinary);
    let line = text.of(source);
    if let Some(dressed) = dressed_marks(line) {
        if dressed.meaning == Meaning::Label {
            if let Some(marks) = dressed.bare {
                note_word(dressed.written, marks, text, issues);
            }
            return (default.0, default.1, text);
        }
        let range = TextRange::new(text.start, text.start + dressed.written.len());
        let fix = dressed
            .bare
            .map(|bare| Fix::replace(format!("write `{bare}`"), range, bare));
        let kind = IssueKind::BadMarks {
            text: dressed.written.to_owned(),
        };
        issues.note_with(range, kind, fix);
        let rest = line[dressed.written.len()..].trim_start();
        let (value, requirement) = dressed.value;
        return (
            value,
            requirement,
            TextRange::new(text.end - rest.len(), text.end),
        );
    }
    let token = marks_token(line);
    let sign = token
        .chars()
        .next()
        .filter(|c| matches!(c, '+' | '-' | '−' | '!'));
    let Some(sign) = sign else {
        note_unsigned(token, text, issues);
        return (default.0, default.1, text);
    };
    let behind_sign = token[sign.len_utf8()..].trim_start();
    if !(behind_sign.is_empty() || behind_sign.starts_with(|c: char| c.is_ascii_digit() || c == '!')) {
        return (default.0, default.1, text);
    }
    let range = TextRange::new(text.start, text.start + token.len());
    let rest = line[token.len()..].trim_start();
    let rest = TextRange::new(text.end - rest.len(), text.end);
    let Some((value, requirement)) = parse_marks(token) else {
        let (value, requirement) = note_bad_marks(token, range, issues).unwrap_or(default);
        return (value, requirement, rest);
    };
    if requirement == Requirement::Ordinary && !value.is_negative() {
        note_knock_out_apart(token, rest, source, issues);
    }
    let requirement = check_marks(value, requirement, range, issues);
    (value, requirement, rest)
}

/// The first word of `line`, and the second if the first is a sign and the second its number.
fn marks_token(line: &str) -> &str {
    let first = line.split(char::is_whitespace).next().unwrap_or("");
    let behind = line[first.len()..].trim_start();
    let second = behind.split(char::is_whitespace).next().unwrap_or("");
    let is_apart = matches!(first, "+" | "-" | "−") && second.starts_with(|c: char| c.is_ascii_digit());
    if is_apart {
        &line[..line.len() - behind.len() + second.len()]
    } else {
        first
    }
}

/// Notes a number at the start of a label that may be meant for its marks.
fn note_unsigned(token: &str, text: TextRange, issues: &mut Issues) {
    let inner = token.trim_matches(['(', ')', '[', ']', '!']);
    let is_number = (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        note_word(token, format!("+{inner}"), text, issues);
    }
}

/// Notes that the first words of a label may be meant for its `marks`. A label may begin with them, so that there is
/// nothing to mend unasked, and nothing to tell where they are all of it.
fn note_word(words: &str, marks: String, text: TextRange, issues: &mut Issues) {
    if words.len() < text.end - text.start {
        let range = TextRange::new(text.start, text.start + words.len());
        let text = words.to_owned();
        issues.note(range, IssueKind::UnsignedMarks { text, marks });
    }
}

/// Notes a `!` that stands apart from its `marks`. A label may begin with the sign, so that there is nothing to mend
/// unasked, and nothing to tell where it is all of it.
fn note_knock_out_apart(marks: &str, rest: TextRange, source: &str, issues: &mut Issues) {
    let is_apart = rest
        .of(source)
        .strip_prefix('!')
        .is_some_and(|words| words.starts_with(char::is_whitespace));
    if is_apart {
        let sign = TextRange::new(rest.start, rest.start + 1);
        let marks = marks.to_owned();
        issues.note(sign, IssueKind::KnockOutApart { marks });
    }
}

/// Notes marks that make no sense. Returns the requirement without a knock-out on a misconception.
fn check_marks(value: Marks, requirement: Requirement, range: TextRange, issues: &mut Issues) -> Requirement {
    if value == Marks::ZERO {
        let fix = Fix::replace("make it worth one mark", range, "+1");
        issues.note_fixable(range, IssueKind::ZeroMarks, fix);
    }
    if value.is_negative() && requirement == Requirement::KnockOut {
        let sign = TextRange::new(range.end - 1, range.end);
        let fix = Fix::delete("delete the `!`", sign);
        issues.note_fixable(sign, IssueKind::KnockOutMisconception, fix);
        return Requirement::Ordinary;
    }
    requirement
}

/// Reads a sign, a number with up to two decimals, and perhaps `!`.
fn parse_marks(token: &str) -> Option<(Marks, Requirement)> {
    let (number, requirement) = match token.strip_suffix('!') {
        Some(number) => (number, Requirement::KnockOut),
        None => (token, Requirement::Ordinary),
    };
    let digits = number.strip_prefix(['+', '-'])?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "00"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || whole.len() > 6 || fraction.len() > 2 {
        return None;
    }
    let hundredths: i32 = format!("{whole}{fraction:0<2}").parse().ok()?;
    let marks = Marks::from_hundredths(hundredths);
    let marks = if number.starts_with('-') { -marks } else { marks };
    Some((marks, requirement))
}

/// Notes marks that cannot be read. Returns what they were probably meant to be.
fn note_bad_marks(token: &str, range: TextRange, issues: &mut Issues) -> Option<(Marks, Requirement)> {
    let plain: String = token.split_whitespace().collect();
    let plain = plain.replace('−', "-").replace(',', ".");
    let n_marks = plain
        .bytes()
        .take_while(|b| matches!(b, b'+' | b'-' | b'0'..=b'9' | b'.' | b'!'))
        .count();
    let (marks, rest) = plain.split_at(n_marks);
    let rest = rest.trim_start_matches(':');
    let meant = parse_marks(marks);
    let fix = meant.map(|_| {
        let blank = if rest.is_empty() { "" } else { " " };
        Fix::replace(format!("write `{marks}`"), range, format!("{marks}{blank}{rest}"))
    });
    let kind = IssueKind::BadMarks {
        text: token.to_owned(),
    };
    issues.note_with(range, kind, fix);
    meant
}

/// Splits the ` ^id` off a label.
fn split_id(source: &str, text: TextRange) -> (TextRange, Option<TextRange>) {
    let label = text.of(source);
    let last = label.rsplit(char::is_whitespace).next().unwrap_or("");
    let id = match last.strip_prefix('^') {
        Some(id) if !id.is_empty() => id,
        _ => return (text, None),
    };
    let label = label[..label.len() - last.len()].trim_end();
    (
        TextRange::new(text.start, text.start + label.len()),
        Some(TextRange::new(text.end - id.len(), text.end)),
    )
}

/// Notes what is written like an id and is part of the label, because other words stand behind it. What is meant for the
/// id, if anything is, only its author knows.
fn note_id_in_label(source: &str, label: TextRange, issues: &mut Issues) {
    let text = label.of(source);
    let Some((before, id)) = text.rsplit_once(" ^") else {
        return;
    };
    let is_code = before.matches('`').count() % 2 == 1;
    if id.starts_with(char::is_alphabetic) && !is_code {
        let range = TextRange::new(label.end - id.len() - 1, label.end);
        let text = range.of(source).to_owned();
        issues.note(range, IssueKind::IdInLabel { text });
    }
}
