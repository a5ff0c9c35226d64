//! Files made for tests and measurements: honest and hostile ones, the same bytes every time. Nothing but the standard
//! library, so that three programs can take it in: the tests of this folder, the end-to-end tests in browsers, and the
//! example `make_logs`, which writes the files for `cargo xtask bench`.
#![allow(dead_code, reason = "each program uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

pub mod hostile;
pub mod pack;
pub mod zip;
