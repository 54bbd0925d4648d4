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
        "
        always assumes, an error to think, anybody tells, anybody who, anyone who, are not just, as if, as though, ask
        people, ask ten, asked for, assumption that, colleague, colleagues, consultants, developers who, dogma that,
        engineers who, error to assume, error to believe, error to say, error to think, errors is, everybody who,
        everyone who, feeling that, former colleague, former company, former employer, former job, former project,
        former team, half my team, half the internet, half the team, if the plan, if your answer, if your plan, is not
        just, is not merely, is not simply, misreading, my predecessor, my predecessors, not just mean, not mean just,
        notion that, one of those, our predecessor, our predecessors, people who, previous company, previous employer,
        previous job, previous project, previous team, programmers who, proposal to, so called, so much for, somebody
        says, somebody tells, somebody wants, someone says, someone tells, someone wants, swears, swore, team for which,
        teams that, teams who, tell yourself, temptation to, the belief that, the claim that, the day somebody, the day
        you, the idea that, the myth that, the rumor that, the rumour that, the salesman, the slogan that, the tale
        that, they assume, they believe, they hope, they imagine, they say, they think, those who, urge to, vendors,
        wanted us, whoever, you assume, you believe, you expect, you rely on, you think, you trust",
    ),
    (
        Place::BeforeByOthers,
        "
        assume, assuming, believing, claiming, expecting, hoping, imagine, imagining, insisted, picturing, pretending,
        proposed, suggested, thinking, treating, trusting",
    ),
    (
        Place::First,
        "
        beginners, developers love, interns, juniors, management, many developers, many people, many teams, my first, my
        last, my old, my previous, newbies, newcomers, our first, our old, our previous, people hear, people like,
        people love, salesman, somebody, someone, textbooks, trainees, tutorials, users love",
    ),
    (
        Place::Behind,
        "
        architect said, backfire, backwards, blunder, blunders, cheating, classic error, classic errors, colleague
        promised, colleague said, confuse, confused, confuses, contradicts, defeats, dogma, exact opposite, fell over,
        first idea, following fashion, forgets how, forgets that, guesswork, hard way, he put it, he said, ignores that,
        ignores the, ignores what, in disguise, in the blog, is a belief, is like, is no cure, is no fix, is no
        solution, is what beginners, is what everybody, is what juniors, is what my, is what people, is what you do
        when, lasts until, lead put it, looks clever, looks tidy, lulls, misleads, misread, misreading, mistook, mixed
        up, most dangerous, never again, off the table, or so i, or so we, overlooks that, overlooks the, people say,
        promised, red flag, reflex, regret, right until, right up to, says a, says the, she put it, she said, slogan,
        sounds, the opposite, the way a, they put it, they say, to retire, trap, undermines, until the day, until the
        first, up to the first, violate, violates, wishful, worst thing, worst you can, wrong one, wrong way",
    ),
    (
        Place::Around,
        "
        and expected, assumed, assumption, believed, brochure, contradiction, folklore, goes against, hype, i blame, i
        expected, i inherited, i reject, i smile, instant no, instinct, me reject, my bin, push back, the trap, they
        expected, thought, turn down, turn it down, turned down, turned it down, was convinced, we expected, we hoped,
        were convinced",
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

#[cfg(test)]
mod tests {
    use super::PHRASES;

    #[test]
    fn phrases_are_sorted() {
        for (place, list) in PHRASES {
            let phrases: Vec<String> = list
                .split(',')
                .map(|phrase| phrase.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            assert!(phrases.is_sorted_by(|one, next| one < next), "{place:?}");
        }
    }
}
