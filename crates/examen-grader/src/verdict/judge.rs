//! From judged occurrences to verdicts and marks.

use std::cell::OnceCell;

use examen_bank::{Marks, QuestionKind, Score, State, TextRange};
use smallvec::SmallVec;

use super::echo::Echo;
use super::finding::{Case, Depth, Finding};
use super::lines::{Found, add_up};
use super::nearest::Seeker;
use super::reworded::Rewording;
use super::standing::{Bench, Judged, Standing};
use crate::answer::{AnswerReader, Form, ReadAnswer, Word};
use crate::derived::{Alignment, DerivedPoint, DerivedSignals, Passages, Subject, to_millionths};
use crate::grade::{Evidence, Grade, MatchKind, Verdict};
use crate::kinship::Kinship;
use crate::matching::{Hits, Occurrence, add_near_claims, find_hits, find_occurrences};
use crate::negation::{Denials, denies_alone};
use crate::paraphrase::{BELIEVED, PointSignals};
use crate::rubric::{CompiledPoint, CompiledRubric};

/// From this share on, a point with evidence lines is met. Three quarters is what two neighbouring sentences give.
const MET: f64 = 0.75;
/// What a point that is only named gets of what it would get in a sentence.
const LISTED: f64 = 0.5;
/// A derived coverage from which a point is met.
const DERIVED_MET: f64 = 0.6;
/// A derived coverage from which a point is partly met.
const DERIVED_PARTIAL: f64 = 0.35;
/// The label of a point with lines earns a part of it where words close to it cover at least so much.
const BY_LABEL: f64 = 0.55;
/// A derived point is shown as denied where more than this share of what matched is,
const DENIED: f64 = 0.8;
/// and a label beside lines earns nothing where more than this share is.
const BARELY_DENIED: f64 = 0.2;
/// The weightiest word of a label beside lines must match at least so well.
const CORE: f64 = 0.5;
/// Evidence is shown for at most so many occurrences,
const SHOWN_OCCURRENCES: usize = 12;
/// in at most so many sentences.
const SHOWN_SENTENCES: usize = 3;

/// Grades one answer.
pub(crate) struct Judge<'a> {
    rubric: &'a CompiledRubric,
    reader: &'a AnswerReader,
    read: &'a ReadAnswer,
    kinship: Kinship<'a>,
    denials: Denials,
    hits: Hits,
    depth: Depth,
    /// Only looked at for points without lines.
    passages: OnceCell<Passages>,
    /// Only looked at where a label may make a point.
    alignment: OnceCell<Alignment>,
}

impl<'a> Judge<'a> {
    /// Matches `read` (the reading of `answer`) against the rubric that `kinship` is to.
    pub fn new(kinship: Kinship<'a>, answer: &str, read: &'a ReadAnswer, depth: Depth) -> Self {
        let Kinship { rubric, reader, .. } = kinship;
        let denials = Denials::find(reader, answer, read);
        let hits = find_hits(rubric, reader, answer, read, |word| kinship.matches(word));
        Self {
            rubric,
            reader,
            read,
            kinship,
            denials,
            hits,
            depth,
            passages: OnceCell::new(),
            alignment: OnceCell::new(),
        }
    }

    /// The grade.
    pub fn grade(&self) -> Grade {
        let echo = Echo::weigh(&self.kinship, self.read);
        let mut verdicts = Vec::with_capacity(self.rubric.points.len());
        self.each_point(&echo, |case| verdicts.push(self.verdict(case)));
        let echoes = echo
            .shown(self.read)
            .map(|sentence| self.read.range_of(sentence))
            .collect();
        Grade {
            kind: self.rubric.kind,
            score: self.score(&verdicts),
            graded: self.graded(&verdicts),
            verdicts,
            echoes,
        }
    }

    /// What speaks for the reference answer having been given, or for each label where there is none.
    pub fn derived_signals(&self) -> Vec<DerivedSignals> {
        let weigh = |label: &DerivedPoint| (&label.weigh(self.subject(), self.passages())).into();
        match &self.rubric.reference {
            Some(reference) => vec![weigh(reference)],
            None => self
                .rubric
                .points
                .iter()
                .map(|point| weigh(&point.derived))
                .collect(),
        }
    }

    /// What speaks for each point having been made in other words.
    pub fn signals(&self) -> Vec<PointSignals> {
        let echo = Echo::weigh(&self.kinship, self.read);
        let mut found = Vec::with_capacity(self.rubric.points.len());
        self.each_point(&echo, |case| {
            let decided = if case.point.value.is_negative() {
                self.misconception_by_lines(case.judged)
            } else {
                self.by_lines(case.point, case.judged)
                    .or_else(|| self.by_label(case.point, case.judged))
            };
            let is_open = decided.is_none() && case.rewording.may_make(case.point, case.judged);
            let support = case.rewording.support(case.idx);
            found.push(case.rewording.signals(case.idx).public(support, is_open));
        });
        found
    }

    /// Lays the evidence of one point after the other before `decide`, in the order of the rubric.
    fn each_point(&self, echo: &Echo, mut decide: impl FnMut(Case<'_>)) {
        let bench = Bench {
            rubric: self.rubric,
            reader: self.reader,
            read: self.read,
            kinship: &self.kinship,
            denials: &self.denials,
            echo,
        };
        let found = find_occurrences(self.rubric, &self.hits, self.read);
        let judged = bench.judge(add_near_claims(found, &self.kinship, &self.hits, self.read));
        let rewording = Rewording {
            bench: &bench,
            hits: &self.hits,
            judged: &judged,
            found: OnceCell::new(),
        };
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
                rewording: &rewording,
            });
        }
    }

    fn score(&self, verdicts: &[Verdict]) -> Score {
        if self.rubric.kind == QuestionKind::Behavioural {
            return Score::default();
        }
        let available = verdicts
            .iter()
            .map(|verdict| verdict.value)
            .filter(|value| !value.is_negative())
            .sum();
        Score::clamped(verdicts.iter().map(|verdict| verdict.marks).sum(), available)
    }

    fn verdict(&self, case: Case<'_>) -> Verdict {
        let Case { point, judged, .. } = case;
        let finding = if point.value.is_negative() {
            self.misconception(case)
        } else if !point.has_evidence() {
            self.derived(point)
        } else {
            self.by_lines(point, judged)
                .or_else(|| self.by_label(point, judged))
                .or_else(|| self.in_other_words(case))
                .unwrap_or_else(|| Finding::nothing(State::Missed))
        };
        let earns = self.rubric.kind == QuestionKind::Technical;
        let counts = !matches!(
            finding.state,
            State::Missed | State::Negated | State::Absent | State::Rejected
        );
        let wants_nearest =
            self.depth == Depth::Explained && matches!(finding.state, State::Missed | State::Partial);
        Verdict {
            point: point.id.clone(),
            label: point.label.clone(),
            value: point.value,
            requirement: point.requirement,
            state: finding.state,
            coverage: finding.coverage,
            marks: if earns && counts {
                point.value.portion(finding.coverage)
            } else {
                Marks::ZERO
            },
            evidence: finding.evidence,
            nearest: wants_nearest
                .then(|| self.seeker().nearest(point, judged))
                .flatten(),
            why: point.why.clone(),
            overridden: None,
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

    fn by_lines(&self, point: &CompiledPoint, judged: &[Judged]) -> Option<Finding> {
        let Found {
            affirmed,
            named,
            turned,
        } = add_up(point, judged);
        let listed = named * LISTED;
        if affirmed > 0.0 && affirmed >= listed {
            let state = if affirmed >= MET {
                State::Met
            } else {
                State::Partial
            };
            return Some(self.finding(state, affirmed, judged, |standing| standing == Standing::Affirmed));
        }
        if named > 0.0 {
            return Some(self.finding(State::Listed, listed, judged, |standing| {
                matches!(standing, Standing::Listed | Standing::Affirmed)
            }));
        }
        turned.then(|| {
            self.finding(State::Negated, 0.0, judged, |standing| {
                matches!(standing, Standing::Turned { .. })
            })
        })
    }

    /// A point whose lines found nothing may be made in words that no line foresaw.
    fn in_other_words(&self, case: Case<'_>) -> Option<Finding> {
        let Case {
            idx,
            point,
            judged,
            rewording,
        } = case;
        if self.rubric.kind == QuestionKind::Behavioural || !rewording.may_make(point, judged) {
            return None;
        }
        let belief = to_millionths(rewording.signals(idx).belief(|| rewording.support(idx))?);
        if belief < BELIEVED {
            return None;
        }
        let evidence = rewording.evidence(idx);
        // What no content word shows is not believed, and a denial alone (`nothing`) shows nothing.
        let says = |evidence: &Evidence| {
            let word = &self.read.words[self.read.word_at(evidence.range.start)];
            !word.traits.is_function() && !denies_alone(&self.reader.lexeme(word).folded)
        };
        evidence.iter().any(says).then_some(Finding {
            state: State::Partial,
            coverage: belief,
            evidence,
        })
    }

    fn misconception(&self, case: Case<'_>) -> Finding {
        self.misconception_by_lines(case.judged)
            .unwrap_or_else(|| Finding::nothing(State::Absent))
    }

    fn misconception_by_lines(&self, judged: &[Judged]) -> Option<Finding> {
        let has = |wanted: fn(Standing) -> bool| judged.iter().any(|one| wanted(one.standing));
        if has(|standing| standing == Standing::Affirmed) {
            return Some(self.finding(State::Claimed, 1.0, judged, |standing| {
                standing == Standing::Affirmed
            }));
        }
        if has(|standing| matches!(standing, Standing::Turned { .. })) {
            return Some(self.finding(State::Rejected, 0.0, judged, |standing| {
                matches!(standing, Standing::Turned { .. })
            }));
        }
        None
    }

    fn derived(&self, point: &CompiledPoint) -> Finding {
        let found = point.derived.weigh(self.subject(), self.passages());
        let coverage = found.of_point();
        let state = match coverage {
            share if share >= DERIVED_PARTIAL && found.denied > DENIED => State::Negated,
            share if share >= DERIVED_MET => State::Met,
            share if share >= DERIVED_PARTIAL => State::Partial,
            _ => State::Missed,
        };
        Finding {
            state,
            coverage,
            evidence: found.evidence,
        }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            read: self.read,
            denials: &self.denials,
            words: &self.rubric.label_words,
            alignment: self.alignment.get_or_init(|| {
                let kin = |word: &Word| self.kinship.labels(word);
                Alignment::new(&self.rubric.label_words, self.reader, self.read, kin)
            }),
        }
    }

    fn passages(&self) -> &Passages {
        self.passages.get_or_init(|| {
            let topic = self.rubric.label_words.topic();
            Passages::of(self.reader, self.read, topic, |word| self.kinship.is_asked(word))
        })
    }

    /// A point whose lines found nothing may still be made in the words of its label; not where they found something
    /// that does not count.
    fn by_label(&self, point: &CompiledPoint, judged: &[Judged]) -> Option<Finding> {
        // Ticks of a checklist are only suggested: there the lines are loose enough.
        if self.rubric.kind == QuestionKind::Behavioural || point.is_ordered || !judged.is_empty() {
            return None;
        }
        if point.derived.core(self.subject()) < CORE {
            return None;
        }
        let found = point.derived.find(self.subject());
        let counts =
            found.closely >= BY_LABEL && found.denied <= BARELY_DENIED && !self.is_listed(&found.evidence);
        counts.then_some(Finding {
            state: State::Partial,
            coverage: found.coverage,
            evidence: found.evidence,
        })
    }

    fn is_listed(&self, evidence: &[Evidence]) -> bool {
        let form = |evidence: &Evidence| {
            self.read
                .sentence_of(self.read.word_at(evidence.range.start))
                .form
        };
        evidence
            .iter()
            .filter(|evidence| form(evidence) == Form::List)
            .count()
            * 2
            > evidence.len()
    }

    fn graded(&self, verdicts: &[Verdict]) -> f64 {
        if let Some(reference) = &self.rubric.reference {
            return reference.weigh(self.subject(), self.passages()).of_reference();
        }
        let sum = |points: &mut dyn Iterator<Item = &Verdict>| -> f64 {
            points
                .map(|verdict| verdict.value.as_f64() * verdict.coverage)
                .sum()
        };
        let available: f64 = verdicts
            .iter()
            .map(|verdict| verdict.value.as_f64().max(0.0))
            .sum();
        if available > 0.0 {
            to_millionths((sum(&mut verdicts.iter()) / available).clamp(0.0, 1.0))
        } else {
            0.0
        }
    }

    fn finding(
        &self,
        state: State,
        coverage: f64,
        judged: &[Judged],
        shows: impl Fn(Standing) -> bool,
    ) -> Finding {
        let mut evidence: Vec<Evidence> = Vec::with_capacity(judged.len().min(SHOWN_OCCURRENCES) * 2);
        let mut sentences: SmallVec<[u32; SHOWN_SENTENCES]> = SmallVec::new();
        for one in judged
            .iter()
            .filter(|one| shows(one.standing))
            .take(SHOWN_OCCURRENCES)
        {
            let sentence = self.read.words[one.occurrence.hits[0].first as usize].sentence;
            if !sentences.contains(&sentence) {
                if sentences.len() == SHOWN_SENTENCES {
                    continue;
                }
                sentences.push(sentence);
            }
            self.show(&one.occurrence, one.standing, &mut evidence);
        }
        evidence.sort_by_key(|evidence| (evidence.range, evidence.kind));
        evidence.dedup_by_key(|evidence| evidence.range);
        Finding {
            state,
            coverage,
            evidence,
        }
    }

    fn show(&self, occurrence: &Occurrence, standing: Standing, evidence: &mut Vec<Evidence>) {
        evidence.extend(occurrence.hits.iter().map(|hit| {
            let term = &self.rubric.terms[hit.term as usize];
            Evidence {
                range: hit.range,
                kind: hit.kind,
                term: term.text.clone(),
                source: term.range,
            }
        }));
        if let Standing::Turned { cue: Some(cue) } = standing {
            let word = &self.read.words[cue as usize];
            let range = TextRange::new(word.start as usize, word.end as usize);
            let term = self.reader.lexeme(word).folded.to_string();
            evidence.push(Evidence {
                range,
                kind: MatchKind::Negation,
                term,
                source: TextRange::default(),
            });
        }
    }
}
