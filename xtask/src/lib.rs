//! The part of xtask that other packages use: a static server that behaves as GitHub Pages does.
//! Used by `cargo xtask serve`, `audit` and `bench`, and by the end-to-end tests. The commands are in `main.rs`.

pub mod server;
