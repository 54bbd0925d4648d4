//! What is kept, what is refused, and what is really gone.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Barrier;
use std::thread;

use examen_bank::PointId;
use examen_history::{
    Access, Assessment, AttemptFilter, AttemptLog, Catalogue, Draft, ForgetScope, Hint, HintGrade,
    HistoryError, KeepAnswers, Selection, Settings, Tick,
};
use jiff::SignedDuration;
use rusqlite::Connection;

use crate::fixtures::{Home, attempt, catalogue, day, key, names};

#[test]
fn an_attempt_is_read_as_it_was_stored() {
    let home = Home::new();
    let mut attempt = attempt(
        "stale-prices",
        day(0),
        "outlive=met lifetime=listed longer=claimed",
    );
    attempt.hints = vec![
        Hint {
            grade: HintGrade::Count,
            point: None,
        },
        Hint {
            grade: HintGrade::Label,
            point: Some(PointId::new("lifetime")),
        },
    ];
    let id = home.open().record(&attempt).unwrap();
    let kept = home.open().attempts(&AttemptFilter::default()).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].attempt, attempt);
    assert_eq!(kept[0].id, id);
    assert_eq!(kept[0].attempt.id(), id);
}

#[test]
fn the_same_attempt_is_stored_once() {
    let home = Home::new();
    let mut log = home.open();
    let attempt = attempt("stale-prices", day(0), "outlive=met");
    log.record(&attempt).unwrap();
    log.record(&attempt).unwrap();
    assert_eq!(log.attempts(&AttemptFilter::default()).unwrap().len(), 1);
}

#[test]
fn an_answer_that_is_handed_in_by_several_at_once_is_stored_once() {
    let home = Home::new();
    home.open();
    let start = Barrier::new(8);
    let is_new = &|n: i64| {
        let at = day(0) + SignedDuration::from_millis(n);
        let attempt = attempt("stale-prices", at, "outlive=met");
        let mut log = home.open();
        start.wait();
        log.record_if_other(&attempt, &[]).unwrap().is_none()
    };
    let n_new = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|n| scope.spawn(move || is_new(n))).collect();
        threads
            .into_iter()
            .map(|it| usize::from(it.join().unwrap()))
            .sum::<usize>()
    });
    assert_eq!(n_new, 1);
    let mut log = home.open();
    assert_eq!(log.attempts(&AttemptFilter::default()).unwrap().len(), 1);
    // Another answer in between, and it is new again.
    let other = attempt("stale-prices", day(1), "outlive=missed");
    assert!(log.record_if_other(&other, &[]).unwrap().is_none());
    let again = attempt("stale-prices", day(2), "outlive=met");
    assert!(log.record_if_other(&again, &[]).unwrap().is_none());
    assert_eq!(log.record_if_other(&again, &[]).unwrap().unwrap().id, again.id());
}

#[test]
fn the_learners_last_word_counts() {
    let home = Home::new();
    let mut log = home.open();
    let id = log
        .record(&attempt("stampede", day(0), "at-once=missed one-refills=met"))
        .unwrap();
    for (n, tick) in [(1, Tick::Missed), (2, Tick::Easily), (3, Tick::Made)] {
        log.assess(&Assessment {
            attempt: id,
            at: day(n),
            ticks: vec![(PointId::new("at-once"), tick)],
        })
        .unwrap();
    }
    let kept = log.attempts(&AttemptFilter::default()).unwrap();
    let expected = BTreeMap::from([(PointId::new("at-once"), Tick::Made)]);
    assert_eq!(kept[0].ticks, expected);
    let memory = &log.memories().unwrap()[&key("stampede")];
    let point = memory.points[&PointId::new("at-once")];
    assert_eq!((point.n_missed, point.agreement.only_learner), (0, 1));
}

#[test]
fn what_is_undone_is_kept_and_counts_nowhere() {
    let home = Home::new();
    let mut log = home.open();
    log.record(&attempt("stampede", day(0), "at-once=met")).unwrap();
    let last = log
        .record(&attempt("stampede", day(1), "at-once=missed"))
        .unwrap();
    assert_eq!(log.undo_last(day(1)).unwrap(), Some(last));
    let memory = log.memories().unwrap()[&key("stampede")].clone();
    assert_eq!((memory.n_attempts, memory.last), (1, day(0)));
    assert_eq!(log.facts().unwrap().len(), 3);
    log.undo_last(day(2)).unwrap().unwrap();
    assert_eq!(log.undo_last(day(2)).unwrap(), None);
    assert!(log.memories().unwrap().is_empty());
}

#[test]
fn a_draft_is_kept_until_the_answer_is_submitted() {
    let home = Home::new();
    let hints = [
        Hint {
            grade: HintGrade::Count,
            point: None,
        },
        Hint {
            grade: HintGrade::Label,
            point: Some(PointId::new("at-once")),
        },
    ];
    let draft = |text: &str| Draft {
        key: key("stampede"),
        at: day(0),
        text: text.to_owned(),
        hints: hints.to_vec(),
        seconds: 95,
    };
    // Who looked at hints and wrote nothing has taken them, and has no answer to finish.
    home.open().save_draft(&draft("")).unwrap();
    let mut log = home.open();
    assert_eq!(log.drafts().unwrap(), []);
    assert_eq!(log.draft(&names("stampede", &[])).unwrap(), Some(draft("")));
    home.open().save_draft(&draft("Half an ans")).unwrap();
    assert_eq!(log.drafts().unwrap(), [draft("Half an ans")]);
    log.save_draft(&draft("Half an answer")).unwrap();
    assert_eq!(
        log.draft(&names("stampede", &[])).unwrap(),
        Some(draft("Half an answer"))
    );
    log.record(&attempt("stampede", day(0), "at-once=met")).unwrap();
    assert_eq!(log.draft(&names("stampede", &[])).unwrap(), None);
    let empty = Draft {
        text: " \n".to_owned(),
        hints: Vec::new(),
        ..draft("")
    };
    log.save_draft(&empty).unwrap();
    assert_eq!(log.draft(&names("stampede", &[])).unwrap(), None);
}

#[test]
fn hints_of_a_draft_are_forgotten_with_it() {
    let home = Home::new();
    let mut log = home.open();
    let hint = Hint {
        grade: HintGrade::Label,
        point: Some(PointId::new("blue-elephant")),
    };
    for question in ["stampede", "herd"] {
        log.save_draft(&Draft {
            key: key(question),
            at: day(0),
            text: "Half an answer".to_owned(),
            hints: vec![hint.clone()],
            seconds: 1,
        })
        .unwrap();
    }
    let of_herd = Selection::Question(key("herd"));
    let forgotten = log.forget(&of_herd, ForgetScope::Attempt, day(1)).unwrap();
    assert_eq!(forgotten.n_drafts, 1);
    assert_eq!(log.drafts().unwrap()[0].hints, [hint]);
    log.forget(&Selection::All, ForgetScope::Attempt, day(1)).unwrap();
    assert!(!holds(&bytes_on_disk(&home), "blue-elephant"));
}

#[test]
fn a_draft_goes_on_under_the_name_that_its_question_has_now() {
    let home = Home::new();
    let mut log = home.open();
    let draft = |name: &str, at: i64| Draft {
        key: key(name),
        at: day(at),
        text: format!("Half an answer to {name}"),
        hints: vec![Hint {
            grade: HintGrade::Topic,
            point: None,
        }],
        seconds: 10,
    };
    for draft in [draft("herd", 1), draft("dogpile", 2), draft("lock", 3)] {
        log.save_draft(&draft).unwrap();
    }
    let now = names("stampede", &["herd", "dogpile"]);
    let expected = Draft {
        key: key("stampede"),
        ..draft("dogpile", 2)
    };
    assert_eq!(log.draft(&now).unwrap().as_ref(), Some(&expected));
    assert_eq!(log.draft(&now).unwrap().as_ref(), Some(&expected));
    assert_eq!(log.drafts().unwrap(), [draft("lock", 3), expected]);
}

#[test]
fn an_answer_that_was_handed_in_is_known_under_the_name_that_its_question_has_now() {
    let home = Home::new();
    let mut log = home.open();
    let before = attempt("herd", day(0), "outlive=met");
    log.record(&before).unwrap();
    let mut now = attempt("stampede", day(1), "outlive=met");
    now.answer_hash = before.answer_hash;
    let known = log.record_if_other(&now, &[key("herd")]).unwrap();
    assert_eq!(known.unwrap().id, before.id());
    // By either name, the last counts.
    let other = attempt("stampede", day(2), "outlive=missed");
    assert!(log.record_if_other(&other, &[key("herd")]).unwrap().is_none());
    assert!(log.record_if_other(&now, &[key("herd")]).unwrap().is_none());
}

#[test]
fn answers_are_not_kept_where_the_user_says_so() {
    let home = Home::new();
    let mut log = home.open();
    let settings = Settings {
        keep_answers: KeepAnswers::No,
        ..Settings::default()
    };
    log.set_settings(&settings).unwrap();
    assert_eq!(log.settings().unwrap(), settings);
    log.record(&attempt("stampede", day(0), "at-once=met")).unwrap();
    let kept = &log.attempts(&AttemptFilter::default()).unwrap()[0].attempt;
    assert_eq!(kept.answer, None);
    assert_eq!(kept.points.len(), 1);
}

/// All bytes of the history and of what lies beside it.
fn bytes_on_disk(home: &Home) -> Vec<u8> {
    let files = fs::read_dir(home.folder.path()).unwrap();
    files
        .flat_map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn what_is_forgotten_is_gone_from_the_disk_and_does_not_come_back() {
    let home = Home::new();
    let mut log = home.open();
    let mut secret = attempt("stale-prices", day(0), "outlive=met");
    secret.answer = Some("The blue elephant knows.".repeat(500));
    let id = log.record(&secret).unwrap();
    log.record(&attempt("stampede", day(1), "at-once=met")).unwrap();
    // Another process looks at the history at the same time.
    let reader = home.open();
    reader.attempts(&AttemptFilter::default()).unwrap();
    assert!(holds(&bytes_on_disk(&home), "blue elephant"));
    let exported = log.facts().unwrap();
    fs::write(
        format!("{}.2026-01-01T00-00-00Z.v1.backup", home.path().display()),
        "blue elephant",
    )
    .unwrap();

    let forgotten = log
        .forget(&Selection::One(id), ForgetScope::Attempt, day(2))
        .unwrap();
    assert_eq!((forgotten.n_attempts, forgotten.backups.len()), (1, 1));
    for gone in ["blue elephant", "outlive"] {
        assert!(!holds(&bytes_on_disk(&home), gone), "{gone} is still there");
    }
    log.memories().unwrap();
    let report = log.merge(&exported).unwrap();
    assert_eq!((report.n_added, report.n_known), (0, 2));
    assert_eq!(log.attempts(&AttemptFilter::default()).unwrap().len(), 1);
    assert!(!holds(&bytes_on_disk(&home), "stale-prices"));
}

#[test]
fn an_answer_can_be_forgotten_without_its_marks() {
    let home = Home::new();
    let mut log = home.open();
    let answered = attempt("stale-prices", day(0), "outlive=met");
    log.record(&answered).unwrap();
    let exported = log.facts().unwrap();
    log.forget(&Selection::All, ForgetScope::Answer, day(2)).unwrap();
    log.merge(&exported).unwrap();
    let kept = log.attempts(&AttemptFilter::default()).unwrap();
    assert_eq!(kept[0].attempt.answer, None);
    assert_eq!(kept[0].attempt.points, answered.points);
    assert!(!holds(&bytes_on_disk(&home), "An answer to"));
}

#[test]
fn who_only_looks_makes_no_file() {
    let home = Home::new();
    let path = home.path().with_file_name("absent").join("history.sqlite3");
    let mut log = AttemptLog::open_existing(&path, day(0)).unwrap();
    assert_eq!(log.access(), Access::Absent);
    assert_eq!(log.n_attempts().unwrap(), 0);
    log.schedule(&Catalogue::default(), day(0)).unwrap();
    let error = log
        .record(&attempt("stampede", day(0), "at-once=met"))
        .unwrap_err();
    assert!(matches!(error, HistoryError::ReadOnly { .. }), "{error}");
    assert!(!path.parent().unwrap().exists());
    drop(home.open());
    let log = AttemptLog::open_existing(&home.path(), day(0)).unwrap();
    assert_eq!(log.access(), Access::ReadWrite);
}

#[test]
fn a_folder_is_no_history() {
    let home = Home::new();
    let error = AttemptLog::open(home.folder.path(), day(0)).unwrap_err();
    assert!(matches!(error, HistoryError::Folder { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn nothing_is_stored_in_a_file_that_is_gone() {
    let home = Home::new();
    let mut log = home.open();
    let answered = attempt("stampede", day(0), "at-once=met");
    let moved = home.path().with_extension("moved");
    fs::rename(home.path(), &moved).unwrap();
    let error = log.record(&answered).unwrap_err();
    assert!(matches!(error, HistoryError::Gone { .. }), "{error}");
    // Another one in its place is not the one that is open.
    fs::write(home.path(), "").unwrap();
    let error = log.check_in_place().unwrap_err();
    assert!(matches!(error, HistoryError::Gone { .. }), "{error}");
    fs::rename(&moved, home.path()).unwrap();
    log.record(&answered).unwrap();
    assert_eq!(log.n_attempts().unwrap(), 1);
}

#[test]
fn what_was_answered_later_is_left_out_of_an_earlier_day() {
    let home = Home::new();
    let mut log = home.open();
    let settings = Settings {
        new_a_day: 3,
        ..Settings::default()
    };
    log.set_settings(&settings).unwrap();
    log.record(&attempt("stampede", day(0), "at-once=met")).unwrap();
    let memories = log.memories().unwrap();
    log.record(&attempt("stampede", day(5), "at-once=missed"))
        .unwrap();
    let later = log.memories().unwrap();
    assert_ne!(memories, later);
    let mut past = log.as_of(day(4)).unwrap();
    assert_eq!(past.memories().unwrap(), memories);
    assert_eq!(past.n_attempts().unwrap(), 1);
    assert_eq!(past.settings().unwrap(), settings);
    assert_eq!(past.access(), Access::ReadOnly);
    let mut now = home.open().as_of(day(5)).unwrap();
    assert_eq!(
        (now.memories().unwrap(), now.access()),
        (later, Access::ReadWrite)
    );
    // Who takes an answer back says that it was none.
    now.undo_last(day(6)).unwrap();
    now.undo_last(day(6)).unwrap();
    assert_eq!(now.as_of(day(4)).unwrap().n_attempts().unwrap(), 0);
}

#[test]
fn a_newer_schema_is_refused() {
    let home = Home::new();
    drop(home.open());
    Connection::open(home.path())
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = AttemptLog::open(&home.path(), day(0)).unwrap_err();
    assert!(
        matches!(error, HistoryError::NewerSchema { found: 99, .. }),
        "{error}"
    );
}

#[test]
fn another_programs_file_is_left_alone() {
    let home = Home::new();
    Connection::open(home.path())
        .unwrap()
        .execute_batch("CREATE TABLE mine (x)")
        .unwrap();
    let before = fs::read(home.path()).unwrap();
    let error = AttemptLog::open(&home.path(), day(0)).unwrap_err();
    assert!(matches!(error, HistoryError::Foreign { .. }), "{error}");
    assert_eq!(fs::read(home.path()).unwrap(), before);

    fs::write(
        home.path(),
        "just some text, much longer than a hundred bytes, ".repeat(50),
    )
    .unwrap();
    let error = AttemptLog::open(&home.path(), day(0)).unwrap_err();
    assert!(matches!(error, HistoryError::Foreign { .. }), "{error}");
}

#[test]
fn an_older_schema_is_backed_up_and_brought_up_to_date() {
    let home = Home::new();
    let mut log = home.open();
    log.record(&attempt("stampede", day(0), "at-once=met")).unwrap();
    let memories = log.memories().unwrap();
    drop(log);
    home.make_first_version();

    let mut log = AttemptLog::open(&home.path(), day(3)).unwrap();
    assert_eq!(log.memories().unwrap(), memories);
    let backups = log.backups().unwrap();
    let names: Vec<_> = backups
        .iter()
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["history.sqlite3.2026-01-08T12-00-00Z.v1.backup"]);
    let backup = Connection::open(&backups[0]).unwrap();
    let count: i64 = backup
        .query_row("SELECT count(*) FROM attempt", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 1);
}

#[test]
fn a_damaged_file_is_not_migrated() {
    let home = Home::new();
    let mut log = home.open();
    for n in 0..200 {
        log.record(&attempt("stampede", day(n), "at-once=met one-refills=missed"))
            .unwrap();
    }
    drop(log);
    home.make_first_version();
    let mut bytes = fs::read(home.path()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 3000].fill(0x55);
    fs::write(home.path(), &bytes).unwrap();

    let error = AttemptLog::open(&home.path(), day(3)).unwrap_err();
    assert!(matches!(error, HistoryError::Damaged { .. }), "{error}");
    assert_eq!(fs::read(home.path()).unwrap(), bytes);
}

#[test]
fn what_is_kept_of_memories_is_what_the_facts_say() {
    let home = Home::new();
    let mut log = home.open();
    for n in 0..6 {
        log.record(&attempt("stampede", day(n * 3), "at-once=met one-refills=missed"))
            .unwrap();
        log.record(&attempt("idempotent", day(n * 2), "twice=partial"))
            .unwrap();
        let scheduler = log.scheduler().unwrap();
        assert_eq!(log.memories().unwrap(), log.replay_all(&scheduler).unwrap());
    }
    assert_eq!(log.schedule(&catalogue(), day(30)).unwrap().hidden, []);
}
