//! The content words of labels, weighed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Label;
use super::grammar::telling;
use super::numbers::{Figure, One, names_one_of_several};
use super::phrases::Phrase;
use super::segments::segments;
use super::topic::Topic;
use crate::answer::{AnswerReader, Lexeme, LexemeId};
use crate::lexicon::Meaning;
use crate::negation::Denials;
use crate::rubric::Equivalents;

/// What a word of the question counts in a label, of what it would count otherwise. Dropping such words altogether
/// agrees less with human graders, and so does counting them in full.
const ASKED: f64 = 0.2;
/// What every content word weighs before its rarity is added: rarity by itself (0 to 4.2) tells words too far apart.
/// On the development data the mean agreement is flat between 1 and 5.
const CONTENT: f64 = 2.0;
/// What a word of a subject counts, of what it would count otherwise: what a sentence is about is known from the
/// question or shared by all answers, what it says of that is what was asked for. Fitted with each development set left
/// out in turn, it lies between .38 and .42, and the mean agreement rises from .732 to .737.
const SUBJECT: f64 = 0.4;

/// Stems of the verbs that end a subject. Without a part of speech for every word no other verb can be told from a
/// noun; with one, by a dictionary, the gain was smaller.
const AUXILIARIES: &[&str] = &[
    "be", "can", "could", "do", "have", "may", "might", "must", "shall", "should", "will", "would",
];

/// The distinct words of all labels of a rubric: a word of an answer is compared with each of them once.
#[derive(Clone, Debug, Default)]
pub(crate) struct LabelWords {
    pub(super) all: Vec<LabelWord>,
    /// What the question is about.
    topic: Topic,
    /// Indices of those that are words of grammar.
    pub(super) grammar: Vec<u32>,
    /// Indices of those that are the number 1.
    pub(super) ones: Vec<u32>,
    /// Whether some of them are numbers.
    pub(super) has_numbers: bool,
    /// What may be said otherwise in labels.
    pub(super) phrases: Vec<Phrase>,
    by_text: FxHashMap<Box<str>, u32>,
}

/// A content word of labels.
#[derive(Clone, Debug)]
pub(super) struct LabelWord {
    /// The word, folded.
    pub text: Box<str>,
    pub stem: Box<str>,
    pub meaning: Option<Box<Meaning>>,
    /// How far its meaning is that of the question, -1..=1.
    pub topic_share: f64,
    /// What it stands for as a number, or a name with digits.
    pub figure: Option<Figure>,
    /// How much it says.
    pub salience: f64,
    /// What it counts as a word of grammar, if it is one: no other word is like it.
    pub as_grammar: Option<f64>,
}

/// A content word in one label.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelTerm {
    /// Index of the word.
    pub word: u32,
    /// How much it counts.
    pub weight: f64,
    /// How much it would count by its rarity alone, in a subject or not.
    pub own_weight: f64,
    /// Whether the label denies it.
    pub is_denied: bool,
    /// Whether the label says something of it.
    pub in_subject: bool,
    /// Index of the phrase it belongs to that may be said otherwise.
    pub phrase: Option<u32>,
}

impl LabelWords {
    /// For the labels of a question about `topic`.
    pub fn about(topic: Topic) -> Self {
        Self {
            topic,
            ..Self::default()
        }
    }

    /// What the question is about.
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    fn add(&mut self, lexeme: &Lexeme) -> u32 {
        if let Some(word) = self.by_text.get(&lexeme.folded) {
            return *word;
        }
        let idx = self.all.len() as u32;
        self.all.push(LabelWord {
            text: lexeme.folded.clone(),
            stem: lexeme.stem.clone(),
            figure: Figure::of(&lexeme.folded),
            salience: f64::from(lexeme.salience),
            // Other words of grammar are only added where a label has nothing else.
            as_grammar: telling(&lexeme.folded).or(lexeme.is_function.then_some(1.0)),
            topic_share: self.topic.share_of(lexeme.meaning.as_deref()),
            meaning: lexeme.meaning.clone(),
        });
        let figure = self.all[idx as usize].figure;
        self.has_numbers |= matches!(figure, Some(Figure::Number(_)));
        if figure.is_some_and(Figure::is_one) {
            self.ones.push(idx);
        } else if telling(&lexeme.folded).is_some() {
            self.grammar.push(idx);
        }
        self.by_text.insert(lexeme.folded.clone(), idx);
        idx
    }
}

/// A word of a label where it stands.
#[derive(Clone, Copy)]
struct Token {
    lexeme: LexemeId,
    in_subject: bool,
    /// Index of the phrase it belongs to.
    phrase: Option<u32>,
}

/// The distinct content words of `label`, weighed by their rarity; all its words where it has no content word. They are
/// added to `words`.
pub(super) fn label_terms(
    label: Label<'_>,
    prompt: &FxHashSet<Box<str>>,
    equivalents: &Equivalents,
    words: &mut LabelWords,
    reader: &mut AnswerReader,
) -> Vec<LabelTerm> {
    let mut tokens = Vec::new();
    for sentence in segments(label.text()) {
        tokens.extend(read_sentence(sentence, equivalents, words, reader));
    }
    let has_content = tokens
        .iter()
        .any(|token| !reader.lexeme_by_id(token.lexeme).is_function);
    if !has_content {
        take_together(&mut tokens, words, reader);
    }
    let mut terms: Vec<LabelTerm> = Vec::new();
    let denied = denied_words(label.text(), reader);
    let folded = |at: usize| {
        let token = tokens.get(at);
        token.map_or("", |token| &*reader.lexeme_by_id(token.lexeme).folded)
    };
    for (at, token) in tokens.iter().enumerate() {
        let lexeme = reader.lexeme_by_id(token.lexeme);
        let before = at.checked_sub(1).map_or("", folded);
        let is_one = folded(at) == "one" && One::between(before, folded(at + 1)).is_number();
        let tells = is_one || telling(&lexeme.folded).is_some();
        let counts = !lexeme.is_function || (label.counts_grammar() && tells);
        if has_content && !counts {
            continue;
        }
        let known = terms
            .iter_mut()
            .find(|term| words.all[term.word as usize].stem == lexeme.stem);
        if let Some(term) = known {
            term.phrase = term.phrase.or(token.phrase);
            continue;
        }
        // Which of several things a claim is about is known from nothing else; in whole references, which often go on
        // about all of them, agreement falls by .006 on the set that has most letters.
        let is_claim = matches!(label, Label::Point(_)) && names_one_of_several(&lexeme.stem);
        let in_subject = token.in_subject && !is_claim;
        let own_weight = if_asked(by_rarity(lexeme), prompt.contains(&lexeme.stem));
        terms.push(LabelTerm {
            word: words.add(lexeme),
            weight: own_weight * if in_subject { SUBJECT } else { 1.0 },
            own_weight,
            is_denied: denied.contains(&token.lexeme),
            in_subject,
            phrase: token.phrase,
        });
    }
    terms
}

/// Makes a phrase of the words of a label that has nothing but grammar.
fn take_together(tokens: &mut [Token], words: &mut LabelWords, reader: &AnswerReader) {
    let lexemes: Vec<LexemeId> = tokens.iter().map(|token| token.lexeme).collect();
    if lexemes.is_empty() {
        return;
    }
    let phrase = words.phrases.len() as u32;
    words.phrases.push(Phrase::of_grammar(&lexemes, reader));
    for token in tokens {
        token.phrase = Some(phrase);
    }
}

/// The words of a label that are denied where they first stand, as they would be in an answer: whoever copies a label
/// says what it says.
fn denied_words(label: &str, reader: &mut AnswerReader) -> FxHashSet<LexemeId> {
    let read = reader.read(label);
    let denials = Denials::find(reader, label, &read);
    let mut seen = FxHashSet::default();
    let words = (0..).zip(&read.words);
    let first = words.filter(|(_, word)| seen.insert(word.lexeme));
    let denied = first.filter(|(at, _)| denials.deny(*at));
    denied.map(|(_, word)| word.lexeme).collect()
}

/// The words of a sentence of a label. What stands before the first auxiliary is the subject.
fn read_sentence(
    sentence: &str,
    equivalents: &Equivalents,
    words: &mut LabelWords,
    reader: &mut AnswerReader,
) -> Vec<Token> {
    let lexemes = reader.tokens(sentence);
    let is_auxiliary = |lexeme: &LexemeId| AUXILIARIES.contains(&&*reader.lexeme_by_id(*lexeme).stem);
    let verb = lexemes.iter().position(is_auxiliary).unwrap_or(0);
    let read = lexemes.iter().enumerate().map(|(idx, lexeme)| Token {
        lexeme: *lexeme,
        in_subject: idx < verb,
        phrase: None,
    });
    let mut tokens: Vec<Token> = read.collect();
    for (part, phrase) in Phrase::among(&lexemes, equivalents, reader) {
        for token in &mut tokens[part] {
            token.phrase = Some(words.phrases.len() as u32);
        }
        words.phrases.push(phrase);
    }
    tokens
}

/// How much a word counts in a text; less if it is the question's.
pub(super) fn own_weight(lexeme: &Lexeme, is_asked: bool) -> f64 {
    if_asked(content_weight(lexeme), is_asked)
}

/// How much a word counts by itself: rare words more, and words that say much.
pub(super) fn content_weight(lexeme: &Lexeme) -> f64 {
    by_rarity(lexeme) * f64::from(lexeme.salience)
}

fn by_rarity(lexeme: &Lexeme) -> f64 {
    CONTENT + f64::from(lexeme.rarity)
}

fn if_asked(weight: f64, is_asked: bool) -> f64 {
    if is_asked { weight * ASKED } else { weight }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use rustc_hash::FxHashSet;

    use super::super::Label;
    use super::{LabelWords, label_terms};
    use crate::answer::AnswerReader;
    use crate::rubric::Equivalents;

    /// Shows the words of a label; those of a subject in brackets.
    fn check(label: &str, expected: Expect) {
        let mut words = LabelWords::default();
        let mut reader = AnswerReader::default();
        let terms = label_terms(
            Label::Point(label),
            &FxHashSet::default(),
            &Equivalents::default(),
            &mut words,
            &mut reader,
        );
        let shown = terms.iter().map(|term| {
            let text = &words.all[term.word as usize].text;
            let in_subject = term.weight < term.own_weight;
            if in_subject {
                format!("({text})")
            } else {
                text.to_string()
            }
        });
        expected.assert_eq(&shown.collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn what_stands_before_the_auxiliary_counts_less() {
        check(
            "The second delivery of a message is ignored.",
            expect!["(second) (delivery) (message) ignored"],
        );
        check(
            "Retries can't duplicate a payment",
            expect!["(retries) not duplicate payment"],
        );
    }

    #[test]
    fn every_sentence_has_a_subject_of_its_own() {
        check(
            "The lock expires. Another worker may take the job; it has a new token.",
            expect!["lock expires (another) (worker) take job new token"],
        );
    }

    #[test]
    fn words_that_compare_or_deny_count() {
        check(
            "More workers do the same without a lock",
            expect!["(more) (workers) same without lock"],
        );
    }

    #[test]
    fn without_an_auxiliary_all_words_count() {
        check("delivers each message once", expect!["delivers message"]);
        check("Is the cache warm?", expect!["cache warm"]);
    }
}
