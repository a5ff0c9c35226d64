//! Being nice to someone: by which of their preferences, how strong one is beside them, and how many people's
//! opinions are settled. Used by the niceness figure, each part by one of its views.

pub mod mediation;
pub mod rulers;
pub mod strength;
