//! What the label of a point found: of a point without lines, or where the lines of a point found nothing.

use std::cell::OnceCell;

use examen_bank::{QuestionKind, State};

use super::by_lines::in_order;
use super::finding::Finding;
use super::judged::Judged;
use super::standing::Bench;
use crate::answer::{Form, Word};
use crate::derived::{
    AlignedAnswer, Alignment, DerivedMatch, DerivedPoint, DerivedSignals, OwnWords, Passages,
};
use crate::grade::{Evidence, Ground};
use crate::roles::{RoleReader, Swap};
use crate::rubric::CompiledPoint;

/// A derived coverage from which a point is shown as met; marks and the score go by the coverage itself.
const DERIVED_MET: f64 = 0.6;
/// A derived coverage from which a point is shown as partly met, and earns marks.
const DERIVED_PARTIAL: f64 = 0.35;
/// The label of a point with lines earns a part of it where words close to it cover at least so much. On the 996 points of
/// the point-level set agreement is the same up to .65; at .5 one more is found, which was not made.
const BY_LABEL: f64 = 0.55;
/// A derived point is shown as denied where more than this share of what it says of its subject is,
const DENIED: f64 = 0.8;
/// and at least so much of all that it says. Where a label ends in a denial (`…, so neither can go on`) and the answer tells
/// the rest of it, little is denied.
const DENIED_OF_ALL: f64 = 0.25;
/// and a label beside lines earns nothing where more than this share is. Agreement is the same from 0 to .4.
const BARELY_DENIED: f64 = 0.2;
/// What the rest of a brief label earns where something else stands in the place of what it asks for to the letter, or where
/// what it denies is said.
const BESIDE_THE_CLAIM: f64 = 0.5;
/// The rarest word of a label beside lines must match at least so well. Agreement is the same from .3 to .7; at .9 a point
/// goes that was made.
const CORE: f64 = 0.5;

/// Lays labels and reference answers beside an answer; nothing is worked out before the first of them asks.
pub(super) struct Labels<'a> {
    bench: &'a Bench<'a>,
    passages: OnceCell<Passages>,
    alignment: OnceCell<Alignment>,
    own_words: OnceCell<OwnWords>,
    roles: RoleReader<'a>,
}

impl<'a> Labels<'a> {
    pub fn new(bench: &'a Bench<'a>) -> Self {
        Self {
            bench,
            passages: OnceCell::new(),
            alignment: OnceCell::new(),
            own_words: OnceCell::new(),
            roles: RoleReader::new(bench.kinship, bench.read, bench.denials),
        }
    }

    /// What speaks for a label or a reference answer having been said.
    pub fn signals(&self, label: &DerivedPoint) -> DerivedSignals {
        let found = label.weigh(self.answer(), self.passages());
        found.signals(label.precision(self.own_words()))
    }

    /// How well the answer agrees with a whole reference answer, 0..=1.
    pub fn agreement(&self, reference: &DerivedPoint) -> f64 {
        let found = reference.weigh(self.answer(), self.passages());
        found.of_reference(reference.precision(self.own_words()))
    }

    /// What the label of a point without lines says; `idx` is the point's.
    pub fn derived(&self, idx: usize, point: &CompiledPoint) -> Finding {
        let found = point.derived.weigh(self.answer(), self.passages());
        let in_place = point.derived.in_place(&found, self.answer());
        let is_denied = found.turned > DENIED && found.denied >= DENIED_OF_ALL
            || point.derived.is_denied(self.bench.told);
        let is_beside =
            !in_place.is_empty() || !is_denied && point.derived.is_reversed(&found, self.answer());
        let coverage = if self.bench.rubric.is_name() {
            found.closely
        } else if point.derived.is_brief() && is_beside {
            found.of_point() * BESIDE_THE_CLAIM
        } else {
            found.of_point()
        };
        // Of what has fewer of the label's words, or words close to them, it is not known that it says the same.
        let is_told = coverage.min(found.closely) >= DERIVED_MET;
        let swap = is_told.then(|| self.swap(idx, point, &found));
        if let Some(swap) = swap.flatten() {
            return self.swapped(swap, point.derived.evidence(&found, self.answer()));
        }
        let state = match coverage {
            share if share >= DERIVED_PARTIAL && is_denied => State::Negated,
            share if share >= DERIVED_MET && !self.is_another_claim(point, &found) => State::Met,
            share if share >= DERIVED_PARTIAL => State::Partial,
            _ => State::Missed,
        };
        let mut evidence = point.derived.evidence(&found, self.answer());
        // Where nothing else was found, nothing says that it is about that.
        if coverage > 0.0 && !in_place.is_empty() {
            evidence.extend(in_place);
            evidence = in_order(evidence);
        }
        Finding {
            state,
            coverage,
            ground: Ground::Label,
            evidence,
        }
    }

    /// The rival of which the answer says what the label says of its subject.
    fn swap(&self, idx: usize, point: &CompiledPoint, found: &DerivedMatch) -> Option<Swap> {
        self.roles.said_of_rival(idx as u32, point.derived.words(found))
    }

    /// What was found, and the word in the wrong place.
    fn swapped(&self, swap: Swap, mut evidence: Vec<Evidence>) -> Finding {
        evidence.push(self.bench.swapped_word(swap));
        Finding {
            state: State::Negated,
            coverage: 0.0,
            ground: Ground::Label,
            evidence: in_order(evidence),
        }
    }

    /// Another number, or the opposite of a word, is another claim, however much of the rest is right.
    fn is_another_claim(&self, point: &CompiledPoint, found: &DerivedMatch) -> bool {
        let answer = self.answer();
        point.derived.is_misspelt(found, answer.told)
            || point.derived.is_misnumbered(found, answer)
            || point.derived.is_opposed(found, answer, self.bench.reader)
    }

    /// A point whose lines found nothing may still be made in the words of its label; not where they found something
    /// that does not count.
    pub fn beside_lines(&self, point: &CompiledPoint, judged: &[Judged]) -> Option<Finding> {
        // Ticks of a checklist are only suggested: there the lines are loose enough.
        let is_checklist = self.bench.rubric.kind == QuestionKind::Behavioural;
        if is_checklist || point.is_ordered || !judged.is_empty() {
            return None;
        }
        let answer = self.answer();
        if point.derived.core(answer) < CORE {
            return None;
        }
        let found = point.derived.find(answer);
        if found.closely < BY_LABEL || found.denied > BARELY_DENIED {
            return None;
        }
        if point.derived.is_opposed(&found, answer, self.bench.reader)
            || point.derived.is_refuted(answer.told)
        {
            return None;
        }
        let evidence = point.derived.evidence(&found, answer);
        (!self.is_listed(&evidence)).then_some(Finding {
            state: State::Partial,
            coverage: found.coverage,
            ground: Ground::Label,
            evidence,
        })
    }

    fn is_listed(&self, evidence: &[Evidence]) -> bool {
        let read = self.bench.read;
        let form = |evidence: &Evidence| read.sentence_of(read.word_at(evidence.range.start)).form;
        evidence
            .iter()
            .filter(|evidence| form(evidence) == Form::List)
            .count()
            * 2
            > evidence.len()
    }

    fn answer(&self) -> AlignedAnswer<'_> {
        let Bench {
            rubric,
            reader,
            read,
            kinship,
            denials,
            told,
            ..
        } = self.bench;
        AlignedAnswer {
            read,
            denials,
            told,
            words: &rubric.label_words,
            alignment: self.alignment.get_or_init(|| {
                let more = |word: &Word| kinship.more_than_kin(word);
                let ties = |word: &Word| kinship.labels(word);
                Alignment::new(&rubric.label_words, reader, read, more, ties)
            }),
        }
    }

    fn passages(&self) -> &Passages {
        let Bench {
            rubric,
            reader,
            read,
            kinship,
            ..
        } = self.bench;
        let topic = rubric.label_words.topic();
        self.passages
            .get_or_init(|| Passages::of(reader, read, topic, |word| kinship.is_asked(word)))
    }

    fn own_words(&self) -> &OwnWords {
        let Bench {
            reader,
            read,
            kinship,
            ..
        } = self.bench;
        self.own_words
            .get_or_init(|| OwnWords::new(reader, read, |word| &kinship.labels(word).kin))
    }
}
