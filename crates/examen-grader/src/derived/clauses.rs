//! A reference answer split into the points it makes.

/// A clause with fewer words goes with the one before.
const SHORTEST: usize = 4;

/// The clauses of a reference answer: sentences, parts between semicolons and items of lists, in order. A reference
/// that cannot be split is one clause.
pub(crate) fn clauses(reference: &str) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for part in split(reference) {
        let is_short = part.split_whitespace().count() < SHORTEST;
        match clauses.last_mut() {
            Some(before) if is_short => {
                before.push(' ');
                before.push_str(part);
            }
            _ => clauses.push(part.to_owned()),
        }
    }
    if clauses.is_empty() {
        clauses.push(reference.trim().to_owned());
    }
    clauses
}

/// The sentences of a text, parts between semicolons and items of lists.
pub(super) fn split(reference: &str) -> impl Iterator<Item = &str> {
    let mut cuts = vec![0];
    for (at, c) in reference.char_indices() {
        let after = &reference[at + c.len_utf8()..];
        let ends = match c {
            '.' | '!' | '?' => after.starts_with(char::is_whitespace),
            ';' | '\n' => true,
            '-' | '*' | '•' => after.starts_with(' ') && reference[..at].ends_with([' ', '\n']),
            _ => false,
        };
        if ends {
            cuts.push(at + c.len_utf8());
        }
    }
    cuts.push(reference.len());
    let parts: Vec<&str> = cuts
        .windows(2)
        .map(|cut| reference[cut[0]..cut[1]].trim())
        .collect();
    parts
        .into_iter()
        .map(|part| part.trim_end_matches(['-', '*', '•', ';']).trim())
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::clauses;

    fn check(reference: &str, expected: &[&str]) {
        assert_eq!(clauses(reference), expected);
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
