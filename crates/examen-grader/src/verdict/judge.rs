//! From judged occurrences to verdicts and marks.

use std::cell::OnceCell;

use examen_bank::{Marks, MatchKind, QuestionKind, Score, State};

use super::by_label::Labels;
use super::case::Case;
use super::echo::Echo;
use super::finding::{Depth, Finding, FoundMark, FoundMarks};
use super::nearest::Seeker;
use super::reworded::Rewording;
use super::standing::Bench;
use crate::answer::{AnswerReader, ReadAnswer};
use crate::derived::{DerivedPoint, DerivedSignals, to_millionths};
use crate::grade::{Evidence, Grade, Ground, Verdict};
use crate::kinship::Kinship;
use crate::matching::{Hits, add_near_claims, find_hits, find_occurrences};
use crate::negation::{Denials, denies_alone};
use crate::notation::ToldNotations;
use crate::paraphrase::{BELIEVED, PointSignals, Signals, Support};
use crate::room::Room;
use crate::rubric::{CompiledPoint, CompiledRubric};
use crate::whole::{self, Agreement};

/// Who claims so many misconceptions is not believed to make a point in other words than its lines. On five sets of
/// answers none of 4 such points, and 5 of 10 where one is claimed, were made.
const MISLED: usize = 2;

/// One word of a misconception names what it is about and claims nothing, however well the passage fits.
const CLAIMING: usize = 2;

/// What is lost of a statement in a long reference where another growth, version, bound or status code stands in the place of
/// its own. On the development data the mean rises by .00003 so, as it does from a half to three quarters.
const DISPROVED: f64 = 0.5;

/// Grades one answer.
pub(crate) struct Judge<'a> {
    answer: &'a str,
    rubric: &'a CompiledRubric,
    reader: &'a AnswerReader,
    read: &'a ReadAnswer,
    kinship: Kinship<'a>,
    denials: Denials,
    told: ToldNotations,
    hits: Hits,
    depth: Depth,
    room: &'a Room,
}

impl<'a> Judge<'a> {
    /// Matches `read` (the reading of `answer`) against the rubric that `kinship` is to.
    pub fn new(
        kinship: Kinship<'a>,
        answer: &'a str,
        read: &'a ReadAnswer,
        depth: Depth,
        room: &'a Room,
    ) -> Self {
        let Kinship { rubric, reader, .. } = kinship;
        let denials = Denials::find(reader, answer, read);
        let told = ToldNotations::find(&rubric.label_words.notations, reader, (answer, read), &denials);
        let hits = room.hits.take();
        let hits = find_hits((rubric, reader), (answer, read, &told), hits, |word| {
            kinship.matches(word)
        });
        Self {
            answer,
            rubric,
            reader,
            read,
            kinship,
            denials,
            told,
            hits,
            depth,
            room,
        }
    }

    /// Leaves room for the next answer.
    pub fn leave(self) {
        self.room.kins.set(self.kinship.leave());
        self.room.hits.set(self.hits);
    }

    /// The grade.
    pub fn grade(&self) -> Grade {
        let echo = Echo::weigh(&self.kinship, self.read);
        let bench = self.bench(&echo);
        let labels = Labels::new(&bench);
        let mut verdicts = Vec::with_capacity(self.rubric.points.len());
        self.each_point(&bench, &labels, |case| verdicts.push(self.verdict(&bench, case)));
        let echoes = echo
            .shown(self.read)
            .map(|sentence| self.read.range_of(sentence))
            .collect();
        let told = verdicts.iter().map(|verdict| Told {
            value: verdict.value,
            coverage: verdict.coverage,
            marks: verdict.marks,
            evidence: &verdict.evidence,
        });
        let graded = self.graded(told.clone(), &labels);
        Grade {
            kind: self.rubric.kind,
            graded_by: self.rubric.graded_by(),
            score: self.score(told, graded),
            graded,
            verdicts,
            echoes,
        }
    }

    /// The marks alone.
    pub fn marks(&self) -> FoundMarks {
        let echo = Echo::weigh(&self.kinship, self.read);
        let bench = self.bench(&echo);
        let labels = Labels::new(&bench);
        let mut points = Vec::with_capacity(self.rubric.points.len());
        self.each_point(&bench, &labels, |case| {
            let finding = self.find(&bench, case);
            let marks = self.marks_for(case.point, &finding);
            points.push(FoundMark { finding, marks });
        });
        let told = self.rubric.points.iter().zip(&points);
        let told = told.map(|(point, found)| Told {
            value: point.value,
            coverage: found.finding.coverage,
            marks: found.marks,
            evidence: &found.finding.evidence,
        });
        let graded = self.graded(told.clone(), &labels);
        FoundMarks {
            score: self.score(told, graded),
            graded,
            points,
        }
    }

    /// What speaks for the reference answer having been given, or for each label where there is none.
    pub fn derived_signals(&self) -> Vec<DerivedSignals> {
        let echo = Echo::weigh(&self.kinship, self.read);
        let bench = self.bench(&echo);
        let labels = Labels::new(&bench);
        let points = self.rubric.points.iter();
        match &self.rubric.reference {
            Some(reference) => vec![labels.signals(reference)],
            None => points.map(|point| labels.signals(&point.derived)).collect(),
        }
    }

    /// What speaks for each point having been made in other words.
    pub fn signals(&self) -> Vec<PointSignals> {
        let echo = Echo::weigh(&self.kinship, self.read);
        let bench = self.bench(&echo);
        let labels = Labels::new(&bench);
        let mut found = Vec::with_capacity(self.rubric.points.len());
        self.each_point(&bench, &labels, |case| {
            let Case { point, judged, .. } = case;
            let decided = if point.value.is_negative() {
                bench.misconception_by_lines(judged)
            } else {
                let by_lines = bench.by_lines(point, judged);
                by_lines.or_else(|| labels.beside_lines(point, judged))
            };
            let is_open = decided.is_none() && !bench.is_refusing && case.n_claimed < MISLED;
            let is_open = is_open && case.rewording.may_make(case.point, case.judged);
            let rewording = case.rewording;
            let asked = rewording.asked(case.idx);
            let support = asked.map_or_else(Support::default, |asked| rewording.support(&asked));
            let signals = rewording.signals(case.idx);
            found.push(signals.public(rewording.focus(), support, is_open));
        });
        found
    }

    fn bench<'b>(&'b self, echo: &'b Echo) -> Bench<'b> {
        Bench {
            answer: self.answer,
            rubric: self.rubric,
            reader: self.reader,
            read: self.read,
            kinship: &self.kinship,
            denials: &self.denials,
            told: &self.told,
            echo,
            is_refusing: self.denials.prevail(self.read),
            room: self.room,
        }
    }

    /// Lays the evidence of one point after the other before `decide`, in the order of the rubric.
    fn each_point(&self, bench: &Bench<'_>, labels: &Labels<'_>, mut decide: impl FnMut(Case<'_, '_>)) {
        let found = find_occurrences(self.rubric, &self.hits, self.read, self.room.occurrences.take());
        let mut judged = bench.judge(add_near_claims(found, &self.kinship, &self.hits, self.read));
        let rewording = Rewording {
            bench,
            hits: &self.hits,
            judged: &judged,
            found: OnceCell::new(),
        };
        let n_claimed = bench.n_claimed(&judged);
        let mut rest = judged.as_slice();
        for (idx, point) in self.rubric.points.iter().enumerate() {
            let n_own = rest.partition_point(|one| {
                self.rubric.alternatives[one.occurrence.alternative as usize].point <= idx as u32
            });
            let (judged, others) = rest.split_at(n_own);
            rest = others;
            decide(Case {
                idx,
                point,
                judged,
                labels,
                rewording: &rewording,
                n_claimed,
            });
        }
        rewording.leave();
        judged.clear();
        self.room.judged.set(judged);
    }

    /// The score, given for each point what it is worth, its coverage and its marks, and how well the answer agrees with the
    /// whole of a reference.
    fn score<'t>(&self, told: impl Iterator<Item = Told<'t>> + Clone, graded: f64) -> Score {
        if self.rubric.kind == QuestionKind::Behavioural {
            return Score::default();
        }
        if self.rubric.reference.is_some() {
            let labels = self.rubric.points.iter().map(|point| point.label.as_str());
            let agreement = Agreement::new(graded, labels);
            return whole::score(agreement, told.map(|one| (one.value, one.marks)));
        }
        let values = told.clone().map(|one| one.value);
        let available = values.filter(|value| !value.is_negative()).sum();
        Score::clamped(told.map(|one| one.marks).sum(), available)
    }

    fn verdict(&self, bench: &Bench<'_>, case: Case<'_, '_>) -> Verdict {
        let Case { point, judged, .. } = case;
        let finding = self.find(bench, case);
        // Where other words make a point, what its lines lack stands in no way.
        let wants_nearest = self.depth == Depth::Explained
            && matches!(finding.state, State::Missed | State::Partial)
            && finding.ground != Ground::OtherWords;
        Verdict {
            point: point.id.clone(),
            label: point.label.clone(),
            value: point.value,
            requirement: point.requirement,
            marks: self.marks_for(point, &finding),
            state: finding.state,
            coverage: finding.coverage,
            ground: finding.ground,
            evidence: finding.evidence,
            nearest: wants_nearest
                .then(|| self.seeker().nearest(point, judged))
                .flatten(),
            why: point.why.clone(),
            overridden: None,
        }
    }

    /// What was found out about a point.
    fn find(&self, bench: &Bench<'_>, case: Case<'_, '_>) -> Finding {
        let Case {
            point,
            judged,
            labels,
            ..
        } = case;
        if point.value.is_negative() {
            bench
                .misconception_by_lines(judged)
                .or_else(|| Self::one_more_claim(case))
                .unwrap_or_else(|| Finding::nothing(State::Absent))
        } else if !point.has_evidence() {
            labels.derived(case.idx, point)
        } else if case.n_claimed >= MISLED {
            let found = bench.by_lines(point, judged);
            found.unwrap_or_else(|| Finding::nothing(State::Missed))
        } else {
            bench
                .by_lines(point, judged)
                .or_else(|| labels.beside_lines(point, judged))
                .or_else(|| self.in_other_words(case))
                .unwrap_or_else(|| Finding::nothing(State::Missed))
        }
    }

    /// The marks given or taken for what was found.
    fn marks_for(&self, point: &CompiledPoint, finding: &Finding) -> Marks {
        let earns = self.rubric.kind == QuestionKind::Technical;
        if earns && whole::earns(finding.state) {
            point.value.portion(finding.coverage)
        } else {
            Marks::ZERO
        }
    }

    fn seeker(&self) -> Seeker<'_> {
        Seeker {
            rubric: self.rubric,
            reader: self.reader,
            read: self.read,
            hits: &self.hits,
        }
    }

    /// What speaks for a point having been made in other words, if it may be and enough does.
    fn telling_signals(case: Case<'_, '_>) -> Option<Signals> {
        let Case {
            idx,
            point,
            judged,
            rewording,
            ..
        } = case;
        // In `I would not …, there is no need to …` other words are those of what is turned down.
        if rewording.bench.is_refusing || !rewording.may_make(point, judged) {
            return None;
        }
        let signals = rewording.signals(idx);
        signals.is_telling().then_some(signals)
    }

    /// A point whose lines found nothing may be made in words that no line foresaw.
    fn in_other_words(&self, case: Case<'_, '_>) -> Option<Finding> {
        if self.rubric.kind == QuestionKind::Behavioural {
            return None;
        }
        let Case {
            idx,
            point,
            rewording,
            ..
        } = case;
        if point.derived.is_refuted(&self.told) {
            return None;
        }
        let signals = Self::telling_signals(case)?;
        let asked = rewording.asked(idx)?;
        let belief = to_millionths(signals.belief(rewording.focus(), rewording.support(&asked)));
        if belief < BELIEVED {
            return None;
        }
        let evidence = rewording.evidence(&asked);
        // What no content word shows is not believed, and a denial alone (`nothing`) shows nothing.
        let says = |evidence: &Evidence| {
            let word = &self.read.words[self.read.word_at(evidence.range.start)];
            !word.traits.is_function() && !denies_alone(&self.reader.lexeme(word).folded)
        };
        evidence.iter().any(says).then_some(Finding {
            state: State::Partial,
            coverage: belief,
            ground: Ground::OtherWords,
            evidence,
        })
    }

    /// Who claims one misconception by its lines is believed to claim another in words of their own, where these fit it
    /// better than anything else of the rubric. By itself such a fit tells little of claims: on five sets of answers it is
    /// right 13 times of 56 where none is claimed by lines, and 5 of 5 where one is.
    fn one_more_claim(case: Case<'_, '_>) -> Option<Finding> {
        let Case { idx, rewording, .. } = case;
        if case.n_claimed == 0 {
            return None;
        }
        Self::telling_signals(case)?;
        let evidence = rewording.evidence(&rewording.asked(idx)?);
        (evidence.len() >= CLAIMING).then_some(Finding {
            state: State::Claimed,
            coverage: 1.0,
            ground: Ground::OtherWords,
            evidence,
        })
    }

    /// The share earned in full detail. To say of one thing what a reference says of another is no agreement.
    fn graded<'t>(&self, told: impl Iterator<Item = Told<'t>> + Clone, labels: &Labels<'_>) -> f64 {
        let values = told.clone().map(|one| one.value.as_f64().max(0.0));
        let available: f64 = values.sum();
        if let Some(reference) = &self.rubric.reference {
            let statements = told.zip(&self.rubric.points);
            let lost: f64 = statements
                .map(|(one, point)| one.value.as_f64() * self.disagreement(one, point, reference))
                .sum();
            let agreement = labels.agreement(reference);
            return if lost > 0.0 {
                to_millionths(agreement * (1.0 - lost / available))
            } else {
                agreement
            };
        }
        let earned: f64 = told.map(|one| one.value.as_f64() * one.coverage).sum();
        if available > 0.0 {
            to_millionths((earned / available).clamp(0.0, 1.0))
        } else {
            0.0
        }
    }

    /// The share of what a reference states that an answer says otherwise. In a long reference wrong notation is less than all of
    /// it, and people who mark forgive a wrong number in any.
    fn disagreement(&self, one: Told<'_>, point: &CompiledPoint, reference: &DerivedPoint) -> f64 {
        if !one.is_swapped() {
            0.0
        } else if one.coverage <= 0.0 || reference.is_brief() && point.derived.is_contradicted(&self.told) {
            1.0
        } else if point.derived.is_disproved(&self.rubric.label_words, &self.told) {
            DISPROVED
        } else {
            0.0
        }
    }
}

/// What a point is worth, and what was found of it.
#[derive(Clone, Copy)]
struct Told<'a> {
    value: Marks,
    coverage: f64,
    marks: Marks,
    evidence: &'a [Evidence],
}

impl Told<'_> {
    /// Whether it is said of another thing.
    fn is_swapped(&self) -> bool {
        let mut evidence = self.evidence.iter();
        evidence.any(|evidence| evidence.kind == MatchKind::Swapped)
    }
}
