//! One room a command; what they share is the sandbox and a small bank.

mod bank;
mod bank_test;
mod banks;
mod bulk;
mod bundled;
mod check;
mod cohort;
mod fixtures;
mod grade;
mod grade_json;
mod help;
mod hostile;
mod import;
mod new;
mod readme;
mod reviews;
mod sandbox;
mod search;
