//! One room a command; what they share is the sandbox and a small bank.

mod bank;
mod bank_test;
mod banks;
mod bulk;
mod bundled;
mod check;
mod ci;
mod cohort;
mod fixtures;
mod grade;
mod grade_json;
mod help;
mod history;
mod hostile;
mod hostile_report;
mod import;
mod index_faults;
mod new;
mod practice;
mod readme;
mod regrade;
mod report;
mod review;
mod reviews;
pub mod sandbox;
mod screen;
mod search;
