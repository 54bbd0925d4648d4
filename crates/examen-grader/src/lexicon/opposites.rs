//! Which words say the opposite of one another.
//!
//! Opposites stand in the same sentences, so that their vectors are alike: by these alone `halve` would stand for
//! `double`. The tables are our own, and name what is opposed in size, order, place, change, access, outcome and role,
//! whatever the subject.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Meaning;

/// Each word on one side is the opposite of each on the other.
const PAIRS: &[(&str, &str)] = &[
    ("above over", "below under beneath"),
    ("absorb", "reflect emit"),
    ("abstract", "concrete"),
    ("accelerate", "slow"),
    ("accept", "refuse reject"),
    ("acid", "alkaline base"),
    ("acquire", "release"),
    ("active", "passive"),
    ("add insert append", "delete remove subtract"),
    ("agree", "disagree"),
    ("alive", "dead"),
    ("allocate", "free release"),
    ("allow permit", "deny forbid prevent prohibit"),
    ("always", "never sometimes"),
    ("ancestor", "descendant"),
    ("arrive", "depart leave"),
    ("ascend", "descend"),
    ("ask request", "answer respond"),
    ("attract", "repel"),
    ("authentication authenticate", "authorization authorize"),
    ("before", "after"),
    ("begin start", "end finish stop"),
    ("big huge large", "little small tiny"),
    ("bigger larger", "smaller"),
    ("bitwise", "logical"),
    ("buy", "sell"),
    ("buyer", "seller"),
    ("cause", "effect"),
    ("charge", "discharge"),
    ("cheap", "expensive"),
    ("client", "server"),
    ("common frequent often", "rare rarely seldom"),
    ("compile", "interpret"),
    ("compiler", "interpreter"),
    ("compress", "decompress"),
    ("concurrent", "sequential"),
    ("conductor", "insulator"),
    ("connect attach join", "disconnect detach separate"),
    ("constant", "variable"),
    ("correct right", "incorrect wrong"),
    ("create", "destroy delete"),
    ("dark", "bright light"),
    ("day", "night"),
    ("deep", "shallow"),
    ("double triple multiply", "halve divide"),
    ("early earlier", "late later"),
    ("east", "west"),
    ("easy simple", "difficult hard complex"),
    ("enable", "disable"),
    ("encode", "decode"),
    ("encoder", "decoder"),
    ("encrypt", "decrypt"),
    ("encryption", "hashing"),
    ("enter", "leave exit"),
    ("evaporate", "condense"),
    ("everybody everyone", "nobody"),
    ("expand", "contract"),
    ("explicit", "implicit"),
    ("export", "import"),
    ("fast quick rapid quickly", "slow slowly"),
    ("first", "last"),
    ("front", "back"),
    ("frontend", "backend"),
    ("full", "empty"),
    ("gain win", "lose"),
    ("give", "take"),
    ("good better best", "bad worse worst"),
    ("hardware", "software"),
    ("heat", "cool"),
    ("heavy", "light"),
    ("high higher", "low lower"),
    ("horizontal", "vertical"),
    ("hot warm", "cold cool"),
    ("http", "https"),
    ("include", "exclude"),
    (
        "increase grow raise rise enlarge",
        "decrease shrink lower reduce fall drop diminish",
    ),
    ("inheritance", "composition"),
    ("inner", "outer"),
    ("input", "output"),
    ("inside", "outside"),
    ("internal", "external"),
    ("known", "unknown"),
    ("latency", "throughput"),
    ("leader primary master", "follower replica slave secondary"),
    ("left", "right"),
    ("legal", "illegal"),
    ("lend", "borrow"),
    ("local", "global"),
    ("lock", "unlock"),
    ("long longer", "short shorter"),
    ("lossy", "lossless"),
    ("loud", "quiet"),
    ("male", "female"),
    ("many", "few"),
    ("maximize", "minimize"),
    ("maximum", "minimum"),
    ("melt", "freeze"),
    ("merge", "rebase"),
    ("mutable", "immutable"),
    ("near close", "far distant"),
    ("north", "south"),
    ("numerator", "denominator"),
    ("odd", "even"),
    ("old older", "new newer young younger"),
    ("oldest", "newest latest"),
    ("open", "close shut"),
    ("optimistic", "pessimistic"),
    ("overloading", "overriding"),
    ("parallel", "serial sequential"),
    ("parent", "child"),
    ("pass", "fail"),
    ("past", "future"),
    ("pessimism", "optimism"),
    ("plus", "minus"),
    ("positive", "negative"),
    ("predator", "prey"),
    ("predecessor", "successor"),
    ("process", "thread"),
    ("producer", "consumer"),
    ("public", "private"),
    ("publisher", "subscriber"),
    ("push", "pull"),
    ("read reader", "write writer"),
    ("remember", "forget"),
    ("rest", "soap"),
    ("rich", "poor"),
    ("rough", "smooth"),
    ("row", "column"),
    ("safe", "unsafe dangerous"),
    ("same identical", "different"),
    ("send", "receive"),
    ("sender", "receiver"),
    ("similar", "different"),
    ("single", "multiple"),
    ("source", "destination target"),
    ("stack", "queue heap"),
    ("stateful", "stateless"),
    ("static", "dynamic"),
    ("strong", "weak"),
    ("succeed success", "fail failure"),
    ("summer", "winter"),
    ("symmetric", "asymmetric"),
    ("synchronous", "asynchronous"),
    ("tcp", "udp"),
    ("teacher", "student"),
    ("theory", "practice"),
    ("thick", "thin"),
    ("throw", "catch"),
    ("top", "bottom"),
    ("true", "false"),
    ("up upward", "down downward"),
    ("upgrade", "downgrade"),
    ("upload", "download"),
    ("upstream", "downstream"),
    ("visible", "invisible hidden"),
    ("wet", "dry"),
    ("wide", "narrow"),
    ("win", "lose"),
];

/// Nothing is two of these at once.
const KINDS: &[&str] = &[
    "carbon hydrogen oxygen nitrogen helium iron copper gold silver",
    "java python ruby javascript php perl",
    "linux windows",
    "monday tuesday wednesday thursday friday saturday sunday",
    "mysql oracle redis",
    "proton neutron electron",
    "red orange yellow green blue purple brown black white grey pink",
    "solid liquid gas",
    "stack queue heap",
];

/// By row of a stem in the tables about meaning: the rows of its opposites.
static OPPOSITES: LazyLock<FxHashMap<u16, Vec<u16>>> = LazyLock::new(|| {
    let mut opposites: FxHashMap<u16, Vec<u16>> = FxHashMap::default();
    let mut oppose = |one: &[u16], other: &[u16]| {
        for row in one {
            let others = other.iter().filter(|other| *other != row);
            opposites.entry(*row).or_default().extend(others);
        }
    };
    for (one, other) in PAIRS {
        let (one, other) = (rows(one), rows(other));
        oppose(&one, &other);
        oppose(&other, &one);
    }
    for kind in KINDS {
        let kind = rows(kind);
        oppose(&kind, &kind);
    }
    opposites
});

/// The opposites of a word, of which most have none: looked up once, to be compared with many words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opposites(&'static [u16]);

impl Opposites {
    /// Those of a word that means this; none of one whose meaning is not known.
    pub fn of(meaning: Option<&Meaning>) -> Self {
        let listed = meaning.and_then(|meaning| OPPOSITES.get(&meaning.row()));
        Self(listed.map_or(&[], Vec::as_slice))
    }

    /// Whether a word that means this is one of them.
    pub fn have(self, meaning: Option<&Meaning>) -> bool {
        meaning.is_some_and(|meaning| self.0.contains(&meaning.row()))
    }
}

fn rows(words: &str) -> Vec<u16> {
    let meanings = words.split(' ').filter_map(Meaning::of);
    meanings.map(|meaning| meaning.row()).collect()
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Meaning, Opposites, PAIRS};

    fn meaning(word: &str) -> Meaning {
        Meaning::of(word).unwrap_or_else(|| panic!("{word} has no row"))
    }

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (meaning(one), meaning(other));
        assert_eq!(Opposites::of(Some(&one)).have(Some(&other)), expected);
        assert_eq!(Opposites::of(Some(&other)).have(Some(&one)), expected);
    }

    #[test]
    fn opposites_are_so_in_any_form_and_both_ways() {
        check("doubles", "halved", true);
        check("first", "last", true);
        check("green", "red", true);
        check("double", "triple", false);
        check("green", "green", false);
        check("green", "heavy", false);
    }

    #[test]
    fn every_word_of_the_tables_is_known() {
        let sides = PAIRS.iter().flat_map(|(one, other)| [one, other]);
        let words = sides.chain(KINDS).flat_map(|words| words.split(' '));
        let unknown: Vec<&str> = words.filter(|word| Meaning::of(word).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
