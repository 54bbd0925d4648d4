//! A candidate's own words, proposed to a bank as another way to earn a point.
//!
//! The candidate says that an answer makes a point, and the grader does not see it. What is proposed is a line for the
//! bank in the grammar of evidence: the content words of the sentence that says it. A line is proposed only if it does
//! what it is for: with it, the same grader grants the point for the same answer.

mod patch;
mod words;

use examen_bank::{
    Bank, EvidenceLine, Glossary, PointId, Question, QuestionId, State, TextEdit, TextRange, line_ending,
};
use examen_grader::RubricMatcher;

pub use patch::insertion_patch;
use words::candidates;

/// A line that would earn a point for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseProposal {
    /// The line's alternative: `memory budget`.
    pub words: String,
    /// What the line adds to the bank's text.
    pub edit: TextEdit,
}

/// Proposes a line for `point` of `question` in the bank that says `source`, from `sentence`, a range of `answer`. None
/// where the bank has no such point, or no words of the sentence would earn it: those that only repeat the question
/// do not, nor do those that a misconception claims.
///
/// The line with the fewest words that the grader accepts is chosen, but of at least two words where the sentence has
/// them: one word alone would be found in many answers that do not make the point.
pub fn propose_phrase(
    source: &str,
    glossary: &Glossary,
    (question, point): (&QuestionId, &PointId),
    answer: &str,
    sentence: TextRange,
) -> Option<PhraseProposal> {
    let bank = Bank::parse(source).value;
    let question = bank.question(question)?;
    let range = question
        .rubric
        .points
        .iter()
        .find(|known| known.id == *point)?
        .range;
    let words = candidates(sentence.of(answer), &question.prompt())
        .into_iter()
        .find(|words| earns(question, glossary, point, words, answer))?;
    let at = range.start + range.of(source).trim_end().len();
    let newline = line_ending(source);
    Some(PhraseProposal {
        edit: TextEdit {
            range: TextRange::empty(at),
            replacement: format!("{newline}  - {words}"),
        },
        words,
    })
}

/// Whether `answer` makes all of `point` once it has the line `words`.
fn earns(question: &Question, glossary: &Glossary, point: &PointId, words: &str, answer: &str) -> bool {
    let line = EvidenceLine::parse(words);
    if !line.issues.is_empty() {
        return false;
    }
    let mut with_line = question.clone();
    for known in &mut with_line.rubric.points {
        if known.id == *point {
            known.lines.push(line.value.clone());
        }
    }
    let grade = RubricMatcher::new(&with_line, glossary).mark(answer);
    grade
        .verdicts
        .iter()
        .any(|verdict| verdict.point == *point && verdict.state == State::Met)
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary, PointId, QuestionId, State, TextRange};
    use examen_grader::RubricMatcher;
    use expect_test::{Expect, expect};

    use super::propose_phrase;

    const BANK: &str = "\
---
bank: mini
---

## Why does a cache need a lifetime?
<!-- id: lifetime -->

### Points

- +2 Outdated copies vanish ^outdated
  - stale copy
- +1 Keeps memory within bounds ^memory
  - memory limit*/bound*
- -1 Takes a lifetime for consistency ^consistency
  - lifetime > consistent/consistency
";

    /// Proposes the answer as a whole for the point `memory`, and shows the bank's line.
    fn check(answer: &str, expected: &Expect) {
        let (question, point) = (QuestionId::new("lifetime"), PointId::new("memory"));
        let all = TextRange::new(0, answer.len());
        let proposed = propose_phrase(BANK, &Glossary::default(), (&question, &point), answer, all);
        let Some(proposed) = proposed else {
            expected.assert_eq("nothing");
            return;
        };
        let mut bank = BANK.to_owned();
        let range = proposed.edit.range;
        bank.replace_range(range.start..range.end, &proposed.edit.replacement);
        // The bank as it would be on disk grants the point.
        let parsed = Bank::parse(&bank);
        assert!(parsed.issues.is_empty(), "{:?}", parsed.issues);
        let grade = RubricMatcher::new(&parsed.value.questions[0], &Glossary::default()).mark(answer);
        assert_eq!(grade.verdicts[1].state, State::Met);
        let line = bank.lines().nth(13).unwrap_or_default();
        expected.assert_eq(line);
    }

    #[test]
    fn a_line_has_the_words_of_the_sentence_that_are_not_in_the_question() {
        check(
            "Otherwise the RAM of the machine fills up.",
            &expect![["  - ram machine"]],
        );
        check("The heap cannot grow without end.", &expect!["nothing"]);
    }

    #[test]
    fn what_only_repeats_the_question_or_says_nothing_is_not_proposed() {
        check("A cache needs a lifetime.", &expect!["nothing"]);
        check("It is what it is.", &expect!["nothing"]);
    }

    #[test]
    fn what_the_grammar_would_read_otherwise_is_left_out() {
        check("After 24/7 it frees pages_.", &expect![["  - frees pages"]]);
    }
}
