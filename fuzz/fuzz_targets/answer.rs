//! Any bytes as evidence lines and an answer, with a NUL between them: no panic, coverage is a share, what is shown fits the
//! answer, and an answer that is graded again, or for a sheet of marks, gets the same.

#![no_main]

use examen_bank::{Bank, Glossary};
use examen_grader::{Grade, RubricMatcher};
use libfuzzer_sys::fuzz_target;

const QUESTION: &str = "\
## What happens when a cache entry is stale?
### Points
- Gives entries a lifetime (TTL)
  - expire*, \"time to live\", lifetime/ttl short/30 s
- +2 Invalidates before the commit ^first
  - order: invalidate, commit
  - not: never
- The lookup takes O(log n), at least 5 ms
- A reader sees old data, a writer does not
- -1 Claims that a longer lifetime helps
  - longer lifetime
";

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (lines, answer) = text.split_once('\0').unwrap_or(("", text));
    let source = format!("{QUESTION}- One more point\n  - {lines}\n");
    let bank = Bank::parse(&source).value;
    let Some(question) = bank.questions.first() else {
        return;
    };
    let matcher = RubricMatcher::new(question, &Glossary::default());
    let grade = matcher.grade(answer);
    check(&grade, answer);
    assert_eq!(matcher.grade(answer), grade);
    let marks = matcher.mark(answer);
    assert_eq!(marks.score, grade.score);
    for (marked, graded) in marks.verdicts.iter().zip(&grade.verdicts) {
        assert_eq!((marked.state, marked.marks), (graded.state, graded.marks));
    }
});

fn check(grade: &Grade, answer: &str) {
    for verdict in &grade.verdicts {
        assert!((0.0..=1.0).contains(&verdict.coverage), "{verdict:?}");
        for evidence in &verdict.evidence {
            let range = evidence.range.start..evidence.range.end;
            assert!(
                answer.get(range).is_some_and(|shown| !shown.is_empty()),
                "{verdict:?}"
            );
        }
    }
}
