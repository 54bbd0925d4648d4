//! How many sentences about one point or misconception each are read as they are meant, with what people say around it:
//! reports, comments, concessions, doubts.

use std::fmt::Write;

use examen_bank::{Bank, Glossary, PointId, QuestionId, State};
use examen_grader::RubricMatcher;
use expect_test::expect_file;

use super::fixture::SHIPPED;

/// What a sentence does to the point or misconception that it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Made,
    Denied,
    Claimed,
    Rejected,
}

impl Meant {
    const ALL: [(&str, Self); 4] = [
        ("made", Self::Made),
        ("denied", Self::Denied),
        ("claimed", Self::Claimed),
        ("rejected", Self::Rejected),
    ];

    fn read(name: &str) -> Self {
        let meant = Self::ALL.iter().find(|(known, _)| *known == name);
        meant.expect("one of the four").1
    }

    /// Whether `state` is what is meant. What is denied must not be credited.
    fn is(self, state: State) -> bool {
        match self {
            Self::Made => matches!(state, State::Met | State::Partial),
            Self::Denied => matches!(state, State::Negated | State::Missed),
            Self::Claimed => state == State::Claimed,
            Self::Rejected => state == State::Rejected,
        }
    }
}

struct Case<'a> {
    meant: Meant,
    question: QuestionId,
    point: PointId,
    sentence: &'a str,
}

impl<'a> Case<'a> {
    fn read(line: &'a str) -> Self {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [meant, question, point, sentence] = fields[..] else {
            panic!("four fields in {line}");
        };
        Self {
            meant: Meant::read(meant),
            question: QuestionId::new(question),
            point: PointId::new(point),
            sentence,
        }
    }

    fn state(&self, banks: &[Bank]) -> State {
        let mut questions = banks.iter().filter_map(|bank| bank.question(&self.question));
        let question = questions.next().expect("the question is in one of the banks");
        let grade = RubricMatcher::new(question, &Glossary::default()).grade(self.sentence);
        let verdict = grade.verdicts.iter().find(|verdict| verdict.point == self.point);
        verdict.expect("the point is in the question").state
    }
}

/// The counts of one part, and what is misread in it.
fn report(part: &str, banks: &[Bank]) -> String {
    let lines = part
        .lines()
        .filter(|line| line.contains(" | ") && !line.starts_with('#'));
    let cases: Vec<Case<'_>> = lines.map(Case::read).collect();
    let (mut counts, mut misread) = (String::new(), String::new());
    for (name, meant) in Meant::ALL {
        let of_kind: Vec<&Case<'_>> = cases.iter().filter(|case| case.meant == meant).collect();
        let mut n_right = 0;
        for case in &of_kind {
            let state = case.state(banks);
            if meant.is(state) {
                n_right += 1;
            } else {
                writeln!(misread, "{name}: {} [{state:?}]", case.sentence).expect("memory");
            }
        }
        writeln!(counts, "{name}: {n_right} of {}", of_kind.len()).expect("memory");
    }
    format!("{counts}\nmisread, with what was found:\n{misread}")
}

#[test]
fn what_people_say_around_a_point_is_read_as_they_mean_it() {
    let banks = [include_str!("../rubrics/talk.bank.md"), SHIPPED].map(|text| Bank::parse(text).value);
    let parts = include_str!("../rubrics/talk.cases.txt").split("\n# ").skip(1);
    let named = parts.filter_map(|part| part.split_once('\n'));
    let parts = named.filter(|(name, _)| matches!(*name, "first" | "second" | "third" | "fourth"));
    let reports = parts.map(|(name, part)| format!("{name} part\n{}", report(part, &banks)));
    expect_file!["../rubrics/talk.report.txt"].assert_eq(&reports.collect::<Vec<_>>().join("\n"));
}
