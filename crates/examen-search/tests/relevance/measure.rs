//! Judged queries, and how well they are answered.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use examen_bank::{Bank, Glossary};
use examen_search::{BankPlace, BankSource, LastWord, MemoryIndex, Paging, Request};

/// A query and the questions that are meant.
pub struct Judged {
    kind: String,
    query: String,
    wanted: Vec<String>,
}

/// How well judged queries are answered.
pub struct Relevance {
    pub n_queries: usize,
    /// The mean of 1 / rank of the first right hit, 0 if it is not among the first ten.
    pub reciprocal_rank: f64,
    /// The share of queries with a right hit among the first five.
    pub top_five: f64,
    /// Queries whose first hit is another, and what came instead.
    pub misses: Vec<String>,
}

/// Reads judged queries.
pub fn judged(text: &str) -> Vec<Judged> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [kind, query, wanted] = cells.as_slice() else {
                panic!("not a judged query: {line}")
            };
            Judged {
                kind: (*kind).to_owned(),
                query: (*query).to_owned(),
                wanted: wanted.split(',').map(|id| id.trim().to_owned()).collect(),
            }
        })
        .collect()
}

/// Asks all of them.
pub fn measure(index: &MemoryIndex, judged: &[Judged]) -> Relevance {
    let mut relevance = Relevance {
        n_queries: judged.len(),
        reciprocal_rank: 0.0,
        top_five: 0.0,
        misses: Vec::new(),
    };
    for Judged { kind, query, wanted } in judged {
        let request = Request {
            last_word: LastWord::Begun,
            // Deeper than what counts, to tell what is badly placed from what is not found at all.
            paging: Paging {
                offset: 0,
                limit: 100,
            },
            ..Request::new(query)
        };
        let hits = index.search().search(&request).expect("results").hits;
        let is_right = |id: &str| wanted.iter().any(|wanted| wanted == id);
        let rank = hits.iter().position(|hit| is_right(hit.question.as_str()));
        relevance.reciprocal_rank += rank
            .filter(|rank| *rank < 10)
            .map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        relevance.top_five += f64::from(u8::from(rank.is_some_and(|rank| rank < 5)));
        if rank != Some(0) {
            let found: Vec<&str> = hits.iter().take(5).map(|hit| hit.question.as_str()).collect();
            relevance
                .misses
                .push(format!("{kind}: {query} -> {rank:?} {found:?}, not {wanted:?}"));
        }
    }
    relevance.reciprocal_rank /= judged.len() as f64;
    relevance.top_five /= judged.len() as f64;
    relevance
}

/// An index of the banks at `banks`.
pub fn index_of(banks: &[PathBuf]) -> MemoryIndex {
    let mut index = MemoryIndex::new([]).expect("an index");
    for path in banks {
        let text = fs::read_to_string(path).expect("a bank");
        let bank = Bank::parse(&text).value;
        let glossary = bank.glossary_path().map(|name| path.with_file_name(&name.value));
        let glossary = glossary.map(|path| Glossary::parse(&fs::read_to_string(path).expect("a bank")).value);
        let place = BankPlace::new(path, bank.name().unwrap_or("bank"));
        let source = BankSource {
            place: &place,
            bank: &bank,
            glossary: &glossary.unwrap_or_default(),
            text: Some(&text),
        };
        index.update(&source).expect("an update");
    }
    index
}

impl fmt::Display for Relevance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} queries, mean reciprocal rank {:.3}, right among the first five {:.3}; not first:",
            self.n_queries, self.reciprocal_rank, self.top_five
        )?;
        self.misses.iter().try_for_each(|miss| writeln!(f, "{miss}"))
    }
}
