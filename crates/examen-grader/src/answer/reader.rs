//! Turns the Markdown of an answer into words and sentences.

use std::ops::Range;

use super::apostrophes::contraction;
use super::bare_list;
use super::between::{Between, between};
use super::lexemes::{Lexeme, LexemeId, Lexemes, Look, Noted, Reading};
use super::markdown;
use super::names::name_at;
use super::numerals::signed_number;
use super::run::{Run, RunKind};
use super::sentences::{Form, Sentence};
use super::words::{Gap, Written, split_words};
use super::{ExplainedAcronym, ReadAnswer, Word};
use crate::acronyms::acronyms;
use crate::push_if::push_if;

/// Words kept from answer to answer; beyond this many the memory is emptied, so that hostile input cannot fill it.
const REMEMBERED: usize = 1 << 16;

/// Once an answer has so many different words, further ones that nobody knows are passed over, so that ten million letters
/// of nothing else take bounded room and little time. Whole books have fewer.
const MOST_DIFFERENT: usize = 1 << 15;

/// Every word of an answer is compared with each abbreviation it explains; further ones explain nothing.
const MOST_EXPLAINED: usize = 16;

/// Reads answers. It remembers the stems of words it has seen, which changes its speed and nothing else.
#[derive(Default)]
pub(crate) struct AnswerReader {
    lexemes: Lexemes,
    /// How often the lexemes were forgotten.
    age: u64,
}

impl AnswerReader {
    /// Reads a text of a rubric as an answer would be read. All lexeme ids stay valid.
    pub fn read(&mut self, text: &str) -> ReadAnswer {
        let mut read = ReadAnswer::default();
        self.read_on(text, &mut read);
        read
    }

    /// Reads `answer` into the room that `read` has. Lexeme ids of before are only valid if the [age](Self::age) stays.
    pub fn read_into(&mut self, answer: &str, read: &mut ReadAnswer) {
        if self.lexemes.len() > REMEMBERED {
            self.lexemes = Lexemes::default();
            self.age += 1;
        }
        self.read_on(answer, read);
    }

    fn read_on(&mut self, answer: &str, read: &mut ReadAnswer) {
        self.lexemes.begin_answer();
        read.clear();
        read.words.reserve(answer.len() / 5);
        markdown::runs(answer, &mut read.runs);
        let mut previous: Option<Run> = None;
        for at in 0..read.runs.len() {
            let run = read.runs[at];
            self.read_run(answer, run, previous, read);
            previous = Some(run);
        }
        close_sentence(read);
        bare_list::mark(read);
        read.has_code = read.runs.iter().any(|run| run.kind == RunKind::Code);
        if read.has_code {
            note_content(read);
        }
        let is_whole = !self.lexemes.end_answer();
        if is_whole {
            self.note_acronyms(answer, read);
        }
    }

    fn note_acronyms(&mut self, answer: &str, read: &mut ReadAnswer) {
        for acronym in acronyms(answer).take(MOST_EXPLAINED) {
            if let [short] = self.tokens(acronym.short)[..] {
                let long = self.tokens(acronym.long);
                read.acronyms.push(ExplainedAcronym { short, long });
            }
        }
    }

    /// The lexeme of a word of the answer read last.
    pub fn lexeme(&self, word: &Word) -> &Lexeme {
        self.lexemes.get(word.lexeme)
    }

    /// Lexeme ids mean the same as long as this is the same.
    pub fn age(&self) -> u64 {
        self.age
    }

    /// The lexeme called `id`.
    pub fn lexeme_by_id(&self, id: LexemeId) -> &Lexeme {
        self.lexemes.get(id)
    }

    /// The words of a piece of a rubric, in order, as they would be found in an answer. No Markdown is read.
    pub fn tokens(&mut self, text: &str) -> Vec<LexemeId> {
        let mut tokens = Vec::new();
        let mut before = 0..0;
        for word in split_words(text) {
            let reading = self.lexemes.read(text, word);
            match reading.look {
                Look::MayBeName => tokens.push(self.name_or(reading.lexeme, text, word)),
                Look::NegatedFrom(_) => {
                    tokens.push(reading.lexeme);
                    tokens.push(self.lexemes.intern("not"));
                }
                Look::MayNegate => match contraction(text, before, word.start) {
                    Some((base, _)) => {
                        tokens.pop();
                        tokens.extend([base, "not"].map(|word| self.lexemes.intern(word)));
                    }
                    None => tokens.push(reading.lexeme),
                },
                Look::UnitFrom(at) => {
                    tokens.push(reading.lexeme);
                    tokens.push(self.unit(text, word, at).lexeme);
                }
                Look::Numeral => tokens.push(self.number_or(reading.lexeme, text, word)),
                Look::Plain => tokens.push(reading.lexeme),
            }
            before = word.start..word.end;
        }
        tokens
    }

    fn read_run(&mut self, answer: &str, run: Run, previous: Option<Run>, read: &mut ReadAnswer) {
        let text = &answer[run.start..run.end];
        let same_block = previous.is_some_and(|before| before.block == run.block && before.kind == run.kind);
        let mut starts_block = !same_block;
        for word in split_words(text) {
            let word = Written {
                start: run.start + word.start,
                end: run.start + word.end,
                ..word
            };
            // Most words follow a single blank.
            let follows_blank = |before: &Word| {
                let at = before.end as usize;
                word.start == at + 1 && answer.as_bytes()[at] == b' '
            };
            let gap = match read.words.last().filter(|_| !starts_block) {
                None => Gap::Sentence,
                Some(before) if follows_blank(before) => Gap::Space,
                Some(before) => match between(answer, *before, word.start, run.kind) {
                    Between::Gap(gap) => {
                        note_comma(gap, &mut read.sentences);
                        gap
                    }
                    Between::Sign(sign) => {
                        self.push_negation(sign, read);
                        Gap::Space
                    }
                },
            };
            if gap == Gap::Sentence {
                close_sentence(read);
                open_sentence(read, run);
            }
            starts_block = false;
            self.push_word(answer, word, gap, read);
        }
    }

    /// The end of a contraction, `≠` and `!=` between two words are read as `not`.
    #[inline(never)]
    fn push_negation(&mut self, range: Range<usize>, read: &mut ReadAnswer) {
        let negation = self.lexemes.intern("not");
        self.push(range, negation, Gap::Space, read);
    }

    #[inline(always)]
    fn push_word(&mut self, answer: &str, word: Written, gap: Gap, read: &mut ReadAnswer) {
        let reading = self.lexemes.read(answer, word);
        match reading.look {
            Look::Plain => self.push(word.start..word.end, reading.lexeme, gap, read),
            _ => self.push_unlike(answer, (word, reading), gap, read),
        }
    }

    /// Pushes a word that is not just what it looks like.
    #[inline(never)]
    fn push_unlike(
        &mut self,
        answer: &str,
        (word, reading): (Written, Reading),
        gap: Gap,
        read: &mut ReadAnswer,
    ) {
        let Reading { lexeme, look } = reading;
        match look {
            Look::NegatedFrom(from) => {
                let cut = word.start + usize::from(from);
                self.push(word.start..cut, lexeme, gap, read);
                self.push_negation(cut..word.end, read);
            }
            Look::MayBeName => {
                let lexeme = self.name_or(lexeme, answer, word);
                self.push(word.start..word.end, lexeme, gap, read);
            }
            Look::UnitFrom(at) => {
                let cut = word.start + usize::from(at);
                let unit = self.unit(answer, word, at).lexeme;
                self.push(word.start..cut, lexeme, gap, read);
                self.push(cut..word.end, unit, Gap::Joined, read);
            }
            Look::Numeral => {
                let lexeme = self.number_or(lexeme, answer, word);
                self.push(word.start..word.end, lexeme, gap, read);
            }
            Look::MayNegate if self.split_last(answer, word, read) => {}
            Look::Plain | Look::MayNegate => self.push(word.start..word.end, lexeme, gap, read),
        }
    }

    /// Splits the last word into another one and `not` where the `t` behind it makes a contraction of it.
    fn split_last(&mut self, answer: &str, t: Written, read: &mut ReadAnswer) -> bool {
        let Some(before) = read.words.last().copied() else {
            return false;
        };
        let (start, end) = (before.start as usize, before.end as usize);
        let Some((base, cut)) = contraction(answer, start..end, t.start) else {
            return false;
        };
        read.words.pop();
        // `Can` is a word by itself, and so may be what was said before.
        if read.content.last() == Some(&(read.words.len() as u32)) {
            read.content.pop();
            read.distinct.pop();
            self.lexemes.forget_use(before.lexeme);
        }
        let base = self.lexemes.intern(base);
        self.push(start..cut, base, before.gap, read);
        self.push_negation(cut..t.end, read);
        true
    }

    /// The unit that begins `at` bytes from the start of a word of `text`.
    fn unit(&mut self, text: &str, word: Written, at: u16) -> Reading {
        let start = word.start + usize::from(at);
        self.lexemes.read(
            text,
            Written {
                start,
                end: word.end,
                key: None,
            },
        )
    }

    /// The number that a word of `text` is with the sign before it, or else what it is by itself.
    fn number_or(&mut self, number: LexemeId, text: &str, word: Written) -> LexemeId {
        let signed = signed_number(text, word.start..word.end);
        signed.map_or(number, |signed| self.lexemes.intern(&signed))
    }

    /// The name that a word of `text` is, or else what it is as a word of grammar.
    fn name_or(&mut self, grammar: LexemeId, text: &str, word: Written) -> LexemeId {
        let name = name_at(text, word.start..word.end);
        name.map_or(grammar, |name| self.lexemes.intern(name))
    }

    #[inline(always)]
    fn push(&mut self, range: Range<usize>, lexeme: LexemeId, gap: Gap, read: &mut ReadAnswer) {
        let lexeme = if read.distinct.len() < MOST_DIFFERENT {
            lexeme
        } else {
            self.lexemes.or_passed_over(lexeme)
        };
        let Noted { nth, is_new, traits } = self.lexemes.note(lexeme, &mut read.distinct);
        let is_content = is_new & !traits.is_function();
        push_if(&mut read.content, read.words.len() as u32, is_content);
        read.words.push(Word {
            start: range.start as u32,
            end: range.end as u32,
            lexeme,
            nth,
            sentence: read.sentences.len().saturating_sub(1) as u32,
            gap,
            traits,
        });
    }
}

/// Notes the content words of the prose of an answer with code in it, which may have a word before the prose has it.
fn note_content(read: &mut ReadAnswer) {
    read.content.clear();
    let mut seen = vec![false; read.distinct.len()];
    for sentence in &read.sentences {
        if sentence.kind == RunKind::Code {
            continue;
        }
        for at in sentence.first..sentence.end {
            let word = &read.words[at as usize];
            if !word.traits.is_function() && !std::mem::replace(&mut seen[word.nth as usize], true) {
                read.content.push(at);
            }
        }
    }
}

fn open_sentence(read: &mut ReadAnswer, run: Run) {
    let first = read.words.len() as u32;
    read.sentences.push(Sentence {
        first,
        end: first,
        n_commas: 0,
        kind: run.kind,
        form: Form::Sentence,
    });
}

fn note_comma(gap: Gap, sentences: &mut [Sentence]) {
    if let Some(sentence) = sentences.last_mut() {
        sentence.n_commas += u32::from(gap == Gap::Comma);
    }
}

fn close_sentence(read: &mut ReadAnswer) {
    let end = read.words.len() as u32;
    if let Some(sentence) = read.sentences.last_mut() {
        sentence.end = end;
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::AnswerReader;
    use crate::answer::Form;

    fn check(answer: &str, expected: Expect) {
        let mut reader = AnswerReader::default();
        let read = reader.read(answer);
        let mut shown = String::new();
        for sentence in &read.sentences {
            let words = &read.words[sentence.first as usize..sentence.end as usize];
            let folded: Vec<&str> = words.iter().map(|word| &*reader.lexeme(word).folded).collect();
            let list = if sentence.form == Form::List { "list: " } else { "" };
            shown.push_str(&format!("{list}{}\n", folded.join(" ")));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn sentences_end_at_full_stops_and_blocks() {
        check(
            "One thing. Another, e.g. this one; and 3.5 more! It's v1.2.\n\n- An item is here\n- Next is this",
            expect![[r#"
            one thing
            another e g this one and 3.5 more
            it v1.2
            an item is here
            next is this
        "#]],
        );
    }

    #[test]
    fn a_word_is_the_same_wherever_it_stands() {
        let mut reader = AnswerReader::default();
        let tokens =
            reader.tokens("idempotently, incomprehensibilities id idempotently incomprehensibilities, id");
        assert_eq!(tokens[..3], tokens[3..]);
        assert_ne!(tokens[0], tokens[2]);
    }

    #[test]
    fn negative_contractions_become_two_words() {
        check(
            "It doesn't expire and cannot go, we wont wait.",
            expect![[r#"
            it does not expire and can not go we will not wait
        "#]],
        );
    }

    #[test]
    fn bare_lists_are_told_from_sentences() {
        check(
            "Cache, TTL, eviction, stale data, write-through",
            expect![[r#"
            list: cache ttl eviction stale data write through
        "#]],
        );
        check(
            "- TTL\n- eviction\n- stale reads",
            expect![[r#"
            list: ttl
            list: eviction
            list: stale reads
        "#]],
        );
        check(
            "- get → miss → query\n- key: product id, locale, price group\n- delete it after the commit",
            expect![[r#"
            get miss query
            key product id locale price group
            delete it after the commit
        "#]],
        );
        check(
            "It answers with a code, 200, 201, 404, 409, and some JSON.",
            expect![[r#"
            it answers with a code 200 201 404 409 and some json
        "#]],
        );
        check(
            "Resource, verb, status, body, header, 200",
            expect![[r#"
            list: resource verb status body header 200
        "#]],
        );
        check(
            "Invalidate the key, keep a TTL, accept stale reads on the home page.",
            expect![[r#"
            invalidate the key keep a ttl accept stale reads on the home page
        "#]],
        );
    }
}
