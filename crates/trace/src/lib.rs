//! Traces of language models, read from the formats that people have: one model, one reader for each format.
//!
//! | module | what it holds |
//! |---|---|
//! | [`model`] | a trace: turns, parts, labels, highlights |
//! | [`log`] | a file, opened: its list, and each trace when it is wanted |
//! | [`listed`] | a line of the list |
//! | [`format`](mod@format) | which format a text is of |
//! | [`canonical`] | our own format, read and written |
//! | [`inspect`] | Inspect's `.json` and `.eval` |
//! | [`tags`] | scratchpads, answers and tiers in tags |
//! | [`pairs`] | same request, two conditions |
//! | [`statistics`] | intervals of rates, the test for pairs, agreement |
//! | [`problem`] | what could not be read, where and why |
//! | [`json`] | JSON with bare `NaN`, by levels |
//! | [`zip`] | ZIP files: deflate, zstd, ZIP64 |
//! | [`source`] | where the bytes are |
//! | [`caps`] | how much is read at most |
//!
//! Opened files are hostile until shown otherwise: nothing panics, nothing recurses deeper than 256, every size is capped,
//! and what could be read is given even where the rest is broken. Absent: files, clocks, words for readers except the texts
//! of errors, each of which also has a code.

mod alignment_faking;
mod attachments;
pub mod canonical;
pub mod caps;
mod chat;
mod condition;
mod find;
pub mod format;
pub mod inspect;
pub mod json;
pub mod listed;
pub mod log;
mod message;
pub mod model;
mod open_source;
mod order;
pub mod pairs;
mod petri;
pub mod problem;
mod quotes;
pub mod source;
pub mod statistics;
pub mod tags;
pub mod zip;

pub use format::Format;
pub use log::Log;
pub use model::Trace;
pub use problem::Problem;
