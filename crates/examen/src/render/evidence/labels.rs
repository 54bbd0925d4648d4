//! Where the labels below a row go.
//!
//! A label stands to the right of its stem, as high as there is room, the rightmost first. What would run over the
//! edge stands to the left of its stem instead, below everything in its way. Stems never cross labels.

use std::cmp::Reverse;

use anstyle::Style;

use super::canvas::{Canvas, Side};
use crate::terminal::{columns, fitted};

/// A label and the column it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) style: Style,
}

/// Draws `labels`, sorted by column, on a canvas of `width` columns.
pub(super) fn draw(labels: &[Label], width: usize) -> Canvas {
    let mut canvas = Canvas::default();
    let (mut right, left) = sides(labels, width);
    // Labels of one column keep their order from top to bottom.
    right.sort_by_key(|label| Reverse(label.column));
    for label in right {
        let next = left.iter().find(|other| other.column > label.column);
        draw_right(&mut canvas, label, next.map_or(width, |next| next.column - 1));
    }
    for label in left {
        draw_left(&mut canvas, label);
    }
    canvas
}

/// Splits the labels into those that stand right of their stem and those that stand left of it: right if there is
/// room, else left if there is room, else where there is more. The room on the right ends at the next stem that goes
/// left, so the last label is decided first.
fn sides(labels: &[Label], width: usize) -> (Vec<&Label>, Vec<&Label>) {
    let (mut right, mut left) = (Vec::new(), Vec::new());
    let mut edge = width;
    for label in labels.iter().rev() {
        let wanted = columns(&label.text);
        let room_right = edge.saturating_sub(label.column + 2);
        let room_left = label.column.saturating_sub(1);
        if room_right >= wanted.min(room_left + 1) {
            right.push(label);
        } else {
            left.push(label);
            edge = edge.min(room_left);
        }
    }
    right.reverse();
    left.reverse();
    (right, left)
}

fn draw_right(canvas: &mut Canvas, label: &Label, edge: usize) {
    let start = label.column + 2;
    let text = fitted(&label.text, edge.saturating_sub(start));
    let end = start + columns(&text);
    let line = (0..)
        .find(|line| canvas.is_open(*line, label.column) && canvas.is_free(*line, label.column..end + 1))
        .expect("far enough down every line is free");
    canvas.draw_stem(line, label.column, Side::Right, label.style);
    canvas.write(line, start, &text, label.style);
}

fn draw_left(canvas: &mut Canvas, label: &Label) {
    let text = fitted(&label.text, label.column.saturating_sub(1));
    let start = label.column.saturating_sub(1 + columns(&text));
    let line = (0..)
        .find(|line| {
            canvas.is_open(*line, label.column)
                && canvas.is_free(*line, start.saturating_sub(1)..label.column + 1)
        })
        .expect("far enough down every line is free");
    canvas.draw_stem(line, label.column, Side::Left, label.style);
    canvas.write(line, start, &text, label.style);
}

#[cfg(test)]
mod tests {
    use anstyle::Style;
    use expect_test::{Expect, expect};

    use super::{Label, draw};

    fn check(labels: &[(usize, &str)], drawn: &Expect) {
        let labels: Vec<Label> = labels
            .iter()
            .map(|(column, text)| Label {
                column: *column,
                text: (*text).to_owned(),
                style: Style::new(),
            })
            .collect();
        let canvas = draw(&labels, 40);
        let lines = canvas.lines().map(|line| format!("│{line}\n"));
        drawn.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn labels_stand_side_by_side_where_they_fit() {
        check(
            &[(2, "+2 first"), (20, "+1 second")],
            &expect![[r#"
                │  ╰ +2 first        ╰ +1 second
            "#]],
        );
    }

    #[test]
    fn long_labels_are_stacked() {
        check(
            &[(2, "+2 a label that is long"), (10, "+1 second"), (16, "third")],
            &expect![[r#"
                │  │       │     ╰ third
                │  │       ╰ +1 second
                │  ╰ +2 a label that is long
            "#]],
        );
    }

    #[test]
    fn a_label_at_the_edge_stands_left_of_its_stem() {
        check(
            &[(2, "+2 first"), (36, "+1 at the edge")],
            &expect![[r#"
                │  ╰ +2 first         +1 at the edge ╯
            "#]],
        );
        check(
            &[(20, "+2 second"), (36, "+1 which is rather long at the edge")],
            &expect![[r#"
                │                    ╰ +2 second     │
                │+1 which is rather long at the edge ╯
            "#]],
        );
    }

    #[test]
    fn labels_of_the_same_words_share_a_stem() {
        check(
            &[(4, "+2 first"), (4, "+1 second"), (4, "-1 third")],
            &expect![[r#"
                │    ├ +2 first
                │    ├ +1 second
                │    ╰ -1 third
            "#]],
        );
        check(
            &[(38, "+2 first at the edge"), (38, "+1 second at the edge")],
            &expect![[r#"
                │                 +2 first at the edge ┤
                │                +1 second at the edge ╯
            "#]],
        );
    }

    #[test]
    fn what_fits_nowhere_is_cut() {
        check(
            &[(3, "+2 a label that is much too long for the canvas it is on")],
            &expect![[r#"
                │   ╰ +2 a label that is much too long f…
            "#]],
        );
    }

    #[test]
    fn no_label_is_ever_lost() {
        for seed in 0..200_usize {
            let labels: Vec<Label> = (0..6)
                .map(|n| Label {
                    column: (seed * 7 + n * n * (seed % 5 + 1) * 3) % 39,
                    text: format!("<{n}>{}", "x".repeat((seed + n * 11) % 25)),
                    style: Style::new(),
                })
                .collect();
            let mut sorted = labels;
            sorted.sort_by_key(|label| label.column);
            let drawn: String = draw(&sorted, 40).lines().collect();
            assert_eq!(drawn.matches(['╰', '├', '╯', '┤']).count(), 6, "{seed}: {drawn}");
        }
    }
}
