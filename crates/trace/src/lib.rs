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
//! # What `summarise` prints
//!
//! `cargo run -q -p lookahead-trace --example summarise -- FILE` prints one line of JSON; where nothing could be read, one
//! line of words, and the exit status is 1. `turns` counts the messages of the conversation as it ended, `scores` are all
//! labels by name; numbers that are not finite are null. Samples of an `.eval` file come by epoch and id. One example for
//! each format, cut to its first sample:
//!
//! ```json
//! {"format":"inspect-eval","version":2,"traces":8,"conditions":["free","paid"],"samples":[{"id":"q0/free","epoch":1,"turns":5,"has_reasoning":true,"scores":{"complied":1.0}}],"problems":[]}
//! {"format":"inspect-json","version":3,"traces":1,"conditions":[],"samples":[{"id":"1","epoch":1,"turns":4,"has_reasoning":true,"scores":{"multi":{"correct":1,"tone":null}}}],"problems":[{"member":"","path":"version","code":"new-version","reason":"version 3 is newer than what is known here; what looks familiar was read"}]}
//! {"format":"alignment-faking-release","version":null,"traces":1,"conditions":["free"],"samples":[{"id":"1","epoch":1,"turns":3,"has_reasoning":true,"scores":{"pm_score":-1.25,"is_refusal_0_7":true}}],"problems":[]}
//! {"format":"alignment-faking-index","version":null,"traces":600,"conditions":[],"samples":[{"id":"0.html","epoch":1,"turns":0,"has_reasoning":false,"scores":{"pm_score":-1.25,"is_refusal_0_7":true}}],"problems":[]}
//! {"format":"open-source-alignment-faking","version":null,"traces":2,"conditions":["free","paid"],"samples":[{"id":"1","epoch":1,"turns":3,"has_reasoning":true,"scores":{"strong_reject_score":0.0,"deceptive_alignment":null}}],"problems":[]}
//! {"format":"chat-jsonl","version":null,"traces":1,"conditions":[],"samples":[{"id":"1","epoch":1,"turns":2,"has_reasoning":false,"scores":{}}],"problems":[{"member":"","path":"line 2","code":"json","reason":"the text breaks off at byte 30"}]}
//! {"format":"chat-json","version":null,"traces":1,"conditions":[],"samples":[{"id":"1","epoch":1,"turns":2,"has_reasoning":false,"scores":{}}],"problems":[]}
//! {"format":"petri","version":"v3.0","traces":1,"conditions":[],"samples":[{"id":"t1","epoch":1,"turns":1,"has_reasoning":true,"scores":{"toy_dimension":1}}],"problems":[]}
//! {"format":"lookahead-traces","version":1,"traces":1,"conditions":["A"],"samples":[{"id":"1","epoch":1,"turns":1,"has_reasoning":true,"scores":{"complied":false}}],"problems":[]}
//! ```
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
