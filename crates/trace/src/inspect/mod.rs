//! Logs of Inspect (UK AI Security Institute), schema versions 1 to 3 as they have been written since 2024: `.json`, a
//! whole log in one text, and `.eval`, a ZIP. Fields are never required: old logs lack many, and new ones bring more.
//! Format as in the sources of inspect_ai 0.3.285: `log/_log.py`, `log/_recorders/eval.py`. Used by `log`.

mod header;
mod list;
mod members;
mod sample;

pub use header::{Header, Metric};
pub(crate) use header::{header, version};
pub(crate) use list::list;
pub(crate) use members::{chunks, is_any_sample, is_chunk_shell, stem};
pub(crate) use sample::{Chunks, SINGLE_SCORE, sample};
