//! End-to-end tests of the built site in a real browser, below a sub-path, as a reader meets it.
//!
//! Started by `cargo xtask test`, once for each engine (see `harness::surroundings` for what it is told). One file is
//! one theme; what is asserted are words, roles, ids and classes, never Rust types. What not every engine can do stands
//! in a module named for those that can, `in_chromium` or `in_chromium_and_firefox`; in the others it is left out and
//! counted by nobody.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod harness;

mod accessibility;
mod asides;
mod builder;
mod chart;
mod classroom;
mod computed;
mod deep_links;
mod editor;
mod embed;
mod faking;
mod faking_results;
mod files;
mod hosting;
mod hosts;
mod hydration;
mod keyboard;
mod navigation;
mod no_script;
mod not_live;
mod offline;
mod panic;
mod paths;
mod places;
mod premises;
mod printing;
mod record;
mod routes;
mod run;
mod run_paper;
mod scorm;
mod search;
mod share;
mod share_dialog;
mod teach;
mod traces;
mod traces_hostile;
mod which_machine;
