//! Which of the formats a file has.

use std::path::Path;

use serde::Serialize;

use super::front_extent::Extent;
use super::lines::Lines;

/// The formats of Examen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Front matter `bank:` or a name that ends in `.bank.md`.
    Bank,
    /// Front matter `sheet:` or a name that ends in `.answers.md`.
    Sheet,
    /// Front matter `review:` or a name that ends in `.review.md`.
    Review,
    /// A name that ends in `.cases.md`.
    Cases,
    /// The name `glossary.md` or one that ends in `.glossary.md`.
    Glossary,
}

impl FileKind {
    /// The format of the file at `path` that holds `source`; none for any other file. Front matter counts before
    /// the name; of two keys the first. Only Markdown files (`.md`, `.markdown`) and paths without an extension,
    /// such as `-`, are looked into.
    pub fn recognise(path: &Path, source: &str) -> Option<Self> {
        let name = path
            .file_name()
            .map_or("", |name| name.to_str().unwrap_or(""))
            .to_lowercase();
        let is_markdown = match name.rsplit_once('.') {
            Some((_, extension)) => matches!(extension, "md" | "markdown"),
            None => true,
        };
        if !is_markdown {
            return None;
        }
        Self::of_front_matter(source).or_else(|| Self::of_name(&name))
    }

    fn of_front_matter(source: &str) -> Option<Self> {
        if !source.trim_start_matches('\u{feff}').starts_with("---") {
            return None;
        }
        let keys = Extent::of(source, &Lines::of(source)).keys(source);
        keys.into_iter().find_map(|key| match key.as_str() {
            "bank" => Some(Self::Bank),
            "sheet" => Some(Self::Sheet),
            "review" => Some(Self::Review),
            _ => None,
        })
    }

    fn of_name(name: &str) -> Option<Self> {
        let endings = [
            (".bank.md", Self::Bank),
            (".answers.md", Self::Sheet),
            (".review.md", Self::Review),
            (".cases.md", Self::Cases),
            (".glossary.md", Self::Glossary),
        ];
        if name == "glossary.md" {
            return Some(Self::Glossary);
        }
        endings
            .into_iter()
            .find(|(ending, _)| name.ends_with(ending))
            .map(|(_, kind)| kind)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FileKind;

    fn check(path: &str, source: &str, kind: Option<FileKind>) {
        assert_eq!(FileKind::recognise(Path::new(path), source), kind, "{path}");
    }

    #[test]
    fn the_front_matter_says_what_a_file_is() {
        check("notes.md", "---\nbank: core\n---\n", Some(FileKind::Bank));
        check(
            "notes.md",
            "\u{feff}---\r\ntitle: x\r\nsheet: core\r\n---\r\n",
            Some(FileKind::Sheet),
        );
        check("a.answers.md", "---\nreview: a.md\n---\n", Some(FileKind::Review));
        check("-", "---\nsheet: core\n---\n", Some(FileKind::Sheet));
    }

    #[test]
    fn so_does_the_name() {
        check("x/core.bank.md", "", Some(FileKind::Bank));
        check("A.Answers.MD", "", Some(FileKind::Sheet));
        check("a.review.md", "# x", Some(FileKind::Review));
        check("core.cases.md", "", Some(FileKind::Cases));
        check("glossary.md", "", Some(FileKind::Glossary));
        check("core.glossary.md", "", Some(FileKind::Glossary));
    }

    #[test]
    fn any_other_file_is_none_of_our_business() {
        check("README.md", "# bank: x\n", None);
        check("notes.md", "---\n\nbank\n\n---\n", None);
        check("data.txt", "---\nbank: core\n---\n", None);
        check("my-glossary.md", "", None);
    }
}
