//! `banks` of `examen.toml`: banks beside those that lie around. All else in that file is for editors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use examen_bank::closest;
use examen_bank::files::{FileProblem, FileProblemKind, SizeCap, read};
use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::workspace::{folder_of, from_here, plain, repository_of, up_from};

/// What the file is called.
pub const FILE: &str = "examen.toml";

/// The one setting that is not only for editors.
const KEY: &str = "banks";

/// What a file says of banks.
#[derive(Debug, Default)]
pub struct BankSettings {
    /// The banks, and folders of banks, that it names.
    pub banks: Vec<PathBuf>,
    /// What of it cannot be used.
    pub problems: Vec<FileProblem>,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    banks: Vec<PathBuf>,
}

/// The settings files for somebody who works on the files in `places`: of each the nearest, in its folder or above, up to
/// the root of the repository, or outside of one in the folder above.
pub fn files_for(places: &[PathBuf]) -> BTreeSet<PathBuf> {
    let folders: BTreeSet<PathBuf> = places.iter().map(|place| folder_of(place)).collect();
    let nearest = |folder: &PathBuf| {
        let mut files = up_from(folder).into_iter().map(|folder| folder.join(FILE));
        files.find(|file| file.exists())
    };
    folders.iter().filter_map(nearest).collect()
}

impl BankSettings {
    /// What `files` say together.
    pub fn read(files: &BTreeSet<PathBuf>) -> Self {
        let mut settings = Self::default();
        for file in files {
            let shown = from_here(file);
            let named = read(file, SizeCap::DEFAULT)
                .map_err(|problem| problem.kind.to_string())
                .and_then(|file| {
                    let raw = toml::from_str::<Raw>(&file.text);
                    let raw = raw.map_err(|error| in_line(&error, &file.text))?;
                    Ok((raw, slip(&file.text)))
                });
            let problem = |text| FileProblem {
                path: shown.clone(),
                kind: FileProblemKind::BanksSetting(text),
            };
            match named {
                Ok((raw, slip)) => {
                    settings.problems.extend(slip.map(problem));
                    for bank in raw.banks {
                        match inside(&folder_of(file), &bank) {
                            Ok(path) => settings.banks.push(from_here(&path)),
                            Err(text) => settings.problems.push(problem(text)),
                        }
                    }
                }
                Err(text) => settings.problems.push(problem(text)),
            }
        }
        settings
    }
}

/// The path of `bank`, which a settings file in `folder` names. Whoever may write that file has no say on the rest of the
/// machine: it has to lie in the repository of the folder, or outside of one in the folder.
///
/// # Errors
/// Why it does not count.
pub fn inside(folder: &Path, bank: &Path) -> Result<PathBuf, String> {
    let folder = folder.canonicalize().unwrap_or_else(|_| plain(folder));
    let limit = repository_of(&folder).unwrap_or_else(|| folder.clone());
    let path = plain(&folder.join(bank));
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    if real.starts_with(&limit) {
        return Ok(path);
    }
    Err(format!(
        "`{}` leads out of {}, which a file in it may not ask for; copy the bank to there, or name it with `--bank` or in the \
         settings of your editor",
        bank.display(),
        limit.display()
    ))
}

/// What is wrong with a key that was meant to be `banks`: without a word nothing would come of it. What other keys mean,
/// editors tell.
fn slip(text: &str) -> Option<String> {
    let keys: BTreeMap<Spanned<String>, IgnoredAny> = toml::from_str(text).ok()?;
    let is_slip = |key: &&Spanned<String>| {
        let key = key.get_ref().as_str();
        key != KEY && closest(key, &[KEY]).is_some()
    };
    let key = keys.keys().find(is_slip)?;
    let line = line_of(text, key.span().start);
    Some(format!(
        "line {line}: `{}` is no setting; did you mean `{KEY}`?",
        key.get_ref()
    ))
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}

/// What is wrong with `text`, and in which line.
pub fn in_line(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().trim_end().replace('\n', ", ");
    match error.span() {
        Some(span) => format!("line {}: {message}", line_of(text, span.start)),
        None => message,
    }
}
