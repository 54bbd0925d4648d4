//! One spelling for words that are spelt in two ways on both sides of the Atlantic: `behaviour`, `serialise`, `centre`.

use std::borrow::Cow;

use crate::lexicon::Vocabulary;

/// What begins so has `or` for `our` in America.
const OUR: &[&str] = &[
    "behaviour",
    "candour",
    "clamour",
    "colour",
    "endeavour",
    "favour",
    "flavour",
    "harbour",
    "honour",
    "humour",
    "labour",
    "misbehaviour",
    "neighbour",
    "odour",
    "rigour",
    "rumour",
    "saviour",
    "splendour",
    "tumour",
    "unfavour",
    "vapour",
    "vigour",
];

/// Other words, each with its American spelling; endings follow as they are.
const BEGINNINGS: &[(&str, &str)] = &[
    ("analogue", "analog"),
    ("artefact", "artifact"),
    ("calibre", "caliber"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centring", "centering"),
    ("defence", "defense"),
    ("despatch", "dispatch"),
    ("dialogue", "dialog"),
    ("disc", "disk"),
    ("enquir", "inquir"),
    ("fibre", "fiber"),
    ("focuss", "focus"),
    ("grey", "gray"),
    ("judgement", "judgment"),
    ("licence", "license"),
    ("litre", "liter"),
    ("metre", "meter"),
    ("monologue", "monolog"),
    ("offence", "offense"),
    ("practise", "practice"),
    ("programme", "program"),
    ("queueing", "queuing"),
    ("sceptic", "skeptic"),
    ("theatre", "theater"),
];

/// Endings of such words that change nothing.
const ENDINGS: &[&str] = &["", "d", "ed", "er", "ers", "ing", "s"];

/// The American spelling of a folded word.
pub(super) fn respelt(folded: &str) -> Cow<'_, str> {
    let other = with_or(folded)
        .or_else(|| with_z(folded))
        .or_else(|| by_beginning(folded));
    other.map_or(Cow::Borrowed(folded), Cow::Owned)
}

/// `centres` is `centers`, and nothing else that begins with `centre` is anything but itself.
fn by_beginning(folded: &str) -> Option<String> {
    BEGINNINGS.iter().find_map(|(british, american)| {
        let ending = folded.strip_prefix(british)?;
        let is_open = matches!(*british, "enquir" | "sceptic");
        (is_open || ENDINGS.contains(&ending)).then(|| with_ending(american, ending))
    })
}

/// `center` and `d` are `centered`, `disk` and `s` are `disks`.
fn with_ending(american: &str, ending: &str) -> String {
    match ending {
        "d" if !american.ends_with('e') => format!("{american}ed"),
        _ => format!("{american}{ending}"),
    }
}

/// `behaviour` is `behavior`.
fn with_or(folded: &str) -> Option<String> {
    let is_one = OUR.iter().any(|british| folded.starts_with(british));
    is_one.then(|| folded.replacen("our", "or", 1))
}

/// `serialise` is `serialize` and `analyse` is `analyze`, where there is such a word; there is no `promize`.
fn with_z(folded: &str) -> Option<String> {
    let (at, _) = folded.rmatch_indices('s').find(|(at, _)| {
        let ending = &folded[at + 1..];
        let is_ending = matches!(
            ending,
            "able" | "ation" | "ational" | "ations" | "e" | "ed" | "er" | "ers" | "es" | "ing" | "ings"
        );
        is_ending && *at > 3 && matches!(folded.as_bytes()[at - 1], b'i' | b'y')
    })?;
    let american = format!("{}z{}", &folded[..at], &folded[at + 1..]);
    Vocabulary::find(&american).is_some().then_some(american)
}

/// The other spelling of what words begin with, for `serialis*` and `behavior*`.
pub(crate) fn other_spelling(prefix: &str) -> Option<String> {
    let american = OUR.iter().find_map(|british| {
        let american = british.replacen("our", "or", 1);
        if prefix.starts_with(british) {
            Some(prefix.replacen("our", "or", 1))
        } else {
            let ending = prefix.strip_prefix(american.as_str())?;
            Some(format!("{british}{ending}"))
        }
    });
    american.or_else(|| {
        let (at, sound) = prefix.rmatch_indices(['s', 'z']).next()?;
        let is_verb = at > 3 && matches!(prefix.as_bytes()[at - 1], b'i' | b'y');
        let ending = &prefix[at + 1..];
        let goes_on = [
            "", "e", "ed", "es", "er", "in", "ing", "a", "at", "ati", "atio", "ation",
        ]
        .contains(&ending);
        let other = if sound == "s" { "z" } else { "s" };
        (is_verb && goes_on).then(|| format!("{}{other}{ending}", &prefix[..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::{other_spelling, respelt};

    #[test]
    fn both_spellings_are_one() {
        for (british, american) in [
            ("behaviour", "behavior"),
            ("behavioural", "behavioral"),
            ("favourite", "favorite"),
            ("neighbours", "neighbors"),
            ("serialise", "serialize"),
            ("serialised", "serialized"),
            ("authorisation", "authorization"),
            ("organiser", "organizer"),
            ("analyse", "analyze"),
            ("analysing", "analyzing"),
            ("centre", "center"),
            ("centres", "centers"),
            ("centred", "centered"),
            ("catalogued", "cataloged"),
            ("licence", "license"),
            ("discs", "disks"),
            ("enquiries", "inquiries"),
        ] {
            assert_eq!(respelt(british), american);
            assert_eq!(respelt(american), american);
        }
    }

    #[test]
    fn other_words_stay_as_they_are() {
        for word in [
            "promise",
            "exercise",
            "raised",
            "four",
            "hour",
            "source",
            "course",
            "resource",
            "precise",
            "otherwise",
            "discover",
            "discrete",
            "discuss",
            "advise",
            "noise",
            "metrics",
            "greyhound",
            "s",
            "is",
            "",
        ] {
            assert_eq!(respelt(word), word);
        }
    }

    #[test]
    fn what_words_begin_with_has_another_spelling() {
        for (prefix, other) in [
            ("serialis", "serializ"),
            ("authoriz", "authoris"),
            ("behavior", "behaviour"),
            ("colouri", "colori"),
        ] {
            assert_eq!(other_spelling(prefix).as_deref(), Some(other));
        }
        for prefix in ["cach", "his", "is", "quiz", "resourc"] {
            assert_eq!(other_spelling(prefix), None);
        }
    }
}
