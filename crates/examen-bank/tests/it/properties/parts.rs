//! A sheet read in parts says what it says as a whole.

use examen_bank::{
    Answer, AnswerSheet, Aside, AsidePlace, Issue, PartPlace, SheetPart, TextRange, duplicate_answers,
};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::TestCaseError;

use super::soup::{any_text, soup};

/// What an answer says, with ranges that count from the start of the file.
#[derive(Debug, PartialEq)]
struct Said {
    range: TextRange,
    heading: (String, TextRange),
    question: Option<(String, TextRange)>,
    text: (String, TextRange),
}

impl Said {
    fn of(answer: &Answer, base: usize) -> Self {
        let at = |range: TextRange| range.shifted(base);
        Self {
            range: at(answer.range),
            heading: (answer.heading.value.clone(), at(answer.heading.range)),
            question: answer
                .question
                .as_ref()
                .map(|id| (id.value.to_string(), at(id.range))),
            text: (answer.text.value.clone(), at(answer.text.range)),
        }
    }
}

/// Where, what.
type Noted = (TextRange, &'static str);

fn noted(issue: &Issue, base: usize) -> Noted {
    (issue.range.shifted(base), issue.kind.code())
}

/// What a sheet says: its answers, what is odd about it, and what it says beside the answers.
#[derive(Debug, PartialEq)]
struct Sheet {
    answers: Vec<Said>,
    issues: Vec<Noted>,
    asides: Vec<(AsidePlace, Issue)>,
}

impl Sheet {
    fn of(answers: Vec<Said>, mut issues: Vec<Noted>, asides: Vec<(AsidePlace, Issue)>) -> Self {
        issues.sort();
        issues.dedup();
        Self {
            answers,
            issues,
            asides,
        }
    }
}

/// What is to be said of an aside of a part that begins at `base`.
fn told(aside: &Aside, place: AsidePlace, base: usize) -> (AsidePlace, Issue) {
    let mut issue = aside.issue(place);
    issue.range = issue.range.shifted(base);
    for edit in issue.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.range = edit.range.shifted(base);
    }
    (place, issue)
}

fn whole(source: &str) -> Sheet {
    let parsed = AnswerSheet::parse(source);
    let sheet = &parsed.value;
    let said = sheet.answers.iter().map(|answer| Said::of(answer, 0));
    let issues = parsed.issues.iter().map(|issue| noted(issue, 0));
    let asides = sheet.asides.iter();
    let asides = asides.map(|aside| told(aside, sheet.place_of(aside), 0));
    Sheet::of(said.collect(), issues.collect(), asides.collect())
}

fn in_parts(source: &str) -> Sheet {
    let mut starts = SheetPart::starts(source, PartPlace::Top);
    starts.retain(|start| *start > 0);
    starts.insert(0, 0);
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let mut answers = Vec::new();
    let mut issues = Vec::new();
    let mut asides = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let place = if start == 0 {
            PartPlace::Top
        } else {
            PartPlace::Below
        };
        let part = SheetPart::parse(&source[start..end], place);
        for aside in &part.sheet.asides {
            let is_behind = !answers.is_empty() || part.sheet.place_of(aside) == AsidePlace::BehindAnswer;
            asides.push((start, aside.clone(), is_behind));
        }
        issues.extend(part.issues.iter().map(|issue| noted(issue, start)));
        answers.extend(part.sheet.answers.into_iter().map(|answer| (start, answer)));
    }
    let duplicates = duplicate_answers(answers.iter().map(|(_, answer)| answer));
    issues.extend(
        duplicates
            .iter()
            .map(|(idx, issue)| noted(issue, answers[*idx].0)),
    );
    let asides = asides.iter().map(|(start, aside, is_behind)| {
        let place = match (is_behind, answers.is_empty()) {
            (true, _) => AsidePlace::BehindAnswer,
            (false, true) => AsidePlace::NoAnswers,
            (false, false) => AsidePlace::BeforeAnswers,
        };
        told(aside, place, *start)
    });
    let asides = asides.collect();
    let said = answers.iter().map(|(start, answer)| Said::of(answer, *start));
    Sheet::of(said.collect(), issues, asides)
}

fn check(source: &str) -> Result<(), TestCaseError> {
    for aside in &AnswerSheet::parse(source).value.asides {
        let signs = aside.headings.iter().filter_map(|heading| heading.signs);
        let ranges = aside.headings.iter().map(|heading| heading.text.range);
        for range in signs.chain(ranges).chain([aside.text]) {
            prop_assert!(source.get(range.start..range.end).is_some(), "{range:?}");
        }
    }
    prop_assert_eq!(whole(source), in_parts(source));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn parts_of_soup_say_what_the_whole_says(source in soup()) {
        check(&source)?;
    }

    #[test]
    fn parts_of_any_text_say_what_the_whole_says(source in any_text()) {
        check(&source)?;
    }
}

#[test]
fn headings_in_code_comments_and_lists_cut_nothing() {
    let source = "---\nsheet: a\n# c\n---\n## A\n```\n## x\n```\n<!--\n## y\n-->\n- item\n  ## z\n\nB\n---\n\n# C\ntext\n";
    assert_eq!(SheetPart::starts(source, PartPlace::Top), [21, 75]);
    check(source).unwrap();
}
