//! The time, for telling how long something has taken; nothing that is computed depends on it.

/// Milliseconds since a fixed moment.
pub fn now_millis() -> f64 {
    js_sys::Date::now()
}
