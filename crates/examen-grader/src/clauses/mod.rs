//! Where clauses begin and end, told by the words and the punctuation that stand there, without a parser.
//!
//! What a denial turns and what is said of which thing both end with a clause, so that both ask here.

mod boundaries;
mod link;
mod parts;
mod telling;

pub(crate) use boundaries::clause_starts_at;
pub(crate) use parts::Clauses;
pub(crate) use telling::{asks, ends_phrase, is_auxiliary, may_start_clause, opens_phrase, starts_aside};
