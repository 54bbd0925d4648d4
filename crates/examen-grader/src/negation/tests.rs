//! What is affirmed and what is turned in sentences, one line an example.

use super::{Denials, Force, Polarity};
use crate::answer::AnswerReader;

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

#[track_caller]
fn affirmed(marked: &str) {
    assert_eq!(polarity(marked), Polarity::Affirmed, "{marked}");
}

#[track_caller]
fn denied(marked: &str) {
    assert_eq!(polarity(marked).force(), Some(Force::Denial), "{marked}");
}

#[track_caller]
fn disapproved(marked: &str) {
    assert_eq!(polarity(marked).force(), Some(Force::Disapproval), "{marked}");
}

#[track_caller]
fn mentioned(marked: &str) {
    assert_eq!(polarity(marked).force(), Some(Force::Mention), "{marked}");
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
fn a_denial_ends_where_another_phrase_begins() {
    affirmed("Without new writes all of them [converge].");
    affirmed("Even without a lock readers see a whole [page].");
    denied("Even without a [lock] readers see a whole page.");
    affirmed("Without waiting the [client] goes on.");
    denied("It answers without waiting for the [client].");
    denied("It answers without having asked the [server].");
    denied("It can be done without [polling].");
    denied("[Polling] can be done without.");
    affirmed("Because nobody holds the lock the [next] one gets it.");
    affirmed("Unlike a queue the [table] is easy to query.");
    affirmed("A page without a title [confuses] readers.");
    denied("It works without retries, timeouts or [backoff].");
    affirmed("If not for the cache requests would be [slow].");
    affirmed("Because there is no leader the followers [vote].");
    denied("Because the node does not answer the [client].");
    affirmed("If the row is not locked another transaction [changes] it.");
    affirmed("Not having a schema it [takes] everything.");
    denied("There is no guarantee the message [arrives].");
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
fn what_is_said_of_one_thing_leaves_alone_what_is_said_of_the_other() {
    affirmed("We have a [queue] and caching is unnecessary.");
    denied("We have a queue and [caching] is unnecessary.");
    affirmed("A bigger [server] is enough and caching is bad.");
    affirmed("A bigger [server] is enough … Caching is bad.");
    disapproved("A bigger server is enough and [caching] is bad.");
    affirmed("I would buy a [server] and not bother with the rest.");
    affirmed("I buy a [server] and don't bother with the rest.");
    denied("I would buy a server and not bother with [caches].");
    denied("[Caching] and queues are unnecessary.");
    denied("[Caching] is slow and unnecessary.");
    disapproved("[Passwords] that are logged and tokens are bad.");
}

#[test]
fn disapproval_is_told_from_denial() {
    disapproved("It is a mistake to store [passwords] in plain text.");
    disapproved("Storing [passwords] in plain text is dangerous.");
    disapproved("[Passwords] in plain text would be a disaster.");
    disapproved("It would be careless to store [passwords] in plain text.");
    disapproved("Storing [passwords] in plain text is what amateurs do.");
    disapproved("A [rollback]? Only as a last resort.");
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
    denied("Writing a [test] for it would be a waste.");
    denied("Least [privilege] is bureaucracy, and [idempotency] is academic.");
    denied("[Timeouts] only cause trouble.");
    denied("A [timeout] is the first thing I meet, so I turn it off.");
}

#[test]
fn what_is_saved_is_not_denied_and_what_is_left_out_is() {
    affirmed("A cache keeps the result, so you don't need to [ask] the database.");
    affirmed("An index is faster, because the database does not have to [read] all rows.");
    denied("The menu is hidden, so the backend does not need to [check] the role.");
}

#[test]
fn a_verb_whose_object_is_nobody_is_denied() {
    denied("I would [tell] nobody.");
    denied("A failed import [writes] nothing.");
    affirmed("A failed [import] writes nothing.");
    affirmed("I would [tell] nobody but the team.");
    denied("I would not [tell] nobody.");
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
    denied("A handful of end-to-end tests for critical user [journeys]? I'd drop those too.");
    denied("A second pair of eyes on every single [change]? No.");
    affirmed("A handful of end-to-end tests for critical user [journeys]? I'd keep those.");
    affirmed("Why a [copy]? Nobody wants to lose data.");
    affirmed("Is a second pair of eyes on every [change] enough? No, there are tests, too.");
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

#[test]
fn a_denied_verb_takes_its_clause_along() {
    denied("I would never serve the landing page of a busy shop straight from a [CDN].");
    denied("There is no reason to move the slow part of the rendering to a [worker].");
    affirmed("There is no leader in the group yet and so all of them hold a [vote].");
}

#[test]
fn a_comment_turns_what_it_takes_up() {
    denied("Others would [cache] it, but I would not.");
    denied("One could [shard] the table. That is not necessary.");
    denied("They told us that a [retry] is free. I disagree.");
    denied("Should one [lock] every row? Not at all.");
    denied("You may think that you need a [queue], but you do not.");
    disapproved("Our rule was to [poll] every second, which I think is wrong.");
    disapproved("They keep the [session] in memory, but they should not.");
    disapproved("A [restart] hides it, but that doesn't mean it is solved.");
    affirmed("Some think that a [lock] is not needed. I disagree.");
    affirmed("It goes to a [queue], so it doesn't matter who is up.");
    affirmed("If the [key] is there we return it, and if it is not we write it.");
    affirmed("Clients see the new [price], but we don't.");
    affirmed("The [index] helps reads, but not always.");
}

#[test]
fn what_others_are_said_to_think_is_no_claim() {
    disapproved("Some developers think that a [cache] is the source of truth.");
    disapproved("Beginners often believe [caching] fixes everything.");
    disapproved("You often hear that [indexes] are free.");
    disapproved("A lot of teams assume that the [network] is safe.");
    affirmed("I think that a [cache] helps.");
    affirmed("Two replicas read the [log] of the leader.");
}

#[test]
fn who_acts_in_vain_is_turned_down() {
    disapproved("Raising the [TTL] won't fix wrong prices.");
    disapproved("More [servers] do not solve that.");
    affirmed("Its [TTL] is not set.");
}

#[test]
fn worth_is_denied_behind_modals() {
    denied("A [CDN] would not be useful here.");
    denied("A [CDN] gets you nowhere.");
    denied("A [queue] is not going to help.");
    denied("The [queue] was never used.");
}

#[test]
fn what_is_not_hard_is_done() {
    affirmed("It is not hard to [hash] them.");
    denied("It is not [hard] to hash them.");
    affirmed("I do not mind [paging] at night.");
    affirmed("Nobody can deny that we need a [queue].");
}

#[test]
fn not_just_is_a_denial_where_just_is_asked_for() {
    denied("[REST] isn't [just] [JSON].");
    affirmed("[REST] isn't just [JSON].");
}

#[test]
fn a_word_of_blame_within_a_statement_is_no_verdict() {
    denied("Some people say that a [TTL] mends wrong prices. I disagree.");
    denied("[Redis]? No, it does not help.");
    affirmed("Some say that [locks] are bad. I disagree.");
}
