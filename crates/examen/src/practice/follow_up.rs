//! What an interviewer asks next.

use examen_bank::{PointId, Question};
use examen_grader::{Grade, Verdict};
use examen_history::{Hint, HintGrade};

/// A question on top of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FollowUp {
    /// What is asked.
    pub(crate) text: String,
    /// What it gives away.
    pub(crate) hint: Hint,
}

/// Chooses a follow-up by the points that an answer missed: of those that the bank offers, the one that shares most
/// words with a missed point; without any, one made of the label of the most valuable missed point. None where nothing
/// was missed.
pub(crate) fn follow_up(question: &Question, grade: &Grade) -> Option<FollowUp> {
    let is_missing = |verdict: &&Verdict| !verdict.is_misconception() && !verdict.is_credited();
    let missed: Vec<&Verdict> = grade.verdicts.iter().filter(is_missing).collect();
    let first = missed.first()?;
    let best = missed.iter().skip(1).fold(
        *first,
        |best, next| if next.value > best.value { *next } else { best },
    );
    let offered = question.shown_follow_ups();
    let related = |text: &str| missed.iter().map(|verdict| n_shared(text, &verdict.label)).max();
    let chosen = offered.reduce(|best, next| {
        if related(&next) > related(&best) {
            next
        } else {
            best
        }
    });
    Some(match chosen {
        Some(text) => FollowUp {
            text: text.into_owned(),
            hint: Hint {
                grade: HintGrade::Topic,
                point: None,
            },
        },
        None => FollowUp {
            text: format!(
                "You have not spoken about “{}”. What would you add?",
                opening(best)
            ),
            hint: Hint {
                grade: HintGrade::FirstLetters,
                point: Some(best.point.clone()),
            },
        },
    })
}

/// The first words of a label, as many as an id is made of: `gives every entry …`.
fn opening(verdict: &Verdict) -> String {
    let id = PointId::from_label(&verdict.label);
    let n_words = id.as_str().split('-').count();
    let mut words = verdict.label.split_whitespace();
    let opening: Vec<&str> = words.by_ref().take(n_words).collect();
    let rest = if words.next().is_some() { " …" } else { "" };
    format!("{}{rest}", opening.join(" ").to_lowercase())
}

/// How many words of four letters or more two texts share; shorter ones are in every text.
fn n_shared(a: &str, b: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.chars().count() >= 4)
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().filter(|word| b.contains(word)).count()
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary};
    use examen_grader::RubricMatcher;

    use super::follow_up;

    fn check(follow_ups: &str, answer: &str, expected: Option<&str>) {
        let source = format!(
            "## Q?\n### Points\n- Expires entries after a lifetime ^a\n  - expire*\n- +2 Locks the row first ^b\n  - lock*\n{follow_ups}"
        );
        let question = Bank::parse(&source).value.questions.remove(0);
        let grade = RubricMatcher::new(&question, &Glossary::default()).mark(answer);
        let text = follow_up(&question, &grade).map(|follow_up| follow_up.text);
        assert_eq!(text.as_deref(), expected);
    }

    #[test]
    fn the_bank_offers_and_what_was_missed_decides() {
        let offered =
            "### Follow-ups\n- Which row is changed first?\n- Which lifetime suits which entries?\n";
        check(
            offered,
            "A lock guards it.",
            Some("Which lifetime suits which entries?"),
        );
        check(offered, "It expires soon.", Some("Which row is changed first?"));
        check(offered, "It expires soon, and a lock guards the row.", None);
    }

    #[test]
    fn what_authors_say_to_each_other_is_not_asked() {
        check(
            "### Follow-ups\n- <!-- reword --> Which row is <!-- TODO\n  lock --> changed first?\n- <!-- more? -->\n",
            "It expires soon.",
            Some("Which row is changed first?"),
        );
    }

    #[test]
    fn without_an_offer_the_most_valuable_point_is_asked_about() {
        check(
            "",
            "",
            Some("You have not spoken about “locks the row …”. What would you add?"),
        );
    }
}
