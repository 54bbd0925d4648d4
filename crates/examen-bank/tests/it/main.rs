//! The formats as their users see them: what is read, what is reported, what is written.

mod properties;
