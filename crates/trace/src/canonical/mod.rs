//! Our own format: what every other format is read into, as JSON, so that traces can be converted, shared and shipped.
//!
//! ```json
//! {"format":"lookahead-traces","version":1,"provenance":"toy agent","traces":[
//!  {"id":"1","epoch":1,"condition":"A","pair":"7","turns":[
//!   {"role":"assistant","parts":[
//!    {"kind":"reasoning","text":"1 - 2 < 0","tag":"think","spans":[[0,1,"D"]]},{"kind":"text","text":"No."}]}],
//!   "labels":[{"name":"complied","value":false,"labeller":"rule"}],
//!   "highlights":[[0,0,0,5,"mentions staying","rule"]],"facts":[["machine","plan"]]}]}
//! ```
//! Fields that are empty, zero or false are left out. Source texts are not written. Used by `log`, by exports and by
//! whoever writes the shipped sets.

mod read;
mod write;

pub(crate) use read::{is_one, provenance, trace, version};
pub use write::{trace_json, write};

/// The value of `format`.
pub const FORMAT: &str = "lookahead-traces";

/// The version that is written and read.
pub const VERSION: u32 = 1;
