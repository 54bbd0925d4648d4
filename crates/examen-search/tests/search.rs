//! What people type, and what they find.

use examen_bank::{Bank, Glossary};
use examen_search::{BankPlace, BankSource, Hit, MemoryIndex, Paging, Request, Results, Secrecy};
use expect_test::{Expect, expect};

const BACKEND: &str = "\
---
bank: backend
lang: en
---

# Caching

## Prices on the page are a week old. What went wrong with the cache?
<!-- id: stale-prices; tags: caching, consistency; level: 2 -->

The shop reads prices through Redis.

### Points

- +2 Cached copies outlive the rows
  - stale, outdated, TTL
- +1 Gives every entry a lifetime

### Answer

Nobody invalidated the copies, so readers saw yesterday's numbers.

## What does a CDN keep close to its users?
<!-- id: cdn; tags: caching; level: 1 -->

# Databases

## When does a database use an index?
<!-- id: index-use; tags: sql; level: 2 -->

### Points

- The planner weighs selectivity

## Tell me about a time when a migration went wrong
<!-- id: migration; tags: sql, delivery; level: 3; kind: behavioural -->

## Explain what idempotency means for payments
<!-- id: pay-once; tags: http; level: 3 -->

## How do rate limits protect a service written in C++, where `a === b`?
<!-- id: rate-limits; tags: http; level: 4 -->
";

const GERMAN: &str = "\
---
bank: datenbanken
lang: de
---

## Wozu dienen Indizes in Datenbanken?
<!-- id: indizes -->
";

const CHINESE: &str = "\
---
bank: zh
lang: zh
---

## 数据库索引有什么用？
<!-- id: suoyin -->
";

const GLOSSARY: &str = "- TTL = time to live\n- db = database\n- cdn = content delivery network\n";

struct Shelf {
    index: MemoryIndex,
}

impl Shelf {
    fn new() -> Self {
        let mut index = MemoryIndex::new([]).expect("an empty index");
        for (path, text) in [
            ("a.bank.md", BACKEND),
            ("b.bank.md", GERMAN),
            ("c.bank.md", CHINESE),
        ] {
            update(&mut index, path, text);
        }
        Self { index }
    }

    fn find(&self, request: &Request<'_>) -> Results {
        self.index.search().search(request).expect("results")
    }
}

fn update(index: &mut MemoryIndex, path: &str, text: &str) {
    let bank = Bank::parse(text).value;
    let place = BankPlace::new(path, bank.name().unwrap_or(path));
    let glossary = Glossary::parse(GLOSSARY).value;
    index
        .update(&BankSource {
            place: &place,
            bank: &bank,
            glossary: &glossary,
            text: Some(text),
        })
        .expect("an update");
}

fn ids(results: &Results) -> String {
    let ids: Vec<String> = results.hits.iter().map(|hit| hit.question.to_string()).collect();
    ids.join(" ")
}

fn check(query: &str, expected: &Expect) {
    let results = Shelf::new().find(&Request::new(query));
    let notes = results.notes.iter().map(|note| format!(" ({note})"));
    expected.assert_eq(&format!("{}{}", ids(&results), notes.collect::<String>()));
}

#[test]
fn words_are_found_in_any_form() {
    check("indexes", &expect!["index-use"]);
    check("cached price", &expect!["stale-prices"]);
    check("invalidate", &expect!["stale-prices"]);
}

#[test]
fn words_are_found_while_they_are_typed() {
    check("migr", &expect!["migration"]);
    check("idem", &expect!["pay-once"]);
    check("select*", &expect!["index-use"]);
}

#[test]
fn misspelt_words_are_found_and_said() {
    check(
        "idempotncy",
        &expect!["pay-once (no question has `idempotncy`; looked for `idempotency`)"],
    );
    check(
        "cahce",
        &expect!["stale-prices cdn (no question has `cahce`; looked for `cache`)"],
    );
    check("xyzzy", &expect![" (no question has `xyzzy` or a word like it)"]);
    check(
        "ratelimits",
        &expect!["rate-limits (no question has `ratelimits`; looked for `rate limits`)"],
    );
}

#[test]
fn a_glossary_gives_other_names() {
    check("content delivery network", &expect!["cdn"]);
    check("db index", &expect!["index-use"]);
    check("data base index", &expect!["index-use"]);
}

#[test]
fn phrases_are_words_next_to_each_other() {
    check("\"rate limits\"", &expect!["rate-limits"]);
    check("\"limits rate\"", &expect![[""]]);
}

#[test]
fn facets_narrow() {
    check("topic:caching", &expect!["stale-prices cdn"]);
    check("level:2 tag:sql", &expect!["index-use"]);
    check("kind:behavioural", &expect!["migration"]);
    check("level:3- -tag:sql", &expect!["pay-once rate-limits"]);
    check("database -index", &expect!["pay-once migration rate-limits"]);
    check("bank:datenbanken", &expect!["indizes"]);
}

#[test]
fn languages_have_their_own_stems() {
    check("Datenbank", &expect!["indizes"]);
    check("索引", &expect!["suoyin"]);
    check("数据库", &expect!["suoyin"]);
}

#[test]
fn signs_belong_to_names() {
    check("c++", &expect!["rate-limits"]);
    check("===", &expect!["rate-limits"]);
}

#[test]
fn any_text_is_a_query() {
    for query in [
        "",
        "   ",
        "\"",
        "-",
        "*",
        "level:",
        "a:b:c",
        "((()",
        "\u{0}\u{e000}\u{e020}x",
        "😀",
        "é\u{301}'s",
        "tag:\"",
        "--x",
    ] {
        Shelf::new().find(&Request::new(query));
    }
}

#[test]
fn what_nobody_asks_finds_nothing() {
    check(
        "unicorn zebra yeti price",
        &expect![
            " (no question has `unicorn` or a word like it) (no question has `zebra` or a word like it) (no question has `yeti` or a word like it)"
        ],
    );
    check(
        "index lifetime",
        &expect!["index-use stale-prices (few or no questions have all of this; some have a part of it)"],
    );
    check(
        "the xylophone",
        &expect![" (no question has `xylophone` or a word like it)"],
    );
}

#[test]
fn half_a_sentence_is_enough() {
    check(
        "why are prices on our page a week old after the redis cache outage",
        &expect!["stale-prices (no question has `outage` or a word like it)"],
    );
    check(
        "the unicorn migration",
        &expect!["migration (no question has `unicorn` or a word like it)"],
    );
}

fn shown(text: &str, ranges: &[examen_bank::TextRange]) -> String {
    let mut shown = text.to_owned();
    for range in ranges.iter().rev() {
        shown.insert(range.end, ']');
        shown.insert(range.start, '[');
    }
    shown
}

fn first(request: &Request<'_>) -> Hit {
    Shelf::new().find(request).hits.remove(0)
}

#[test]
fn what_was_found_is_marked() {
    let hit = first(&Request::new("cache price"));
    assert_eq!(
        shown(&hit.heading, &hit.heading_ranges),
        "[Prices] on the page are a week old. What went wrong with the [cache]?"
    );
    let snippet = hit.snippet.unwrap();
    assert_eq!(
        shown(&snippet.text, &snippet.ranges),
        "The shop reads [prices] through Redis."
    );
}

#[test]
fn answers_are_searched_but_shown_only_on_request() {
    assert_eq!(first(&Request::new("yesterday numbers")).snippet, None);
    let revealed = Request {
        secrecy: Secrecy::Revealed,
        ..Request::new("yesterday numbers")
    };
    let snippet = first(&revealed).snippet.unwrap();
    assert_eq!(
        shown(&snippet.text, &snippet.ranges),
        "… invalidated the copies, so readers saw [yesterday's] [numbers]."
    );
}

#[test]
fn hits_know_where_they_stand() {
    let hit = first(&Request::new("stale prices"));
    let line = hit.location.line.unwrap() as usize;
    assert_eq!(
        BACKEND.lines().nth(line - 1).unwrap(),
        format!("## {}", hit.heading)
    );
    assert!(hit.location.range.of(BACKEND).starts_with("## Prices"));
}

#[test]
fn pages_follow_each_other() {
    let all = Shelf::new().find(&Request::new("tag:sql"));
    let page = |offset| {
        let paging = Paging { offset, limit: 1 };
        let request = Request {
            paging,
            ..Request::new("tag:sql")
        };
        ids(&Shelf::new().find(&request))
    };
    assert_eq!(format!("{} {}", page(0), page(1)), ids(&all));
    assert_eq!(page(2), "");
}

#[test]
fn facets_count_the_hits() {
    let request = Request {
        n_facet_values: 3,
        ..Request::new("bank:backend")
    };
    let results = Shelf::new().find(&request);
    let facets = results.facets.iter().map(|facet| {
        let values = facet
            .values
            .iter()
            .map(|value| format!("{} {}", value.value, value.count));
        format!(
            "{}: {}\n",
            facet.field.name(),
            values.collect::<Vec<_>>().join(", ")
        )
    });
    expect![[r#"
        bank: backend 6
        topic: Databases 4, Caching 2
        tag: caching 2, http 2, sql 2
        level: 2 2, 3 2, 1 1
        kind: technical 5, behavioural 1
    "#]]
    .assert_eq(&facets.collect::<String>());
    assert_eq!(results.n_found, 6);
}

#[test]
fn a_bank_is_brought_up_to_date() {
    let mut shelf = Shelf::new();
    let changed = BACKEND.replace(
        "What does a CDN keep close to its users?",
        "What is an edge cache?",
    );
    update(&mut shelf.index, "a.bank.md", &changed);
    let find = |shelf: &Shelf, query| ids(&shelf.find(&Request::new(query)));
    assert_eq!(find(&shelf, "\"edge cache\""), "cdn");
    assert_eq!(find(&shelf, "\"close to its users\""), "");
    assert_eq!(shelf.index.search().n_questions(), 8);
    shelf.index.remove(&BankPlace::new("a.bank.md", "")).unwrap();
    assert_eq!(find(&shelf, "\"edge cache\""), "");
    assert_eq!(shelf.index.search().n_questions(), 2);
}

#[test]
fn a_slip_of_an_author_hides_nothing() {
    let heading =
        |n: usize| format!("## What does a stateful part number{n} remember?\n<!-- id: part{n} -->\n\n");
    let mut text: String = (0..6).map(heading).collect();
    text.push_str("## What is a session?\n<!-- id: session -->\n\n### Answer\n\nSomething statefull.\n");
    let index = index_of_text(&text);
    assert_eq!(found_by(&index, "statefull ").len(), 7);
    assert_eq!(found_by(&index, "stateful ").len(), 6);
}

/// An index of questions with nothing but a heading, called `q0`, `q1` and so on.
fn index_of(headings: &[&str]) -> MemoryIndex {
    let question = |(n, heading): (usize, &&str)| format!("## {heading}\n<!-- id: q{n} -->\n\n");
    index_of_text(&headings.iter().enumerate().map(question).collect::<String>())
}

/// An index of one bank.
fn index_of_text(text: &str) -> MemoryIndex {
    let (bank, glossary) = (Bank::parse(text).value, Glossary::default());
    let place = BankPlace::new("some.bank.md", "some");
    let source = BankSource {
        place: &place,
        bank: &bank,
        glossary: &glossary,
        text: Some(text),
    };
    MemoryIndex::new([source]).expect("an index")
}

fn found_by(index: &MemoryIndex, query: &str) -> Vec<String> {
    let results = index.search().search(&Request::new(query)).expect("results");
    results.hits.iter().map(|hit| hit.question.to_string()).collect()
}

#[test]
fn a_word_that_is_only_begun_is_no_slip() {
    let non = "What does non action mean?";
    let index = index_of(&[non, non, non, non, non, "When is ngoninit called?"]);
    assert_eq!(found_by(&index, "ngon"), ["q5"]);
}

#[test]
fn two_words_that_nowhere_stand_side_by_side_were_not_meant() {
    let index = index_of(&["What is a stateful part?", "Which state is full?"]);
    // Both have its stem, the first its form, too.
    assert_eq!(found_by(&index, "statefull "), ["q0", "q1"]);
    let index = index_of(&["What is a state full of?", "Which states are there?"]);
    assert_eq!(found_by(&index, "statefull "), ["q0"]);
}

#[test]
fn a_respelling_prefers_its_form() {
    let states = [
        "What is a state?",
        "Which states are there?",
        "When does a state end?",
    ];
    let index = index_of(&[states[0], states[1], states[2], "Is a stateful part stateless?"]);
    let found = found_by(&index, "statefull ");
    assert_eq!(found.first().map(String::as_str), Some("q3"), "{found:?}");
}

#[test]
fn demands_that_were_loosened_in_vain_are_not_spoken_of() {
    // Four pairs of characters, all in one question.
    let results = Shelf::new().find(&Request::new("数据库索引"));
    assert_eq!((results.n_found, results.notes.as_slice()), (1, &[][..]));
}
