//! Commands of two words, of which the first is a program: `git rebase`, `docker run`.

use super::pieces::Piece;

/// What a program is told to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Command {
    /// None where a word by itself may stand for it: `rebasing`.
    program: Option<&'static str>,
    task: String,
}

/// Programs and what they are told to do; without what is said of things as well (`docker images`, `git log`).
const PROGRAMS: &[(&str, &[&str])] = &[
    (
        "cargo",
        &[
            "add", "bench", "build", "check", "clippy", "install", "publish", "run", "test", "update",
        ],
    ),
    (
        "docker",
        &[
            "build", "commit", "create", "exec", "kill", "pause", "pull", "push", "restart", "rm", "run",
            "start", "stop",
        ],
    ),
    (
        "git",
        &[
            "add", "bisect", "blame", "branch", "checkout", "cherry", "clone", "commit", "fetch", "init",
            "merge", "pull", "push", "rebase", "reset", "restore", "revert", "stash", "switch", "tag",
        ],
    ),
    ("helm", &["install", "rollback", "uninstall", "upgrade"]),
    (
        "kubectl",
        &[
            "apply", "cordon", "create", "delete", "describe", "drain", "edit", "exec", "get", "logs",
            "patch", "scale",
        ],
    ),
    (
        "npm",
        &["ci", "install", "publish", "start", "test", "uninstall", "update"],
    ),
    ("pip", &["freeze", "install", "uninstall"]),
    (
        "systemctl",
        &["disable", "enable", "mask", "reload", "restart", "start", "stop"],
    ),
    ("terraform", &["apply", "destroy", "import", "init", "plan"]),
];

/// Tasks that may be meant for one another, as one does the other, too.
const ALIKE: &[(&str, &str)] = &[
    ("checkout", "restore"),
    ("checkout", "switch"),
    ("create", "apply"),
    ("pull", "fetch"),
    ("pull", "merge"),
    ("reset", "restore"),
    ("run", "create"),
    ("run", "start"),
];

impl Command {
    /// The command that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let word = pieces[at].word()?;
        let Some((program, tasks)) = PROGRAMS.iter().find(|(program, _)| *program == word) else {
            let may_stand = PROGRAMS
                .iter()
                .flat_map(|(_, tasks)| *tasks)
                .any(|task| is_form_of(&word, task));
            let task = word.into_owned();
            return may_stand.then_some((Self { program: None, task }, 1));
        };
        // `A git commit` is a thing.
        let is_thing = at.checked_sub(1).is_some_and(|before| {
            ["a", "an", "each", "every", "the", "this"]
                .iter()
                .any(|word| pieces[before].is_word(word))
        });
        let next = pieces.get(at + 1)?.word()?;
        let task = tasks.iter().find(|task| **task == next).filter(|_| !is_thing)?;
        let command = Self {
            program: Some(program),
            task: (*task).to_owned(),
        };
        Some((command, 2))
    }

    /// Whether another one is its task by itself, or one that may be meant for it.
    pub(super) fn is_close(&self, other: &Self) -> bool {
        let is_pair = |one: &str, two: &str| ALIKE.contains(&(one, two)) || ALIKE.contains(&(two, one));
        match other.program {
            None => is_form_of(&other.task, &self.task),
            program => program == self.program && is_pair(&self.task, &other.task),
        }
    }

    /// Whether another one tells the same program to do something else.
    pub(super) fn is_contrary(&self, other: &Self) -> bool {
        other.program.is_some() && self.program == other.program && self.task != other.task
    }

    /// Whether it names its program.
    pub(super) fn is_whole(&self) -> bool {
        self.program.is_some()
    }
}

/// Whether a word may be a form of what a program does: `rebasing`, `committed`.
fn is_form_of(word: &str, task: &str) -> bool {
    word.starts_with(task.trim_end_matches('e'))
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, PROGRAMS};

    #[test]
    fn what_is_alike_are_tasks() {
        let is_task = |task: &str| PROGRAMS.iter().any(|(_, tasks)| tasks.contains(&task));
        assert!(ALIKE.iter().all(|(one, two)| is_task(one) && is_task(two)));
    }
}
