//! `examen.proposePhrase`: the candidate's own words as a line of evidence, where the candidate says that an answer
//! makes a point and the machine does not see it.

use examen_authoring::{PhraseProposal, insertion_patch, propose_phrase};
use examen_bank::{GradedBy, PointId, State, TextRange};
use examen_grader::{Grade, Verdict};
use examen_library::banks::{Origin, bundled};
use serde::{Deserialize, Serialize};

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::{Changes, Confirmation, Context, request_for};
use crate::grading::AnswerView;
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Failure, Uri, uri_of};
use crate::state::Document;
use crate::text::sentence_at;

/// Which words are to be proposed, and for which point.
#[derive(Debug, Deserialize)]
pub(super) struct ProposalArgument {
    #[serde(flatten)]
    target: Target,
    point: PointId,
}

/// A proposal.
#[derive(Debug, Serialize)]
struct Proposed<'a> {
    id: &'a str,
    point: &'a PointId,
    /// The line without its dash: `ram machine`.
    words: &'a str,
    /// The bank in which the line is proposed; null for one that cannot be written.
    bank: Option<&'a Uri>,
    /// A unified diff for a bank that cannot be written.
    patch: Option<String>,
}

/// Runs `examen.proposePhrase`.
///
/// # Errors
/// There is no such answer or point, the answer makes it already, or no words of the answer would earn it.
pub(super) fn run(context: &Context, argument: &ProposalArgument) -> Answer<Outcome> {
    let view = argument.target.sheet_with_feedback(context)?;
    let answer = argument.target.answer(context, &view);
    let found = answer.and_then(|answer| Some((answer, answer.question?, answer.grade()?)));
    let (answer, question, grade) =
        found.ok_or_else(|| Failure::invalid_params("there is no answer to a question of a bank here"))?;
    let verdict = grade
        .verdicts
        .iter()
        .find(|verdict| verdict.point == argument.point);
    let verdict = verdict.ok_or_else(|| Failure::refused("the question has no such point"))?;
    if grade.graded_by == GradedBy::ModelAnswer {
        return Err(Failure::refused(
            "the point is what the model answer says; write it into a `### Points` list first",
        ));
    }
    if is_seen(verdict) {
        return Err(Failure::refused(
            "the machine sees the point in this answer as the bank stands; lines of evidence are for what it does not see",
        ));
    }
    let propose = |source: &str| {
        let places = sentences(context, argument, &answer, (grade, verdict));
        places.into_iter().find_map(|sentence| {
            let point = (&question.id, &argument.point);
            let text = &answer.answer.text.value;
            propose_phrase(source, &answer.bank.glossary, point, text, sentence)
        })
    };
    let outcome = match &answer.bank.origin {
        Origin::File(path) => {
            let uri = uri_of(path).ok_or_else(|| Failure::internal("the bank has no URI"))?;
            let bank = context.file(path, &uri);
            let bank = bank.map_err(|problem| Failure::refused(problem.to_string()))?;
            let proposal = propose(&bank.source()).ok_or_else(nothing)?;
            let result = proposed(question.id.as_str(), argument, &proposal, Some(&uri), None);
            Outcome::of(&result)?.after(edit(context, &bank, proposal))
        }
        Origin::Bundled => {
            let source = bundled::source();
            let proposal = propose(&source.text).ok_or_else(nothing)?;
            let patch = insertion_patch(&source.path.to_string_lossy(), &source.text, &proposal.edit);
            let result = proposed(question.id.as_str(), argument, &proposal, None, Some(patch));
            let text = format!(
                "the bank that ships with the program cannot be changed; its authors could add `{}` to the point",
                proposal.words
            );
            Outcome::of(&result)?.with(Effect::Say(text))
        }
    };
    Ok(outcome)
}

/// Whether the machine sees the point, whatever a mentor says: any words would seem to earn it.
fn is_seen(verdict: &Verdict) -> bool {
    match &verdict.overridden {
        Some(ruling) => {
            ruling.automatic_coverage >= 0.5 && matches!(ruling.automatic_state, State::Met | State::Partial)
        }
        None => verdict.is_credited(),
    }
}

fn proposed<'a>(
    id: &'a str,
    argument: &'a ProposalArgument,
    proposal: &'a PhraseProposal,
    bank: Option<&'a Uri>,
    patch: Option<String>,
) -> Proposed<'a> {
    Proposed {
        id,
        point: &argument.point,
        words: &proposal.words,
        bank,
        patch,
    }
}

fn nothing() -> Failure {
    Failure::refused(
        "no words of the answer would earn the point: those that only repeat the question, deny, or belong to a \
         misconception do not; select some words and propose them yourself",
    )
}

/// The edit of the bank, which its owner is to look at first.
fn edit(context: &Context, bank: &Document, proposal: PhraseProposal) -> ApplyWorkspaceEditParams {
    let mut changes = Changes::of(&context.snapshot);
    changes.add(bank, None, vec![proposal.edit]);
    let confirmation = Confirmation {
        label: format!("Add `{}` to the bank", proposal.words),
        description: "Words of your answer that would earn the point in every answer from now on".to_owned(),
    };
    request_for(
        "propose words of the answer",
        changes.finish_for_confirmation(&context.snapshot.client, confirmation),
    )
}

/// The sentences of the answer in which the point may be made: the one at the given place, the one that came closest,
/// those that make no other point, then all others.
fn sentences(
    context: &Context,
    argument: &ProposalArgument,
    answer: &AnswerView<'_>,
    (grade, verdict): (&Grade, &Verdict),
) -> Vec<TextRange> {
    let text = answer.answer.text.value.as_str();
    let mut sentences = Vec::new();
    if let Some(offset) = argument.target.offset_in(context, answer) {
        sentences.push(sentence_at(text, offset));
    }
    sentences.extend(verdict.nearest.as_ref().map(|nearest| nearest.sentence));
    let (mut idle, mut busy) = (Vec::new(), Vec::new());
    let mut offset = 0;
    while let Some(start) = text[offset..].find(|c: char| !c.is_whitespace()) {
        let sentence = sentence_at(text, offset + start);
        if makes_a_point(grade, sentence) {
            busy.push(sentence);
        } else {
            idle.push(sentence);
        }
        offset = sentence.end.max(offset + start + 1);
        while !text.is_char_boundary(offset) {
            offset += 1;
        }
    }
    sentences.extend(idle);
    sentences.extend(busy);
    sentences
}

/// Whether words of `sentence` count for a point already.
fn makes_a_point(grade: &Grade, sentence: TextRange) -> bool {
    let evidence = grade.verdicts.iter().flat_map(|verdict| &verdict.evidence);
    let mut starts = evidence.map(|evidence| evidence.range.start);
    starts.any(|start| sentence.contains(start))
}
