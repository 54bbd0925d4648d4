//! Attempts in SQLite; review schedule and statistics derived from them.
