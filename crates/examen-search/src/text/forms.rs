//! Numbers for the forms of words.

use compact_str::CompactString;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// The number of a form: a stem, or a word as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form(u32);

impl Form {
    /// The empty text.
    pub(crate) const EMPTY: Self = Self(0);

    /// Whether it is the empty text.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::EMPTY
    }

    fn at(idx: usize) -> Self {
        Self(u32::try_from(idx).expect("rare forms are forgotten long before there are so many"))
    }

    /// The place of the form in lists that have one for each form.
    pub(crate) fn idx(self) -> usize {
        self.0 as usize
    }
}

/// All forms that were seen, each once.
pub(crate) struct Forms {
    texts: IndexSet<CompactString, FxBuildHasher>,
    /// Those that [`Self::sort`] has sorted.
    sorted: Vec<Form>,
}

impl Default for Forms {
    fn default() -> Self {
        Self {
            texts: IndexSet::from_iter([CompactString::default()]),
            sorted: Vec::new(),
        }
    }
}

impl Forms {
    /// The number of `text`.
    pub(crate) fn number(&mut self, text: &str) -> Form {
        let known = self.texts.get_index_of(text);
        Form::at(known.unwrap_or_else(|| self.texts.insert_full(text.into()).0))
    }

    /// The text with the number `form`.
    pub(crate) fn text(&self, form: Form) -> &str {
        &self.texts[form.idx()]
    }

    /// How many there are, the empty one included.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Sorts those that came since the last time in among the others.
    pub(crate) fn sort(&mut self) {
        let mut fresh: Vec<Form> = (self.sorted.len()..self.len()).map(Form::at).collect();
        fresh.sort_unstable_by_key(|form| self.text(*form));
        let mut merged = Vec::with_capacity(self.len());
        let mut fresh = fresh.into_iter().peekable();
        for form in std::mem::take(&mut self.sorted) {
            while let Some(before) = fresh.next_if(|other| self.text(*other) < self.text(form)) {
                merged.push(before);
            }
            merged.push(form);
        }
        merged.extend(fresh);
        self.sorted = merged;
    }

    /// The forms in the order of their bytes, as of the last [`Self::sort`].
    pub(crate) fn in_order(&self) -> &[Form] {
        &self.sorted
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn forms_are_in_order_however_often_they_are_sorted() {
        let mut forms = Forms::default();
        for words in ["stale cache price", "cache abort zone", "", "größe kafka"] {
            for word in words.split_whitespace() {
                let number = forms.number(word);
                assert_eq!(forms.text(number), word);
            }
            forms.sort();
        }
        let sorted: Vec<&str> = forms.in_order().iter().map(|form| forms.text(*form)).collect();
        assert_eq!(
            sorted,
            ["", "abort", "cache", "größe", "kafka", "price", "stale", "zone"]
        );
    }
}
