//! Cuts a statement into ideas: `X stores rows and answers queries, while Y keeps files` is three.

use super::labels::{Labelled, as_command, capitalised, from_item, from_statement};
use super::sentences::{first_word, strip_words, top_level, words};
use super::verbs::{self, Form};

/// Words that only lead over from the sentence before, longest first.
const CONNECTIVES: &[&str] = &[
    "it is important to note that",
    "it is worth noting that",
    "it's important to note that",
    "it should be noted that",
    "keep in mind that",
    "please note that",
    "on the other hand",
    "as a result of this",
    "in other words",
    "this means that",
    "that means that",
    "as you can see",
    "in conclusion",
    "in particular",
    "simply put",
    "in addition",
    "in this case",
    "as a result",
    "in general",
    "in short",
    "in fact",
    "note that",
    "to be honest",
    "additionally",
    "furthermore",
    "consequently",
    "importantly",
    "essentially",
    "alternatively",
    "also known as",
    "basically",
    "generally",
    "typically",
    "therefore",
    "similarly",
    "obviously",
    "actually",
    "moreover",
    "likewise",
    "secondly",
    "overall",
    "however",
    "usually",
    "finally",
    "firstly",
    "besides",
    "lastly",
    "thirdly",
    "instead",
    "earlier",
    "second",
    "though",
    "indeed",
    "first",
    "third",
    "hence",
    "still",
    "often",
    "thus",
    "then",
    "also",
    "next",
    "yes",
    "and",
    "but",
    "so",
    "no",
];

/// Connectives that need no comma after them.
const BARE_CONNECTIVES: &[&str] = &["and", "but", "so", "also", "thus", "hence", "therefore"];

/// Asides that can be taken out of a sentence.
const ASIDES: &[&str] = &[
    ", on the other hand,",
    ", however,",
    ", for example,",
    ", for instance,",
    ", in turn,",
    ", of course,",
    ", therefore,",
    ", as the name suggests,",
    ", in contrast,",
    ", by contrast,",
];

/// Subjects that mean what the question is about.
const PRONOUNS: &[&str] = &[
    "it", "they", "this", "these", "that", "he", "she", "one", "you", "we",
];

/// Participles after a comma that tell a further idea: `, enabling …`.
const CONSEQUENCES: &[&str] = &[
    "allowing",
    "enabling",
    "ensuring",
    "improving",
    "making",
    "preventing",
    "providing",
    "reducing",
];

/// A clause of more words than this may hold its means as a second idea.
const LONG: usize = 16;

/// The ideas of one statement, as labels.
pub(crate) fn ideas(statement: &str) -> Vec<Labelled> {
    let statement = without_asides(statement);
    let statement = without_connectives(statement.trim());
    let mut found = Vec::new();
    for clause in clauses(statement) {
        let (clause, consequence) = consequence(clause);
        let (main, means) = means(clause);
        let statements = predicates(main).into_iter();
        found.extend(statements.filter_map(|text| from_statement(&without_pronoun(&text))));
        found.extend(means.and_then(from_item));
        found.extend(consequence.and_then(|text| from_statement(&as_command(text))));
    }
    found
}

/// `sentence` without what leads over to it, as one idea.
pub(crate) fn bare(sentence: &str) -> String {
    without_pronoun(without_connectives(sentence))
}

/// What `sentence` is about: the words before its verb, where it says what something is or does.
pub(crate) fn subject_of(sentence: &str) -> Option<&str> {
    let auxiliary = tokens(sentence)
        .find(|(_, word)| is_auxiliary(word))
        .map(|(at, _)| at);
    let at = first_verb(sentence).map(|verb| verb.at).or(auxiliary)?;
    let subject = sentence[..at].trim();
    let (first, _) = first_word(subject);
    let is_named = !PRONOUNS.contains(&first.as_str()) && first != "there";
    (is_named && (1..=5).contains(&words(subject).len())).then_some(subject)
}

/// Whether `clause` says two things of one subject.
pub(crate) fn has_predicates(clause: &str) -> bool {
    predicates(clause).len() > 1
}

/// `sentence` without the words that lead over from the one before.
pub(crate) fn without_connectives(sentence: &str) -> &str {
    let mut text = sentence;
    for _ in 0..4 {
        let stripped = CONNECTIVES.iter().find_map(|word| {
            let rest = strip_words(text, word)?;
            let comma = rest.strip_prefix(',').map(str::trim_start);
            let bare = BARE_CONNECTIVES.contains(word) || word.ends_with("that");
            comma
                .or_else(|| bare.then_some(rest))
                .filter(|rest| !rest.is_empty())
        });
        match stripped {
            Some(rest) => text = rest,
            None => break,
        }
    }
    text
}

fn without_asides(text: &str) -> String {
    ASIDES.iter().fold(text.to_owned(), |text, aside| {
        match text.to_lowercase().find(aside) {
            Some(at) if text.is_char_boundary(at) && text.is_char_boundary(at + aside.len()) => {
                format!("{}{}", &text[..at], &text[at + aside.len()..])
            }
            _ => text,
        }
    })
}

/// Main clauses: cut at semicolons, and at `, while` and `, whereas` where both sides are clauses.
fn clauses(text: &str) -> Vec<&str> {
    let cut = ["; ", ", while ", ", whereas ", ", but "]
        .iter()
        .find_map(|mark| {
            let at = top_level(text, mark).into_iter().next_back()?;
            let (left, right) = (&text[..at], &text[at + mark.len()..]);
            (is_clause(left) && is_clause(right)).then_some((left, right))
        });
    match cut {
        Some((left, right)) => [clauses(left), clauses(right)].concat(),
        None => vec![text.trim()],
    }
}

/// Whether `text` has a subject and a verb, as far as one can tell.
fn is_clause(text: &str) -> bool {
    let n_words = words(text).len();
    n_words >= 4 && (first_verb(text).is_some() || words(text).iter().any(|word| is_auxiliary(word)))
}

fn is_auxiliary(word: &str) -> bool {
    const AUXILIARIES: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "does", "do", "can", "may", "must", "should", "will",
        "isn't", "aren't", "doesn't", "don't", "cannot", "can't",
    ];
    AUXILIARIES.contains(&word.to_lowercase().as_str())
}

fn consequence(clause: &str) -> (&str, Option<&str>) {
    let cut = CONSEQUENCES.iter().find_map(|participle| {
        let at = *top_level(clause, &format!(", {participle} ")).first()?;
        let rest = &clause[at + 2..];
        (words(rest).len() >= 4 && words(&clause[..at]).len() >= 4).then_some(at)
    });
    match cut {
        Some(at) => (&clause[..at], Some(clause[at + 2..].trim())),
        None => (clause, None),
    }
}

/// The means at the end of a long clause, an idea of its own: `… using compressed pages`.
fn means(clause: &str) -> (&str, Option<&str>) {
    let at = top_level(clause, " using ").into_iter().next_back().filter(|at| {
        let means = &clause[at + " using ".len()..];
        words(clause).len() > LONG
            && words(&clause[..*at]).len() >= 8
            && (2..=4).contains(&words(means).len())
    });
    match at {
        Some(at) => (
            &clause[..at],
            Some(clause[at + " using ".len()..].trim_end_matches('.')),
        ),
        None => (clause, None),
    }
}

/// A verb in a sentence: where it begins, and its form.
struct Found {
    at: usize,
    form: Form,
}

/// The first finite verb that has a subject before it.
fn first_verb(clause: &str) -> Option<Found> {
    const NO_SUBJECT: &[&str] = &[
        "to", "a", "an", "the", "of", "for", "in", "with", "by", "on", "or", "and", "its", "their", "not",
    ];
    let mut before: Option<String> = None;
    for (at, word) in tokens(clause) {
        let lower = word.to_lowercase();
        let has_subject = before
            .as_ref()
            .is_some_and(|word| !NO_SUBJECT.contains(&word.as_str()));
        if is_auxiliary(word) {
            return None;
        }
        if let Some((_, form)) = verbs::verb(word).filter(|_| has_subject) {
            let plural = before
                .as_ref()
                .is_some_and(|word| word.ends_with('s') || PRONOUNS.contains(&word.as_str()));
            match form {
                Form::Third | Form::Past => return Some(Found { at, form }),
                Form::Base if plural => return Some(Found { at, form }),
                Form::Base | Form::Gerund => {}
            }
        }
        before = Some(lower);
    }
    None
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|token| {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '`');
        (token.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// `S does A and does B` -> `S does A`, `S does B`; the subject is repeated where it is short.
fn predicates(clause: &str) -> Vec<String> {
    let Some(verb) = first_verb(clause) else {
        return vec![clause.to_owned()];
    };
    let mut starts = Vec::new();
    for mark in [", and ", ", or ", " and ", ", "] {
        for at in top_level(clause, mark) {
            let after = at + mark.len();
            let overlaps = starts
                .iter()
                .any(|(start, end): &(usize, usize)| at < *end && *start < after);
            if at > verb.at && !overlaps && continues(&clause[after..], verb.form) {
                starts.push((at, after));
            }
        }
    }
    starts.sort_unstable();
    let comma_only = starts.iter().all(|(at, after)| &clause[*at..*after] == ", ");
    if starts.is_empty() || comma_only {
        return vec![clause.to_owned()];
    }
    cut_at(clause, &starts, verb.at)
}

/// Whether `text` begins with a verb of this form and something it is about.
fn continues(text: &str, form: Form) -> bool {
    const NO_OBJECT: &[&str] = &["of", "and", "or", "is", "are", "can", "that", "which", "by", "as"];
    let all = words(text);
    let skip = usize::from(all.first().is_some_and(|word| word.ends_with("ly")));
    let verb = all.get(skip).and_then(|word| verbs::verb(word));
    let next = all.get(skip + 1).map(|word| word.to_lowercase());
    let has_object = next.is_some_and(|next| !NO_OBJECT.contains(&next.as_str()));
    has_object && verb.is_some_and(|(_, found)| found == form)
}

fn cut_at(clause: &str, starts: &[(usize, usize)], verb: usize) -> Vec<String> {
    let subject = clause[..verb].trim();
    let repeated = (1..=5).contains(&words(subject).len()).then_some(subject);
    let mut pieces = vec![clause[..starts[0].0].trim().to_owned()];
    for (index, (_, after)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(clause.len(), |(next, _)| *next);
        let predicate = clause[*after..end].trim();
        pieces.push(match repeated {
            Some(subject) => format!("{subject} {predicate}"),
            None => predicate.to_owned(),
        });
    }
    pieces
}

/// Drops a subject that only stands for what was asked about: `It is used to …` -> `Used to …`.
fn without_pronoun(text: &str) -> String {
    let (first, rest) = first_word(text);
    let first = first.replace('’', "'");
    if first == "there" {
        return without_words(rest, &["is", "are"]).map_or(text.to_owned(), capitalised);
    }
    if let Some(pronoun) = first.strip_suffix("'s").or_else(|| first.strip_suffix("'re")) {
        return if PRONOUNS.contains(&pronoun) {
            capitalised(without_copula(rest))
        } else {
            text.to_owned()
        };
    }
    if !PRONOUNS.contains(&first.as_str()) || rest.is_empty() {
        return text.to_owned();
    }
    let is_subject = words(rest)
        .first()
        .is_some_and(|word| is_auxiliary(word) || verbs::verb(word).is_some() || word.ends_with("ly"));
    if !is_subject {
        return text.to_owned();
    }
    let rest = without_words(rest, &["is", "are"]).map_or(rest, without_copula);
    let rest = without_words(rest, &["can", "should", "must", "may", "could", "would", "will"])
        .filter(|_| ["you", "we", "one"].contains(&first.as_str()))
        .unwrap_or(rest);
    capitalised(rest)
}

/// What follows `is`: articles and `because` go as well.
fn without_copula(rest: &str) -> &str {
    let rest = without_words(rest, &["also", "just", "simply", "basically"]).unwrap_or(rest);
    without_words(rest, &["because", "a", "an", "the"]).unwrap_or(rest)
}

fn without_words<'a>(text: &'a str, options: &[&str]) -> Option<&'a str> {
    let found = options.iter().find_map(|word| strip_words(text, word));
    found.filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::ideas;
    use expect_test::{Expect, expect};

    fn check(statement: &str, expected: Expect) {
        let labels: Vec<String> = ideas(statement).into_iter().map(|idea| idea.label).collect();
        expected.assert_eq(&labels.join("\n"));
    }

    #[test]
    fn two_predicates_are_two_ideas() {
        check(
            "Sharding spreads the writes over machines and limits the damage of a failure.",
            expect![[r#"
                Sharding spreads the writes over machines
                Sharding limits the damage of a failure"#]],
        );
        check(
            "They use column files, and compress values of one type.",
            expect![[r#"
                Use column files
                Compress values of one type"#]],
        );
    }

    #[test]
    fn nouns_joined_by_and_are_one_idea() {
        check(
            "A broker stores messages and queues.",
            expect!["A broker stores messages and queues"],
        );
        check(
            "An index speeds up lookups and slows down writes and updates of the table.",
            expect![[r#"
                An index speeds up lookups
                An index slows down writes and updates of the table"#]],
        );
    }

    #[test]
    fn contrasts_are_two_ideas() {
        check(
            "A process owns its memory, while a thread shares it with others.",
            expect![[r#"
                A process owns its memory
                A thread shares it with others"#]],
        );
    }

    #[test]
    fn a_consequence_is_an_idea() {
        check(
            "A sidecar carries the traffic of a service, allowing teams to change its routing without a release.",
            expect![[r#"
                A sidecar carries the traffic of a service
                Allow teams to change its routing without a release"#]],
        );
    }

    #[test]
    fn pronouns_and_connectives_go() {
        check(
            "However, it is a lock that threads share.",
            expect!["Lock that threads share"],
        );
        check("They're often cached.", expect!["Often cached"]);
        check("Therefore you should close the file.", expect!["Close the file"]);
        check("There are two kinds of locks.", expect!["Two kinds of locks"]);
    }
}
