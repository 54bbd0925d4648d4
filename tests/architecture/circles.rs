//! No two files of a crate need each other, so that each can be read after those it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::assert_none;
use super::manifests::members;
use super::sources::{Source, of_crate};

/// The path of a module, from the crate on.
type ModulePath = Vec<String>;

/// A file of a crate and what it says of others.
struct Module {
    path: ModulePath,
    /// What it only hands on, by name: `pub use reading::Reading;`.
    handed_on: BTreeMap<String, ModulePath>,
    /// What it names of its crate, as full paths.
    named: BTreeSet<ModulePath>,
}

/// The modules of a crate, by path.
struct House(BTreeMap<ModulePath, Module>);

impl House {
    fn of(name: &str) -> Self {
        let modules = of_crate(name)
            .into_iter()
            .filter_map(|source| Module::read(&source));
        Self(modules.map(|module| (module.path.clone(), module)).collect())
    }

    /// The file in which what `path` names is defined, as far as that shows.
    fn home(&self, path: &[String]) -> Option<ModulePath> {
        let known = (0..=path.len())
            .rev()
            .find(|n| self.0.contains_key(&path[..*n]))?;
        let module = &self.0[&path[..known]];
        let handed_on = path.get(known).and_then(|name| module.handed_on.get(name));
        match handed_on {
            Some(to) if to.as_slice() != path => self.home(to),
            _ => Some(module.path.clone()),
        }
    }

    /// The files that each file needs, but for those of its own folder.
    fn needs(&self) -> BTreeMap<&ModulePath, BTreeSet<ModulePath>> {
        let needs = self.0.values().map(|module| {
            let homes = module.named.iter().filter_map(|path| self.home(path));
            // A folder's own file calls what lies in the folder, and defines what that has in common.
            let homes = homes.filter(|home| !home.starts_with(&module.path));
            (&module.path, homes.collect())
        });
        needs.collect()
    }

    /// Pairs of files of which each needs the other, at once or through more.
    fn circles(&self) -> Vec<String> {
        let needs = self.needs();
        let reached = |from: &ModulePath| -> BTreeSet<ModulePath> {
            let mut reached = BTreeSet::new();
            let mut open: Vec<ModulePath> = needs[from].iter().cloned().collect();
            while let Some(next) = open.pop() {
                if reached.insert(next.clone()) {
                    open.extend(needs.get(&next).into_iter().flatten().cloned());
                }
            }
            reached
        };
        let reached: BTreeMap<&ModulePath, BTreeSet<ModulePath>> =
            needs.keys().map(|path| (*path, reached(path))).collect();
        let mut circles = Vec::new();
        for (one, others) in &reached {
            for other in others.iter().filter(|other| other > one) {
                if reached[other].contains(*one) {
                    circles.push(format!(
                        "{} and {} need each other",
                        one.join("::"),
                        other.join("::")
                    ));
                }
            }
        }
        circles
    }
}

impl Module {
    /// None for files of tests.
    fn read(source: &Source) -> Option<Self> {
        let code = source.code();
        if code.is_empty() {
            return None;
        }
        let mut path: ModulePath = source.module_names().into_iter().map(str::to_owned).collect();
        let is_face = matches!(path.last().map(String::as_str), Some("mod" | "lib" | "main"));
        if is_face {
            path.pop();
        }
        path.insert(0, "crate".to_owned());
        let mut module = Self {
            handed_on: BTreeMap::new(),
            named: BTreeSet::new(),
            path,
        };
        for statement in code.split(';') {
            module.take(statement);
        }
        Some(module)
    }

    /// Notes what a statement names.
    fn take(&mut self, statement: &str) {
        let line = statement.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        let Some(at) = line
            .find("use ")
            .filter(|at| line[..*at].chars().all(is_before_use))
        else {
            for prefix in ["crate::", "super::"] {
                for (at, _) in line.match_indices(prefix) {
                    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
                    let end = line[at..]
                        .find(|c| !is_path(c))
                        .map_or(line.len(), |len| at + len);
                    let path = line[at..end].trim_end_matches(':');
                    self.named.extend(self.absolute(path));
                }
            }
            return;
        };
        let hands_on = line[..at].contains("pub");
        let mut paths = Vec::new();
        spread("", &line[at + "use ".len()..], &mut paths);
        for path in paths {
            let Some(path) = self.absolute(&path) else {
                continue;
            };
            match path.last().filter(|_| hands_on) {
                Some(name) => {
                    self.handed_on.insert(name.clone(), path);
                }
                None => {
                    self.named.insert(path);
                }
            }
        }
    }

    /// A path from the crate on; none where it leads out of the crate.
    fn absolute(&self, path: &str) -> Option<ModulePath> {
        let mut parts = path.split("::").map(str::trim).peekable();
        let mut absolute = match *parts.peek()? {
            "crate" => {
                parts.next();
                vec!["crate".to_owned()]
            }
            "super" | "self" => self.path.clone(),
            name if self.may_be_child(name) => self.path.clone(),
            _ => return None,
        };
        for part in parts {
            match part {
                "super" => {
                    absolute.pop();
                }
                "self" => {}
                name => absolute.push(name.to_owned()),
            }
        }
        Some(absolute)
    }

    /// Whether a name may be that of a module below this one. Names of crates are told by looking for them in vain.
    fn may_be_child(&self, name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_lowercase())
    }
}

/// Whether a letter may stand before `use`: those of `pub(crate)`, and of attributes.
fn is_before_use(c: char) -> bool {
    c.is_alphanumeric() || c.is_whitespace() || "#[](){}_\"=,.:'".contains(c)
}

/// The paths of `a::{b, c::{d, e}}`, without what they are renamed to.
fn spread(before: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree).trim();
        if !name.is_empty() {
            paths.push(format!("{before}{name}"));
        }
        return;
    };
    let before = format!("{before}{}", head.trim());
    let mut depth = 0;
    let mut start = 0;
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spread(&before, &group[start..at], paths);
                start = (at + 1).min(group.len());
            }
            _ => {}
        }
    }
}

#[test]
fn no_two_files_need_each_other() {
    let circles = members().into_iter().flat_map(|member| {
        let name = member.folder;
        let circles = House::of(&name).circles();
        circles.into_iter().map(move |circle| format!("{name}: {circle}"))
    });
    assert_none(&circles.collect::<Vec<_>>());
}

#[test]
fn a_circle_is_found() {
    let source = |path: &str, text: &str| Source {
        path: format!("crates/one/src/{path}"),
        text: text.to_owned(),
    };
    let sources = [
        source("lib.rs", "mod a;\nmod b;\npub use a::Left;\n"),
        source("a.rs", "use crate::b::{self, Right};\npub struct Left;\n"),
        source(
            "b.rs",
            "pub struct Right;\nimpl Right { fn left(_: &crate::Left) {} }\n",
        ),
    ];
    let modules = sources.iter().filter_map(Module::read);
    let house = House(modules.map(|module| (module.path.clone(), module)).collect());
    assert_eq!(house.circles(), ["crate::a and crate::b need each other"]);
}
