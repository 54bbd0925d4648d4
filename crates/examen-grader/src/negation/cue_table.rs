//! The phrases that deny or disapprove, by what they do.
//!
//! The vocabulary is our own: what English has for leaving out, for being worth nothing, for disapproval, for what
//! others say, and for what only looks like a denial. Words are as the reader leaves them: `doesn't` is `does not`.

use std::sync::LazyLock;

use super::cue::{Cue, Force, Reach};

const DENIES: Cue = Cue::Turns(Force::Denial, Reach::Forward);
const DENIES_PHRASE: Cue = Cue::Turns(Force::Denial, Reach::Phrase);
const DENIES_AROUND: Cue = Cue::Turns(Force::Denial, Reach::Both);
pub(super) const DENIED: Cue = Cue::Turns(Force::Denial, Reach::Backward);
const TAKEN_BACK: Cue = Cue::Turns(Force::Denial, Reach::Said);
const LEFT: Cue = Cue::Turns(Force::Denial, Reach::Closing);
const NOT_TO_BE_DONE: Cue = Cue::Turns(Force::Disapproval, Reach::Sentence);
const NOT_SO: Cue = Cue::Turns(Force::Disapproval, Reach::Said);
const OTHERWISE: Cue = Cue::Turns(Force::Denial, Reach::OtherSide);
const NAMED: Cue = Cue::Turns(Force::Mention, Reach::Everywhere);
const WRONG: Cue = Cue::Turns(Force::Disapproval, Reach::Both);
const ITSELF: Cue = Cue::Turns(Force::Denial, Reach::Itself);
const KEPT: Cue = Cue::Turns(Force::Disapproval, Reach::Kept);
const STOPPED: Cue = Cue::Turns(Force::Denial, Reach::Doing);
const REPORTED: Cue = Cue::Turns(Force::Disapproval, Reach::Reported);
const WRONG_AHEAD: Cue = Cue::Turns(Force::Disapproval, Reach::Forward);

/// Every phrase and what it does, sorted, so that those with one first word stand together.
pub(super) static CUES: LazyLock<Vec<(&str, Cue)>> = LazyLock::new(|| {
    let each = GROUPS.iter().flat_map(|(cue, phrases)| {
        phrases
            .lines()
            .flat_map(|line| line.split(','))
            .map(|phrase| (phrase.trim(), *cue))
    });
    let mut cues: Vec<(&str, Cue)> = each.filter(|(phrase, _)| !phrase.is_empty()).collect();
    cues.sort_unstable_by_key(|(phrase, _)| *phrase);
    cues
});

const GROUPS: &[(Cue, &str)] = &[
    // Left out, doubted or not there.
    (
        DENIES,
        "
        advise against, against doing, am against, argue against, argued against, abstain from, anything but, avoid, avoiding, avoids, could not care less, decide against, decided against, decline to, declined to,
        disagree, disagree with, dispense with, ditch, do away with, doing away with,
        doubt, doubted, fail to, failed to, fails to, fallacy that, false that, forget, forget about, forgets about,
        forgets to, forgetting, forgot about, forgot to, neglect to, neglected to, neglects to,
        forgo, i'm against, get rid of, gets rid of, getting rid of, give up on, hardly, illusion that,
        keep away from, legend that, misbelief that, misconception that, myth that, needless, neither, never,
        never mind, no, no difference between, no need, no point, nobody, none, nonsense that, nor, not,
        not the case that, not true that, nothing, nowhere, omit, omits, omitting, opt out of, refrain from,
        refuse to, rubbish that, rule out, ruled out, scarcely, scrap, shun, skip, skipping, spare yourself,
        stay away from, steer clear of, superstition that, untrue that, wrong that, yet to",
    ),
    // Put in place of something else.
    (
        DENIES_PHRASE,
        "
        absence of, are missing a, are missing an, are missing any, are missing its, are missing their, devoid of,
        free from, free of, instead of, is missing a, is missing an, is missing any, is missing its, lack, lack of,
        lacked, lacking, lacks, lieu of, missed the, misses a, misses an, misses any, misses its, misses the,
        missing a, missing an, missing any, missing its, missing the, missing their, place of, rather than, unlike,
        was missing a, was missing an, was missing any, was missing its, without",
    ),
    // Turned down before or after it is named.
    (
        DENIES_AROUND,
        "
        bad choice, bad idea, fairy tale, fairy tales, hardly worth, has no bearing, has no place,
        have no bearing, have no place, horrible idea, last thing, leave out, little benefit, little help,
        little point, little sense, little use, little value, myth, need not be, needs not be, no answer, no advantage,
        no advantages, no benefit, no cure, no effect, no fix, no fan of, no friend of, no gain, no help, no importance, no merit,
        no purpose, no remedy, no relevance, no sense, no solution, no use, no value, nonsense, not a cure, not a fix, not a fan of, not a good solution, not a friend of,
        not a remedy, not a solution, not bother, not have to be, not need to be, not the answer, not the right approach, not the right tool, not the solution, not required to be, nothing to do with, old wives tale,
        out of the question, play no part, play no role, plays no part, plays no role, poor choice, rubbish,
        silly idea, stupid idea, superstition, terrible idea, urban legend, wrong approach, wrong choice,
        wrong tool",
    ),
    // Said to be worth nothing.
    (
        DENIED,
        "
        academic interest, add nothing, adds nothing, are absent, are missing, are a waste, are academic, are bureaucracy, avoided,
        be a waste, be academic, be bureaucracy, be dispensed with, be done without, be left out, be omitted,
        be wasted, bells and whistles, beside the point, best left out, better left out, bring nothing,
        brings nothing, busy work, busywork, buy nothing, buys nothing, buys us nothing, buys you nothing,
        buzzword, buzzwords, can be dropped, can be ignored, can be left out, can be neglected, can be omitted,
        can be skipped, cargo cult, change nothing, changes nothing, cost more than they, costs more than it,
        could be dropped, could be ignored, could be left out, could be omitted, could be skipped, dead weight,
        dispensable, distraction, do little, does little, does not matter, does nothing, expendable, fad, fix nothing, fixes nothing,
        futile, gain nothing, gains nothing, get in the way, get us nowhere, get you nowhere, gets us nowhere, gets you nowhere, gets in the way, gimmick, give nothing,
        gives nothing, gold plating, hardly necessary, hardly needed, helps no one, helps nobody, helps nothing,
        hoax, hocus pocus, hot air, immaterial, inessential, irrelevant, is a waste, is absent, is academic,
        is bureaucracy, is missing, joke, just add complexity, just adds complexity, just annoy, just annoys,
        just cause trouble, just causes problems, just causes trouble, just complicates, just confuses,
        just costs, just creates, just distracts, just noise, just slows, just theory, just wastes,
        lead nowhere, leads nowhere, limited use, luxury, made no difference, make little difference,
        make no difference, make no sense, makes little difference, makes no difference, makes no sense,
        may be ignored, may be left out, may be omitted, may be skipped, mean nothing, meaningless,
        means nothing, mere noise, merely annoys, merely complicates, merely confuses, merely costs,
        merely slows, might be ignored, might be left out, more cost than, more effort than,
        more harm than good, more pain than, more trouble than, more work than, neither here nor there,
        never been used, never used, never necessary, never needed, never required, never work, never works, never worth, next to nothing, no concern, no consequence,
        no difference, no influence, no impact, no interest, no longer necessary, no longer needed, no longer required, not of any help, not of any interest, not of any use, not of any value, not of much help, not of much interest,
        not of much use, not of much value, not planned, not used, not wanted, not what we need, not what you need, not a concern,
        not a factor, not a must, not a priority, not a requirement, not called for, not compulsory,
        not critical, not crucial, not essential, not important, not interesting, not mandatory, not measurable,
        not my job, not my problem, not my thing, not necessary, not needed, not obligatory, not our concern,
        not our job, not our problem, not really necessary, not really needed, not relevant, not required,
        not something, not the point, not useful, not vital, not work, not worth, not worthwhile, nothing but hype,
        nothing but trouble, never happen, never happens, never occurs, not happen, not occur,
        nothing to worry about, only add complexity, only adds complexity, only annoy, only annoys,
        only cause harm, only cause problems, only cause trouble, only causes harm, only causes problems,
        only causes trouble, only complicate, only complicates, only confuse, only confuses, only cost,
        only costs, only create, only creates, only distract, only distracts, only noise, only slow, only slows,
        only theory, only waste, only wastes, optional at best, over engineering, overblown, overengineering,
        overhyped, overkill, overrated, pipe dream, pointless, premature optimisation, premature optimization,
        prove little, prove nothing, proves little, proves nothing, pure bureaucracy, pure hype, pure noise,
        pure theory, purely academic, red herring, say little, say nothing, says little, says nothing,
        security theater, security theatre, senseless, should be dropped, should be ignored, should be left out,
        should be omitted, should be skipped, slow everything down, slow us down, slow you down,
        slows everything down, slows us down, slows you down, snake oil, solve nothing, solves nothing,
        superfluous, tell nothing, tells next to nothing, tells nothing, tells us nothing,
        tells you next to nothing, tells you nothing, too much bother, too much effort, too much hassle,
        too much to be worth, too much trouble, too much work, uncalled for, unimportant, unnecessary, unneeded,
        useless, voodoo, was a waste, was absent, was missing, waste of effort, waste of energy, waste of money, waste of resources,
        waste of space, waste of time, wasted effort, wasted money, wasted time, wasted work, were absent, were missing,
        window dressing,
        worthless, yagni",
    ),
    // Left, at the end of a clause.
    (
        LEFT,
        "
        avoid it, avoid them, avoid this, can ignore it, can ignore that, can ignore them, can ignore this,
        can ignore those, disable it, disable them, do without it, do without that, do without them,
        do without this, drop it, drop that, drop them, drop these, drop those, forget it, keep it off, keep them off, leave it aside,
        leave it off, leave it out, leave that aside, leave that out, leave them aside, leave them off,
        leave them out, live without it, live without that, live without them, nobody cares, one cares,
        pass on it, pass on that, safely ignore it, safely ignore that, safely ignore them, safely ignore this,
        safely ignore those, should ignore it, should ignore that, should ignore them, should ignore this,
        should ignore those, skip it, skip that, skip them, skip these, skip this, skip those, spare it, spare me, spare us,
        switch it off, switch that off, switch them off, switch this off, theory, turn it off, turn that off,
        turn them off, turn this off, who cares",
    ),
    // Taken back.
    (
        TAKEN_BACK,
        "
        no scratch that, no sorry, no wait, scratch that",
    ),
    // Disapproved of before or after it is named.
    (
        WRONG,
        "
        absurd, amateurish, anti pattern, antipattern, asking for trouble, backfire, backfires, bad,
        bad practice, bad practise, band aid, be a disaster, broken, careless, code smell, common mistake,
        counter productive, counterproductive, cowardly, crazy, cure the symptom, dangerous, debunked, delusion,
        disproved, disastrous, fallacy, false, fool, foolish, fools, for amateurs, harmful, hide the cause,
        hide the problem, hides the cause, hides the problem, hopeless, idiotic, illusion, incorrect,
        inexcusable, insane, insecure, irresponsible, is a disaster, just hides, just masks, kicks the can,
        ludicrous, lunacy, madness, masks the problem, merely hides, misbelief, misconception, misguided,
        misleading, mistake, mistaken, make it worse, makes it worse, make things worse, makes things worse, misunderstanding, naive, negligent, no excuse,         no replacement, no silver bullet, no substitute,         not a plan, not a replacement, not a silver bullet, not a strategy, not a substitute,
        not advisable, not an excuse, not an option, not ideal, not recommended, not suffice, not wise,
        delay the pain, delay the problem, delays the pain, delays the problem, just buys time, just delays, just postpones, merely delays, merely postpones,
        only as a last resort, only as last resort, only buy time, only buys time, only delay, only delays, only hides, only masks, only postpone, only postpones, pitfall,
        postpone the pain, postpone the problem, postpones the pain, postpones the problem, simply delays, simply hides, simply postpones, too cheap for, too fast for, too weak for, playing with fire,
        poor excuse, poor replacement, poor substitute, recipe for disaster, recipe for trouble, refuted, reckless,
        ridiculous, risky, short sighted, shortsighted, security hole, security problem, security risk, sloppy, sticking plaster, suicidal, taboo, tempting,
        treats symptoms, treats the symptom, unacceptable, unforgivable, unprofessional, unsafe, untrue, unwise,
        was a disaster, what amateurs do, wishful thinking, worse than useless, wrong, wrongly",
    ),
    // Warned of, given up, seldom so, or what others say.
    (
        WRONG_AHEAD,
        "
        against, allegedly, assuming that, banned, bans,
        believing that, beware, beware of, careful, commonly assumed, commonly believed, commonly claimed,
        commonly thought, dispute, dispute that, disputed, discourage, discouraged, discourages, far from, forbid,
        forbids, i used to, many assume,
        many believe, many claim, many people assume, many people believe, many people say, many people think,
        many say, many think, may think, might think, most people assume, most people believe, most people think,
        often assumed, often believed, often claimed, often heard, often said, opposed to, others believe,
        others claim, others think, people assume, people believe, people claim, people often assume,
        people often believe, people often say, people often think, people say, people think, people used to,
        prevent, prohibit, prohibited, prohibits, question whether, rarely, reject, rid of, seldom, so called, some argue,
        some believe, some claim, some people say, some say, some think, supposedly, temptation, tempted,
        they used to, thinking that, used to believe, used to think, vote against, warn, warned, warns,
        we used to, widely believed, you used to",
    ),
    // Denied of what it costs, and of nothing else.
    (
        ITSELF,
        "
        not complicated, not difficult, not expensive, not hard, not that complicated, not that difficult,
        not that expensive, not that hard, not too complicated, not too difficult, not too expensive, not too hard",
    ),
    // Kept away: `keep it out of …`, `turn it off`.
    (
        KEPT,
        "
        away from, off, out of",
    ),
    // No longer done, before what is done: `stop polling`.
    (
        STOPPED,
        "
        stop",
    ),
    // Said by others, as their subject tells.
    (
        REPORTED,
        "
        argue, assume, assumes, believe, believes, claim, claims, hear, hears, insist, insists, read, reads, say,
        saying, says, swear, think, thinks",
    ),
    // Disapproved of just before.
    (
        NOT_SO,
        "
        not a good idea, not correct, not enough, not ok, not okay, not quite correct,
        not really correct, not really true, not right, not safe, not sufficient,         not true",
    ),
    // Told as what not to do.
    (
        NOT_TO_BE_DONE,
        "
        not how, not the way, not what i would, not what we want, not what you should, not what you want",
    ),
    // Compared with something better; `than` and `over` only behind a word of preference.
    (
        OTHERWISE,
        "
        beats, over, preferable to, superior to, than",
    ),
    // Named, and not spoken of.
    (
        NAMED,
        "
        a word i, abbreviation, abbreviations, acronym, acronyms, always bring up, always brings up,
        always mention, always mentions, another day, another story, another topic, are fashionable,
        book about, book on, different story, different topic, digress, famous joke, famous quote,
        famous saying, forget the details, forgot the details, funny name, funny word, gave a talk,
        give a talk, heard that word, heard the word, i always confuse, i always forget,
        i always have to look up, i always mix up, i am not the right, i had to look up, i have heard about,
        i have heard of, i have never tried, i have never understood, i have never used, i have read about,
        i have to look up, i heard about, i heard of, i never got round to, i never tried,
        i never understood, i never used, i once read, i would have to look up, i'd have to look up,
        i'm not the right, i've heard about, i've heard of, i've never tried, i've never understood,
        i've never used, i've read about, interview once, is fashionable, keep hearing, keeps hearing,
        kept hearing, last interview, love to mention, love to talk about, lovely word, loves to mention,
        made me think of, make me think of, makes me think of, nice name, nice word, not ask me, old joke,
        only heard, people mention, remind me of, reminded me of, reminds me of, saw a talk, seen that word,
        seen the word, strange name, strange word, throw around, thrown around, throws around,
        topic of its own, watched a talk, weird name, weird word, who invented, whole other topic,
        whole topic",
    ),
    // What only looks like a denial.
    (
        Cue::Pseudo,
        "
        free of charge, if it was not for, if it were not for, if not for, never forget, never neglect, never regret, never regretted, never underestimate,
        no big deal, no accident, no alternative to, no better way, no coincidence, no doubt, no downside, no earlier than, no exception, no exceptions,
        no exaggeration, no excuse for not, no excuse not to, no fewer than, no getting around, no harm, no later than,
        no lie, no less than, no matter, no more than, no objection, no objections, no other, no problem with, no problems with, no question,
        no reason against, no reason for not, no reason not, no reason not to, no secret that, no shame, no slower than,
        no sooner, no surprise, no way to avoid, no way around, no way round, no wonder, no worries, none other, nobody can deny, nobody denies, nobody doubts, no one can deny, not a big deal, not a lie, not a secret, not an exaggeration, not a luxury,
        not a problem, not afraid, not an issue, not bad, not be afraid, not beat, not be bigger than, not be larger than, not be longer than, not be older than, not before, not cost much, not deny, not doubt,
        not emphasise enough, not emphasize enough, not fewer than, not forget, not forget to, not forgetting,
        not exceed, not go wrong, not hesitate, not hesitate to, not hurt, not just, not later than, not least,
        not less than, not merely, not more than, not mind, not neglect, not only, not overlook, not overstate,
        not simply, not take longer than, not take more than, not take long, not take much, not stress enough, not to mention, not underestimate, not want to miss, not unless, not unlike, not until,
        not without, not wrong, nothing against, nothing beats, nothing better than, nothing but,
        nothing else than, nothing less than, nothing other than, nothing short of, nothing speaks against,
        nothing wrong, was it not for, were it not for, whether or not, why not, without a doubt,
        without any doubt, without doubt, without exception, without fail, without question, without worries,
        without worry",
    ),
];

#[cfg(test)]
mod tests {
    use super::CUES;

    #[test]
    fn no_phrase_is_listed_twice() {
        let twice = CUES.windows(2).find(|pair| pair[0].0 == pair[1].0);
        assert_eq!(twice, None);
    }
}
