//! How far the grader agrees with people on answers that nobody saw when lines were written: to the bundled bank, and to
//! two banks about other subjects.
//!
//! `README.md` here says where the answers and the rulings come from.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use examen_bank::{Review, Ruling};
use expect_test::{Expect, expect};
use serde_json::Value;

use crate::end_to_end::sandbox::Sandbox;

/// Sheets and rulings that are compared.
struct Set {
    /// Where they lie, below `tests/agreement`.
    folder: &'static str,
    /// The bank that lies beside them; none where it is the bundled one.
    bank: Option<&'static str>,
    /// The ways of writing; each is a candidate.
    styles: &'static [&'static str],
    reviewers: &'static [&'static str],
    /// The questions that count; none where all do.
    questions: Option<&'static [&'static str]>,
}

/// The last two are not written by anybody who tries to answer.
const STYLES: [&str; 12] = [
    "senior",
    "mid",
    "junior",
    "terse",
    "nonnative",
    "paraphraser",
    "exampledriven",
    "rambler",
    "misconceived",
    "negator",
    "stuffer",
    "echoer",
];

const BUNDLED: Set = Set {
    folder: "",
    bank: None,
    styles: &STYLES,
    reviewers: &["m-1", "m-2"],
    questions: None,
};

const SYSTEMS: Set = Set {
    folder: "systems",
    bank: Some("systems.bank.md"),
    styles: STYLES.split_at(10).0,
    reviewers: &["m-1"],
    questions: None,
};

/// The questions of the third set whose answers were read after the first run.
const CRAFT_READ: Set = Set {
    questions: Some(&["tcp-udp", "event-loop", "overfitting", "cors"]),
    ..CRAFT
};

/// Those whose answers were never looked at while the grader was changed, but for the figures here.
const CRAFT_UNREAD: Set = Set {
    questions: Some(&["sql-injection", "log-broker", "encodings", "flaky-tests"]),
    ..CRAFT
};

const CRAFT: Set = Set {
    folder: "craft",
    bank: Some("craft.bank.md"),
    styles: &["mid", "rambler", "misconceived", "negator", "stuffer", "echoer"],
    reviewers: &["m-1"],
    questions: None,
};

/// The questions of the fourth set whose answers were read after the first run.
const INTERVIEWS_READ: Set = Set {
    questions: Some(&[
        "live-updates",
        "message-queue",
        "lost-update",
        "connection-pool",
        "orm-queries",
        "test-levels",
    ]),
    ..INTERVIEWS
};

/// Those whose answers were never looked at while the grader was changed, but for the figures here.
const INTERVIEWS_UNREAD: Set = Set {
    questions: Some(&[
        "safe-retry",
        "split-services",
        "containers",
        "pagination",
        "observability",
        "read-replicas",
    ]),
    ..INTERVIEWS
};

const INTERVIEWS: Set = Set {
    folder: "interviews",
    bank: Some("interviews.bank.md"),
    styles: &STYLES,
    reviewers: &["m-1", "m-2"],
    questions: None,
};

/// How often two judges grant the same thing.
#[derive(Clone, Copy, Default)]
struct Agreement {
    n: usize,
    people: usize,
    machine: usize,
    both: usize,
}

impl Agreement {
    fn count(&mut self, people: bool, machine: bool) {
        self.n += 1;
        self.people += usize::from(people);
        self.machine += usize::from(machine);
        self.both += usize::from(people && machine);
    }

    /// The share of what the machine grants that people grant too.
    fn precision(self) -> f64 {
        ratio(self.both, self.machine)
    }

    /// The share of what people grant that the machine grants too.
    fn recall(self) -> f64 {
        ratio(self.both, self.people)
    }

    fn f1(self) -> f64 {
        ratio(2 * self.both, self.machine + self.people)
    }

    /// Cohen's kappa (1960): agreement beyond what two judges with these rates would reach by chance.
    fn kappa(self) -> f64 {
        let n = self.n as f64;
        let (people, machine) = (self.people as f64 / n, self.machine as f64 / n);
        let agree = (self.n + 2 * self.both - self.people - self.machine) as f64 / n;
        let chance = people * machine + (1.0 - people) * (1.0 - machine);
        (agree - chance) / (1.0 - chance)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

impl Set {
    fn read(&self, name: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/agreement");
        fs::read_to_string(root.join(self.folder).join(name)).unwrap()
    }

    /// Question, point, and whether a reviewer grants it.
    fn rulings(&self, style: &str) -> HashMap<(String, String), bool> {
        let mut rulings = HashMap::new();
        for reviewer in self.reviewers {
            let text = self.read(&format!("{style}.{reviewer}.review.md"));
            for section in Review::parse(&text).value.answers {
                for decision in section.decisions {
                    let key = (
                        section.question.value.to_string(),
                        decision.point.value.to_string(),
                    );
                    *rulings.entry(key).or_insert(false) |= decision.ruling == Ruling::Granted;
                }
            }
        }
        rulings
    }

    /// The grades of the sheet of `style`, which stands alone, so that no review has a say.
    fn grades(&self, style: &str) -> Value {
        let sheet = format!("{style}.answers.md");
        let mut sandbox = Sandbox::new().file(&sheet, self.read(&sheet));
        if let Some(bank) = self.bank {
            sandbox = sandbox.file(bank, self.read(bank));
        }
        let output = sandbox
            .command(&format!("grade {sheet} --format json"))
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Agreement on points and on misconceptions.
    fn agreement(&self, style: &str) -> [Agreement; 2] {
        let (rulings, grades) = (self.rulings(style), self.grades(style));
        let mut agreement = [Agreement::default(); 2];
        let mut n_ruled = 0;
        for question in grades["sheets"][0]["questions"].as_array().unwrap() {
            let points = question["points"].as_array().unwrap();
            n_ruled += points.len();
            let id = question["id"].as_str().unwrap();
            if self.questions.is_some_and(|questions| !questions.contains(&id)) {
                continue;
            }
            for point in points {
                let people = rulings[&(id.to_owned(), point["id"].as_str().unwrap().to_owned())];
                let is_misconception = point["value"].as_f64().unwrap() < 0.0;
                agreement[usize::from(is_misconception)].count(people, is_granted(point));
            }
        }
        assert_eq!(
            n_ruled,
            rulings.len(),
            "every ruling on {style} is about a point of the bank"
        );
        agreement
    }
}

/// Whether the machine grants a point, or holds a misconception to be claimed.
fn is_granted(point: &Value) -> bool {
    let is_credit = matches!(point["state"].as_str(), Some("met" | "partial" | "claimed"));
    is_credit && point["coverage"].as_f64().is_none_or(|coverage| coverage >= 0.5)
}

fn row(name: &str, agreement: Agreement) -> String {
    let Agreement {
        n,
        people,
        machine,
        both,
    } = agreement;
    format!(
        "{name:14} {n:4} {people:6} {machine:7} {both:4}   {:.2}      {:.2}   {:.2}\n",
        agreement.precision(),
        agreement.recall(),
        agreement.f1()
    )
}

fn check(set: &Set, expected: Expect) {
    let mut table = "style             n people machine both   precision recall F1\n".to_owned();
    let mut totals = [Agreement::default(); 2];
    for style in set.styles {
        let of_style = set.agreement(style);
        table += &row(style, of_style[0]);
        for (total, part) in totals.iter_mut().zip(of_style) {
            total.n += part.n;
            total.people += part.people;
            total.machine += part.machine;
            total.both += part.both;
        }
    }
    table += &row("points", totals[0]);
    table += &row("misconceptions", totals[1]);
    table += &format!("kappa on points {:.3}\n", totals[0].kappa());
    expected.assert_eq(&table);
}

#[test]
fn the_grader_agrees_with_people_as_far_as_the_documents_say() {
    check(
        &BUNDLED,
        expect![[r#"
            style             n people machine both   precision recall F1
            senior           79     67      59   57   0.97      0.85   0.90
            mid              79     68      67   64   0.96      0.94   0.95
            junior           79     53      47   42   0.89      0.79   0.84
            terse            79     70      63   63   1.00      0.90   0.95
            nonnative        79     75      71   70   0.99      0.93   0.96
            paraphraser      79     63      32   29   0.91      0.46   0.61
            exampledriven    79     62      58   52   0.90      0.84   0.87
            rambler          79     42      48   38   0.79      0.90   0.84
            misconceived     79     24      52   23   0.44      0.96   0.61
            negator          79      0       0    0   0.00      0.00   0.00
            stuffer          79      0       0    0   0.00      0.00   0.00
            echoer           79      0       1    0   0.00      0.00   0.00
            points          948    524     498  438   0.88      0.84   0.86
            misconceptions  240     16       6    6   1.00      0.38   0.55
            kappa on points 0.690
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_other_subjects_as_far_as_the_documents_say() {
    check(
        &SYSTEMS,
        expect![[r#"
            style             n people machine both   precision recall F1
            senior           42     42      35   35   1.00      0.83   0.91
            mid              42     26      27   26   0.96      1.00   0.98
            junior           42      8       5    5   1.00      0.62   0.77
            terse            42     42      40   40   1.00      0.95   0.98
            nonnative        42     30      29   29   1.00      0.97   0.98
            paraphraser      42     31       5    5   1.00      0.16   0.28
            exampledriven    42     29      19   16   0.84      0.55   0.67
            rambler          42     12      20    8   0.40      0.67   0.50
            misconceived     42      6      17    6   0.35      1.00   0.52
            negator          42      0       0    0   0.00      0.00   0.00
            points          420    226     197  170   0.86      0.75   0.80
            misconceptions  120     12      14   12   0.86      1.00   0.92
            kappa on points 0.607
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_questions_that_were_read_as_far_as_the_documents_say() {
    check(
        &CRAFT_READ,
        expect![[r#"
            style             n people machine both   precision recall F1
            mid              30     17      15   14   0.93      0.82   0.88
            rambler          30      8      12    5   0.42      0.62   0.50
            misconceived     30      3      14    2   0.14      0.67   0.24
            negator          30      0       1    0   0.00      0.00   0.00
            stuffer          30      0       0    0   0.00      0.00   0.00
            echoer           30      0       0    0   0.00      0.00   0.00
            points          180     28      42   21   0.50      0.75   0.60
            misconceptions   72     16       7    6   0.86      0.38   0.52
            kappa on points 0.508
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_questions_that_nobody_read_as_far_as_the_documents_say() {
    check(
        &CRAFT_UNREAD,
        expect![[r#"
            style             n people machine both   precision recall F1
            mid              29     18      15   14   0.93      0.78   0.85
            rambler          29      8      13    6   0.46      0.75   0.57
            misconceived     29      3      10    1   0.10      0.33   0.15
            negator          29      0       0    0   0.00      0.00   0.00
            stuffer          29      0       0    0   0.00      0.00   0.00
            echoer           29      0       0    0   0.00      0.00   0.00
            points          174     29      38   21   0.55      0.72   0.63
            misconceptions   72     12       7    5   0.71      0.42   0.53
            kappa on points 0.540
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_interviews_that_were_read_as_far_as_the_documents_say() {
    check(
        &INTERVIEWS_READ,
        expect![[r#"
            style             n people machine both   precision recall F1
            senior           48     48      45   45   1.00      0.94   0.97
            mid              48     38      38   37   0.97      0.97   0.97
            junior           48     17       9    9   1.00      0.53   0.69
            terse            48     48      46   46   1.00      0.96   0.98
            nonnative        48     38      36   34   0.94      0.89   0.92
            paraphraser      48     34      16   14   0.88      0.41   0.56
            exampledriven    48     37      30   24   0.80      0.65   0.72
            rambler          48     27      26   22   0.85      0.81   0.83
            misconceived     48      5      20    5   0.25      1.00   0.40
            negator          48      2       2    1   0.50      0.50   0.50
            stuffer          48      0       0    0   0.00      0.00   0.00
            echoer           48      0       2    0   0.00      0.00   0.00
            points          576    294     270  237   0.88      0.81   0.84
            misconceptions  144     12       7    3   0.43      0.25   0.32
            kappa on points 0.688
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_interviews_that_nobody_read_as_far_as_the_documents_say() {
    check(
        &INTERVIEWS_UNREAD,
        expect![[r#"
            style             n people machine both   precision recall F1
            senior           48     45      43   43   1.00      0.96   0.98
            mid              48     33      32   31   0.97      0.94   0.95
            junior           48     17      10    9   0.90      0.53   0.67
            terse            48     47      46   45   0.98      0.96   0.97
            nonnative        48     40      37   37   1.00      0.93   0.96
            paraphraser      48     31      16   14   0.88      0.45   0.60
            exampledriven    48     36      22   20   0.91      0.56   0.69
            rambler          48     22      27   17   0.63      0.77   0.69
            misconceived     48      5      25    4   0.16      0.80   0.27
            negator          48      1       2    0   0.00      0.00   0.00
            stuffer          48      0       0    0   0.00      0.00   0.00
            echoer           48      0       2    0   0.00      0.00   0.00
            points          576    277     262  220   0.84      0.79   0.82
            misconceptions  144     10       3    2   0.67      0.20   0.31
            kappa on points 0.655
        "#]],
    );
}
