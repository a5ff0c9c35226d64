//! The address bar, wrapped so that it cannot throw.
//!
//! Browsers throttle or refuse history calls (WebKit throws at the 101st `replaceState` in ten seconds, a sandboxed
//! frame refuses `pushState`), and gloo-history panics where they do. Here a refusal is `false`, and the page keeps
//! its state in memory.

use wasm_bindgen::JsValue;

/// Path, query (with `?`) and fragment (with `#`) of the page's address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The path, from the site's origin on.
    pub path: String,
    /// The query with its question mark, or nothing.
    pub query: String,
    /// The fragment with its hash sign, or nothing.
    pub fragment: String,
}

/// The address of the page now.
pub fn address() -> Address {
    let Some(location) = super::window().map(|window| window.location()) else { return Address::default() };
    Address {
        path: location.pathname().unwrap_or_default(),
        query: location.search().unwrap_or_default(),
        fragment: location.hash().unwrap_or_default(),
    }
}

/// The page's address in full, as a reader would copy it.
pub fn href() -> String {
    super::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The site's origin; `null` in a sandboxed frame.
pub fn origin() -> String {
    super::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Adds an entry to the history, remembering how far the page was scrolled when it was left.
pub fn push(url: &str) -> bool {
    history().is_some_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(url)).is_ok())
}

/// Rewrites the current entry, keeping what it remembers.
pub fn replace(url: &str) -> bool {
    let Some(history) = history() else { return false };
    let state = history.state().unwrap_or(JsValue::NULL);
    history.replace_state_with_url(&state, "", Some(url)).is_ok()
}

/// Remembers the scroll position in the current entry.
pub fn remember_scroll(y: f64) -> bool {
    history().is_some_and(|history| history.replace_state(&JsValue::from_f64(y), "").is_ok())
}

/// The scroll position that the current entry remembers.
pub fn remembered_scroll() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

/// Leaves the site's own navigation: the browser loads the address.
pub fn leave_to(url: &str) {
    if let Some(window) = super::window() {
        drop(window.location().assign(url));
    }
}

/// Has the browser load the present address anew.
pub fn reload() {
    if let Some(window) = super::window() {
        drop(window.location().reload());
    }
}

fn history() -> Option<web_sys::History> {
    super::window()?.history().ok()
}
