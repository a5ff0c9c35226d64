//! The last line of defence: a panic must not take the text away.
//!
//! The hook hands the report to `boot.js`, which shows the banner that every page carries hidden. It calls no wasm
//! again: after a panic the instance may be in any state.

use web_sys::{CustomEvent, CustomEventInit};

const EVENT: &str = "lookahead-panic";

/// The query that has a page panic once it is live: how the tests see the banner after a real panic, in every engine.
const PANIC_QUERY: &str = "?lookahead-test-panic=1";

/// Installs the hook. Called first of all, and again once the page is live: Yew installs one that only writes to the
/// console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| report(&info.to_string())));
}

/// Panics where the address asks for it. The address forgets it first, so that "restart" brings a page that works.
#[expect(clippy::panic, reason = "the tests provoke a real one")]
pub fn provoke_if_asked() {
    let address = super::history::address();
    if address.query == PANIC_QUERY {
        super::history::replace(&address.path);
        panic!("asked for by the address");
    }
}

fn report(text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&text.into());
    let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) else { return };
    if let Some(window) = super::window() {
        drop(window.dispatch_event(&event));
    }
}
