//! Small models of the arguments, each with closed forms where they exist and seeded draws where they do not.
//!
//! | module | what it holds |
//! |---|---|
//! | [`problem`] | what is wrong with a parameter, as data |
//! | [`seed`] | seeds and the one generator of chance |
//! | [`estimate`] | means of draws with their standard errors |
//! | [`off_switch`] | act, switch off or let a human decide |
//! | [`power`] | what an optimal agent can get from a state, on average over rewards |
//! | [`instrumental`] | how often goals lead through the same hub |
//! | [`premises`] | a chain of conditional credences: product, doubt, routes, crux, groups |
//! | [`class_code`] | a class without a server: answers as short codes, and what a list of them comes to |
//! | [`faking`] | the two-stage game of alignment faking, and what faking preserves |
//! | [`librarian`] | machines that decide alike and work differently, and what tells them apart |
//! | [`niceness`] | rulers for changing preferences, strength of a neighbour, ways to settle opinions |
//! | [`which_machine`] | experiments on an unlabelled machine of the librarian, and what they settle |
//! | [`value_freeze`] | values that stop moving part-way through training |
//! | [`cot_prefix`] | toy reasoners that add long numbers, given part of their note; filler as room |
//! | [`faithfulness`] | where reasoning carries the answer, by scale and difficulty |
//!
//! Parameters go in as plain structs and are checked; numbers and codes come out. Absent: words for readers, clocks,
//! randomness without a seed, hash order.

pub mod class_code;
pub mod cot_prefix;
pub mod estimate;
pub mod faithfulness;
pub mod faking;
pub mod instrumental;
pub mod librarian;
pub mod niceness;
mod normal;
pub mod off_switch;
pub mod power;
pub mod premises;
pub mod problem;
pub mod seed;
pub mod value_freeze;
pub mod which_machine;

pub use estimate::Estimate;
pub use problem::{ParameterProblem, ProblemCode};
pub use seed::{Generator, Seed};
