//! The words that link a clause to what stands before it, by what they make of it.

/// How a clause hangs together with what stands before it, from the loosest cut to the deepest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// Coordination, of single words as well as of clauses: `and`.
    Coordination,
    /// Parataxis: a statement of its own beside the one before, as `but` begins it.
    Parataxis,
    /// Hypotaxis: a clause that depends on the other one, as `because` begins it.
    Hypotaxis,
}

impl Link {
    /// What the folded word `word` may link, whatever stands around it.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "and" | "or" => Some(Self::Coordination),
            "but" | "however" | "instead" | "otherwise" | "then" | "whereas" | "while" | "yet" => {
                Some(Self::Parataxis)
            }
            "although" | "because" | "except" | "hence" | "if" | "in" | "since" | "so" | "therefore"
            | "though" | "thus" | "unless" | "until" | "when" | "whenever" | "where" | "which" | "who" => {
                Some(Self::Hypotaxis)
            }
            _ => None,
        }
    }

    /// What it links between these two words: `in case`, but not `in time`, `instead of` or `as if`.
    pub fn between(before: Option<&str>, word: &str, after: Option<&str>) -> Option<Self> {
        let links = match word {
            "if" => before != Some("as"),
            "in" => after == Some("case"),
            "instead" => after != Some("of"),
            _ => true,
        };
        Self::of(word).filter(|_| links)
    }
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn neighbours_decide_whether_a_word_links() {
        assert_eq!(Link::between(None, "if", None), Some(Link::Hypotaxis));
        assert_eq!(Link::between(Some("as"), "if", None), None);
        assert_eq!(Link::between(None, "instead", Some("we")), Some(Link::Parataxis));
        assert_eq!(Link::between(None, "instead", Some("of")), None);
        assert_eq!(Link::between(None, "in", Some("case")), Some(Link::Hypotaxis));
        assert_eq!(Link::between(None, "in", Some("time")), None);
        assert_eq!(Link::between(None, "cache", None), None);
    }
}
