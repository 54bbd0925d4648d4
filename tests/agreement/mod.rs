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
            senior           79     67      62   59   0.95      0.88   0.91
            mid              79     68      67   64   0.96      0.94   0.95
            junior           79     53      49   43   0.88      0.81   0.84
            terse            79     70      64   64   1.00      0.91   0.96
            nonnative        79     75      70   70   1.00      0.93   0.97
            paraphraser      79     63      33   28   0.85      0.44   0.58
            exampledriven    79     62      60   54   0.90      0.87   0.89
            rambler          79     42      51   39   0.76      0.93   0.84
            misconceived     79     24      53   23   0.43      0.96   0.60
            negator          79      0       0    0   0.00      0.00   0.00
            stuffer          79      0       0    0   0.00      0.00   0.00
            echoer           79      0       1    0   0.00      0.00   0.00
            points          948    524     510  444   0.87      0.85   0.86
            misconceptions  240     16       5    5   1.00      0.31   0.48
            kappa on points 0.689
        "#]],
    );
}

#[test]
fn the_grader_agrees_on_other_subjects_as_far_as_the_documents_say() {
    check(
        &SYSTEMS,
        expect![[r#"
            style             n people machine both   precision recall F1
            senior           42     42      36   36   1.00      0.86   0.92
            mid              42     26      27   26   0.96      1.00   0.98
            junior           42      8       7    5   0.71      0.62   0.67
            terse            42     42      40   40   1.00      0.95   0.98
            nonnative        42     30      29   29   1.00      0.97   0.98
            paraphraser      42     31       7    7   1.00      0.23   0.37
            exampledriven    42     29      20   17   0.85      0.59   0.69
            rambler          42     12      22    8   0.36      0.67   0.47
            misconceived     42      6      18    6   0.33      1.00   0.50
            negator          42      0       0    0   0.00      0.00   0.00
            points          420    226     206  174   0.84      0.77   0.81
            misconceptions  120     12      14   12   0.86      1.00   0.92
            kappa on points 0.601
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
            rambler          30      8       9    4   0.44      0.50   0.47
            misconceived     30      3      14    2   0.14      0.67   0.24
            negator          30      0       1    0   0.00      0.00   0.00
            stuffer          30      0       0    0   0.00      0.00   0.00
            echoer           30      0       0    0   0.00      0.00   0.00
            points          180     28      39   20   0.51      0.71   0.60
            misconceptions   72     16       5    5   1.00      0.31   0.48
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
            mid              29     18      14   14   1.00      0.78   0.88
            rambler          29      8      14    7   0.50      0.88   0.64
            misconceived     29      3      11    1   0.09      0.33   0.14
            negator          29      0       0    0   0.00      0.00   0.00
            stuffer          29      0       0    0   0.00      0.00   0.00
            echoer           29      0       0    0   0.00      0.00   0.00
            points          174     29      39   22   0.56      0.76   0.65
            misconceptions   72     12       5    4   0.80      0.33   0.47
            kappa on points 0.564
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
            junior           48     17      10   10   1.00      0.59   0.74
            terse            48     48      46   46   1.00      0.96   0.98
            nonnative        48     38      37   35   0.95      0.92   0.93
            paraphraser      48     34      17   16   0.94      0.47   0.63
            exampledriven    48     37      32   25   0.78      0.68   0.72
            rambler          48     27      29   23   0.79      0.85   0.82
            misconceived     48      5      21    5   0.24      1.00   0.38
            negator          48      2       2    1   0.50      0.50   0.50
            stuffer          48      0       0    0   0.00      0.00   0.00
            echoer           48      0       2    0   0.00      0.00   0.00
            points          576    294     279  243   0.87      0.83   0.85
            misconceptions  144     12       5    3   0.60      0.25   0.35
            kappa on points 0.698
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
            mid              48     33      33   31   0.94      0.94   0.94
            junior           48     17      14   11   0.79      0.65   0.71
            terse            48     47      46   45   0.98      0.96   0.97
            nonnative        48     40      38   38   1.00      0.95   0.97
            paraphraser      48     31      16   14   0.88      0.45   0.60
            exampledriven    48     36      27   25   0.93      0.69   0.79
            rambler          48     22      26   17   0.65      0.77   0.71
            misconceived     48      5      26    5   0.19      1.00   0.32
            negator          48      1       2    0   0.00      0.00   0.00
            stuffer          48      0       0    0   0.00      0.00   0.00
            echoer           48      0       2    0   0.00      0.00   0.00
            points          576    277     273  229   0.84      0.83   0.83
            misconceptions  144     10       3    2   0.67      0.20   0.31
            kappa on points 0.680
        "#]],
    );
}
