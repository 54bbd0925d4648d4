//! Nouns made of a verb and its particle: `rollback` and `rolls back`, `login` and `logged in`.

use crate::answer::is_function_word;
use crate::lexicon::Vocabulary;

/// What may stand behind any verb.
const PARTICLES: &[&str] = &[
    "around", "away", "back", "down", "off", "out", "over", "through", "up",
];

/// Verbs that may have one of two more particles, which end too many other words (`domain`, `common`).
const WITH_IN: &[&str] = &["break", "check", "drop", "log", "opt", "plug", "sign", "tie"];
const WITH_ON: &[&str] = &["add", "log", "sign"];

/// The verb and the particle that a folded word is made of, if it is.
pub(super) fn parts(noun: &str) -> Option<[&str; 2]> {
    let any = PARTICLES.iter().find_map(|particle| {
        let verb = noun.strip_suffix(particle)?;
        let is_verb = verb.len() >= 3 && !is_function_word(verb) && Vocabulary::find(verb).is_some();
        is_verb.then(|| [verb, &noun[verb.len()..]])
    });
    let few = || {
        [("in", WITH_IN), ("on", WITH_ON)]
            .into_iter()
            .find_map(|(particle, verbs)| {
                let verb = noun.strip_suffix(particle)?;
                verbs.contains(&verb).then(|| [verb, &noun[verb.len()..]])
            })
    };
    any.or_else(few)
}

/// Whether a verb and a particle make a noun.
pub(super) fn make_noun(pair: [&str; 2]) -> bool {
    let noun = pair.concat();
    parts(&noun) == Some(pair) && Vocabulary::find(&noun).is_some()
}

#[cfg(test)]
mod tests {
    use super::{make_noun, parts};

    #[test]
    fn a_noun_has_a_verb_and_a_particle() {
        for (noun, verb, particle) in [
            ("rollback", "roll", "back"),
            ("timeout", "time", "out"),
            ("login", "log", "in"),
            ("failover", "fail", "over"),
            ("setup", "set", "up"),
            ("backoff", "back", "off"),
        ] {
            assert_eq!(parts(noun), Some([verb, particle]));
            assert!(make_noun([verb, particle]));
        }
    }

    #[test]
    fn other_words_have_none() {
        for word in [
            "domain", "about", "without", "common", "cup", "over", "group", "button", "begin",
        ] {
            assert_eq!(parts(word), None, "{word}");
        }
        assert!(!make_noun(["turn", "up"]));
    }
}
