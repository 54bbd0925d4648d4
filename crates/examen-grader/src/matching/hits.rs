//! Where the words of an answer fill slots.

use std::ops::Range;

use examen_bank::{MatchKind, TextRange};
use smallvec::SmallVec;

use super::explained::find_explained;
use super::spelling::find_misspelt;
use crate::answer::{AnswerReader, Gap, Lexeme, ReadAnswer, Word};
use crate::index_set::IndexSet;
use crate::notation::ToldNotations;
use crate::push_if::push_if;
use crate::rubric::{CompiledRubric, Unit, UnitId, Units, Variant};

/// A place in the answer that fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub slot: u32,
    /// Index of the first word.
    pub first: u32,
    /// Index of the last word.
    pub last: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    pub kind: MatchKind,
    /// The term of the rubric that is filled.
    pub term: u32,
}

impl Hit {
    /// The bytes of the answer.
    pub fn range(&self) -> TextRange {
        TextRange::new(self.start as usize, self.end as usize)
    }
}

/// What a word is to the units of a rubric.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// The units it matches, and how.
    pub units: Box<[(UnitId, MatchKind)]>,
    /// The variants that these complete, then those of several units that they begin.
    variants: Box<[(u32, MatchKind)]>,
    /// How many of the variants are complete.
    n_complete: u32,
    /// Whether it may be the first part of a unit's word: `data base`.
    may_be_head: bool,
}

impl Matches {
    /// Whether the word may fill anything.
    pub fn may_be(&self) -> bool {
        self.may_be_head || !self.units.is_empty()
    }
}

/// The hits of an answer by slot.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    /// In the order in which they were found.
    found: Vec<Hit>,
    /// By slot, those of a slot in the order of the answer.
    all: Vec<Hit>,
    /// By slot: where its hits begin and end.
    places: Vec<Range<u32>>,
    /// The slots that have hits, in order.
    filled: Vec<u32>,
    /// The words that may fill slots, in order.
    telling: Vec<u32>,
}

impl Hits {
    /// The hits of `slot` in the order of the answer.
    pub fn of(&self, slot: u32) -> &[Hit] {
        let place = &self.places[slot as usize];
        &self.all[place.start as usize..place.end as usize]
    }

    /// Whether some word fills `slot`.
    pub fn has(&self, slot: u32) -> bool {
        !self.places[slot as usize].is_empty()
    }

    /// The slots that some word fills, in order.
    pub fn filled(&self) -> &[u32] {
        &self.filled
    }

    /// No hits, in the room of others.
    fn emptied(mut self) -> Self {
        self.found.clear();
        self.all.clear();
        self.places.clear();
        self.filled.clear();
        self
    }

    /// Puts what was found together by slot. Of several hits of a slot by the same words the best counts.
    fn sort(&mut self, n_slots: usize) {
        self.group(n_slots);
        for slot in &self.filled {
            let place = &mut self.places[*slot as usize];
            let of_slot = &mut self.all[place.start as usize..place.end as usize];
            if of_slot.len() > 1 {
                of_slot.sort_unstable_by_key(|hit| (hit.first, hit.last, hit.kind, hit.term));
                place.end = place.start + drop_twins(of_slot) as u32;
            }
        }
    }

    /// Puts what was found together by slot, the hits of a slot in the order in which they were found.
    fn group(&mut self, n_slots: usize) {
        let Self {
            found,
            all,
            places,
            filled,
            ..
        } = self;
        places.resize(n_slots, 0..0);
        let mut slots = IndexSet::new(n_slots);
        for hit in &*found {
            slots.insert(hit.slot);
            places[hit.slot as usize].end += 1;
        }
        let mut n_before = 0;
        for slot in slots.iter() {
            let place = &mut places[slot as usize];
            let n_hits = place.end;
            *place = n_before..n_before;
            n_before += n_hits;
            filled.push(slot);
        }
        all.extend_from_slice(found);
        for hit in &*found {
            let end = &mut places[hit.slot as usize].end;
            all[*end as usize] = *hit;
            *end += 1;
        }
    }
}

/// Moves the first hit by each stretch of words to the front of `hits`, which are sorted, and returns how many they are.
fn drop_twins(hits: &mut [Hit]) -> usize {
    let mut n_kept = 1;
    for at in 1..hits.len() {
        let (before, hit) = (hits[n_kept - 1], hits[at]);
        if (before.first, before.last) != (hit.first, hit.last) {
            hits[n_kept] = hit;
            n_kept += 1;
        }
    }
    n_kept
}

/// Everything an answer fills; `matches` tells what a word is to the units.
/// `room` is what an earlier answer left.
pub(crate) fn find_hits<'a>(
    (rubric, reader): (&'a CompiledRubric, &'a AnswerReader),
    (answer, read, told): (&str, &'a ReadAnswer, &ToldNotations),
    room: Hits,
    matches: impl Fn(&Word) -> Option<&'a Matches>,
) -> Hits {
    let mut finder = HitFinder {
        rubric,
        reader,
        read,
        matches,
        hits: room.emptied(),
    };
    let telling = finder.telling();
    for at in &telling {
        finder.words_from(*at as usize);
    }
    finder.hits.telling = telling;
    finder.explained();
    finder.literals(answer);
    finder.notations(answer, told);
    let mut hits = finder.hits;
    hits.sort(rubric.n_slots());
    hits
}

/// The units that a word matches by stem or beginning, or is probably meant for.
pub(crate) fn find_matches(word: &Lexeme, units: &Units) -> Matches {
    let mut matches: SmallVec<[(UnitId, MatchKind); 8]> = SmallVec::new();
    units.find(&word.folded, &word.stem, |unit, kind| matches.push((unit, kind)));
    if matches.is_empty() && !word.is_function {
        find_misspelt(word, units, |unit| matches.push((unit, MatchKind::Misspelt)));
    }
    let of = |variants: fn(&Unit) -> &[u32]| {
        let of_unit = matches.iter().flat_map(move |(unit, kind)| {
            let variants = variants(units.get(*unit)).iter();
            variants.map(move |variant| (*variant, *kind))
        });
        of_unit.collect::<SmallVec<[(u32, MatchKind); 16]>>()
    };
    let (complete, begun) = (of(|unit| &unit.completes), of(|unit| &unit.begins));
    Matches {
        n_complete: complete.len() as u32,
        variants: [complete.as_slice(), begun.as_slice()].concat().into(),
        units: matches.as_slice().into(),
        may_be_head: !word.is_function && units.is_head(&word.folded),
    }
}

/// Two words as one, in `room`; none where they are too long for that.
fn joined<'r>(left: &str, right: &str, room: &'r mut [u8; 40]) -> Option<&'r str> {
    let len = left.len() + right.len();
    let room = room.get_mut(..len)?;
    room[..left.len()].copy_from_slice(left.as_bytes());
    room[left.len()..].copy_from_slice(right.as_bytes());
    std::str::from_utf8(room).ok()
}

struct HitFinder<'a, F> {
    rubric: &'a CompiledRubric,
    reader: &'a AnswerReader,
    read: &'a ReadAnswer,
    matches: F,
    hits: Hits,
}

impl<'a, F: Fn(&Word) -> Option<&'a Matches>> HitFinder<'a, F> {
    /// The words that may fill something. Which of them do is as good as chance, so none of them is guessed at.
    fn telling(&mut self) -> Vec<u32> {
        let mut telling = std::mem::take(&mut self.hits.telling);
        telling.clear();
        for (at, word) in (0..).zip(&self.read.words) {
            push_if(&mut telling, at, (self.matches)(word).is_some());
        }
        telling.retain(|at| !self.is_answer(*at as usize));
        telling
    }

    /// Whether the word only answers a question of yes or no, and belongs to nothing that is said: `No, because …`.
    fn is_answer(&self, at: usize) -> bool {
        let words = &self.read.words;
        let word = &words[at];
        let stands_alone = || words.get(at + 1).is_some_and(|next| next.gap >= Gap::Comma);
        word.gap == Gap::Sentence
            && word.traits.is_cue()
            && stands_alone()
            && &*self.reader.lexeme(word).folded == "no"
    }

    fn words_from(&mut self, at: usize) {
        let Some(matches) = (self.matches)(&self.read.words[at]) else {
            return;
        };
        let (complete, begun) = matches.variants.split_at(matches.n_complete as usize);
        for (variant, kind) in complete {
            self.push(*variant, at, at, *kind);
        }
        for (variant, kind) in begun {
            if let Some((last, kind)) = self.follow(&self.rubric.variants[*variant as usize], at, *kind) {
                self.push(*variant, at, last, kind);
            }
        }
        if matches.may_be_head {
            self.joined_from(at);
        }
    }

    /// What abbreviations that the answer explains stand for.
    fn explained(&mut self) {
        let (rubric, reader, read) = (self.rubric, self.reader, self.read);
        if read.acronyms.is_empty() {
            return;
        }
        for at in 0..read.words.len() {
            find_explained(rubric, reader, read, at, |variant, last, kind| {
                self.push(variant, at, last, kind);
            });
        }
    }

    /// Follows the units of a variant from the word behind `at`.
    fn follow(&self, variant: &Variant, at: usize, first: MatchKind) -> Option<(usize, MatchKind)> {
        let sentence = self.read.words[at].sentence;
        let mut worst = first;
        let mut last = at;
        for unit in &variant.units[1..] {
            last += 1;
            let word = self
                .read
                .words
                .get(last)
                .filter(|word| word.sentence == sentence && word.gap <= Gap::Space)?;
            let (_, kind) = (self.matches)(word)?
                .units
                .iter()
                .find(|(found, _)| found == unit)?;
            worst = worst.max(*kind);
        }
        Some((last, worst))
    }

    /// Two neighbours that make up one word of the rubric: `data base`.
    fn joined_from(&mut self, at: usize) {
        let [left, right] = self.read.words.get(at..at + 2).unwrap_or(&[]) else {
            return;
        };
        if left.sentence != right.sentence || right.gap > Gap::Space {
            return;
        }
        if left.traits.is_function() || right.traits.is_function() {
            return;
        }
        let is_hyphened = right.gap == Gap::Joined;
        let (left, right) = (self.reader.lexeme(left), self.reader.lexeme(right));
        let mut room = [0; 40];
        let units = &self.rubric.units;
        // In a longer word the stemmer drops a final e that a short one keeps: `time`, but `lifetim`. What else it drops from a
        // longer one is not told from its parts (`tenant`, but `multiten`), and looked for where there is a hyphen.
        let unit = joined(&left.folded, &right.stem, &mut room)
            .and_then(|joined| {
                units
                    .by_stem(joined)
                    .or_else(|| units.by_stem(joined.strip_suffix('e')?))
            })
            .or_else(|| {
                let whole = joined(&left.folded, &right.folded, &mut room).filter(|_| is_hyphened);
                units.by_text(whole?)
            });
        let Some(unit) = unit else {
            return;
        };
        for variant in &self.rubric.units.get(unit).completes {
            self.push(*variant, at, at + 1, MatchKind::Compound);
        }
    }

    fn literals(&mut self, answer: &str) {
        for literal in &self.rubric.literals {
            literal.find(answer, self.read, |start, end| {
                let n_words = self.read.words.len();
                if n_words == 0 {
                    return;
                }
                let first = self.read.word_at(start).min(n_words - 1);
                let last = self.read.word_at(end.saturating_sub(1)).clamp(first, n_words - 1);
                let (start, end) = (start as u32, end as u32);
                let kind = MatchKind::Literal;
                self.hits.found.push(Hit {
                    slot: literal.slot,
                    first: first as u32,
                    last: last as u32,
                    start,
                    end,
                    kind,
                    term: literal.term,
                });
            });
        }
    }

    /// What is written to the letter, in whatever way.
    fn notations(&mut self, answer: &str, told: &ToldNotations) {
        let asked = &self.rubric.label_words.notations;
        for slot in &self.rubric.notated {
            let asked = asked.text(slot.notation);
            let hits = told.places(slot.notation).iter().map(|place| Hit {
                slot: slot.slot,
                first: place.first,
                last: place.last,
                start: place.start as u32,
                end: place.end as u32,
                kind: if is_written_alike(&answer[place.start..place.end], asked) {
                    MatchKind::Exact
                } else {
                    MatchKind::Synonym
                },
                term: slot.term,
            });
            self.hits.found.extend(hits);
        }
    }

    fn push(&mut self, variant: u32, first: usize, last: usize, kind: MatchKind) {
        let variant = &self.rubric.variants[variant as usize];
        // Words in fenced code are read for literals only.
        if self.read.has_code && self.read.is_code(first) {
            return;
        }
        let (start, end) = (self.read.words[first].start, self.read.words[last].end);
        let kind = variant.kind.map_or(kind, |own| own.max(kind));
        let (first, last) = (first as u32, last as u32);
        self.hits.found.push(Hit {
            slot: variant.slot,
            first,
            last,
            start,
            end,
            kind,
            term: variant.term,
        });
    }
}

/// Whether two texts are the same but for blanks and case.
fn is_written_alike(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| {
        let bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
        bytes
            .map(|byte| byte.to_ascii_lowercase())
            .collect::<SmallVec<[u8; 32]>>()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::{Hit, Hits};
    use examen_bank::MatchKind;

    #[test]
    fn of_several_hits_by_the_same_words_the_best_counts() {
        let hit = |slot, first, kind| Hit {
            slot,
            first,
            last: first,
            start: 0,
            end: 0,
            kind,
            term: 0,
        };
        let found = [
            hit(3, 7, MatchKind::Synonym),
            hit(1, 2, MatchKind::Exact),
            hit(3, 7, MatchKind::Exact),
            hit(3, 5, MatchKind::Prefix),
        ];
        let mut hits = Hits {
            found: found.to_vec(),
            ..Hits::default()
        };
        hits.sort(5);
        assert_eq!(hits.filled(), [1, 3]);
        assert_eq!(hits.of(3), [found[3], found[2]]);
        assert_eq!(hits.of(1), [found[1]]);
        assert!(hits.of(0).is_empty() && !hits.has(4));
    }
}
