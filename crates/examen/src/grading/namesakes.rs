//! Sheets of one candidate, told apart by where they lie.

use std::path::Path;

/// What the paths of all sheets of one name have in common. There may be a million names, so that no path is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Namesakes {
    /// Which sheet is the first of them.
    pub(crate) first: usize,
    n_sheets: usize,
    /// With how many parts all paths begin alike,
    n_head: usize,
    /// and with how many they end so.
    n_tail: usize,
}

impl Namesakes {
    /// The sheet numbered `first` alone, which lies at `path`.
    pub(crate) fn of(first: usize, path: &Path) -> Self {
        let n_parts = path.components().count();
        Self {
            first,
            n_sheets: 1,
            n_head: n_parts,
            n_tail: n_parts,
        }
    }

    /// Takes in one more, given where the first lies.
    pub(crate) fn add(&mut self, first: &Path, path: &Path) {
        let (ours, theirs) = (first.components(), path.components());
        let pairs = ours.clone().zip(theirs.clone());
        let n_head = pairs.take_while(|(a, b)| a == b).count();
        let pairs = ours.rev().zip(theirs.rev());
        let n_tail = pairs.take_while(|(a, b)| a == b).count();
        self.n_sheets += 1;
        self.n_head = self.n_head.min(n_head);
        self.n_tail = self.n_tail.min(n_tail);
    }

    /// What of the path of one of them the others do not share, without endings: its folder, or its file. None for a sheet
    /// alone.
    pub(crate) fn distinction(&self, path: &Path) -> Option<String> {
        if self.n_sheets < 2 {
            return None;
        }
        let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
        let parts: Vec<_> = parts.collect();
        let (head, end) = (
            self.n_head.min(parts.len()),
            parts.len().saturating_sub(self.n_tail),
        );
        let own = match parts.get(head..end) {
            Some(own) if !own.is_empty() => own,
            _ => parts.last().map(std::slice::from_ref).unwrap_or_default(),
        };
        let shown = own.join("/");
        Some(
            shown
                .trim_end_matches(".md")
                .trim_end_matches(".answers")
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Namesakes;

    fn check(paths: &[&str], expected: &[Option<&str>]) {
        let first = Path::new(paths[0]);
        let mut namesakes = Namesakes::of(0, first);
        paths[1..]
            .iter()
            .for_each(|path| namesakes.add(first, Path::new(path)));
        let told = paths.iter().map(|path| namesakes.distinction(Path::new(path)));
        let told: Vec<Option<String>> = told.collect();
        let told: Vec<Option<&str>> = told.iter().map(Option::as_deref).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn folders_or_files_tell_sheets_apart() {
        check(&["a/m-1.answers.md"], &[None]);
        check(
            &["c/2026-03-02/m-1.answers.md", "c/2026-03-16/m-1.answers.md"],
            &[Some("2026-03-02"), Some("2026-03-16")],
        );
        check(
            &["c/caching.answers.md", "c/queues.answers.md", "c/locks.md"],
            &[Some("caching"), Some("queues"), Some("locks")],
        );
        check(
            &["c/m-1.answers.md", "c/old/m-1.answers.md"],
            &[Some("m-1"), Some("old")],
        );
        check(
            &["c/x/m-1.answers.md", "c/y/b.answers.md"],
            &[Some("x/m-1"), Some("y/b")],
        );
    }
}
