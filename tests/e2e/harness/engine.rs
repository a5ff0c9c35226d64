//! The three engines, for the few places where a test must know which one runs.

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// By its name in `LOOKAHEAD_ENGINE`.
    pub fn named(name: &str) -> Self {
        match name {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::Webkit,
            other => panic!("LOOKAHEAD_ENGINE is {other:?}: give chromium, firefox or webkit"),
        }
    }
}
