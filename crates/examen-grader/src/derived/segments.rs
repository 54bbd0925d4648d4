//! Labels and reference answers cut into segments, and a reference answer into the points it makes.

/// A segment with fewer words makes no point of its own: it goes with the one before.
const SHORTEST: usize = 4;

/// The points that a reference answer makes, in order: its segments, but for short ones. A reference that cannot be cut is
/// one point.
pub(crate) fn reference_points(reference: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for segment in segments(reference) {
        let is_short = segment.split_whitespace().count() < SHORTEST;
        match points.last_mut() {
            Some(before) if is_short => {
                before.push(' ');
                before.push_str(segment);
            }
            _ => points.push(segment.to_owned()),
        }
    }
    if points.is_empty() {
        points.push(reference.trim().to_owned());
    }
    points
}

/// The segments of a text, in order: sentences, parts between semicolons and items of lists, without the bullets.
pub(crate) fn segments(text: &str) -> impl Iterator<Item = &str> {
    let mut cuts = vec![0];
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let ends = match c {
            '.' | '!' | '?' => after.starts_with(char::is_whitespace),
            ';' | '\n' => true,
            '-' | '*' | '•' => after.starts_with(' ') && text[..at].ends_with([' ', '\n']),
            _ => false,
        };
        if ends {
            cuts.push(at + c.len_utf8());
        }
    }
    cuts.push(text.len());
    let parts: Vec<&str> = cuts.windows(2).map(|cut| text[cut[0]..cut[1]].trim()).collect();
    parts
        .into_iter()
        .map(|part| part.trim_end_matches(['-', '*', '•', ';']).trim())
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::reference_points;

    fn check(reference: &str, expected: &[&str]) {
        assert_eq!(reference_points(reference), expected);
    }

    #[test]
    fn references_split_at_sentences_semicolons_and_items() {
        check(
            "A stack is last in, first out.",
            &["A stack is last in, first out."],
        );
        check(
            "The header is short; it has a fixed length. Ports are optional.",
            &[
                "The header is short",
                "it has a fixed length. Ports are optional.",
            ],
        );
        check(
            "It consists of: - links with weights of their own - an adder that sums them up",
            &[
                "It consists of:",
                "links with weights of their own",
                "an adder that sums them up",
            ],
        );
        check("Yes.", &["Yes."]);
        check("", &[""]);
    }
}
