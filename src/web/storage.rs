//! What the reader's browser keeps for them, on their machine only. Every access may fail; then it lasts as long as
//! the page. Nothing is stored inside embeds.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Version of the stored keys; a new meaning gets a new number, and old entries are left alone.
const PREFIX: &str = "lookahead.1.";

/// What was kept under `key`.
pub fn load(key: &str) -> Option<String> {
    let remembered = MEMORY.with(|memory| memory.borrow().get(key).cloned());
    remembered.or_else(|| local()?.get_item(&name(key)).ok().flatten())
}

/// Keeps `value` under `key`, in memory at least; an empty one is not there any more.
pub fn save(key: &str, value: &str) {
    MEMORY.with(|memory| memory.borrow_mut().insert(key.to_owned(), value.to_owned()));
    if let Some(storage) = local() {
        // A full or forbidden storage is no fault of the reader's: memory has it.
        let name = name(key);
        drop(if value.is_empty() { storage.remove_item(&name) } else { storage.set_item(&name, value) });
    }
}

/// Whether what is kept outlasts the page.
pub fn is_open() -> bool {
    local().is_some()
}

fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn local() -> Option<web_sys::Storage> {
    if super::media::in_frame() {
        return None;
    }
    super::window()?.local_storage().ok().flatten()
}
