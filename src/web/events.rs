//! Events of the whole window, and what a click on a link means.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::history::Address;

/// Calls `task` when the reader goes back or forward; stops when the returned closure runs.
pub fn on_pop_state(task: impl Fn() + 'static) -> impl FnOnce() {
    on_window("popstate", task)
}

/// Calls `task` when the window's size changes; stops when the returned closure runs.
pub fn on_resize(task: impl Fn() + 'static) -> impl FnOnce() {
    on_window("resize", task)
}

/// Calls `task` at every click anywhere in the document that nobody held up; stops when the returned closure runs.
pub fn on_click(task: impl Fn(&MouseEvent) + 'static) -> impl FnOnce() {
    let listen = |document: web_sys::Document| {
        EventListener::new_with_options(
            &document,
            "click",
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                if let Some(event) = event.dyn_ref() {
                    task(event);
                }
            },
        )
    };
    let listener = super::document().map(listen);
    move || drop(listener)
}

/// The address of the link that was clicked, when the click means "go there here": the left button, no modifier
/// key, no other window, no download, and our own host.
pub fn own_link(event: &MouseEvent) -> Option<Address> {
    let plain = event.button() == 0
        && !event.ctrl_key()
        && !event.meta_key()
        && !event.shift_key()
        && !event.alt_key();
    if !plain || event.default_prevented() {
        return None;
    }
    let link = super::dom::closest_link(&event.target()?)?;
    let stays = link.target().is_empty()
        && !link.has_attribute("download")
        && link.origin() == super::history::origin();
    stays.then(|| Address { path: link.pathname(), query: link.search(), fragment: link.hash() })
}

fn on_window(name: &'static str, task: impl Fn() + 'static) -> impl FnOnce() {
    let listener =
        super::window().map(|window| EventListener::new(window.unchecked_ref(), name, move |_| task()));
    move || drop(listener)
}
