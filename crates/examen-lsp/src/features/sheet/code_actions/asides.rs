//! What can be done with text that stands under no question: a heading above it.

use examen_bank::{Aside, Question, TextRange};
use examen_search::{LastWord, Paging, Request, Secrecy};

use crate::features::{Context, Finding, edit_of, with_endings};
use crate::grading::{SectionView, SheetView};
use crate::protocol::{CodeAction, CodeActionKind, CodeActionOrCommand};

/// How many questions are offered for a text.
const N_OFFERED: usize = 3;
/// How many are looked at: some are of other banks, others have an answer already.
const N_FOUND: usize = 20;

/// Offers headings for the asides of `view` that `selected` touches.
pub(super) fn offer(
    context: &Context,
    view: &SheetView<'_>,
    selected: TextRange,
    actions: &mut Vec<CodeActionOrCommand>,
) {
    for (section, aside, issue) in view.asides() {
        let place = aside.text.shifted(section.start);
        let finding = Finding::of_issue(&issue, section.span(issue.range));
        if place.start <= selected.end && selected.start <= place.end {
            let text = aside.text.of(section.piece.text());
            for question in questions_like(context, view, text) {
                actions.push(action(context, view, (section, aside), &finding, question));
            }
        }
    }
}

/// The questions of the sheet's bank that are most like `text` and have no answer yet, in the order of a
/// search for it: what a rubric has to say to it would tell of its points.
fn questions_like<'v>(context: &Context, view: &'v SheetView<'_>, text: &str) -> Vec<&'v Question> {
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
    let bank = &view.chosen.bank;
    hits.iter()
        .filter_map(|hit| bank.question(&hit.question))
        .filter(|question| view.answer_to(&question.id).is_none())
        .take(N_OFFERED)
        .collect()
}

fn action(
    context: &Context,
    view: &SheetView<'_>,
    (section, aside): (&SectionView<'_>, &Aside),
    finding: &Finding,
    question: &Question,
) -> CodeActionOrCommand {
    let (heading, id) = (&question.heading.value, &question.id);
    let text = with_endings(&format!("## {heading}\n<!-- q: {id} -->\n\n"), view.document);
    let above = section.span(TextRange::empty(aside.text.start));
    let diagnostic = crate::publish::diagnostic(finding.clone(), &context.snapshot.config);
    CodeActionOrCommand::CodeAction(CodeAction {
        title: format!("put it under the question `{id}`"),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
        edit: Some(edit_of(&context.snapshot, view.document, vec![(above, text)])),
        ..CodeAction::default()
    })
}
