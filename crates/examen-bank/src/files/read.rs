//! Reading a file as text, or saying why it cannot be read as text.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::problem::{FileProblem, FileProblemKind, SpecialFile};
use super::size_cap::SizeCap;

/// The text of a file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the caller named it.
    pub path: PathBuf,
    /// The whole text as it is on disk: line endings and a byte order mark are kept.
    pub text: String,
}

/// Reads the file at `path`, following links: whoever passes a path here has decided to read it.
///
/// # Errors
/// What [`read_from`] reports, and paths that are absent, unreadable, a folder or a special file. A special file is
/// never opened, because opening a pipe may wait for ever.
pub fn read(path: &Path, cap: SizeCap) -> Result<SourceFile, FileProblem> {
    let metadata = fs::metadata(path).map_err(|error| FileProblem::reading(path, error))?;
    if metadata.is_dir() {
        return Err(FileProblem::new(path, FileProblemKind::IsFolder));
    }
    if let Some(special) = SpecialFile::of(metadata.file_type()) {
        return Err(FileProblem::new(path, FileProblemKind::Special(special)));
    }
    if metadata.len() > cap.get() {
        let size = metadata.len();
        return Err(FileProblem::new(path, FileProblemKind::TooLarge { size, cap }));
    }
    let file = fs::File::open(path).map_err(|error| FileProblem::reading(path, error))?;
    // With room for one byte more than there is, the whole file and its end are found in two calls.
    let expected = metadata.len() as usize + 1;
    sourced(path, read_text(file, cap, expected))
}

/// Opens the file at `path` for somebody who reads it piece by piece, however large it is. A pipe is opened, too: it is
/// a stream like any other.
///
/// # Errors
/// A path that is absent, unreadable or a folder.
pub fn open(path: &Path) -> Result<fs::File, FileProblem> {
    if path.is_dir() {
        return Err(FileProblem::new(path, FileProblemKind::IsFolder));
    }
    fs::File::open(path).map_err(|error| FileProblem::reading(path, error))
}

/// Reads text from an open `reader`, such as standard input; `path` is what problems call it. At most one byte more
/// than `cap` is read.
///
/// # Errors
/// [`FileProblemKind::Unreadable`], [`TooLarge`](FileProblemKind::TooLarge), [`Utf16`](FileProblemKind::Utf16) and
/// [`NotUtf8`](FileProblemKind::NotUtf8).
pub fn read_from(path: &Path, reader: impl Read, cap: SizeCap) -> Result<SourceFile, FileProblem> {
    sourced(path, read_text(reader, cap, 0))
}

fn sourced(path: &Path, text: Result<String, FileProblemKind>) -> Result<SourceFile, FileProblem> {
    let path = path.to_owned();
    match text {
        Ok(text) => Ok(SourceFile { path, text }),
        Err(kind) => Err(FileProblem { path, kind }),
    }
}

/// Reads text that has about `expected` bytes.
fn read_text(reader: impl Read, cap: SizeCap, expected: usize) -> Result<String, FileProblemKind> {
    let mut bytes = Vec::with_capacity(expected);
    let one_more = cap.get().saturating_add(1);
    let read: io::Result<usize> = reader.take(one_more).read_to_end(&mut bytes);
    read.map_err(FileProblemKind::Unreadable)?;
    let size = bytes.len() as u64;
    if size > cap.get() {
        return Err(FileProblemKind::TooLarge { size, cap });
    }
    if is_utf16(&bytes) {
        return Err(FileProblemKind::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..offset];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        FileProblemKind::NotUtf8 { offset, line }
    })
}

/// Whether `bytes` have the mark of UTF-16, or begin as Latin letters do without it.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => *a != 0 && *b != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use expect_test::{Expect, expect};
    use tempfile::tempdir;

    use super::{read, read_from};
    use crate::files::SizeCap;

    fn check(bytes: &[u8], cap: SizeCap, expected: &Expect) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, bytes).unwrap();
        let from_disk = match read(&path, cap) {
            Ok(source) => source.text,
            Err(problem) => problem.kind.to_string(),
        };
        let from_stream = match read_from(Path::new("-"), bytes, cap) {
            Ok(source) => source.text,
            Err(problem) => problem.kind.to_string(),
        };
        expected.assert_eq(&from_disk);
        assert_eq!(from_disk, from_stream);
    }

    #[test]
    fn text_comes_as_it_is() {
        let text = "\u{feff}---\r\nsheet: a\r\n---\r\n\r\n## 한국어 😀";
        let source = read_from(Path::new("-"), text.as_bytes(), SizeCap::DEFAULT).unwrap();
        assert_eq!(source.text, text);
        check(b"one\r\ntwo", SizeCap::DEFAULT, &expect!["one\r\ntwo"]);
        check(b"", SizeCap::DEFAULT, &expect![""]);
    }

    #[test]
    fn other_encodings_are_named() {
        check(
            b"## One\n\nna\xEFve",
            SizeCap::DEFAULT,
            &expect!["is not UTF-8: the byte at offset 10 (line 3) begins no character; save it as UTF-8"],
        );
        check(
            b"cut short \xF0\x9F\x98",
            SizeCap::DEFAULT,
            &expect!["is not UTF-8: the byte at offset 10 (line 1) begins no character; save it as UTF-8"],
        );
        check(
            b"\xFF\xFEa\0",
            SizeCap::DEFAULT,
            &expect!["is UTF-16; save it as UTF-8"],
        );
        check(
            b"#\0 \0",
            SizeCap::DEFAULT,
            &expect!["is UTF-16; save it as UTF-8"],
        );
        check(
            b"\xFE\xFF\0a",
            SizeCap::DEFAULT,
            &expect!["is UTF-16; save it as UTF-8"],
        );
    }

    #[test]
    fn the_cap_is_the_last_size_that_is_read() {
        check(b"12345", SizeCap::bytes(5), &expect!["12345"]);
        check(
            b"123456",
            SizeCap::bytes(5),
            &expect!["is larger than 5 bytes (6 bytes); split it into several files"],
        );
    }

    #[test]
    fn a_stream_without_end_is_cut_at_the_cap() {
        let problem = read_from(Path::new("-"), std::io::repeat(b'a'), SizeCap::bytes(100)).unwrap_err();
        expect!["-: is larger than 100 bytes (101 bytes); split it into several files"]
            .assert_eq(&problem.to_string());
    }

    #[test]
    fn folders_and_absent_files_are_told_apart() {
        let folder = tempdir().unwrap();
        let problem = read(folder.path(), SizeCap::DEFAULT).unwrap_err();
        expect!["this is a folder; name a file in it"].assert_eq(&problem.kind.to_string());
        let problem = read(&folder.path().join("b.md"), SizeCap::DEFAULT).unwrap_err();
        expect!["there is no such file or folder; check how the path is spelt"]
            .assert_eq(&problem.kind.to_string());
    }

    #[cfg(unix)]
    mod unix {
        use std::fs;
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        use std::os::unix::net::UnixListener;
        use std::path::Path;
        use std::process::Command;

        use expect_test::expect;
        use tempfile::tempdir;

        use crate::files::{SizeCap, read};

        fn problem(path: &Path) -> String {
            read(path, SizeCap::DEFAULT).unwrap_err().kind.to_string()
        }

        #[test]
        fn special_files_are_never_opened() {
            let folder = tempdir().unwrap();
            let pipe = folder.path().join("pipe.md");
            assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            expect!["this is a named pipe, not a file, and is never opened; save its contents to a file"]
                .assert_eq(&problem(&pipe));
            let socket = folder.path().join("socket.md");
            let _listener = UnixListener::bind(&socket).unwrap();
            expect!["this is a socket, not a file, and is never opened; save its contents to a file"]
                .assert_eq(&problem(&socket));
            expect!["this is a device, not a file, and is never opened; save its contents to a file"]
                .assert_eq(&problem(Path::new("/dev/zero")));
        }

        #[test]
        fn links_that_lead_nowhere_are_called_so() {
            let folder = tempdir().unwrap();
            let (absent, round) = (folder.path().join("absent.md"), folder.path().join("round.md"));
            symlink("nowhere.md", &absent).unwrap();
            symlink("round.md", &round).unwrap();
            for link in [absent, round] {
                expect!["this link leads nowhere; remove it, or point it at a file"]
                    .assert_eq(&problem(&link));
            }
        }

        #[test]
        fn a_file_without_permission_is_reported() {
            let folder = tempdir().unwrap();
            let path = folder.path().join("secret.md");
            fs::write(&path, "text").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
            // The superuser reads it all the same; the system itself says which of the two we are.
            match (fs::read_to_string(&path), read(&path, SizeCap::DEFAULT)) {
                (Ok(text), Ok(source)) => assert_eq!(text, source.text),
                (Err(_), Err(problem)) => {
                    expect!["cannot be read: permission denied; check its permissions"]
                        .assert_eq(&problem.kind.to_string());
                }
                (system, ours) => panic!("the system says {system:?}, we say {ours:?}"),
            }
        }
    }
}
