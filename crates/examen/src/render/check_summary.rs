//! The last line of a check.

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

/// `and 105 more pieces of advice like those above; --details shows them`
pub(crate) fn advice_left_out(n_left_out: usize) -> String {
    if n_left_out == 0 {
        return String::new();
    }
    let pieces = if n_left_out == 1 { "piece" } else { "pieces" };
    format!("{n_left_out} more {pieces} of advice like those above; --details shows them all\n")
}
