//! The last line of a check.

use std::collections::BTreeMap;

use examen_bank::Severity;

use super::points::count;
use crate::remark::Remark;

/// `2 errors, 1 warning and 1 piece of advice in 3 files; --fix mends 2`
pub(crate) fn check_summary(remarks: &[&Remark], n_files: usize) -> String {
    if n_files == 0 {
        return "nothing to check: no bank, sheet, review, cases or glossary is here\n".to_owned();
    }
    let files = count(n_files, "file");
    if remarks.is_empty() {
        return format!("nothing to report in {files}\n");
    }
    let of = |severity| {
        remarks
            .iter()
            .filter(|remark| remark.severity == severity)
            .count()
    };
    let errors = count(of(Severity::Error), "error");
    let warnings = count(of(Severity::Warning), "warning");
    let advice = of(Severity::Advice);
    let n_fixable = remarks.iter().filter(|remark| remark.fix.is_some()).count();
    let fixable = if n_fixable == 0 {
        String::new()
    } else {
        format!("; --fix mends {n_fixable}")
    };
    format!("{errors}, {warnings}, {advice} advice in {files}{fixable}\n")
}

/// `105 more pieces of advice like those above; --details shows them all`, and a line for each kind of warning.
pub(crate) fn left_out(remarks: &[&Remark]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut n_advice = 0;
    for remark in remarks {
        match remark.severity {
            Severity::Advice => n_advice += 1,
            Severity::Warning | Severity::Error => *kinds.entry(remark.code).or_default() += 1,
        }
    }
    let like_those =
        |n: usize, noun: &str| format!("{n} more {noun} like those above; --details shows them all\n");
    let warnings = kinds.into_iter().map(|(code, n)| {
        let noun = if n == 1 { "warning" } else { "warnings" };
        like_those(n, &format!("{noun} [{code}]"))
    });
    let mut text: String = warnings.collect();
    if n_advice > 0 {
        let noun = if n_advice == 1 { "piece" } else { "pieces" };
        text += &like_those(n_advice, &format!("{noun} of advice"));
    }
    text
}
