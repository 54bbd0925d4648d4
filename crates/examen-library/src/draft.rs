//! Sheets that wait for answers: which questions are drawn, and how one looks before it is answered.

use examen_bank::{Answer, AnswerSheet, Located, Question};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::banks::LoadedBank;

/// Whether `topic` is the topic of the question or one of its tags, case aside.
pub fn is_about(question: &Question, topic: &str) -> bool {
    let mut topics = question.topic.iter().chain(&question.tags);
    topics.any(|own| own.to_lowercase() == topic.to_lowercase())
}

/// `count` of `questions` (all of them without a count), in the order given. Each question is drawn by a hash of its
/// id, so that a draw changes as little as possible when the bank grows; one `seed` always draws the same.
pub fn draw<'a>(questions: &[&'a Question], count: Option<u32>, seed: u64) -> Vec<&'a Question> {
    let count = count.map_or(questions.len(), |count| count as usize);
    let mut lots: Vec<(u64, usize)> = questions
        .iter()
        .enumerate()
        .map(|(idx, question)| (xxh3_64_with_seed(question.id.as_str().as_bytes(), seed), idx))
        .collect();
    lots.sort_unstable();
    lots.truncate(count);
    lots.sort_unstable_by_key(|(_, idx)| *idx);
    lots.into_iter().map(|(_, idx)| questions[idx]).collect()
}

/// A sheet against `bank` with an empty section for each of `questions`.
pub fn blank_sheet(questions: &[&Question], bank: &LoadedBank) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.front.push("sheet", bank.name());
    sheet.answers = questions.iter().map(|question| blank_answer(question)).collect();
    sheet
}

/// The section for a question. What belongs to the question is quoted: quotes are not graded.
pub fn blank_answer(question: &Question) -> Answer {
    let body = question.shown_body();
    let quoted: Vec<String> = body
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect();
    Answer {
        heading: Located::built(question.heading.value.clone()),
        question: Some(Located::built(question.id.clone())),
        text: Located::built(quoted.join("\n")),
        ..Answer::default()
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::Bank;

    use super::draw;

    #[test]
    fn a_seed_draws_the_same_in_the_order_of_the_bank() {
        let bank = Bank::parse("## A?\n## B?\n## C?\n## D?\n## E?\n").value;
        let questions: Vec<_> = bank.questions.iter().collect();
        let drawn = |count, seed| {
            let drawn = draw(&questions, count, seed);
            drawn
                .iter()
                .map(|question| question.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(drawn(Some(3), 7), drawn(Some(3), 7));
        assert_eq!(drawn(None, 7), ["a", "b", "c", "d", "e"]);
        let three = drawn(Some(3), 1);
        assert!(three.is_sorted() && three.len() == 3);
    }
}
