//! Names of candidates, from a file that stays on this machine.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Result, bail};
use examen_bank::files::{SizeCap, read};
use examen_grader::composed;

/// What is shown for whom. No two candidates are shown under one name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By alias.
    shown: HashMap<String, String>,
    /// All that is shown for somebody in the file.
    taken: HashSet<String>,
}

impl Names {
    /// Reads lines `alias = name`; blank lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// The file cannot be read, a line is none of these, or an alias stands in two lines.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let file = read(path, SizeCap::DEFAULT)?;
        let place = |at: usize| format!("{}:{}", path.display(), at + 1);
        let mut named: Vec<(String, String)> = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        for (at, line) in file.text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let sides = line
                .split_once('=')
                .map(|(alias, name)| (alias.trim(), name.trim()));
            let Some((alias, name)) = sides.filter(|(alias, name)| !alias.is_empty() && !name.is_empty())
            else {
                bail!("{}: write `alias = name`", place(at));
            };
            let alias = composed(alias).into_owned();
            if let Some(before) = lines.insert(alias.clone(), at) {
                bail!(
                    "{}: `{alias}` has a name in line {} already; keep one of the two lines",
                    place(at),
                    before + 1
                );
            }
            named.push((alias, name.to_owned()));
        }
        tell_apart(&mut named);
        Ok(Self {
            taken: named.iter().map(|(_, name)| name.clone()).collect(),
            shown: named.into_iter().collect(),
        })
    }

    /// What is shown for `alias`: its name, else the alias, said to be one where somebody else has it for a name.
    pub(super) fn shown(&self, alias: &str) -> String {
        match self.shown.get(alias) {
            Some(name) => name.clone(),
            None if self.taken.contains(alias) => format!("{alias} (alias)"),
            None => alias.to_owned(),
        }
    }
}

/// Adds the alias to names that several have. A name may be another one with an alias already.
fn tell_apart(named: &mut [(String, String)]) {
    loop {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (_, name) in named.iter() {
            *counts.entry(name.clone()).or_default() += 1;
        }
        let shared = named.iter_mut().filter(|(_, name)| counts[name.as_str()] > 1);
        let n_shared = shared
            .map(|(alias, name)| *name = format!("{name} ({alias})"))
            .count();
        if n_shared == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tell_apart;

    #[test]
    fn equal_names_are_told_apart_by_their_aliases() {
        let mut named =
            [("a", "X"), ("b", "X"), ("c", "X (a)"), ("d", "Y")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        tell_apart(&mut named);
        let names = named.map(|(_, name)| name);
        assert_eq!(names, ["X (a) (a)", "X (b)", "X (a) (c)", "Y"]);
    }
}
