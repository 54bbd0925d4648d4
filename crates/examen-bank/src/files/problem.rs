//! Files that cannot be used, each with the reason and a way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::size_cap::{SizeCap, readable};

/// A file or folder that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct FileProblem {
    /// The path as the caller named it, or as it was found below a folder so named.
    pub path: PathBuf,
    /// What is the matter. Its words are part of this problem's own, so it is no `source` of it.
    pub kind: FileProblemKind,
}

/// What is the matter with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileProblemKind {
    /// A path that the caller named does not exist.
    #[error("there is no such file or folder; check how the path is spelt")]
    NotFound,
    /// Reading failed.
    #[error("cannot be read: {}; {}", plain(.0), advice(.0))]
    Unreadable(#[source] io::Error),
    /// Writing failed; what stood there before still does.
    #[error("cannot be written: {}; {}", plain(.0), advice(.0))]
    Unwritable(#[source] io::Error),
    /// A symbolic link whose target does not exist, or that leads back to itself.
    #[error("this link leads nowhere; remove it, or point it at a file")]
    BrokenLink,
    /// A symbolic link found in a folder, to something outside of that folder.
    #[error("this link leads out of the folder and is not followed; name `{}` itself to include it", target.display())]
    LinkLeadsOut {
        /// Where it leads, without links.
        target: PathBuf,
    },
    /// Something that is not made of bytes at rest; it is never opened.
    #[error("this is {0}, not a file, and is never opened; save its contents to a file")]
    Special(SpecialFile),
    /// A folder where a file is wanted.
    #[error("this is a folder; name a file in it")]
    IsFolder,
    /// More bytes than the caller wants to read.
    #[error("is larger than {cap} ({}); split it into several files", readable(*size))]
    TooLarge {
        /// Its size in bytes; for a file that is still growing, as much as was seen of it.
        size: u64,
        /// The cap it exceeds.
        cap: SizeCap,
    },
    /// Bytes that are no UTF-8.
    #[error("is not UTF-8: the byte at offset {offset} (line {line}) begins no character; save it as UTF-8")]
    NotUtf8 {
        /// Offset of the first bad byte, from 0.
        offset: usize,
        /// The line it is in, from 1.
        line: usize,
    },
    /// A byte order mark of UTF-16.
    #[error("is UTF-16; save it as UTF-8")]
    Utf16,
    /// A file of no format because of a slip in its first lines.
    #[error(
        "is left out, because line {line} does not say what it is; write `{key}: {value}`, between two lines `---` of which \
         the first begins the file"
    )]
    FrontSlip {
        /// The line that nearly says it, from 1.
        line: usize,
        /// The key that was probably meant.
        key: &'static str,
        /// What stands behind the key.
        value: String,
    },
    /// A `.gitignore` or `.ignore` file with a pattern that cannot be understood; its other patterns apply.
    #[error("an ignore file has a bad pattern, which is passed over: {0}")]
    IgnoreFile(String),
    /// A bank names a glossary that cannot be used; the bank is used without it.
    #[error("its glossary cannot be used: {0}")]
    Glossary(Box<FileProblem>),
    /// A settings file, or a bank that it names, cannot be used.
    #[error("the setting `banks`: {0}")]
    BanksSetting(String),
    /// A review of a sheet that does not exist.
    #[error(
        "is a review of `{}`, which is not there, so that its rulings count nowhere; correct `review:` in it",
        .0.display()
    )]
    ReviewOfNothing(PathBuf),
    /// A review of a sheet in another folder.
    #[error(
        "is a review of a sheet in another folder, so that its rulings count nowhere; move it next to the sheet"
    )]
    ReviewFromAfar,
    /// The file to be written exists, and the caller did not say to replace it.
    #[error("exists already and is left as it is; choose another name, or remove it first")]
    Exists,
}

/// Something in the file system that has a name but no bytes at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialFile {
    /// A named pipe: opening it waits for a writer, perhaps for ever.
    Pipe,
    /// A socket.
    Socket,
    /// A device: reading it may never end, and may change it.
    Device,
    /// Something else that is neither file nor folder.
    Other,
}

impl FileProblem {
    pub(super) fn new(path: impl Into<PathBuf>, kind: FileProblemKind) -> Self {
        Self {
            path: path.into(),
            kind,
        }
    }

    /// The problem of a path whose metadata or contents could not be read.
    pub(super) fn reading(path: &Path, error: io::Error) -> Self {
        let is_link = path.is_symlink();
        let kind = match error.kind() {
            io::ErrorKind::NotFound if is_link => FileProblemKind::BrokenLink,
            io::ErrorKind::NotFound => FileProblemKind::NotFound,
            // A chain of links without an end has no error kind of its own in stable Rust.
            _ if is_link && path.canonicalize().is_err() => FileProblemKind::BrokenLink,
            _ => FileProblemKind::Unreadable(error),
        };
        Self::new(path, kind)
    }
}

impl SpecialFile {
    /// What kind of special file `file_type` names; none for a file, folder or link.
    pub(super) fn of(file_type: std::fs::FileType) -> Option<Self> {
        if file_type.is_file() || file_type.is_dir() || file_type.is_symlink() {
            return None;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::FileTypeExt as _;
            if file_type.is_fifo() {
                return Some(Self::Pipe);
            }
            if file_type.is_socket() {
                return Some(Self::Socket);
            }
            if file_type.is_char_device() || file_type.is_block_device() {
                return Some(Self::Device);
            }
        }
        Some(Self::Other)
    }
}

impl fmt::Display for SpecialFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Other => "a special file",
        })
    }
}

/// The operating system's words without its error number, which helps nobody who reads a list of files.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "unknown error".to_owned(),
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "check its permissions",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk",
        io::ErrorKind::ReadOnlyFilesystem => "choose a folder that can be written to",
        io::ErrorKind::NotFound => "check that its folder exists",
        _ => "check the path and the disk",
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use expect_test::{Expect, expect};

    use super::{FileProblem, FileProblemKind, SizeCap, SpecialFile};

    fn check(kind: FileProblemKind, message: &Expect) {
        message.assert_eq(&FileProblem::new("week-1/a.md", kind).to_string());
    }

    #[test]
    fn every_message_says_what_to_do() {
        check(
            FileProblemKind::Unreadable(io::ErrorKind::PermissionDenied.into()),
            &expect!["week-1/a.md: cannot be read: permission denied; check its permissions"],
        );
        check(
            FileProblemKind::Unwritable(io::ErrorKind::StorageFull.into()),
            &expect!["week-1/a.md: cannot be written: no storage space; make room on the disk"],
        );
        check(
            FileProblemKind::LinkLeadsOut {
                target: "/etc/passwd".into(),
            },
            &expect![
                "week-1/a.md: this link leads out of the folder and is not followed; name `/etc/passwd` itself to include it"
            ],
        );
        check(
            FileProblemKind::Special(SpecialFile::Pipe),
            &expect![
                "week-1/a.md: this is a named pipe, not a file, and is never opened; save its contents to a file"
            ],
        );
        check(
            FileProblemKind::TooLarge {
                size: 20 << 20,
                cap: SizeCap::DEFAULT,
            },
            &expect!["week-1/a.md: is larger than 16 MiB (20 MiB); split it into several files"],
        );
    }

    #[test]
    fn the_error_number_of_the_system_is_left_out() {
        check(
            FileProblemKind::Unreadable(io::Error::other("Input/output error (os error 5)")),
            &expect!["week-1/a.md: cannot be read: input/output error; check the path and the disk"],
        );
    }
}
