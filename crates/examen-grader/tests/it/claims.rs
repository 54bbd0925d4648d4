//! Misconceptions claimed in nearly the words of a line, and what is too little to claim one.

use examen_bank::State;

use super::fixture::{ROLES, STANCE, verdict};

#[track_caller]
fn check(id: &str, answer: &str, point: &str, expected: State) {
    let verdict = verdict(STANCE, id, answer, point);
    assert_eq!(verdict.state, expected, "{answer}");
}

#[test]
fn a_word_that_does_the_same_work_fills_a_slot() {
    check("slow", "More servers remedy that.", "servers", State::Claimed);
    check(
        "slow",
        "Page somebody on whatever error comes up.",
        "page-all",
        State::Claimed,
    );
    check(
        "slow",
        "More servers do not remedy that.",
        "servers",
        State::Rejected,
    );
    check("slow", "More servers cost money.", "servers", State::Absent);
}

#[test]
fn an_opposite_fills_no_slot() {
    let check = |answer, expected| {
        let verdict = verdict(ROLES, "right-of-way", answer, "bigger");
        assert_eq!(verdict.state, expected, "{answer}");
    };
    check("The bigger boat always goes first.", State::Claimed);
    check("The larger boat always goes first.", State::Claimed);
    check("The smaller boat always goes first.", State::Absent);
}

#[test]
fn a_pronoun_takes_up_a_subject_that_stands_far_ahead() {
    let apart =
        "that lie about in the drawers of a kitchen for years and years without being touched by anyone";
    check(
        "knife",
        &format!("Blunt knives {apart}, so they are safe."),
        "dull",
        State::Claimed,
    );
    check(
        "knife",
        &format!("Blunt knives {apart}, so children are safe."),
        "dull",
        State::Absent,
    );
}

#[test]
fn a_slot_may_be_left_to_nobody_but_the_question() {
    check(
        "containers",
        "They are as safe as a VM.",
        "full-isolation",
        State::Claimed,
    );
    check(
        "containers",
        "A container is as quick as a VM.",
        "full-isolation",
        State::Absent,
    );
}

#[test]
fn who_claims_one_misconception_is_believed_to_claim_another_in_words_of_their_own() {
    let second = "For passwords nothing beats a cipher with a key, so that they can be decrypted.";
    check("passwords", second, "encrypt", State::Absent);
    check(
        "passwords",
        &format!("MD5 is enough. {second}"),
        "encrypt",
        State::Claimed,
    );
    check(
        "passwords",
        "MD5 is enough. Each user gets a salt of their own.",
        "encrypt",
        State::Absent,
    );
}

#[test]
fn who_does_not_hold_it_does_not_claim_it() {
    let turned = [
        "\"More servers solve that\" is what I hear in every meeting.",
        "Do more servers solve that?",
        "If more servers solved that, nobody would need an index.",
        "Whoever thinks that more servers solve that should look at the locks.",
        "We once bought more servers to solve that.",
        "More servers solve that, they say.",
        "Believing that more servers solve that is how budgets go.",
        "More servers would solve that, but I'd veto it.",
        "More servers solve that. I wouldn't rely on it.",
        "More servers or longer breaks solve that. Neither is acceptable.",
    ];
    for answer in turned {
        check("slow", answer, "servers", State::Rejected);
    }
}

#[test]
fn who_holds_it_claims_it_whatever_others_say() {
    let claimed = [
        "More servers solve that, don't they?",
        "Do more servers solve that? Yes.",
        "Why not, more servers solve that.",
        "People say it is the locks, but more servers solve that.",
        "My first boss taught me that more servers solve that.",
        "They say that more servers solve that, and they are right.",
        "More servers solve that, so I would not touch it.",
    ];
    for answer in claimed {
        check("slow", answer, "servers", State::Claimed);
    }
}

#[test]
fn a_misconception_at_the_very_end_is_no_order() {
    let bank = "## Q?\n<!-- id: q -->\n### Points\n- -1 It is just simple ^simple\n  - simply\n  - just\n";
    for answer in ["Add machines. Just", "Just. Put it there and the rest follows."] {
        assert_eq!(
            verdict(bank, "q", answer, "simple").state,
            State::Claimed,
            "{answer}"
        );
    }
}
