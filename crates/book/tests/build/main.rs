//! Tests of the compiler on small books: what it makes, what it reports and where, and that nothing panics.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "shared parts of tests are not test functions, and a panic here is a failed test"
)]

mod data;
mod fuzz;
mod golden;
mod languages;
mod lessons;
mod pages;
mod reading_time;
mod small_book;
