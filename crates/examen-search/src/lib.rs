//! An index over banks: build, update, query, find similar questions.
