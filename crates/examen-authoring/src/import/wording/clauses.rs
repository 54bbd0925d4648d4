//! Cuts a statement into ideas: `X stores rows and answers queries, while Y keeps files` is three.

use super::connectives::{without_asides, without_connectives};
use super::labels::{Examples, Labelled, as_command, from_item, from_statement};
use super::predicates::{is_clause, lacks_main_clause, predicates};
use super::pronouns::without_pronoun;
use super::sentences::{top_level, words};

/// Participles after a comma that tell a further idea: `, enabling …`.
#[rustfmt::skip]
const CONSEQUENCES: &[&str] = &[
    "allowing", "enabling", "ensuring", "improving", "making", "preventing", "providing", "reducing",
];

/// A clause of more words than this may hold its means as a second idea.
const LONG: usize = 16;

/// The ideas of one statement, as labels.
pub(crate) fn ideas(statement: &str, examples: Examples) -> Vec<Labelled> {
    let statement = without_asides(statement);
    let statement = without_connectives(statement.trim());
    let mut found = Vec::new();
    for clause in clauses(statement) {
        let (clause, consequence) = consequence(clause);
        let (main, means) = means(clause);
        let statements = predicates(main).into_iter();
        let whole = statements.filter(|text| !lacks_main_clause(text));
        found.extend(whole.filter_map(|text| from_statement(&without_pronoun(&text), examples)));
        found.extend(means.and_then(from_item));
        found.extend(consequence.and_then(|text| from_statement(&as_command(text), examples)));
    }
    found
}

/// `sentence` without what leads over to it, as one idea.
pub(crate) fn bare(sentence: &str) -> String {
    without_pronoun(without_connectives(sentence))
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

#[cfg(test)]
mod tests {
    use super::{Examples, ideas};
    use expect_test::{Expect, expect};

    fn check(statement: &str, expected: &Expect) {
        let labels: Vec<String> = ideas(statement, Examples::Take)
            .into_iter()
            .map(|idea| idea.label)
            .collect();
        expected.assert_eq(&labels.join("\n"));
    }

    #[test]
    fn two_predicates_are_two_ideas() {
        check(
            "Sharding spreads the writes over machines and limits the damage of a failure.",
            &expect![[r#"
                Sharding spreads the writes over machines
                Sharding limits the damage of a failure"#]],
        );
        check(
            "They use column files, and compress values of one type.",
            &expect![[r#"
                Use column files
                Compress values of one type"#]],
        );
    }

    #[test]
    fn nouns_joined_by_and_are_one_idea() {
        check(
            "A broker stores messages and queues.",
            &expect!["A broker stores messages and queues"],
        );
        check(
            "An index speeds up lookups and slows down writes and updates of the table.",
            &expect![[r#"
                An index speeds up lookups
                An index slows down writes and updates of the table"#]],
        );
    }

    #[test]
    fn contrasts_are_two_ideas() {
        check(
            "A process owns its memory, while a thread shares it with others.",
            &expect![[r#"
                A process owns its memory
                A thread shares it with others"#]],
        );
    }

    #[test]
    fn a_consequence_is_an_idea() {
        check(
            "A sidecar carries the traffic of a service, allowing teams to change its routing without a release.",
            &expect![[r#"
                A sidecar carries the traffic of a service
                Allow teams to change its routing without a release"#]],
        );
    }

    #[test]
    fn pronouns_and_connectives_go() {
        check(
            "However, it is a lock that threads share.",
            &expect!["Lock that threads share"],
        );
        check("They're often cached.", &expect!["Often cached"]);
        check("Therefore you should close the file.", &expect!["Close the file"]);
        check("There are two kinds of locks.", &expect!["Two kinds of locks"]);
    }
}
