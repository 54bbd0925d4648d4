//! The same data and the same queries in SQLite's FTS5, to compare with.

use std::fs;
use std::path::{Path, PathBuf};

use examen_bank::Bank;
use rusqlite::{Connection, params};

use super::queries::{Kind, Query};

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE question (id INTEGER PRIMARY KEY, bank TEXT, name TEXT, topic TEXT, level INTEGER, tags TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (
        prompt, points, evidence, answer, tokenize = 'porter unicode61', prefix = '3 4 5');
    CREATE TABLE tag (question INTEGER, tag TEXT);
    CREATE INDEX tag_question ON tag (tag, question);
";

/// Builds the table from `files` in one transaction.
pub fn build(path: &Path, files: &[PathBuf]) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.execute_batch(SCHEMA)?;
    let transaction = connection.transaction()?;
    {
        let mut question = transaction
            .prepare("INSERT INTO question (bank, name, topic, level, tags) VALUES (?, ?, ?, ?, ?)")?;
        let mut words = transaction
            .prepare("INSERT INTO words (rowid, prompt, points, evidence, answer) VALUES (?, ?, ?, ?, ?)")?;
        let mut tags = transaction.prepare("INSERT INTO tag VALUES (?, ?)")?;
        for file in files {
            let text = fs::read_to_string(file).expect("a bank that can be read");
            let bank = Bank::parse(&text).value;
            for each in &bank.questions {
                let level = each.level.map_or(0, |level| level.get());
                question.execute(params![
                    bank.name(),
                    each.id.as_str(),
                    each.topic,
                    level,
                    each.tags.join(",")
                ])?;
                let id = transaction.last_insert_rowid();
                let points = &each.rubric.points;
                let labels: Vec<&str> = points.iter().map(|point| point.label.value.as_str()).collect();
                let lines = points.iter().flat_map(|point| &point.lines);
                let evidence: Vec<&str> = lines.map(|line| line.text.value.as_str()).collect();
                let answer = each.answer.as_ref().map_or("", |part| part.text.value.as_str());
                words.execute(params![
                    id,
                    each.prompt(),
                    labels.join("\n"),
                    evidence.join("\n"),
                    answer
                ])?;
                for tag in &each.tags {
                    tags.execute(params![id, tag])?;
                }
            }
        }
    }
    transaction.commit()?;
    Ok(connection)
}

/// Runs a query as our own is run: the ten best and how many there are; with counts of all facets for
/// [`Kind::Faceted`]. FTS5 has no fuzzy search.
pub fn run(connection: &Connection, kind: Kind, query: &Query) -> rusqlite::Result<usize> {
    let words: Vec<String> = query.words.iter().map(|word| format!("\"{word}\"")).collect();
    let matching = match kind {
        Kind::Fuzzy => return Ok(0),
        Kind::Phrase => format!("\"{}\"", query.words.join(" ")),
        Kind::Prefix => format!("{} *", words[0]),
        Kind::Term | Kind::Terms | Kind::Faceted => words.join(" "),
    };
    if kind == Kind::Faceted {
        return faceted(connection, &matching, query);
    }
    let mut best = connection.prepare_cached(
        "SELECT name, words.prompt FROM words JOIN question ON id = words.rowid
         WHERE words MATCH ? ORDER BY bm25(words, 5.0, 2.0, 1.0, 1.0) LIMIT 10",
    )?;
    let hits: Vec<String> = best
        .query_map([&matching], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut count = connection.prepare_cached("SELECT count(*) FROM words WHERE words MATCH ?")?;
    let n_found: i64 = count.query_row([&matching], |row| row.get(0))?;
    Ok((n_found as usize).max(hits.len()))
}

fn faceted(connection: &Connection, matching: &str, query: &Query) -> rusqlite::Result<usize> {
    let of = "FROM words JOIN question ON id = words.rowid WHERE words MATCH ?1 AND level = ?2";
    let tag = format!("tag{}", query.tag);
    let mut n_found = 0;
    let mut best = connection.prepare_cached(&format!(
        "SELECT name {of} AND EXISTS (SELECT 1 FROM tag WHERE question = id AND tag = ?3)
         ORDER BY bm25(words, 5.0, 2.0, 1.0, 1.0) LIMIT 10"
    ))?;
    let mut rows = best.query(params![matching, query.level as i64, tag])?;
    while rows.next()?.is_some() {
        n_found += 1;
    }
    for column in ["bank", "topic", "level"] {
        let mut counts = connection.prepare_cached(&format!(
            "SELECT {column}, count(*) {of} AND EXISTS (SELECT 1 FROM tag WHERE question = id AND tag = ?3)
             GROUP BY 1 ORDER BY 2 DESC LIMIT 10"
        ))?;
        let mut rows = counts.query(params![matching, query.level as i64, tag])?;
        while rows.next()?.is_some() {}
    }
    Ok(n_found)
}
