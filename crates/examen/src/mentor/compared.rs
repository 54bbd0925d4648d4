//! The same sheets by the banks as they were, or in an earlier report.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use examen_library::Buffers;
use examen_library::banks::{Origin, folder_of};
use examen_report::{Changes, Cohort, Key, output};

use super::gather::Gathering;
use super::identity::Identity;
use super::revision::Revision;
use crate::args::Comparison;

/// What comes out otherwise than `comparison` says it was; none where nothing is to be compared.
///
/// # Errors
/// The revision or the report cannot be read.
pub(crate) fn compare(
    comparison: &Comparison,
    gathering: &Gathering,
    cohort: &Cohort,
    (identity, key): (&Identity, Key),
) -> Result<Option<Changes>> {
    if let Some(path) = &comparison.baseline {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let earlier = output::read_json(&bytes).map_err(|reason| anyhow!("{}: {reason}", path.display()))?;
        return Ok(Some(Changes::between(
            path.display().to_string(),
            &earlier,
            cohort,
            key,
        )));
    }
    let Some(name) = &comparison.against else {
        return Ok(None);
    };
    let buffers = banks_at(gathering, name)?;
    let library = gathering.library_in(&buffers)?;
    let earlier = gathering.graded(&library, identity);
    Ok(Some(Changes::between(name.as_str(), &earlier, cohort, key)))
}

/// The banks that sheets are graded with, and their glossaries, as they were at the revision `name`. A bank that was not
/// there had no questions.
fn banks_at(gathering: &Gathering, name: &str) -> Result<Buffers> {
    let mut buffers = Buffers::none();
    for bank in gathering.library.own() {
        let Origin::File(path) = &bank.origin else {
            continue;
        };
        let revision = Revision::find(&folder_of(path), name)?;
        let mut files = vec![path.clone()];
        files.extend(
            bank.bank
                .glossary_path()
                .map(|glossary| path.with_file_name(&glossary.value)),
        );
        for file in files {
            let text = text_at(&revision, &file, path)?;
            buffers.set(std::path::absolute(&file).unwrap_or(file), text.into());
        }
    }
    Ok(buffers)
}

/// The text of `file` at the revision, whose folder is that of `bank`.
fn text_at(revision: &Revision, file: &Path, bank: &Path) -> Result<String> {
    let folder = bank.parent().map(Path::to_owned).unwrap_or_default();
    let relative = file.strip_prefix(&folder).unwrap_or(file);
    let text = revision.file(relative.as_os_str())?;
    // An empty bank is still a bank: it asks nothing.
    Ok(text.unwrap_or_else(|| "---\nbank:\n---\n".to_owned()))
}
