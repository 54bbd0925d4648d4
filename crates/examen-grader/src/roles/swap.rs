//! Where an answer says of one thing what the rubric says of another.

use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use smallvec::SmallVec;

use super::clauses::Clauses;
use super::statements::{Deed, PointRoles, Roles, Statement};
use crate::answer::{Lexeme, ReadAnswer, Sentence};
use crate::kinship::Kinship;
use crate::matching::Hit;
use crate::negation::Denials;

/// In longer sentences nobody swaps anything; they are lists, or hostile.
const LONGEST: u32 = 64;
/// The verb is the second or third content word of a label: `A resolver asks …`, `A motor boat gives way …`.
const VERBS: RangeInclusive<usize> = 1..=2;

/// A word of the answer that stands where another one should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Swap {
    /// Index of the word.
    pub at: u32,
    /// The subject in whose place it stands, to be named by [`Roles::name`].
    pub place_of: u32,
}

/// A place where a subject of the rubric is named.
#[derive(Clone, Copy, Debug)]
struct Named {
    at: u32,
    subject: u32,
}

/// Finds swaps in an answer; nothing is worked out before the first occurrence asks.
pub(crate) struct RoleReader<'a> {
    kinship: &'a Kinship<'a>,
    read: &'a ReadAnswer,
    denials: &'a Denials,
    named: OnceCell<SmallVec<[Named; 32]>>,
}

impl Roles {
    /// A subject, as a label names it.
    pub fn name(&self, subject: u32) -> &str {
        &self.names[subject as usize]
    }
}

impl<'a> RoleReader<'a> {
    pub fn new(kinship: &'a Kinship<'a>, read: &'a ReadAnswer, denials: &'a Denials) -> Self {
        Self {
            kinship,
            read,
            denials,
            named: OnceCell::new(),
        }
    }

    /// What is swapped where `hits` make the point numbered `point`.
    pub fn swap(&self, point: u32, hits: &[Hit]) -> Option<Swap> {
        let (first, last) = (hits.first()?, hits.last()?);
        let [first, last] = [first, last].map(|hit| self.read.sentence_of(hit.first as usize));
        let roles = &self.roles().points[point as usize];
        let here = self.swapper(first);
        let swap = here.as_ref().and_then(|here| here.swap(roles));
        if first.first == last.first {
            swap.or_else(|| here?.of_another(roles, hits))
        } else {
            swap.or_else(|| self.swapper(last)?.swap(roles))
        }
    }

    fn roles(&self) -> &'a Roles {
        &self.kinship.rubric.roles
    }

    /// Looks into a sentence, if it names a subject. A denial says something of its own about who does what.
    fn swapper(&'a self, sentence: &'a Sentence) -> Option<Swapper<'a>> {
        let named = self.named_in(sentence);
        let is_open = !named.is_empty()
            && sentence.end - sentence.first <= LONGEST
            && self.denials.leave(sentence.first, sentence.end);
        is_open.then_some(Swapper {
            read: self,
            sentence,
            named,
        })
    }

    /// The subjects that a sentence names.
    fn named_in(&self, sentence: &Sentence) -> &[Named] {
        let named = self.named.get_or_init(|| {
            let words = (0..).zip(&self.read.words);
            let named = words.filter_map(|(at, word)| {
                let subject = self.kinship.subject(word)?;
                Some(Named { at, subject })
            });
            named.collect()
        });
        let from = named.partition_point(|named| named.at < sentence.first);
        let to = named.partition_point(|named| named.at < sentence.end);
        &named[from..to]
    }

    fn lexeme(&self, at: u32) -> &Lexeme {
        self.kinship.reader.lexeme(&self.read.words[at as usize])
    }

    fn content(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = u32> + Clone {
        range.filter(|at| !self.read.words[*at as usize].traits.is_function())
    }
}

/// Looks into one sentence.
struct Swapper<'a> {
    read: &'a RoleReader<'a>,
    sentence: &'a Sentence,
    named: &'a [Named],
}

impl Swapper<'_> {
    /// What is swapped of what the label of a point says.
    fn swap(&self, roles: &PointRoles) -> Option<Swap> {
        let contrasts = roles.contrasts.iter();
        let mut crossed = contrasts.filter_map(|(own, other)| self.crossed(*own, *other));
        crossed.next().or_else(|| self.reversed(roles.deed.as_ref()?))
    }

    /// Whether two clauses say of each other's subject what the rubric says of their own.
    fn crossed(&self, own: u32, other: u32) -> Option<Swap> {
        let statements = &self.read.roles().statements;
        let (own, other) = (&statements[own as usize], &statements[other as usize]);
        let names = |statement: &Statement| self.named.iter().any(|named| named.subject == statement.subject);
        if !names(own) || !names(other) {
            return None;
        }
        let clauses = self.clauses();
        let mut pairs = clauses.pairs();
        pairs.find_map(|(first, second)| {
            let parts = [(&first, &second), (&second, &first)];
            let are_apart = |(one, next): &(&Range<u32>, &Range<u32>)| {
                self.is_named_in(own.subject, one) && self.is_named_in(other.subject, next)
            };
            if !parts.iter().any(are_apart) {
                return None;
            }
            let told = parts.map(|(part, beside)| self.told(part, beside, own, other));
            let is_crossed = |one: &Told, next: &Told| {
                one.own_subject.is_some() && one.says_other && next.other_subject.is_some() && next.says_own
            };
            let [one, next] = told;
            if !is_crossed(&one, &next) && !is_crossed(&next, &one) {
                return None;
            }
            one.other_subject.or(next.other_subject).map(|at| Swap {
                at,
                place_of: own.subject,
            })
        })
    }

    /// What a part of the sentence says by words that are neither in both statements nor in both parts.
    fn told(&self, part: &Range<u32>, beside: &Range<u32>, own: &Statement, other: &Statement) -> Told {
        let mut told = Told::default();
        for at in self.read.content(part.clone()) {
            let Lexeme { folded, stem, .. } = self.read.lexeme(at);
            let (is_own, is_other) = (own.has(folded, stem), other.has(folded, stem));
            let is_shared = || {
                let mut beside = self.read.content(beside.clone());
                beside.any(|at| self.read.lexeme(at).stem == *stem)
            };
            if is_own == is_other || is_shared() {
                continue;
            }
            let subject = self.subject_at(at);
            if is_own && subject == Some(own.subject) {
                told.own_subject = Some(at);
            } else if is_other && subject == Some(other.subject) {
                told.other_subject = Some(at);
            } else {
                told.says_own |= is_own;
                told.says_other |= is_other;
            }
        }
        told
    }

    /// Whether a clause has subject, verb and object of a label the other way round, and is as active or passive as it.
    fn reversed(&self, deed: &Deed) -> Option<Swap> {
        if !self.named.iter().any(|named| named.subject == deed.subject) {
            return None;
        }
        let clauses = self.clauses();
        let mut parts = clauses.each();
        parts.find_map(|part| {
            VERBS.into_iter().find_map(|verb| {
                let objects = deed.stems.get(verb + 1..)?;
                let verb = &deed.stems[verb];
                objects
                    .iter()
                    .find_map(|object| self.reversed_in(part.clone(), deed, verb, object))
            })
        })
    }

    fn reversed_in(&self, part: Range<u32>, deed: &Deed, verb: &str, object: &str) -> Option<Swap> {
        let subject = &*deed.stems[0];
        if verb == subject || object == subject || object == verb {
            return None;
        }
        let stem = |at: u32| &*self.read.lexeme(at).stem;
        let content = self.read.content(part.clone());
        let verb_at = content.clone().find(|at| stem(*at) == verb)?;
        let (before, after) = (part.start..verb_at, verb_at + 1..part.end);
        let last_before = |word: &str| {
            self.read
                .content(before.clone())
                .rev()
                .find(|at| stem(*at) == word)
        };
        let first_after = |word: &str| self.read.content(after.clone()).find(|at| stem(*at) == word);
        let (actor, acted_on) = (last_before(object)?, first_after(subject)?);
        let is_once =
            last_before(subject).is_none() && first_after(object).is_none() && first_after(verb).is_none();
        let folded = |at: u32| &*self.read.lexeme(at).folded;
        let mut between = actor + 1..acted_on;
        let is_plain =
            !between.any(|at| turns_roles(folded(at))) && !before.clone().any(|at| leads(folded(at)));
        let is_passive = (actor..verb_at).any(|at| stem(at) == "be");
        let is_close = self.read.content(actor + 1..verb_at).count() <= 1;
        (is_once && is_plain && is_close && is_passive == deed.is_passive).then_some(Swap {
            at: actor,
            place_of: deed.subject,
        })
    }

    /// Whether all of `hits` stand in clauses that are about a rival of the subject alone.
    fn of_another(&self, roles: &PointRoles, hits: &[Hit]) -> Option<Swap> {
        let PointRoles { own, rivals, .. } = roles;
        let has = |subjects: &[u32]| self.named.iter().any(|named| subjects.contains(&named.subject));
        if !has(rivals) {
            return None;
        }
        let clauses = self.clauses();
        let mut found = None;
        for hit in hits {
            let part = clauses.around(hit.first);
            let mut here = self.named.iter().filter(|named| part.contains(&named.at));
            if here.clone().any(|named| own.contains(&named.subject)) {
                return None;
            }
            let rival =
                here.find(|named| rivals.contains(&named.subject) && self.is_bare(part.start, named.at))?;
            found = Some(Swap {
                at: rival.at,
                place_of: *own.first()?,
            });
        }
        found
    }

    /// Whether something may be said of the word: not of what is compared with, or left.
    fn is_bare(&self, start: u32, at: u32) -> bool {
        let mut before = (start..at).rev().map(|at| &*self.read.lexeme(at).folded);
        let next = before.find(|word| !matches!(*word, "a" | "an" | "the" | "over"));
        !next.is_some_and(|word| {
            matches!(
                word,
                "as" | "from" | "instead" | "like" | "than" | "to" | "unlike" | "versus" | "vs"
            )
        })
    }

    fn is_named_in(&self, subject: u32, part: &Range<u32>) -> bool {
        let mut named = self.named.iter();
        named.any(|named| named.subject == subject && part.contains(&named.at))
    }

    fn subject_at(&self, at: u32) -> Option<u32> {
        let idx = self.named.binary_search_by_key(&at, |named| named.at).ok()?;
        Some(self.named[idx].subject)
    }

    fn clauses(&self) -> Clauses {
        Clauses::of(self.sentence, &self.read.read.words, self.read.kinship.reader)
    }
}

/// What a part of a sentence says.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    own_subject: Option<u32>,
    other_subject: Option<u32>,
    says_own: bool,
    says_other: bool,
}

/// Whether somebody else may be the one who acts where this word stands between two: `is asked by`, `that … asks`.
fn turns_roles(word: &str) -> bool {
    matches!(
        word,
        "by" | "from" | "of" | "that" | "when" | "which" | "who" | "whom"
    )
}

/// Whether what follows does not act: `into the warehouse flows …`.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "at" | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "onto"
            | "out"
            | "over"
            | "through"
            | "to"
            | "with"
    )
}
