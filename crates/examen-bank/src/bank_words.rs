//! What questions of several banks are called: `id`, or `bank/id` where more than one bank has a question of this id. What
//! is written so can be read again, wherever ids of questions are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ids::QuestionId;
use crate::parse::IdScope;

/// Some banks by name, each with the one word that is written for it before an id.
///
/// ```
/// use examen_bank::{BankWords, QuestionId};
///
/// let words = BankWords::new(["core team".to_owned(), "net".to_owned()]);
/// let id = QuestionId::new("dns");
/// assert_eq!(words.called("core team", &id, 1), "dns");
/// assert_eq!(words.called("core team", &id, 2), "core-team/dns");
/// assert_eq!(words.read("core-team/dns"), Some(("core team", id.clone())));
/// assert_eq!(words.read("core team/dns"), Some(("core team", id)));
/// assert_eq!(words.read("dns"), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct BankWords {
    /// By name; no two have one word.
    words: BTreeMap<String, String>,
}

impl BankWords {
    /// For the banks called `names`.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let names: BTreeSet<String> = names.into_iter().collect();
        let (words, others): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| word_of(name) == *name);
        // What is a word already stays it, whatever the others are called.
        let mut taken = IdScope::default();
        let named = words.into_iter().chain(others).map(|name| {
            let word = taken.take_unique(&word_of(&name));
            (name, word)
        });
        Self {
            words: named.collect(),
        }
    }

    /// What the question `id` of the bank called `bank` is called, where `n_with_id` banks have a question of this id. One
    /// of a bank without a name has only its id.
    pub fn called(&self, bank: &str, id: &QuestionId, n_with_id: usize) -> String {
        if n_with_id < 2 || bank.is_empty() {
            return id.to_string();
        }
        format!("{}/{id}", self.word(bank))
    }

    /// The word that is written for the bank called `bank`.
    pub fn word(&self, bank: &str) -> String {
        self.words.get(bank).cloned().unwrap_or_else(|| word_of(bank))
    }

    /// The name of the bank that stands before the last `/` of `written`, as it is or as a word, and the id behind it. None
    /// where no bank of these does.
    pub fn read(&self, written: &str) -> Option<(&str, QuestionId)> {
        let (bank, id) = written.rsplit_once('/')?;
        let as_it_is = self.words.get_key_value(bank);
        let (name, _) = as_it_is.or_else(|| self.words.iter().find(|(_, word)| *word == bank))?;
        Some((name, QuestionId::new(id)))
    }
}

/// What each of `questions`, no two of which are the same, is called beside the others, by its bank's name and its id.
pub fn called_apart(questions: &[(&str, &QuestionId)]) -> Vec<String> {
    let mut n_with_id: HashMap<&QuestionId, usize> = HashMap::new();
    for (_, id) in questions {
        *n_with_id.entry(id).or_default() += 1;
    }
    let banks: BTreeSet<&str> = questions.iter().map(|(bank, _)| *bank).collect();
    let words = BankWords::new(banks.into_iter().map(str::to_owned));
    let called = questions
        .iter()
        .map(|(bank, id)| words.called(bank, id, n_with_id[id]));
    called.collect()
}

fn word_of(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{BankWords, called_apart};
    use crate::ids::QuestionId;

    /// What the question `q` of each of `banks` is called, where all have one; each is read again as what it is.
    fn check(banks: &[&str], called: &[&str]) {
        let id = QuestionId::new("q");
        let words = BankWords::new(banks.iter().map(|bank| (*bank).to_owned()));
        let all: Vec<String> = banks
            .iter()
            .map(|bank| words.called(bank, &id, banks.len()))
            .collect();
        assert_eq!(all, called);
        for (bank, called) in banks.iter().zip(&all) {
            let alone = called == "q";
            assert!(
                alone || words.read(called) == Some((*bank, id.clone())),
                "{called}"
            );
            assert_eq!(words.read(&format!("{bank}/q")), Some((*bank, id.clone())));
        }
        let questions: Vec<(&str, &QuestionId)> = banks.iter().map(|bank| (*bank, &id)).collect();
        assert_eq!(called_apart(&questions), all);
    }

    #[test]
    fn what_is_written_is_read_again() {
        check(&["core"], &["q"]);
        check(&["core", "net"], &["core/q", "net/q"]);
        check(&["core team", "net: 2"], &["core-team/q", "net--2/q"]);
        check(&["a b", "a-b", "a+b"], &["a-b-2/q", "a-b/q", "a-b-3/q"]);
        check(&["a b", "a-b", "a-b-2"], &["a-b-3/q", "a-b/q", "a-b-2/q"]);
        check(&["a/b", "a"], &["a-b/q", "a/q"]);
        check(&["größe", "ö ö"], &["größe/q", "ö-ö/q"]);
    }

    #[test]
    fn a_bank_without_a_name_is_not_written() {
        let id = QuestionId::new("q");
        assert_eq!(called_apart(&[("", &id), ("net", &id)]), ["q", "net/q"]);
    }
}
