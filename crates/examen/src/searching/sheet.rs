//! Adding a question to a sheet.

use std::path::Path;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, SizeCap, SourceFile, read, write_atomically};
use examen_bank::{Answer, AnswerSheet, FileKind, QuestionId};
use examen_library::banks::bundled;
use examen_library::{Buffers, LoadedBank, blank_answer, blank_sheet};
use examen_search::Hit;

/// Adds a section for the question at the end of the sheet at `path`, which is made if there is none; what stands there
/// is not touched. Says what was done.
///
/// # Errors
/// The bank or the sheet cannot be read or written, or the question is gone from the bank.
pub(crate) fn add_to_sheet(hit: &Hit, path: &Path) -> Result<String> {
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
    if has_question(&text, &hit.question) {
        return Ok(format!("{shown} has `{}` already", hit.question));
    }
    let Some(longer) = with_answer(&text, blank_answer(question)) else {
        bail!(
            "{shown}: what stands last in it would swallow the question; close its code block or comment first"
        );
    };
    write_atomically(path, &longer, Overwrite::Replace)?;
    Ok(format!("added `{}` to {shown}", hit.question))
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

fn has_question(sheet: &str, question: &QuestionId) -> bool {
    let answers = AnswerSheet::parse(sheet).value.answers;
    answers
        .iter()
        .any(|answer| answer.question.as_ref().is_some_and(|id| id.value == *question))
}

#[cfg(test)]
mod tests {
    use examen_bank::{Answer, Located, QuestionId};
    use expect_test::{Expect, expect};

    use super::with_answer;

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
}
