//! The last line of defence: a panic must not take the text away.
//!
//! The hook (installed by the client through Yew, which would put its own in its place) hands the report to `boot.js`,
//! which shows the banner that every page carries hidden. It calls no wasm again: after a panic the instance may be in
//! any state. A page whose data is missing or of another build is told the same way that it does not come to life.

use web_sys::{CustomEvent, CustomEventInit};

/// The query that has a page panic once it is live: how the tests see the banner after a real panic, in every engine.
const PANIC_QUERY: &str = "?lookahead-test-panic=1";

/// Panics where the address asks for it. The address forgets it first, so that "restart" brings a page that works.
#[expect(clippy::panic, reason = "the tests provoke a real one")]
pub fn provoke_if_asked() {
    let address = super::history::address();
    if address.query == PANIC_QUERY {
        super::history::replace(&address.path);
        panic!("asked for by the address");
    }
}

/// Has `boot.js` show the banner with this report.
pub fn report(text: &str) {
    tell("lookahead-panic", text);
}

/// Has `boot.js` say that the page stays as it was pre-rendered.
pub fn give_up(reason: &str) {
    tell("lookahead-not-live", reason);
}

fn tell(event: &str, text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&text.into());
    let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) else { return };
    if let Some(window) = super::window() {
        drop(window.dispatch_event(&event));
    }
}
