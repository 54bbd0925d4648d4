//! What a grade depends on, so that whoever keeps one knows how long it is good.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use examen_bank::{Question, QuestionKind, Revision};

/// What a grade depends on beside the answer, and all that it repeats of the question: where this is the same, the same
/// answer gets the same grade, letter by letter. Only where in the bank its evidence stands counts from the start of the
/// question.
///
/// A [`Revision`] does not do: it leaves out ids and white space, which verdicts repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GradeBasis {
    question: u64,
    kind: QuestionKind,
    glossary: Revision,
}

impl GradeBasis {
    pub(super) fn new(question: &Question, glossary: Revision) -> Self {
        Self {
            question: fingerprint(question),
            kind: question.kind,
            glossary,
        }
    }
}

/// Of the prompt, and of the points or the model answer, as they are written and with their ids.
fn fingerprint(question: &Question) -> u64 {
    let within = |offset: usize| offset.wrapping_sub(question.range.start);
    let mut hasher = DefaultHasher::new();
    (&question.heading.value, &question.body.value).hash(&mut hasher);
    for point in &question.rubric.points {
        (&point.id, point.value, point.requirement).hash(&mut hasher);
        (&point.label.value, point.lines.len()).hash(&mut hasher);
        for line in &point.lines {
            (line.kind, &line.text.value, within(line.text.range.start)).hash(&mut hasher);
        }
    }
    // Where there are points, nobody is graded by the model answer.
    if let (true, Some(answer)) = (question.rubric.points.is_empty(), &question.answer) {
        (&answer.text.value, within(answer.text.range.start)).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Revision};

    use super::GradeBasis;

    const POINTS: &str = "\
# Topic

## Why?
<!-- id: why; level: 2 -->

Say it.

### Points

- +1 It is so ^so
  - so, thus
  - why: It is.

### Notes

None.
";
    const MODEL: &str = "# Topic\n\n## Why?\n\n### Answer\n\nIt is so. It was so.\n";

    fn basis(bank: &str) -> GradeBasis {
        GradeBasis::new(&Bank::parse(bank).value.questions[0], Revision::of(""))
    }

    #[test]
    fn what_a_verdict_shows_counts() {
        let other = [
            ("^so", "^thus"),
            (" ^so", ""),
            ("It is so ^", "It  is so ^"),
            ("+1", "+2"),
            ("+1", "+1!"),
            ("so, thus", "so, hence"),
            ("so, thus", "e.g. so, thus"),
            ("why: It is.", "why: It was."),
            ("Say it.", "Say why."),
            ("## Why?", "## How?"),
            ("level: 2", "level: 2; kind: behavioural"),
            // Evidence stands elsewhere in the question.
            ("### Points\n", "### Points\n\n"),
        ];
        for (old, new) in other {
            assert_ne!(basis(POINTS), basis(&POINTS.replace(old, new)), "{new}");
        }
        for (old, new) in [("so. It", "so.\n\nIt"), ("was", "is"), ("\nIt", "\n\nIt")] {
            assert_ne!(basis(MODEL), basis(&MODEL.replace(old, new)), "{new:?}");
        }
    }

    #[test]
    fn what_no_verdict_shows_does_not_count() {
        let same = [
            ("# Topic", "# Another topic\n\n"),
            ("None.", "Some.\n\n### Answer\n\nSo it is."),
        ];
        for (old, new) in same {
            assert_eq!(basis(POINTS), basis(&POINTS.replacen(old, new, 1)), "{new}");
        }
    }
}
