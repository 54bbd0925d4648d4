//! The phrases of which interviewers' instructions are made.

/// Who is meant to say it.
#[rustfmt::skip]
pub(super) const SPEAKERS: &[&str] = &[
    "candidate", "candidates", "applicant", "applicants", "interviewee", "interviewees", "answer", "answers",
    "response", "responses", "developer", "developers", "engineer", "engineers", "they",

];

/// What may stand before a speaker.
#[rustfmt::skip]
pub(super) const PRAISE: &[&str] = &[
    "a", "an", "the", "any", "strong", "good", "great", "ideal", "excellent", "top", "solid", "experienced",
    "senior", "best", "qualified", "successful", "knowledgeable", "better", "ideally", "ideally,",

];

/// What a speaker ought to do.
#[rustfmt::skip]
pub(super) const MODALS: &[&str] = &[
    "should", "will", "would", "must", "may", "might", "could", "can", "ought to", "need to", "needs to",
    "are expected to", "is expected to",

];

/// What may stand between modal and verb.
#[rustfmt::skip]
pub(super) const ADVERBS: &[&str] = &[
    "also", "ideally", "additionally", "further", "clearly", "briefly", "at least", "be able to", "be ready to",
    "likely", "probably", "typically", "be prepared to",

];

/// Verbs of saying, longest first; what follows them is the key.
#[rustfmt::skip]
pub(super) const REPORTING: &[&str] = &[
    "give examples of", "provide examples of", "have experience with", "have experience in", "be familiar with",
    "be aware of", "show awareness of", "talk about", "touch upon", "touch on", "know about", "bring up",
    "point out", "refer to", "emphasise", "emphasize", "demonstrate", "acknowledge", "understand", "recognise",
    "recognize", "highlight", "articulate", "describe", "mention", "discuss", "explain", "express", "exhibit",
    "include", "address", "outline", "cover", "stress", "know", "show", "list", "name", "note", "cite",

];

/// How an interviewer is told what to look for, longest first.
#[rustfmt::skip]
pub(super) const LOOKING: &[&str] = &[
    "you should listen for", "you want to hear", "you should look for", "look out for", "listen out for",
    "watch out for", "look for", "listen for", "watch for",

];

/// Words between a verb of saying and what is said; longest first.
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "a clear understanding of", "a good understanding of", "a solid understanding of",
    "a strong understanding of", "a deep understanding of", "the significance of", "their understanding of",
    "their experience with", "their experience in", "their experience of", "their familiarity with",
    "their approach to", "their approach for", "their knowledge of", "an understanding of", "an awareness of",
    "an ability to", "the ability to", "the importance of", "the necessity of", "their ability to",
    "the need for", "the need to", "the value of", "the use of", "understanding of", "importance of",
    "familiarity with", "knowledge of", "awareness of", "experience with", "experience in", "ability to",
    "how they would", "how you would", "how one would", "how they", "how to", "ways to",

];
