//! The table of everything an author can get wrong: name, severity and sentence of each.

use serde::Serialize;

use super::Severity;

/// Turns the table into [`IssueKind`] and its three lookups, so that no kind can lack one of them.
macro_rules! issue_kinds {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($field:ident: $type:ty),* $(,)? })?
        => $code:literal, $severity:ident, $message:literal;
    )*) => {
        /// What is the matter.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the fields are the words that stand in the message")]
        pub enum IssueKind {
            $( $(#[$doc])* $name $({ $($field: $type),* })?, )*
        }

        impl IssueKind {
            /// The names of all kinds.
            pub const CODES: &[&str] = &[$($code),*];

            /// The name used in machine-readable output and configuration.
            pub fn code(&self) -> &'static str {
                match self {
                    $( Self::$name $({ $($field: _),* })? => $code, )*
                }
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self {
                    $( Self::$name $({ $($field: _),* })? => Severity::$severity, )*
                }
            }

            /// What is the matter and what to do, in a sentence.
            pub fn message(&self) -> String {
                match self {
                    $( Self::$name $({ $($field),* })? => format!($message), )*
                }
            }
        }
    };
}

issue_kinds! {
    // Any file.

    /// `---` without a second one.
    UnclosedFrontMatter => "unclosed-front-matter", Error,
        "the front matter is not closed; end it with a line `---`";
    /// Front matter below blank lines.
    FrontMatterNotFirst => "front-matter-not-first", Warning,
        "front matter begins the file; delete the blank lines above it";
    /// Entries of front matter without a `---` above.
    UnopenedFrontMatter => "unopened-front-matter", Warning,
        "this is meant for front matter, which stands between two lines `---`; add them";
    /// A line in the front matter that is no `key: value`.
    BadFrontMatterLine => "bad-front-matter-line", Warning,
        "front matter is flat `key: value` lines; this line is not read";
    /// A key in the front matter that is close to one that means something.
    UnknownFrontMatterKey { key: String, meant: String } => "unknown-front-matter-key", Advice,
        "`{key}` means nothing here; if you mean `{meant}`, write it so";
    /// A key that stands twice in the front matter.
    DuplicateFrontMatterKey { key: String } => "duplicate-front-matter-key", Warning,
        "`{key}` is given twice and the first one counts; delete one";
    /// `<!--` without `-->`.
    UnclosedComment => "unclosed-comment", Error,
        "this comment hides everything below it; close it with `-->`";
    /// A comment that goes on into the next one, whose `-->` closes it.
    CommentInComment => "comment-in-comment", Error,
        "this comment is not closed before the next one begins, and hides everything up to there; close it with `-->`";
    /// A comment that swallows the heading of a question.
    HeadingInComment { heading: String } => "heading-in-comment", Error,
        "this comment is not closed before `{heading}`, which it hides; close it with `-->`";
    /// HTML such as `<pre>` that swallows the heading of a question.
    HeadingInHtml { heading: String } => "heading-in-html", Error,
        "this HTML is not closed before `{heading}`, which it hides; close it with the tag that ends it";
    /// A code block that is not closed and swallows headings.
    UnclosedCode => "unclosed-code", Error,
        "this code block is not closed and hides the headings below it; close it with the same signs";
    /// Hashes with no blank behind them.
    GluedHeading => "glued-heading", Warning,
        "this is no heading; put a blank after the `#` signs";
    /// A heading without text.
    EmptyHeading => "empty-heading", Error,
        "this heading is empty; write the question behind it";
    /// `## What is a cache? <!-- id: cache -->`
    CommentInHeading => "comment-in-heading", Warning,
        "a comment behind a heading is read as part of its text; put it on the next line";
    /// A time that cannot be read.
    BadTime { text: String } => "bad-time", Warning,
        "`{text}` is no time; write it like `5m`, `90s` or `1h30m`";
    /// An id with characters that would end it elsewhere.
    BadId { id: String } => "bad-id", Warning,
        "`{id}` is no good id; use lower-case words joined by hyphens";

    // Banks: questions.

    /// Other banks have the name of this one.
    BankNameTwice { name: String, others: String } => "bank-name-twice", Advice,
        "{others} is called `{name}`, too, and a sheet that asks for it is graded by the one that lies nearest; give each a \
         name of its own";
    /// Text that belongs to no question.
    TextOutsideQuestion => "text-outside-question", Advice,
        "this text belongs to no question and is not used; put it under a `## ` heading or into a comment";
    /// A question without points cannot be marked.
    NoPoints => "no-points", Warning,
        "this question has no points; add a `### Points` list";
    /// A question without points is graded by its model answer.
    GradedByAnswer => "graded-by-answer", Advice,
        "answers are compared with the model answer, for want of points; `### Points` with evidence lines grade better";
    /// Neither has the question points nor does its model answer say anything in words.
    AnswerStatesNothing => "answer-states-nothing", Warning,
        "this question has no points, and its model answer states nothing in words (code, headings and comments do not \
         count); add a `### Points` list";
    /// A behavioural question with a model answer, by which it is not graded, and nothing to tick.
    NoChecklist => "no-checklist", Advice,
        "a behavioural question is not graded by its model answer, so that nothing is looked for in answers; list under \
         `### Points` what there is to tick";
    /// Two questions with one id.
    DuplicateQuestionId { id: String } => "duplicate-question-id", Error,
        "another question is already called `{id}`; give this one an id of its own";
    /// A former id that was that of another question as well.
    FormerIdTwice { id: String, question: String } => "former-id-twice", Error,
        "`{question}` was called `{id}`, too, so that answers under this id are of neither; leave it to one of the two";
    /// A former id that another question has now.
    FormerIdTaken { id: String, question: String } => "former-id-taken", Warning,
        "another question is called `{id}` now, and answers under this id are taken for answers to it: {question}";
    /// A question that is said to have been called as it is.
    OwnFormerId { id: String } => "own-former-id", Advice,
        "`{id}` is what this question is called now; `was` holds only what it was called before";
    /// A key of a question's comment that the format does not know.
    UnknownMetaKey { key: String } => "unknown-meta-key", Warning,
        "a question has no `{key}`; the keys are id, tags, level, time, kind and was";
    /// A key that stands twice in one comment.
    DuplicateMetaKey { key: String } => "duplicate-meta-key", Warning,
        "`{key}` is given twice and the first one counts; delete one";
    /// A piece of a question's comment without a colon.
    BadMetaPair => "bad-meta-pair", Warning,
        "this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons";
    /// A key without a value.
    EmptyMetaValue { key: String } => "empty-meta-value", Warning,
        "`{key}` has no value; give it one or delete it";
    /// A question's comment that does not stand under its heading.
    MisplacedMeta => "misplaced-meta", Warning,
        "this comment is read only right under the question's heading; move it there";
    /// A level that is not 1 to 5.
    BadLevel { text: String } => "bad-level", Warning,
        "`{text}` is no level; use a whole number from 1 to 5";
    /// A kind that does not exist.
    BadKind { text: String } => "bad-kind", Warning,
        "`{text}` is no kind of question; use technical or behavioural";
    /// A `###` heading that is none of the parts.
    UnknownPart { name: String } => "unknown-part", Warning,
        "no part of a question is called `{name}`; the parts are Points, Hint, Answer, Follow-ups and Notes";
    /// A part's name at another rank.
    PartRank { name: String } => "part-rank", Warning,
        "`{name}` is a part of a question only as a `### ` heading";
    /// A part that stands twice in a question.
    DuplicatePart { name: String } => "duplicate-part", Error,
        "this question already has `### {name}` and this one is not read; merge the two";
    /// Text among the follow-ups that is no list item.
    FollowUpNotItem => "follow-up-not-item", Warning,
        "follow-ups are list items; start this line with `- `";

    // Banks: points.

    /// A line under `### Points` that is neither point nor evidence.
    UnexpectedInPoints => "unexpected-in-points", Error,
        "this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `";
    /// A bullet other than `-`.
    OtherBullet => "other-bullet", Advice,
        "points and evidence start with `-`";
    /// An evidence line above the first point.
    EvidenceWithoutPoint => "evidence-without-point", Error,
        "this evidence belongs to no point; put a point above it, or start the points at the margin";
    /// A point without a label.
    EmptyLabel => "empty-label", Error,
        "this point has no label; say in a sentence what an answer must say";
    /// Marks that cannot be read.
    BadMarks { text: String } => "bad-marks", Error,
        "`{text}` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`";
    /// A number at the start of a label that may be meant for its marks.
    UnsignedMarks { text: String, marks: String } => "unsigned-marks", Advice,
        "`{text}` is a word of the label, and the point is worth `+1`; if it says the marks, write `{marks}`";
    /// A `!` at the start of a label that may be meant for the marks before it.
    KnockOutApart { marks: String } => "knock-out-apart", Advice,
        "`!` is a word of the label; if it makes the point a knock-out, write `{marks}!`";
    /// A point worth nothing.
    ZeroMarks => "zero-marks", Warning,
        "this point is worth nothing; give it marks or make it a note";
    /// A knock-out on a misconception.
    KnockOutMisconception => "knock-out-misconception", Warning,
        "a misconception cannot be a knock-out; delete the `!`";
    /// Something like `^id` with more words behind it.
    IdInLabel { text: String } => "id-in-label", Warning,
        "`{text}` is read as part of the label; an id is one word behind a `^` at the end of the line, such as `^first-words`";
    /// Two points of a question with one id.
    DuplicatePointId { id: String } => "duplicate-point-id", Error,
        "another point of this question is already called `{id}`; give this one an id of its own";

    // Banks: evidence.

    /// A word with a colon at the start of an evidence line.
    UnknownLineKind { text: String } => "unknown-line-kind", Warning,
        "`{text}` is read as a word to look for; the kinds of lines are e.g., all:, 2 of:, not: and why:";
    /// An evidence line without evidence.
    EmptyLine => "empty-line", Warning,
        "this line holds no evidence; write some or delete it";
    /// More wanted than there is.
    TooManyWanted { wanted: u8, alternatives: usize } => "too-many-wanted", Error,
        "this line wants {wanted} of {alternatives} alternatives; lower the number or add alternatives";
    /// `0 of:`, or a number that is too large.
    BadCount { text: String } => "bad-count", Error,
        "`{text}` is no number of alternatives; use 1 to 255";
    /// `all:` of one.
    AllOfOne => "all-of-one", Advice,
        "`all:` says nothing about a single alternative; delete it or add alternatives";
    /// A comma with nothing before or after it.
    EmptyAlternative => "empty-alternative", Warning,
        "there is nothing beside this comma; delete it or add an alternative";
    /// A slash with nothing before or after it.
    EmptyOption => "empty-option", Warning,
        "there is nothing beside this slash; delete it or add an option";
    /// `/etc/passwd`
    PathAsOptions { text: String } => "path-as-options", Warning,
        "`{text}` is read as a choice of words; put it in backticks if it is a path, or else delete the first slash";
    /// Quotes or backticks around nothing.
    EmptyQuotes => "empty-quotes", Warning,
        "there is nothing between these quotes; write what to look for";
    /// A slash with blanks around it.
    SpacedSlash => "spaced-slash", Advice,
        "this is read as one slot with options; write options without blanks around `/`";
    /// A quote that is not closed.
    UnclosedQuote => "unclosed-quote", Warning,
        "this quote is not closed; add `\"` where the words end";
    /// A backtick that is not closed.
    UnclosedBacktick => "unclosed-backtick", Warning,
        "this literal is not closed; add a backtick where it ends";
    /// Typographic quotes.
    CurlyQuotes => "curly-quotes", Advice,
        "write plain quotes (`\"`) around words that must be adjacent";
    /// Two terms without a blank between them.
    GluedTerms => "glued-terms", Warning,
        "these are read as two words that stand together; put a blank or a slash between them";
    /// `>` without a slot on both sides.
    DanglingOrder => "dangling-order", Warning,
        "`>` stands between two words, the first before the second; add what is lacking or delete it";
    /// A `*` alone.
    LoneStar => "lone-star", Error,
        "`*` alone matches nothing; write the beginning of a word before it";
    /// A `*` that is not the last character of a word.
    StarInside { text: String } => "star-inside", Warning,
        "`*` stands only at the end of a word's beginning; `{text}` is read without the rest";
    /// A `*` behind a word between quotes.
    StarInQuotes { text: String } => "star-in-quotes", Warning,
        "between quotes `{text}` is a whole word; write the words that it may be, each phrase between quotes and `/` between \
         them, or write it without quotes";
    /// A `/` between words between quotes.
    SlashInQuotes { text: String } => "slash-in-quotes", Advice,
        "between quotes `{text}` is no choice, and an answer has to have these words in a row; for a choice write each phrase \
         between quotes and `/` between them";
    /// `and` or `or` between two terms.
    ConnectiveAsWord { text: String, instead: &'static str } => "connective-as-word", Warning,
        "`{text}` is looked for as a word, which an answer has to have; {instead}";
    /// A term without a letter or digit.
    NoWord { text: String } => "no-word", Warning,
        "`{text}` holds no word to look for; put it in backticks to look for exactly this";

    // Sheets.

    /// A mode that does not exist.
    UnknownMode { text: String } => "unknown-mode", Warning,
        "`{text}` is no mode; use practice or interview";
    /// A date that cannot be read, so that nothing says which of somebody's attempts is the last.
    BadDate { text: String } => "bad-date", Warning,
        "`{text}` is no date and orders no attempts; write it like `2026-03-02`";
    /// The bank that a sheet names is not there.
    UnknownBank { bank: String, hint: String } => "unknown-bank", Warning,
        "the bank `{bank}` is not here{hint}, and this sheet is graded against another; correct the name, or bring the bank";
    /// A sheet asks for another bank than the one that was named for it, which lacks its questions.
    OverruledBank { bank: String, named: String, known: String } => "overruled-bank", Error,
        "this sheet asks for the bank `{bank}`, but `--bank` names `{named}`, which has {known} of its questions; what it lacks is \
         not graded, so name the bank that the sheet asks for";
    /// A sheet without a question.
    NoQuestions => "no-questions", Warning,
        "this sheet has no question; a question is a heading in it, such as `## What is a cache?`, with the answer below it";
    /// A comment under an answer's heading that names a question as a bank does.
    IdInSheet => "id-in-sheet", Warning,
        "`id:` names a question in a bank; in a sheet it is `q:`";
    /// A comment under an answer's heading that starts like `q:` and goes wrong.
    BadQuestionComment => "bad-question-comment", Warning,
        "this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`";
    /// A `q:` comment that does not stand under a heading.
    MisplacedQuestionComment => "misplaced-question-comment", Warning,
        "this comment is read only right under a `## ` heading; move it there";
    /// Two answers to one question.
    DuplicateAnswer { question: String } => "duplicate-answer", Warning,
        "`{question}` is already answered above; keep one of the two answers";
    /// Text under `skipped`.
    SkippedWithText => "skipped-with-text", Warning,
        "this answer is marked as skipped and is not graded; delete `skipped` or the text";
    /// An answer of nothing but fenced code that is in no language.
    AnswerInCode => "answer-in-code", Advice,
        "all of this answer is fenced code, where only literals of the bank are looked for; if it is text, write it without \
         fences";
    /// An answer of nothing but HTML.
    AnswerInHtml => "answer-in-html", Advice,
        "all of this answer is HTML, which is not read; write it without tags";
    /// Text right below a quote, which Markdown takes for a part of it.
    TextInQuote => "text-in-quote", Error,
        "this goes on with the quote above it, and quotes are not graded; put a blank line above it if it is your answer, \
         or `> ` before it if it is quoted";
    /// Text that a `# ` heading cuts off.
    TextOutsideAnswer => "text-outside-answer", Error,
        "this text belongs to no answer, because a `# ` heading ends the answer above; use `###` inside answers";
    /// Text above the first heading of a question that is probably an answer.
    TextBeforeAnswers => "text-before-answers", Error,
        "this text belongs to no question and is not graded; put a heading such as `## What is a cache?` above it, \
         which repeats the question, or quote it with `>` if it is no answer";
    /// Text under a title in a sheet that has no heading of a question.
    TextUnderTitle => "text-under-title", Error,
        "this text belongs to no question and is not graded, for a `# ` heading begins no answer; write the question \
         above it, with two `#` signs";
    /// Text between a sheet's title and its first question.
    Preamble => "preamble", Advice,
        "this text belongs to no question and is not graded; if it is an answer, put it under the `## ` heading of its \
         question";
    /// A heading that repeats a question at another rank, with text below it.
    QuestionRank { question: String } => "question-rank", Error,
        "this is the question `{question}`, but only a `## ` heading begins an answer, and what stands below is not graded; \
         write it with two `#` signs";
    /// A heading inside an answer that repeats another question, or names it.
    QuestionInAnswer { question: String } => "question-in-answer", Error,
        "this is the question `{question}`, but only a `## ` heading begins an answer, and what stands below is graded as part \
         of the answer above; write it with two `#` signs, or in other words if it is no question";
    /// The heading of an answer is close to that of one question of the bank.
    InexactHeading { question: String } => "inexact-heading", Warning,
        "this heading is taken for the question `{question}`; add the comment `<!-- q: {question} -->` to be sure";
    /// The heading of an answer is that of another question than the one that its comment names.
    HeadingOfOther { heading: String, question: String } => "heading-of-other", Warning,
        "this is the heading of the question `{heading}`, but the comment below it names `{question}`, by which the answer is \
         graded; correct one of them";
    /// A `q:` comment with an id that the bank of the sheet does not have.
    UnknownQuestionId { question: String, hint: String } => "unknown-question-id", Error,
        "the bank of this sheet has no question `{question}`{hint}, and the answer is not graded; correct the id, or name another \
         bank as `sheet:`";
    /// An id that several banks have, with different questions.
    AmbiguousQuestionId { question: String, banks: String } => "ambiguous-question-id", Error,
        "`{question}` is another question in each of {banks}; write the name of one and `/` before the id, or name it as `sheet:` in the front matter";
    /// An id that one bank has twice.
    RepeatedQuestionId { question: String, bank: String } => "repeated-question-id", Error,
        "the bank {bank} has several questions called `{question}`, and the answer is not graded; give each of them an id \
         of its own";
    /// A heading that is like that of no question.
    UnknownQuestion { hint: String } => "unknown-question", Error,
        "the bank of this sheet has no question like this heading{hint}, and the answer is not graded; add `<!-- q: id -->` under \
         it, or name another bank as `sheet:`";
    /// A heading that is like those of several questions.
    AmbiguousQuestion { questions: String } => "ambiguous-question", Error,
        "this heading could be {questions}, and the answer is not graded; add `<!-- q: id -->` under it";

    // Reviews.

    /// A review that does not say who ruled.
    UnknownReviewer => "unknown-reviewer", Warning,
        "this review does not say who ruled; add `reviewer: self` or a mentor's alias";
    /// A hash that cannot be read.
    BadHash { text: String } => "bad-hash", Error,
        "`{text}` is no hash of an answer; it has eight digits from 0 to f";
    /// Rulings without the hash of the answer they are about.
    NoHash => "no-hash", Error,
        "these rulings do not say which answer was judged; add `<!-- answer: hash -->` under the heading";
    /// A task without a point.
    TaskWithoutId => "task-without-id", Error,
        "this ruling names no point; write `- [x] point-id: reason`";
    /// A box that is neither `[x]` nor `[ ]`.
    BadBox { text: String } => "bad-box", Error,
        "`{text}` is no ruling; use `[x]` or `[ ]`";
    /// Two rulings on one point.
    DuplicateRuling { point: String } => "duplicate-ruling", Warning,
        "there is already a ruling on `{point}`; keep one of the two";
    /// Two sections about one question.
    DuplicateSection { question: String } => "duplicate-section", Warning,
        "there is already a section `{question}`; merge the two";

    // Cases.

    /// A case that tests nothing.
    NoRulings => "no-rulings", Error,
        "this case rules on no point; start it with points in backticks such as `+id` and `-id`";
    /// A ruling that cannot be read.
    BadRuling { text: String } => "bad-ruling", Error,
        "`{text}` is no ruling; write a sign and a point's id in backticks, such as `+id` or `-id`";
    /// A case without an answer.
    NoAnswer => "no-answer", Error,
        "this case has no answer to grade; write it behind the points";
    /// A section without cases.
    NoCases => "no-cases", Warning,
        "this section has no cases; add a list with one item a case";
    /// Text in a case file that is no case.
    TextOutsideCase => "text-outside-case", Warning,
        "this text belongs to no case; make it a list item or a comment";

    // Glossaries.

    /// A list item without `=`.
    NoEquals => "no-equals", Warning,
        "this entry has no `=`; write `- term = word, other word`";
    /// More than one `=`.
    ExtraEquals => "extra-equals", Warning,
        "an entry has one `=`; separate words of the same meaning by commas";
    /// Nothing before or after `=`.
    EmptySide => "empty-side", Warning,
        "there is nothing on one side of `=`; write `- term = word, other word`";
    /// A term that means itself.
    SelfReference { term: String } => "self-reference", Advice,
        "`{term}` is said to mean itself; delete it on the right";
    /// A word under two terms.
    EntryTwice { word: String } => "entry-twice", Warning,
        "`{word}` already stands in another entry; merge the two";
}
