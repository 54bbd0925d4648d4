//! The examples in `docs/format.md` are read as the page says.

use examen_bank::{AnswerSheet, Bank, CaseFile, FileKind, Glossary, Issue, IssueKind, Parsed, Review};

use super::{assert_none, text};

/// An example, and the title of the section it stands in.
struct Example {
    section: String,
    source: String,
}

/// The fenced blocks of Markdown. What looks like a heading in one is none of the page's.
fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut section = "";
    let mut open: Option<Vec<&str>> = None;
    for line in page.lines() {
        match (&mut open, line) {
            (None, "```markdown") => open = Some(Vec::new()),
            (None, _) => section = line.strip_prefix("## ").unwrap_or(section),
            (Some(lines), "```") => {
                let (section, source) = (section.to_owned(), lines.join("\n"));
                examples.push(Example { section, source });
                open = None;
            }
            (Some(lines), _) => lines.push(line),
        }
    }
    examples
}

impl Example {
    fn issues(&self) -> Vec<Issue> {
        let source = self.source.as_str();
        match self.section.as_str() {
            "Points" | "Evidence lines" => {
                only_issues(Bank::parse(&format!("## Q\n\n### Points\n\n{source}\n")))
            }
            "A model answer for want of points" => {
                let mut issues = only_issues(Bank::parse(source));
                let n_all = issues.len();
                issues.retain(|issue| issue.kind != IssueKind::GradedByAnswer);
                assert_eq!(issues.len() + 1, n_all, "the example is graded by its answer");
                issues
            }
            "Glossaries" => only_issues(Glossary::parse(source)),
            "Cases" => only_issues(CaseFile::parse(source)),
            _ if source.starts_with("<!--") => only_issues(Bank::parse(&format!(
                "## Q\n{source}\n\n### Points\n\n- A point\n"
            ))),
            _ => self.issues_of_file(),
        }
    }

    fn issues_of_file(&self) -> Vec<Issue> {
        match FileKind::recognise("example.md".as_ref(), &self.source) {
            Some(FileKind::Bank) => only_issues(Bank::parse(&self.source)),
            Some(FileKind::Sheet) => only_issues(AnswerSheet::parse(&self.source)),
            Some(FileKind::Review) => only_issues(Review::parse(&self.source)),
            other => panic!("an example in `{}` is {other:?}", self.section),
        }
    }
}

fn only_issues<T>(parsed: Parsed<T>) -> Vec<Issue> {
    parsed.issues
}

#[test]
fn examples_of_the_format_are_read_without_issues() {
    let page = text("docs/format.md");
    let examples = examples(&page);
    assert!(examples.len() >= 9, "only {} examples were found", examples.len());
    let mut faults = Vec::new();
    for example in &examples {
        let messages = example.issues().into_iter().map(|issue| issue.kind.message());
        faults.extend(messages.map(|message| format!("docs/format.md, {}: {message}", example.section)));
    }
    assert_none(&faults);
}
