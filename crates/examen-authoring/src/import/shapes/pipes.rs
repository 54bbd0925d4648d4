//! Tables of Markdown: a head, a line of dashes, and a row a line with pipes between its cells.

use csv::{Position, StringRecord};

use crate::import::page::{Line, Page};

/// A table, and the heading above it.
pub(super) struct PipeTable<'a> {
    /// The heading that it stands under.
    pub(super) title: Option<Line<'a>>,
    /// Its head and the line of dashes.
    pub(super) head: [Line<'a>; 2],
    /// The names of its columns.
    pub(super) names: StringRecord,
    /// Its rows, each with the position of its line.
    pub(super) rows: Vec<StringRecord>,
}

/// The tables of `page`.
pub(super) fn pipe_tables<'a>(page: &Page<'a>) -> Vec<PipeTable<'a>> {
    let mut tables: Vec<PipeTable<'a>> = Vec::new();
    let mut title = None;
    let mut is_open = false;
    for (line, next) in page
        .lines
        .iter()
        .zip(page.lines.iter().skip(1).map(Some).chain([None]))
    {
        if line.heading().is_some() {
            title = Some(*line);
        }
        let is_row = line.is_text() && line.text.contains('|');
        match tables.last_mut().filter(|_| is_open && is_row) {
            Some(table) => {
                if table.head[1].number != line.number {
                    table.rows.push(row(line));
                }
            }
            None => {
                let rule = next.filter(|next| is_row && is_rule(next));
                is_open = rule.is_some();
                tables.extend(rule.map(|rule| PipeTable {
                    title,
                    head: [*line, *rule],
                    names: row(line),
                    rows: Vec::new(),
                }));
            }
        }
    }
    tables
}

/// `|---|:-:|`
fn is_rule(line: &Line<'_>) -> bool {
    let text = line.trimmed();
    let is_mark = |c: char| matches!(c, '|' | '-' | ':' | ' ');
    text.contains('|') && text.contains('-') && text.chars().all(is_mark)
}

/// The cells of a row. A pipe in code or behind a backslash parts nothing; a line break is written `<br>`.
fn row(line: &Line<'_>) -> StringRecord {
    let text = line.trimmed();
    let text = text.strip_prefix('|').unwrap_or(text);
    let mut cells = vec![String::new()];
    let mut in_code = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.next_if_eq(&'|').is_some() => add(&mut cells, '|'),
            '|' if !in_code => cells.push(String::new()),
            _ => {
                in_code ^= sign == '`';
                add(&mut cells, sign);
            }
        }
    }
    if text.ends_with('|') && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let cells = cells.iter().map(|cell| with_breaks(cell.trim()));
    let mut record: StringRecord = cells.collect::<Vec<String>>().into();
    let mut position = Position::new();
    position.set_line(u64::try_from(line.number).unwrap_or(u64::MAX));
    record.set_position(Some(position));
    record
}

fn add(cells: &mut [String], sign: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(sign);
    }
}

fn with_breaks(cell: &str) -> String {
    let mut text = cell.replace("<br>", "\n");
    for mark in ["<br/>", "<br />"] {
        text = text.replace(mark, "\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::pipe_tables;
    use crate::import::page::Page;

    #[test]
    fn a_row_is_a_line_with_pipes() {
        let page = Page::new(
            "# Locks\n\n| Question | Answer |\n|---|:-:|\n| `a | b`? | one<br>two |\nWhat \\| why? | this\n\nText | more\n",
        );
        let tables = pipe_tables(&page);
        let [table] = tables.as_slice() else {
            panic!("one table")
        };
        assert_eq!(table.title.and_then(|line| line.heading()), Some((1, "Locks")));
        let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().collect()).collect();
        assert_eq!(rows, [["`a | b`?", "one\ntwo"], ["What | why?", "this"]]);
    }
}
