//! The evidence grammar in words.

use examen_bank::{Alternative, EvidenceLine, Joint, LineKind, Slot, Term, TermKind, code_span};

/// What a line asks for, in Markdown.
pub(super) fn line_in_words(line: &EvidenceLine) -> String {
    let intro = match line.kind {
        LineKind::Any if line.alternatives.len() == 1 => "Earns the point:".to_owned(),
        LineKind::Any => "Any one of these earns the point:".to_owned(),
        LineKind::Example => {
            "Examples: any one of these earns the point, and none is ever reported as missing:".to_owned()
        }
        LineKind::All => "All of these are wanted; each gives its share of the point:".to_owned(),
        LineKind::AtLeast(n) => format!("{n} of these are wanted; fewer give a fraction of the point:"),
        LineKind::Not => {
            "Where one of these is found, what the point found in the same sentence does not count:"
                .to_owned()
        }
        LineKind::Why => return format!("Shown after grading:\n\n{}", line.text.value),
    };
    let alternatives = line.alternatives.iter().map(alternative_in_words);
    let items: Vec<String> = alternatives.map(|words| format!("- {words}")).collect();
    format!("{intro}\n\n{}", items.join("\n"))
}

/// What an alternative asks for: `in one sentence, near each other: ``retry`` or ``attempt``, and ``duplicate`` `.
pub(super) fn alternative_in_words(alternative: &Alternative) -> String {
    let slots = &alternative.slots;
    if let [slot] = slots.as_slice() {
        return slot_in_words(slot);
    }
    let joints = || slots.iter().skip(1).map(|slot| slot.joint);
    let intro = if joints().all(|joint| joint == Joint::Near) {
        "in one sentence, near each other: "
    } else if joints().all(|joint| joint == Joint::After) {
        "in one sentence, in this order: "
    } else {
        "in one sentence: "
    };
    let mut words = intro.to_owned();
    for (index, slot) in slots.iter().enumerate() {
        words.push_str(match slot.joint {
            _ if index == 0 => "",
            Joint::Near => ", and ",
            Joint::After => ", and then ",
        });
        words.push_str(&slot_in_words(slot));
    }
    words
}

fn slot_in_words(slot: &Slot) -> String {
    let options: Vec<String> = slot.options.iter().map(term_in_words).collect();
    options.join(" or ")
}

fn term_in_words(term: &Term) -> String {
    let text = code_span(&term.text);
    match term.kind {
        TermKind::Word => text,
        TermKind::Prefix => format!("a word that begins with {text}"),
        TermKind::Phrase => format!("{text} word by word"),
        TermKind::Literal => format!("exactly {text}"),
    }
}

/// `1 point`, `2 points`
pub(super) fn counted(count: &str, noun: &str) -> String {
    let plural = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use examen_bank::EvidenceLine;
    use expect_test::{Expect, expect};

    use super::line_in_words;

    fn check(line: &str, expected: Expect) {
        expected.assert_eq(&line_in_words(&EvidenceLine::parse(line).value));
    }

    #[test]
    fn every_construct_has_words() {
        check(
            "retry/attempt duplicate, ack > commit",
            expect![[r"
                Any one of these earns the point:

                - in one sentence, near each other: `retry` or `attempt`, and `duplicate`
                - in one sentence, in this order: `ack`, and then `commit`"]],
        );
        check(
            "expir*/\"time to live\"",
            expect![[r"
                Earns the point:

                - a word that begins with `expir` or `time to live` word by word"]],
        );
        check(
            "all: `401`, `` a`b ``",
            expect![[r"
                All of these are wanted; each gives its share of the point:

                - exactly `401`
                - exactly `` a`b ``"]],
        );
        check(
            "2 of: a, b, c d > e",
            expect![[r"
                2 of these are wanted; fewer give a fraction of the point:

                - `a`
                - `b`
                - in one sentence: `c`, and `d`, and then `e`"]],
        );
        check(
            "why: Because it is so, and so.",
            expect![[r"
                Shown after grading:

                Because it is so, and so."]],
        );
    }
}
