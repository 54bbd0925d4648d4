//! Whole lists through the public door: what comes out of each shape, and what holds for any text at all.

mod accounting;
mod refusals;
mod shapes;
mod siblings;
mod suspects;
