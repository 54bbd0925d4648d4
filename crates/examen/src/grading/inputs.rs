//! Which sheets are meant.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, anyhow, bail};
use examen_bank::FileKind;
use examen_bank::files::{FileProblem, SizeCap, SourceFile, kind_of, read, read_from, walk};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::left_out::left_out;
use crate::gathering::is_named;
use crate::render::count;

/// The sheets that were named or lie in folders that were named.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// In the order of their paths, standard input first.
    pub(crate) sheets: Vec<Input>,
    /// The banks that lie in folders that were named.
    banks: Vec<PathBuf>,
    /// The reviews that lie in folders that were named, by their names.
    reviews: Vec<PathBuf>,
    /// Markdown in folders that were named, that has none of the formats.
    others: Vec<PathBuf>,
    /// What was met in folders and cannot be used.
    pub(crate) problems: Vec<FileProblem>,
    /// What lies among the sheets of a cohort, may be meant for one, and is no Markdown.
    pub(crate) left_out: Vec<PathBuf>,
}

/// A sheet that is still to be read, if it is not in memory already.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    File(PathBuf),
    /// Standard input can be read only once.
    Text(SourceFile),
}

/// What makes a sheet of a file.
const RULE: &str = "a sheet has `sheet:` in its front matter or a name that ends in `.answers.md`";

/// What standard input is called in output.
const STDIN: &str = "<stdin>";

impl Inputs {
    /// Finds the sheets at `paths`; `-` is a sheet on standard input.
    ///
    /// # Errors
    /// A path that is not there or cannot be read, a file that was named and is no sheet, or no sheet at all.
    pub(crate) fn find(paths: &[PathBuf]) -> Result<Self> {
        let mut inputs = Self::default();
        let (stdin, named): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        if !stdin.is_empty() {
            let text = read_from(Path::new(STDIN), io::stdin().lock(), SizeCap::DEFAULT)?;
            inputs.sheets.push(Input::Text(text));
        }
        let found: Vec<_> = walk(&named)?.collect();
        let looked_at: Vec<_> = found
            .into_par_iter()
            .map(|found| look_at(found, &named))
            .collect();
        for candidate in looked_at {
            inputs.take(candidate)?;
        }
        let is_found = |path: &&PathBuf| !is_named(path, &named);
        inputs.left_out = left_out(inputs.files().iter().filter(is_found));
        if inputs.sheets.is_empty() {
            let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            bail!("{}: {}", names.join(", "), inputs.why_none());
        }
        Ok(inputs)
    }

    /// What is said where there is no sheet.
    fn why_none(&self) -> String {
        match (self.problems.as_slice(), self.others.as_slice()) {
            ([], []) => "there is no answer sheet; `examen new` writes one".to_owned(),
            ([], [other]) => format!(
                "there is no answer sheet, and {} is none; {RULE}",
                other.display()
            ),
            ([], [first, ..]) => format!(
                "there is no answer sheet among {}, such as {}; {RULE}",
                count(self.others.len(), "Markdown file"),
                first.display()
            ),
            ([problem], _) => format!("there is no answer sheet that can be used: {problem}"),
            ([first, ..], _) => format!(
                "there is no answer sheet that can be used, for {} cannot be used: {first}",
                count(self.problems.len(), "file")
            ),
        }
    }

    /// What was met in a folder is reported and passed over; what was named has to be usable.
    fn take(&mut self, candidate: Candidate) -> Result<()> {
        match (candidate.path, candidate.origin) {
            (Ok((path, Some(FileKind::Sheet))), _) => self.sheets.push(Input::File(path)),
            (Ok((path, Some(FileKind::Bank))), Origin::Found) => self.banks.push(path),
            (Ok((path, Some(FileKind::Review))), Origin::Found) => self.reviews.push(path),
            (Ok((path, None)), Origin::Found) => self.others.push(path),
            (Ok(_), Origin::Found) => {}
            (Ok((path, kind)), Origin::Named) => return Err(no_sheet(&path, kind)),
            (Err(problem), Origin::Found) => self.problems.push(problem),
            (Err(problem), Origin::Named) => return Err(problem.into()),
        }
        Ok(())
    }
}

/// Why the file at `path`, which is of some other `kind`, is no sheet.
fn no_sheet(path: &Path, kind: Option<FileKind>) -> Error {
    let shown = path.display();
    let (what, key) = match kind {
        Some(FileKind::Bank) => (" but a bank", "bank:"),
        Some(FileKind::Review) => (" but a review", "review:"),
        _ => ("", ""),
    };
    if FileKind::recognise(path, "") == Some(FileKind::Sheet) {
        anyhow!(
            "{shown}: this is no answer sheet{what}, because it has `{key}` in its front matter, which counts before its name; \
             write `sheet:` there instead"
        )
    } else {
        anyhow!("{shown}: this is no answer sheet{what}; {RULE}")
    }
}

/// A file that may be a sheet.
struct Candidate {
    /// With what it is, if it has one of the formats.
    path: Result<(PathBuf, Option<FileKind>), FileProblem>,
    origin: Origin,
}

/// How a file came to be looked at.
enum Origin {
    /// It lies in a folder that was named.
    Found,
    /// It was named itself.
    Named,
}

fn look_at(found: Result<PathBuf, FileProblem>, named: &[PathBuf]) -> Candidate {
    let path = match &found {
        Ok(path) => path,
        Err(problem) => &problem.path,
    };
    let origin = if is_named(path, named) {
        Origin::Named
    } else {
        Origin::Found
    };
    let path = found.and_then(|path| {
        let kind = kind(&path, &origin)?;
        Ok((path, kind))
    });
    Candidate { path, origin }
}

/// What the file at `path` is. In a folder of a million sheets, names have to do where they are telling.
fn kind(path: &Path, origin: &Origin) -> Result<Option<FileKind>, FileProblem> {
    match (FileKind::recognise(path, ""), origin) {
        (Some(kind), Origin::Found) => Ok(Some(kind)),
        _ => kind_of(&read(path, SizeCap::DEFAULT)?),
    }
}

impl Inputs {
    /// Where banks are looked for: where the sheets lie, and whatever lies below the folders that were named.
    pub(crate) fn places(&self) -> Vec<PathBuf> {
        let sheets = self.sheets.iter().map(Input::place);
        sheets.chain(self.banks.iter().cloned()).collect()
    }

    /// Where reviews are looked for: where the sheets lie, and wherever else below the folders that were named there are
    /// some, for nothing would be said of these.
    pub(crate) fn places_of_reviews(&self) -> Vec<PathBuf> {
        [self.files(), self.reviews.clone()].concat()
    }

    /// The sheets that are files.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let files = self.sheets.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Text(_) => None,
        });
        files.collect()
    }
}

impl Input {
    /// Where banks for this sheet are looked for.
    fn place(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Text(_) => PathBuf::from("."),
        }
    }

    /// The text of the sheet.
    ///
    /// # Errors
    /// The file cannot be read any more.
    pub(crate) fn read(&self) -> Result<SourceFile, FileProblem> {
        match self {
            Self::File(path) => read(path, SizeCap::DEFAULT),
            Self::Text(source) => Ok(source.clone()),
        }
    }
}
