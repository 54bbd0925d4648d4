//! What is said around a misconception by those who do not hold it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Where a phrase has to stand to tell whose belief something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before what is told: `whoever thinks that …`.
    Before,
    /// Before it, and not said by the speaker: `expecting that …`, but not `I am expecting that …`.
    BeforeByOthers,
    /// At the head of its sentence: `many juniors index every column`.
    First,
    /// Behind it: `… sounds plausible`.
    Behind,
    /// Anywhere in its sentence: `I thought that …`.
    Around,
}

const PHRASES: &[(Place, &str)] = &[
    (
        Place::Before,
        "always assumes, anybody tells, ask people, notion that, someone says, someone tells, someone wants, somebody says,
        somebody tells, somebody wants, so much for, tell yourself, the idea that, they assume, they believe, they hope,
        they imagine, they say, they think, you assume, you believe, you expect, you rely on, you think, you trust,
        anybody who, anyone who, claim that, dogma that, engineers who, everybody who, everyone who, people who,
        programmers who, developers who, those who, teams that, teams who, team for which, one of those, the day you,
        the day somebody, the belief that, the myth that, the rumour that, the rumor that, the slogan that, the tale that,
        assumption that, temptation to, urge to, proposal to, feeling that, whoever, half my, half of, half the, ask ten, swears, swore, wanted us, wanted to, asked for, so called, as if, as though, misreading, error to, errors is,
        is not just, are not just, is not merely, is not simply, is more than, not mean just, not just mean,
        if your answer, if your plan, if the plan, colleague, colleagues, consultants, management, predecessor, predecessors,
        salesman, vendors, former colleague, former company, former employer, former job, former project, former team,
        previous company, previous employer, previous job, previous project, previous team",
    ),
    (
        Place::BeforeByOthers,
        "assume, assuming, believing, calling, claiming, expecting, hoping, imagine, imagining, insisted, picturing,
        pretending, proposed, suggested, thinking, treating, trusting",
    ),
    (
        Place::First,
        "my first, my last, my old, my previous, our first, our old, our previous, beginners, developers, engineers, interns, juniors, newbies, newcomers, people, programmers, somebody, someone,
        students, teams, textbooks, trainees, tutorials, many people, many developers, many teams",
    ),
    (
        Place::Behind,
        "sounds, feels, backfire, cheating, worst you can, worst thing, looks clever, looks tidy, right until, right up to, until the first, until the day, up to the first,
        the way a, is what beginners, is what everybody, is what juniors, is what my, is what people, is what you do when,
        architect said, colleague promised, colleague said, he put it, lead put it, she put it, they put it, promised, to retire, wrong one, wrong way, is like, is how, dogma, slogan, wishful, guesswork, off the table, regret, hard way, trap, blunder,
        blunders, classic errors, classic error, confuse, confused, confuses, mixed up, overlooks that, overlooks the, ignores that, ignores the, ignores what,
        forgets that, forgets how, misleads, misread, misreading, mistook, violate, violates, contradicts, defeats, undermines, fell over,
        red flag, never again, or so we, or so i, they say, people say, he said, she said, says the, says a, in the blog,
        is a belief, first idea, is no cure, is no fix, is no solution, lasts until, most dangerous, exact opposite, the opposite, backwards, in disguise, lulls, reflex, fashion",
    ),
    (
        Place::Around,
        "assumption, brochure, contradiction, folklore, goes against, hype, instinct, the trap, i blame, i inherited, i smile, instant no, my bin,
        push back, reject, turn down, turned down, turned it down, turn it down, assumed, believed, convinced, expected, hoped, thought",
    ),
];

/// The words behind the first one of a phrase, and where it has to stand.
type Phrase = (Vec<&'static str>, Place);

/// The phrases by their first word.
pub(super) static BY_FIRST: LazyLock<FxHashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<&str, Vec<Phrase>> = FxHashMap::default();
    for (place, list) in PHRASES {
        for phrase in list.split(',') {
            let mut words = phrase.split_whitespace();
            if let Some(first) = words.next() {
                phrases.entry(first).or_default().push((words.collect(), *place));
            }
        }
    }
    phrases
});
