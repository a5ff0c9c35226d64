//! **Widget `trace-pair`** (chapters 7 and 8, and `/traces/`): two conversations under two conditions laid side by side and
//! stepped together, from a set of this site's or from a file of the reader's, which is read in slices in a worker and goes
//! nowhere. The reader learns to compare conditions request by request and to see each rate with the traces behind it.
//!
//! State keys, all optional: `preset` (a start on this site) or `file` (the name of the reader's file), `view` (`read`,
//! `list`, `rates`, `find`), `pair` (the line, counted from 1), `turn` (counted from 1), `first` and `second` (conditions),
//! `show` (a filter: label number, 1 or 0, condition), `sought` (the text that was searched for), `quote` (words of the turn
//! that are marked), `at` (first line shown).
//! Never in an address: `shown` (the file whose contents are unfolded), `find` (what is typed), `whole` (the turn that is
//! shown in full), `side` (the one that a narrow screen shows), `cover` and `said` (guesses), `mine` (the reader's labels).
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state, read from pairs and written back |
//! | `sets` | the sets of this site |
//! | `desk` | the opened file: the one thing that outlives a drawing |
//! | `rows` | lines laid side by side, conditions, filters |
//! | `scores` | labels as yes and no |
//! | `figure` | which view is drawn, and what all share |
//! | `folded` | what is said of a file before its contents are shown |
//! | `reader`, `turns`, `strip` | the pair, turn by turn, and its overview |
//! | `text` | a text as nodes: marks, odd characters, cuts |
//! | `difference` | where two conversations part |
//! | `list`, `found` | the windowed list, and what a search found |
//! | `rates`, `interval` | rates with their intervals, and their drawing |
//! | `guesses`, `labels` | what the reader guessed and labelled |
//! | `facts` | what is known of one trace |
//! | `table` | the data table and the exports |
//! | `pieces` | small nodes that all views share |
//! | `calc` | states for the tests |

#[cfg(feature = "server")]
mod calc;
mod desk;
mod difference;
mod facts;
mod figure;
mod folded;
mod found;
mod guesses;
mod interval;
mod labels;
mod list;
mod model;
mod pieces;
mod rates;
mod reader;
mod rows;
mod scores;
mod sets;
mod strip;
mod table;
mod text;
mod turns;

use crate::figures::Computed;

pub use desk::{open, wants};

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "trace-pair",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};

#[cfg(test)]
#[cfg(feature = "server")]
mod tests;
