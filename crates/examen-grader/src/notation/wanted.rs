//! What is read of a text: of an answer only what its rubric asks for.

use super::clues::Clues;
use super::notated::Notation;
use super::version::Names;

/// What is read of a text.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// A bit for each kind of notation.
    kinds: u16,
    /// The names of versions, in lower case; none where all that look like one are.
    names: Option<Vec<String>>,
    is_line: bool,
    /// What sentences tell by that have any of it.
    clues: Clues,
}

/// Kinds of notation that are read apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Growth,
    /// Amounts and numbers, and what either may be told by.
    Number,
    Version,
    Bound,
    Rate,
    Span,
    Sign,
    Path,
    Command,
}

impl Wanted {
    /// Everything.
    pub fn all() -> Self {
        Self {
            kinds: !0,
            names: None,
            is_line: false,
            clues: Clues::default(),
        }
    }

    /// Everything, in a term of an evidence line.
    pub fn all_of_line() -> Self {
        Self {
            is_line: true,
            ..Self::all()
        }
    }

    /// What may be something to `notation`, too.
    pub fn add(&mut self, notation: &Notation) {
        let kind = match notation {
            Notation::Growth(_) => Kind::Growth,
            Notation::Version(version) => {
                self.names.get_or_insert_default().push(version.name.clone());
                Kind::Version
            }
            Notation::Bound(_) => Kind::Bound,
            Notation::Rate(_) => Kind::Rate,
            Notation::Span(_) => Kind::Span,
            Notation::Operator(_) | Notation::Option(_) => Kind::Sign,
            Notation::Path(_) => Kind::Path,
            Notation::Command(_) => Kind::Command,
            Notation::Quantity(_) | Notation::Power(_) | Notation::CodeClass(_) | Notation::Number(_) => {
                Kind::Number
            }
        };
        self.kinds |= 1 << kind as u16;
        self.clues = self.clues.and(clues_to(notation));
    }

    /// Whether notation of this kind is read.
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds >> kind as u16 & 1 != 0
    }

    /// What words tell of it, of which a sentence has some that has any of it; none where signs or any words may be enough.
    pub fn clues(&self) -> Option<Clues> {
        // A language is told by a letter and signs.
        let has_language = || {
            let mut names = self.names.iter().flatten();
            self.names.is_none() || names.any(|name| name == "c")
        };
        let by_any_word = self.has(Kind::Sign) || self.has(Kind::Path) || self.has(Kind::Command);
        let is_anywhere = by_any_word || (self.has(Kind::Version) && has_language());
        (!is_anywhere).then_some(self.clues)
    }

    /// Which names have numbers.
    pub fn names(&self) -> Names<'_> {
        match &self.names {
            Some(names) => Names::Known(names),
            None if self.is_line => Names::InLine,
            None => Names::Telling,
        }
    }
}

/// What a sentence has that tells of something that has to do with `notation`, signs and commands left out.
fn clues_to(notation: &Notation) -> Clues {
    match notation {
        Notation::Growth(_) => Clues::DIGIT.and(Clues::GROWTH),
        Notation::Rate(_) => Clues::RATE,
        Notation::Quantity(_) | Notation::Bound(_) | Notation::Span(_) => Clues::AMOUNT,
        Notation::Number(number) => Clues::to_number(*number),
        Notation::Power(power) => Clues::to_number(power.0),
        Notation::CodeClass(_) => Clues::DIGIT.and(Clues::FROM_HUNDRED),
        Notation::Version(_) => Clues::DIGIT,
        Notation::Operator(_) | Notation::Option(_) | Notation::Path(_) | Notation::Command(_) => {
            Clues::default()
        }
    }
}

impl Default for Wanted {
    /// Nothing.
    fn default() -> Self {
        Self {
            kinds: 0,
            names: Some(Vec::new()),
            is_line: false,
            clues: Clues::default(),
        }
    }
}
