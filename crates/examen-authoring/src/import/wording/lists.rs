//! Cuts a list in running text into its items: `A, B with tools like C or D, and E`.

use super::sentences::{first_word, split_top_level, strip_words, top_level, words};
use super::verbs;

/// Words with which a piece after a comma continues the piece before it.
#[rustfmt::skip]
const CONTINUING: &[&str] = &[
    "which", "where", "when", "who", "whose", "that", "so", "because", "but", "especially", "particularly",
    "without", "if", "even", "rather", "not", "instead", "thereby", "as", "e.g", "e.g.", "i.e", "i.e.", "for",
    "including", "such", "etc", "etc.", "to",
];

/// The items of the list in `text`; one item where it is no list.
pub(crate) fn items(text: &str) -> Vec<String> {
    let pieces = joined(split_top_level(text, ","));
    match pieces.as_slice() {
        [] => Vec::new(),
        [one] => pair(one),
        _ => ended(pieces),
    }
}

/// Joins pieces that a comma inside an item cut apart.
fn joined(pieces: Vec<&str>) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for piece in pieces {
        match items.last_mut() {
            Some(item) if continues(item, piece) => {
                item.push_str(", ");
                item.push_str(piece);
            }
            _ => items.push(piece.to_owned()),
        }
    }
    items
}

fn continues(item: &str, piece: &str) -> bool {
    let (first, _) = first_word(piece);
    CONTINUING.contains(&first.as_str()) || (has_open_examples(item) && is_name(piece))
}

/// Whether `item` ends in a list of examples that no `or` or `and` has closed.
fn has_open_examples(item: &str) -> bool {
    let starts = [" like ", " such as ", " e.g. ", " e.g., "].iter();
    let last = starts
        .filter_map(|marker| top_level(item, marker).first().map(|at| at + marker.len()))
        .max();
    last.is_some_and(|at| {
        let list = &item[at..];
        top_level(list, " or ").is_empty() && top_level(list, " and ").is_empty() && !list.contains(", or ")
    })
}

/// Whether `piece` looks like a further example: a name, or the last of several.
fn is_name(piece: &str) -> bool {
    let (first, rest) = first_word(piece);
    let piece = if ["or", "and"].contains(&first.as_str()) {
        rest
    } else {
        piece
    };
    let n_words = words(piece).len();
    let capital = piece.starts_with(|c: char| c.is_uppercase() || c == '`');
    let verb = words(piece)
        .first()
        .is_some_and(|word| verbs::imperative(word).is_some());
    !verb && n_words <= 4 && (capital || first == "or")
}

/// Drops the conjunction of the last item; where there is none, cuts the last item at it.
fn ended(mut pieces: Vec<String>) -> Vec<String> {
    let last = pieces.pop().unwrap_or_default();
    let (conjunction, rest) = first_word(&last);
    if !["and", "or"].contains(&conjunction.as_str()) {
        pieces.extend(halves(&last));
        return pieces;
    }
    // `A, B and C, and explain D`: two lists.
    let is_new_sentence = words(rest)
        .first()
        .is_some_and(|word| verbs::verb(word).is_some_and(|(_, form)| form == verbs::Form::Base));
    let before_is_verb = pieces.iter().all(|piece| {
        words(piece)
            .first()
            .is_some_and(|word| verbs::verb(word).is_some())
    });
    if is_new_sentence && !before_is_verb {
        let inner = pieces.pop().unwrap_or_default();
        pieces.extend(halves(&inner));
    }
    pieces.push(rest.to_owned());
    pieces
}

/// `B and C` in two, where both are short.
fn halves(text: &str) -> Vec<String> {
    for mark in [" and ", " or "] {
        if let [at] = top_level(text, mark).as_slice() {
            let (left, right) = (text[..*at].trim(), text[at + mark.len()..].trim());
            if words(left).len() <= 4 && words(right).len() <= 4 {
                return vec![left.to_owned(), right.to_owned()];
            }
        }
    }
    vec![text.to_owned()]
}

/// `A and doing B`, `A and how C`, `A and the importance of B` in two; anything else in one.
fn pair(text: &str) -> Vec<String> {
    let cut = top_level(text, " and ").into_iter().find(|at| {
        let right = text[at + 5..].trim();
        splits(text[..*at].trim(), right)
    });
    match cut {
        Some(at) => [pair(text[..at].trim()), pair(text[at + 5..].trim())].concat(),
        None => vec![text.trim().to_owned()],
    }
}

fn splits(left: &str, right: &str) -> bool {
    #[rustfmt::skip]
    const OPENINGS: &[&str] = &[
        "how", "why", "who", "what", "when", "where", "the importance of", "the need for", "the use of",
    ];
    if OPENINGS
        .iter()
        .any(|opening| strip_words(right, opening).is_some())
    {
        return true;
    }
    let (first, rest) = first_word(right);
    let first = if first.ends_with("ly") {
        first_word(rest).0
    } else {
        first
    };
    verbs::imperative(&first).is_some() && words(right).len() >= 3 && !shares_object(left)
}

/// Whether `left` ends in a gerund that lacks its object: `for discussing` and `resolving conflicts`.
fn shares_object(left: &str) -> bool {
    let all = words(left);
    let Some(last) = all.last().filter(|word| verbs::looks_like_gerund(word)) else {
        return false;
    };
    let before = all.len().checked_sub(2).map(|index| all[index].to_lowercase());
    let after_preposition = before
        .is_none_or(|word| ["for", "of", "in", "by", "to", "using", "with", "on"].contains(&word.as_str()));
    after_preposition && verbs::imperative(last).is_some()
}

#[cfg(test)]
mod tests {
    use super::items;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(items(text), expected);
    }

    #[test]
    fn lists_end_with_and_or_or() {
        check(
            "pooling, sharding, and caching",
            &["pooling", "sharding", "caching"],
        );
        check(
            "vaults, key rotation and audits",
            &["vaults", "key rotation", "audits"],
        );
        check(
            "reading papers, or asking around",
            &["reading papers", "asking around"],
        );
    }

    #[test]
    fn examples_do_not_split() {
        check(
            "stores with tools like Foo, Bar, or Baz, setting headers, and tests",
            &[
                "stores with tools like Foo, Bar, or Baz",
                "setting headers",
                "tests",
            ],
        );
        check(
            "brokers like Foo or Bar, and spreading load",
            &["brokers like Foo or Bar", "spreading load"],
        );
    }

    #[test]
    fn a_pair_splits_only_where_a_new_idea_begins() {
        check(
            "secure transport (e.g. TLS) and staying up to date",
            &["secure transport (e.g. TLS)", "staying up to date"],
        );
        check(
            "an open climate for discussing and resolving conflicts",
            &["an open climate for discussing and resolving conflicts"],
        );
        check("users and roles", &["users and roles"]);
        check("the trigger and who decides", &["the trigger", "who decides"]);
    }

    #[test]
    fn a_list_before_a_second_verb_ends_itself() {
        check(
            "metrics, logs and traces, and explain alerts",
            &["metrics", "logs", "traces", "explain alerts"],
        );
    }
}
