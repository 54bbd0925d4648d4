//! A mentor's rulings on what the machine said.

use examen_bank::{AnswerHash, Review, State};
use examen_grader::ReviewOutcome;

use super::fixture::grade;

fn review(hash: &str) -> Review {
    let source = format!(
        "---\nreview: a.answers.md\nreviewer: m-2\n---\n\n## old-prices\n<!-- answer: {hash} -->\n\n\
         - [x] harmless: names the page that may lag\n- [ ] expires: not why\n"
    );
    Review::parse(&source).value
}

#[test]
fn a_mentor_overrules_the_machine() {
    let answer = "A TTL. The archive page may lag.";
    let mut graded = grade("old-prices", answer);
    let hash = AnswerHash::of(answer);
    let review = review(&hash.to_string());
    assert_eq!(graded.verdicts[2].state, State::Met);
    let outcome = graded.apply_review(&review.answers[0], &review.reviewer(), hash);
    assert_eq!(outcome, ReviewOutcome::Applied);
    assert_eq!(graded.verdicts[2].state, State::Overridden);
    assert_eq!(graded.score.to_owned(), grade("old-prices", "It expires.").score);
    let overridden = graded.verdicts[3].overridden.as_ref().expect("it was overruled");
    assert_eq!(overridden.automatic_state, State::Missed);
    assert_eq!(overridden.reason.as_deref(), Some("names the page that may lag"));
}

#[test]
fn a_stale_ruling_is_never_applied() {
    let answer = "Every entry gets a TTL.";
    let mut graded = grade("old-prices", answer);
    let review = review("00000000");
    let outcome = graded.apply_review(&review.answers[0], &review.reviewer(), AnswerHash::of(answer));
    assert_eq!(outcome, ReviewOutcome::Stale);
    assert_eq!(graded, grade("old-prices", answer));
}
