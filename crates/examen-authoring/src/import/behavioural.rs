//! Tells questions about what somebody did from questions about what they know, and gives them a checklist.

use examen_bank::{Located, Marks, Point, PointId};

use super::draft::Draft;
use crate::import::wording::sentences::{strip_words, words};

/// The steps of a story that can be judged, known to interviewers as STAR.
const STORY: [(&str, &str); 4] = [
    ("situation", "Situation: where and when it was"),
    ("task", "Task: what had to be done, and by whom"),
    ("action", "Action: what you yourself did"),
    (
        "result",
        "Result: what came of it, in figures where there are any",
    ),
];

/// Openings of questions that ask for a story.
#[rustfmt::skip]
const STORY_OPENINGS: &[&str] = &[
    "tell me about a time", "tell us about a time", "tell me about a situation", "tell me about a project",
    "tell me about a conflict", "tell me about the last", "tell me about the biggest", "tell me about your",
    "describe a time", "describe a situation", "describe an occasion", "describe a challenging",
    "describe a difficult", "give an example of a time", "give me an example of a time",
    "give an example of a situation", "share an example of", "share a time", "can you describe a time",
    "can you describe a situation", "can you tell me about a time", "can you share an example",
    "recall a time", "talk about a time", "walk me through a time", "have you ever",
    "when was the last time you",
];

/// Openings that ask for a habit; with a key about the candidate they are behavioural as well.
#[rustfmt::skip]
const HABIT_OPENINGS: &[&str] = &[
    "how do you handle", "how do you approach", "how do you deal with", "how do you stay",
    "how do you keep up", "how do you manage", "how do you prioritise", "how do you prioritize",
    "how do you respond", "how do you react", "how do you work", "how do you cope", "what do you do when",
    "what motivates you", "how would your",
];

/// What keys of behavioural questions say.
#[rustfmt::skip]
const KEY_SIGNS: &[&str] = &[
    "look for candidates who", "look for candidates that", "look for applicants who",
    "candidate's ability to", "candidate’s ability to", "communication skills", "gauge the candidate",
    "their ability to",
];

/// Whether `draft` asks for what somebody did rather than for what they know.
pub(crate) fn is_behavioural(draft: &Draft) -> bool {
    let heading = draft.heading.as_deref().unwrap_or("").replace('’', "'");
    let opens_with = |openings: &[&str]| {
        openings
            .iter()
            .any(|opening| strip_words(&heading, opening).is_some())
    };
    let has_mistake = opens_with(&[
        "what is the biggest mistake",
        "what personal achievement",
        "what was your",
    ]);
    if opens_with(STORY_OPENINGS) || has_mistake || is_own_story(&heading) {
        return true;
    }
    let key = draft.key.prose.to_lowercase();
    opens_with(HABIT_OPENINGS) && KEY_SIGNS.iter().any(|sign| key.contains(sign))
}

/// `What is a … you experienced and how did you …?`
fn is_own_story(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.contains("you experienced") && words(&lower).contains(&"did")
}

/// The points every story is judged by. They carry the value of a mark in the file, and none in a checklist.
pub(crate) fn story() -> Vec<Point> {
    let point = |(id, label): (&str, &str)| Point {
        id: PointId::new(id),
        value: Marks::whole(1),
        label: Located::built(label.to_owned()),
        ..Point::default()
    };
    STORY.into_iter().map(point).collect()
}
