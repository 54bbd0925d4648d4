//! The smallest things a word of an answer can match: a stem, or the beginning of a word.

use examen_bank::MatchKind;
use rustc_hash::FxHashMap;

use crate::answer::Lexeme;

/// Index of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct UnitId(pub u32);

/// What one word of a term looks for.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// The word as the rubric has it, folded; for a prefix, the prefix.
    pub text: Box<str>,
    /// Other words of the rubric with the same stem.
    pub other_forms: Vec<Box<str>>,
    /// Its stem; for a prefix, the prefix.
    pub stem: Box<str>,
    /// Whether any word that begins so will do.
    pub is_prefix: bool,
    /// Variants of one unit that this unit completes.
    pub completes: Vec<u32>,
    /// Variants of several units that begin with this one.
    pub begins: Vec<u32>,
}

impl Unit {
    /// Whether the rubric has this very word.
    fn is_written(&self, folded: &str) -> bool {
        &*self.text == folded || self.other_forms.iter().any(|form| &**form == folded)
    }
}

/// All units of a rubric, found by word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    all: Vec<Unit>,
    stems: FxHashMap<Box<str>, UnitId>,
    prefixes: FxHashMap<Box<str>, UnitId>,
    /// Lengths of the prefixes, shortest first.
    prefix_lens: Vec<usize>,
    /// By unit: what its forms and its stem look like.
    looks: Vec<Look>,
    /// The units of stems, in the order of these.
    sorted: Vec<UnitId>,
}

impl Units {
    /// The unit of a word.
    pub fn word(&mut self, lexeme: &Lexeme) -> UnitId {
        if let Some(id) = self.stems.get(&lexeme.stem) {
            let unit = &mut self.all[id.0 as usize];
            if !unit.is_written(&lexeme.folded) {
                unit.other_forms.push(lexeme.folded.clone());
                self.looks[id.0 as usize].add(&lexeme.folded);
            }
            return *id;
        }
        let id = self.push(&lexeme.folded, &lexeme.stem);
        let at = self
            .sorted
            .partition_point(|other| self.get(*other).stem < lexeme.stem);
        self.sorted.insert(at, id);
        self.stems.insert(lexeme.stem.clone(), id);
        id
    }

    /// The unit of words that begin with `prefix`.
    pub fn prefix(&mut self, prefix: &str) -> UnitId {
        if let Some(id) = self.prefixes.get(prefix) {
            return *id;
        }
        let id = self.push(prefix, prefix);
        self.all[id.0 as usize].is_prefix = true;
        // It is looked for in the beginning of words of any length.
        self.looks[id.0 as usize].lens = !0;
        self.prefixes.insert(prefix.into(), id);
        if let Err(idx) = self.prefix_lens.binary_search(&prefix.len()) {
            self.prefix_lens.insert(idx, prefix.len());
        }
        id
    }

    /// The unit called `id`.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.all[id.0 as usize]
    }

    /// The unit called `id`, to register a variant with.
    pub fn get_mut(&mut self, id: UnitId) -> &mut Unit {
        &mut self.all[id.0 as usize]
    }

    /// Every unit that one of `words` may be meant for, by its length and its first two letters, with its id.
    pub fn looking_like(&self, words: [&str; 2]) -> impl Iterator<Item = (UnitId, &Unit)> + use<'_> {
        let mut wanted = Look::default();
        for word in words {
            wanted.add(word);
            // The first two letters may be swapped.
            if let Some(second) = word.as_bytes().get(1) {
                wanted.initials |= 1 << (second % 32);
            }
        }
        // Two slips at most.
        let lens = wanted.lens;
        wanted.lens |=
            lens.rotate_left(1) | lens.rotate_left(2) | lens.rotate_right(1) | lens.rotate_right(2);
        let units = (0_u32..).zip(&self.looks).zip(&self.all);
        units
            .filter(move |((_, look), _)| {
                look.initials & wanted.initials != 0 && look.lens & wanted.lens != 0
            })
            .map(|((idx, _), unit)| (UnitId(idx), unit))
    }

    /// The unit with this stem.
    pub fn by_stem(&self, stem: &str) -> Option<UnitId> {
        self.stems.get(stem).copied()
    }

    /// The unit that has this word as the rubric does, where no other stem stands between its own and it.
    pub fn by_text(&self, text: &str) -> Option<UnitId> {
        let behind = self.sorted.partition_point(|unit| &*self.get(*unit).stem <= text);
        let id = self.sorted[behind.checked_sub(1)?];
        let unit = self.get(id);
        unit.is_written(text).then_some(id)
    }

    /// Whether a stem begins with `head`, so that another word may be the rest of it.
    pub fn is_head(&self, head: &str) -> bool {
        let stem = |unit: &UnitId| &*self.get(*unit).stem;
        let at = self.sorted.partition_point(|unit| stem(unit) < head);
        self.sorted
            .get(at)
            .is_some_and(|unit| stem(unit).starts_with(head))
    }

    /// Calls `found` for the units that a word matches by stem or beginning.
    pub fn find(&self, folded: &str, stem: &str, mut found: impl FnMut(UnitId, MatchKind)) {
        if let Some(id) = self.by_stem(stem) {
            let unit = self.get(id);
            found(
                id,
                if unit.is_written(folded) {
                    MatchKind::Exact
                } else {
                    MatchKind::Inflected
                },
            );
        }
        for len in &self.prefix_lens {
            let Some(head) = folded.get(..*len) else { continue };
            if let Some(id) = self.prefixes.get(head) {
                found(*id, MatchKind::Prefix);
            }
        }
    }

    fn push(&mut self, text: &str, stem: &str) -> UnitId {
        let id = UnitId(self.all.len() as u32);
        let mut look = Look::default();
        look.add(text);
        look.add(stem);
        self.looks.push(look);
        self.all.push(Unit {
            text: text.into(),
            other_forms: Vec::new(),
            stem: stem.into(),
            is_prefix: false,
            completes: Vec::new(),
            begins: Vec::new(),
        });
        id
    }
}

/// What some words look like, at a glance.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// A bit for each letter that one of them begins with,
    initials: u32,
    /// and for each of their lengths, counted around from 64 on.
    lens: u64,
}

impl Look {
    fn add(&mut self, word: &str) {
        self.initials |= 1 << first_letter(word);
        self.lens |= 1 << (word.len() % 64);
    }
}

fn first_letter(word: &str) -> usize {
    usize::from(word.as_bytes().first().copied().unwrap_or(0)) % 32
}
