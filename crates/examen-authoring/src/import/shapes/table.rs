//! A table with the header `question,answer` and perhaps `tags`, `topic`, `level`, `id`; comma, semicolon or tab. Flash
//! cards are such a table without a header: a question, a tab and an answer a line, as Anki exports its notes. A table
//! of Markdown is read alike.

mod quotes;
mod separator;

use examen_bank::Level;

use super::cards::{CardsHeader, cloze, markdown};
use super::headings::topic_text;
use super::literal::{has_comment, question as question_heading};
use super::pipes::{PipeTable, pipe_tables};
use super::question_line::is_question;
use crate::import::draft::{Draft, Key, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::Page;
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;
use quotes::Rows;
use separator::{SEPARATORS, named_separator, separator_of_header};

/// The columns that are read, with the names they go by.
const COLUMNS: [(Column, &[&str]); 6] = [
    (Column::Question, &["question", "q", "prompt", "front"]),
    (Column::Answer, &["answer", "a", "key", "back", "model answer"]),
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
    rows: Rows<'s>,
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
        return read_pipes(&Page::new(source));
    };
    for record in reader(&layout.rows.text, layout.delimiter, layout.first_row).records() {
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
    let texts: Vec<&str> = source.lines().collect();
    for open in &layout.rows.open {
        let line = layout.n_before + open;
        let text = texts.get(line - 1).unwrap_or(&"");
        reading
            .findings
            .push(Finding::at(line, line, text, Reason::OpenQuote));
    }
    reading
}

/// Reads the tables of a Markdown page that have a column of questions. What else is on the page is reported.
fn read_pipes(page: &Page<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut ledger = Ledger::new(page);
    for (title, _) in page.lines.iter().filter_map(|line| Some((line, line.heading()?))) {
        ledger.report(&[*title], Reason::PageTitle);
    }
    for table in pipe_tables(page) {
        let Some(layout) = Layout::of_pipes(&table) else {
            continue;
        };
        ledger.keep(&table.head);
        let n_before = reading.drafts.len();
        for row in &table.rows {
            let number = row.position().map_or(1, |position| line_of(position.line()));
            ledger.keep(&page.lines[number - 1..number]);
            read_record(&layout, row, &mut reading);
        }
        let title = table.title.filter(|_| reading.drafts.len() > n_before);
        let topic = title
            .and_then(|line| line.heading())
            .map(|(_, text)| topic_text(text));
        ledger.keep(title.as_slice());
        for draft in &mut reading.drafts[n_before..] {
            draft.topic = draft.topic.take().or_else(|| topic.clone());
        }
    }
    reading.findings.append(&mut ledger.findings(page));
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
            None => match named_separator(source) {
                Some((delimiter, rows)) => Self::of_rows(rows, &[delimiter]).map(|layout| Self {
                    n_before: 1,
                    ..layout
                }),
                None => Self::of_rows(source, &SEPARATORS),
            },
        }
    }

    /// Rows that are separated by one of `delimiters`, with a header or without.
    fn of_rows(source: &'s str, delimiters: &[u8]) -> Option<Self> {
        let mut delimiters_of_cards = delimiters.iter();
        Self::with_header(source, delimiters)
            .or_else(|| delimiters_of_cards.find_map(|delimiter| Self::of_cards(source, *delimiter)))
    }

    fn with_header(source: &'s str, delimiters: &[u8]) -> Option<Self> {
        let delimiter = separator_of_header(source, delimiters)?;
        let rows = Rows::of(source, delimiter);
        let header = reader(&rows.text, delimiter, FirstRow::Header)
            .headers()
            .ok()?
            .clone();
        Some(Self {
            rows,
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
            rows: Rows::of(rows, delimiter),
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

    fn of_pipes(table: &PipeTable<'_>) -> Option<Self> {
        let mut columns: Vec<Option<Column>> = table.names.iter().map(column).collect();
        if !columns.contains(&Some(Column::Question)) || !columns.contains(&Some(Column::Answer)) {
            let question = question_column(&table.rows, b'|')?;
            let n_asking = table.rows.iter().filter(|row| asks(row, question, b'|')).count();
            if 2 * n_asking < table.rows.len() {
                return None;
            }
            columns = vec![None; question];
            columns.extend([Some(Column::Question), Some(Column::Answer)]);
        }
        Some(Self {
            rows: Rows::none(),
            n_before: 0,
            delimiter: b'|',
            first_row: FirstRow::Header,
            columns,
            own_columns: Vec::new(),
            markup: Markup::Markdown,
            tags: Vec::new(),
        })
    }

    /// Rows without a header that is known: all have the separator, and at least half of them ask something before it.
    /// A first row that asks nothing above rows that nearly all do names the columns in another language.
    fn of_cards(source: &'s str, delimiter: u8) -> Option<Self> {
        let rows = Rows::of(source, delimiter);
        let records: Vec<csv::StringRecord> = reader(&rows.text, delimiter, FirstRow::Record)
            .records()
            .collect::<Result<_, _>>()
            .ok()?;
        if records.iter().any(|record| record.len() < 2) {
            return None;
        }
        let question = question_column(&records, delimiter)?;
        let asks = |record: &csv::StringRecord| asks(record, question, delimiter);
        let n_asking = records.iter().filter(|record| asks(record)).count();
        let (first, others) = records.split_first()?;
        let names = |record: &csv::StringRecord| record.iter().all(|name| name.split(' ').count() <= 3);
        let is_header = !asks(first) && names(first) && n_asking * 4 >= others.len() * 3;
        let mut columns = vec![None; question];
        columns.extend([Some(Column::Question), Some(Column::Answer)]);
        (n_asking > 0 && 2 * n_asking >= records.len()).then(|| Self {
            rows,
            n_before: 0,
            delimiter,
            first_row: if is_header {
                FirstRow::Header
            } else {
                FirstRow::Record
            },
            columns,
            own_columns: Vec::new(),
            markup: Markup::Markdown,
            tags: Vec::new(),
        })
    }
}

/// The column in which most rows ask, which is not the last one.
fn question_column(records: &[csv::StringRecord], delimiter: u8) -> Option<usize> {
    let width = records.iter().map(csv::StringRecord::len).min()?;
    let count = |at: usize| {
        let asking = records.iter().filter(|record| asks(record, at, delimiter));
        asking.count()
    };
    // Of columns that ask as often, the first.
    (0..width - 1).rev().max_by_key(|at| count(*at))
}

/// Whether the field at `at` asks. Where the separator is a sign of sentences as well, only a question mark says so.
fn asks(record: &csv::StringRecord, at: usize, delimiter: u8) -> bool {
    let text = plain(record.get(at).unwrap_or_default());
    let is_marked = text.ends_with(['?', '？', '؟']);
    is_question(&text) && (delimiter == b'\t' || is_marked)
}

/// Whether `source` is nothing but rows with separators.
pub(crate) fn is_delimited(source: &str) -> bool {
    Layout::of(source).is_some()
}

/// How many rows with a question `source` has. A table on a page that is mostly something else makes no list of it.
pub(crate) fn n_questions(source: &str) -> usize {
    if Layout::of(source).is_some() {
        return read(source).drafts.len();
    }
    let page = Page::new(source);
    let reading = read_pipes(&page);
    let strange = reading.findings.iter();
    let strange = strange.filter(|finding| finding.reason == Reason::NotUnderstood);
    let n_strange: usize = strange.map(|finding| finding.last_line - finding.line + 1).sum();
    if n_strange <= reading.drafts.len() {
        reading.drafts.len()
    } else {
        0
    }
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
    let mut lost = |text: &str, reason| {
        let finding = Finding::at(lines.0, lines.1, text, reason);
        reading.findings.push(finding);
    };
    for (at, value) in record.iter().enumerate() {
        let is_read = layout.columns.get(at).copied().flatten().is_some() || layout.own_columns.contains(&at);
        if !is_read && !value.trim().is_empty() {
            lost(value, Reason::UnknownField);
        }
    }
    let level = field(Column::Level).parse().ok().and_then(Level::new);
    if level.is_none() && !field(Column::Level).is_empty() {
        lost(&field(Column::Level), Reason::OtherLevel);
    }
    let question = field(Column::Question);
    if question.is_empty() {
        let text = field(Column::Answer);
        let text = if text.is_empty() {
            record.iter().collect::<Vec<_>>().join(" ").trim().to_owned()
        } else {
            text
        };
        let finding = Finding::in_full(lines.0, lines.1, &text, Reason::AnswerWithoutQuestion);
        reading.findings.push(finding);
        return;
    }
    let (question, filled) = match cloze(&question) {
        Some((asked, answered)) => (asked, Some(answered)),
        None => (question, None),
    };
    let answer = [filled.unwrap_or_default(), field(Column::Answer)];
    let answer: Vec<String> = answer.into_iter().filter(|part| !part.is_empty()).collect();
    let (heading, body) = question.split_once('\n').unwrap_or((&question, ""));
    if has_comment(heading) {
        lost(heading, Reason::Shortened);
    }
    let text = |column| Some(field(column)).filter(|text| !text.is_empty());
    reading.drafts.push(Draft {
        lines,
        heading: Some(question_heading(heading)),
        name: text(Column::Id),
        body: body.trim().to_owned(),
        topic: text(Column::Topic),
        tags: tags(layout, &field(Column::Tags)),
        level,
        key: Key {
            answer: answer.join("\n\n"),
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
    let source = &layout.rows.text;
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
mod tests;
