//! The limits that the site keeps, in one place. They come from what was measured on comparable sites; a limit is
//! changed only with a reason in CHANGELOG.md.

/// Bytes after gzip; KB are thousands.
pub mod bytes {
    /// What every page runs: the client's wasm and its JavaScript.
    pub const CORE: u64 = 230_000;
    /// The wasm and JavaScript of one worker, loaded when first used.
    pub const WORKER: u64 = 120_000;
    /// HTML and CSS of a page without much text, needed before anything is seen.
    pub const SHELL: u64 = 14_000;
    /// The same for a page of prose.
    pub const CHAPTER: u64 = 30_000;
    /// All style sheets of one page.
    pub const CSS: u64 = 8_000;
}

/// Lighthouse, mobile: slow 4G, processor slowed fourfold.
pub mod lighthouse {
    /// Each of the four scores.
    pub const SCORE: f64 = 100.0;
    /// Largest contentful paint, milliseconds.
    pub const LCP: f64 = 900.0;
    /// Total blocking time, milliseconds.
    pub const TBT: f64 = 50.0;
    /// Cumulative layout shift.
    pub const CLS: f64 = 0.001;
    /// Each number is the median of so many runs.
    pub const RUNS: usize = 3;
    /// The pages that are measured, below the public path.
    pub const PAGES: [&str; 4] = ["", "read/looking-ahead/", "lab/game-tree/", "embed/game-tree/"];
}

/// Files of traces that a reader opens on `/traces/`, in Chromium.
pub mod logs {
    /// Milliseconds until a log of 100 MB is listed.
    pub const LIST: f64 = 1_000.0;
    /// Milliseconds from there until a conversation of it is on the glass.
    pub const SAMPLE: f64 = 2_000.0;
    /// Milliseconds of the longest task on the page's thread meanwhile.
    pub const TASK: f64 = 50.0;
    /// Milliseconds until a hostile file is opened or refused.
    pub const HOSTILE: f64 = 2_000.0;
    /// Bytes of the process that runs the page and its workers, at their highest, whatever the file.
    pub const MEMORY: u64 = 512 << 20;
}
