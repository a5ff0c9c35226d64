//! The last line of defence: a panic must not take the text away.
//!
//! The hook hands the report to `boot.js`, which shows the banner that every page carries hidden. It calls no wasm
//! again: after a panic the instance may be in any state.

use web_sys::{CustomEvent, CustomEventInit};

const EVENT: &str = "lookahead-panic";

/// Installs the hook. Called once, first of all.
pub fn install() {
    std::panic::set_hook(Box::new(|info| report(&info.to_string())));
}

fn report(text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&text.into());
    let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) else { return };
    if let Some(window) = super::window() {
        drop(window.dispatch_event(&event));
    }
}
