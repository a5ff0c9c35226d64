//! One-shot timers.

use gloo_timers::callback::Timeout;

/// A timer that is stopped when dropped.
pub struct Timer(#[expect(dead_code, reason = "kept for its destructor, which stops the timer")] Timeout);

/// Runs `task` after `millis`; not stoppable.
pub fn after(millis: u32, task: impl FnOnce() + 'static) {
    Timeout::new(millis, task).forget();
}

/// Runs `task` after `millis` unless the timer is dropped before.
pub fn stoppable(millis: u32, task: impl FnOnce() + 'static) -> Timer {
    Timer(Timeout::new(millis, task))
}
