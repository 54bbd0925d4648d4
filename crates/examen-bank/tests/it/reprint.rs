//! Values that were read, changed and written back.

use examen_bank::{
    AnswerSheet, Bank, EvidenceLine, Level, Located, Marks, Point, Question, QuestionId, TextEdit,
};
use expect_test::{Expect, expect};

const SOURCE: &str = "\u{feff}---\r\nbank:   core\r\n---\r\n# T\r\n\r\n\r\n##   A?  ##\r\n<!-- id: a;level:2 ; owner: me -->\r\n\
    ### Points\r\n* +1   One   ^one <!-- c -->\r\n\t- x,y\r\n    - e.g.   z\r\n- +1 Two\r\n\r\n<!-- kept\r\n## -->\r\n\
    ### Hint\r\ntext\r\n\r\n\r\n## B?\r\nbody";

/// What `change` makes of [`SOURCE`]: the lines that went, and those that came.
fn check(change: impl Fn(&mut Bank), wanted: &Expect) {
    let mut bank = Bank::parse(SOURCE).value;
    assert_eq!(bank.reprint(SOURCE), SOURCE);
    change(&mut bank);
    let reprinted = bank.reprint(SOURCE);
    let edits = bank.reprint_edits(SOURCE);
    assert_eq!(TextEdit::apply_all(SOURCE, &edits), reprinted);
    wanted.assert_eq(&difference(SOURCE, &reprinted));
}

fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let n_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tails = old[n_start..].iter().rev().zip(new[n_start..].iter().rev());
    let n_end = tails.take_while(|(a, b)| a == b).count();
    let went = old[n_start..old.len() - n_end]
        .iter()
        .map(|line| format!("-{line:?}\n"));
    let came = new[n_start..new.len() - n_end]
        .iter()
        .map(|line| format!("+{line:?}\n"));
    went.chain(came).collect()
}

#[test]
fn one_change_changes_one_line() {
    check(
        |bank| bank.questions[0].rubric.points[0].value = Marks::whole(3),
        &expect![[r#"
            -"* +1   One   ^one <!-- c -->\r"
            +"- +3 One ^one <!-- c -->\r"
        "#]],
    );
    check(
        |bank| bank.questions[0].rubric.points[0].lines[1] = EvidenceLine::parse("all: p, q r").value,
        &expect![[r#"
            -"    - e.g.   z\r"
            +"  - all: p, q r\r"
        "#]],
    );
    check(
        |bank| bank.questions[0].level = Level::new(5),
        &expect![[r#"
        -"<!-- id: a;level:2 ; owner: me -->\r"
        +"<!-- id: a; level: 5; owner: me -->\r"
    "#]],
    );
    check(
        |bank| "New?".clone_into(&mut bank.questions[0].heading.value),
        &expect![[r###"
            -"##   A?  ##\r"
            +"## New?\r"
        "###]],
    );
    check(
        |bank| bank.front.set("bank", "other"),
        &expect![[r#"
        -"bank:   core\r"
        +"bank:   other\r"
    "#]],
    );
    check(
        |bank| bank.questions[1].body.value.push_str("\nmore"),
        &expect![[r#"
            -"body"
            +"body\r"
            +"more"
        "#]],
    );
}

#[test]
fn what_comes_is_put_where_it_belongs() {
    let point = || Point {
        value: Marks::whole(-1),
        label: Located::built("Three".to_owned()),
        ..Point::default()
    };
    check(
        |bank| bank.questions[0].rubric.points.push(point()),
        &expect![[r#"
        +"- -1 Three\r"
    "#]],
    );
    check(
        |bank| bank.questions[0].rubric.points.insert(0, point()),
        &expect![[r#"
            +"- -1 Three\r"
        "#]],
    );
    check(
        |bank| bank.questions[1].rubric.points.push(point()),
        &expect![[r####"
        -"body"
        +"body\r"
        +"\r"
        +"### Points\r"
        +"\r"
        +"- -1 Three\r"
        +""
    "####]],
    );
    let question = || Question {
        heading: Located::built("C?".to_owned()),
        topic: Some("U".to_owned()),
        ..Question::default()
    };
    check(
        |bank| bank.questions.push(question()),
        &expect![[r###"
            -"body"
            +"body\r"
            +"\r"
            +"# U\r"
            +"\r"
            +"## C?\r"
            +""
        "###]],
    );
    check(
        |bank| bank.questions.insert(1, question()),
        &expect![[r###"
            +"# U\r"
            +"\r"
            +"## C?\r"
            +"\r"
            +"# T\r"
            +"\r"
        "###]],
    );
    check(
        |bank| bank.front.push("lang", "en"),
        &expect![[r#"
        +"lang: en\r"
    "#]],
    );
}

#[test]
fn what_goes_takes_its_lines_along() {
    check(
        |bank| drop(bank.questions[0].rubric.points.remove(1)),
        &expect![[r#"
            -"- +1 Two\r"
        "#]],
    );
    check(
        |bank| drop(bank.questions[0].rubric.points[0].lines.remove(0)),
        &expect![[r#"
            -"\t- x,y\r"
        "#]],
    );
    check(
        |bank| bank.questions[0].hint = None,
        &expect![[r####"
        -"### Hint\r"
        -"text\r"
        -"\r"
        -"\r"
    "####]],
    );
    check(
        |bank| drop(bank.questions.remove(0)),
        &expect![[r####"
        -"##   A?  ##\r"
        -"<!-- id: a;level:2 ; owner: me -->\r"
        -"### Points\r"
        -"* +1   One   ^one <!-- c -->\r"
        -"\t- x,y\r"
        -"    - e.g.   z\r"
        -"- +1 Two\r"
        -"\r"
        -"<!-- kept\r"
        -"## -->\r"
        -"### Hint\r"
        -"text\r"
        -"\r"
        -"\r"
    "####]],
    );
}

#[test]
fn what_moves_keeps_its_text() {
    check(
        |bank| bank.questions.reverse(),
        &expect![[r####"
        -"##   A?  ##\r"
        -"<!-- id: a;level:2 ; owner: me -->\r"
        -"### Points\r"
        -"* +1   One   ^one <!-- c -->\r"
        -"\t- x,y\r"
        -"    - e.g.   z\r"
        -"- +1 Two\r"
        -"\r"
        -"<!-- kept\r"
        -"## -->\r"
        -"### Hint\r"
        -"text\r"
        -"\r"
        -"\r"
        -"## B?\r"
        -"body"
        +"## B?\r"
        +"body\r"
        +"\r"
        +"##   A?  ##\r"
        +"<!-- id: a;level:2 ; owner: me -->\r"
        +"### Points\r"
        +"* +1   One   ^one <!-- c -->\r"
        +"\t- x,y\r"
        +"    - e.g.   z\r"
        +"- +1 Two\r"
        +"\r"
        +"<!-- kept\r"
        +"## -->\r"
        +"### Hint\r"
        +"text\r"
        +""
    "####]],
    );
    check(
        |bank| bank.questions[0].rubric.points.reverse(),
        &expect![[r#"
        -"* +1   One   ^one <!-- c -->\r"
        -"\t- x,y\r"
        -"    - e.g.   z\r"
        -"- +1 Two\r"
        +"- +1 Two\r"
        +"* +1   One   ^one <!-- c -->\r"
        +"\t- x,y\r"
        +"    - e.g.   z\r"
    "#]],
    );
}

#[test]
fn an_id_that_would_change_is_written() {
    check(
        |bank| "B, though?".clone_into(&mut bank.questions[1].heading.value),
        &expect![[r###"
            -"## B?\r"
            +"## B, though?\r"
            +"<!-- id: b -->\r"
        "###]],
    );
    check(
        |bank| "Deux".clone_into(&mut bank.questions[0].rubric.points[1].label.value),
        &expect![[r#"
            -"- +1 Two\r"
            +"- +1 Deux ^two\r"
        "#]],
    );
}

#[test]
fn a_sheet_gets_the_ids_of_its_questions() {
    let source = "## Why?\r\n\r\nBecause.\r\n\r\n## How?\r\n<!-- q: how -->\r\nSo.";
    let mut sheet = AnswerSheet::parse(source).value;
    assert_eq!(sheet.reprint(source), source);
    sheet.answers[0].question = sheet.answers[1].question.clone();
    let reprinted = sheet.reprint(source);
    expect![[r#"
        +"<!-- q: how -->\r"
    "#]]
    .assert_eq(&difference(source, &reprinted));
}

#[test]
fn a_comment_that_holds_more_than_pairs_keeps_it() {
    let renamed = |source: &str| {
        let mut bank = Bank::parse(source).value;
        let question = &mut bank.questions[0];
        question
            .was
            .push(std::mem::replace(&mut question.id, QuestionId::new("b")));
        question.level = None;
        bank.reprint(source)
    };
    let rest = "\n### Points\n- +1 A\n\n## B?\n<!-- id: c -->\n";
    assert_eq!(
        renamed(&format!("## A?\n<!-- id: a; level: 2\n{rest}")),
        format!("## A?\n<!-- was: a; id: b; \n{rest}")
    );
    assert_eq!(
        renamed(&format!("## A?\n<!-- id: a; see https://b.org/c;d -->{rest}")),
        format!("## A?\n<!-- was: a; id: b; see https://b.org/c;d -->{rest}")
    );
    assert_eq!(
        renamed(&format!("## A?\n<!-- id=a, tags: x -->{rest}")),
        format!("## A?\n<!-- id: b; tags: x; was: a -->{rest}")
    );
}
