//! Who is who in `examen report --names`.

use expect_test::expect;

use super::fixtures::{BANK, sheet};
use super::sandbox::Sandbox;

/// Two candidates: one knows that the plan comes first, the other knows nothing.
fn two() -> Sandbox {
    let sheet = |alias: &str, answer: &str| {
        let text = sheet(answer);
        text.replacen("---\n", &format!("---\ncandidate: {alias}\n"), 1)
    };
    Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("anna.answers.md", sheet("anna", "I read the query plan."))
        .file("lena.answers.md", sheet("lena", "I have no idea."))
}

#[test]
fn two_people_of_one_name_stay_two() {
    let sandbox = two().file("names.txt", "anna = Maria Schmidt\nlena = Maria Schmidt\n");
    for attempts in ["first", "last"] {
        sandbox
            .run(&format!(
                "report . --names names.txt --attempts {attempts} --csv-wide -"
            ))
            .stdout(expect![[r#"
                candidate,awarded,available,percent,slow-report
                Maria Schmidt (anna),2,5,40.0,2
                Maria Schmidt (lena),0,5,0.0,0
            "#]])
            .code(0);
    }
}

#[test]
fn a_name_that_is_the_alias_of_another_is_no_alias() {
    two()
        .file("names.txt", "anna = lena\n")
        .run("report . --names names.txt --csv-wide -")
        .stdout(expect![[r#"
            candidate,awarded,available,percent,slow-report
            lena,2,5,40.0,2
            lena (alias),0,5,0.0,0
        "#]])
        .code(0);
}

#[test]
fn lines_of_grades_are_told_apart_too() {
    let line = |alias: &str, awarded: u8| {
        format!(
            "{{\"id\":1,\"candidate\":\"{alias}\",\"awarded\":{awarded},\"available\":2,\"points\":[]}}\n"
        )
    };
    Sandbox::new()
        .file("names.txt", "a = Maria\nb = Maria\n")
        .stdin(line("a", 1) + &line("b", 2))
        .run("report --from - --names names.txt --csv-wide -")
        .says("Maria (a),1,2,50.0,1\nMaria (b),2,2,100.0,2\n")
        .code(0);
}

#[test]
fn an_alias_has_one_name() {
    two()
        .file("names.txt", "anna = Anna Meyer\n\nanna = Maria Schmidt\n")
        .run("report . --names names.txt")
        .complains("names.txt:3: `anna` has a name in line 1 already; keep one of the two lines")
        .code(2);
    two()
        .file("names.txt", "anna =\n")
        .run("report . --names names.txt")
        .complains("names.txt:1: write `alias = name`")
        .code(2);
}

#[test]
fn one_alias_typed_in_two_ways_is_one_candidate() {
    let with = |alias: &str, day: &str| {
        let head = format!("---\ndate: {day}\ncandidate: {alias}\n");
        sheet("I read the query plan.").replacen("---\n", &head, 1)
    };
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("1.answers.md", with("C\u{e4}cilie", "2026-03-02"))
        .file("2.answers.md", with("Ca\u{308}cilie", "2026-03-16"));
    sandbox
        .run("report . --csv-wide -")
        .says("percent,slow-report\nC\u{e4}cilie,2,5,40.0,2\n")
        .hides("Ca\u{308}cilie");
    sandbox
        .file("names.txt", "Ca\u{308}cilie = Anna\n")
        .run("report . --names names.txt --csv-wide -")
        .says("percent,slow-report\nAnna,2,5,40.0,2\n");
}
