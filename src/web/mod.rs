//! The only door to the browser: every call to web-sys and js-sys stands in this room.
//!
//! Invariants: nothing here knows a Yew component or a domain type; nothing here can throw or panic (a browser
//! that refuses gives `None`, `false` or an `Err` with a line for the reader); nothing is called while a page is
//! pre-rendered, since all callers stand in effects and event handlers.

pub mod boot;
pub mod clock;
pub mod dom;
pub mod download;
#[cfg(any(feature = "worker", feature = "solver"))]
pub mod errand;
pub mod events;
pub mod fetch;
pub mod files;
pub mod history;
pub mod islands;
pub mod media;
pub mod panic;
#[cfg(feature = "traces")]
pub mod slices;
pub mod storage;
pub mod timer;
pub mod worker;

/// The window, when there is one (a worker has none).
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document of the page.
pub(crate) fn document() -> Option<web_sys::Document> {
    window()?.document()
}
