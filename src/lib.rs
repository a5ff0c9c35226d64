//! Lookahead, the site: one Shell, its pages, parts and widgets, rendered natively into HTML files and hydrated in
//! the browser.
//!
//! Rooms, from the outside in: `web` (the only door to the browser), `hooks`, `parts` (shared pieces of view), `widgets`
//! (one folder each, listed in the registry), `pages` (one file per kind of page), `shell` and `app`, and natively
//! `prerender` (writes the pages). Who may use whom: ARCHITECTURE.md, kept by `tests/tidy.rs`.

pub mod app;
#[cfg(any(feature = "solver", feature = "server"))]
pub mod figures;
pub mod hooks;
pub mod jobs;
pub mod json;
pub mod number;
pub mod page;
#[cfg(feature = "server")]
pub mod pages;
pub mod parts;
#[cfg(feature = "server")]
pub mod prerender;
pub mod query;
pub mod route;
pub mod shell;
pub mod web;
pub mod widgets;

/// The allocator of every wasm program: smaller than the standard one, and as fast here (`cargo xtask bench`).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
