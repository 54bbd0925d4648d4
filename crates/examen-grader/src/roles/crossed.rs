//! Two statements crossed: the rubric says `A … x` and `B … y`, a sentence `A … y` and `B … x`.

use std::ops::Range;

use smallvec::SmallVec;

use super::statements::Statement;
use super::swap::{Swap, SwapFinder};
use crate::answer::{Gap, Lexeme};

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

impl SwapFinder<'_> {
    /// Whether two clauses say of each other's subject what the rubric says of their own.
    pub(super) fn crossed(&self, own: u32, other: u32) -> Option<Swap> {
        let statements = &self.naming.kinship.rubric.roles.statements;
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
        let shares = self.naming.content(sentence).filter_map(|at| {
            let Lexeme { folded, stem, .. } = self.naming.lexeme(at);
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
        let stem = |at: u32| &*self.naming.lexeme(at).stem;
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

    /// Whether the sentence names both subjects, and a clause may begin between them.
    fn are_parted(&self, own: u32, other: u32) -> bool {
        let place = |subject: u32| self.named.iter().find(|named| named.subject == subject);
        let (Some(own), Some(other)) = (place(own), place(other)) else {
            return false;
        };
        let between = own.at.min(other.at) as usize + 1..=own.at.max(other.at) as usize;
        let mut between = self.naming.read.words[between].iter();
        between.any(|word| word.gap >= Gap::Comma || word.traits.may_start_clause())
    }
}
