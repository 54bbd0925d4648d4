//! Sentences about one point or misconception each, and whether they are read as they are meant.

use std::fmt::Write;

use examen_bank::{Bank, Glossary, PointId, QuestionId, State};
use examen_grader::RubricMatcher;

/// What a sentence does to the point or misconception that it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Made,
    Denied,
    Claimed,
    Rejected,
    Warned,
    Right,
}

impl Meant {
    const ALL: [(&str, Self); 6] = [
        ("made", Self::Made),
        ("denied", Self::Denied),
        ("claimed", Self::Claimed),
        ("rejected", Self::Rejected),
        ("warned", Self::Warned),
        ("right", Self::Right),
    ];

    fn read(name: &str) -> Self {
        let meant = Self::ALL.iter().find(|(known, _)| *known == name);
        meant.expect("one of the six").1
    }

    /// Whether `state` is what is meant. What is denied must not be credited, and nobody is accused of what they warn against
    /// or do not speak of.
    fn is(self, state: State) -> bool {
        match self {
            Self::Made => matches!(state, State::Met | State::Partial),
            Self::Denied => matches!(state, State::Negated | State::Missed),
            Self::Claimed => state == State::Claimed,
            Self::Rejected => state == State::Rejected,
            Self::Warned | Self::Right => state != State::Claimed,
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

/// The parts of a file of sentences, each behind a line with its name.
pub fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("\n# ").filter_map(|part| part.split_once('\n'))
}

/// The counts of one part of a file of sentences, and what is misread in it.
pub fn report(part: &str, banks: &[Bank]) -> (String, String) {
    let lines = part
        .lines()
        .filter(|line| line.contains(" | ") && !line.starts_with('#'));
    let cases: Vec<Case<'_>> = lines.map(Case::read).collect();
    let (mut counts, mut misread) = (String::new(), String::new());
    for (name, meant) in Meant::ALL {
        let of_kind: Vec<&Case<'_>> = cases.iter().filter(|case| case.meant == meant).collect();
        if of_kind.is_empty() {
            continue;
        }
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
    (counts, misread)
}
