//! Runs the real binary in an empty folder and looks at what it says.

mod end_to_end;
