//! What a group of words is turned by.

pub(crate) use super::cue::Force;
use super::denial::Denial;
use super::scope::ScopeFinder;
use crate::answer::{AnswerReader, ReadAnswer};

/// Whether a group of words is affirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// Said as it stands.
    Affirmed,
    /// Turned by the cue at this word.
    Turned {
        /// Index of the cue's first word.
        cue: u32,
        /// What the cue does.
        force: Force,
    },
}

/// An answer in which so large a share of the sentences turns something down is written to turn things down. Agreement on
/// three sets of answers is flat from .4 to .5; from .3 down points go that were made.
const REFUSING: f64 = 0.4;
/// One refusal is no habit.
const FEWEST_REFUSING: usize = 2;

/// The cues of an answer, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Denials(Vec<Denial>);

impl Denials {
    /// Finds the cues of `read`.
    pub fn find(reader: &AnswerReader, answer: &str, read: &ReadAnswer) -> Self {
        let finder = ScopeFinder { answer, reader, read };
        Self(finder.denials())
    }

    /// How the group of `words` (sorted indices of one or two sentences) is meant. A cue that is itself in the group
    /// was asked for by the rubric and turns nothing; two denials of the same word cancel each other.
    pub fn polarity(&self, words: &[u32]) -> Polarity {
        let near = self.near(words);
        if near.is_empty() {
            return Polarity::Affirmed;
        }
        let of_word = |word: &u32| {
            let turning = near
                .iter()
                .filter(|denial| denial.turns(*word) && !denial.is_among(words) && denial.is_about(words));
            Stances::on(*word, turning).polarity()
        };
        let by_word = words.iter().map(of_word);
        by_word.fold(Polarity::Affirmed, |worst, polarity| match (worst, polarity) {
            (
                _,
                Polarity::Turned {
                    force: Force::Denial, ..
                },
            )
            | (Polarity::Affirmed, _) => polarity,
            _ => worst,
        })
    }

    /// Whether a word is denied, or only named.
    pub fn deny(&self, word: u32) -> bool {
        matches!(
            self.polarity(&[word]),
            Polarity::Turned {
                force: Force::Denial | Force::Mention,
                ..
            }
        )
    }

    /// Whether every cue that is itself in the group goes with another of its words: in `you don't write to disk, the
    /// server keeps the session` the denial is not the session's.
    pub fn belong(&self, words: &[u32]) -> bool {
        self.near(words)
            .iter()
            .filter(|denial| denial.is_among(words))
            .all(|denial| {
                let mut others = words.iter().filter(|word| !denial.covers(**word)).peekable();
                others.peek().is_none() || others.any(|word| denial.keeps_company(*word))
            })
    }

    /// Whether no cue can turn any of the words `first..end`.
    pub fn leave(&self, first: u32, end: u32) -> bool {
        let near = self.near(&[first, end.saturating_sub(1)]);
        near.iter().all(|denial| denial.to <= first || end <= denial.from)
    }

    /// Whether the answer tells above all what it has no use for.
    pub fn prevail(&self, read: &ReadAnswer) -> bool {
        let refusals = self.0.iter().filter(|denial| denial.is_refusal);
        let mut sentences: Vec<u32> = refusals
            .map(|denial| read.words[denial.at as usize].sentence)
            .collect();
        sentences.dedup();
        let n_refusing = sentences.len();
        n_refusing >= FEWEST_REFUSING && n_refusing as f64 >= REFUSING * read.sentences.len() as f64
    }

    /// The first cue that denies something in the sentences of `words` and is none of these. Where most is turned down, as
    /// [`Self::prevail`] tells, what is said in one sentence with a denial is turned down with it, unless a `but` parts
    /// the two.
    pub fn beside(&self, words: &[u32], reader: &AnswerReader, read: &ReadAnswer) -> Option<u32> {
        let sentence = |at: u32| read.words[at as usize].sentence;
        let is_but = |at: u32| &*reader.lexeme(&read.words[at as usize]).folded == "but";
        let joins = |word: u32, cue: u32| {
            sentence(word) == sentence(cue) && !(word.min(cue)..word.max(cue)).any(is_but)
        };
        let is_here = |denial: &&Denial| words.iter().any(|word| joins(*word, denial.at));
        let mut denying = self
            .near(words)
            .iter()
            .filter(|denial| denial.force == Force::Denial);
        denying
            .find(|denial| is_here(denial) && !denial.is_among(words))
            .map(|denial| denial.at)
    }

    /// Cues whose scope may touch `words`.
    fn near(&self, words: &[u32]) -> &[Denial] {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return &[];
        };
        // No scope is longer than a sentence; sentences of hostile length are cut off here.
        const FARTHEST: u32 = 64;
        let from = self.0.partition_point(|denial| denial.at + FARTHEST < *first);
        let to = self.0.partition_point(|denial| denial.at <= last + FARTHEST);
        &self.0[from..to]
    }
}

/// The stances that are taken on one word.
#[derive(Default)]
struct Stances<'a> {
    /// The last cue that denies it, if their number is odd.
    denial: Option<&'a Denial>,
    /// The last cue that disapproves of it.
    disapproval: Option<&'a Denial>,
    /// The last cue that only names it.
    mention: Option<&'a Denial>,
}

impl<'a> Stances<'a> {
    fn on(word: u32, turning: impl Iterator<Item = &'a Denial>) -> Self {
        turning.fold(Self::default(), |mut stances, denial| {
            match denial.force_on(word) {
                Force::Denial if stances.denial.is_some() => stances.denial = None,
                Force::Denial => stances.denial = Some(denial),
                Force::Disapproval => stances.disapproval = Some(denial),
                Force::Mention => stances.mention = Some(denial),
            }
            stances
        })
    }

    /// To leave out what it would be wrong to leave out is to do it.
    fn polarity(&self) -> Polarity {
        let is_wrong = |denial: &Denial| self.disapproval.is_some_and(|wrong| wrong.turns_round(denial));
        let turning = match self.denial {
            Some(denial) if is_wrong(denial) => None,
            Some(denial) => Some((denial, Force::Denial)),
            None => {
                let disapproval = self.disapproval.map(|denial| (denial, Force::Disapproval));
                disapproval.or(self.mention.map(|denial| (denial, Force::Mention)))
            }
        };
        turning.map_or(Polarity::Affirmed, |(denial, force)| Polarity::Turned {
            cue: denial.at,
            force,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Denials, Polarity};
    use crate::answer::AnswerReader;
    use crate::negation::Force;

    /// Marks in `answer` a group of words with brackets, and says how the group is meant.
    fn polarity(marked: &str) -> Polarity {
        let answer = marked.replace(['[', ']'], "");
        let mut reader = AnswerReader::default();
        let read = reader.read(&answer);
        let denials = Denials::find(&reader, &answer, &read);
        let mut removed = 0;
        let mut group = Vec::new();
        for (at, c) in marked.char_indices() {
            match c {
                '[' => {
                    group.push(read.word_at(at - removed) as u32);
                    removed += 1;
                }
                ']' => removed += 1,
                _ => {}
            }
        }
        denials.polarity(&group)
    }

    fn affirmed(marked: &str) {
        assert_eq!(polarity(marked), Polarity::Affirmed, "{marked}");
    }

    fn denied(marked: &str) {
        assert!(
            matches!(
                polarity(marked),
                Polarity::Turned {
                    force: Force::Denial,
                    ..
                }
            ),
            "{marked}"
        );
    }

    fn disapproved(marked: &str) {
        assert!(
            matches!(
                polarity(marked),
                Polarity::Turned {
                    force: Force::Disapproval,
                    ..
                }
            ),
            "{marked}"
        );
    }

    #[test]
    fn a_denial_reaches_to_the_end_of_its_clause() {
        denied("I would not raise the [TTL].");
        denied("Nothing [deleted] the [entry] when the price was updated.");
        affirmed("Nothing deleted the entry when the [price] was updated.");
        affirmed("I would not wait, I would [evict] the key.");
        affirmed("There is no magic and we [evict] the key.");
        denied("You don't think [sessions] are stored.");
    }

    #[test]
    fn a_denial_behind_its_object_reaches_back() {
        denied("[Caching] headers are not needed.");
        denied("A [transaction] is unnecessary here.");
        affirmed("A [transaction] is not a luxury.");
    }

    #[test]
    fn what_is_left_out_was_said_before() {
        denied("A [postmortem] meeting is usually just blame with slides, I'd skip it.");
        denied("[Retries] I would leave out completely.");
        denied("An [adapter] of our own is over-engineering.");
        affirmed("Skip the cache for admins, and set a [TTL].");
        affirmed("We log the [retry] and skip it in the report.");
    }

    #[test]
    fn a_denial_in_a_condition_ends_where_the_main_clause_begins() {
        affirmed("If the data is not there we take it from the [database].");
        affirmed("For not make double booking I send an [idempotency] key.");
        denied("If we do not need a [database] it is simpler.");
        denied("I don't think we need to [log] who reads.");
    }

    #[test]
    fn doubt_and_contrast_deny() {
        denied("I doubt that a [queue] helps here.");
        denied("Unlike a [queue] the table is easy to query.");
        affirmed("Without a doubt the [queue] helps.");
        denied("I disagree that [caching] is needed.");
    }

    #[test]
    fn what_should_not_be_done_was_told_before() {
        disapproved("We had a guy who put an [index] on each column, so that's not what you should do.");
    }

    #[test]
    fn a_sign_denies() {
        denied("stateless ≠ [serverless]");
        denied("stateless != [serverless]");
        denied("[default] level ≠ [safe]");
        disapproved("[default] level ≠ safe");
    }

    #[test]
    fn what_only_looks_like_a_denial_turns_nothing() {
        affirmed("It is not only a [cache] but also a queue.");
        affirmed("No doubt the [cache] helps.");
        affirmed("Send `no-cache` and keep the [ETag].");
    }

    #[test]
    fn two_denials_cancel_each_other() {
        affirmed("You can't do it without a [transaction].");
        denied("I would not [retry] failed jobs. [Limits] are unnecessary.");
        affirmed("Who comes without a login we answer [401].");
        denied("You can do it without a [transaction].");
    }

    #[test]
    fn two_denials_side_by_side_do_not_cancel_each_other() {
        denied("It is not safe and needs no [transaction].");
        affirmed("A user without the role gets [403].");
    }

    #[test]
    fn disapproval_is_told_from_denial() {
        disapproved("It is a mistake to store [passwords] in plain text.");
        disapproved("Storing [passwords] in plain text is dangerous.");
    }

    #[test]
    fn words_of_stress_do_not_hide_a_denial() {
        denied("The [TTL] can safely be ignored.");
        denied("There is no real benefit in a [CDN].");
        denied("I see no practical difference between [hashing] and encryption.");
        affirmed("The [TTL] must not be ignored.");
    }

    #[test]
    fn what_cannot_happen_is_denied() {
        denied("[Collisions] cannot happen with a good function.");
        denied("[Collisions] never happen.");
        affirmed("[Collisions] do happen.");
        denied("I would get rid of the [cache].");
        affirmed("A [leak] can [not] happen.");
    }

    #[test]
    fn what_never_helps_is_denied() {
        denied("[Folding] never improved a loaf of mine.");
        denied("[Folding], which many swear by, hardly ever helps.");
        denied("[Salts], limits and hashes are superfluous.");
        denied("[Salting] is a myth.");
        denied("A [CDN] is a bad idea.");
    }

    #[test]
    fn a_denial_goes_on_over_a_list() {
        denied("We don't need retries, timeouts or [backoff].");
        denied("There is no need for retries, timeouts or [backoff].");
        affirmed("We don't need retries, [backoff] is built in.");
        affirmed("Don't switch before you have tested the [restore].");
    }

    #[test]
    fn what_it_would_be_wrong_to_leave_out_is_affirmed() {
        affirmed("A form that does not have a [label] is broken.");
        affirmed("A form without a [label] is broken.");
        affirmed("It is a mistake not to test the [restore].");
        denied("It does not [fix] wrong prices.");
        denied("Locking [rows] is an anti-pattern I'd never use.");
    }

    #[test]
    fn a_topic_is_turned_down_by_the_next_sentence() {
        denied("An immutable [copy]? Don't bother.");
        affirmed("Why a [copy]? Nobody wants to lose data.");
        affirmed("We keep a [copy]. Nobody touches it.");
    }

    #[test]
    fn a_comparison_turns_its_other_side() {
        denied("Local time is easier to work with than [UTC].");
        denied("I would take one large change over ten small [changes].");
        affirmed("It takes more than one [copy].");
        affirmed("A [tree] is better than a hash [table] here.");
        denied("A mock is [better] than a [fake].");
        affirmed("A [fake] is [better] than a mock.");
    }

    #[test]
    fn what_is_only_named_is_told_from_what_is_said() {
        let mentioned = |marked: &str| {
            let polarity = polarity(marked);
            assert!(
                matches!(
                    polarity,
                    Polarity::Turned {
                        force: Force::Mention,
                        ..
                    }
                ),
                "{marked}"
            );
        };
        mentioned("There is that famous quote about cache [invalidation].");
        mentioned("[Idempotency] is interesting, but that's another topic.");
        mentioned("[Folding], I always have to look up how often.");
        mentioned("And there is [folding], a nice word.");
        mentioned("[Folds], oh yes, we had those.");
        affirmed("[Folding], done twice, is enough.");
        affirmed("The server has to look up the [session].");
        affirmed("This is called [idempotency].");
    }

    #[test]
    fn refusals_prevail_where_most_is_turned_down() {
        let prevail = |answer: &str| {
            let mut reader = AnswerReader::default();
            let read = reader.read(answer);
            Denials::find(&reader, answer, &read).prevail(&read)
        };
        assert!(prevail(
            "I would not bother with retries. A queue is overkill. It is fine as it is."
        ));
        assert!(!prevail(
            "The server keeps no state. No session is lost. Nothing is written to disk."
        ));
    }
}
