//! What a phrase that denies or disapproves does, and to which words.
//!
//! Cue and scope follow the tradition of NegEx (Chapman et al., J Biomed Inform 34:301, 2001): a cue has a
//! direction, scopes end at clause boundaries, pseudo-negations such as `not only` are listed first.

/// What a cue does to the words in its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// Says that it is not so: turns points and misconceptions.
    Denial,
    /// Says that it would be wrong: turns misconceptions only, for `stale data is bad` still makes its point.
    Disapproval,
    /// Says something of the word and not of its subject: what is only named so makes no point.
    Mention,
}

/// Which words a cue turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Those after it in its clause.
    Forward,
    /// The noun phrase after it: `without the role`.
    Phrase,
    /// Those before it in its clause: `… is not needed`.
    Backward,
    /// Those said just before, whatever the punctuation: `…, no wait`.
    Said,
    /// All those before it in its sentence, whatever the punctuation: `…, so that is not what you should do`.
    Sentence,
    /// The same, where it closes its clause: `Reviews are talk, I would skip them`.
    Closing,
    /// The other side of a comparison: `… is easier than …`. It turns nothing that is also on this side.
    OtherSide,
    /// All those in its sentence.
    Everywhere,
    /// Those on both sides in its clause: `… is a mistake`, `it is a mistake to …`.
    Both,
    /// Its own: `it is not hard to …`.
    Itself,
    /// Those on both sides in its clause, where it tells of keeping or turning: `keep it out of …`, `turn it off`.
    Kept,
    /// Those after it in its clause, where it is said to somebody of what is done: `stop polling`.
    Doing,
    /// Those after it in its clause, where others say so: `some developers think that …`.
    Reported,
}

/// What a phrase means for negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// It turns words.
    Turns(Force, Reach),
    /// It looks like a cue and is none: `not only`.
    Pseudo,
}
