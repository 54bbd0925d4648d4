//! What a query found, one question a block.

use anstyle::Style;
use examen_bank::TextRange;
use examen_search::{CorpusResults, Counting, Facet, FacetField, Hit, SnippetPart};

use super::points::count;
use super::styles::{FAINT, GOOD, NAME, STRONG, styled};
use crate::searching::{bank_name, from_here};
use crate::terminal::{columns, fitted, one_line, visible};

/// So much of a passage stands before what was found in it.
const LEAD: usize = 24;

/// The hits from place `offset` on, and what there is to narrow them by.
pub(crate) fn search_results(found: &CorpusResults, offset: usize, width: usize) -> String {
    let results = &found.results;
    let mut page = String::new();
    let ids = results.hits.iter().map(|hit| columns(hit.question.as_str()));
    let id_width = ids.max().unwrap_or_default().min(width / 3);
    for hit in &results.hits {
        page.push_str(&block(hit, id_width, width));
    }
    if !results.hits.is_empty() {
        page.push('\n');
    }
    page.push_str(&summary(found, offset));
    let n_shown = results.hits.len() as u64;
    if results.n_found > n_shown {
        page.push_str(&narrowing(&results.facets, width));
    }
    page
}

fn block(hit: &Hit, id_width: usize, width: usize) -> String {
    let id = fitted(hit.question.as_str(), id_width).into_owned();
    let pad = " ".repeat(id_width - columns(&id) + 2);
    let level = hit
        .level
        .map_or("   ".to_owned(), |level| format!("L{} ", level.get()));
    let indent = " ".repeat(id_width + 2);
    let room = width - id_width - 5;
    let heading = excerpt(&hit.heading, &hit.heading_ranges, Style::new(), room);
    let mut block = format!(
        "{}{pad}{}{heading}\n",
        styled(NAME, visible(&id)),
        styled(FAINT, level)
    );
    block.push_str(&format!(
        "{indent}{}\n",
        styled(FAINT, fitted(&whereabouts(hit), room + 3))
    ));
    if let Some(snippet) = &hit.snippet {
        let part = match snippet.part {
            SnippetPart::Prompt => "",
            SnippetPart::Points => "point: ",
            SnippetPart::Answer => "answer: ",
            SnippetPart::Hint => "hint: ",
            SnippetPart::FollowUps => "follow-up: ",
        };
        let text = excerpt(&snippet.text, &snippet.ranges, FAINT, room + 3 - part.len());
        block.push_str(&format!("{indent}{}{text}\n", styled(FAINT, part)));
    }
    block
}

/// `banks/team.bank.md:12 · Caching · caching, sql`
fn whereabouts(hit: &Hit) -> String {
    let place = match (hit.bank.path.as_os_str().is_empty(), hit.location.line) {
        (true, _) => bank_name(hit),
        (false, Some(line)) => format!("{}:{line}", from_here(&hit.bank.path).display()),
        (false, None) => from_here(&hit.bank.path).display().to_string(),
    };
    let tags = hit.tags.join(", ");
    let parts = [Some(place), hit.topic.clone(), Some(tags)];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    one_line(&parts.join(" · "))
}

/// `text` on one line of `room` columns, from somewhat before the first of `ranges`, which stand out.
fn excerpt(text: &str, ranges: &[TextRange], style: Style, room: usize) -> String {
    let whole = columns(text) <= room;
    let first = ranges.first().map_or(0, |range| range.start);
    let start = if whole || columns(&text[..first]) + LEAD <= room {
        0
    } else {
        let lead = text[..first].char_indices().rev().take(LEAD).last();
        let from = lead.map_or(first, |(at, _)| at);
        text[from..first]
            .find(' ')
            .map_or(first, |blank| from + blank + 1)
    };
    let before = if start > 0 { "…" } else { "" };
    let shown = fitted(&text[start..], room - columns(before));
    let end = start + shown.trim_end_matches('…').len();
    let mut line = styled(style, before);
    let mut at = start;
    for range in ranges
        .iter()
        .filter(|range| range.start >= start && range.start < end)
    {
        let to = range.end.min(end);
        line.push_str(&styled_text(style, &text[at..range.start]));
        line.push_str(&styled_text(GOOD.bold(), &text[range.start..to]));
        at = to;
    }
    line.push_str(&styled_text(style, &text[at..end]));
    if end < text.len() {
        line.push_str(&styled(style, "…"));
    }
    line
}

fn styled_text(style: Style, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text: String = visible(text)
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    if style == Style::new() {
        text
    } else {
        styled(style, text)
    }
}

/// `1–10 of 12 questions, 2 of them bundled`
fn summary(found: &CorpusResults, offset: usize) -> String {
    let CorpusResults { results, n_behind } = found;
    let n_shown = results.hits.len();
    let about = match results.counting {
        Counting::Exact => "",
        Counting::Estimated => "about ",
    };
    let of_them = match n_behind {
        0 => String::new(),
        n if *n == results.n_found => ", in the bundled bank".to_owned(),
        n => format!(", {n} of them in the bundled bank"),
    };
    let found = format!("{about}{}{of_them}", count(results.n_found as usize, "question"));
    let is_all = n_shown as u64 == results.n_found;
    let line = match n_shown {
        _ if is_all => found,
        0 => format!("{found}, none on this page"),
        _ => format!("{}–{} of {found}", offset + 1, offset + n_shown),
    };
    format!("{}\n", styled(STRONG, line))
}

/// `topic: Caching 3, HTTP 2`, one facet a line; those that do not narrow anything are left out.
fn narrowing(facets: &[Facet], width: usize) -> String {
    let useful = facets
        .iter()
        .filter(|facet| facet.values.len() > 1 && facet.field != FacetField::Kind);
    let line = |facet: &Facet| {
        let values = facet
            .values
            .iter()
            .map(|value| format!("{} ({})", one_line(&value.value), value.count));
        let line = format!(
            "{}: {}",
            facet.field.name(),
            values.collect::<Vec<_>>().join(", ")
        );
        format!("{}\n", styled(FAINT, fitted(&line, width)))
    };
    useful.map(line).collect()
}
