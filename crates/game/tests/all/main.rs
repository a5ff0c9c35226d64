//! All tests of the crate from outside, but those of the build without the feature `big` (in `wide.rs`): one program,
//! one place for what they share.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod cases;
mod edits;
mod hidden;
mod layouts;
mod numbers;
mod patches;
mod properties;
mod random;
mod sensitivity;
mod size;
mod value;
