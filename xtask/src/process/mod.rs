//! Running other programs: with their output passed through, or hidden behind a heartbeat; and background programs
//! that are ended with all their children. Used by every command.

mod background;
mod foreground;
mod quiet;

pub use background::{Background, INTERRUPT_CODE, is_interrupted, watch_for_interrupt};
pub use foreground::{capture, run, run_watching};
pub use quiet::run_quietly;
