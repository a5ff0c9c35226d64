//! Callbacks for events that may mean nothing.

use yew::prelude::*;

/// Calls `to` with what `read` makes of an event, unless it makes nothing of it.
pub fn on_some<EVENT: 'static, VALUE: 'static>(
    to: &Callback<VALUE>,
    read: impl Fn(EVENT) -> Option<VALUE> + 'static,
) -> Callback<EVENT> {
    let to = to.clone();
    Callback::from(move |event| {
        if let Some(value) = read(event) {
            to.emit(value);
        }
    })
}
