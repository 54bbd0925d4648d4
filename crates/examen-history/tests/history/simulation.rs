//! A learner whose memory is known: it follows the forgetting curve of FSRS-6 with its standard parameters. Practice by
//! the real schedule, over a real file, is compared with two other orders that ask the same number of questions on
//! every day.

use std::collections::BTreeMap;

use examen_bank::{AnswerHash, Bank, Marks, PointId, QuestionId, Revision, Score, State};
use examen_history::schedule::{PointStatus, Quota, Wanted};
use examen_history::{Attempt, AttemptLog, Catalogue, PointOutcome, Source};
use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, MemoryState, current_retrievability};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

/// What a question has: enough that one may be due while others are not.
const POINTS: usize = 3;
/// New questions a day.
const NEW_A_DAY: usize = 5;
/// Before anything was learnt, half of the points are known.
const KNOWN_BEFORE: f64 = 0.5;

/// In which order questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What is due, by the schedule.
    Schedule,
    /// What was asked so many days ago or more, the oldest first.
    Fixed {
        /// Between two times.
        days: i64,
    },
    /// Any.
    Random,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How many times a question was asked.
    pub n_asked: usize,
    /// The share of points recalled, of those that were due when they were asked.
    pub recalled_when_due: f64,
    /// The same for points whose interval was longer than a day. Practice once a day cannot ask sooner, so that a point
    /// that was just missed is asked when less of it is left.
    pub recalled_after_days: f64,
    /// The share of all points that would be recalled at noon, on average over the last third of the days. This is what
    /// a learner knows.
    pub knows: f64,
}

/// A learner.
struct Learner {
    model: FSRS,
    points: BTreeMap<(usize, usize), (MemoryState, Timestamp)>,
    chance: u64,
}

impl Learner {
    fn new(seed: u64) -> Self {
        Self {
            model: FSRS::default(),
            points: BTreeMap::new(),
            chance: seed,
        }
    }

    /// The probability of recalling a point.
    fn retrievability(&self, point: (usize, usize), now: Timestamp) -> f64 {
        self.points.get(&point).map_or(0.0, |(state, last)| {
            let days = now.duration_since(*last).as_secs_f32() / 86_400.0;
            f64::from(current_retrievability(*state, days, FSRS6_DEFAULT_DECAY))
        })
    }

    /// Whether the learner recalls a point, which then is fresh again.
    fn asked(&mut self, point: (usize, usize), now: Timestamp) -> bool {
        let known = self.points.get(&point).copied();
        let probability = known.map_or(KNOWN_BEFORE, |_| self.retrievability(point, now));
        let is_recalled = self.random() < probability;
        let days = known.map_or(0, |(_, last)| (now.duration_since(last).as_hours() + 12) / 24);
        let next = self
            .model
            .next_states(known.map(|(state, _)| state), 0.9, days as u32)
            .unwrap();
        let state = if is_recalled { next.good } else { next.again };
        self.points.insert(point, (state.memory, now));
        is_recalled
    }

    /// In 0..1; SplitMix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
    fn random(&mut self) -> f64 {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.chance;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A day of practice: questions in the order in which they are asked.
type Day = Vec<usize>;

/// `n_days` of practice with `n_questions`.
pub fn simulate(order: Order, n_days: i64, n_questions: usize) -> Outcome {
    let scheduled = practise_by_schedule(n_days, n_questions);
    match order {
        Order::Schedule => scheduled.1,
        Order::Fixed { .. } | Order::Random => practise_otherwise(order, &scheduled.0, n_questions),
    }
}

fn noon(day: i64) -> Timestamp {
    let start: Timestamp = "2026-01-01T12:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(24 * day)
}

fn practise_by_schedule(n_days: i64, n_questions: usize) -> (Vec<Day>, Outcome) {
    let folder = TempDir::new().unwrap();
    let mut log = AttemptLog::open(&folder.path().join("history.sqlite3"), noon(0)).unwrap();
    let catalogue = catalogue(n_questions);
    let mut learner = Learner::new(1);
    let mut tally = Tally::default();
    let mut days = Vec::new();
    for day in 0..n_days {
        let schedule = log.schedule(&catalogue, noon(day)).unwrap();
        let wanted = Wanted {
            seed: day as u64,
            ..Wanted::default()
        };
        let quota = Quota {
            new: NEW_A_DAY,
            due: usize::MAX,
        };
        let plan = schedule.plan(&catalogue, &wanted, quota);
        for (place, question) in plan.iter().enumerate() {
            let at = noon(day) + SignedDuration::from_mins(3 * place as i64);
            let points = schedule.questions[*question].points.iter();
            let due: Vec<Due> = points.map(|point| Due::of(point, at)).collect();
            let recalled: Vec<bool> = (0..POINTS)
                .map(|point| learner.asked((*question, point), at))
                .collect();
            for (due, is_recalled) in due.into_iter().zip(&recalled) {
                tally.count_asked(due, *is_recalled);
            }
            log.record(&attempt(*question, at, &recalled)).unwrap();
        }
        tally.count_day(day, n_days, &learner, n_questions);
        days.push(plan);
    }
    let outcome = tally.outcome(&days);
    (days, outcome)
}

/// As many new questions and as many old ones on every day as the schedule asked.
fn practise_otherwise(order: Order, days: &[Day], n_questions: usize) -> Outcome {
    let mut learner = Learner::new(1);
    let mut last_asked: BTreeMap<usize, i64> = BTreeMap::new();
    let mut tally = Tally::default();
    let mut asked_days = Vec::new();
    let mut is_new = vec![true; n_questions];
    for (day, scheduled) in (0_i64..).zip(days) {
        let new: Vec<usize> = scheduled
            .iter()
            .copied()
            .filter(|question| is_new[*question])
            .collect();
        let n_old = scheduled.len() - new.len();
        let mut old: Vec<usize> = last_asked.keys().copied().collect();
        match order {
            Order::Fixed { days } => {
                old.retain(|question| day - last_asked[question] >= days);
                old.sort_by_key(|question| last_asked[question]);
            }
            Order::Schedule | Order::Random => old.sort_by_cached_key(|_| (learner.random() * 1e9) as u64),
        }
        old.truncate(n_old);
        let plan: Day = old.into_iter().chain(new).collect();
        for (place, question) in plan.iter().enumerate() {
            let at = noon(day) + SignedDuration::from_mins(3 * place as i64);
            for point in 0..POINTS {
                let is_recalled = learner.asked((*question, point), at);
                if !is_new[*question] {
                    tally.count_asked(Due::AfterDays, is_recalled);
                }
            }
            is_new[*question] = false;
            last_asked.insert(*question, day);
        }
        tally.count_day(day, days.len() as i64, &learner, n_questions);
        asked_days.push(plan);
    }
    tally.outcome(&asked_days)
}

/// Whether a point is due when it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    No,
    AfterADay,
    AfterDays,
}

impl Due {
    fn of(point: &PointStatus, at: Timestamp) -> Self {
        let (Some(memory), Some(due)) = (point.memory, point.due) else {
            return Self::No;
        };
        if due.duration_since(at) > SignedDuration::from_hours(12) {
            Self::No
        } else if due.duration_since(memory.last_asked).as_hours() <= 24 {
            Self::AfterADay
        } else {
            Self::AfterDays
        }
    }
}

#[derive(Default)]
struct Tally {
    due: Share,
    after_days: Share,
    known: f64,
    n_known: usize,
}

#[derive(Default)]
struct Share {
    n_recalled: usize,
    n_points: usize,
}

impl Share {
    fn count(&mut self, is_recalled: bool) {
        self.n_points += 1;
        self.n_recalled += usize::from(is_recalled);
    }

    fn get(&self) -> f64 {
        self.n_recalled as f64 / self.n_points.max(1) as f64
    }
}

impl Tally {
    fn count_asked(&mut self, due: Due, is_recalled: bool) {
        if due != Due::No {
            self.due.count(is_recalled);
        }
        if due == Due::AfterDays {
            self.after_days.count(is_recalled);
        }
    }

    fn count_day(&mut self, day: i64, n_days: i64, learner: &Learner, n_questions: usize) {
        if day * 3 < n_days * 2 {
            return;
        }
        let all = (0..n_questions).flat_map(|question| (0..POINTS).map(move |point| (question, point)));
        for point in all {
            self.known += learner.retrievability(point, noon(day));
            self.n_known += 1;
        }
    }

    fn outcome(&self, days: &[Day]) -> Outcome {
        Outcome {
            n_asked: days.iter().map(Vec::len).sum(),
            recalled_when_due: self.due.get(),
            recalled_after_days: self.after_days.get(),
            knows: self.known / self.n_known.max(1) as f64,
        }
    }
}

fn catalogue(n_questions: usize) -> Catalogue {
    let mut source = "---\nbank: simulated\n---\n".to_owned();
    for question in 0..n_questions {
        source += &format!(
            "\n# Topic {}\n\n## Question {question}?\n<!-- id: q{question} -->\n\n### Points\n\n",
            question % 7
        );
        for point in 0..POINTS {
            source += &format!("- Point {point} ^p{point}\n");
        }
    }
    let mut catalogue = Catalogue::default();
    catalogue.add("simulated", &Bank::parse(&source).value);
    catalogue
}

fn attempt(question: usize, at: Timestamp, recalled: &[bool]) -> Attempt {
    let points = recalled
        .iter()
        .enumerate()
        .map(|(point, is_recalled)| PointOutcome {
            point: PointId::new(format!("p{point}")),
            value: Marks::whole(1),
            marks: Marks::whole(i32::from(*is_recalled)),
            state: if *is_recalled { State::Met } else { State::Missed },
            evidence: Vec::new(),
        });
    let points: Vec<PointOutcome> = points.collect();
    Attempt {
        bank: "simulated".to_owned(),
        question: QuestionId::new(format!("q{question}")),
        revision: Revision::of(""),
        at,
        score: Score {
            awarded: points.iter().map(|point| point.marks).sum(),
            available: Marks::whole(POINTS as i32),
        },
        points,
        hints: Vec::new(),
        seconds: 180,
        words: 80,
        source: Source::Terminal,
        grader: "simulation".to_owned(),
        answer_hash: AnswerHash::of(""),
        answer: None,
    }
}
