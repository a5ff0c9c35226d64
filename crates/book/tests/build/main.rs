//! Tests of the compiler on small books: what it makes, what it reports and where, and that nothing panics.

mod data;
mod fuzz;
mod golden;
mod languages;
mod pages;
mod small_book;
