//! Which words stand where: noted in the order of the questions, then sorted by word.

use crate::text::{Form, Forms, Weight};

/// Bits for how often a word counts.
const WEIGHT_BITS: u32 = 3;

/// Where the words of one field stand, question by question.
#[derive(Default)]
pub(super) struct Occurrences {
    all: Vec<Occurrence>,
    /// Where those of each question end in `all`.
    ends: Vec<u32>,
    n_tokens: u64,
    /// Of the present question.
    n_tokens_of_question: u32,
}

/// A word of a question that is known from elsewhere.
#[derive(Clone, Copy)]
struct Occurrence {
    form: Form,
    place: Place,
}

/// A position and a weight in four bytes: there are a hundred of them in a question.
#[derive(Clone, Copy)]
pub(super) struct Place(u32);

impl Place {
    fn new(position: u32, weight: Weight) -> Self {
        Self(position << WEIGHT_BITS | weight.get())
    }

    /// In words, from the beginning of the question.
    pub(super) fn position(self) -> u32 {
        self.0 >> WEIGHT_BITS
    }

    /// How often the word counts there, 1..=7.
    pub(super) fn weight(self) -> u32 {
        self.0 & ((1 << WEIGHT_BITS) - 1)
    }
}

/// A place of a word that is known from elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub(super) question: u32,
    pub(super) place: Place,
}

impl Occurrences {
    /// Notes a word of the present question. Positions must not fall.
    pub(super) fn push(&mut self, form: Form, position: u32, weight: Weight) {
        let place = Place::new(position, weight);
        self.all.push(Occurrence { form, place });
        self.n_tokens_of_question += weight.get();
    }

    /// Ends the present question, and returns how many words it had, each as often as it counts.
    pub(super) fn end_question(&mut self) -> u32 {
        let end =
            u32::try_from(self.all.len()).expect("a segment is written long before it has so many words");
        self.ends.push(end);
        self.n_tokens += u64::from(self.n_tokens_of_question);
        std::mem::take(&mut self.n_tokens_of_question)
    }

    /// How many words there are, each as often as it counts.
    pub(super) fn n_tokens(&self) -> u64 {
        self.n_tokens
    }

    /// The bytes that are held.
    pub(super) fn n_bytes(&self) -> usize {
        self.all.len() * size_of::<Occurrence>() + self.ends.len() * size_of::<u32>()
    }

    /// Gives each form that occurs, in the order of `forms`, with its places to `take`.
    ///
    /// Sorting by counting moves each occurrence once, where a table from words to lists that grow would be looked up
    /// for each and miss the processor's caches three times.
    pub(super) fn by_form<E>(
        self,
        forms: &Forms,
        mut take: impl FnMut(Form, &[Posting]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (postings, ends) = self.sorted(forms);
        let mut start = 0;
        for form in forms.in_order() {
            let end = ends[form.idx()] as usize;
            if end > start {
                take(*form, &postings[start..end])?;
                start = end;
            }
        }
        Ok(())
    }

    /// All postings by form, and where those of each form end.
    fn sorted(self, forms: &Forms) -> (Vec<Posting>, Vec<u32>) {
        let mut next = vec![0_u32; forms.len()];
        for occurrence in &self.all {
            next[occurrence.form.idx()] += 1;
        }
        let mut start = 0;
        for form in forms.in_order() {
            let count = std::mem::replace(&mut next[form.idx()], start);
            start += count;
        }
        let nowhere = Posting {
            question: 0,
            place: Place(0),
        };
        let mut postings = vec![nowhere; self.all.len()];
        let mut from = 0;
        for (question, end) in (0..).zip(&self.ends) {
            for occurrence in &self.all[from..*end as usize] {
                let slot = &mut next[occurrence.form.idx()];
                postings[*slot as usize] = Posting {
                    question,
                    place: occurrence.place,
                };
                *slot += 1;
            }
            from = *end as usize;
        }
        (postings, next)
    }
}
