//! Slips in what separates the pairs of a question's comment: `id=lock, level=2`.

use super::document::Comment;
use super::meta::{Pair, pairs_of};
use super::question_meta::KEYS;
use crate::issue::{Fix, TextEdit};
use crate::text_range::TextRange;

/// A comment whose pairs are separated by other signs than those of the format.
pub(crate) struct MetaSlips {
    /// What the comment holds with the right signs; everything in it stands where it stood.
    pub(crate) meant: String,
    /// What writes them.
    pub(crate) fix: Fix,
}

/// A sign that is to be another one.
struct Slip {
    /// With the blanks around it that go.
    range: TextRange,
    /// The sign alone.
    at: usize,
    meant: char,
}

/// The slips in `comment`; none where nothing in it is one. A piece between semicolons counts only where it begins with a
/// known key, for a remark may hold any signs.
fn meta_slips(source: &str, comment: Comment) -> Option<MetaSlips> {
    let mut slips = Vec::new();
    let mut start = comment.inner.start;
    for piece in comment.inner.of(source).split([';', '\n', '\r']) {
        of_piece(piece, start, &mut slips);
        start += piece.len() + 1;
    }
    if slips.is_empty() {
        return None;
    }
    // Of the comment alone, for each question may have one.
    let mut meant = comment.inner.of(source).to_owned();
    for slip in &slips {
        let at = slip.at - comment.inner.start;
        meant.replace_range(at..=at, slip.meant.encode_utf8(&mut [0; 4]));
    }
    let edits = slips.iter().map(|slip| TextEdit {
        range: slip.range,
        replacement: format!("{} ", slip.meant),
    });
    let title = "write `key: value` between semicolons".to_owned();
    let edits = edits.collect();
    Some(MetaSlips {
        meant,
        fix: Fix { title, edits },
    })
}

/// The pairs of `comment` as they are meant, and its slips.
pub(crate) fn meant_pairs(source: &str, comment: Comment) -> (Vec<Pair>, Option<MetaSlips>) {
    let slips = meta_slips(source, comment);
    let inner = slips
        .as_ref()
        .map_or(comment.inner.of(source), |slips| &slips.meant);
    (pairs_of(inner, comment.inner.start), slips)
}

fn of_piece(piece: &str, start: usize, slips: &mut Vec<Slip>) {
    let mut at = 0;
    let mut comma = None;
    while let Some((key_end, sign)) = known_key(&piece[at..]) {
        slips.extend(comma.map(|comma| slip(piece, start, (comma, comma), ';')));
        let sign = at + sign;
        if piece[sign..].starts_with('=') {
            slips.push(slip(piece, start, (at + key_end, sign), ':'));
        }
        let next = piece[sign..].match_indices(',').find(|(comma, _)| {
            let behind = &piece[sign + comma + 1..];
            known_key(behind).is_some()
        });
        let Some((offset, _)) = next else {
            return;
        };
        comma = Some(sign + offset);
        at = sign + offset + 1;
    }
}

/// Where the key that `text` begins with ends, and where the sign behind it stands.
fn known_key(text: &str) -> Option<(usize, usize)> {
    let word = text.trim_start();
    let indent = text.len() - word.len();
    let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_known = KEYS.iter().any(|key| key.eq_ignore_ascii_case(&word[..length]));
    let behind = word[length..].trim_start();
    let is_pair = is_known && behind.starts_with([':', '=']);
    is_pair.then(|| (indent + length, text.len() - behind.len()))
}

/// The sign at the end of the place `from..=at` of `piece`, which begins at `start`.
fn slip(piece: &str, start: usize, (from, at): (usize, usize), meant: char) -> Slip {
    let behind = &piece[at + 1..];
    let n_blanks = behind.len() - behind.trim_start().len();
    Slip {
        range: TextRange::new(start + from, start + at + 1 + n_blanks),
        at: start + at,
        meant,
    }
}

#[cfg(test)]
mod tests {
    use super::meta_slips;
    use crate::parse::document::Comment;
    use crate::text_range::TextRange;

    #[test]
    fn only_the_comment_is_copied() {
        let source = format!("## A?\n<!-- id = a, level=2 -->\n\n{}", "Text. ".repeat(99));
        let comment = Comment::at(&source, TextRange::new(6, 31));
        let slips = meta_slips(&source, comment).expect("it has some");
        assert_eq!(slips.meant, " id : a; level:2 ");
    }
}
