//! What stands between two words of an answer.

use std::ops::Range;

use super::Word;
use super::run::RunKind;
use super::words::{Gap, gap_between};

/// What stands between two words of a run.
pub(super) enum Between {
    Gap(Gap),
    /// `≠` or `!=`.
    Sign(Range<usize>),
}

/// What stands between `before` and the word at `start`. A function of its own, because most words follow a single blank and
/// need none of it.
#[inline(never)]
pub(super) fn between(answer: &str, before: Word, start: usize, kind: RunKind) -> Between {
    if kind == RunKind::Code {
        return Between::Gap(gap_in_code(&answer[before.end as usize..start]));
    }
    if let Some(gap) = usual_gap(answer.as_bytes(), before.end as usize, start) {
        return Between::Gap(gap);
    }
    let sign = unequal_sign(answer, before, start);
    sign.map_or_else(|| Between::Gap(gap_to(answer, before, start)), Between::Sign)
}

/// The gap that a comma makes, or a full stop before a capital, with a blank behind it: most of those that are no single
/// blank. No abbreviation stands before a capital.
fn usual_gap(answer: &[u8], end: usize, start: usize) -> Option<Gap> {
    match answer.get(end..start + 1)? {
        [b',', b' ', _] => Some(Gap::Comma),
        [b'.', b' ', next] if next.is_ascii_uppercase() => Some(Gap::Sentence),
        _ => None,
    }
}

fn gap_in_code(between: &str) -> Gap {
    if between.contains('\n') {
        Gap::Sentence
    } else {
        Gap::Space
    }
}

fn gap_to(answer: &str, before: Word, start: usize) -> Gap {
    let between = &answer[before.end as usize..start];
    let next = answer[start..].chars().next().unwrap_or(' ');
    gap_between(between, &answer[before.start as usize..before.end as usize], next)
}

/// Where `≠` or `!=` stands between a word and the one at `start`.
fn unequal_sign(answer: &str, before: Word, start: usize) -> Option<Range<usize>> {
    let from = before.end as usize;
    let between = &answer[from..start];
    // The shortest is a sign of three bytes, or of two between blanks. Few gaps have any of its bytes.
    if between.len() < 3 || !between.bytes().any(|byte| byte == b'=' || !byte.is_ascii()) {
        return None;
    }
    let sign = ["≠", "!="]
        .iter()
        .find_map(|sign| between.find(sign).map(|at| (at, sign.len())));
    sign.map(|(at, len)| from + at..from + at + len)
}
