//! Walks over small folders. A line of a fixture is a path and, after `=`, what the file says.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use tempfile::{TempDir, tempdir};

use super::walk;

/// A folder with the given files.
fn tree(files: &[&str]) -> TempDir {
    let folder = tempdir().unwrap();
    for file in files {
        let (path, text) = file.split_once('=').unwrap_or((file, ""));
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn found(folder: &Path, roots: &[&str]) -> String {
    let roots: Vec<PathBuf> = roots.iter().map(|root| folder.join(root)).collect();
    let real = folder.canonicalize().unwrap();
    let mut lines = String::new();
    for item in walk(&roots).unwrap() {
        let line = match item {
            Ok(path) => path.display().to_string(),
            Err(problem) => problem.to_string(),
        };
        let line = line.replace(&format!("{}/", folder.display()), "");
        let line = line.replace(&format!("{}/", real.display()), "");
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

fn check(files: &[&str], roots: &[&str], expected: &Expect) {
    expected.assert_eq(&found(tree(files).path(), roots));
}

#[test]
fn paths_come_sorted_by_their_components() {
    check(
        &["b.md", "a.md", "a/z.md", "a-b/c.md", "Z.md", "a/k/l.md"],
        &[""],
        &expect![[r"
            Z.md
            a/k/l.md
            a/z.md
            a-b/c.md
            a.md
            b.md
        "]],
    );
}

#[test]
fn only_markdown_is_found_in_a_folder_but_any_file_can_be_named() {
    check(
        &["a.md", "b.MD", "c.txt", "d.markdown", "md", "e.md.bak"],
        &["", "c.txt"],
        &expect![[r"
            a.md
            b.MD
            c.txt
            d.markdown
        "]],
    );
}

#[test]
fn hidden_files_are_passed_over_unless_named() {
    check(
        &[".hidden.md", ".folder/a.md", "b.md"],
        &["", ".folder/a.md"],
        &expect![[r"
            .folder/a.md
            b.md
        "]],
    );
    check(
        &[".folder/a.md"],
        &[".folder"],
        &expect![[r"
            .folder/a.md
        "]],
    );
}

#[test]
fn ignore_files_count_without_a_repository() {
    check(
        &[
            ".gitignore=drafts/\n*.tmp.md\n",
            "drafts/a.md",
            "b.tmp.md",
            "c.md",
            "d/.ignore=!b.tmp.md\ne.md\n",
            "d/b.tmp.md",
            "d/e.md",
        ],
        &[""],
        &expect![[r"
            c.md
            d/b.tmp.md
        "]],
    );
}

#[test]
fn ignore_files_of_enclosing_folders_count_only_within_a_repository() {
    let files = [".gitignore=*.md\n", "in/a.md"];
    check(
        &files,
        &["in"],
        &expect![[r"
        in/a.md
    "]],
    );
    let folder = tree(&files);
    fs::create_dir(folder.path().join(".git")).unwrap();
    expect![""].assert_eq(&found(folder.path(), &["in"]));
}

#[test]
fn a_bad_pattern_is_reported_and_the_others_apply() {
    check(
        &[".gitignore=a{.md\nb.md\n", "b.md", "c.md"],
        &[""],
        &expect![[r"
            : an ignore file has a bad pattern, which is passed over: .gitignore: line 1: error parsing glob 'a{.md': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
            c.md
        "]],
    );
}

#[test]
fn every_file_comes_once_whatever_roots_lead_to_it() {
    let files = ["a/b.md", "a/m/x.md", "a/m/y.md", "a/z.md", "c.md"];
    let expected = expect![[r"
        a/b.md
        a/m/x.md
        a/m/y.md
        a/z.md
        c.md
    "]];
    check(&files, &[""], &expected);
    check(&files, &["a/m/y.md", "", "a", "a/m", "a", "c.md"], &expected);
}

#[test]
fn the_order_of_the_roots_does_not_matter() {
    let files = ["b/2.md", "a/1.md", "c.md"];
    let expected = expect![[r"
        a/1.md
        b/2.md
        c.md
    "]];
    check(&files, &["c.md", "b", "a"], &expected);
    check(&files, &["a", "b", "c.md"], &expected);
}

#[test]
fn a_root_that_does_not_exist_is_an_error() {
    let folder = tree(&["a.md"]);
    let roots = [folder.path().join("a.md"), folder.path().join("b.md")];
    let Err(problem) = walk(&roots) else {
        panic!("the walk began without one of its roots")
    };
    assert_eq!(problem.path, roots[1]);
    expect!["there is no such file or folder; check how the path is spelt"]
        .assert_eq(&problem.kind.to_string());
}

#[test]
fn a_leading_dot_is_not_part_of_a_name() {
    let here: Vec<PathBuf> = walk(&[PathBuf::from("./src"), PathBuf::from("./Cargo.toml")])
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(here, [PathBuf::from("Cargo.toml")]);
}

#[test]
fn files_come_while_the_walk_goes_on() {
    let folder = tree(&["a.md", "b.md", "c/d.md"]);
    let mut walk = walk(&[folder.path().to_owned()]).unwrap();
    assert_eq!(walk.next().unwrap().unwrap(), folder.path().join("a.md"));
    fs::write(folder.path().join("c/e.md"), "").unwrap();
    assert_eq!(walk.count(), 3);
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use expect_test::expect;

    use super::{found, tree};

    #[test]
    fn links_in_a_folder_are_not_followed() {
        let outside = tree(&["secret.md", "deep/a.md"]);
        let folder = tree(&["in/a.md", "in/b/c.md"]);
        let root = folder.path().join("in");
        let link = |target: &str, name: &str| symlink(target, root.join(name)).unwrap();
        link("a.md", "same.md");
        link("b", "same-folder");
        link("nowhere", "broken.md");
        link("nowhere", "broken");
        link("../in", "b/round");
        link("b/round", "round-again");
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(outside.path().join("secret.md"), root.join("out.md")).unwrap();
        symlink(outside.path().join("secret.md"), root.join("out.txt")).unwrap();
        let outside = outside.path().canonicalize().unwrap().display().to_string();
        expect![[r"
            in/a.md
            in/b/c.md
            in/broken.md: this link leads nowhere; remove it, or point it at a file
            in/out: this link leads out of the folder and is not followed; name `OUTSIDE` itself to include it
            in/out.md: this link leads out of the folder and is not followed; name `OUTSIDE/secret.md` itself to include it
        "]]
        .assert_eq(&found(folder.path(), &["in"]).replace(&outside, "OUTSIDE"));
    }

    #[test]
    fn links_that_are_named_are_followed() {
        let folder = tree(&["in/a.md", "b.md"]);
        symlink("in", folder.path().join("to-folder")).unwrap();
        symlink("b.md", folder.path().join("to-file")).unwrap();
        expect![[r"
            to-file
            to-folder/a.md
        "]]
        .assert_eq(&found(folder.path(), &["to-folder", "to-file"]));
    }

    #[test]
    fn special_files_are_reported_not_opened() {
        let folder = tree(&["a.md"]);
        for pipe in ["p.md", "q.txt"] {
            let made = Command::new("mkfifo").arg(folder.path().join(pipe)).status();
            assert!(made.unwrap().success());
        }
        expect![[r"
            a.md
            p.md: this is a named pipe, not a file, and is never opened; save its contents to a file
        "]]
        .assert_eq(&found(folder.path(), &[""]));
        expect![[r"
            q.txt: this is a named pipe, not a file, and is never opened; save its contents to a file
        "]]
        .assert_eq(&found(folder.path(), &["q.txt"]));
    }

    #[test]
    fn a_folder_without_permission_is_reported_and_the_walk_goes_on() {
        let folder = tree(&["a/x.md", "b.md"]);
        let closed = folder.path().join("a");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser looks in all the same; the system itself says which of the two we are.
        let expected = match fs::read_dir(&closed) {
            Ok(_) => expect![[r"
                a/x.md
                b.md
            "]],
            Err(_) => expect![[r"
                a: cannot be read: permission denied; check its permissions
                b.md
            "]],
        };
        expected.assert_eq(&found(folder.path(), &[""]));
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
