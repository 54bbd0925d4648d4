//! Turns a gerund into a command: `monitoring the queue` -> `monitor the queue`.

use crate::import::wording::sentences::{first_word, strip_words, words};
use crate::import::wording::verbs::{self, Form};

/// Gerunds that add nothing: `using a queue` is `a queue`.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "adopting", "applying", "conducting", "considering", "employing", "ensuring", "establishing", "having",
    "implementing", "including", "incorporating", "leveraging", "performing", "practicing", "practising",
    "using", "utilising", "utilizing",

];

/// Heads that make a compound of a gerund before them: `debugging tools`.
#[rustfmt::skip]
const COMPOUND_HEADS: &[&str] = &[
    "capabilities", "capability", "framework", "frameworks", "interface", "layer", "layers", "libraries",
    "library", "mechanism", "mechanisms", "method", "methods", "pipeline", "pipelines", "platform", "platforms",
    "policies", "policy", "practices", "process", "processes", "protocols", "rules", "server", "servers",
    "service", "services", "skills", "software", "solutions", "strategies", "strategy", "system", "systems",
    "techniques", "technologies", "tool", "tools",

];

/// Words after a gerund that show it is a noun there: `scaling by adding servers`.
const AFTER_NOUN: &[&str] = &[
    "by", "at", "of", "and", "or", "is", "are", "was", "can", "as", "vs", "versus", "between",
];

/// Words that end a compound.
const AFTER_COMPOUND: &[&str] = &["and", "for", "in", "of", "on", "or", "that", "to", "with"];

/// A gerund as an imperative, a gerund that adds nothing dropped; an adverb before it stays.
pub(crate) fn as_command(item: &str) -> String {
    let (first, rest) = first_word(item);
    if item.trim_start().len() - rest.len() > first.len() + 1 {
        // Punctuation after the word: it is a heading, as in `Caching: …`.
        return item.to_owned();
    }
    if first.ends_with("ly") && !rest.is_empty() {
        let (second, _) = first_word(rest);
        let is_verb = verbs::verb(&second).is_some_and(|(_, form)| form == Form::Gerund);
        let light = LIGHT.contains(&second.as_str());
        return if is_verb && !light {
            format!("{first} {}", as_command(rest))
        } else {
            item.to_owned()
        };
    }
    let allowed = ["the use of", "for the use of"]
        .iter()
        .find_map(|words| strip_words(rest, words));
    if let Some(used) = allowed.filter(|_| ["enabling", "allowing"].contains(&first.as_str())) {
        return used.to_owned();
    }
    if LIGHT.contains(&first.as_str()) && !rest.is_empty() && strip_words(rest, "that").is_none() {
        return rest.to_owned();
    }
    match verbs::imperative(&first) {
        Some(base) if !rest.is_empty() && !is_noun(rest) => format!("{base} {rest}"),
        _ => item.to_owned(),
    }
}

/// Whether a gerund before `rest` is a noun: on its own, or as the first part of `debugging tools`.
fn is_noun(rest: &str) -> bool {
    let mut words = words(rest).into_iter().map(str::to_lowercase);
    let next = words.next().unwrap_or_default();
    let ends_compound = |word: String| AFTER_COMPOUND.contains(&word.as_str());
    AFTER_NOUN.contains(&next.as_str())
        || (COMPOUND_HEADS.contains(&next.as_str()) && words.next().is_none_or(ends_compound))
}
