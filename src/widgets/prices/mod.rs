//! **Widget `prices`** (chapter 3): what two goods that price each other come to with nothing wanted for itself, and without
//! an end.
//!
//! The reader learns that ratios of values settle by what the goods make of each other, that the circle alone fades or
//! explodes but at one discount, and that without an end a definition may fit one agent, several or none.
//!
//! State: `view` (`prices`, `loop`); `p`, `q`, `keep` (units made a step) and `delta` (factor a step); for worlds without an
//! end `loop`, `leak` (share), `loop_gamma` (factor a step), `wx`, `wy` (worth of one unit by itself).

#[cfg(feature = "server")]
mod calc;
mod controls;
mod figure;
mod model;
mod price_chart;
mod stationary;

#[cfg(test)]
#[cfg(feature = "server")]
mod tests;

use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "prices",
    draw: figure::draw,
    whole_state: model::whole_state,
    #[cfg(feature = "server")]
    calc: calc::calc,
    #[cfg(feature = "server")]
    samples: calc::samples,
};
