//! What is kept of a session, so that a server that is started again knows of the hints that were taken. No word of an
//! answer is in it.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use examen_bank::PointId;
use examen_history::{Hint, HintGrade};
use serde::{Deserialize, Serialize};

use super::{Asked, Opened, Progress, SheetSession};

/// The version of the format.
const SCHEMA: u32 = 1;
/// How long a hint counts. Who comes back to a sheet later answers from memory again.
const HINTS_LAST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[derive(Debug, Deserialize, Serialize)]
struct Record {
    schema: u32,
    /// The path of the sheet.
    sheet: String,
    /// Milliseconds since 1970.
    opened: u64,
    is_submitted: bool,
    questions: BTreeMap<String, AskedRecord>,
}

#[derive(Debug, Deserialize, Serialize)]
struct AskedRecord {
    hints: Vec<HintRecord>,
    is_revealed: bool,
    /// When something was asked for last, in milliseconds since 1970.
    at: u64,
}

#[derive(Debug, Deserialize, Serialize)]
struct HintRecord {
    grade: String,
    point: Option<PointId>,
}

impl SheetSession {
    /// The session of the sheet at `sheet`, as JSON.
    pub(crate) fn to_json(&self, sheet: &str) -> String {
        let questions = self.questions.iter();
        let questions = questions.map(|(id, asked)| (id.clone(), AskedRecord::of(asked)));
        let record = Record {
            schema: SCHEMA,
            sheet: sheet.to_owned(),
            opened: self.opened.unix_ms(),
            is_submitted: self.progress == Progress::Submitted,
            questions: questions.collect(),
        };
        serde_json::to_string_pretty(&record).unwrap_or_default()
    }

    /// The session of the sheet at `sheet` from `json`, with the hints that count at `now`.
    ///
    /// # Errors
    /// This is no such record, or that of another sheet.
    pub(crate) fn from_json(json: &str, sheet: &str, now: SystemTime) -> Result<Self, String> {
        let record: Record = serde_json::from_str(json).map_err(|error| error.to_string())?;
        if record.schema != SCHEMA {
            return Err(format!("it has the schema {} and not {SCHEMA}", record.schema));
        }
        if record.sheet != sheet {
            return Err(format!("it belongs to {}", record.sheet));
        }
        let progress = if record.is_submitted {
            Progress::Submitted
        } else {
            Progress::Open
        };
        let counts = |asked: &AskedRecord| {
            let age = now.duration_since(time(asked.at)).unwrap_or_default();
            age <= HINTS_LAST
        };
        let questions = record.questions.into_iter();
        let questions = questions.filter(|(_, asked)| counts(asked));
        Ok(Self {
            opened: Opened::then(time(record.opened), now),
            progress,
            questions: questions.map(|(id, asked)| (id, asked.read())).collect(),
        })
    }
}

impl AskedRecord {
    fn of(asked: &Asked) -> Self {
        let hints = asked.hints.iter().map(|hint| HintRecord {
            grade: hint.grade.name().to_owned(),
            point: hint.point.clone(),
        });
        Self {
            hints: hints.collect(),
            is_revealed: asked.is_revealed,
            at: super::unix_ms(asked.at),
        }
    }

    fn read(self) -> Asked {
        let hints = self.hints.into_iter().filter_map(|hint| {
            let grade = HintGrade::from_name(&hint.grade)?;
            Some(Hint {
                grade,
                point: hint.point,
            })
        });
        Asked {
            hints: hints.collect(),
            is_revealed: self.is_revealed,
            at: time(self.at),
        }
    }
}

fn time(unix_ms: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(unix_ms)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use examen_bank::{PointId, QuestionId};
    use examen_history::{Hint, HintGrade, QuestionKey, QuestionNames};

    use crate::state::session::{Opened, Progress, SheetSession};

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    /// The question `lifetime` of `bank`, which was called `expiry` before.
    fn names(bank: &str) -> QuestionNames {
        let key = |id: &str| QuestionKey::new(bank, &QuestionId::new(id));
        QuestionNames {
            now: key("lifetime"),
            before: vec![key("expiry")],
        }
    }

    fn asked() -> (SheetSession, Hint) {
        let hint = Hint {
            grade: HintGrade::Label,
            point: Some(PointId::new("memory")),
        };
        let mut session = SheetSession::new(Opened::now());
        session.progress = Progress::Submitted;
        session.record_hints(&names("caches"), vec![hint.clone()]);
        (session, hint)
    }

    #[test]
    fn a_session_survives_and_its_hints_grow_old() {
        let (session, hint) = asked();
        let (json, id) = (session.to_json("/a"), names("caches"));
        let now = SystemTime::now();
        let soon = SheetSession::from_json(&json, "/a", now + DAY).unwrap();
        assert_eq!(soon.hints(&id), [hint]);
        assert_eq!(soon.progress, Progress::Submitted);
        assert_eq!(soon.opened.unix_ms(), session.opened.unix_ms());
        let late = SheetSession::from_json(&json, "/a", now + 8 * DAY).unwrap();
        assert!(late.hints(&id).is_empty());
    }

    /// Whether a hint that was kept under `name` is one to the question of `bank`.
    fn check(name: &str, bank: &str) -> bool {
        let (session, hint) = asked();
        let json = session.to_json("/a").replace("caches/lifetime", name);
        let session = SheetSession::from_json(&json, "/a", SystemTime::now()).unwrap();
        let is_found = session.knows_label(&names(bank), &PointId::new("memory"));
        let expected = if is_found { vec![hint] } else { Vec::new() };
        assert_eq!(session.hints(&names(bank)), expected, "{name} {bank}");
        is_found
    }

    #[test]
    fn hints_are_found_by_every_name_that_a_question_had() {
        assert!(check("caches/lifetime", "caches"));
        assert!(!check("caches/lifetime", "locks"));
        assert!(check("lifetime", "caches"));
        assert!(check("our caches/lifetime", "our caches"));
        assert!(check("our-caches/lifetime", "our caches"));
        assert!(check("caches/expiry", "caches"));
        assert!(!check("caches/expiry", "locks"));
    }

    #[test]
    fn what_is_no_record_of_the_sheet_is_refused() {
        let (session, _) = asked();
        let json = session.to_json("/a");
        let newer = json.replace("\"schema\": 1", "\"schema\": 2");
        for (json, sheet) in [
            (json.as_str(), "/b"),
            ("{", "/a"),
            ("", "/a"),
            (newer.as_str(), "/a"),
        ] {
            assert!(SheetSession::from_json(json, sheet, SystemTime::now()).is_err());
        }
    }
}
