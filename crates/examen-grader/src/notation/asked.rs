//! The notations that a rubric asks for.

use compact_str::CompactString;

use super::company::Company;
use super::notated::{Notation, Relation};
use super::reading::{read_notations, read_whole};
use super::told_place::ToldPlace;
use super::wanted::Wanted;
use crate::answer::{AnswerReader, LexemeId, ReadAnswer};
use crate::negation::Denials;

/// Two notations of a label that could be taken for each other have at most so many between them.
const NEAR: usize = 4;

/// All notations that the labels and lines of a rubric ask for.
#[derive(Clone, Debug, Default)]
pub(crate) struct AskedNotations {
    pub(super) all: Vec<Asked>,
    /// Those of the question: whoever leaves them out, or tells of others, is not wrong.
    given: Vec<Notation>,
    /// What answers are read for.
    pub(super) wanted: Wanted,
}

/// What a notation of a rubric speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A point being made.
    Point,
    /// A misconception being claimed, or a point being void.
    Objection,
}

/// A notation that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub purpose: Purpose,
    pub notation: Notation,
    pub text: CompactString,
    /// What goes with it, and which of all it may be taken for. Who asks for such a one asks for it alone.
    pub company: Option<(Company, u32)>,
}

/// A notation of a label.
#[derive(Clone, Debug)]
pub(crate) struct NotatedLabel {
    pub notation: Notation,
    /// As the author wrote it.
    pub text: CompactString,
    /// Its words.
    pub words: Vec<LexemeId>,
    /// What goes with it, where another one beside it may be taken for it.
    company: Option<Company>,
}

impl NotatedLabel {
    /// The notations of `label`, in order, which is `read` as an answer is: what it denies is not asked for.
    pub fn read(label: &str, read: &ReadAnswer, reader: &mut AnswerReader) -> Vec<Self> {
        let mut asked = Vec::new();
        read_notations(label, &Wanted::all(), |noted| {
            if noted.notation.is_asked() {
                asked.push(noted);
            }
        });
        if asked.is_empty() {
            return Vec::new();
        }
        let denials = Denials::find(reader, label, read);
        asked.retain(|noted| {
            noted.notation.may_have_denial()
                || ToldPlace::of(noted, read).is_none_or(|place| !place.is_denied(&denials))
        });
        let places: Vec<Option<ToldPlace>> = asked.iter().map(|noted| ToldPlace::of(noted, read)).collect();
        let notated = asked.into_iter().map(|noted| {
            let text = &label[noted.start..noted.end];
            Self {
                notation: noted.notation,
                text: text.into(),
                words: reader.tokens(text),
                company: None,
            }
        });
        let mut notated: Vec<Self> = notated.collect();
        Self::tell_apart(&mut notated, &places, (read, reader));
        notated
    }

    /// Notes what is said of each two of which one could be taken for the other.
    fn tell_apart(
        notated: &mut [Self],
        places: &[Option<ToldPlace>],
        (read, reader): (&ReadAnswer, &AnswerReader),
    ) {
        for second in 1..notated.len() {
            let is_rival = |first: &usize| {
                let first = &notated[*first];
                first.company.is_none()
                    && first.notation.relation(&notated[second].notation) == Relation::Contrary
            };
            let Some(first) = (second.saturating_sub(NEAR)..second).rev().find(is_rival) else {
                continue;
            };
            let (Some(one), Some(other)) = (&places[first], &places[second]) else {
                continue;
            };
            if let Some([own, others]) = Company::of_two([first, second], [one, other], read, reader) {
                notated[first].company = Some(own);
                notated[second].company = Some(others);
            }
        }
    }
}

impl AskedNotations {
    /// For a question with this prompt.
    pub fn beside(prompt: &str) -> Self {
        let mut given = Vec::new();
        read_notations(prompt, &Wanted::all(), |noted| given.push(noted.notation));
        Self {
            all: Vec::new(),
            given,
            wanted: Wanted::default(),
        }
    }

    /// Asks for the notations of a label, and says of each which of all it is; none where the question gives it away.
    pub fn ask_all(&mut self, label: &[NotatedLabel]) -> Vec<Option<u32>> {
        let asked = label.iter().map(|notated| match notated.company {
            Some(_) if !self.is_given(&notated.notation) => {
                Some(self.add(&notated.notation, &notated.text, Purpose::Point))
            }
            _ => self.ask(&notated.notation, &notated.text, Purpose::Point),
        });
        let asked: Vec<Option<u32>> = asked.collect();
        for (idx, notated) in asked.iter().zip(label) {
            let Some((idx, company)) = idx.zip(notated.company.as_ref()) else {
                continue;
            };
            let rival = asked[company.rival];
            self.all[idx as usize].company = rival.map(|rival| (company.clone(), rival));
        }
        asked
    }

    /// Asks for a notation, and says which of all it is; none where the question gives it away.
    pub fn ask(&mut self, notation: &Notation, text: &str, purpose: Purpose) -> Option<u32> {
        if self.is_given(notation) {
            return None;
        }
        let known = self.all.iter().position(|asked| {
            let is_alone = asked.company.is_none();
            is_alone && asked.notation == *notation && asked.text == text && asked.purpose == purpose
        });
        Some(known.map_or_else(|| self.add(notation, text, purpose), |idx| idx as u32))
    }

    fn add(&mut self, notation: &Notation, text: &str, purpose: Purpose) -> u32 {
        self.wanted.add(notation);
        self.all.push(Asked {
            purpose,
            notation: notation.clone(),
            text: text.into(),
            company: None,
        });
        self.all.len() as u32 - 1
    }

    /// Whether the question has it.
    pub(super) fn is_given(&self, notation: &Notation) -> bool {
        self.given
            .iter()
            .any(|given| notation.relation(given) == Relation::Same)
    }

    /// What is asked for, as its author wrote it.
    pub fn text(&self, idx: u32) -> &CompactString {
        &self.all[idx as usize].text
    }

    /// Whether something else in the place of what is asked for is wrong whatever else is said.
    pub fn is_decisive(&self, idx: u32) -> bool {
        self.all[idx as usize].notation.is_decisive()
    }

    /// Whether the words of what is asked for say nothing one by one.
    pub fn is_whole(&self, idx: u32) -> bool {
        self.all[idx as usize].notation.is_whole()
    }
}

/// The notation that all of `text` is; a number by itself is one, too.
pub(crate) fn whole_notation(text: &str) -> Option<Notation> {
    let mut whole = read_whole(text, &Wanted::all_of_line()).into_iter();
    // Other words may stand within a command: `git interactive rebase`.
    let is_one = |notation: &Notation| notation.is_asked() || notation.is_number();
    whole.rfind(|notation| is_one(notation) && !matches!(notation, Notation::Command(_)))
}
