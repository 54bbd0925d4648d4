//! Where clauses begin and end, told by the words and the punctuation that stand there, without a parser.
//!
//! What a denial turns and what is said of which thing both end with a clause, so that both ask here.

mod boundaries;
mod link;
mod parts;

pub(crate) use boundaries::{
    asks, clause_starts_at, ends_phrase, is_auxiliary, may_start_clause, opens_phrase, starts_aside,
};
pub(crate) use parts::Clauses;
