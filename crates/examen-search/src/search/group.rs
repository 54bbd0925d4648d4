//! The ways to meet one demand on words.

use tantivy::Score;
use tantivy::query::Query as Lookup;

use super::lookups::{any_of, boosted};

/// What a lookup is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Which hits are the best.
    Ranking,
    /// How many there are.
    Counting,
}

/// The ways to meet one demand, any of which will do.
///
/// They are kept flat: the engine passes over blocks of questions that cannot be among the best (block-max WAND) only
/// in a union of nothing but terms.
#[derive(Default)]
pub(super) struct Group {
    /// What makes one question better than another.
    pub(super) rank: Vec<Box<dyn Lookup>>,
    /// What decides whether a question is found: fewer terms find the same.
    pub(super) decide: Vec<Box<dyn Lookup>>,
}

impl Group {
    pub(super) fn is_empty(&self) -> bool {
        self.rank.is_empty()
    }

    /// Adds the ways of another group.
    pub(super) fn extend(&mut self, other: Self) {
        self.rank.extend(other.rank);
        self.decide.extend(other.decide);
    }

    /// Adds a way that ranks and decides.
    pub(super) fn extend_both(&mut self, way: Option<Box<dyn Lookup>>) {
        if let Some(way) = way {
            self.decide.push(way.box_clone());
            self.rank.push(way);
        }
    }

    /// The same, worth `boost` times as much.
    pub(super) fn boosted(self, boost: Score) -> Self {
        let rank = self.rank.into_iter().map(|way| boosted(way, boost));
        Self {
            rank: rank.collect(),
            decide: self.decide,
        }
    }

    /// What any of the ways finds; nothing if there is none.
    pub(super) fn lookup(&self, purpose: Purpose) -> Box<dyn Lookup> {
        let ways = match purpose {
            Purpose::Ranking => &self.rank,
            Purpose::Counting => &self.decide,
        };
        any_of(ways.iter().map(|way| way.box_clone()).collect())
    }
}
