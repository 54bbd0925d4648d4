//! Which question of which bank an answer is about, where a sheet may answer questions of several.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::sync::Arc;

use examen_bank::{
    Answer, AnswerSheet, Aside, BankWords, Basis, Fix, Issue, IssueKind, Parsed, Place, Question, QuestionId,
    Resolution, TextRange, answered_twice,
};

use super::loaded::LoadedBank;
use super::named::{NamedQuestion, words_of, written_id};
use super::origin::Origin;

/// What a bank says of an answer, with the index of the bank.
type Look = (usize, Parsed<Resolution>);

/// Finds the question of every answer of `sheet`, whose text is `source`, in `banks`, of which the first is the sheet's. In
/// those behind the first `n_searched` only questions are found that are named with their bank.
///
/// That one is asked first, then all other own ones, then the bundled one. A question that an answer names by its id or by
/// its words is taken before one that it only seems to mean. Where several other banks have one, none is taken; `bank/id` in
/// the `q:` comment says which is meant.
pub fn resolve_among(
    banks: &[&LoadedBank],
    n_searched: usize,
    sheet: &AnswerSheet,
    source: &str,
) -> Parsed<Vec<Option<Place>>> {
    let mut issues = Vec::new();
    let mut value = Vec::with_capacity(sheet.answers.len());
    for answer in &sheet.answers {
        let found = match of_named_bank(banks, answer) {
            Some((bank_idx, answer)) => {
                let found = look(banks, bank_idx, &answer, source);
                in_bank(bank_idx, with_written_id(banks, found))
            }
            None => find(&banks[..n_searched], answer, source),
        };
        issues.extend(found.issues);
        let own = found
            .value
            .map(|place| &banks[place.bank].bank.questions[place.question].id);
        issues.extend(questions_in_answer(banks, answer, own));
        value.push(found.value);
    }
    let twice = answered_twice(sheet.answers.iter().zip(value.iter().copied())).into_iter();
    issues.extend(twice.map(|(_, issue)| issue));
    issues.sort_by_key(|issue| issue.range);
    Parsed { value, issues }
}

/// Says in those of `issues` that tell of a question which the banks of `sheet` do not have which of `all` banks has it.
pub fn tell_elsewhere(all: &[Arc<LoadedBank>], sheet: &AnswerSheet, issues: &mut [Issue]) {
    let place = |answer: &Answer| {
        let id = answer.question.as_ref();
        id.map_or(answer.heading.range, |id| id.range)
    };
    let mut answers: Option<HashMap<TextRange, &Answer>> = None;
    let words = LazyCell::new(|| BankWords::new(all.iter().map(|bank| bank.name())));
    for issue in issues {
        let (IssueKind::UnknownQuestion { hint } | IssueKind::UnknownQuestionId { hint, .. }) =
            &mut issue.kind
        else {
            continue;
        };
        let answers = answers.get_or_insert_with(|| {
            let placed = sheet.answers.iter().map(|answer| (place(answer), answer));
            placed.collect()
        });
        let Some(answer) = answers.get(&issue.range) else {
            continue;
        };
        let mut having = all
            .iter()
            .filter_map(|bank| Some((bank, bank.index().named_by(answer)?)));
        if let Some((bank, id)) = having.next() {
            let name = bank.name();
            // Of banks of one name the nearest is meant, whatever stands before the id.
            let is_shared = || all.iter().filter(|other| other.name() == name).nth(1).is_some();
            if let Some(path) = bank.origin.file().filter(|_| is_shared()) {
                let file = path.file_name().unwrap_or_default().display();
                *hint = format!(
                    " ({file}, another bank called `{name}`, has it; give each bank a name of its own)"
                );
                continue;
            }
            let written = format!("{}/{id}", words.word(&name));
            *hint = format!(" (the bank `{name}` has it, as `{written}`)");
            // Where several have it, nobody guesses.
            if having.next().is_none() && issue.fix.is_none() && answer.question.is_some() {
                issue.fix = Some(Fix::replace(format!("write `{written}`"), issue.range, written));
            }
        }
    }
}

/// The headings in `aside` that repeat questions, as issues, by the first of `banks` that has some.
pub fn questions_in_aside<'a>(banks: impl IntoIterator<Item = &'a LoadedBank>, aside: &Aside) -> Vec<Issue> {
    let banks = banks.into_iter();
    let mut found = banks.map(|bank| bank.index().questions_in(aside, None));
    found.find(|questions| !questions.is_empty()).unwrap_or_default()
}

/// The headings in `answer` that repeat or name a question of one of `banks`, other than `own`, which it answers: issues.
fn questions_in_answer(banks: &[&LoadedBank], answer: &Answer, own: Option<&QuestionId>) -> Vec<Issue> {
    let banks = banks.iter().filter(|_| !answer.headings.is_empty());
    let found = banks.flat_map(|bank| bank.index().questions_in_answer(answer, own));
    let mut issues: Vec<Issue> = Vec::new();
    for issue in found {
        if issues.iter().all(|other| other.range != issue.range) {
            issues.push(issue);
        }
    }
    issues
}

/// The bank that `answer` names before a `/`, and the answer with the id alone.
fn of_named_bank(banks: &[&LoadedBank], answer: &Answer) -> Option<(usize, Answer)> {
    let NamedQuestion { bank, id } = NamedQuestion::of_answer(banks.iter().copied(), answer)?;
    let name = bank?;
    let bank_idx = banks.iter().position(|bank| bank.name() == name)?;
    let mut answer = answer.clone();
    match &mut answer.question {
        Some(question) => question.value = id,
        None => answer.heading.value = id.to_string(),
    }
    Some((bank_idx, answer))
}

fn find(banks: &[&LoadedBank], answer: &Answer, source: &str) -> Parsed<Option<Place>> {
    let mut tiers: Vec<Vec<Look>> = Vec::new();
    for tier in 0..N_TIERS {
        let of_tier = (0..banks.len()).filter(|bank_idx| tier_of(banks, *bank_idx) == tier);
        let looks: Vec<Look> = of_tier
            .map(|bank_idx| look(banks, bank_idx, answer, source))
            .collect();
        let is_sure =
            |look: &&Look| !matches!(look.1.value.basis, Basis::ApproximateHeading | Basis::Nothing);
        let sure: Vec<&Look> = looks.iter().filter(is_sure).collect();
        if !sure.is_empty() {
            return only(banks, &sure, answer);
        }
        tiers.push(looks);
    }
    for looks in &tiers {
        let guesses: Vec<&Look> = looks
            .iter()
            .filter(|look| look.1.value.question.is_some())
            .collect();
        if !guesses.is_empty() {
            return only(banks, &guesses, answer);
        }
        // Where one bank cannot tell, nobody guesses by what is in another.
        if let Some((bank_idx, unsure)) = looks.iter().find(|look| look.1.issues.iter().any(is_of_several)) {
            return in_bank(*bank_idx, unsure.clone());
        }
    }
    let mut looks = tiers.into_iter().flatten();
    let first = looks.next();
    let unknown = match first {
        Some(first) if !first.1.issues.iter().any(has_advice) => looks
            .find(|look| look.1.issues.iter().any(has_advice))
            .or(Some(first)),
        first => first,
    };
    unknown.map_or_else(Parsed::default, |mut look| {
        offer_written_ids(banks, &mut look);
        in_bank(look.0, look.1)
    })
}

/// Writes the ids that are offered for unknown ones so that they name the questions they are of, whichever bank has them.
fn offer_written_ids(banks: &[&LoadedBank], look: &mut Look) {
    let is_unknown = |issue: &&mut Issue| matches!(issue.kind, IssueKind::UnknownQuestionId { .. });
    let fixes = look.1.issues.iter_mut().filter(is_unknown);
    for fix in fixes.filter_map(|issue| issue.fix.as_mut()) {
        for edit in &mut fix.edits {
            let own = QuestionId::new(edit.replacement.clone());
            edit.replacement = written_id(banks.iter().copied(), banks[look.0], &own);
            fix.title = format!("write `{}`", edit.replacement);
        }
    }
}

const N_TIERS: usize = 3;

/// The sheet's own bank, other own ones, the bundled one.
fn tier_of(banks: &[&LoadedBank], bank_idx: usize) -> usize {
    match (&banks[bank_idx].origin, bank_idx) {
        (Origin::Bundled, _) => 2,
        (Origin::File(_), 0) => 0,
        (Origin::File(_), _) => 1,
    }
}

fn look(banks: &[&LoadedBank], bank_idx: usize, answer: &Answer, source: &str) -> Look {
    let bank = banks[bank_idx];
    // A bank that is asked alone has nothing to be preferred to.
    (bank_idx, bank.index().resolve_answer(answer, source, None))
}

fn in_bank(bank_idx: usize, look: Parsed<Resolution>) -> Parsed<Option<Place>> {
    let place = look.value.question.map(|place| Place {
        bank: bank_idx,
        ..place
    });
    Parsed {
        value: place,
        issues: look.issues,
    }
}

/// What a look found, with edits that write the bank before the id where the id alone would not do.
fn with_written_id(banks: &[&LoadedBank], look: Look) -> Parsed<Resolution> {
    let question = found_by(banks, &look);
    let written = question.map(|question| {
        let id = &question.id;
        (
            id.to_string(),
            written_id(banks.iter().copied(), banks[look.0], id),
        )
    });
    let mut found = look.1;
    if let Some((id, written)) = written.filter(|(id, written)| id != written) {
        // Other words of what is inserted may be the id, too.
        let comment = |id: &str| format!("q: {id} -->");
        for issue in &mut found.issues {
            if let IssueKind::InexactHeading { question } = &mut issue.kind {
                question.clone_from(&written);
            }
            let Some(fix) = &mut issue.fix else { continue };
            fix.title = fix.title.replace(&format!("`{id}`"), &format!("`{written}`"));
            for edit in &mut fix.edits {
                edit.replacement = edit.replacement.replace(&comment(&id), &comment(&written));
            }
        }
    }
    found
}

/// The question that a look found.
fn found_by<'b>(banks: &[&'b LoadedBank], look: &Look) -> Option<&'b Question> {
    let place = look.1.value.question?;
    Some(&banks[look.0].bank.questions[place.question])
}

/// What the one of `looks` found, or that there are several. The same question in two banks is one.
fn only(banks: &[&LoadedBank], looks: &[&Look], answer: &Answer) -> Parsed<Option<Place>> {
    let question =
        |look: &Look| found_by(banks, look).expect("only looks that found a question are compared");
    let mut others: Vec<&&Look> = looks.iter().skip(1).collect();
    others.retain(|other| {
        let (first, other) = (question(looks[0]), question(other));
        first.id != other.id || first.revision() != other.revision()
    });
    if others.is_empty() {
        let (bank_idx, found) = looks[0];
        return in_bank(*bank_idx, with_written_id(banks, (*bank_idx, found.clone())));
    }
    let n_found = 1 + others.len();
    let several = std::iter::once(&looks[0]).chain(others);
    let words = words_of(banks);
    let (range, kind) = match &answer.question {
        Some(id) => {
            let names = several.map(|look| format!("`{}`", words.word(&banks[look.0].name())));
            let kind = IssueKind::AmbiguousQuestionId {
                question: id.value.to_string(),
                banks: names.collect::<Vec<_>>().join(", "),
            };
            (id.range, kind)
        }
        None => {
            let names = several.map(|look| {
                let called = words.called(&banks[look.0].name(), &question(look).id, n_found);
                format!("`{called}`")
            });
            let kind = IssueKind::AmbiguousQuestion {
                questions: names.collect::<Vec<_>>().join(", "),
            };
            (answer.heading.range, kind)
        }
    };
    Parsed {
        value: None,
        issues: vec![Issue {
            range,
            kind,
            fix: None,
        }],
    }
}

fn is_of_several(issue: &Issue) -> bool {
    matches!(
        issue.kind,
        IssueKind::AmbiguousQuestion { .. }
            | IssueKind::AmbiguousQuestionId { .. }
            | IssueKind::RepeatedQuestionId { .. }
    )
}

/// Whether the issue says what may be meant.
fn has_advice(issue: &Issue) -> bool {
    issue.fix.is_some() || matches!(&issue.kind, IssueKind::UnknownQuestion { hint } if !hint.is_empty())
}
