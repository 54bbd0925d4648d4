//! Questions of two indexes in one list.

#![allow(clippy::unwrap_used, reason = "this is a test")]

use examen_bank::{Bank, Glossary};
use examen_search::{
    BankPlace, BankSource, Corpus, CorpusResults, MemoryIndex, Paging, QuestionSearch, Request, Secrecy,
};
use expect_test::{Expect, expect};

const TEAM: &str = "\
## What does a cache cost a team that has no time for caches?
<!-- id: cost; tags: caching -->

## Who writes to the cache?
<!-- id: writers; tags: caching -->
";

const SHIPPED: &str = "\
## Cache
<!-- id: cache; tags: caching, performance -->

Body of the shipped question.

## What is a queue?
<!-- id: queue; tags: messaging -->
";

fn index(name: &str, text: &str) -> QuestionSearch {
    let (bank, glossary) = (Bank::parse(text).value, Glossary::default());
    let place = BankPlace::new(format!("{name}.bank.md"), name);
    let source = BankSource {
        place: &place,
        bank: &bank,
        glossary: &glossary,
        text: Some(text),
    };
    MemoryIndex::new([source]).unwrap().search().clone()
}

fn corpus() -> Corpus {
    Corpus {
        own: index("team", TEAM),
        behind: Some(index("shipped", SHIPPED)),
    }
}

fn found(query: &str, offset: usize, limit: usize) -> CorpusResults {
    let paging = Paging { offset, limit };
    let request = Request {
        paging,
        n_facet_values: 5,
        ..Request::new(query)
    };
    corpus().search(&request).unwrap()
}

fn check(query: &str, offset: usize, limit: usize, expected: &Expect) {
    let CorpusResults { results, n_behind } = found(query, offset, limit);
    let mut lines: Vec<String> = results
        .hits
        .iter()
        .map(|hit| format!("{}/{}", hit.bank.name, hit.question))
        .collect();
    lines.push(format!("{} found, {n_behind} behind", results.n_found));
    for note in &results.notes {
        lines.push(note.to_string());
    }
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn own_questions_stand_first_however_well_others_fit() {
    check(
        "cache",
        0,
        10,
        &expect![[r#"
        team/writers
        team/cost
        shipped/cache
        3 found, 1 behind"#]],
    );
}

#[test]
fn pages_go_on_in_what_stands_behind() {
    check(
        "cache",
        1,
        1,
        &expect![[r#"
        team/cost
        3 found, 1 behind"#]],
    );
    check(
        "cache",
        2,
        1,
        &expect![[r#"
        shipped/cache
        3 found, 1 behind"#]],
    );
    check("cache", 3, 1, &expect!["3 found, 1 behind"]);
}

#[test]
fn what_is_only_behind_is_found_and_nothing_is_said_of_the_other() {
    check(
        "queue",
        0,
        10,
        &expect![[r#"
        shipped/queue
        1 found, 1 behind"#]],
    );
    check(
        "zebra",
        0,
        10,
        &expect![[r#"
        0 found, 0 behind
        no question has `zebra` or a word like it"#]],
    );
}

#[test]
fn facets_count_both() {
    let results = found("cache", 0, 1).results;
    let tags = results
        .facets
        .iter()
        .flat_map(|facet| &facet.values)
        .map(|value| format!("{} {}", value.value, value.count));
    let tags: Vec<String> = tags.collect();
    expect![[r#"
        team 2
        shipped 1
        caching 3
        performance 1
        technical 3"#]]
    .assert_eq(&tags.join("\n"));
}

#[test]
fn a_hit_is_previewed_where_it_stands() {
    let hit = &found("cache", 2, 1).results.hits[0];
    let preview = corpus().preview(hit, Secrecy::Kept).unwrap().unwrap();
    assert_eq!(preview.body, "Body of the shipped question.");
}
