//! The words of a text that carry content, as the grader sees them.

use examen_bank::TextRange;

use crate::answer::ReadAnswer;
use crate::matcher::with_reader;

/// A word that carries content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentWord {
    /// Where it stands, in bytes of the text.
    pub range: TextRange,
    /// Its stem: the same for all forms of a word.
    pub stem: Box<str>,
    /// Which sentence of the text it stands in, from 0.
    pub sentence: usize,
}

/// The content words of the Markdown in `text`, in order. Function words, quotes, comments and fenced code are left
/// out, as when an answer is graded.
///
/// ```
/// let words = examen_grader::content_words("The caches were invalidated.");
/// let stems: Vec<&str> = words.iter().map(|word| &*word.stem).collect();
/// assert_eq!(stems, ["cach", "invalid"]);
/// ```
pub fn content_words(text: &str) -> Vec<ContentWord> {
    with_reader(|reader| {
        let mut read = ReadAnswer::default();
        reader.read_into(text, &mut read);
        let content = |at: &usize| !reader.lexeme(&read.words[*at]).is_function && !read.is_code(*at);
        let words = (0..read.words.len()).filter(content).map(|at| {
            let word = &read.words[at];
            ContentWord {
                range: TextRange::new(word.start as usize, word.end as usize),
                stem: reader.lexeme(word).stem.clone(),
                sentence: word.sentence as usize,
            }
        });
        words.collect()
    })
}
