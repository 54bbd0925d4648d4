//! A table with the header `question,answer` and perhaps `tags`, `topic`, `level`, `id`; comma, semicolon or tab. Flash
//! cards are such a table without a header: a question, a tab and an answer a line, as Anki exports its notes.

use examen_bank::Level;

use super::cards::{CardsHeader, markdown};
use super::question_line::is_question;
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

/// How a table is laid out.
struct Layout<'s> {
    /// The rows, with a header or without.
    rows: &'s str,
    /// How many lines stand before them.
    n_before: usize,
    delimiter: u8,
    first_row: FirstRow,
    columns: Vec<Option<Column>>,
    /// Columns that mean nothing to anybody but the program that wrote them.
    own_columns: Vec<usize>,
    markup: Markup,
    /// What all rows have.
    tags: Vec<String>,
}

/// What the first row of a table is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstRow {
    /// It names the columns.
    Header,
    /// It is a row like any other.
    Record,
}

/// What the fields of a table hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    Markdown,
    Html,
}

/// Reads the rows of `source`; nothing where it is no such table.
pub(crate) fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    let Some(layout) = Layout::of(source) else {
        return reading;
    };
    for record in reader(layout.rows, layout.delimiter, layout.first_row).records() {
        match record {
            Ok(record) => read_record(&layout, &record, &mut reading),
            Err(error) => {
                let line = error.position().map_or(1, |position| line_of(position.line()));
                let line = line + layout.n_before;
                reading
                    .findings
                    .push(Finding::at(line, line, &error.to_string(), Reason::NotUnderstood));
            }
        }
    }
    reading
}

fn reader(rows: &str, delimiter: u8, first_row: FirstRow) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(first_row == FirstRow::Header)
        .flexible(true)
        .from_reader(rows.as_bytes())
}

impl<'s> Layout<'s> {
    fn of(source: &'s str) -> Option<Self> {
        let source = source.trim_start_matches('\u{feff}');
        match CardsHeader::of(source) {
            Some(header) => Self::of_notes(source, &header),
            None => Self::with_header(source).or_else(|| Self::of_cards(source)),
        }
    }

    fn with_header(source: &'s str) -> Option<Self> {
        let delimiter = delimiter(source)?;
        let header = reader(source, delimiter, FirstRow::Header)
            .headers()
            .ok()?
            .clone();
        Some(Self {
            rows: source,
            n_before: 0,
            delimiter,
            first_row: FirstRow::Header,
            columns: header.iter().map(column).collect(),
            own_columns: Vec::new(),
            markup: Markup::Markdown,
            tags: Vec::new(),
        })
    }

    /// Notes of Anki: the first two columns that are not its own are question and answer, unless it names them.
    fn of_notes(source: &'s str, header: &CardsHeader) -> Option<Self> {
        let end: usize = source
            .split_inclusive('\n')
            .take(header.n_lines)
            .map(str::len)
            .sum();
        let rows = &source[end..];
        let delimiter = header.separator.unwrap_or(b'\t');
        let named = header
            .columns
            .as_ref()
            .map(|columns| columns.split(char::from(delimiter)));
        let mut columns: Vec<Option<Column>> = named.into_iter().flatten().map(column).collect();
        if !columns.contains(&Some(Column::Question)) || !columns.contains(&Some(Column::Answer)) {
            let is_taken = |at: &usize| header.own_columns.contains(at) || header.tags_column == Some(*at);
            let mut free = (0..).filter(|at| !is_taken(at));
            columns = vec![None; 2 + header.own_columns.len() + usize::from(header.tags_column.is_some())];
            for wanted in [Column::Question, Column::Answer] {
                let at = free.next()?;
                *columns.get_mut(at)? = Some(wanted);
            }
        }
        if let Some(at) = header.tags_column {
            columns.resize(columns.len().max(at + 1), None);
            columns[at] = Some(Column::Tags);
        }
        Some(Self {
            rows,
            n_before: header.n_lines,
            delimiter,
            first_row: FirstRow::Record,
            columns,
            own_columns: header.own_columns.clone(),
            markup: if header.is_html {
                Markup::Html
            } else {
                Markup::Markdown
            },
            tags: header.tags.clone(),
        })
    }

    /// Rows without any header: all have a tab, and at least half of them ask something before it.
    fn of_cards(source: &'s str) -> Option<Self> {
        let (mut n_rows, mut n_questions) = (0, 0);
        for record in reader(source, b'\t', FirstRow::Record).records() {
            let record = record.ok()?;
            let question = record.get(0).filter(|_| record.len() >= 2)?;
            n_rows += 1;
            n_questions += usize::from(is_question(&plain(question)));
        }
        (n_rows > 0 && 2 * n_questions >= n_rows).then(|| Self {
            rows: source,
            n_before: 0,
            delimiter: b'\t',
            first_row: FirstRow::Record,
            columns: vec![Some(Column::Question), Some(Column::Answer)],
            own_columns: Vec::new(),
            markup: Markup::Markdown,
            tags: Vec::new(),
        })
    }
}

/// How many rows with a question `source` has.
pub(crate) fn n_questions(source: &str) -> usize {
    read(source).drafts.len()
}

/// The delimiter that makes a header with a question and an answer of the first line.
fn delimiter(source: &str) -> Option<u8> {
    let header = source.lines().next()?;
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

fn read_record(layout: &Layout<'_>, record: &csv::StringRecord, reading: &mut Reading) {
    let field = |wanted: Column| {
        let at = layout.columns.iter().position(|column| *column == Some(wanted));
        let text = at.and_then(|at| record.get(at)).unwrap_or("").trim();
        match layout.markup {
            Markup::Markdown => text.to_owned(),
            Markup::Html => markdown(text),
        }
    };
    if record.iter().all(|field| field.trim().is_empty()) {
        return;
    }
    let lines = lines(layout, record);
    let mut lost = |text: &str| {
        let finding = Finding::at(lines.0, lines.1, text, Reason::UnknownField);
        reading.findings.push(finding);
    };
    for (at, value) in record.iter().enumerate() {
        let is_read = layout.columns.get(at).copied().flatten().is_some() || layout.own_columns.contains(&at);
        if !is_read && !value.trim().is_empty() {
            lost(value);
        }
    }
    let level = field(Column::Level).parse().ok().and_then(Level::new);
    if level.is_none() && !field(Column::Level).is_empty() {
        lost(&field(Column::Level));
    }
    let question = field(Column::Question);
    let (heading, body) = question.split_once('\n').unwrap_or((&question, ""));
    let text = |column| Some(field(column)).filter(|text| !text.is_empty());
    reading.drafts.push(Draft {
        lines,
        heading: Some(plain(heading)).filter(|heading| !heading.is_empty()),
        name: text(Column::Id),
        body: body.trim().to_owned(),
        topic: text(Column::Topic),
        tags: tags(layout, &field(Column::Tags)),
        level,
        key: Key {
            answer: field(Column::Answer),
            ..Key::default()
        },
        ..Draft::default()
    });
}

/// Anki separates tags by blanks, tables by signs: a tag in a table may have several words.
fn tags(layout: &Layout<'_>, field: &str) -> Vec<String> {
    let is_separator =
        |c: char| matches!(c, ',' | ';' | '|') || (layout.first_row == FirstRow::Record && c.is_whitespace());
    let own = field.split(is_separator).map(|tag| tag.trim().to_owned());
    own.chain(layout.tags.iter().cloned()).collect()
}

/// First and last line of a record: quoted fields may run over several.
fn lines(layout: &Layout<'_>, record: &csv::StringRecord) -> (usize, usize) {
    let source = layout.rows;
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
    let first = line_of(position.line()) + skipped + layout.n_before;
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
    fn notes_of_anki_are_questions() {
        let source = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
                      x1\tBasic\tOS\tMutex\tA <b>lock</b>.<br>Others wait.\tthreads locks\n";
        let reading = read(source);
        assert!(reading.findings.is_empty());
        let [card] = reading.drafts.as_slice() else {
            panic!("one card")
        };
        assert_eq!(card.heading.as_deref(), Some("Mutex"));
        assert_eq!(card.key.answer, "A **lock**.\nOthers wait.");
        assert_eq!(card.tags, ["threads", "locks"]);
        assert_eq!(card.lines, (7, 7));
    }

    #[test]
    fn cards_need_no_header() {
        let reading = read("What is DNS?\tNames become addresses\nWhat is DHCP?\tHands addresses out\tnet\n");
        assert_eq!(reading.drafts.len(), 2);
        assert_eq!(reading.drafts[1].key.answer, "Hands addresses out");
        assert_eq!(reading.findings[0].text, "net");
        assert!(read("a\tb\nc\td\n").drafts.is_empty(), "no question");
        assert!(read("What is DNS?\nWhat\tis DHCP?\n").drafts.is_empty(), "a list");
    }

    #[test]
    fn a_level_in_words_is_not_dropped_in_silence() {
        let reading = read("question,answer,difficulty\nWhat is a lock?,A gate,easy\n");
        assert_eq!(reading.drafts[0].level, None);
        assert_eq!(reading.findings[0].text, "easy");
    }

    #[test]
    fn other_tables_are_nothing() {
        assert!(read("name,age\na,b\n").drafts.is_empty());
    }
}
