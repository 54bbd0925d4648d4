//! Where an answer says of one thing what the rubric says of another.

use std::cell::{OnceCell, RefCell};
use std::ops::{Range, RangeInclusive};

use smallvec::SmallVec;

use super::actors::{begins_another, is_adverb, leads, turns_roles};
use super::statements::{Deed, PointRoles, Roles, Statement};
use crate::answer::{Gap, Lexeme, ReadAnswer, Sentence};
use crate::clauses::Clauses;
use crate::kinship::Kinship;
use crate::matching::Hit;
use crate::negation::Denials;

/// In longer sentences nobody swaps anything; they are lists, or hostile.
const LONGEST: u32 = 64;
/// The verb is the second or third content word of a label: `A resolver asks …`, `A motor boat gives way …`.
const VERBS: RangeInclusive<usize> = 1..=2;

/// What was found in so many sentences is kept for a point: all of most answers, and of a long one what can be looked
/// through in no time.
const MOST_KEPT: usize = 8;

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
    /// The point asked about last.
    asked: RefCell<Asked>,
}

/// What was found out about a point.
#[derive(Debug, Default)]
struct Asked {
    point: u32,
    /// By sentence.
    found: SmallVec<[(u32, Option<Swap>); 8]>,
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
            asked: RefCell::default(),
        }
    }

    /// What is swapped where `hits` make the point numbered `point`.
    pub fn swap(&self, point: u32, hits: &[Hit]) -> Option<Swap> {
        let (first, last) = (hits.first()?, hits.last()?);
        let [first, last] = [first, last].map(|hit| self.read.words[hit.first as usize].sentence);
        if self.named_in(first).is_empty() && (first == last || self.named_in(last).is_empty()) {
            return None;
        }
        let swap = self.swap_in(first, point);
        if first == last {
            swap.or_else(|| self.swapper(first)?.of_another(self.roles_of(point), hits))
        } else {
            swap.or_else(|| self.swap_in(last, point))
        }
    }

    /// What is swapped in a sentence of what the label of a point says. Occurrences of a point come one after the other,
    /// and many stand in one sentence.
    fn swap_in(&self, sentence: u32, point: u32) -> Option<Swap> {
        let mut asked = self.asked.borrow_mut();
        if asked.point != point {
            asked.point = point;
            asked.found.clear();
        }
        let before = asked.found.iter().find(|(before, _)| *before == sentence);
        if let Some((_, swap)) = before {
            return *swap;
        }
        let swapper = self.swapper(sentence);
        let swap = swapper.and_then(|swapper| swapper.swap(self.roles_of(point)));
        if asked.found.len() == MOST_KEPT {
            asked.found.clear();
        }
        asked.found.push((sentence, swap));
        swap
    }

    fn roles_of(&self, point: u32) -> &PointRoles {
        &self.kinship.rubric.roles.points[point as usize]
    }

    /// Looks into a sentence, if it names a subject. A denial says something of its own about who does what.
    fn swapper(&self, sentence: u32) -> Option<Swapper<'_>> {
        let named = self.named_in(sentence);
        let sentence = &self.read.sentences[sentence as usize];
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
    fn named_in(&self, sentence: u32) -> &[Named] {
        let Sentence { first, end, .. } = self.read.sentences[sentence as usize];
        let named = self.named.get_or_init(|| {
            let words = (0..).zip(&self.read.words);
            let named = words.filter_map(|(at, word)| {
                let subject = self.kinship.subject(word)?;
                Some(Named { at, subject })
            });
            named.collect()
        });
        let from = named.partition_point(|named| named.at < first);
        let to = named.partition_point(|named| named.at < end);
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
        // One subject alone is crossed with nothing.
        let contrasts = roles.contrasts.iter().filter(|_| self.named.len() > 1);
        let mut crossed = contrasts.filter_map(|(own, other)| self.crossed(*own, *other));
        crossed.next().or_else(|| self.reversed(roles.deed.as_ref()?))
    }

    /// Whether two clauses say of each other's subject what the rubric says of their own.
    fn crossed(&self, own: u32, other: u32) -> Option<Swap> {
        let statements = &self.read.kinship.rubric.roles.statements;
        let (own, other) = (&statements[own as usize], &statements[other as usize]);
        if !self.are_parted(own.subject, other.subject) {
            return None;
        }
        let told = self.told(own, other);
        let has = |wanted: Share| told.iter().any(|(_, share)| *share == wanted);
        if !has(Share::Own) || !has(Share::Other) {
            return None;
        }
        let clauses = self.clauses();
        let mut pairs = clauses.pairs();
        pairs.find_map(|(first, second)| {
            let [one, next] =
                [(&first, &second), (&second, &first)].map(|(part, beside)| self.sum_up(part, beside, &told));
            let is_crossed = |one: &Told, next: &Told| {
                one.own_subject.is_some() && one.says_other && next.other_subject.is_some() && next.says_own
            };
            if !is_crossed(&one, &next) && !is_crossed(&next, &one) {
                return None;
            }
            one.other_subject.or(next.other_subject).map(|at| Swap {
                at,
                place_of: own.subject,
            })
        })
    }

    /// The words of the sentence that are in one of two statements only.
    fn told(&self, own: &Statement, other: &Statement) -> SmallVec<[(u32, Share); 16]> {
        let sentence = self.sentence.first..self.sentence.end;
        let shares = self.read.content(sentence).filter_map(|at| {
            let Lexeme { folded, stem, .. } = self.read.lexeme(at);
            let (is_own, is_other) = (own.has(folded, stem), other.has(folded, stem));
            let subject = self.subject_at(at);
            let share = match (is_own, is_other) {
                (true, false) if subject == Some(own.subject) => Share::OwnSubject,
                (true, false) => Share::Own,
                (false, true) if subject == Some(other.subject) => Share::OtherSubject,
                (false, true) => Share::Other,
                _ => return None,
            };
            Some((at, share))
        });
        shares.collect()
    }

    /// What a part of the sentence says by words that the part beside it has not.
    fn sum_up(&self, part: &Range<u32>, beside: &Range<u32>, told: &[(u32, Share)]) -> Told {
        let mut sum = Told::default();
        let stem = |at: u32| &*self.read.lexeme(at).stem;
        let is_shared = |at: u32| {
            let mut others = told.iter().filter(|(other, _)| beside.contains(other));
            others.any(|(other, _)| stem(*other) == stem(at))
        };
        let here = told.iter().filter(|(at, _)| part.contains(at));
        for (at, share) in here.filter(|(at, _)| !is_shared(*at)) {
            match share {
                Share::Own => sum.says_own = true,
                Share::Other => sum.says_other = true,
                Share::OwnSubject => sum.own_subject = Some(*at),
                Share::OtherSubject => sum.other_subject = Some(*at),
            }
        }
        sum
    }

    /// Whether a clause has subject, verb and object of a label the other way round, and is as active or passive as it.
    fn reversed(&self, deed: &Deed) -> Option<Swap> {
        if !self.names(deed.subject) || !self.has_verb_of(deed) {
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
        let is_plain = !between.any(|at| turns_roles(folded(at)) && !deed.has(folded(at)))
            && !(actor + 1..verb_at).any(|at| begins_another(folded(at)))
            && !before.clone().any(|at| leads(folded(at)));
        let is_passive = (actor..verb_at).any(|at| stem(at) == "be");
        let is_close = self.read.content(actor + 1..verb_at).count() <= 1;
        let is_thing = !is_adverb(folded(actor));
        (is_once && is_plain && is_close && is_thing && is_passive == deed.is_passive).then_some(Swap {
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

    fn names(&self, subject: u32) -> bool {
        self.named.iter().any(|named| named.subject == subject)
    }

    /// Whether the sentence names both subjects, and a clause may begin between them.
    fn are_parted(&self, own: u32, other: u32) -> bool {
        let place = |subject: u32| self.named.iter().find(|named| named.subject == subject);
        let (Some(own), Some(other)) = (place(own), place(other)) else {
            return false;
        };
        let between = own.at.min(other.at) as usize + 1..=own.at.max(other.at) as usize;
        let mut between = self.read.read.words[between].iter();
        between.any(|word| word.gap >= Gap::Comma || word.traits.may_start_clause())
    }

    /// Whether a verb of the label stands before the last word that may be its object.
    fn has_verb_of(&self, deed: &Deed) -> bool {
        let mut mentions = self.named.iter().rev();
        let Some(last) = mentions.find(|named| named.subject == deed.subject) else {
            return false;
        };
        let verbs = deed.stems.get(VERBS).unwrap_or_default();
        let mut before = self.read.content(self.sentence.first..last.at);
        before.any(|at| verbs.contains(&self.read.lexeme(at).stem))
    }

    fn subject_at(&self, at: u32) -> Option<u32> {
        let idx = self.named.binary_search_by_key(&at, |named| named.at).ok()?;
        Some(self.named[idx].subject)
    }

    fn clauses(&self) -> Clauses {
        Clauses::of(self.sentence, &self.read.read.words, self.read.kinship.reader)
    }
}

/// Which of two statements a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    Own,
    OwnSubject,
    Other,
    OtherSubject,
}

/// What a part of a sentence says.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    own_subject: Option<u32>,
    other_subject: Option<u32>,
    says_own: bool,
    says_other: bool,
}
