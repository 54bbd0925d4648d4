//! From the key of a draft to the points of a rubric.

use std::collections::BTreeSet;

use examen_bank::{EvidenceLine, IdScope, Located, Marks, Point, PointId};

use super::answer_points::{self, Yield};
use super::draft::Key;
use super::evidence_lines::{example_line, label_line, why_line};
use super::key_sentences::{self, Sentence};
use crate::import::wording::clauses;
use crate::import::wording::content::stem_set;
use crate::import::wording::labels::{self, Labelled};
use crate::import::wording::plain::plain;
use crate::import::wording::sentences::sentences;

/// What a key yields.
pub(crate) enum Derived {
    /// The points, without repetitions.
    Points(Vec<Point>),
    /// The key says too little or too much.
    Unclear,
    /// There is nothing but a model answer, by which answers can be graded as it is.
    ByAnswer,
    /// There is no key.
    NoKey,
}

/// The points of `key`. Criteria are preferred to prose.
pub(crate) fn derive(key: &Key) -> Derived {
    let ideas = if !key.criteria.is_empty() {
        key.criteria
            .iter()
            .flat_map(|criterion| criterion_ideas(criterion))
            .collect()
    } else if !key.prose.trim().is_empty() {
        prose_ideas(&key.prose)
    } else if !key.answer.trim().is_empty() {
        return Derived::ByAnswer;
    } else {
        return Derived::NoKey;
    };
    let points = distinct(ideas);
    if points.is_empty() {
        Derived::Unclear
    } else {
        Derived::Points(points)
    }
}

/// The points of a model answer; none where nothing is stated clearly, or too much.
pub(crate) fn of_answer(answer: &str) -> Vec<Point> {
    match answer_points::derive(answer) {
        Yield::Points(points) => distinct(points.into_iter().map(Idea::from).collect()),
        Yield::Unclear => Vec::new(),
    }
}

/// A point to be, and what else its source says.
struct Idea {
    labelled: Labelled,
    why: String,
}

impl From<Labelled> for Idea {
    fn from(labelled: Labelled) -> Self {
        Self {
            labelled,
            why: String::new(),
        }
    }
}

fn prose_ideas(prose: &str) -> Vec<Idea> {
    key_sentences::ideas(&plain(prose))
        .into_iter()
        .map(Idea::from)
        .collect()
}

/// One item of a list of criteria: its first sentence is the point, the others say why.
fn criterion_ideas(criterion: &str) -> Vec<Idea> {
    let text = plain(criterion);
    let all = sentences(&text);
    let Some((first, others)) = all.split_first() else {
        return Vec::new();
    };
    if matches!(key_sentences::classify(first), Sentence::Key(_)) {
        let ideas = all
            .iter()
            .flat_map(|sentence| key_sentences::criterion_ideas(sentence));
        return ideas.map(Idea::from).collect();
    }
    let labelled = labels::from_criterion(clauses::bare(first).trim());
    let idea = labelled.map(|labelled| Idea {
        labelled,
        why: others.join(" "),
    });
    idea.into_iter().collect()
}

fn distinct(ideas: Vec<Idea>) -> Vec<Point> {
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    let mut ids = IdScope::default();
    let mut points = Vec::new();
    for idea in ideas {
        let stems = stem_set(&idea.labelled.label);
        let key = if stems.is_empty() {
            BTreeSet::from([idea.labelled.label.to_lowercase()])
        } else {
            stems
        };
        if !seen.contains(&key) {
            seen.push(key);
            points.push(point(idea, &mut ids));
        }
    }
    points
}

fn point(idea: Idea, ids: &mut IdScope) -> Point {
    let Labelled { label, examples } = idea.labelled;
    let (label, mut lines) = with_examples(label, &examples);
    if !idea.why.is_empty() {
        lines.push(why_line(&idea.why));
    }
    Point {
        id: PointId::new(ids.take_unique(PointId::from_label(&label).as_str())),
        value: Marks::whole(1),
        label: Located::built(label),
        lines,
        ..Point::default()
    }
}

/// The evidence lines of a label with examples. A point with lines is earned by its lines alone, so the words of the
/// label become a line as well; where they cannot, the examples go back into the label.
fn with_examples(label: String, examples: &[String]) -> (String, Vec<EvidenceLine>) {
    let Some(examples_line) = example_line(examples) else {
        return (label, Vec::new());
    };
    if examples
        .iter()
        .all(|example| label.to_lowercase().contains(&example.to_lowercase()))
    {
        return (label, vec![examples_line]);
    }
    match label_line(&label) {
        Some(label_line) => (label, vec![label_line, examples_line]),
        None => (format!("{label} (e.g. {})", examples.join(", ")), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Derived, derive};
    use crate::import::draft::Key;
    use examen_bank::LineKind;
    use expect_test::{Expect, expect};

    fn check(key: &Key, expected: &Expect) {
        let Derived::Points(points) = derive(key) else {
            return expected.assert_eq("no points");
        };
        let mut shown = String::new();
        for point in points {
            shown += &format!("{} ^{}\n", point.label.value, point.id);
            for line in point.lines {
                let kind = match line.kind {
                    LineKind::Example => "e.g.",
                    LineKind::Why => "why:",
                    LineKind::AtLeast(_) => "N of:",
                    _ => "any",
                };
                shown += &format!("  {kind} {}\n", line.text.value);
            }
        }
        expected.assert_eq(&shown);
    }

    fn prose(text: &str) -> Key {
        Key {
            prose: text.to_owned(),
            ..Key::default()
        }
    }

    fn criteria(items: &[&str]) -> Key {
        Key {
            criteria: items.iter().map(|item| (*item).to_owned()).collect(),
            ..Key::default()
        }
    }

    #[test]
    fn a_point_with_examples_is_earned_by_its_label_as_well() {
        check(
            &prose(
                "Candidates should mention local caching with tools like Foo or Bar, and job queues or message brokers like Baz.",
            ),
            &expect![[r#"
                Local caching ^local-caching
                  any Local caching
                  e.g. Foo, Bar
                Job queues or message brokers ^job-queues
                  any Job queues, message brokers
                  e.g. Baz
            "#]],
        );
    }

    #[test]
    fn the_first_sentence_of_a_criterion_is_the_point() {
        check(
            &criteria(&[
                "Mention of **deadlocks**",
                "However, locks are fair. They queue.",
                "Locks are fair!",
            ]),
            &expect![[r#"
                Deadlocks ^deadlocks
                Locks are fair ^locks-are-fair
                  why: They queue.
            "#]],
        );
    }

    #[test]
    fn ids_are_unique() {
        check(
            &criteria(&["Handle a full queue", "Handle a full disk"]),
            &expect![[r#"
                Handle a full queue ^handle-a-full
                Handle a full disk ^handle-a-full-2
            "#]],
        );
    }

    #[test]
    fn a_key_without_statements_has_no_points() {
        check(&Key::default(), &expect!["no points"]);
        check(&prose("This question checks the basics."), &expect!["no points"]);
    }
}
