//! The tables, one step a version. A step is never changed once it has been released; a new one is added.

/// What marks a file as Examen's in `PRAGMA application_id`: `Exam` in ASCII.
pub(super) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Exam");

/// The steps from one version to the next, from the empty file on. `PRAGMA user_version` counts them.
pub(super) const STEPS: [&str; 3] = [FACTS, MEMORY, DRAFTS];

/// Facts are sets: a row is only ever added, or erased by `forgetting`. Times are milliseconds since 1970 in UTC, marks
/// are hundredths.
const FACTS: &str = "
CREATE TABLE attempt (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at          INTEGER NOT NULL,
    bank        TEXT    NOT NULL,
    question    TEXT    NOT NULL,
    revision    TEXT    NOT NULL CHECK (length(revision) = 16),
    awarded     INTEGER NOT NULL,
    available   INTEGER NOT NULL,
    seconds     INTEGER NOT NULL CHECK (seconds >= 0),
    words       INTEGER NOT NULL CHECK (words >= 0),
    source      TEXT    NOT NULL CHECK (source IN ('editor', 'terminal', 'import')),
    grader      TEXT    NOT NULL,
    answer_hash TEXT    NOT NULL CHECK (length(answer_hash) = 8)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_question ON attempt (bank, question);
CREATE INDEX attempt_by_time ON attempt (at, bank, question, awarded, available);

CREATE TABLE attempt_point (
    attempt  BLOB    NOT NULL CHECK (length(attempt) = 16),
    position INTEGER NOT NULL,
    point    TEXT    NOT NULL,
    value    INTEGER NOT NULL,
    marks    INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    evidence TEXT    NOT NULL,
    PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE hint (
    attempt  BLOB    NOT NULL CHECK (length(attempt) = 16),
    position INTEGER NOT NULL,
    grade    TEXT    NOT NULL CHECK (grade IN ('count', 'topic', 'first-letters', 'label')),
    point    TEXT,
    PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    attempt BLOB NOT NULL PRIMARY KEY CHECK (length(attempt) = 16),
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
    attempt BLOB    NOT NULL CHECK (length(attempt) = 16),
    at      INTEGER NOT NULL,
    point   TEXT    NOT NULL,
    tick    TEXT    NOT NULL CHECK (tick IN ('missed', 'made', 'easily')),
    PRIMARY KEY (attempt, at, point, tick)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal (
    attempt BLOB    NOT NULL PRIMARY KEY CHECK (length(attempt) = 16),
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE forgetting (
    attempt BLOB    NOT NULL CHECK (length(attempt) = 16),
    scope   TEXT    NOT NULL CHECK (scope IN ('answer', 'attempt')),
    at      INTEGER NOT NULL,
    PRIMARY KEY (attempt, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE tuning (
    at         INTEGER NOT NULL,
    parameters TEXT    NOT NULL,
    reviews    INTEGER NOT NULL,
    PRIMARY KEY (at, parameters, reviews)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    bank     TEXT    NOT NULL,
    question TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (bank, question)
) STRICT;
";

/// What is derived from the facts and can be thrown away at any time. A question whose facts changed is stale, and is
/// replayed when next somebody asks.
const MEMORY: &str = "
CREATE TABLE question_memory (
    bank           TEXT    NOT NULL,
    question       TEXT    NOT NULL,
    is_stale       INTEGER NOT NULL,
    n_attempts     INTEGER NOT NULL DEFAULT 0,
    first          INTEGER NOT NULL DEFAULT 0,
    last           INTEGER NOT NULL DEFAULT 0,
    last_awarded   INTEGER NOT NULL DEFAULT 0,
    last_available INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE point_memory (
    bank         TEXT    NOT NULL,
    question     TEXT    NOT NULL,
    point        TEXT    NOT NULL,
    stability    REAL    NOT NULL,
    difficulty   REAL    NOT NULL,
    last_asked   INTEGER NOT NULL,
    last_rating  INTEGER NOT NULL,
    n_reviews    INTEGER NOT NULL,
    n_missed     INTEGER NOT NULL,
    n_recalled   INTEGER NOT NULL,
    both_made    INTEGER NOT NULL,
    both_missed  INTEGER NOT NULL,
    only_learner INTEGER NOT NULL,
    only_machine INTEGER NOT NULL,
    PRIMARY KEY (bank, question, point)
) STRICT, WITHOUT ROWID;

INSERT INTO question_memory (bank, question, is_stale)
    SELECT DISTINCT bank, question, 1 FROM attempt;
";

/// What was spent on a half-written answer, and which hints were taken for it.
const DRAFTS: &str = "
ALTER TABLE draft ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0);

CREATE TABLE draft_hint (
    bank     TEXT    NOT NULL,
    question TEXT    NOT NULL,
    position INTEGER NOT NULL,
    grade    TEXT    NOT NULL CHECK (grade IN ('count', 'topic', 'first-letters', 'label')),
    point    TEXT,
    PRIMARY KEY (bank, question, position)
) STRICT, WITHOUT ROWID;
";
