//! How far a denial reaches, in sentences that differ in nothing but where it ends.
//!
//! The snapshot holds the counts and every sentence that is misread.

use std::fmt::Write;

use examen_bank::State;
use expect_test::expect_file;

use super::fixture::on_label;

#[test]
fn a_denial_ends_where_something_else_is_said() {
    let mut report = String::new();
    let sections = include_str!("../rubrics/reach.cases.txt").split("## ").skip(1);
    for section in sections {
        let (title, sentences) = section.split_once('\n').expect("a section has a title");
        report.push_str(&read(title, sentences));
    }
    expect_file!["../rubrics/reach.report.txt"].assert_eq(&report);
}

fn read(title: &str, sentences: &str) -> String {
    let (mut misread, mut n_right, mut n_all) = (String::new(), [0, 0], [0, 0]);
    for case in sentences.lines().filter(|line| !line.is_empty()) {
        let (mark, marked) = case.split_once(' ').expect("a mark and a sentence");
        let is_denied = mark == "-";
        let word = marked.split(['[', ']']).nth(1).expect("a word in brackets");
        let answer = marked.replace(['[', ']'], "").replace("\\n", "\n");
        let verdict = on_label("Explain it.", word, &answer);
        let is_right = is_denied == (verdict.state == State::Negated);
        n_right[usize::from(is_denied)] += usize::from(is_right);
        n_all[usize::from(is_denied)] += 1;
        if !is_right {
            writeln!(misread, "{case}").expect("memory");
        }
    }
    let [said, denied] = [0, 1].map(|idx| format!("{} of {}", n_right[idx], n_all[idx]));
    format!("{title}: said {said}, denied {denied}\n{misread}\n")
}
