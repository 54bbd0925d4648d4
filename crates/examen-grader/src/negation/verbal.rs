//! How much of a verb a word is.
//!
//! The vocabulary has no word classes, but all inflected forms: who `serves` is `serving`, while `items` have no participle.

use super::scope::ScopeFinder;
use crate::lexicon::Vocabulary;

/// Verbs without an `s` are commoner than their participles by less than so many powers of ten (`leak` by .66, `return` by
/// .63), and nouns by more (`queue` by 1.3, `service` by 1.8).
pub(super) const VERBAL: f32 = -0.9;
/// The same of those with an `s` (`returns` by .62, `messages` by 1.8).
pub(super) const VERBAL_WITH_S: f32 = -0.7;

impl ScopeFinder<'_> {
    /// Whether the word has the `s` of a plural, or of a verb.
    pub(super) fn has_s(&self, at: u32) -> bool {
        let word = &*self.lexeme(at).folded;
        let stem = word.strip_suffix('s').unwrap_or_default();
        stem.len() > 2 && !stem.ends_with(['s', 'u', 'i', 'a', 'o']) && !self.is_function(at)
    }

    /// How much more of a verb than of a noun the word is: by how much, in powers of ten, its participle is commoner than
    /// itself (`serving`, `serves`). A word without one is no verb.
    pub(super) fn verbal(&self, at: u32) -> Option<f32> {
        let lexeme = self.lexeme(at);
        let base = if self.has_s(at) {
            &lexeme.folded[..lexeme.folded.len() - 1]
        } else {
            &*lexeme.folded
        };
        participle_rarity(base).map(|rarity| lexeme.rarity - rarity)
    }
}

/// How rare the participle of a verb is: `serving` of `serve`, `scanning` of `scan`, `retrying` of `retrie`.
fn participle_rarity(base: &str) -> Option<f32> {
    let last = base.chars().last()?;
    let stem = &base[..base.len() - last.len_utf8()];
    let mut form = String::with_capacity(base.len() + 4);
    let mut rarity = |parts: &[&str]| {
        form.clear();
        form.extend(parts.iter().copied());
        Vocabulary::find(&form).map_or(f32::INFINITY, |word| word.rarity)
    };
    let usual = rarity(&[base, "ing"]);
    let other = match (last, stem.strip_suffix('i')) {
        ('e', Some(stem)) => rarity(&[stem, "ying"]),
        ('e', None) => rarity(&[stem, "ing"]),
        _ => rarity(&[base, &base[stem.len()..], "ing"]),
    };
    Some(usual.min(other)).filter(|rarity| rarity.is_finite())
}

#[cfg(test)]
mod tests {
    use super::participle_rarity;

    #[test]
    fn verbs_have_participles() {
        for base in ["grow", "serve", "scan", "retrie", "pushe", "hold"] {
            assert!(participle_rarity(base).is_some(), "{base}");
        }
        for base in ["item", "token", "session", "database", "disk", ""] {
            assert!(participle_rarity(base).is_none(), "{base}");
        }
    }
}
