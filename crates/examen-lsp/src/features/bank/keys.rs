//! The keys of front matter and of a question's comment, with what each is for, and what is shown of them.

use examen_bank::FileKind;

/// A key and what it is for.
pub(super) type Key = (&'static str, &'static str);

/// The keys of a question's comment.
pub(super) const COMMENT: [Key; 6] = [
    ("id", "the question's name, unique in its bank"),
    ("tags", "words or phrases, separated by commas"),
    ("level", "1 (everybody can answer it) to 5 (few can)"),
    ("time", "how long a candidate may take, like `5m`, `90s`, `1h30m`"),
    ("kind", "`technical`, or `behavioural`: a checklist without marks"),
    (
        "was",
        "ids the question had before; answers and history under these still belong to it",
    ),
];

const BANK: [Key; 4] = [
    ("bank", "the bank's name; sheets refer to it"),
    ("lang", "the language of the questions, such as `en`"),
    ("license", "the licence of the texts"),
    ("glossary", "the path of a glossary, relative to the bank"),
];

const REVIEW: [Key; 2] = [
    ("review", "the path of the sheet, relative to the review"),
    (
        "reviewer",
        "a mentor's alias, or `self` for the candidate's own assessment",
    ),
];

/// The parts of a question, and what each holds.
pub(super) const PARTS: [Key; 5] = [
    ("Points", "the points an interviewer listens for"),
    ("Hint", "a nudge, shown on request"),
    ("Answer", "a model answer, shown on request"),
    ("Follow-ups", "questions that may come next"),
    ("Notes", "remarks for authors; never shown"),
];

/// What an evidence line may start with.
pub(super) const LINE_KINDS: [Key; 5] = [
    ("e.g. ", "examples: enough as evidence, never reported as missing"),
    ("all: ", "every alternative is wanted; each gives its share"),
    ("2 of: ", "so many alternatives are wanted; fewer give a fraction"),
    (
        "not: ",
        "where it is found, what the point found in the same sentence does not count",
    ),
    ("why: ", "an explanation that is shown after grading"),
];

/// The keys of the front matter of `kind`.
pub(super) fn front_matter(kind: FileKind) -> &'static [Key] {
    match kind {
        FileKind::Bank => &BANK,
        FileKind::Review => &REVIEW,
        FileKind::Sheet | FileKind::Cases | FileKind::Glossary => &[],
    }
}

/// What `key` in the front matter of `kind` is for.
pub(super) fn purpose_of(kind: FileKind, key: &str) -> Option<&'static str> {
    purpose(front_matter(kind), key)
}

/// What `key` in a question's comment is for.
pub(super) fn purpose_in_comment(key: &str) -> Option<&'static str> {
    purpose(&COMMENT, key)
}

fn purpose(keys: &[Key], key: &str) -> Option<&'static str> {
    keys.iter()
        .find(|(name, _)| *name == key)
        .map(|(_, purpose)| *purpose)
}
