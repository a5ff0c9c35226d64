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
//! | [`niceness`] | rulers for changing preferences, strength of a neighbour, ways to settle opinions |
//!
//! Parameters go in as plain structs and are checked; numbers and codes come out. Absent: words for readers, clocks,
//! randomness without a seed, hash order.

pub mod estimate;
pub mod instrumental;
pub mod niceness;
mod normal;
pub mod off_switch;
pub mod power;
pub mod premises;
pub mod problem;
pub mod seed;

pub use estimate::Estimate;
pub use problem::{ParameterProblem, ProblemCode};
pub use seed::{Generator, Seed};
