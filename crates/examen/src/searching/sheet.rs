//! Adding a question to a sheet.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, SizeCap, SourceFile, read, write_atomically};
use examen_bank::{Answer, AnswerSheet, BankWords, FileKind, Located, Question, QuestionId};
use examen_library::banks::bundled;
use examen_library::{Buffers, LoadedBank, blank_answer, blank_sheet};
use examen_search::{Corpus, Hit, LastWord, Paging, Request, Secrecy};

/// So many questions are looked at whose ids have the words of one.
const MOST_NAMESAKES: usize = 100;

/// Adds a section for the question at the end of the sheet at `path`, which is made if there is none; what stands there
/// is not touched. Says what was done.
///
/// # Errors
/// The bank or the sheet cannot be read or written, or the question is gone from the bank.
pub(crate) fn add_to_sheet(corpus: &Corpus, hit: &Hit, path: &Path) -> Result<String> {
    let bank = bank_of(hit)?;
    let Some(question) = bank.bank.question(&hit.question) else {
        bail!("`{}` is no longer in {}", hit.question, bank.origin);
    };
    let shown = path.display();
    if !path.exists() {
        if FileKind::recognise(path, "---\nsheet: x\n---\n") != Some(FileKind::Sheet) {
            bail!("{shown}: a sheet is a Markdown file; call it `NAME.answers.md`");
        }
        write_atomically(path, &blank_sheet(&[question], &bank).print(), Overwrite::Refuse)?;
        return Ok(format!("added `{}` to the new sheet {shown}", hit.question));
    }
    let SourceFile { text, .. } = read(path, SizeCap::DEFAULT)?;
    if FileKind::recognise(path, &text) != Some(FileKind::Sheet) {
        bail!(
            "{shown}: is no answer sheet and is left as it is; name a sheet, such as `practice.answers.md`"
        );
    }
    let banks = banks_with(corpus, hit)?;
    let called = called(&text, (&bank.name(), question), &banks);
    if has_question(&text, question, &called) {
        return Ok(format!("{shown} has `{called}` already"));
    }
    let answer = Answer {
        question: Some(Located::built(called.clone())),
        ..blank_answer(question)
    };
    let Some(longer) = with_answer(&text, answer) else {
        bail!(
            "{shown}: what stands last in it would swallow the question; close its code block or comment first"
        );
    };
    write_atomically(path, &longer, Overwrite::Replace)?;
    Ok(format!("added `{called}` to {shown}"))
}

/// The sheet with one more answer at its end; none where that would not be read as one.
fn with_answer(text: &str, answer: Answer) -> Option<String> {
    let mut sheet = AnswerSheet::parse(text).value;
    let n_answers = sheet.answers.len() + 1;
    sheet.answers.push(answer);
    let longer = sheet.reprint(text);
    (AnswerSheet::parse(&longer).value.answers.len() == n_answers).then_some(longer)
}

fn bank_of(hit: &Hit) -> Result<std::sync::Arc<LoadedBank>> {
    if hit.bank.path.as_os_str().is_empty() {
        return Ok(bundled::bank());
    }
    let source = read(&hit.bank.path, SizeCap::DEFAULT)?;
    Ok(std::sync::Arc::new(LoadedBank::load(source, &Buffers::none()).0))
}

/// The names of the banks that have a question of the id of `hit`.
fn banks_with(corpus: &Corpus, hit: &Hit) -> Result<BTreeSet<String>> {
    let found = corpus.search(&Request {
        query: &format!("id:{}", hit.question),
        last_word: LastWord::Finished,
        paging: Paging {
            offset: 0,
            limit: MOST_NAMESAKES,
        },
        n_facet_values: 0,
        secrecy: Secrecy::Kept,
    })?;
    let namesakes = found.results.hits.into_iter();
    let namesakes = namesakes.filter(|other| other.question == hit.question);
    Ok(namesakes.map(|other| other.bank.name).collect())
}

/// What `sheet` calls the question of the bank called `bank`, of which `banks` have one of its id: one that names its bank
/// needs no name before an id of that, and one before each other.
fn called(sheet: &str, (bank, question): (&str, &Question), banks: &BTreeSet<String>) -> QuestionId {
    let n_with_id = match AnswerSheet::parse(sheet).value.bank_name() {
        Some(own) if own == bank => 1,
        Some(_) => banks.len().max(2),
        None => banks.len(),
    };
    let words = BankWords::new(banks.iter().cloned());
    QuestionId::new(words.called(bank, &question.id, n_with_id))
}

/// Whether `sheet` has the question, which it calls `called`. Where others have its id, that alone is enough only under its
/// heading.
fn has_question(sheet: &str, question: &Question, called: &QuestionId) -> bool {
    let answers = AnswerSheet::parse(sheet).value.answers;
    answers.iter().any(|answer| {
        let id = answer.question.as_ref().map(|id| &id.value);
        id == Some(called) || (id == Some(&question.id) && answer.heading.value == question.heading.value)
    })
}

#[cfg(test)]
mod tests {
    use examen_bank::{Answer, Bank, Located, QuestionId};
    use expect_test::{Expect, expect};

    use super::{called, with_answer};

    fn check(sheet: &str, expected: &Expect) {
        let answer = Answer {
            heading: Located::built("Why?".to_owned()),
            question: Some(Located::built(QuestionId::new("why"))),
            ..Answer::default()
        };
        let longer = with_answer(sheet, answer).unwrap_or_else(|| "none".to_owned());
        expected.assert_eq(&longer.replace('\r', "␍"));
    }

    #[test]
    fn a_question_is_added_as_the_sheet_is_written() {
        check(
            "---\nsheet: mini\n---\n\n## One\n\nText.",
            &expect![[r#"
            ---
            sheet: mini
            ---

            ## One

            Text.

            ## Why?
            <!-- q: why -->
        "#]],
        );
        check(
            "---\r\nsheet: mini\r\n---\r\n\r\n## One\r\n\r\nText.\r\n",
            &expect![[r#"
                ---␍
                sheet: mini␍
                ---␍
                ␍
                ## One␍
                ␍
                Text.␍
                ␍
                ## Why?␍
                <!-- q: why -->␍
            "#]],
        );
        check(
            "",
            &expect![[r#"
            ## Why?
            <!-- q: why -->
        "#]],
        );
    }

    #[test]
    fn a_question_is_not_added_where_it_would_be_swallowed() {
        check("## One\n\n```\ncode\n", &expect!["none"]);
        check("## One\n\n<!-- TODO\n", &expect!["none"]);
    }

    #[test]
    fn a_sheet_that_names_its_bank_is_told_of_any_other() {
        let bank = Bank::parse("## Q?\n<!-- id: q -->\n").value;
        let check = |sheet: &str, banks: &[&str], expected: &str| {
            let banks = banks.iter().map(|bank| (*bank).to_owned()).collect();
            let called = called(sheet, ("stars", &bank.questions[0]), &banks);
            assert_eq!(called.as_str(), expected, "{sheet:?} {banks:?}");
        };
        check("", &["stars"], "q");
        check("", &["sea", "stars"], "stars/q");
        check("---\nsheet: stars\n---\n", &["sea", "stars"], "q");
        check("---\nsheet: sea\n---\n", &["stars"], "stars/q");
    }
}
