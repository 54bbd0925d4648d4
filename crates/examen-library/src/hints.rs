//! Hints in four grades, each giving away more than the one before: how many points are missing, what they are about,
//! the first letters of one of them, its label.

use examen_bank::{GradedBy, Marks, Question};
use examen_grader::{Grade, Verdict};
use examen_history::{Hint, HintGrade};

/// A hint and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintText {
    /// What is recorded of it.
    pub hint: Hint,
    /// What the candidate reads.
    pub text: String,
}

/// The hint that follows those `taken` for an answer with `grade`: the smallest that is still news. None where no
/// point is missing, or all that are missing were given away.
pub fn next_hint(question: &Question, grade: &Grade, taken: &[Hint]) -> Option<HintText> {
    let missing = missing(grade);
    if missing.is_empty() {
        return None;
    }
    let about_all = [HintGrade::Count, HintGrade::Topic].map(|grade| Hint { grade, point: None });
    let mut hints = about_all.into_iter().chain(missing.into_iter().flat_map(about));
    let hint = hints.find(|hint| !taken.contains(hint))?;
    let text = hint_text(question, grade, &hint)?;
    Some(HintText { hint, text })
}

/// A hint that was taken, in words that are true of an answer with `grade`. None where it is about a point that the
/// question no longer has, or about what is missing where nothing is.
pub fn hint_text(question: &Question, grade: &Grade, hint: &Hint) -> Option<String> {
    let of_point = || {
        let mut verdicts = grade.verdicts.iter();
        verdicts.find(|verdict| hint.point.as_ref() == Some(&verdict.point))
    };
    let missing = missing(grade);
    match hint.grade {
        HintGrade::Count if missing.is_empty() => Some("No point is missing.".to_owned()),
        HintGrade::Count => Some(count(&missing, grade)),
        HintGrade::Topic => Some(topic(question, missing.first()?, grade)),
        HintGrade::FirstLetters => Some(first_letters(&of_point()?.label)),
        HintGrade::Label => Some(of_point()?.label.clone()),
    }
}

/// Points that an answer does not make, the most valuable first.
fn missing(grade: &Grade) -> Vec<&Verdict> {
    let is_missing = |verdict: &&Verdict| !verdict.is_misconception() && !verdict.is_credited();
    let mut missing: Vec<&Verdict> = grade.verdicts.iter().filter(is_missing).collect();
    // A stable sort: equals stay in the order of the rubric.
    missing.sort_by_key(|verdict| std::cmp::Reverse(verdict.value));
    missing
}

fn count(missing: &[&Verdict], grade: &Grade) -> String {
    let worth: Marks = missing.iter().map(|verdict| verdict.value).sum();
    let is = if missing.len() == 1 { "is" } else { "are" };
    let marks = if worth == Marks::whole(1) { "mark" } else { "marks" };
    let worth = if grade.has_marks_by_point() {
        format!(", worth {worth} {marks}")
    } else {
        String::new()
    };
    format!(
        "{} of {} points{} {is} missing{worth}.",
        missing.len(),
        grade.n_points(),
        grade.graded_by.of_whom()
    )
}

/// The author's hint; without one, the tags; without those, the topic of a model answer's points, or what the most
/// valuable missing point is worth.
fn topic(question: &Question, most_valuable: &Verdict, grade: &Grade) -> String {
    let hint = question.hint.as_ref().map(|hint| hint.shown_text());
    if let Some(hint) = hint.filter(|text| !text.is_empty()) {
        return hint.into_owned();
    }
    if grade.graded_by == GradedBy::ModelAnswer && question.tags.is_empty() {
        // All its points are worth the same.
        return match &question.topic {
            Some(topic) => format!("Think of {topic}."),
            None => "Each of them is one statement.".to_owned(),
        };
    }
    if question.tags.is_empty() {
        return format!("The most valuable of them is worth {}.", most_valuable.value);
    }
    format!("Think of {}.", question.tags.join(", "))
}

/// First its first letters, then its label.
fn about(verdict: &Verdict) -> [Hint; 2] {
    [HintGrade::FirstLetters, HintGrade::Label].map(|grade| Hint {
        grade,
        point: Some(verdict.point.clone()),
    })
}

/// `G···· e···· e···· a l·······`
fn first_letters(label: &str) -> String {
    let mut shown = String::with_capacity(label.len());
    let mut is_inside = false;
    for c in label.chars() {
        let is_letter = c.is_alphanumeric();
        shown.push(if is_letter && is_inside { '·' } else { c });
        is_inside = is_letter;
    }
    shown
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary, PointId, Question};
    use examen_grader::RubricMatcher;
    use examen_history::{Hint, HintGrade};

    use super::{hint_text, next_hint};

    fn question(hint: &str) -> Question {
        let source = format!(
            "## Q?\n<!-- tags: caching, time -->\n### Points\n- Locks the row ^b\n  - lock\n- +2 Gives entries a lifetime ^a\n  \
             - expire*\n{hint}"
        );
        Bank::parse(&source).value.questions.remove(0)
    }

    /// All hints one after the other.
    fn hints(question: &Question, answer: &str) -> Vec<String> {
        let grade = RubricMatcher::new(question, &Glossary::default()).mark(answer);
        let mut taken: Vec<Hint> = Vec::new();
        let mut texts = Vec::new();
        while let Some(next) = next_hint(question, &grade, &taken) {
            taken.push(next.hint);
            texts.push(next.text);
        }
        texts
    }

    #[test]
    fn a_hint_of_nothing_but_a_comment_is_none() {
        let texts = hints(&question("\n### Hint\n\n<!-- to do -->\n"), "");
        assert_eq!(texts[1], "Think of caching, time.");
    }

    #[test]
    fn each_hint_gives_away_more() {
        assert_eq!(
            hints(&question(""), ""),
            [
                "2 of 2 points are missing, worth 3 marks.",
                "Think of caching, time.",
                "G···· e······ a l·······",
                "Gives entries a lifetime",
                "L···· t·· r··",
                "Locks the row",
            ]
        );
    }

    #[test]
    fn hints_that_were_taken_are_told_again() {
        let question = question("");
        let matcher = RubricMatcher::new(&question, &Glossary::default());
        let (empty, better) = (matcher.mark(""), matcher.mark("Each copy expires."));
        let mut taken: Vec<Hint> = Vec::new();
        while let Some(next) = next_hint(&question, &empty, &taken) {
            taken.push(next.hint);
        }
        taken.push(Hint {
            grade: HintGrade::Label,
            point: Some(PointId::new("no-such-point")),
        });
        let told = |grade| -> Vec<String> {
            let texts = taken.iter().map(|hint| hint_text(&question, grade, hint));
            texts.flatten().collect()
        };
        assert_eq!(told(&empty), hints(&question, ""));
        // How many are missing is untrue as soon as one is made; what was given away is not.
        assert_eq!(told(&better)[0], "1 of 2 points is missing, worth 1 mark.");
        assert_eq!(told(&better)[1..], told(&empty)[1..]);
    }

    #[test]
    fn a_hint_is_about_what_is_missing() {
        let question = question("### Hint\nFollow one price.\n");
        assert_eq!(
            hints(&question, "Each copy expires after a minute."),
            [
                "1 of 2 points is missing, worth 1 mark.",
                "Follow one price.",
                "L···· t·· r··",
                "Locks the row",
            ]
        );
        assert!(
            hints(
                &question,
                "Each copy expires after a minute, and a lock guards the row."
            )
            .is_empty()
        );
    }
}
