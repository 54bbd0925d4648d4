//! Many grades summarised for a mentor, and rendered.
