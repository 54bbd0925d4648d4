//! Derives points from a model answer in Markdown: one for each list item or sentence that states something.
//!
//! An answer of more than eight statements is an essay of which only a human knows what counts; it gets no points.

mod blocks;
mod statements;

use crate::import::wording::clauses;
use crate::import::wording::labels::{Examples, Labelled};
use blocks::{Block, blocks};
use statements::{is_about_subject, is_clear};

/// More statements than this are too many to guess which of them count.
const MOST: usize = 8;

/// A statement may hold two ideas, but not every one of them.
const MOST_POINTS: usize = 10;

/// What an answer yields.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Yield {
    /// One idea a point.
    Points(Vec<Labelled>),
    /// Nothing is stated clearly, or too much.
    Unclear,
}

/// The points of `answer`.
pub(crate) fn derive(answer: &str) -> Yield {
    let blocks = blocks(answer);
    let n_items = blocks
        .iter()
        .filter(|block| matches!(block, Block::Item(_)))
        .count();
    let sentences = blocks.iter().flat_map(Block::sentences);
    let all: Vec<&str> = sentences.filter(|sentence| is_about_subject(sentence)).collect();
    let clear: Vec<&str> = all
        .iter()
        .copied()
        .filter(|sentence| is_clear(sentence))
        .collect();
    let is_prose_clear = !clear.is_empty() && clear.len() * 2 >= all.len();
    let is_list = (2..=MOST).contains(&n_items);
    let is_prose_clear = is_prose_clear && n_items + clear.len() <= MOST;
    if !is_list && !is_prose_clear {
        return Yield::Unclear;
    }
    let mut points = Vec::new();
    if is_prose_clear {
        points.extend(
            clear
                .iter()
                .flat_map(|sentence| clauses::ideas(sentence, Examples::Keep)),
        );
    }
    points.extend(blocks.iter().filter_map(Block::item));
    if (1..=MOST_POINTS).contains(&points.len()) {
        Yield::Points(points)
    } else {
        Yield::Unclear
    }
}

#[cfg(test)]
mod tests {
    use super::{Yield, derive};
    use expect_test::{Expect, expect};

    fn check(answer: &str, expected: &Expect) {
        let shown = match derive(answer) {
            Yield::Points(points) => points
                .into_iter()
                .map(|point| point.label)
                .collect::<Vec<String>>()
                .join("\n"),
            Yield::Unclear => "unclear".to_owned(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn sentences_are_points() {
        check(
            "A **semaphore** counts permits. It's used to limit how many threads enter.\n\n```c\nwait(s);\n```\n\nFor example, a pool has ten.",
            &expect![[r#"
                A semaphore counts permits
                Used to limit how many threads enter"#]],
        );
    }

    #[test]
    fn list_items_are_points_and_their_lead_is_not() {
        check(
            "The steps are:\n\n1. Drain the node\n   - slowly\n2. **Replace** it. Then wait.\n3. Watching the error rate",
            &expect![[r#"
                Drain the node
                Replace it
                Watch the error rate"#]],
        );
    }

    #[test]
    fn long_answers_are_left_to_a_human() {
        check(&"Locks keep other threads out. ".repeat(9), &expect!["unclear"]);
        check("```sh\nls\n```", &expect!["unclear"]);
        check("I like it very much.", &expect!["unclear"]);
    }
}
