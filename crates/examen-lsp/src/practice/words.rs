//! Times as people say them, in whole days of 24 hours, which is what the schedule counts in.

use examen_bank::Marks;
use examen_history::schedule::{QuestionStatus, Standing};
use jiff::{SignedDuration, Timestamp};

/// When a question is to be asked: `new`, `due now`, `due since 3 days`, `due tomorrow`, `due in 3 days`.
pub(crate) fn until(standing: Standing, now: Timestamp) -> String {
    match standing {
        Standing::New => "new".to_owned(),
        Standing::Due(due) => match now.duration_since(due).as_hours() / 24 {
            ..1 => "due now".to_owned(),
            days => format!("due since {}", days_in_words(days)),
        },
        Standing::Later(due) if due == Timestamp::MAX => "nothing to remember".to_owned(),
        Standing::Later(due) => match rounded_days(due.duration_since(now)) {
            ..1 => "due today".to_owned(),
            1 => "due tomorrow".to_owned(),
            days => format!("due in {}", days_in_words(days)),
        },
    }
}

/// `last 4/7 · due in 3 days`; none for a question that was never answered.
pub(crate) fn standing_of(question: &QuestionStatus, now: Timestamp) -> Option<String> {
    let last = question.last?;
    let until = until(question.standing, now);
    // A checklist carries no marks.
    Some(if last.score.available > Marks::ZERO {
        format!("last {}/{} · {until}", last.score.awarded, last.score.available)
    } else {
        format!("last asked {} · {until}", since(last.at, now))
    })
}

/// How long ago something was: `today`, `yesterday`, `3 days ago`.
pub(crate) fn since(then: Timestamp, now: Timestamp) -> String {
    match rounded_days(now.duration_since(then)) {
        ..1 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{} ago", days_in_words(days)),
    }
}

fn days_in_words(days: i64) -> String {
    match days {
        1 => "a day".to_owned(),
        ..=59 => format!("{days} days"),
        60..=729 => format!("{} months", days / 30),
        _ => format!("{} years", days / 365),
    }
}

/// As the schedule rounds.
fn rounded_days(time: SignedDuration) -> i64 {
    (time.as_hours() + 12).div_euclid(24)
}

#[cfg(test)]
mod tests {
    use examen_history::schedule::Standing;
    use jiff::{SignedDuration, Timestamp};

    use super::{since, until};

    fn hours(n: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(n)
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        let now = hours(24 * 1000);
        let later = |n: i64| until(Standing::Later(hours(24 * 1000 + n)), now);
        assert_eq!(later(14), "due tomorrow");
        assert_eq!(later(24), "due tomorrow");
        assert_eq!(later(24 * 3), "due in 3 days");
        assert_eq!(later(24 * 90), "due in 3 months");
        assert_eq!(later(24 * 900), "due in 2 years");
        let due = |n: i64| until(Standing::Due(hours(24 * 1000 - n)), now);
        assert_eq!(due(-6), "due now");
        assert_eq!(due(10), "due now");
        assert_eq!(due(24), "due since a day");
        assert_eq!(due(24 * 5 + 3), "due since 5 days");
        assert_eq!(until(Standing::New, now), "new");
        assert_eq!(since(hours(24 * 1000 - 3), now), "today");
        assert_eq!(since(hours(24 * 999), now), "yesterday");
        assert_eq!(since(hours(24 * 950), now), "50 days ago");
    }
}
