//! What can be done with text that belongs to no question that is known: questions that it may be meant for.

use examen_bank::{Fix, Issue, IssueKind, Question, TextRange};
use examen_search::{LastWord, Paging, Request, Secrecy};

use crate::features::{Context, Finding, edit_of, with_endings};
use crate::grading::{SectionView, SheetView};
use crate::protocol::{CodeAction, CodeActionKind, CodeActionOrCommand};

/// How many questions are offered for a text.
const N_OFFERED: usize = 3;
/// How many are looked at: some are of other banks, others have an answer already.
const N_FOUND: usize = 20;

/// Offers questions for the texts and headings of `view` that `selected` touches and that belong to none.
pub(super) fn offer(
    context: &Context,
    view: &SheetView<'_>,
    selected: TextRange,
    actions: &mut Vec<CodeActionOrCommand>,
) {
    for (section, aside, issue) in view.asides() {
        if is_at(selected, section, issue.range) {
            let text = issue.range.of(section.piece.text());
            for (id, question) in questions_like(context, view, text) {
                let fix = heading_above(aside.text, &id, question);
                actions.push(action(context, view, (section, &issue), fix));
            }
        }
    }
    for answer in view.answers().filter(|answer| answer.question.is_none()) {
        let issues = answer.section.graded.issues.iter();
        let heading = answer.answer.heading.range;
        let mut unknown = issues.filter(|issue| is_unknown(issue) && issue.range == heading);
        let line = TextRange::new(answer.answer.range.start, heading.end);
        if !is_at(selected, answer.section, line) {
            continue;
        }
        if let Some(issue) = unknown.next() {
            let source = answer.section.piece.text();
            for (id, _) in questions_like(context, view, &answer.answer.heading.value) {
                let fix = Fix::insert(
                    format!("this is the question `{id}`"),
                    line_end(source, heading.end),
                    format!("\n<!-- q: {id} -->"),
                );
                actions.push(action(context, view, (answer.section, issue), fix));
            }
        }
    }
}

/// Whether `range` of `section` is touched.
fn is_at(selected: TextRange, section: &SectionView<'_>, range: TextRange) -> bool {
    range.shifted(section.start).touches(selected)
}

fn is_unknown(issue: &Issue) -> bool {
    matches!(
        issue.kind,
        IssueKind::UnknownQuestion { .. } | IssueKind::AmbiguousQuestion { .. }
    )
}

fn line_end(source: &str, offset: usize) -> usize {
    let rest = &source[offset..];
    offset + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// The questions of the sheet's banks that are most like `text` and have no answer yet, each with the id by which the sheet
/// names it, in the order of a search for it: what a rubric has to say to it would tell of its points.
fn questions_like<'v>(context: &Context, view: &'v SheetView<'_>, text: &str) -> Vec<(String, &'v Question)> {
    let request = Request {
        query: text,
        last_word: LastWord::Finished,
        paging: Paging {
            offset: 0,
            limit: N_FOUND,
        },
        n_facet_values: 0,
        secrecy: Secrecy::Kept,
    };
    // Without an index nothing is offered; the finding says what to do all the same.
    let found = context.search().and_then(|search| search.search(&request));
    let hits = found.map(|found| found.results.hits).unwrap_or_default();
    let chosen = &view.chosen;
    let questions = hits.iter().filter_map(|hit| {
        let mut banks = chosen.offered_banks();
        let bank = banks.find(|bank| bank.origin.path() == hit.bank.path)?;
        Some((bank, bank.question(&hit.question)?))
    });
    questions
        .filter(|(bank, question)| view.answer_of(&bank.name(), &question.id).is_none())
        .map(|(bank, question)| (chosen.written_id(bank, &question.id), question))
        .take(N_OFFERED)
        .collect()
}

fn heading_above(text: TextRange, id: &str, question: &Question) -> Fix {
    let heading = &question.heading.value;
    Fix::insert(
        format!("put it under the question `{id}`"),
        text.start,
        format!("## {heading}\n<!-- q: {id} -->\n\n"),
    )
}

/// `fix` as an action that mends `issue`, both of which count from the start of `section`.
fn action(
    context: &Context,
    view: &SheetView<'_>,
    (section, issue): (&SectionView<'_>, &Issue),
    fix: Fix,
) -> CodeActionOrCommand {
    let edits = fix.edits.iter().map(|edit| {
        let text = with_endings(&edit.replacement, view.document);
        (section.span(edit.range), text)
    });
    let finding = Finding::of_issue(issue, section.span(issue.range));
    let diagnostic = crate::publish::diagnostic(finding, &context.snapshot.config);
    CodeActionOrCommand::CodeAction(CodeAction {
        edit: Some(edit_of(&context.snapshot, view.document, edits.collect())),
        title: fix.title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
        ..CodeAction::default()
    })
}
