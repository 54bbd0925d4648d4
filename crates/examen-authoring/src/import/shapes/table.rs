//! A table with the header `question,answer` and perhaps `tags`, `topic`, `level`, `id`; comma, semicolon or tab.

use examen_bank::Level;

use crate::import::draft::{Draft, Key, Reading};
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;

/// The columns that are read, with the names they go by.
const COLUMNS: [(Column, &[&str]); 6] = [
    (Column::Question, &["question", "prompt", "front"]),
    (Column::Answer, &["answer", "key", "back", "model answer"]),
    (Column::Tags, &["tags", "tag"]),
    (Column::Topic, &["topic", "category", "section"]),
    (Column::Level, &["level", "difficulty"]),
    (Column::Id, &["id"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Question,
    Answer,
    Tags,
    Topic,
    Level,
    Id,
}

/// Reads the rows of `source`; nothing where it has no such header.
pub(crate) fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    let Some(delimiter) = delimiter(source) else {
        return reading;
    };
    let source = source.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(source.as_bytes());
    let Ok(header) = reader.headers().cloned() else {
        return reading;
    };
    let columns: Vec<Option<Column>> = header.iter().map(column).collect();
    for record in reader.records() {
        match record {
            Ok(record) => read_record(source, &record, &columns, &mut reading),
            Err(error) => {
                let line = error.position().map_or(1, |position| line_of(position.line()));
                reading
                    .findings
                    .push(Finding::at(line, line, &error.to_string(), Reason::NotUnderstood));
            }
        }
    }
    reading
}

/// How many rows with a question `source` has.
pub(crate) fn n_questions(source: &str) -> usize {
    read(source).drafts.len()
}

/// The delimiter that makes a header with a question and an answer of the first line.
fn delimiter(source: &str) -> Option<u8> {
    let header = source.trim_start_matches('\u{feff}').lines().next()?;
    [b',', b'\t', b';'].into_iter().find(|delimiter| {
        let found: Vec<Column> = header.split(char::from(*delimiter)).filter_map(column).collect();
        found.contains(&Column::Question) && found.contains(&Column::Answer)
    })
}

fn column(name: &str) -> Option<Column> {
    let name = name.trim().trim_matches('"').to_lowercase();
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))
        .map(|(column, _)| *column)
}

fn read_record(source: &str, record: &csv::StringRecord, columns: &[Option<Column>], reading: &mut Reading) {
    let field = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| record.get(at)).unwrap_or("").trim()
    };
    let lines = lines(source, record);
    if record.iter().all(|field| field.trim().is_empty()) {
        return;
    }
    for (at, value) in record
        .iter()
        .enumerate()
        .filter(|(_, value)| !value.trim().is_empty())
    {
        if columns.get(at).copied().flatten().is_none() {
            reading
                .findings
                .push(Finding::at(lines.0, lines.1, value, Reason::UnknownField));
        }
    }
    let (heading, body) = field(Column::Question)
        .split_once('\n')
        .unwrap_or((field(Column::Question), ""));
    let text = |column| Some(field(column).to_owned()).filter(|text| !text.is_empty());
    reading.drafts.push(Draft {
        lines,
        heading: Some(plain(heading)).filter(|heading| !heading.is_empty()),
        name: text(Column::Id),
        body: body.trim().to_owned(),
        topic: text(Column::Topic),
        tags: field(Column::Tags)
            .split([',', ';', '|'])
            .map(|tag| tag.trim().to_owned())
            .collect(),
        level: field(Column::Level).parse().ok().and_then(Level::new),
        key: Key {
            answer: field(Column::Answer).to_owned(),
            ..Key::default()
        },
        ..Draft::default()
    });
}

/// First and last line of a record: quoted fields may run over several.
fn lines(source: &str, record: &csv::StringRecord) -> (usize, usize) {
    let Some(position) = record.position() else {
        return (1, 1);
    };
    let start = usize::try_from(position.byte()).unwrap_or(0);
    let blank = source
        .get(start..)
        .map_or(0, |rest| rest.len() - rest.trim_start_matches(['\n', '\r']).len());
    let skipped = source
        .get(start..start + blank)
        .unwrap_or("")
        .matches('\n')
        .count();
    let first = line_of(position.line()) + skipped;
    let breaks: usize = record.iter().map(|field| field.matches('\n').count()).sum();
    (first, first + breaks)
}

fn line_of(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn rows_are_questions() {
        let source = "question,answer,tags,author\nWhat is a lock?,\"A gate.\nTwo lines.\",os;threads,me\n\nWhy?,\"Candidates should mention order.\",,\n";
        let reading = read(source);
        assert_eq!(reading.drafts.len(), 2);
        let (first, second) = (&reading.drafts[0], &reading.drafts[1]);
        assert_eq!(first.heading.as_deref(), Some("What is a lock?"));
        assert_eq!(first.key.answer, "A gate.\nTwo lines.");
        assert_eq!(first.tags, ["os", "threads"]);
        assert_eq!((first.lines, second.lines), ((2, 3), (5, 5)));
        assert_eq!(second.key.answer, "Candidates should mention order.");
        assert_eq!(reading.findings[0].text, "me");
    }

    #[test]
    fn tabs_delimit_as_well() {
        let reading = read("Question\tAnswer\nWhat is a lock, really?\tA gate.\n");
        assert_eq!(
            reading.drafts[0].heading.as_deref(),
            Some("What is a lock, really?")
        );
    }

    #[test]
    fn other_tables_are_nothing() {
        assert!(read("name,age\na,b\n").drafts.is_empty());
    }
}
