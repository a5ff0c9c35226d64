//! **Widget `value-freeze`** (chapter 7): values and capability move together in training, and a system that comes to see
//! through its training keeps the values that it happens to have by then.
//!
//! What the reader learns: where values stop is decided by a race between awareness and training, so it is a point that
//! nobody chose; a faster training, later awareness or enough monitoring shift it or do away with it; and whether a freeze
//! is bad depends on which values are frozen and what training aimed at, of which the mathematics knows nothing.
//!
//! State keys, all optional: `preset`; `view` (`course`, `against`); `against` (`speed`, `awareness`, `monitoring`);
//! `aim` (`good`, `bad`: what training aims at). Shares from 0 to 1: `speed` and `growth` (in a round), `awareness` (a
//! capability), `monitoring` (of faked answers). `cost` and `stake` are in the same units of worth, 0 to 1000. Values run
//! from 0 (the start) to 1 (what training aims at), over 200 rounds. Formulas: `lookahead_models::value_freeze`.
//!
//! | module | what it holds |
//! |---|---|
//! | `model` | the state behind the address |
//! | `figure` | the whole figure: controls, sentences, table |
//! | `charts` | its two charts |
//! | `calc` | numbers for the prose |

#[cfg(feature = "server")]
mod calc;
mod charts;
mod figure;
mod model;
#[cfg(test)]
#[cfg(feature = "server")]
mod tests;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "value-freeze",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
