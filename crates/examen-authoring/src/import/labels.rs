//! Turns a piece of a sentence into the label of a point: short, an imperative or a noun phrase, without a full stop.

use super::examples::take_examples;
use super::generic;
use super::sentences::{Nesting, first_word, strip_words, top_level, words};
use super::verbs::{self, Form};

/// Labels longer than this lose a trailing `to …` that only says what for.
const LONG: usize = 10;

/// Labels longer than this are cut at a comma or dash, where there is one.
const VERY_LONG: usize = 20;

/// No label is longer than this, in words.
const LONGEST: usize = 32;

/// Gerunds that add nothing: `using a queue` is `a queue`.
const LIGHT: &[&str] = &[
    "adopting",
    "applying",
    "conducting",
    "considering",
    "employing",
    "ensuring",
    "establishing",
    "having",
    "implementing",
    "including",
    "incorporating",
    "leveraging",
    "performing",
    "practicing",
    "practising",
    "using",
    "utilising",
    "utilizing",
];

/// Heads that make a compound of a gerund before them: `debugging tools`.
const COMPOUND_HEADS: &[&str] = &[
    "capabilities",
    "capability",
    "framework",
    "frameworks",
    "interface",
    "layer",
    "layers",
    "libraries",
    "library",
    "mechanism",
    "mechanisms",
    "method",
    "methods",
    "pipeline",
    "pipelines",
    "platform",
    "platforms",
    "policies",
    "policy",
    "practices",
    "process",
    "processes",
    "protocols",
    "rules",
    "server",
    "servers",
    "service",
    "services",
    "skills",
    "software",
    "solutions",
    "strategies",
    "strategy",
    "system",
    "systems",
    "techniques",
    "technologies",
    "tool",
    "tools",
];

/// Words after a gerund that show it is a noun there: `scaling by adding servers`.
const AFTER_NOUN: &[&str] = &[
    "by", "at", "of", "and", "or", "is", "are", "was", "can", "as", "vs", "versus", "between",
];

/// Words that end a compound.
const AFTER_COMPOUND: &[&str] = &["and", "for", "in", "of", "on", "or", "that", "to", "with"];

/// A label, and the examples that were in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// The label of a point.
    pub label: String,
    /// Examples for an `e.g.` line.
    pub examples: Vec<String>,
}

/// The label of an item in a list of what to mention: `using retry mechanisms` -> `Retry mechanisms`.
pub(crate) fn from_item(item: &str) -> Option<Labelled> {
    let item = as_command(item.trim());
    let taken = take_examples(&item);
    let text = generic::without_trailing_container(&taken.text);
    let text = if taken.examples.is_empty() {
        &taken.text
    } else {
        text
    };
    let text = without_article(text).replace(" their ", " the ");
    let label = finished(&text)?;
    Some(Labelled {
        label,
        examples: taken.examples,
    })
}

/// The label of a statement: `It stores rows.` -> `Stores rows`.
pub(crate) fn from_statement(statement: &str) -> Option<Labelled> {
    let taken = take_examples(statement.trim().trim_end_matches(['.', ';']));
    let label = finished(&taken.text)?;
    Some(Labelled {
        label,
        examples: taken.examples,
    })
}

/// The label of an item in a list of criteria: `Mention of X` -> `X`. Unlike an item of a running text it is kept as it
/// is otherwise.
pub(crate) fn from_criterion(criterion: &str) -> Option<Labelled> {
    let openings = [
        "mention of",
        "mentions of",
        "mention",
        "mentions",
        "some mention of",
    ];
    let stripped = openings
        .iter()
        .find_map(|opening| strip_words(criterion, opening));
    from_statement(stripped.unwrap_or(criterion))
}

/// A gerund as an imperative, a gerund that adds nothing dropped; an adverb before it stays.
pub(crate) fn as_command(item: &str) -> String {
    let (first, rest) = first_word(item);
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

/// Cuts a label to length, drops the punctuation at its end and begins it with a capital; none where nothing is left
/// or it is too long for a label.
pub(crate) fn finished(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let text = without_purpose(text.trim());
    let text = cut_to_length(text);
    let text = balanced(trimmed(text))?;
    let n_words = words(text).len();
    let has_word = text.chars().any(char::is_alphanumeric);
    (has_word && n_words <= LONGEST).then(|| capitalised(&grammar_safe(text)))
}

/// `text` without a trailing `to …`, where it is long and enough is left.
fn without_purpose(text: &str) -> &str {
    if words(text).len() <= LONG {
        return text;
    }
    let cut = [" to ", " in order to "]
        .iter()
        .flat_map(|word| top_level(text, word))
        .find(|at| {
            let (before, after) = text.split_at(*at);
            let after = after
                .trim_start()
                .trim_start_matches("in order ")
                .trim_start_matches("to ");
            words(before).len() >= 2 && is_complete(before) && is_purpose(after)
        });
    cut.map_or(text, |at| text[..at].trim_end_matches([',', ' ']))
}

/// Whether `text` begins with what a thing is for: `improve latency`, `continuously improve …`.
fn is_purpose(text: &str) -> bool {
    const PURPOSES: &[&str] = &[
        "achieve",
        "avoid",
        "enhance",
        "ensure",
        "expand",
        "guarantee",
        "help",
        "improve",
        "increase",
        "keep",
        "maintain",
        "make",
        "maximize",
        "minimize",
        "optimize",
        "pinpoint",
        "prevent",
        "protect",
        "reduce",
        "roll",
        "speed",
    ];
    let (first, rest) = first_word(text);
    let verb = if first.ends_with("ly") {
        first_word(rest).0
    } else {
        first
    };
    PURPOSES.contains(&verb.as_str())
}

/// Whether `before` can stand without a `to …` after it: `is used` and `wants` cannot.
fn is_complete(before: &str) -> bool {
    const WANTING: &[&str] = &[
        "used", "able", "need", "needs", "want", "wants", "how", "allow", "allows", "have", "has",
        "designed", "try", "tries", "possible", "required", "is", "are", "us", "you", "meant", "order",
        "way", "ways", "intended", "easier", "easy",
    ];
    let last = words(before)
        .last()
        .map_or(String::new(), |word| word.to_lowercase());
    !WANTING.contains(&last.as_str())
}

/// A very long text cut at the last comma, dash or semicolon that leaves enough.
fn cut_to_length(text: &str) -> &str {
    if words(text).len() <= VERY_LONG {
        return text;
    }
    let marks = [", ", "; ", " - ", " – ", " — ", " ("];
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| top_level(text, mark)).collect();
    cuts.sort_unstable();
    let fits = |at: &&usize| {
        let n_words = words(&text[..**at]).len();
        (5..=VERY_LONG).contains(&n_words) && !is_enumeration(text, **at)
    };
    cuts.iter().rev().find(fits).map_or(text, |at| &text[..*at])
}

/// Whether the comma at `at` stands in a list, so that a cut there would leave half of it.
fn is_enumeration(text: &str, at: usize) -> bool {
    let before = words(&text[..at]).len();
    let next = top_level(&text[at + 1..], ",").first().copied();
    let conjunction = [" and ", " or "]
        .iter()
        .filter_map(|word| top_level(&text[at..], word).first().copied())
        .min();
    let near = |found: Option<usize>, text: &str| found.is_some_and(|end| words(&text[..end]).len() <= 4);
    before > 0
        && text[at..].starts_with(',')
        && (near(next, &text[at + 1..]) || near(conjunction, &text[at..]))
}

fn trimmed(text: &str) -> &str {
    let text = text
        .trim()
        .trim_start_matches(['-', '–', '—', '*', '•', ':', ',', ';', '.'])
        .trim();
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '-', '–', '—', ' ']);
    let dangling = [
        "and", "or", "and/or", "but", "the", "a", "an", "with", "of", "for", "to", "by", "in", "e.g", "i.e",
        "that", "which", "such as", "like",
    ];
    let cut = dangling.iter().find_map(|word| {
        let before = text.strip_suffix(word)?;
        before.ends_with(' ').then_some(before)
    });
    cut.map_or(text, |before| trimmed(before))
}

/// `text`, or what stands before a bracket, quote or code span that is never closed.
fn balanced(text: &str) -> Option<&str> {
    let mut nesting = Nesting::default();
    let mut closed_until = 0;
    for (at, c) in text.char_indices() {
        if nesting.depth() == 0 {
            closed_until = at;
        }
        nesting.read(c);
    }
    let text = if nesting.depth() == 0 {
        text
    } else {
        text[..closed_until].trim()
    };
    (!text.is_empty()).then_some(text)
}

/// Keeps a label from being read as something else: an id after ` ^`, a comment.
fn grammar_safe(text: &str) -> String {
    text.replace(" ^", " ").replace("<!--", "").replace("-->", "→")
}

/// Capitalises the first letter, unless the first word is code or a name that is written its own way.
pub(crate) fn capitalised(text: &str) -> String {
    let (first, _) = text.split_once(' ').unwrap_or((text, ""));
    let is_plain_word = first
        .chars()
        .all(|c| c.is_lowercase() || matches!(c, '-' | ',' | ':' | '\'' | '’' | '/'));
    let mut chars = text.chars();
    match chars.next() {
        Some(initial) if is_plain_word => initial.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn without_article(text: &str) -> &str {
    let found = ["the", "a", "an", "their"]
        .iter()
        .find_map(|article| strip_words(text, article));
    found.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{from_item, from_statement};

    fn check(item: &str, label: &str) {
        assert_eq!(from_item(item).unwrap().label, label);
    }

    #[test]
    fn gerunds_turn_into_commands() {
        check("watching the queue length", "Watch the queue length");
        check("properly rotating credentials", "Properly rotate credentials");
        check("setting limits", "Set limits");
    }

    #[test]
    fn gerunds_that_add_nothing_go() {
        check("using circuit breakers", "Circuit breakers");
        check("implementing a dead letter queue", "Dead letter queue");
        check("ensuring that clocks agree", "Ensure that clocks agree");
    }

    #[test]
    fn gerunds_that_are_nouns_stay() {
        check("scaling by adding replicas", "Scaling by adding replicas");
        check("profiling tools or samplers", "Profiling tools or samplers");
        check("logging and tracing tools", "Logging and tracing tools");
        check("load shedding", "Load shedding");
        check("testing", "Testing");
    }

    #[test]
    fn what_for_is_dropped_from_long_labels_only() {
        check("tests to avoid regressions", "Tests to avoid regressions");
        check(
            "splitting the release into small reversible steps to ensure that customers see no failure at all",
            "Split the release into small reversible steps",
        );
    }

    #[test]
    fn labels_end_cleanly() {
        check("the queue length, and", "Queue length");
        check("a lock (held for", "Lock");
        assert_eq!(from_item("…"), None);
        let statement = from_statement("`fsync` flushes the page cache.").unwrap();
        assert_eq!(statement.label, "`fsync` flushes the page cache");
    }
}
