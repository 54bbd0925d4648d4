//! Files among the sheets of a cohort in which somebody may have handed in answers, and which nobody reads.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// What programs that write letters call their files.
const EXTENSIONS: [&str; 8] = ["doc", "docx", "odt", "pages", "pdf", "rtf", "text", "txt"];

/// A folder with so many sheets holds those of a cohort; beside fewer, any text may lie.
const COHORT: usize = 3;

/// So many are named.
const MOST_NAMED: usize = 3;

/// The files in the folders of `sheets` that are no Markdown and may be meant for sheets, in the order of their paths.
pub(super) fn left_out<'p>(sheets: impl Iterator<Item = &'p PathBuf>) -> Vec<PathBuf> {
    let mut folders: BTreeMap<&Path, usize> = BTreeMap::new();
    for folder in sheets.filter_map(|sheet| sheet.parent()) {
        *folders.entry(folder).or_default() += 1;
    }
    let cohorts = folders.into_iter().filter(|(_, n_sheets)| *n_sheets >= COHORT);
    let mut found: Vec<PathBuf> = cohorts.flat_map(|(folder, _)| letters_in(folder)).collect();
    found.sort();
    found
}

fn letters_in(folder: &Path) -> Vec<PathBuf> {
    let is_here = folder.as_os_str().is_empty();
    let files = fs::read_dir(if is_here { Path::new(".") } else { folder });
    let names = files.into_iter().flatten().flatten().map(|file| file.file_name());
    let is_letter = |name: &OsStr| {
        let extension = Path::new(name).extension().unwrap_or_default();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        !is_hidden
            && EXTENSIONS
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
    };
    let letters = names.filter(|name| is_letter(name));
    letters.map(|name| folder.join(name)).collect()
}

/// That `files` are left out; none where there are none.
pub(crate) fn left_out_notice(files: &[PathBuf]) -> Option<String> {
    let names: Vec<String> = files
        .iter()
        .take(MOST_NAMED)
        .map(|path| path.display().to_string())
        .collect();
    let more = match files.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (is, it) = if files.len() == 1 {
        ("is", "it")
    } else {
        ("are", "them")
    };
    (!files.is_empty()).then(|| {
        format!(
            "{}{more} {is} no Markdown and left out; if somebody hands in answers there, save {it} as `NAME.answers.md`",
            names.join(", ")
        )
    })
}
