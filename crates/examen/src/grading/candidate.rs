//! Whose a sheet is, and when it was written: what tells attempts of one candidate apart.

use examen_grader::composed;
use examen_library::GradedSheet;
use examen_report::Day;

/// The alias in the sheet; where it has none, its path without the ending, for sheets in many folders may have one name.
pub(crate) fn alias(graded: &GradedSheet<'_>) -> String {
    if let Some(alias) = graded.sheet.candidate() {
        return composed(alias).into_owned();
    }
    let path = graded.file.path.display().to_string();
    let name = path.strip_suffix(".md").unwrap_or(&path);
    composed(name.strip_suffix(".answers").unwrap_or(name)).into_owned()
}

/// `date:` in the sheet, else a date in its path.
pub(crate) fn day(graded: &GradedSheet<'_>) -> Option<Day> {
    let stated = graded
        .sheet
        .front
        .get("date")
        .and_then(|date| Day::parse(date.value.trim()));
    stated.or_else(|| Day::in_path(&graded.file.path.display().to_string()))
}
