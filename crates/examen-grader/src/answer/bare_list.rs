//! Tells a sentence from a list of names: words are listed where next to no function word holds them together.

use super::reader::AnswerReader;
use super::sentences::{Form, Sentence};
use super::words::Gap;
use super::{ReadAnswer, Word};

/// A sentence with a smaller share of function words than this is a list.
/// Running English has 40 to 50 % (Biber et al., Longman Grammar, 1999); terse notes of engineers rarely less than
/// 15 %, lists of names next to none.
const FUNCTION_SHARE: f64 = 0.10;
/// Items of a list are this short on average, in words.
const ITEM_WORDS: f64 = 3.0;
/// So many words without punctuation and without function words are a heap, not a telegraphic sentence.
const SALAD_WORDS: usize = 9;

/// Sets the form of every sentence of `read`.
pub(super) fn mark(reader: &AnswerReader, read: &mut ReadAnswer) {
    let ReadAnswer { words, sentences, .. } = read;
    for sentence in sentences.iter_mut() {
        let words = &words[sentence.first as usize..sentence.end as usize];
        sentence.form = if is_list(reader, words) {
            Form::List
        } else {
            Form::Sentence
        };
    }
    join_items(sentences);
}

fn is_list(reader: &AnswerReader, words: &[Word]) -> bool {
    let n_words = words.len();
    let n_function = (0..n_words)
        .filter(|at| holds_together(reader, words, *at))
        .count();
    if n_words == 0 || n_function as f64 / n_words as f64 > FUNCTION_SHARE {
        return false;
    }
    let n_items = 1 + words.iter().skip(1).filter(|word| word.gap >= Gap::Comma).count();
    n_words as f64 / n_items as f64 <= ITEM_WORDS || (n_items == 1 && n_words >= SALAD_WORDS)
}

/// Whether the word at `at` is grammar. `and` between names is none, nor is the second half of `write-through`.
fn holds_together(reader: &AnswerReader, words: &[Word], at: usize) -> bool {
    let lexeme = reader.lexeme(&words[at]);
    let in_compound = (at > 0 && words[at].gap == Gap::Joined)
        || words.get(at + 1).is_some_and(|next| next.gap == Gap::Joined);
    lexeme.is_function && !in_compound && !matches!(&*lexeme.folded, "and" | "or")
}

/// A lone short line between sentences may be a heading or an aside; a list needs company: another listed item in
/// the same answer, or several items of its own.
fn join_items(sentences: &mut [Sentence]) {
    let n_lists = sentences
        .iter()
        .filter(|sentence| sentence.form == Form::List)
        .count();
    if n_lists == 1 && sentences.len() > 1 {
        for sentence in sentences
            .iter_mut()
            .filter(|sentence| sentence.end - sentence.first <= 3)
        {
            sentence.form = Form::Sentence;
        }
    }
}
