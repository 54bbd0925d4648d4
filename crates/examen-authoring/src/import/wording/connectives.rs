//! Words that lead over from one sentence to the next, and asides. They say nothing on their own.

use super::sentences::strip_words;

/// Words that only lead over from the sentence before, longest first.
#[rustfmt::skip]
const CONNECTIVES: &[&str] = &[
    "it is important to note that", "it is worth noting that", "it's important to note that",
    "it should be noted that", "keep in mind that", "please note that", "on the other hand",
    "as a result of this", "in other words", "this means that", "that means that", "as you can see",
    "in conclusion", "in particular", "simply put", "in addition", "in this case", "as a result", "in general",
    "in short", "in fact", "note that", "to be honest", "additionally", "furthermore", "consequently",
    "importantly", "first of all", "in addition to this", "afterwards", "of course", "here", "well",
    "essentially", "alternatively", "also known as", "basically", "generally", "typically", "therefore",
    "similarly", "obviously", "actually", "moreover", "likewise", "secondly", "overall", "however", "usually",
    "finally", "firstly", "besides", "lastly", "thirdly", "instead", "earlier", "second", "though", "indeed",
    "first", "third", "hence", "still", "often", "thus", "then", "also", "next", "yes", "and", "but", "so",
    "no",

];

/// Connectives that need no comma after them.
#[rustfmt::skip]
const BARE_CONNECTIVES: &[&str] = &[
    "and", "but", "so", "also", "thus", "hence", "therefore", "here", "however", "then", "in other words",
    "in this case",
];

/// Asides that can be taken out of a sentence.
#[rustfmt::skip]
const ASIDES: &[&str] = &[
    ", on the other hand,", ", however,", ", for example,", ", for instance,", ", in turn,", ", of course,",
    ", therefore,", ", as the name suggests,", ", in contrast,", ", by contrast,",

];

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

/// `text` without asides between commas.
pub(crate) fn without_asides(text: &str) -> String {
    ASIDES.iter().fold(text.to_owned(), |text, aside| {
        match text.to_lowercase().find(aside) {
            Some(at) if text.is_char_boundary(at) && text.is_char_boundary(at + aside.len()) => {
                format!("{}{}", &text[..at], &text[at + aside.len()..])
            }
            _ => text,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{without_asides, without_connectives};

    #[test]
    fn what_leads_over_goes() {
        assert_eq!(
            without_connectives("However, note that locks are fair"),
            "locks are fair"
        );
        assert_eq!(without_connectives("So it waits"), "it waits");
        assert_eq!(without_connectives("Often cached"), "Often cached");
        assert_eq!(without_asides("A queue, however, waits"), "A queue waits");
    }
}
